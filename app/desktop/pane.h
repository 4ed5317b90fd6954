// A pane of the window: header, banners, body. The window knows panes by this and nothing more.
#pragma once

#include "app/desktop/action_table.h"
#include "widgets/support/banner.h"

#include <QWidget>

namespace understudy {

class KeptState;

class Pane : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Its actions, for menus and the shortcut sheet.
    virtual const ActionTable& actions() const = 0;
    virtual BannerHost* banners() const = 0;
    /// Where F6 goes, in reading order.
    virtual QList<QWidget*> parts() const = 0;
    /// Called when it comes to the front.
    virtual void enter() = 0;
    /// Whether what was done may be taken back, or seen, while it is in front.
    virtual bool isHistoryOpen() const { return true; }
    /// The window closes: what should be as it was next time.
    virtual void saveState(KeptState& /*state*/) {}

Q_SIGNALS:
    void historyOpenChanged(); ///< isHistoryOpen()
};

/// Whether what is as wide as a pane lies in a window below 1280 (in units of the font), where the optional
/// leaves.
bool isNarrowPane(int width);

} // namespace understudy

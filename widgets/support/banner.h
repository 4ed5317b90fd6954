// Errors and notices of a pane, between its header and its body. No dialogs, no time-outs: a banner stays
// until it is solved or closed, and pushes the body down.
#pragma once

#include "widgets/support/tokens.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QToolButton;
class QVBoxLayout;

namespace understudy {

enum class BannerKind
{
    Error,
    Warning,
    Info
};

struct BannerAction
{
    QString text;
    std::function<void()> run;
    bool closesBanner = true;
    QString iconName;
};

struct BannerContent
{
    BannerKind kind = BannerKind::Error;
    QString sentence; ///< what failed and where; bold
    QString detail;   ///< why, with figures; what to do; what is kept
    std::vector<BannerAction> actions;
    bool isClosable = true;
    QString key; ///< a later banner of the same key takes this one's place; empty: never
};

class Banner : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(BannerContent content, QWidget* parent = nullptr);

    const BannerContent& content() const { return m_content; }
    /// Takes it in, before its button that closes it.
    void takeIn(QWidget* part);

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void addActions(QLayout* layout);

    BannerContent m_content;
};

/// Holds the banners of one pane: errors, then warnings, then results, the newest of a kind first; no height
/// while empty. The first is shown and, beneath an error, the first of the others: neither hides the other.
/// The pane's body needs the rest of the room, so the rest are counted in the first, and shown when somebody
/// asks. It gives the focus to the first.
class BannerHost : public QWidget
{
    Q_OBJECT
public:
    explicit BannerHost(QWidget* parent = nullptr);

    void show(BannerContent content);
    /// Takes down the banner of this key, if any: its cause is gone.
    void clear(const QString& key);
    /// Those too that are only counted.
    int count() const { return static_cast<int>(m_banners.size()); }

Q_SIGNALS:
    void bannerClosed(const QString& key);

private:
    void remove(Banner* banner);
    void arrange();
    bool isNeeded(const Banner* banner) const;
    void giveFocusToFirst();
    void rememberFocus(QWidget* old, QWidget* now);

    QVBoxLayout* m_layout;
    std::vector<Banner*> m_banners; // owned by the layout's parent, this; as they stand, from the top
    QToolButton* m_more;            // how many are not shown
    bool m_isAllShown = false;
    QPointer<QWidget> m_focusBefore; // where focus came from when it entered a banner
};

} // namespace understudy

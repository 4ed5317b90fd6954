// Small parts that every pane is made of: labels of the type scale, lines, grounds, buttons.
#pragma once

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"

#include <QAbstractButton>
#include <QLabel>

#include <initializer_list>

class QAction;
class QFrame;
class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace understudy {

class ElidedLabel;

enum class Ground
{
    Window,
    Raised,
    Surface
};

/// An icon as a label: follows theme and device ratio, which a pixmap in a QLabel does not.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    /// `units`: its edge in metrics units; 4 beside text, 5 in banners.
    explicit IconLabel(QAnyStringView name = {}, Token color = Token::Text, double units = 4);

    void setIcon(QAnyStringView name, Token color);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    Token m_color;
};

/// The widget fills itself with the token's colour, in every theme.
void setGround(QWidget* widget, Ground ground);

QLabel* makeLabel(const QString& text, metrics::Type type = metrics::Type::Body);
/// Second text: muted. The elided one gives way where there is no room.
QLabel* makeMutedLabel(const QString& text, metrics::Type type = metrics::Type::Body);
ElidedLabel* makeMutedElided(const QString& text = {});
QFrame* makeHorizontalLine();
QFrame* makeVerticalLine();

/// The one next sensible step of a pane. Drawn filled by StudioStyle.
void setPrimary(QPushButton* button);
/// Red words: what undo cannot reach.
void setDangerous(QPushButton* button);
/// Focus by Tab only, so that a click never steals Space from playback.
QPushButton* makeButton(const QString& text, QAnyStringView iconName = {});
/// Flat, icon only; tooltip and accessible name come from the action, with its key.
QToolButton* makeToolButton(QAction* action);
/// "Redo line (R)": the words of an action with its key.
QString toolTipWithKey(const QAction* action);

/// Parts of a row that come and go together.
QWidget* makeGroup(std::initializer_list<QWidget*> parts);

/// A page that scrolls down, on the ground of panes.
QScrollArea* makePageScroll(QWidget* page);
/// The wheel scrolls the page, not the value of an editor that happens to be under the pointer.
void guardWheel(QWidget* editor);

/// A card: surface, line edge, 6 px corners. Give it a layout.
QFrame* makeCard();

} // namespace understudy

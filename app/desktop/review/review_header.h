// The head of the Review pane: order, filter, verdict chips, and the two steps before and after a review.
#pragma once

#include "core/data/clips/clip.h"
#include "widgets/models/clip_filter.h"

#include <QStringList>
#include <QWidget>

#include <array>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTimer;

namespace understudy {

class ChipRow;
class FilterField;
struct ReviewActions;

class ReviewHeader : public QWidget
{
    Q_OBJECT
public:
    enum class Order
    {
        Attention,
        Recording
    };

    explicit ReviewHeader(const ReviewActions& actions, QWidget* parent = nullptr);

    void setCounts(int total, const std::array<int, 4>& verdicts); ///< in the order of Verdict
    /// How many of them the filter leaves.
    void setMatches(int shown, int total);
    ClipFilter filter() const;
    Order order() const;
    QLineEdit* field() const;
    /// As somebody would type it, of whatever verdict.
    void filterBy(const QString& text);
    /// Those of the window, which goes back and forth in the history.
    void showHistory(QAction* undo, QAction* redo);
    /// In a narrow window a list stands for the chips, and a menu has what the row has no room for.
    void setCompact(bool isCompact);

Q_SIGNALS:
    void filterChanged();
    void unreadChanged(const QStringList& words); ///< once typing rests: what the filter cannot read
    void orderChanged();
    void leaveRequested(); ///< Return or Escape in the filter

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createLayout();
    void showChoice();
    QToolButton* makeMore(const ReviewActions& actions);
    void readField();
    void tellUnread();

    QComboBox* m_order;
    FilterField* m_field;
    QTimer* m_rest;       ///< runs while somebody types
    QStringList m_unread; ///< told
    ChipRow* m_chips;
    QComboBox* m_choice; ///< as the chips
    QPushButton* m_build;
    QToolButton* m_more;
    QHBoxLayout* m_history;
};

} // namespace understudy

// The head of the Review pane: order, filter, verdict chips, and the two steps before and after a review.
#pragma once

#include "core/data/clips/clip.h"
#include "widgets/models/clip_filter.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLineEdit;

namespace understudy {

class ChipRow;
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
    ClipFilter filter() const;
    Order order() const;
    QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    void filterChanged();
    void orderChanged();

private:
    QComboBox* m_order;
    QLineEdit* m_field;
    ChipRow* m_chips;
};

} // namespace understudy

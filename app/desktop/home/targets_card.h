// Home's table of what is promised of a voice: measured, required, by whom, and whether it is met.
#pragma once

#include "core/measure/evaluation/evaluated_targets.h"
#include "core/session/review_snapshot.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;

namespace understudy {

class ElidedLabel;
class IconLabel;

class TargetsCard : public QWidget
{
    Q_OBJECT
public:
    explicit TargetsCard(QWidget* parent = nullptr);

    /// Of the dataset the review tells, as it is now; of the voice the evaluation, if one was made.
    void setTargets(const ReviewProgress& review, const std::optional<EvaluatedTargets>& evaluated);
    const std::vector<TargetRow>& rows() const { return m_shown; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row
    {
        ElidedLabel* title;
        QLabel *value, *required;
        ElidedLabel* by;
        IconLabel* mark;
        QLabel* result;
    };
    void makeRow();
    void setRow(Row& row, const TargetRow& target, const QString& by) const;
    void fit();

    QLabel* m_when;
    QLabel *m_required, *m_by; ///< heads of their columns
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    std::vector<TargetRow> m_shown;
};

} // namespace understudy

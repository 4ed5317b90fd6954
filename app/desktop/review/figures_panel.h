// What was measured on the clip, beside what is asked.
#pragma once

#include "core/data/qc/grading.h"
#include "core/session/review_snapshot.h"
#include "widgets/support/metrics.h"

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace understudy {

class FiguresPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresPanel(QWidget* parent = nullptr);

    /// Null: nothing chosen. `limits`: of the project. `origin`: "on the original, 48 kHz".
    void setClip(const ReviewedClip* clip, const std::vector<Limit>& limits, const QString& origin);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Empty where all there is to measure was measured.
    static QString noteOn(const ReviewedClip& clip);
    void addRow(int row, Measure measure, const ReviewedClip& reviewed);
    QLabel* gradedLabel(const QString& text, Grade grade, metrics::Type type);
    void ink(QLabel& label, Grade grade) const;
    void clear();

    QLabel* m_origin;
    QLabel* m_note; ///< why there are few
    QWidget* m_table = nullptr;
    QWidget* m_host;
    QScrollArea* m_scroll;
    std::vector<Limit> m_limits;
    std::vector<std::pair<QLabel*, Grade>> m_graded; ///< of the table
};

} // namespace understudy

// What was measured on the clip, beside what is asked.
#pragma once

#include "core/data/qc/grading.h"
#include "core/session/review_snapshot.h"
#include "widgets/support/metrics.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace understudy {

class ElidedLabel;
class IconLabel;

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
    struct Row
    {
        ElidedLabel* title;
        QLabel *value, *limit;
        IconLabel* mark;
        QLabel* word;
        Grade grade = Grade::Keep;
    };
    void fitColumns();
    void makeRow();
    void setRow(Row& row, Measure measure, const ReviewedClip& reviewed) const;
    void setGrade(Row& row, Grade grade) const;
    void showRows(std::size_t count);
    void ink(const Row& row) const;

    QLabel* m_origin;
    QLabel* m_note; ///< why there are few
    QWidget* m_host;
    QWidget* m_table;
    QGridLayout* m_grid;
    QScrollArea* m_scroll;
    std::vector<Limit> m_limits;
    QStringList m_limitTexts; ///< for which the columns were fitted
    int m_least = 0;          ///< width of the table
    std::vector<Row> m_rows;  ///< made once: a clip more is a key more, not a hundred widgets
};

} // namespace understudy

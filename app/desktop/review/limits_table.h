// The limits that clips are judged by, one a row: what is looked at, what is left out, and what is usual.
#pragma once

#include <QTableWidget>

namespace understudy {

struct Limit;

class LimitsTable : public QTableWidget
{
    Q_OBJECT
public:
    LimitsTable();

    /// As the setting "review.limits" has it: what is not usual, also where it is no number.
    QString text() const;
    /// What cannot be read of it is as usual.
    void setText(const QString& text);
    /// What cannot be used of it, of the first such cell: which, why, and what to do; empty: nothing. The
    /// cell stands out and says it too.
    QString problem() const;

Q_SIGNALS:
    /// By a person.
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();
    void mark(int row);
    void markCell(QTableWidgetItem& cell, const Limit& usual);
    QString problemAt(int row, int column) const;
};

} // namespace understudy

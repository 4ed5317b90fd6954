#include "widgets/models/run_list_model.h"

#include "widgets/words/list_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace understudy {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::RunText)
};

/// Of what is there.
QString joined(QStringList parts, const QString& separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

} // namespace

QString stepsText(const RunRow& row)
{
    const auto done = words::count(static_cast<double>(row.steps));
    return row.planned > 0
               ? RunText::tr("%1 of %2 steps").arg(done, words::count(static_cast<double>(row.planned)))
               : RunText::tr("%1 steps").arg(done);
}

QString bestText(const RunRow& row)
{
    if (!row.bestLoss)
        return {};
    return RunText::tr("best %1 at step %2")
        .arg(words::number(*row.bestLoss, 3), words::count(static_cast<double>(row.bestStep)));
}

QString description(const RunRow& row)
{
    const auto first = joined({row.name, words::inSentence(word(row.status)), stepsText(row), bestText(row)},
                              QStringLiteral(", "));
    return joined({first, row.settings, row.note}, QStringLiteral(". "));
}

void RunListModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void RunListModel::insertRow(int row, const RunRow& run)
{
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, run);
    endInsertRows();
}

void RunListModel::setRows(const std::vector<RunRow>& rows)
{
    for (int last = rowCount() - 1; last >= 0; --last)
        if (std::ranges::find(rows, row(last).id, &RunRow::id) == rows.end())
            removeRow(last);
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const auto& run = rows[static_cast<std::size_t>(i)];
        const int from = indexOf(run.id);
        if (from > i)
            removeRow(from);
        if (from != i)
            insertRow(i, run);
        else if (row(i) != run) {
            m_rows[static_cast<std::size_t>(i)] = run;
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
}

int RunListModel::indexOf(const QString& id) const
{
    const auto found = std::ranges::find(m_rows, id, &RunRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& run = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return run.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(run);
    case IdRole:
        return run.id;
    case StatusRole:
        return static_cast<int>(run.status);
    case SettingsRole:
        return run.settings;
    case OutcomeRole:
        return joined({run.bestLoss ? bestText(run) : stepsText(run), run.note.simplified()},
                      QStringLiteral(" · "));
    default:
        return {};
    }
}

} // namespace understudy

#include "widgets/models/line_table_model.h"

#include "widgets/support/conversions.h"
#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy {

LineTableModel::LineTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void LineTableModel::setRows(const std::vector<LineRow>& rows)
{
    if (!std::ranges::equal(m_rows, rows, {}, &LineRow::id, &LineRow::id))
        arrangeRows(rows);
    updateRows(rows);
}

/// Ends with the ids of `rows` in their order.
void LineTableModel::arrangeRows(const std::vector<LineRow>& rows)
{
    std::unordered_map<LineId, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.emplace(rows[i].id, static_cast<int>(i));
    removeRowsBut(places);
    // What is left is a subset of the new rows. Walk along them: a row that is not the next one is new or
    // comes from further below.
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const int have = static_cast<int>(m_rows.size());
        if (i < have && m_rows[static_cast<std::size_t>(i)].id == rows[static_cast<std::size_t>(i)].id)
            continue;
        if (const int from = indexOf(rows[static_cast<std::size_t>(i)].id); from >= 0)
            moveRowUp(from, i);
        else
            insertRun(rows, i);
    }
}

void LineTableModel::removeRowsBut(const std::unordered_map<LineId, int>& kept)
{
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept.contains(row(last).id))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(row(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        rebuildPlaces();
        last = first;
    }
}

void LineTableModel::moveRowUp(int from, int to)
{
    beginMoveRows({}, from, from, {}, to);
    std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
    endMoveRows();
    rebuildPlaces();
}

void LineTableModel::insertRun(const std::vector<LineRow>& rows, int first)
{
    auto end = static_cast<std::size_t>(first) + 1;
    while (end < rows.size() && indexOf(rows[end].id) < 0)
        ++end;
    beginInsertRows({}, first, static_cast<int>(end) - 1);
    m_rows.insert(m_rows.begin() + first, rows.begin() + first,
                  rows.begin() + static_cast<std::ptrdiff_t>(end));
    endInsertRows();
    rebuildPlaces();
}

void LineTableModel::updateRows(const std::vector<LineRow>& rows)
{
    for (int i = 0; i < rowCount(); ++i) {
        const int first = i;
        for (; i < rowCount() && row(i) != rows[static_cast<std::size_t>(i)]; ++i)
            m_rows[static_cast<std::size_t>(i)] = rows[static_cast<std::size_t>(i)];
        if (i > first) // neighbours in one go
            Q_EMIT dataChanged(index(first, 0), index(i - 1, ColumnCount - 1));
    }
}

void LineTableModel::rebuildPlaces()
{
    m_places.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places.emplace(m_rows[i].id, static_cast<int>(i));
}

int LineTableModel::indexOf(const LineId& id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? -1 : found->second;
}

void LineTableModel::setPlaying(const LineId& id)
{
    if (m_playing == id)
        return;
    const int before = indexOf(std::exchange(m_playing, id));
    for (const int changed : {before, indexOf(id)})
        if (changed >= 0)
            Q_EMIT dataChanged(index(changed, 0), index(changed, ColumnCount - 1), {PlayingRole});
}

void LineTableModel::setProgress(const LineId& id, std::optional<double> progress)
{
    const int place = indexOf(id);
    if (place < 0 || row(place).progress == progress)
        return;
    m_rows[static_cast<std::size_t>(place)].progress = progress;
    Q_EMIT dataChanged(index(place, Status), index(place, Status), {ProgressRole});
}

int LineTableModel::count(LineState state) const
{
    return static_cast<int>(std::ranges::count(m_rows, state, &LineRow::state));
}

int LineTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LineTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LineTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LineRow& line = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == Text ? QVariant(line.text) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Number && line.id == m_playing ? tr("%1, playing").arg(line.number)
                                                                : display(line, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return sortKey(line, index.column());
    case StateRole:
        return static_cast<int>(line.state);
    case ProgressRole:
        return line.progress ? QVariant(*line.progress) : QVariant();
    case PlayingRole:
        return line.id == m_playing;
    case IdRole:
        return toQString(line.id.value);
    default:
        return {};
    }
}

bool LineTableModel::isFigure(int column)
{
    return column == Number || column == Length || column == Level || column == Takes;
}

QVariant LineTableModel::display(const LineRow& line, int column) const
{
    switch (column) {
    case Number:
        return line.number;
    case Status:
        return word(line.state);
    case Speaker:
        return line.speaker;
    case Text:
        return line.text;
    case Length:
        return (line.lengthIsEstimate ? QStringLiteral("~") : QString()) + words::seconds(line.length);
    case Level:
        return line.level ? words::number(line.level->value, 1) : QStringLiteral("–");
    case Takes:
        return line.takes;
    default:
        return {};
    }
}

QVariant LineTableModel::sortKey(const LineRow& line, int column) const
{
    switch (column) {
    case Status:
        return severity(line.state);
    case Length:
        return line.length.value;
    case Level:
        return line.level ? line.level->value : -1000.0; // below every sound
    default:
        return display(line, column);
    }
}

QVariant LineTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Level)
        return tr("Integrated loudness of the line, LUFS");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("#");
    case Status:
        return tr("Status");
    case Speaker:
        return tr("Speaker");
    case Text:
        return tr("Text");
    case Length:
        return tr("Length");
    case Level:
        return tr("LUFS");
    case Takes:
        return tr("Takes");
    default:
        return {};
    }
}

} // namespace understudy

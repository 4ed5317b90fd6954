#include "widgets/models/clip_table_model.h"

#include "widgets/models/clip_order_p.h"
#include <algorithm>

namespace understudy {

namespace {

constexpr int kFirstFigure = 5; // columns before the figures

ClipRows noRows()
{
    static const auto none = std::make_shared<const std::vector<ClipRow>>();
    return none;
}

} // namespace

ClipTableModel::ClipTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_rows(noRows()), m_sortColumn(columnOf(Kind::Attention))
{
}

std::vector<Measure> ClipTableModel::defaultMeasures()
{
    return {Measure::Duration, Measure::SignalToNoise, Measure::Clipping, Measure::SpeechLevel};
}

ClipTableModel::Kind ClipTableModel::kindOf(int column) const
{
    if (column < kFirstFigure)
        return static_cast<Kind>(column);
    return column == columnCount() - 1 ? Kind::Attention : Kind::Figure;
}

int ClipTableModel::columnOf(Kind kind) const
{
    return kind == Kind::Attention ? kFirstFigure + static_cast<int>(m_measures.size())
                                   : static_cast<int>(kind);
}

int ClipTableModel::columnOf(Measure measure) const
{
    const auto found = std::ranges::find(m_measures, measure);
    return found == m_measures.end() ? -1 : kFirstFigure + static_cast<int>(found - m_measures.begin());
}

Measure ClipTableModel::measureOf(int column) const
{
    return m_measures[static_cast<std::size_t>(column - kFirstFigure)];
}

const ClipRow& ClipTableModel::source(int place) const
{
    if (m_edits.empty())
        return (*m_rows)[static_cast<std::size_t>(place)];
    const auto edit = m_edits.find(place);
    return edit == m_edits.end() ? (*m_rows)[static_cast<std::size_t>(place)] : edit->second;
}

const ClipRow& ClipTableModel::measured(int place) const
{
    const auto& row = source(place);
    if (row.measuring == ClipRow::Measuring::Done || m_standIns.empty())
        return row;
    const auto other = m_standIns.find(row.id);
    return other == m_standIns.end() ? row : other->second;
}

const ClipRow& ClipTableModel::row(int index) const
{
    return source(m_order[static_cast<std::size_t>(index)]);
}

int ClipTableModel::indexOf(const std::string& id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? -1 : m_shownAt[static_cast<std::size_t>(found->second)];
}

const ClipRow* ClipTableModel::find(const std::string& id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &source(found->second);
}

int ClipTableModel::nearest(const std::string& id) const
{
    const auto found = m_places.find(id);
    if (found == m_places.end() || m_order.empty())
        return -1;
    if (const int at = m_shownAt[static_cast<std::size_t>(found->second)]; at >= 0)
        return at;
    const auto at =
        std::ranges::partition_point(m_order, [&](int other) { return standsBefore(other, found->second); });
    return std::min(static_cast<int>(at - m_order.begin()), rowCount() - 1);
}

bool ClipTableModel::standsBefore(int place, int other) const
{
    std::vector<int> both{other, place};
    sortOrdered(both);
    return both.front() == place;
}

int ClipTableModel::count(Verdict verdict) const
{
    auto count = std::ranges::count(*m_rows, verdict, &ClipRow::verdict);
    for (const auto& [place, edit] : m_edits)
        count +=
            int(edit.verdict == verdict) - int((*m_rows)[static_cast<std::size_t>(place)].verdict == verdict);
    return static_cast<int>(count);
}

void ClipTableModel::setRows(ClipRows rows)
{
    if (!rows)
        rows = noRows();
    if (rows == m_rows && m_edits.empty())
        return;
    if (!std::ranges::equal(*rows, *m_rows, {}, &ClipRow::id, &ClipRow::id)) {
        beginResetModel();
        takeSnapshot(std::move(rows));
        rebuildOrder();
        endResetModel();
        setStale(false);
    } else {
        std::vector<int> changed;
        for (int place = 0; place < static_cast<int>(rows->size()); ++place)
            if (source(place) != (*rows)[static_cast<std::size_t>(place)])
                changed.push_back(place);
        m_rows = std::move(rows);
        m_edits.clear();
        for (const int place : changed)
            if (const int at = m_shownAt[static_cast<std::size_t>(place)]; at >= 0)
                Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
        if (!changed.empty())
            setStale(true);
    }
    Q_EMIT countsChanged();
}

void ClipTableModel::takeSnapshot(ClipRows rows)
{
    m_rows = std::move(rows);
    if (m_rows->empty()) { // those that come next may be another project's, of the same names
        m_keptShown.clear();
        m_standIns.clear();
    }
    m_edits.clear();
    m_places.clear();
    m_places.reserve(m_rows->size());
    for (std::size_t place = 0; place < m_rows->size(); ++place)
        m_places.emplace((*m_rows)[place].id, static_cast<int>(place));
}

void ClipTableModel::updateRow(const ClipRow& row)
{
    const auto found = m_places.find(row.id);
    if (found == m_places.end() || source(found->second) == row)
        return;
    const bool hasNewVerdict = source(found->second).verdict != row.verdict;
    m_edits.insert_or_assign(found->second, row);
    if (const int at = m_shownAt[static_cast<std::size_t>(found->second)]; at >= 0)
        Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    setStale(true);
    if (hasNewVerdict)
        Q_EMIT countsChanged();
}

void ClipTableModel::setFilter(const ClipFilter& filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_keptShown.clear();
    rebuildOrder();
    endResetModel();
    setStale(false);
}

void ClipTableModel::setShownMeasures(std::vector<Measure> measures)
{
    if (m_measures == measures)
        return;
    beginResetModel();
    const bool sortsFigure = kindOf(m_sortColumn) == Kind::Figure;
    const auto sorted = sortsFigure ? std::optional(measureOf(m_sortColumn)) : std::nullopt;
    const auto kind = kindOf(m_sortColumn);
    m_measures = std::move(measures);
    m_sortColumn = sortsFigure ? columnOf(*sorted) : columnOf(kind);
    if (m_sortColumn < 0) {
        m_sortColumn = columnOf(Kind::Attention);
        m_sortOrder = Qt::DescendingOrder;
        sortOrdered(m_order);
        indexOrder();
    }
    endResetModel();
}

void ClipTableModel::refresh()
{
    beginResetModel();
    m_keptShown.clear();
    rebuildOrder();
    endResetModel();
    setStale(false);
}

void ClipTableModel::keepShown(const std::vector<std::string>& clips)
{
    m_keptShown.insert(clips.begin(), clips.end());
}

void ClipTableModel::placeAs(const std::string& clip, const std::string& old)
{
    if (const auto found = m_places.find(old); found != m_places.end())
        m_standIns.insert_or_assign(clip, ClipRow(measured(found->second)));
}

void ClipTableModel::rebuildOrder()
{
    m_order.clear();
    for (int place = 0; place < total(); ++place)
        if (const auto& row = source(place); m_filter.accepts(row) || m_keptShown.contains(row.id))
            m_order.push_back(place);
    sortOrdered(m_order);
    indexOrder();
}

void ClipTableModel::indexOrder()
{
    m_shownAt.assign(m_rows->size(), -1);
    for (std::size_t at = 0; at < m_order.size(); ++at)
        m_shownAt[static_cast<std::size_t>(m_order[at])] = static_cast<int>(at);
}

void ClipTableModel::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        Q_EMIT staleChanged(stale);
}

void ClipTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = m_order;
    sortOrdered(m_order);
    indexOrder();
    const auto old = persistentIndexList();
    QModelIndexList moved;
    for (const auto& index : old)
        moved << this->index(
            m_shownAt[static_cast<std::size_t>(before[static_cast<std::size_t>(index.row())])],
            index.column());
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ClipTableModel::sortOrdered(std::vector<int>& order) const
{
    const auto rowAt = [this](int place) -> const ClipRow& { return source(place); };
    const auto measuredAt = [this](int place) -> const ClipRow& { return measured(place); };
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    switch (kindOf(m_sortColumn)) {
    case Kind::Number:
        return sortByKey(order, isDescending, [](int place) { return double(place); });
    case Kind::Verdict:
        return sortByKey(order, isDescending, [&](int place) { return verdictRank(rowAt(place)); });
    case Kind::Recording:
        return sortByRecording(order, isDescending, rowAt);
    case Kind::Transcript:
        return sortByTranscript(order, isDescending, rowAt);
    case Kind::Flags:
        return sortByKey(order, isDescending, [&](int place) { return flagRank(measuredAt(place)); });
    case Kind::Attention:
        return sortByKey(order, isDescending, [&](int place) { return measuredAt(place).attention; });
    case Kind::Figure:
        const auto measure = measureOf(m_sortColumn);
        const auto figure = [&](int place) { return measuredAt(place).figure(measure).value_or(kNoFigure); };
        return sortByKey(order, isDescending, figure);
    }
}

int ClipTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ClipTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFirstFigure + static_cast<int>(m_measures.size()) + 1;
}

} // namespace understudy

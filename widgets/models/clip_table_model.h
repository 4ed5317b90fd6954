// The clips of a dataset as a table, sorted and filtered by an index over an immutable snapshot: 50,000 rows
// stay fluid. Edits of single rows move nothing until the reviewer asks for it.
#pragma once

#include "widgets/models/clip_filter.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace understudy {

class ClipTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Kind
    {
        Number,
        Verdict,
        Recording,
        Transcript,
        Flags,
        Figure, ///< one of shownMeasures()
        Attention
    };
    enum Role
    {
        IconRole = Qt::UserRole, ///< QString, name of the cell's icon; empty: none
        IconColorRole,           ///< int(Token) of icon
        TextColorRole,           ///< int(Token) of words
        IdRole,                  ///< QString
    };

    explicit ClipTableModel(QObject* parent = nullptr);

    /// A reset, unless it has the same clips in the same order: then what changed is told, and order and
    /// filter are as stale as after updateRow().
    void setRows(ClipRows rows);
    /// Changes one row in place; it keeps its place and is not filtered away. A row that is not known is
    /// left out.
    void updateRow(const ClipRow& row);
    /// A reset. The order stays.
    void setFilter(const ClipFilter& filter);
    const ClipFilter& filter() const { return m_filter; }
    /// A reset. Optional columns stand between Level and Attention.
    void setShownMeasures(std::vector<Measure> measures);
    const std::vector<Measure>& shownMeasures() const { return m_measures; }
    static std::vector<Measure> defaultMeasures();

    /// Whether edits have left rows where a new sort or filter would not have them.
    bool isStale() const { return m_isStale; }
    /// Sorts and filters again.
    void refresh();

    const ClipRow& row(int index) const;
    int indexOf(const std::string& id) const;         ///< -1: not shown
    const ClipRow* find(const std::string& id) const; ///< whatever the filter; null: there is none
    /// Its row, or where it would stand, were it shown; -1: there is no such clip, or nothing is shown.
    int nearest(const std::string& id) const;
    /// From the next setRows() on these are shown whatever the filter, until another one, refresh() or
    /// no rows at all.
    void keepShown(const std::vector<std::string>& clips);
    /// From the next setRows() on: until `clip` is measured it is sorted by what was measured on `old`, which
    /// is there now and of which it is made.
    void placeAs(const std::string& clip, const std::string& old);
    /// Of all clips, whatever the filter.
    int count(Verdict verdict) const;
    int total() const { return static_cast<int>(m_rows->size()); }

    Kind kindOf(int column) const;
    int columnOf(Kind kind) const;       ///< the first one of figures
    int columnOf(Measure measure) const; ///< -1: not shown
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// What is equal stays in order of its number; what was not measured comes last, whichever the order.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void staleChanged(bool isStale);
    /// Verdicts or the number of clips.
    void countsChanged();

private:
    const ClipRow& source(int place) const;
    const ClipRow& measured(int place) const; ///< what it is sorted by
    Measure measureOf(int column) const;
    QString display(const ClipRow& row, int column) const;
    QVariant icon(const ClipRow& row, int column, int role) const;
    void takeSnapshot(ClipRows rows);
    void rebuildOrder();
    void sortOrdered(std::vector<int>& order) const;
    bool standsBefore(int place, int other) const;
    void indexOrder();
    void setStale(bool stale);

    ClipRows m_rows;                               ///< never null
    std::unordered_map<int, ClipRow> m_edits;      // by place: what is newer than the snapshot
    std::unordered_map<std::string, int> m_places; // by id, of m_rows
    std::vector<int> m_order;                      // places shown, in order
    std::vector<int> m_shownAt;                    // by place: row, or -1
    std::vector<Measure> m_measures = defaultMeasures();
    ClipFilter m_filter;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_isStale = false;
    std::unordered_set<std::string> m_keptShown;
    std::unordered_map<std::string, ClipRow> m_standIns; // by id: what is measured of what it is made of
};

} // namespace understudy

// The episode's lines as a table. It is fed whole snapshots; views see only what changed, so scroll position
// and selection stay under the hand.
#pragma once

#include "core/base/id.h"
#include "core/base/units.h"
#include "widgets/support/line_state.h"

#include <QAbstractTableModel>

#include <optional>
#include <unordered_map>
#include <vector>

namespace understudy {

struct LineRow
{
    LineId id;
    int number = 0; ///< 1-based
    LineState state = LineState::NotRendered;
    QString speaker;
    QString text;
    Seconds length;
    bool lengthIsEstimate = true; ///< shown as "~6.5 s"
    std::optional<Lufs> level;    ///< integrated; none: not rendered or silent
    int takes = 0;
    std::optional<double> progress; ///< 0 to 1 while rendering

    bool operator==(const LineRow&) const = default;
};

class LineTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Status,
        Speaker,
        Text,
        Length,
        Level,
        Takes,
        ColumnCount
    };
    enum Role
    {
        SortRole = Qt::UserRole, ///< numbers as numbers, status by severity
        StateRole,               ///< int(LineState)
        ProgressRole,            ///< double, or invalid
        PlayingRole,             ///< bool
        IdRole,                  ///< QString
    };

    explicit LineTableModel(QObject* parent = nullptr);

    /// Rows are matched by id: moved, inserted and removed rows become row operations, the rest dataChanged.
    void setRows(const std::vector<LineRow>& rows);
    const LineRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    int indexOf(const LineId& id) const; ///< -1: none
    /// The one line that is heard, or an empty id.
    void setPlaying(const LineId& id);
    /// Changes one cell.
    void setProgress(const LineId& id, std::optional<double> progress);
    int count(LineState state) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const LineRow& row, int column) const;
    QVariant sortKey(const LineRow& row, int column) const;
    static bool isFigure(int column);
    void removeRowsBut(const std::unordered_map<LineId, int>& kept);
    void moveRowUp(int from, int to);
    void insertRun(const std::vector<LineRow>& rows, int first);
    void arrangeRows(const std::vector<LineRow>& rows);
    void updateRows(const std::vector<LineRow>& rows);
    void rebuildPlaces();

    std::vector<LineRow> m_rows;
    std::unordered_map<LineId, int> m_places; // of m_rows
    LineId m_playing;
};

} // namespace understudy

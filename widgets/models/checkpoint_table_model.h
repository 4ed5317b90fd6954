// The checkpoints of a run as a table: figures, the suggested one, and the probe lines that each speaks. It
// is fed whole snapshots; views see only what changed.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace understudy {

struct ProbeWave
{
    struct Column
    {
        float low = 0, high = 0;
    };
    std::vector<Column> columns; ///< of equal width, over the whole line
    double seconds = 0;
};

struct ProbeCell
{
    QString file;                          ///< empty: it was not spoken
    std::shared_ptr<const ProbeWave> wave; ///< none: not read yet

    bool operator==(const ProbeCell&) const = default;
};

struct CheckpointRow
{
    std::int64_t step = 0;
    std::optional<double> loss;                        ///< of validation
    std::optional<double> wordErrors, characterErrors; ///< of its probe lines, as shares
    std::optional<double> similarity;                  ///< of their voice to the talent's, cosine
    bool isSuggested = false;
    bool isDamaged = false;        ///< its files are not as they were written
    std::vector<ProbeCell> probes; ///< as the table's probes are ordered

    bool operator==(const CheckpointRow&) const = default;
};

class CheckpointTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Step,
        Mark, ///< "Suggested", "Damaged"
        Loss,
        WordErrors,
        CharacterErrors,
        Similarity,
        FirstProbe
    };
    enum Role
    {
        SuggestedRole = Qt::UserRole, ///< bool, of all columns
        DamagedRole,                  ///< bool, of all columns
        ProbeRole,                    ///< bool: a probe line that was spoken
        PlayingRole,                  ///< double: how far it was heard; none: it is not the one
        SoundingRole                  ///< bool: PlayingRole, and not paused
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// In the order in which they are to stand. Rows are matched by step; other probes begin the table anew.
    void setRows(const QStringList& probes, std::vector<CheckpointRow> rows);
    const CheckpointRow& row(int index) const { return m_rows[std::size_t(index)]; }
    int indexOf(std::int64_t step) const; ///< -1: none
    /// Null: no probe line that was spoken.
    const ProbeCell* probe(const QModelIndex& index) const;

    struct Heard
    {
        std::int64_t step = 0;
        int probe = 0;
        double share = 0; ///< of the line
        bool isSounding = false;
        bool operator==(const Heard&) const = default;
    };
    void setHeard(std::optional<Heard> heard);
    const std::optional<Heard>& heard() const { return m_heard; }

    /// Some checkpoint has this figure; of other columns true.
    bool isMeasured(Column column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<double> figure(int row, int column) const;
    QString text(const QModelIndex& index) const;
    QString spoken(const QModelIndex& index) const;
    bool isHeard(const QModelIndex& index) const;
    void tellHeard();

    QStringList m_probes;
    std::vector<CheckpointRow> m_rows; // the newest first
    std::optional<Heard> m_heard;
};

} // namespace understudy

// The training runs of a project as a list. It is fed whole snapshots; views see only what changed.
#pragma once

#include "widgets/support/run_status.h"

#include <QAbstractListModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace understudy {

struct RunRow
{
    QString id;
    QString name; ///< "Run 4"
    RunStatus status = RunStatus::Waiting;
    std::int64_t steps = 0;         ///< done
    std::int64_t planned = 0;       ///< 0: not known
    std::optional<double> bestLoss; ///< of validation
    std::int64_t bestStep = 0;
    QString settings; ///< "Standard, rank 16, rate 1e-4"
    QString note;     ///< of the user; one may be as long as they like

    bool operator==(const RunRow&) const = default;
};

class RunListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        IdRole = Qt::UserRole,
        StatusRole,   ///< int(RunStatus)
        SettingsRole, ///< QString
        OutcomeRole,  ///< QString: "best 4.312 at step 600 · half the rate"
    };

    using QAbstractListModel::QAbstractListModel;

    /// In the order in which they are to stand. Rows are matched by id.
    void setRows(const std::vector<RunRow>& rows);
    const RunRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    int indexOf(const QString& id) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void removeRow(int row);
    void insertRow(int row, const RunRow& run);

    std::vector<RunRow> m_rows;
};

/// "860 of 1,200 steps".
QString stepsText(const RunRow& row);
/// "best 4.312 at step 600"; empty: nothing was evaluated yet.
QString bestText(const RunRow& row);
/// "Run 4, running, 860 of 1,200 steps, best 4.312 at step 600. Standard, rank 16. Half the rate of run 3"
QString description(const RunRow& row);

} // namespace understudy

// What was done in the project, oldest first, for a list: the row before the first step, then the steps.
#pragma once

#include "core/session/edit_history.h"

#include <QAbstractListModel>
#include <QHash>

namespace understudy {

class HistoryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// `clipNames`: what clips are called, by id; one that is not there is called by its id.
    void setSteps(EditHistory::Steps steps, QHash<QString, QString> clipNames);
    /// The row that stands for how the project is now.
    int currentRow() const { return int(m_steps.done); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(int row) const;

    EditHistory::Steps m_steps;
    QHash<QString, QString> m_clipNames;
};

} // namespace understudy

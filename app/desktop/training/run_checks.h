// What was looked at before a run began, a row each; shorter than the list that stands before a start.
#pragma once

#include "widgets/forms/check_list.h"

#include <QWidget>

class QGridLayout;

namespace understudy {

class RunChecks : public QWidget
{
    Q_OBJECT
public:
    explicit RunChecks(QWidget* parent = nullptr);

    /// Hidden without any.
    void setItems(const std::vector<CheckItem>& items);

private:
    QGridLayout* m_rows;
    QStringList m_shown;
};

} // namespace understudy

// The right of the Compare pane: what was fixed before the first trial, who listens, what becomes of it.
#pragma once

#include "app/desktop/compare/compare_actions.h"
#include "core/session/comparing/comparison.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace understudy {

class PlanPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPanel(const CompareActions& actions, QWidget* parent = nullptr);

    void showPlan(const Comparison& comparison);
    void setListener(const QString& name);
    QString listener() const;

Q_SIGNALS:
    void listenerChanged();

private:
    QFormLayout* m_rows;
    QLineEdit* m_listener;
    QString m_told; ///< of the listener, last
    QLabel *m_score, *m_after;
    QWidget* m_asked; ///< what only a test has
};

} // namespace understudy

// What a person says of the clip: three verdicts and nine reasons, each a button with its key.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/clips/reject_reason.h"

#include <QHash>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace understudy {

struct ReviewActions;

class VerdictPanel : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictPanel(const ReviewActions& actions, QWidget* parent = nullptr);

    /// `suggested`: by the measurements, None for no hint.
    void setVerdict(Verdict verdict, RejectReason reason, RejectReason suggested);

private:
    QPushButton* makeVerdict(QAction* action, Verdict verdict);
    QPushButton* makeReason(QAction* action, RejectReason reason);

    QHash<int, QPushButton*> m_verdicts, m_reasons; // children
    QLabel* m_hint;
};

} // namespace understudy

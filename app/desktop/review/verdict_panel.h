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
    /// In a narrow window the buttons alone; the suggested reason stands out.
    void setCompact(bool isCompact);
    /// What a digit would do at this moment, in place of the keys; empty: nothing special.
    void setPrompt(const QString& sentence);

private:
    QPushButton* makeVerdict(QAction* action, const QString& text, Verdict verdict);
    QPushButton* makeReason(QAction* action, RejectReason reason);
    void showFoot();

    QHash<int, QPushButton*> m_verdicts, m_reasons; // children
    QWidget* m_head;
    QLabel *m_hint, *m_prompt;
    QWidget *m_keys, *m_fewKeys; ///< hints, one of them shown
    bool m_isCompact = false;
};

} // namespace understudy

// Makes a voice of a checkpoint: its name, and what it is made of.
#pragma once

#include "core/session/train_service.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace understudy {

class VoiceDialog : public QDialog
{
    Q_OBJECT
public:
    /// `taken`: names that voices have already.
    VoiceDialog(VoiceFromRun proposal, const RunId& run, QStringList taken, QWidget* parent);

    VoiceToAdd voice() const;

private:
    void createLayout(const RunId& run);
    QWidget* makeFacts(const RunId& run);
    void check();

    VoiceFromRun m_proposal;
    QStringList m_taken;
    QLineEdit* m_name;
    QComboBox* m_gender;
    QLineEdit* m_language;
    QLabel* m_problem;
    QPushButton* m_make;
};

} // namespace understudy

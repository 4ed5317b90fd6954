// Makes a voice of a checkpoint: its name, and what it is made of.
#pragma once

#include "app/desktop/training/training_work.h"

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
    VoiceDialog(const VoiceOffer& offer, QStringList taken, QWidget* parent);

    /// Another checkpoint, and why; what was typed stays.
    void take(const VoiceOffer& offer);
    const VoiceOffer& offer() const { return m_offer; }
    VoiceToAdd voice() const;

private:
    void createLayout();
    void showOffer();
    void check();

    VoiceOffer m_offer;
    QStringList m_taken;
    QLabel* m_facts;
    QLabel* m_news;
    QLineEdit* m_name;
    QComboBox* m_gender;
    QLineEdit* m_language;
    QLabel* m_problem;
    QPushButton* m_make;
};

} // namespace understudy

// Records that the speaker of a project lets their recordings be trained on: who, in what words, for what.
#pragma once

#include "core/session/consent_service.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace understudy {

class ConsentDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConsentDialog(QWidget* parent = nullptr);

    ConsentToAdd consent() const;

private:
    void createLayout();
    void check();

    QLineEdit* m_person;
    QPlainTextEdit* m_statement;
    std::array<QCheckBox*, kConsentScopes.size()> m_scopes{};
    QPushButton* m_record;
};

} // namespace understudy

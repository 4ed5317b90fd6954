#include "app/desktop/training/consent_dialog.h"

#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

ConsentDialog::ConsentDialog(QWidget* parent)
    : QDialog(parent), m_person(new QLineEdit), m_statement(new QPlainTextEdit),
      m_record(makeButton(tr("Record consent"), u"consent"))
{
    setObjectName(QStringLiteral("consentDialog"));
    setWindowTitle(tr("Consent of the speaker"));
    createLayout();
    connect(m_person, &QLineEdit::textChanged, this, &ConsentDialog::check);
    connect(m_statement, &QPlainTextEdit::textChanged, this, &ConsentDialog::check);
    connect(m_record, &QPushButton::clicked, this, &QDialog::accept);
    check();
}

void ConsentDialog::createLayout()
{
    const std::array words{tr("Train: make a voice of the recordings"), tr("Render: speak scripts with it"),
                           tr("Publish: let others hear what it spoke")};
    m_person->setObjectName(QStringLiteral("person"));
    m_person->setMaxLength(100);
    m_statement->setObjectName(QStringLiteral("statement"));
    m_statement->setProperty("field", true);
    m_statement->setTabChangesFocus(true);
    m_statement->setPlaceholderText(tr("What the speaker agreed to, in their words"));
    m_statement->setFixedHeight(u(24));
    setPrimary(m_record);
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(u(3));
    rows->setVerticalSpacing(u(2));
    rows->addRow(tr("Who speaks"), m_person);
    rows->addRow(tr("Statement"), m_statement);
    for (std::size_t i = 0; i < m_scopes.size(); ++i) {
        m_scopes[i] = new QCheckBox(words[i]);
        m_scopes[i]->setChecked(kConsentScopes[i] != ConsentScope::Publish);
        connect(m_scopes[i], &QCheckBox::toggled, this, &ConsentDialog::check);
        rows->addRow(i == 0 ? tr("Allowed") : QString(), m_scopes[i]);
    }
    auto* why = makeMutedLabel(
        tr("Only with the speaker's consent are recordings trained on. It can be revoked at any "
           "time, which locks every voice made of them."));
    why->setWordWrap(true);
    auto* cancel = makeButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_record);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(5), u(4), u(5), u(4));
    layout->setSpacing(u(3));
    layout->addWidget(why);
    layout->addLayout(rows);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(u(120));
}

void ConsentDialog::check()
{
    m_record->setEnabled(!m_person->text().trimmed().isEmpty() &&
                         !m_statement->toPlainText().trimmed().isEmpty() && !consent().scopes.empty());
}

ConsentToAdd ConsentDialog::consent() const
{
    ConsentToAdd consent;
    consent.person = toUtf8(m_person->text().trimmed());
    consent.statement = toUtf8(m_statement->toPlainText().trimmed());
    for (std::size_t i = 0; i < m_scopes.size(); ++i)
        if (m_scopes[i]->isChecked())
            consent.scopes.insert(kConsentScopes[i]);
    return consent;
}

} // namespace understudy

#include "app/desktop/home/consent_card.h"

#include "app/desktop/home/consent_record_dialog.h"
#include "app/desktop/training/consent_dialog.h"
#include "app/desktop/workspace.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

bool holds(const ConsentRecord& consent)
{
    return std::ranges::any_of(consent.scopes, [&](ConsentScope scope) {
        return checkConsent(consent, scope, today(), {}).has_value();
    });
}

} // namespace

ConsentCard::ConsentCard(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(&workspace), m_mark(new IconLabel),
      m_title(makeLabel({}, metrics::Type::Strong)), m_date(makeMutedLabel({})), m_facts(new QFormLayout),
      m_record(makeButton(tr("Record consent…"), u"consent")),
      m_show(makeButton(tr("Show record"), u"consent")), m_revoke(makeButton(tr("Revoke…")))
{
    setObjectName(QStringLiteral("consentCard"));
    m_title->setObjectName(QStringLiteral("consentTitle"));
    m_record->setObjectName(QStringLiteral("recordConsent"));
    m_show->setObjectName(QStringLiteral("showConsent"));
    m_revoke->setObjectName(QStringLiteral("revokeConsent"));
    setDangerous(m_revoke);
    createLayout();
    connect(m_record, &QPushButton::clicked, this, &ConsentCard::ask);
    connect(m_show, &QPushButton::clicked, this, &ConsentCard::showRecord);
    connect(m_revoke, &QPushButton::clicked, this, &ConsentCard::askRevoke);
}

void ConsentCard::createLayout()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(u(2));
    m_title->setWordWrap(true);
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    head->addWidget(m_date);
    m_facts->setHorizontalSpacing(u(3));
    m_facts->setVerticalSpacing(u(1));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(u(2));
    for (auto* button : {m_record, m_show, m_revoke})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(u(3), u(3), u(3), u(3));
    inside->setSpacing(u(3));
    inside->addLayout(head);
    inside->addLayout(m_facts);
    inside->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("Consent"), metrics::Type::Heading));
    layout->addWidget(card);
}

void ConsentCard::addFact(const QString& title, const QString& fact)
{
    auto* words = makeLabel(fact);
    words->setWordWrap(true);
    if (title.isEmpty())
        m_facts->addRow(words);
    else
        m_facts->addRow(makeMutedLabel(title), words);
}

void ConsentCard::setConsent(const std::optional<ConsentRecord>& consent, bool mayEdit)
{
    m_record->setEnabled(mayEdit);
    m_revoke->setEnabled(mayEdit);
    if (m_consent == consent && !m_title->text().isEmpty())
        return; // the keys may be on it
    m_consent = consent;
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const bool isHeld = consent && holds(*consent);
    m_mark->setIcon(isHeld    ? u"verdict-accepted"
                    : consent ? u"verdict-rejected"
                              : u"verdict-none",
                    isHeld    ? Token::Ok
                    : consent ? Token::Bad
                              : Token::Muted);
    m_record->setVisible(!isHeld);
    m_show->setVisible(isHeld); // else there is no room, and the card says all that counts
    m_revoke->setVisible(isHeld);
    if (!consent) {
        m_title->setText(tr("Nobody agreed yet"));
        m_date->clear();
        addFact({}, tr("Only with the speaker’s consent is a voice made of the recordings."));
        return;
    }
    const auto person = toQString(consent->person);
    m_title->setText(consent->revoked ? tr("%1 revoked").arg(person)
                     : isHeld         ? tr("%1 agreed").arg(person)
                                      : tr("What %1 agreed to has ended").arg(person));
    m_date->setText(dateText(consent->revoked.value_or(consent->given)));
    addFact(tr("For"), scopesText(*consent));
    addFact(tr("Until"), consent->ends ? dateText(*consent->ends) : tr("it is revoked"));
    addFact(tr("Statement"), consent->spoken ? tr("written and spoken") : tr("written"));
    m_title->setToolTip(toQString(consent->statement));
}

void ConsentCard::ask()
{
    auto* dialog = new ConsentDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        perform(
            [consent = dialog->consent()](Session& session) { return session.consents().add({}, consent); });
    });
    dialog->open();
}

void ConsentCard::showRecord()
{
    if (!m_consent || m_workspace->session() == nullptr)
        return;
    auto* dialog = new ConsentRecordDialog(*m_consent, m_workspace->session()->folder(), this);
    connect(m_workspace, &Workspace::sessionClosing, dialog, &QWidget::close);
    dialog->show();
}

/// Undo takes it back, but voices are locked at once.
void ConsentCard::askRevoke()
{
    if (!m_consent)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Revoke consent"),
                                tr("Revoke what %1 agreed to?").arg(toQString(m_consent->person)),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("askRevoke"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Nothing is trained, spoken or exported with voices of these recordings from "
                               "today on. Nothing is deleted."));
    const auto* yes = box->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    connect(m_workspace, &Workspace::sessionClosing, box, &QWidget::close);
    connect(yes, &QAbstractButton::clicked, this,
            [this] { perform([](Session& session) { return session.consents().revoke({}); }); });
    box->open();
}

void ConsentCard::perform(std::function<Result<void>(Session&)> work)
{
    if (!m_workspace->session())
        return;
    m_workspace->background<void>(this, std::move(work), [this](const Result<void>& done) {
        if (!done)
            Q_EMIT failed(done.error());
        Q_EMIT changed();
    });
}

} // namespace understudy

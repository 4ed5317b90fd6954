#include "app/desktop/home/consent_record_dialog.h"

#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"

#include <QDesktopServices>
#include <QtWidgets>

namespace understudy {

using metrics::u;

QString dateText(const Date& date)
{
    const QDate day(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
    return QLocale().toString(day, QStringLiteral("d MMMM yyyy"));
}

QString scopesText(const ConsentRecord& consent)
{
    const std::array words{ConsentRecordDialog::tr("training"), ConsentRecordDialog::tr("speaking scripts"),
                           ConsentRecordDialog::tr("publishing")};
    QStringList allowed;
    for (std::size_t i = 0; i < kConsentScopes.size(); ++i)
        if (consent.scopes.contains(kConsentScopes[i]))
            allowed << words[i];
    return allowed.join(QStringLiteral(", "));
}

ConsentRecordDialog::ConsentRecordDialog(const ConsentRecord& consent, const std::filesystem::path& project,
                                         QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("consentRecord"));
    setWindowTitle(tr("Consent of %1").arg(toQString(consent.person)));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* statement = new QPlainTextEdit(toQString(consent.statement));
    statement->setObjectName(QStringLiteral("recordedStatement"));
    statement->setAccessibleName(tr("Statement"));
    statement->setReadOnly(true);
    statement->setTabChangesFocus(true);
    statement->setProperty("field", true);
    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(u(3));
    facts->setVerticalSpacing(u(1.5));
    const auto add = [facts](const QString& title, const QString& fact) {
        auto* words = makeLabel(fact);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->setFocusPolicy(Qt::NoFocus);
        words->setWordWrap(true);
        facts->addRow(makeMutedLabel(title), words);
    };
    add(tr("Who speaks"), toQString(consent.person));
    add(tr("Given"), dateText(consent.given));
    add(tr("Until"), consent.ends ? dateText(*consent.ends) : tr("it is revoked"));
    if (consent.revoked)
        add(tr("Revoked"), dateText(*consent.revoked));
    add(tr("For"), scopesText(consent));
    add(tr("Record"), toQString(consentId(consent)));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(u(2));
    if (consent.spoken) {
        const auto file = project / consent.spoken->file;
        add(tr("Spoken statement"), pathText(file));
        auto* hear = makeButton(tr("Hear the statement"), u"play");
        connect(hear, &QPushButton::clicked, this,
                [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(file))); });
        buttons->addWidget(hear);
    }
    buttons->addStretch();
    auto* close = makeButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(5), u(4), u(5), u(4));
    layout->setSpacing(u(3));
    layout->addLayout(facts);
    layout->addWidget(statement, 1);
    layout->addLayout(buttons);
    setMinimumWidth(u(110));
    close->setFocus();
}

} // namespace understudy

#include "app/desktop/api_page.h"

#include "app/desktop/setting_row.h"
#include "widgets/support/announce.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr auto kAddress = "server.address";
constexpr auto kTokens = "server.tokens";

/// Looks like a label, and is read and copied by keyboard as well.
QLineEdit* makeReading()
{
    auto* edit = new QLineEdit;
    edit->setReadOnly(true);
    edit->setFrame(false);
    edit->setMinimumHeight(u(7));
    return edit;
}

/// Something that a field shows: nothing of it is applied.
FieldRow makeShown(const char* key, const QString& label, const QString& reason)
{
    FieldRow row;
    row.key = QString::fromLatin1(key);
    row.label = label;
    row.reason = reason;
    row.kind = FieldKind::Own;
    return row;
}

} // namespace

ApiPage::ApiPage(Workspace& workspace, ApiHost& host, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_host(&host)
{
}

FormPage ApiPage::page()
{
    auto isOn = makeSettingRow("server.isOn", m_workspace->user().value("server.isOn"));
    isOn.label = tr("HTTP API");
    isOn.boxLabel = tr("Answer other programs on this computer");
    isOn.reason = tr("They can speak with the voices here and start jobs in the open project. Each needs the "
                     "token below; other computers are not answered.");
    isOn.apply = [this](const QVariant& value) { return answerTo(m_host->setOn(value.toBool())); };
    auto port = makeSettingRow("server.port", m_workspace->user().value("server.port"));
    port.label = tr("Port");
    port.reason = tr("From 1024 to 65535; no other program may listen there.");
    port.apply = [this](const QVariant& value) { return answerTo(m_host->setPort(value.toLongLong())); };
    auto address =
        makeShown(kAddress, tr("Address"),
                  tr("A browser shows a page to try it there: give any name, and the token as password."));
    address.makeEditor = [this](const std::function<void()>&) { return makeAddress(); };
    auto tokens = makeShown(kTokens, tr("Token file"),
                            tr("Programs send the token as “Authorization: Bearer”. Taking its line out of "
                               "the file revokes it."));
    tokens.makeEditor = [this](const std::function<void()>&) { return makeTokens(); };
    return {tr("HTTP API"), {std::move(isOn), std::move(port), std::move(address), std::move(tokens)}};
}

OwnEditor ApiPage::makeAddress()
{
    m_address = makeReading();
    m_address->setMinimumWidth(u(80));
    return {m_address, [] { return QVariant(); }, [](const QVariant&) {}};
}

OwnEditor ApiPage::makeTokens()
{
    auto* group = new QWidget;
    auto* file = makeReading();
    file->setText(pathText(ApiHost::tokenFile()));
    file->setFixedWidth(std::min(file->fontMetrics().horizontalAdvance(file->text()) + u(3), u(90)));
    file->setCursorPosition(0);
    file->setAccessibleName(tr("Token file"));
    auto* copy = makeButton(tr("Copy token"), u"copy");
    copy->setObjectName(QStringLiteral("copyToken"));
    m_announcer = new StatusAnnouncer;
    auto* layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(2));
    layout->addWidget(file);
    layout->addWidget(copy);
    layout->addWidget(m_announcer);
    connect(copy, &QPushButton::clicked, this, &ApiPage::copyToken);
    return {group, [] { return QVariant(); }, [](const QVariant&) {}};
}

void ApiPage::setForm(SettingsForm& form)
{
    m_form = &form;
    connect(m_host, &ApiHost::changed, this, &ApiPage::show);
    show();
}

void ApiPage::copyToken()
{
    m_reading.start(m_host->readToken(), [this](const Result<std::string>& token) { takeToken(token); });
}

void ApiPage::takeToken(const Result<std::string>& token)
{
    auto* field = m_form->field(QString::fromLatin1(kTokens));
    if (!token)
        return field->showError(words::sentence(token.error()));
    auto* data = new QMimeData;
    data->setText(toQString(*token));
    // What clipboard managers look for before they keep a text.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    field->showError({});
    const auto done = tr("The token is in the clipboard.");
    field->setReason(done);
    m_announcer->announce(done);
}

void ApiPage::show()
{
    const auto& status = m_host->status();
    const auto text = [&] {
        switch (status.state) {
        case ApiStatus::State::Off:
            return tr("Off");
        case ApiStatus::State::Starting:
            return tr("Starting");
        case ApiStatus::State::Serving:
            return status.url;
        case ApiStatus::State::Failed:
            return tr("Not served");
        }
        return QString();
    }();
    m_address->setText(text);
    m_form->field(QString::fromLatin1(kAddress))
        ->showError(status.error ? words::sentence(*status.error) : QString());
}

} // namespace understudy

#include "app/desktop/settings_dialog.h"

#include "app/desktop/api_page.h"
#include "app/desktop/episode/playback.h"
#include "app/desktop/review/limits_table.h"
#include "app/desktop/review/spelling.h"
#include "app/desktop/setting_row.h"
#include "app/desktop/workspace.h"
#include "core/session/project_settings.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/theme.h"

#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace understudy {

using metrics::u;

SettingsDialog::SettingsDialog(Workspace& workspace, Theme& theme, Playback& playback, ApiHost& api,
                               QWidget* parent)
    : QDialog(parent), m_workspace(&workspace), m_theme(&theme), m_playback(&playback)
{
    setWindowTitle(tr("Settings"));
    setObjectName(QStringLiteral("SettingsDialog"));
    std::vector<FormPage> pages{appearancePage(), soundPage(), reviewPage()};
    if (m_workspace->session())
        pages.push_back(renderingPage());
    auto* apiPage = new ApiPage(workspace, api, this);
    m_apiPage = static_cast<int>(pages.size());
    pages.push_back(apiPage->page());
    m_form = new SettingsForm(std::move(pages));
    apiPage->setForm(*m_form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    setMinimumSize(u(232), u(148));
    connect(m_form, &SettingsForm::closeRequested, this, &QDialog::close);
    connect(m_playback, &Playback::statusChanged, this, &SettingsDialog::refreshDevices);
    // What is the project's goes with it.
    connect(m_workspace, &Workspace::sessionClosing, this, &QDialog::close);
}

void SettingsDialog::showApiPage()
{
    m_form->setCurrentPage(m_apiPage);
}

FormPage SettingsDialog::appearancePage()
{
    auto theme = makeSettingRow("appearance.theme", m_workspace->user().value("appearance.theme"));
    theme.label = tr("Theme");
    theme.reason = tr("System follows the desktop, also while the program runs.");
    theme.kind = FieldKind::Radio;
    theme.choices = {{QStringLiteral("system"), tr("System")},
                     {QStringLiteral("light"), tr("Light")},
                     {QStringLiteral("dark"), tr("Dark")}};
    theme.apply = [this](const QVariant& value) {
        const auto name = value.toString();
        m_theme->setChoice(Theme::named(toUtf8(name)));
        return answerTo(m_workspace->user().set("appearance.theme", toUtf8(name)));
    };
    return {tr("Appearance"), {std::move(theme)}};
}

std::vector<FieldChoice> SettingsDialog::deviceChoices() const
{
    std::vector<FieldChoice> choices{{QString(), tr("The system's default")}};
    for (const auto& output : m_playback->status().devices)
        choices.push_back({toQString(output.id), toQString(output.name)});
    return choices;
}

QString SettingsDialog::deviceReason() const
{
    return m_playback->hasDevice() ? tr("Playing goes on there at once.")
                                   : tr("No sound output was found. Connect one; it appears here when this "
                                        "window is opened again.");
}

void SettingsDialog::refreshDevices()
{
    auto* field = m_form->field(QStringLiteral("sound.device"));
    const auto choices = deviceChoices();
    const auto& shown = field->row().choices;
    // Playing and pausing tell too; a list that is open must not be filled anew for them.
    if (std::ranges::equal(choices, shown, {}, &FieldChoice::value, &FieldChoice::value))
        return;
    field->setChoices(choices);
    field->setReason(deviceReason());
}

FormPage SettingsDialog::soundPage()
{
    auto device = makeSettingRow("sound.device", m_workspace->user().value("sound.device"));
    device.label = tr("Output");
    device.reason = deviceReason();
    device.kind = FieldKind::Choice;
    device.choices = deviceChoices();
    device.apply = [this](const QVariant& value) {
        m_playback->selectDevice(toUtf8(value.toString()));
        return answerTo(m_workspace->user().set("sound.device", toUtf8(value.toString())));
    };
    auto follow = makeSettingRow("playback.followText", m_workspace->user().value("playback.followText"));
    follow.label = tr("While playing");
    follow.boxLabel = tr("Follow text");
    follow.reason = tr("Script, lines and timeline move with the sound, unless you are typing.");
    follow.apply = [this](const QVariant& value) {
        return answerTo(m_workspace->user().set("playback.followText", value.toBool()));
    };
    return {tr("Sound"), {std::move(device), std::move(follow)}};
}

FormPage SettingsDialog::reviewPage()
{
    auto spelling = makeSettingRow("review.spelling", m_workspace->user().value("review.spelling"));
    spelling.label = tr("Spelling of transcripts");
    spelling.reason = tr("By the Hunspell dictionaries that this computer has.");
    spelling.kind = FieldKind::Choice;
    for (const auto& [tag, title] : Spelling::languages())
        spelling.choices.push_back({tag, title});
    spelling.apply = [this](const QVariant& value) {
        return answerTo(m_workspace->user().set("review.spelling", toUtf8(value.toString())));
    };
    auto transcribe = makeSettingRow("review.transcribe", m_workspace->user().value("review.transcribe"));
    transcribe.label = tr("Transcripts");
    transcribe.boxLabel = tr("Draft the words that no file tells");
    transcribe.reason = tr("The largest Whisper among the models listens, or else PocketSphinx to English; "
                           "drafts are to be read.");
    transcribe.apply = [this](const QVariant& value) {
        return answerTo(m_workspace->user().set("review.transcribe", value.toBool()));
    };
    std::vector<FieldRow> rows{std::move(spelling), std::move(transcribe)};
    if (m_workspace->session()) {
        auto limits = projectRow("review.limits");
        limits.label = tr("Limits");
        limits.reason = tr(
            "This project's. They judge what is imported or measured from now on; an empty cell goes back to "
            "what is usual, and “none” is no limit.");
        limits.kind = FieldKind::Own;
        const auto shown = std::make_shared<QPointer<LimitsTable>>();
        limits.makeEditor = [shown](const std::function<void()>& commit) {
            auto* table = new LimitsTable;
            *shown = table;
            connect(table, &LimitsTable::edited, table, commit);
            return OwnEditor{table, [table] { return QVariant(table->text()); },
                             [table](const QVariant& value) { table->setText(value.toString()); }};
        };
        limits.apply = [shown, keep = limits.apply](const QVariant& value) {
            const auto problem = *shown ? (*shown)->problem() : QString();
            return problem.isEmpty() ? keep(value) : tr("%1 The old limits stay in use.").arg(problem);
        };
        rows.push_back(std::move(limits));
    }
    return {tr("Review"), std::move(rows)};
}

FieldRow SettingsDialog::projectRow(const char* key)
{
    auto field = makeSettingRow(key, m_workspace->session()->settings().value(key));
    field.apply = [this, key](const QVariant& value) {
        if (!m_workspace->session())
            return QString();
        return answerTo(m_workspace->session()->settings().set(key, toSetting(*findSettingRow(key), value)));
    };
    return field;
}

FormPage SettingsDialog::renderingPage()
{
    auto evenness = projectRow("mix.evenness");
    evenness.label = tr("Even out lines");
    evenness.reason = tr(
        "Share of a line's difference from its speaker's level that is taken out; 0 leaves lines as spoken.");
    evenness.decimals = 2;
    auto most = projectRow("mix.maxLineGain");
    most.label = tr("At most");
    most.unit = tr(" dB");
    most.reason = tr("No line is made louder or quieter by more.");
    auto highPass = projectRow("mix.highPass");
    highPass.label = tr("High-pass");
    highPass.unit = tr(" Hz");
    highPass.decimals = 0;
    highPass.reason = tr("Takes out rumble below; 0 turns it off.");
    auto hasTone = projectRow("mix.hasRoomTone");
    hasTone.label = tr("Room tone");
    hasTone.boxLabel = tr("Lay quiet room tone under the episode");
    hasTone.reason = tr("Digital silence between lines can be heard; a little noise cannot.");
    auto tone = projectRow("mix.roomTone");
    tone.label = tr("Room tone level");
    tone.unit = tr(" dBFS");
    tone.reason = tr("Between −80 and −50.");
    return {tr("Rendering"),
            {std::move(evenness), std::move(most), std::move(highPass), std::move(hasTone), std::move(tone)}};
}

} // namespace understudy

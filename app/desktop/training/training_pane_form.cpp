// The form of a new run, and what the Training pane asks in dialogs.
#include "app/desktop/training/checkpoints_panel.h"
#include "app/desktop/training/consent_dialog.h"
#include "app/desktop/training/run_check.h"
#include "app/desktop/training/training_header.h"
#include "app/desktop/training/training_pane.h"
#include "app/desktop/training/training_work.h"
#include "app/desktop/training/voice_dialog.h"
#include "app/desktop/workspace.h"
#include "core/session/voice_service.h"
#include "widgets/support/conversions.h"

#include <QFileDialog>

namespace understudy {

void TrainingPane::openForm()
{
    if (!m_workspace->session())
        return;
    m_form->begin();
    showPage(Page::Form);
    m_form->setFocus();
    refreshSources();
}

void TrainingPane::closeForm()
{
    m_check->stop();
    m_banners->clear(QStringLiteral("start"));
    showPage(m_runs.rows.empty() ? Page::Empty : Page::Run);
    enter();
}

void TrainingPane::refreshSources()
{
    if (page() != Page::Form || !m_workspace->session())
        return;
    m_workspace->background<NewRunSources>(
        this, [](Session& session) -> Result<NewRunSources> { return readNewRunSources(session); },
        [this](const Result<NewRunSources>& sources) {
            if (!sources)
                return;
            m_check->setDevices(sources->devices);
            m_form->setSources(*sources);
        });
}

void TrainingPane::lookAtForm()
{
    if (page() == Page::Form)
        m_check->look(m_form->run());
}

void TrainingPane::start()
{
    if (m_form->isStartable())
        m_work->start(m_form->run());
}

void TrainingPane::askFolder()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("A dataset's folder"));
    if (!folder.isEmpty())
        m_form->chooseFolder(toPath(folder));
}

void TrainingPane::askConsent()
{
    auto* dialog = new ConsentDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_workspace->background<void>(
            this,
            [consent = dialog->consent()](Session& session) { return session.consents().add({}, consent); },
            [this](const Result<void>& added) {
                if (!added)
                    fail(added.error(), QStringLiteral("consent"));
                lookAtForm();
            });
    });
    dialog->open();
}

void TrainingPane::askVoice(const VoiceOffer& offer)
{
    if (m_voice && m_voice->isVisible())
        return m_voice->take(offer);
    using Names = std::vector<std::string>;
    m_workspace->background<Names>(
        this,
        [](Session& session) -> Result<Names> {
            Names names;
            for (const auto& voice : session.voices().list())
                names.push_back(voice.info.id.value);
            return names;
        },
        [this, offer](const Result<Names>& names) {
            QStringList taken;
            for (const auto& name : names.value_or(Names()))
                taken << toQString(name);
            m_voice = new VoiceDialog(offer, taken, this);
            m_voice->setAttribute(Qt::WA_DeleteOnClose);
            connect(m_voice, &QDialog::accepted, m_work,
                    [this] { m_work->addVoice(m_voice->offer(), m_voice->voice()); });
            m_voice->open();
        });
}

/// While a name is typed the run goes on, and may keep a better checkpoint in place of the dialog's.
void TrainingPane::refreshVoice(const RunDetails& details)
{
    if (!m_voice || !m_voice->isVisible() || m_voice->offer().run != details.info.id)
        return;
    const auto step = m_voice->offer().made.step;
    if (std::ranges::find(details.checkpoints, step, &CheckpointInfo::step) == details.checkpoints.end())
        m_work->proposeInstead(m_voice->offer());
}

void TrainingPane::askExport()
{
    const auto step = m_checkpoints->step();
    if (!step)
        return;
    const auto name = QStringLiteral("%1-%2").arg(toQString(m_front.value)).arg(*step);
    const auto merged = tr("Merged with its base model (*)"), adapter = tr("Adapter, as PEFT loads it (*)");
    QString chosen = adapter;
    const auto target = QFileDialog::getSaveFileName(this, tr("Export into a new folder"), name,
                                                     adapter + QStringLiteral(";;") + merged, &chosen);
    if (!target.isEmpty())
        m_work->exportTo(m_front, *step, chosen == merged ? ExportKind::Merged : ExportKind::Adapter, target);
}

} // namespace understudy

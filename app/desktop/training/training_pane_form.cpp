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
    readSources();
}

void TrainingPane::closeForm()
{
    m_check->stop();
    m_banners->clear(QStringLiteral("start"));
    showPage(m_runs.rows.empty() ? Page::Empty : Page::Run);
    enter();
}

void TrainingPane::readSources()
{
    m_workspace->background<NewRunSources>(
        this, [](Session& session) -> Result<NewRunSources> { return readNewRunSources(session); },
        [this](const Result<NewRunSources>& sources) {
            if (sources)
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

void TrainingPane::askVoice(const VoiceFromRun& proposal)
{
    using Names = std::vector<std::string>;
    m_workspace->background<Names>(
        this,
        [](Session& session) -> Result<Names> {
            Names names;
            for (const auto& voice : session.voices().list())
                names.push_back(voice.info.id.value);
            return names;
        },
        [this, proposal, run = m_front](const Result<Names>& names) {
            QStringList taken;
            for (const auto& name : names.value_or(Names()))
                taken << toQString(name);
            auto* dialog = new VoiceDialog(proposal, run, taken, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QDialog::accepted, m_work,
                    [this, dialog] { m_work->addVoice(dialog->voice()); });
            dialog->open();
        });
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

#include "app/desktop/record/record_work.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/record/record_dialog.h"
#include "app/desktop/record/record_text.h"
#include "app/desktop/review/clip_sound.h"
#include "app/desktop/workspace.h"
#include "core/audio/excerpt.h"
#include "widgets/support/banner.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"
#include "widgets/words/list_text.h"

#include <QAction>

#include <limits>

namespace understudy {

namespace {

const QString kRecovered = QStringLiteral("recovered");
const QString kFailed = QStringLiteral("notRecovered");

using Sound = std::shared_ptr<PcmSource>;

Result<Sound> soundOf(const std::filesystem::path& take)
{
    UNDERSTUDY_TRY(auto read, readExcerpt(take, 0, {}, Frames(std::numeric_limits<std::int64_t>::max())));
    const auto sound = clipSound(std::move(read.samples), read.rate, {});
    return std::make_shared<ClipPart>(sound, FrameSpan{{}, sound.length()}, 1);
}

} // namespace

RecordWork::RecordWork(Workspace& workspace, Playback& playback, BannerHost& banners, QAction& record,
                       QWidget* pane)
    : QObject(pane), m_workspace(&workspace), m_playback(&playback), m_banners(&banners), m_pane(pane)
{
    const auto refresh = [this, action = &record] {
        action->setEnabled(m_workspace->session() != nullptr && !m_workspace->isReadOnly());
    };
    connect(&record, &QAction::triggered, this, &RecordWork::open);
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_banners->clear(kRecovered);
        m_banners->clear(kFailed);
    });
    connect(m_workspace, &Workspace::sessionChanged, this, [this, refresh] {
        refresh();
        if (m_workspace->session() && !m_workspace->isReadOnly())
            pickUp();
    });
    refresh();
}

void RecordWork::open()
{
    m_playback->pause(); // a microphone would hear it
    auto* dialog = m_pane->findChild<RecordDialog*>();
    if (!dialog) {
        dialog = new RecordDialog(*m_workspace, m_pane);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &RecordDialog::hearRequested, this, &RecordWork::hear);
        connect(dialog, &RecordDialog::quietRequested, m_playback, &Playback::pause);
        connect(dialog, &QDialog::finished, m_playback, &Playback::pause);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void RecordWork::hear(const std::filesystem::path& file)
{
    m_workspace->background<Sound>(
        this, [file](Session&) { return soundOf(file); },
        [this](const Result<Sound>& sound) {
            auto* dialog = m_pane->findChild<RecordDialog*>();
            if (!dialog || dialog->isBusy())
                return; // a microphone would hear it
            if (!sound) {
                dialog->banners()->show(
                    {.sentence = words::sentence(sound.error()), .key = QStringLiteral("listen")});
                return;
            }
            dialog->banners()->clear(QStringLiteral("listen"));
            m_playback->playSound(*sound, {});
        });
}

void RecordWork::pickUp()
{
    auto job = m_workspace->session()->jobs().workers().start<PickedUp>(
        JobKind::Background, {}, [session = m_workspace->session()](JobContext& context) {
            return session->recordings().pickUp(context);
        });
    auto* watcher = new JobWatcher<PickedUp>(this);
    connect(m_workspace, &Workspace::sessionClosing, watcher, [watcher] { delete watcher; });
    watcher->watch(std::move(job), [this, watcher](const Result<PickedUp>& picked) {
        watcher->deleteLater();
        if (picked)
            tell(*picked);
        else if (picked.error().code != Code::Cancelled)
            m_banners->show({.sentence = words::sentence(picked.error()), .key = kFailed});
    });
}

void RecordWork::tell(const PickedUp& picked)
{
    tellFailed(picked.failed);
    if (picked.recovered.empty())
        return;
    QStringList names;
    for (const auto& take : picked.recovered)
        names << takeName(take);
    m_banners->show({.kind = BannerKind::Info,
                     .sentence = tr("Recovered %n takes from before the program closed.", nullptr,
                                    int(picked.recovered.size())),
                     .detail = words::firstOf(names),
                     .key = kRecovered});
}

void RecordWork::tellFailed(const std::vector<Error>& failed)
{
    if (failed.empty())
        return;
    QStringList why;
    for (const auto& one : failed)
        why << words::sentence(one);
    m_banners->show({.kind = BannerKind::Warning,
                     .sentence = tr("%n recordings could not be taken in; they stay in the project's "
                                    "recordings.",
                                    nullptr, int(failed.size())),
                     .detail = words::firstOf(why, QStringLiteral("\n")),
                     .key = kFailed});
}

} // namespace understudy

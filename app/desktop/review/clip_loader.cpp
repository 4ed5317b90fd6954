#include "app/desktop/review/clip_loader.h"

#include "app/desktop/workspace.h"
#include "core/data/ingest/ingest_json.h"
#include "core/session/review_service.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kKept = 12; // sounds: the shown one, those where keys lead, and some for going back

template<typename Jobs, typename Keys>
void giveUpOthers(Jobs& jobs, const Keys& wanted)
{
    std::erase_if(jobs,
                  [&](const auto& job) { return std::ranges::find(wanted, job.first) == wanted.end(); });
}

} // namespace

ClipLoader::ClipLoader(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(&workspace)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        want({}, {});
        m_kept.clear();
        m_gone.clear();
    });
}

ClipLoader::~ClipLoader() = default;

ClipLoader::Kept* ClipLoader::kept(const Key& key)
{
    const auto found = std::ranges::find(m_kept, key, &Kept::key);
    return found == m_kept.end() ? nullptr : &*found;
}

const ClipLoader::Kept* ClipLoader::kept(const Key& key) const
{
    const auto found = std::ranges::find(m_kept, key, &Kept::key);
    return found == m_kept.end() ? nullptr : &*found;
}

RepairSettings ClipLoader::repairsOf(const Clip& clip) const
{
    return m_isRepaired && m_snapshot ? m_snapshot->repairsOf(clip.recording) : RepairSettings();
}

ClipLoader::Key ClipLoader::keyOf(const Clip& clip) const
{
    const auto repairs = repairsOf(clip);
    return {clip.id, clip.span, repairs.isAny() ? formatRepairs(repairs) : std::string()};
}

const ClipLoader::Loaded* ClipLoader::find(const Clip& clip) const
{
    const auto* wanted = kept(keyOf(clip));
    const auto* plain = wanted != nullptr ? wanted : kept({clip.id, clip.span, {}});
    return plain == nullptr ? nullptr : &plain->loaded;
}

std::optional<Error> ClipLoader::problemOf(const Clip& clip) const
{
    const auto* recording = m_snapshot ? m_snapshot->recording(clip.recording) : nullptr;
    if (recording == nullptr || find(clip) != nullptr)
        return std::nullopt;
    if (const auto failed = m_failed.find(keyOf(clip));
        failed != m_failed.end() && failed->second.file == recording->file)
        return failed->second.error;
    const auto gone = m_gone.find(clip.recording);
    return gone != m_gone.end() && gone->second.file == recording->file ? std::optional(gone->second.error)
                                                                        : std::nullopt;
}

bool ClipLoader::hasFailed(const Key& key, const Recording& recording) const
{
    const auto failed = m_failed.find(key);
    return failed != m_failed.end() && failed->second.file == recording.file;
}

bool ClipLoader::isWaitedFor(const Key& key) const
{
    return !m_wanted.empty() && m_wanted.front() == key;
}

bool ClipLoader::isWanted(const Key& key) const
{
    return std::ranges::find(m_wanted, key) != m_wanted.end();
}

void ClipLoader::setWanted(const std::vector<ReviewedClipPtr>& clips)
{
    if (clips.empty() || !isWaitedFor(keyOf(clips.front()->clip)))
        m_failed.clear();
    m_wanted.clear();
    for (const auto& clip : clips)
        m_wanted.push_back(keyOf(clip->clip));
    // What is let go of first is what nobody looks at, however long ago the others were loaded.
    std::ranges::stable_partition(m_kept, [this](const Kept& one) { return !isWanted(one.key); });
}

void ClipLoader::want(std::vector<ReviewedClipPtr> clips, const ReviewSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    setWanted(clips);
    giveUpOthers(m_loading, m_wanted);
    giveUpOthers(m_drawing, m_wanted);
    // The lane has one thread: what is loaded ahead makes way for what is waited for.
    if (!m_wanted.empty() && kept(m_wanted.front()) == nullptr && !m_loading.contains(m_wanted.front()))
        m_loading.clear();
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const auto* recording = snapshot->recording(clips[i]->clip.recording);
        const auto* loaded = kept(m_wanted[i]);
        if (loaded != nullptr && !loaded->loaded.spectrogram && !m_drawing.contains(m_wanted[i]))
            draw(m_wanted[i], loaded->loaded.sound);
        else if (recording != nullptr && loaded == nullptr && !m_loading.contains(m_wanted[i]) &&
                 !hasFailed(m_wanted[i], *recording))
            load(m_wanted[i], *recording, repairsOf(clips[i]->clip));
    }
}

void ClipLoader::load(const Key& key, const Recording& recording, const RepairSettings& repairs)
{
    auto* session = m_workspace->session();
    if (session == nullptr)
        return;
    // Not on the workers, where an import may be: somebody waits for this.
    auto work = session->jobs().previews().start<Sound>(
        JobKind::Background, {},
        [&reviews = session->reviews(), recording, repairs,
         span = key.span](JobContext& context) -> Result<Sound> {
            UNDERSTUDY_CHECK(reviews.checkOriginal(recording, context.stopToken()));
            return loadClipSound(recording, span, repairs, context.stopToken());
        });
    auto& job = m_loading[key];
    job.reset(new JobWatcher<Sound>(this));
    job->watch(std::move(work), [this, key, recording](const Result<Sound>& sound) {
        m_loading.erase(key);
        if (sound) {
            m_gone.erase(recording.id);
            takeSound(key, *sound);
        } else if (sound.error().code != Code::Cancelled) {
            takeFailure(key, recording, sound.error());
        }
    });
}

void ClipLoader::takeFailure(const Key& key, const Recording& recording, const Error& error)
{
    m_failed.insert_or_assign(key, Failed{recording.file, error});
    if (error.reason == Reason::FileMissing || error.reason == Reason::HashMismatch)
        m_gone.insert_or_assign(recording.id, Failed{recording.file, error});
    if (isWaitedFor(key))
        Q_EMIT failed(error);
}

void ClipLoader::takeSound(const Key& key, const Sound& sound)
{
    m_kept.push_back({key, {sound, nullptr}});
    while (m_kept.size() > kKept)
        m_kept.pop_front();
    draw(key, sound);
    Q_EMIT loaded(key.clip);
}

/// Takes ten times as long as reading, and nobody hears it: on the workers, once the sound is there.
void ClipLoader::draw(const Key& key, const Sound& sound)
{
    auto work = m_workspace->session()->jobs().workers().start<Picture>(
        JobKind::Background, {}, [sound](JobContext& context) -> Result<Picture> {
            auto picture = std::make_shared<const Spectrogram>(
                spectrogramOf(sound->samples, sound->rate, {.stop = context.stopToken()}));
            if (context.cancelled())
                return fail(Code::Cancelled);
            return picture;
        });
    auto& job = m_drawing[key];
    job.reset(new JobWatcher<Picture>(this));
    job->watch(std::move(work), [this, key](const Result<Picture>& picture) {
        m_drawing.erase(key);
        auto* of = kept(key);
        if (!picture || of == nullptr)
            return;
        of->loaded.spectrogram = *picture;
        Q_EMIT loaded(key.clip);
    });
}

} // namespace understudy

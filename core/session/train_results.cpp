// What comes of a run: its adapter, a model that it is worked into, a voice.

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/model/lora/merged_model.h"
#include "core/session/job_service.h"
#include "core/session/train_service.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostClips{1LL << 30};
constexpr std::size_t kAnchors = 3;

Result<void> copyAdapter(const fs::path& from, const fs::path& to)
{
    for (const auto* file : {kAdapterConfig, kAdapterWeights}) {
        std::error_code error;
        fs::copy_file(from / file, to / file, error);
        if (error)
            return Failure(systemError(error.value(), to / file));
    }
    return {};
}

Bytes sizeOf(const fs::path& folder)
{
    std::int64_t size = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        size += std::int64_t(entry->file_size(ignored));
    }
    return Bytes(size);
}

/// Whose sound is as it was, the best first.
std::vector<TrainClip> anchorsFrom(const TrainClips& list)
{
    std::vector<TrainClip> chosen;
    std::ranges::copy_if(list.clips, std::back_inserter(chosen),
                         [](const TrainClip& clip) { return clip.anchor > 0; });
    std::ranges::sort(chosen, {}, &TrainClip::anchor);
    std::vector<TrainClip> anchors;
    for (auto& clip : chosen) {
        const auto hash = sha256File(clip.audio);
        if (anchors.size() < kAnchors && hash && clip.key.starts_with(*hash) && isValidName(clip.id))
            anchors.push_back(std::move(clip));
    }
    return anchors;
}

/// Parts of one file may be called alike.
std::string nameFor(const TrainClip& clip, const std::vector<AnchorToAdd>& taken)
{
    const auto isTaken = [&taken](const std::string& name) {
        return std::ranges::find(taken, name, &AnchorToAdd::id) != taken.end();
    };
    auto name = clip.id;
    for (int i = 2; isTaken(name); ++i)
        name = clip.id + "-" + std::to_string(i);
    return name;
}

} // namespace

Result<TrainService::Chosen> TrainService::choose(const RunId& id, std::optional<std::int64_t> step) const
{
    Chosen chosen;
    UNDERSTUDY_TRY(chosen.run, run(id));
    if (!step) {
        chosen.suggested = suggest(id, listCheckpoints(chosen.run.folder));
        if (!chosen.suggested)
            return fail(Code::NotFound, Reason::CheckpointUnknown, id.value);
        step = chosen.suggested->step;
    }
    UNDERSTUDY_TRY(chosen.checkpoint, findCheckpoint(chosen.run.folder, *step));
    return chosen;
}

Result<CsmFiles> TrainService::baseOf(const RunInfo& run) const
{
    UNDERSTUDY_TRY(auto base, m_findFiles(run.base.id));
    if (base.sha256 != run.base.sha256)
        return fail(Code::InvalidInput, Reason::RunOtherBase, run.id.value,
                    base.id + "/" + base.sha256 + "/" + run.base.sha256);
    return base;
}

JobHandle<RunExport> TrainService::exportRun(const RunId& id, std::optional<std::int64_t> step,
                                             ExportKind kind, fs::path out)
{
    return m_jobs->workers().start<RunExport>(
        JobKind::ModelWork, id.value,
        [this, id, step, kind, out = std::move(out)](JobContext& context) -> Result<RunExport> {
            UNDERSTUDY_TRY(const auto chosen, choose(id, step));
            return exportNow(chosen, kind, out, context);
        },
        &m_jobs->board());
}

Result<RunExport> TrainService::exportNow(const Chosen& chosen, ExportKind kind, const fs::path& out,
                                          JobContext& context) const
{
    const auto target = fs::absolute(out).lexically_normal();
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(target));
    if (kind == ExportKind::Adapter) {
        UNDERSTUDY_CHECK(copyAdapter(chosen.checkpoint.folder, staged.path()));
    } else {
        UNDERSTUDY_TRY(const auto base, baseOf(chosen.run));
        const StoreWatch watch{context.stopToken(),
                               [&](const Progress& progress) { context.report(progress); }};
        UNDERSTUDY_CHECK(writeMergedModel(base, chosen.checkpoint.folder, staged.path(), watch));
    }
    UNDERSTUDY_CHECK(staged.commit());
    return RunExport{chosen.checkpoint.step, chosen.suggested, target, sizeOf(target)};
}

JobHandle<VoiceFromRun> TrainService::voiceFrom(const RunId& id, std::optional<std::int64_t> step)
{
    return m_jobs->workers().start<VoiceFromRun>(JobKind::Background, id.value,
                                                 [this, id, step](JobContext&) -> Result<VoiceFromRun> {
                                                     UNDERSTUDY_TRY(const auto chosen, choose(id, step));
                                                     return voiceFromNow(chosen);
                                                 });
}

Result<VoiceFromRun> TrainService::voiceFromNow(const Chosen& chosen) const
{
    VoiceFromRun made;
    made.step = chosen.checkpoint.step;
    made.suggested = chosen.suggested;
    UNDERSTUDY_TRY(const auto base, baseOf(chosen.run));
    made.voice.base = base.id;
    made.voice.adapter = chosen.checkpoint.folder;
    made.voice.speaker = chosen.run.settings.speaker;
    made.voice.isProjectSpeaker = true;
    const auto file = chosen.run.folder / kClipsFile;
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostClips));
    UNDERSTUDY_TRY(const auto clips, parseTrainClips(text, file.string()));
    made.anchorClips = anchorsFrom(clips);
    for (const auto& clip : made.anchorClips)
        made.voice.anchors.push_back(
            {clip.audio, clip.text, nameFor(clip, made.voice.anchors), clip.start, clip.end});
    return made;
}

} // namespace understudy

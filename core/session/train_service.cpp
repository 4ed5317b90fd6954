#include "core/session/train_service.h"

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/session/job_service.h"
#include "core/session/probe_hearing_p.h"
#include "core/session/project_voices_p.h"

#include <algorithm>
#include <charconv>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostClips{1LL << 30};

/// Of checkpoints that are there, and of those that made room for better ones.
std::vector<ProbeSample> samplesIn(const fs::path& folder)
{
    std::vector<ProbeSample> samples;
    std::error_code error;
    for (fs::directory_iterator step(folder, error); !error && step != fs::directory_iterator();
         step.increment(error)) {
        const auto name = step->path().filename().string();
        ProbeSample sample;
        const auto* end = name.data() + name.size();
        if (std::from_chars(name.data(), end, sample.step).ptr != end)
            continue; // one that is being made
        std::error_code ignored;
        for (const auto& file : fs::directory_iterator(step->path(), ignored)) {
            if (file.path().extension() != ".wav")
                continue; // their figures
            sample.file = file.path();
            sample.line = sample.file.stem().string();
            samples.push_back(sample);
        }
    }
    std::ranges::sort(samples, {},
                      [](const ProbeSample& sample) { return std::pair(sample.step, sample.line); });
    return samples;
}

/// As the run itself will ask.
Result<void> checkHasClips(const PreflightData& data, const fs::path& dataset)
{
    if (data.problem)
        return Failure(*data.problem);
    if (data.clips.count(Split::Train) == 0)
        return fail(Code::InvalidInput, Reason::NothingToTrain, dataset.string(),
                    countedReasons(data.clips.leftOut));
    return {};
}

fs::path freePlace(const fs::path& removed, const std::string& name)
{
    std::error_code ignored;
    auto place = removed / name;
    for (int i = 2; fs::exists(place, ignored); ++i)
        place = removed / (name + "-" + std::to_string(i));
    return place;
}

} // namespace

TrainService::TrainService(const fs::path& project, const ProjectVoices& voices, JobService& jobs,
                           FindFiles findFiles, FindTools findTools, std::string program)
    : m_project(project), m_voices(&voices), m_jobs(&jobs), m_findFiles(std::move(findFiles)),
      m_findTools(std::move(findTools)), m_program(std::move(program))
{
}

RunList TrainService::runs() const
{
    return listRuns(runsFolder());
}

Result<RunInfo> TrainService::run(const RunId& id) const
{
    return readRun(runsFolder(), id);
}

Result<RunDetails> TrainService::details(const RunId& id) const
{
    RunDetails details;
    UNDERSTUDY_TRY(details.info, run(id));
    const auto preflight = folder(id) / kPreflightFile;
    if (const auto text = readFile(preflight, kMostClips))
        if (auto kept = parsePreflight(*text, preflight.string())) // only this list is missing without it
            details.preflight = std::move(*kept);
    const auto clips = folder(id) / kClipsFile;
    if (const auto text = readFile(clips, kMostClips)) {
        UNDERSTUDY_TRY(details.clips, parseTrainClips(*text, clips.string()));
    }
    details.checkpoints = listCheckpoints(folder(id));
    details.suggested = suggest(id, details.checkpoints);
    details.goingOn = goingOn(folder(id));
    details.samples = samplesIn(folder(id) / kSamples);
    return details;
}

std::optional<Suggestion> TrainService::suggest(const RunId& id,
                                                const std::vector<CheckpointInfo>& checkpoints) const
{
    return suggestCheckpoint(checkpoints, m_ranking ? m_ranking(id) : std::vector<std::int64_t>());
}

fs::path TrainService::metricsFile(const RunId& id) const
{
    return folder(id) / kMetricsFile;
}

fs::path TrainService::folder(const RunId& id) const
{
    return runsFolder() / id.value;
}

fs::path TrainService::ownDataset() const
{
    return m_project / "dataset";
}

fs::path TrainService::datasetOf(const RunToStart& run) const
{
    return fs::absolute(run.dataset.empty() ? ownDataset() : run.dataset).lexically_normal();
}

JobHandle<RunInfo> TrainService::create(RunToStart run)
{
    auto title = run.note;
    return m_jobs->workers().start<RunInfo>(
        JobKind::Background, std::move(title),
        [this, run = std::move(run)](JobContext& context) { return createNow(run, context); });
}

Result<RunInfo> TrainService::createNow(const RunToStart& wanted, JobContext& context)
{
    UNDERSTUDY_CHECK(checkSettings(wanted.settings));
    UNDERSTUDY_TRY(const auto base, m_findFiles(wanted.base));
    UNDERSTUDY_TRY(const auto config, readCsmConfig(base.config));
    UNDERSTUDY_CHECK(checkLayers(wanted.settings.targets, config));
    RunInfo info;
    info.note = wanted.note;
    info.preset = name(wanted.preset);
    info.settings = wanted.settings;
    info.base = {base.id, base.sha256, base.isSynthetic};
    info.dataset = datasetOf(wanted);
    UNDERSTUDY_TRY(info.consent, allowed(base));
    UNDERSTUDY_TRY(const auto data, dataFor(wanted, base, context));
    UNDERSTUDY_CHECK(
        checkHasClips(*data, info.dataset)); // a run that cannot train would be one to clear away
    RunPreflight found;
    lookForConsent(base, found);
    found.checks = checkTraining(wanted.settings, *data, lookAtMachine(wanted.settings, *data, runsFolder()));
    auto made = createRun(runsFolder(), std::move(info),
                          formatPreflight({std::move(found.person), std::move(found.checks.checks)}));
    tell();
    return made;
}

Result<std::string> TrainService::allowed(const CsmFiles& base) const
{
    if (base.isSynthetic)
        return std::string();
    UNDERSTUDY_TRY(const auto record, m_voices->consent(VoiceId()));
    UNDERSTUDY_CHECK(checkConsent(record, ConsentScope::Train, today(), m_project.stem().string()));
    return consentId(*record);
}

JobHandle<RunEnd> TrainService::train(const RunId& id)
{
    auto job = m_jobs->training().start<RunEnd>(
        JobKind::Training, id.value, [this, id](JobContext& context) { return trainNow(id, context); },
        &m_jobs->board());
    {
        const std::lock_guard lock(m_mutex);
        m_trained[id] = job;
    }
    tell();
    return job;
}

Result<RunEnd> TrainService::trainNow(const RunId& id, JobContext& context)
{
    UNDERSTUDY_TRY(const auto info, run(id));
    TrainWork work;
    work.run = info.folder;
    UNDERSTUDY_TRY(work.base, m_findFiles(info.base.id));
    UNDERSTUDY_TRY(work.consent, allowed(work.base));
    work.checkConsent = [this, base = work.base]() -> Result<void> {
        const auto now = allowed(base);
        const auto reason = now ? Reason::General : now.error().reason;
        // What cannot be read this moment is no revocation.
        if (reason == Reason::ConsentEnded || reason == Reason::ConsentNeeded)
            return Failure(now.error());
        return {};
    };
    work.hearProbes = hearProbesWith(m_findTools, work.run);
    work.codeCache = codeCache();
    work.program = m_program;
    bool isTold = false;
    auto end = trainRun(work, {context.stopToken(), [&](const Progress& progress) {
                                   context.report(progress);
                                   if (!std::exchange(isTold, true))
                                       tell();
                               }});
    tell();
    return end;
}

JobHandle<RunEnd> TrainService::jobOf(const RunId& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_trained.find(id);
    auto job = found == m_trained.end() ? nullptr : found->second.lock();
    return job && !isFinished(job->status().state) ? job : nullptr;
}

Result<void> TrainService::ask(const RunId& id, const std::function<Result<void>(const fs::path&)>& how)
{
    UNDERSTUDY_TRY(const auto info, run(id));
    if (info.state != RunState::Running)
        return fail(Code::InvalidInput, id.value, "nobody trains it now");
    UNDERSTUDY_CHECK(how(info.folder));
    tell();
    return {};
}

Result<void> TrainService::pause(const RunId& id)
{
    return ask(id, [](const fs::path& run) { return askRun(run, RunRequest::Pause); });
}

Result<void> TrainService::goOn(const RunId& id)
{
    return ask(id, [](const fs::path& run) -> Result<void> {
        unaskRun(run, RunRequest::Pause);
        return {};
    });
}

Result<void> TrainService::stop(const RunId& id)
{
    if (const auto job = jobOf(id); job && job->status().state == JobState::Queued) {
        job->cancel();
        tell();
        return {};
    }
    return ask(id, [](const fs::path& run) { return askRun(run, RunRequest::Stop); });
}

Result<void> TrainService::note(const RunId& id, const std::string& text)
{
    UNDERSTUDY_CHECK(run(id));
    UNDERSTUDY_CHECK(noteRun(folder(id), text));
    tell();
    return {};
}

Result<fs::path> TrainService::remove(const RunId& id)
{
    const auto read = run(id);
    // A damaged one can be removed too.
    if (!read && read.error().reason == Reason::RunUnknown)
        return Failure(read.error());
    const auto lock = FolderLock::take(folder(id), m_program, Reason::RunBusy);
    if (!lock)
        return fail(lock.error().code, lock.error().reason, id.value, lock.error().detail);
    const auto removed = runsFolder() / kRemovedRuns;
    UNDERSTUDY_CHECK(ensureFolder(removed));
    const auto place = freePlace(removed, id.value);
    std::error_code error;
    fs::rename(folder(id), place, error);
    if (error)
        return Failure(systemError(error.value(), folder(id)));
    tell();
    return place;
}

std::unique_ptr<Subscription>
TrainService::subscribe(std::function<void(const std::uint64_t& revision)> listener)
{
    return m_revision.subscribe(std::move(listener));
}

void TrainService::tell()
{
    m_revision.update([](std::uint64_t& revision) { ++revision; });
}

} // namespace understudy

// What is looked at before a run starts.

#include "core/base/digits.h"
#include "core/model/weights/tensor_store.h"
#include "core/session/job_service.h"
#include "core/session/project_voices_p.h"
#include "core/session/recognizers.h"
#include "core/session/train_service.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLooked = 8; // datasets with settings that are kept in memory

/// When the folder, or what stands in it, was changed last: what is renamed into a folder of it counts too,
/// and a list that is edited in place.
std::int64_t changeOf(const fs::path& folder)
{
    const auto timeOf = [](const fs::path& path) {
        std::error_code error;
        const auto time = fs::last_write_time(path, error);
        return error ? 0 : std::int64_t(time.time_since_epoch().count());
    };
    auto newest = timeOf(folder);
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error))
        newest = std::max({newest, timeOf(entry->path()), timeOf(entry->path() / "metadata.jsonl")});
    return newest;
}

/// Whole by its headers; hashing gigabytes is `model verify`'s.
Result<CsmFiles> usable(Result<CsmFiles> base)
{
    if (base)
        UNDERSTUDY_CHECK(TensorStore::open(base->weights));
    return base;
}

} // namespace

JobHandle<RunPreflight> TrainService::preflight(RunToStart run, PresetCosts costs)
{
    return m_jobs->workers().start<RunPreflight>(JobKind::Background, {},
                                                 [this, run = std::move(run), costs](JobContext& context) {
                                                     return preflightNow(run, costs, context);
                                                 });
}

Result<RunPreflight> TrainService::preflightNow(const RunToStart& run, PresetCosts costs, JobContext& context)
{
    RunPreflight found;
    const auto base = usable(m_findFiles(run.base));
    if (!base) {
        found.base = base.error();
        return found;
    }
    lookForConsent(*base, found);
    UNDERSTUDY_TRY(const auto data, dataFor(run, *base, context));
    const auto machine = lookAtMachine(run.settings, *data, runsFolder());
    found.checks = checkTraining(run.settings, *data, machine);
    if (costs == PresetCosts::Leave)
        return found;
    for (const auto preset : kTrainPresets) {
        if (context.cancelled())
            return fail(Code::Cancelled);
        auto settings = settingsOf(preset);
        settings.device = run.settings.device;
        if (data->clips.count(Split::Train) > 0)
            found.costs.emplace(preset, estimateTraining(settings, data->config, data->load,
                                                         lookAtMachine(settings, *data, runsFolder()).speed));
    }
    return found;
}

void TrainService::lookForConsent(const CsmFiles& base, RunPreflight& found) const
{
    if (base.isSynthetic)
        return;
    if (const auto record = m_voices->consent(VoiceId()); record && *record)
        found.person = (*record)->person;
    if (const auto id = allowed(base); !id)
        found.consent = id.error();
}

Result<std::shared_ptr<const PreflightData>> TrainService::dataFor(const RunToStart& run,
                                                                   const CsmFiles& base, JobContext& context)
{
    const auto dataset = datasetOf(run);
    const auto hearing = hearingCost(ModelStore(ModelStore::userFolder(), m_project / "models"));
    const auto key = dataset.string() + "\n" + base.sha256 + "\n" + digitsOf(run.settings.longestClip) +
                     "\n" + run.settings.speaker + "\n" + std::to_string(changeOf(dataset)) + "\n" +
                     std::to_string(changeOf(codeCache())) + "\n" + std::to_string(hearing.memory.value);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_looked.find(key); known != m_looked.end())
            return known->second;
    }
    const ClipWatch watch{context.stopToken(), [&](double done, double total) {
                              context.report({Stage::Reading, done, total, ProgressUnit::Clips, {}});
                          }};
    UNDERSTUDY_TRY(auto data, readPreflightData(dataset, base, codeCache(), run.settings, watch));
    data.load.hearing = hearing;
    auto kept = std::make_shared<const PreflightData>(std::move(data));
    if (kept->problem) // it may be mended any moment
        return kept;
    const std::lock_guard lock(m_mutex);
    if (m_looked.size() >= kMostLooked)
        m_looked.clear();
    m_looked[key] = kept;
    return kept;
}

} // namespace understudy

#include "core/session/review_service.h"

#include "core/base/log.h"
#include "core/base/stored_error.h"
#include "core/session/job_service.h"
#include "core/session/review_edits_p.h"
#include "core/session/review_jobs_p.h"
#include "core/session/review_measuring_p.h"
#include "core/session/review_rows_p.h"

#include <set>

namespace understudy {

namespace {

Result<void> perform(ReviewDesk& desk, EditHistory& edits, EditFacts facts,
                     const ReviewDesk::MakeChange& make, StepNames step = {})
{
    UNDERSTUDY_CHECK(desk.store().checkWritable());
    UNDERSTUDY_TRY(const auto change, desk.read(make));
    if (change.isEmpty())
        return {};
    return edits.perform(std::make_unique<ReviewEdit>(desk, std::move(facts), std::move(step), make));
}

EditFacts verdictFacts(const std::vector<std::string>& clips, Verdict verdict, RejectReason reason)
{
    return {"verdict", clips.empty() ? std::string() : clips.front(), int(clips.size()),
            std::string(name(verdict)), std::string(name(reason))};
}

std::string verdictStep(const std::vector<std::string>& clips)
{
    std::string step = "verdict";
    for (const auto& clip : clips)
        step += " " + clip;
    return step;
}

/// Of many files: the progress tells which one it is at.
std::string importTitle(ReviewDesk& desk)
{
    return desk.store().folder().stem().string();
}

/// The first file's error where none could be used.
Result<ImportReport> usable(Result<ImportReport> report)
{
    const bool isNone = report && report->added.empty() && report->known.empty() && report->relinked.empty();
    return isNone && !report->failed.empty() ? Failure(report->failed.front()) : std::move(report);
}

} // namespace

ReviewService::ReviewService(ProjectStore& store, JobService& jobs, EditHistory& edits,
                             std::function<std::vector<Limit>()> limits)
    : m_desk(std::make_unique<ReviewDesk>(store)), m_measuring(std::make_unique<ReviewMeasuring>(*m_desk)),
      m_jobs(jobs), m_edits(edits)
{
    m_desk->judgeBy(std::move(limits));
    m_desk->onUnmeasured([measuring = m_measuring.get()] { measuring->start(); });
}

ReviewService::~ReviewService()
{
    if (const auto stored = m_desk->storeKept(); !stored)
        log::error(stored.error());
}

Result<void> ReviewService::storeKept()
{
    return m_desk->storeKept();
}

JobHandle<ImportReport> ReviewService::importRecordings(std::vector<std::filesystem::path> files,
                                                        IngestOptions options, IfStopped ifStopped)
{
    return m_jobs.workers().start<ImportReport>(
        JobKind::DatasetWork, importTitle(*m_desk),
        [this, files = std::move(files), options = std::move(options),
         ifStopped](JobContext& context) -> Result<ImportReport> {
            UNDERSTUDY_TRY(auto report, importInto(*m_desk, files, options, ifStopped, context));
            if (ifStopped == IfStopped::Forget)
                return finishAlone(std::move(report), options.limits, context);
            const auto troubles = report.failed.size() + report.cutShort.size();
            UNDERSTUDY_TRY(auto all, finishImport(std::move(report), options.limits, context));
            const bool isOwn = all.failed.size() + all.cutShort.size() == troubles;
            return isOwn ? usable(std::move(all)) : std::move(all);
        },
        &m_jobs.board());
}

JobHandle<ImportReport> ReviewService::resumeImport(IngestOptions options)
{
    return m_jobs.workers().start<ImportReport>(
        JobKind::DatasetWork, importTitle(*m_desk),
        [this, options = std::move(options)](JobContext& context) -> Result<ImportReport> {
            UNDERSTUDY_TRY(const auto unfinished, unfinishedImport());
            ImportReport report;
            if (!unfinished.files.empty()) {
                UNDERSTUDY_TRY(report,
                               importInto(*m_desk, unfinished.files, options, IfStopped::Keep, context));
            }
            return finishImport(std::move(report), options.limits, context);
        },
        &m_jobs.board());
}

/// The comparison, and what was done leaves the list: what was wrong with it is in the report.
Result<ImportReport> ReviewService::finishImport(ImportReport report, const std::vector<Limit>& limits,
                                                 JobContext& context)
{
    UNDERSTUDY_CHECK(compareAtLast(limits, context));
    UNDERSTUDY_CHECK(addWhatWasToldBefore(report));
    UNDERSTUDY_CHECK(m_desk->store().removeImportFiles(ProjectStore::ImportFiles::Done));
    return report;
}

/// Tells of its own files alone. What was wrong with those of an import that was stopped stays in the list,
/// for who goes on with that.
Result<ImportReport> ReviewService::finishAlone(ImportReport report, const std::vector<Limit>& limits,
                                                JobContext& context)
{
    UNDERSTUDY_CHECK(compareAtLast(limits, context));
    ImportReport before;
    UNDERSTUDY_CHECK(addWhatWasToldBefore(before));
    if (before.failed.empty() && before.cutShort.empty()) {
        UNDERSTUDY_CHECK(m_desk->store().removeImportFiles(ProjectStore::ImportFiles::Done));
    }
    return usable(std::move(report));
}

/// Without anything new too: an import that was stopped has compared nothing.
Result<void> ReviewService::compareAtLast(const std::vector<Limit>& limits, JobContext& context)
{
    context.report({Stage::Comparing, 0, 0, ProgressUnit::Clips, {}});
    return compareNow(limits);
}

Result<void> ReviewService::addWhatWasToldBefore(ImportReport& report) const
{
    UNDERSTUDY_TRY(const auto files, m_desk->store().importFiles());
    std::set<std::string> told, done;
    for (const auto& error : report.failed)
        told.insert(formatError(error)); // as it is stored: without its trail, in UTF-8
    for (const auto& file : files) {
        if (file.error && told.insert(formatError(*file.error)).second)
            report.failed.push_back(*file.error);
        if (file.isDone)
            done.insert(file.file.string());
    }
    for (const auto& cut : report.cutShort)
        done.erase(cut.file);
    for (const auto& recording : snapshot()->recordings)
        if (const auto cut = cutShortOf(*recording); cut && done.contains(cut->file))
            report.cutShort.push_back(*cut);
    return {};
}

Result<UnfinishedImport> ReviewService::unfinishedImport() const
{
    UNDERSTUDY_TRY(auto files, m_desk->store().importFiles());
    UnfinishedImport unfinished;
    for (auto& one : files)
        if (one.isDone)
            ++unfinished.done;
        else
            unfinished.files.push_back(std::move(one.file));
    return unfinished;
}

Result<void> ReviewService::forgetUnfinishedImport()
{
    return m_desk->store().removeImportFiles(ProjectStore::ImportFiles::NotDone);
}

Result<ImportReport> ReviewService::addNow(const std::vector<std::filesystem::path>& files,
                                           const IngestOptions& options, JobContext& context)
{
    return usable(importInto(*m_desk, files, options, IfStopped::Forget, context));
}

Result<void> ReviewService::compareNow(const std::vector<Limit>& limits)
{
    return m_desk->compare(limits);
}

Result<int> ReviewService::locate(const std::string& recording, const std::filesystem::path& file)
{
    return locateOriginals(*m_desk, recording, file);
}

Result<void> ReviewService::checkOriginal(const Recording& recording, const std::stop_token& stop) const
{
    return m_desk->originals().check(recording, stop);
}

Result<void> ReviewService::supersede(std::vector<std::string> clips)
{
    UNDERSTUDY_CHECK(m_desk->change(supersedeChange(std::move(clips))));
    return {};
}

JobHandle<BuildReport> ReviewService::buildDataset(DatasetToBuild dataset)
{
    auto title = dataset.out.empty() ? std::string("dataset") : dataset.out.filename().string();
    return m_jobs.workers().start<BuildReport>(
        JobKind::DatasetWork, std::move(title),
        [desk = m_desk.get(), dataset = std::move(dataset)](JobContext& context) {
            return buildFrom(*desk, dataset, context);
        },
        &m_jobs.board());
}

Result<BlindPass> ReviewService::beginBlindPass(int size, std::uint64_t seed)
{
    const auto now = snapshot();
    if (now->problem)
        return Failure(*now->problem);
    auto [accepted, away, why] = acceptedToHear(*m_desk, *now);
    const auto all = int(accepted.size()) + away;
    if (int(accepted.size()) < kFewestForBlindPass)
        return all >= kFewestForBlindPass
                   ? Failure(*why)
                   : fail(Code::InvalidInput, Reason::ClipsTooFew, m_desk->store().folder().string(),
                          std::to_string(all) + "/" + std::to_string(kFewestForBlindPass));
    BlindPass pass{.seed = seed, .accepted = int(accepted.size())};
    for (auto& clip : drawSample(std::move(accepted), size, seed))
        pass.answers.push_back({.clip = std::move(clip)});
    return m_desk->store().addBlindPass(std::move(pass));
}

Result<std::optional<BlindPass>> ReviewService::blindPass() const
{
    return m_desk->blindPass();
}

Result<void> ReviewService::answerBlindly(const BlindPass& pass, const BlindAnswer& answer)
{
    if (answer.verdict == Verdict::Unsure)
        return fail(Code::InvalidInput, answer.clip, "verdict");
    if (std::ranges::find(pass.answers, answer.clip, &BlindAnswer::clip) == pass.answers.end())
        return fail(Code::NotFound, answer.clip);
    return m_desk->answerBlindly(pass.id, answer);
}

ReviewSnapshotPtr ReviewService::snapshot() const
{
    return m_desk->snapshot();
}

ReviewProgress ReviewService::progress() const
{
    return progressOf(*snapshot());
}

std::unique_ptr<Subscription> ReviewService::subscribe(std::function<void(const ReviewSnapshotPtr&)> listener)
{
    return m_desk->shown().subscribe(std::move(listener));
}

void ReviewService::measureFirst(const std::string& clip)
{
    m_desk->measureFirst(clip);
}

Result<void> ReviewService::setVerdict(std::vector<std::string> clips, Verdict verdict, RejectReason reason)
{
    return perform(*m_desk, m_edits, verdictFacts(clips, verdict, reason),
                   verdictChange(clips, verdict, reason), {verdictStep(clips), {}});
}

Result<void> ReviewService::nameReason(std::vector<std::string> clips, RejectReason reason)
{
    const auto step = verdictStep(clips);
    return perform(*m_desk, m_edits, verdictFacts(clips, Verdict::Rejected, reason),
                   verdictChange(clips, Verdict::Rejected, reason), {step, step});
}

Result<void> ReviewService::setText(const std::string& clip, std::string text)
{
    return perform(*m_desk, m_edits, {"transcript", clip}, textChange(clip, std::move(text)), {clip, clip});
}

Result<void> ReviewService::setTrim(const std::string& clip, std::optional<FrameSpan> trim)
{
    return perform(*m_desk, m_edits, {"trim", clip}, trimChange(clip, trim));
}

Result<void> ReviewService::setRepairs(const std::string& recording, const RepairSettings& repairs)
{
    const auto isWithin = [](double value, double most) { return value >= 0 && value <= most; };
    if (!isWithin(repairs.highPassHz, kMostHighPassHz) || !isWithin(repairs.hum.strength, 1) ||
        !isWithin(repairs.noiseReduction.value, kMostNoiseReduction.value))
        return fail(Code::InvalidInput, recording, "repairs");
    return perform(*m_desk, m_edits, {"repairs", {}}, repairsChange(recording, repairs));
}

Result<void> ReviewService::split(const std::string& clip, Frames at)
{
    return perform(*m_desk, m_edits, {"split", clip}, splitChange(clip, at));
}

Result<void> ReviewService::merge(const std::string& first, const std::string& second)
{
    return perform(*m_desk, m_edits, {"merge", first}, mergeChange(first, second));
}

} // namespace understudy

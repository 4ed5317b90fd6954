#include "core/session/review_service.h"

#include "core/session/job_service.h"
#include "core/session/review_edits_p.h"
#include "core/session/review_jobs_p.h"

namespace understudy {

namespace {

Result<void> perform(ReviewDesk& desk, EditHistory& edits, std::string_view what,
                     const ReviewDesk::MakeChange& make, std::string typing = {})
{
    UNDERSTUDY_CHECK(desk.store().checkWritable());
    UNDERSTUDY_TRY(const auto change, desk.read(make));
    if (change.rows.empty())
        return {};
    return edits.perform(std::make_unique<ReviewEdit>(desk, what, std::move(typing), make));
}

} // namespace

ReviewService::ReviewService(ProjectStore& store, JobService& jobs, EditHistory& edits)
    : m_desk(std::make_unique<ReviewDesk>(store)), m_jobs(jobs), m_edits(edits)
{
}

ReviewService::~ReviewService() = default;

JobHandle<ImportReport> ReviewService::importRecordings(std::vector<std::filesystem::path> files,
                                                        IngestOptions options)
{
    auto title = files.empty() ? std::string() : files.front().filename().string();
    return m_jobs.workers().start<ImportReport>(
        JobKind::DatasetWork, std::move(title),
        [desk = m_desk.get(), files = std::move(files), options = std::move(options)](JobContext& context) {
            return importInto(*desk, files, options, context);
        },
        &m_jobs.board());
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

Result<void> ReviewService::setVerdict(std::vector<std::string> clips, Verdict verdict, RejectReason reason)
{
    return perform(*m_desk, m_edits, "verdict", verdictChange(std::move(clips), verdict, reason));
}

Result<void> ReviewService::setText(const std::string& clip, std::string text)
{
    return perform(*m_desk, m_edits, "transcript", textChange(clip, std::move(text)), clip);
}

Result<void> ReviewService::setTrim(const std::string& clip, std::optional<FrameSpan> trim)
{
    return perform(*m_desk, m_edits, "trim", trimChange(clip, trim));
}

Result<void> ReviewService::split(const std::string& clip, Frames at)
{
    return perform(*m_desk, m_edits, "split", splitChange(clip, at));
}

Result<void> ReviewService::merge(const std::string& first, const std::string& second)
{
    return perform(*m_desk, m_edits, "merge", mergeChange(first, second));
}

} // namespace understudy

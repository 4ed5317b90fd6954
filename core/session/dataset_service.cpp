#include "core/session/dataset_service.h"

#include "core/session/job_service.h"

namespace understudy {

namespace {

BuildWatch watch(JobContext& context)
{
    return {context.stopToken(), [&context](const Progress& progress) { context.report(progress); }};
}

/// "talks" of "a/talks/" too.
std::string titleOf(const std::filesystem::path& path)
{
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

} // namespace

JobHandle<BuildReport> DatasetService::build(BuildRequest request)
{
    const auto title = titleOf(request.out);
    return m_jobs->workers().start<BuildReport>(
        JobKind::DatasetWork, title,
        [request = std::move(request)](JobContext& context) { return buildDataset(request, watch(context)); },
        &m_jobs->board());
}

JobHandle<BuildReport> DatasetService::import(std::filesystem::path from, std::filesystem::path out,
                                                std::vector<Limit> limits)
{
    const auto title = titleOf(from);
    return m_jobs->workers().start<BuildReport>(
        JobKind::DatasetWork, title,
        [from = std::move(from), out = std::move(out), limits = std::move(limits)](JobContext& context) {
            return importDataset(from, out, watch(context), limits);
        },
        &m_jobs->board());
}

JobHandle<ExportReport> DatasetService::exportTo(std::filesystem::path from, DatasetLayout layout,
                                                 std::filesystem::path out)
{
    const auto title = titleOf(out);
    return m_jobs->workers().start<ExportReport>(
        JobKind::DatasetWork, title,
        [from = std::move(from), layout, out = std::move(out)](JobContext& context) {
            return exportDataset(from, layout, out, watch(context));
        },
        &m_jobs->board());
}

JobHandle<DatasetCheck> DatasetService::check(std::filesystem::path folder)
{
    const auto title = titleOf(folder);
    return m_jobs->workers().start<DatasetCheck>(
        JobKind::DatasetWork, title,
        [folder = std::move(folder)](JobContext& context) {
            return checkDataset(folder, context.stopToken(), [&](double done, double total) {
                context.report({Stage::Measuring, done, total, ProgressUnit::Clips, {}});
            });
        },
        &m_jobs->board());
}

} // namespace understudy

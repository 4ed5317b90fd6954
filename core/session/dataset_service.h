// Datasets on disk as jobs: built from recordings, checked, written in other programs' layouts and read from
// them. They need no project.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/dataset/check.h"
#include "core/data/dataset/exchange.h"
#include "core/jobs/job.h"

namespace understudy {

class JobService;

/// Thread-safe. What is borrowed outlives the service and its jobs.
class DatasetService
{
public:
    explicit DatasetService(JobService& jobs) : m_jobs(&jobs) {}

    /// Errors as buildDataset.
    JobHandle<BuildReport> build(BuildRequest request);
    /// A build of what another program's dataset lists; `out` as buildDataset has it. What cannot be read of
    /// the list is in the report.
    JobHandle<BuildReport> import(std::filesystem::path from, std::filesystem::path out,
                                  std::vector<Limit> limits = importLimits());
    /// Errors as exportDataset.
    JobHandle<ExportReport> exportTo(std::filesystem::path from, DatasetLayout layout, std::filesystem::path out);
    /// Errors as checkDataset.
    JobHandle<DatasetCheck> check(std::filesystem::path folder);

private:
    JobService* m_jobs;
};

} // namespace understudy

// From recordings to a dataset on disk: OUT/{train,val,test}/*.wav with metadata.jsonl each, and
// dataset.json, which tells how it was made. The same recordings and options give the same bytes.
#pragma once

#include "core/base/result.h"
#include "core/data/dataset/dataset_row.h"
#include "core/data/ingest/ingest.h"
#include "core/jobs/progress.h"

#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

struct BuildRequest
{
    std::vector<std::filesystem::path> recordings; ///< files, or folders with all below them
    std::filesystem::path out; ///< absent, empty, or a dataset made by us, which is replaced
    IngestOptions ingest;
    SplitShares shares;
    std::uint64_t seed = 42;
    std::map<std::filesystem::path, Split> givenSplits; ///< of recordings whose clips' split is known
    int threads = 0;                                    ///< 0: one a core
};

struct DatasetTotals
{
    std::map<std::string, int> clips;      ///< by split
    std::map<std::string, double> seconds; ///< by split
    std::map<std::string, int> rejected,
        review; ///< by rule: clips that it left out, or that are to be looked at
    int rejectedClips = 0;
    double recordedSeconds = 0;
    double speechSeconds = 0, exportedSpeechSeconds = 0;

    int exported() const;
};

struct BuildReport
{
    std::vector<Recording> recordings; ///< by id
    std::vector<Error> failed; ///< files that could not be used, and transcripts that could not be read
    std::vector<std::pair<std::string, std::string>>
        duplicates; ///< a file, and the one that has the same bytes
    DatasetTotals totals;
    SplitMethod split = SplitMethod::ByRecording;
    std::vector<std::string> leftOutForText; ///< clips left out of val and test whose words are in train too
};

struct BuildWatch
{
    std::stop_token stop;
    std::function<void(const Progress&)> report; ///< from any thread, one at a time; may be empty
};

/// A file that cannot be used is told in the report and the rest goes on; when none can, the first one's
/// error. InvalidInput without any recording; AlreadyExists when `out` holds something else; DiskFull,
/// NoPermission; Cancelled: what was done is kept beside `out` and taken up by the next build.
Result<BuildReport> buildDataset(const BuildRequest& request, const BuildWatch& watch);

/// Recordings among files and folders: of a folder, by their extensions. Sorted; what cannot be read is told.
std::vector<std::filesystem::path> findRecordings(const std::vector<std::filesystem::path>& inputs,
                                                  std::vector<Error>& failed);

} // namespace understudy

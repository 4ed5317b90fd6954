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
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

struct BuildRequest
{
    std::vector<std::filesystem::path> recordings; ///< files, or folders with all below them
    std::filesystem::path out; ///< absent, empty, or a dataset made by us, which is replaced
    IngestOptions ingest;
    std::filesystem::path targetSpeaker; ///< folder with clips that the others are compared with; or empty
    SplitShares shares;
    std::uint64_t seed = 42;
    bool keepsSplits = false; ///< the given clips tell theirs
    int threads = 0;          ///< 0: one a core
};

struct DatasetTotals
{
    std::map<std::string, int> clips;      ///< by split
    std::map<std::string, double> seconds; ///< by split
    std::map<std::string, int> rejected,
        review; ///< by rule: clips that it left out, or that are to be looked at
    int rejectedClips = 0;
    double recordedSeconds = 0;
    double speechSeconds = 0, exportedSpeechSeconds = 0; ///< the latter once where clips overlap

    void add(const DatasetRow& row); ///< to clips and seconds
    int exported() const;
};

/// An original that is gone, or another one now.
struct LeftOutRecording
{
    Error why;
    std::vector<std::string> clips; ///< ids; they are not in the dataset
};

/// A clip that was measured and is not in the dataset.
struct RejectedClip
{
    DatasetRow row;
    bool isTrainedText = false; ///< its words are in train too; else its verdict or its grade is the reason
};

/// A recording that ends before its header says; what is there was used.
struct CutShort
{
    std::string file;
    Seconds there, promised;
};
std::optional<CutShort> cutShortOf(const Recording& recording); ///< none: it is whole

struct BuildReport
{
    std::vector<Recording> recordings; ///< by id
    /// Files that could not be used, recordings in which nobody speaks; words that could not be read, and lines
    /// of them.
    std::vector<Error> failed;
    std::vector<Error> failedBefore; ///< likewise, of the build of a dataset that was taken over
    std::vector<std::pair<std::string, std::string>>
        duplicates;                        ///< a file, and the one that has the same bytes
    std::vector<LeftOutRecording> leftOut; ///< of a project
    std::vector<RejectedClip> rejected;    ///< by recording and time
    std::vector<std::string> withoutWords; ///< clips in the dataset, by id
    std::vector<std::string> guessedWords; ///< likewise: areWordsUnsure(), as a file tells them without their times
    std::vector<std::string> draftWords;   ///< likewise, as a recogniser heard them
    DatasetTotals totals;
    SplitMethod split = SplitMethod::ByRecording;
    SplitCase splitOf;
    std::vector<std::string> leftOutForText; ///< clips left out of val and test whose words are in train too

    void add(const DatasetRow& row); ///< to totals, and to those whose words are to be looked at
    std::vector<CutShort> cutShort() const;
};

struct BuildWatch
{
    std::stop_token stop;
    std::function<void(const Progress&)> report; ///< from any thread, one at a time; may be empty
};

/// A dataset of ours, or an export of one, given alone, is taken over (exchange.h).
/// A file that cannot be used is told in the report and the rest goes on; when none can, the first one's
/// error. InvalidInput without any recording; AlreadyExists when `out` holds something else; DiskFull,
/// NoPermission; Cancelled: what was done is kept beside `out` and taken up by the next build.
Result<BuildReport> buildDataset(const BuildRequest& request, const BuildWatch& watch);

/// Whether clips of datasets of ours are looked for too.
enum class OurDatasets
{
    Refuse, ///< they are no recordings: told as DatasetGiven
    Search
};
/// Recordings among files and folders: of a folder, by their extensions. Sorted; what cannot be read is told.
std::vector<std::filesystem::path> findRecordings(const std::vector<std::filesystem::path>& inputs,
                                                  std::vector<Error>& failed,
                                                  OurDatasets datasets = OurDatasets::Refuse);

} // namespace understudy

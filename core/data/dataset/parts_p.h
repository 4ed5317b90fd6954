// What the build of a dataset keeps of each recording until all are done, so that a build that was stopped
// goes on where it was: a folder with the clips' sound and a list, whole or absent.
#pragma once

#include "core/data/dataset/dataset_row.h"
#include "core/data/ingest/ingest.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace understudy {

struct PartWork
{
    std::filesystem::path file;
    std::string sha256;
    std::string key; ///< names the folder: what it is made of
};

struct Part
{
    std::filesystem::path file;
    std::filesystem::path folder;  ///< holds each row's fileName
    Recording recording;           ///< without its path
    std::vector<FrameSpan> speech; ///< in the whole recording, in order
    std::vector<Error> problems;   ///< of its words
    std::vector<DatasetRow> rows;
    std::vector<ClipPrint> prints; ///< one for each row
};

/// The folder of `work` inside `parts`, made now unless it is there. Errors of ingestRecording, DiskFull.
Result<Part> makePart(const PartWork& work, const IngestOptions& options, const std::filesystem::path& parts,
                      const ScanWatch& watch);

/// Of a file, its words beside it, and the options, of which `optionsKey` is keyOf(). Cancelled.
Result<PartWork> partWork(const std::filesystem::path& file, const IngestOptions& options,
                          const std::string& optionsKey, const std::stop_token& stop);

} // namespace understudy

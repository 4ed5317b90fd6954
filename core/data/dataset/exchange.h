// Datasets for and from other programs.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/dataset/dataset.h"

namespace understudy {

struct ExportReport
{
    int clips = 0;
    std::vector<std::string> withoutWords; ///< clips among them, by id
    std::vector<std::string> changedWords; ///< likewise: their words hold a "|", which LJSpeech has no place for
    std::vector<Error> failed; ///< lines that are left out, lists that are not as we wrote them
};

/// Writes the dataset at `from` as LjSpeech, AudioFolder or SesameJson into `out`, which must not exist or be
/// empty; sounds are copied as they are, and "|" in LJSpeech's words becomes "/". Each keeps the splits: LJSpeech in metadata_train.csv,
/// metadata_val.csv and metadata_test.csv beside metadata.csv, where there is more than one. Errors of
/// readDataset and of writing; DatasetEmpty, or why its first line is left out, where nothing is to be written;
/// Unsupported for another layout.
Result<ExportReport> exportDataset(const std::filesystem::path& from, DatasetLayout layout,
                          const std::filesystem::path& out, const BuildWatch& watch);

/// A build of the clips that another program's dataset at `from` lists: cut as they are cut there, with its
/// words and splits, measured here. Those of an export of ours keep their verdicts, and all are kept: what is
/// measured on one alone, not on its recording, only marks it. Lines that cannot be read go to `problems`.
Result<BuildRequest> importRequest(const std::filesystem::path& from, const std::filesystem::path& out,
                                   std::vector<Error>& problems);

/// The dataset of ours at `from`, as it is: ids, sounds, figures, splits, how it was made. Each list
/// that was changed since it was written is told in the report's `failed`, and so is each clip that is left
/// out: its line contradicts itself, or its sound is not the one that was listed. Other changes of a line (all
/// of its texts, language, verdict) are taken as they are, and a line that is gone stays so. Errors of
/// readDataset and of writing.
Result<BuildReport> takeOver(const std::filesystem::path& from, const std::filesystem::path& out,
                             const BuildWatch& watch);

/// Those of clips that others have cut, of 0.5 to 30 s.
std::vector<Limit> importLimits();

/// takeOver() of a dataset of ours, else a build of importRequest() by these limits, whose problems are in the
/// report.
Result<BuildReport> importDataset(const std::filesystem::path& from, const std::filesystem::path& out,
                                  const BuildWatch& watch, const std::vector<Limit>& limits = importLimits());

/// Written by us, whole: takeOver() takes it.
bool isOurDataset(const std::filesystem::path& folder);
/// That, or an export of one: importDataset() takes it, and its clips are no recordings.
bool isCutAlready(const std::filesystem::path& folder);

} // namespace understudy

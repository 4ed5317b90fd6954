// Datasets for and from other programs.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/dataset/dataset.h"

namespace understudy {

/// Writes the dataset at `from` as LjSpeech, AudioFolder or SesameJson into `out`, which must not exist or be
/// empty; sounds are copied as they are. Returns the number of clips. Errors of readDataset and of writing;
/// Unsupported for another layout.
Result<int> exportDataset(const std::filesystem::path& from, DatasetLayout layout,
                          const std::filesystem::path& out, const BuildWatch& watch);

/// A build of the clips that another program's dataset at `from` lists: cut as they are cut there, with its
/// words and splits, measured here. Lines that cannot be read go to `problems`.
Result<BuildRequest> importRequest(const std::filesystem::path& from, const std::filesystem::path& out,
                                   std::vector<Error>& problems);

} // namespace understudy

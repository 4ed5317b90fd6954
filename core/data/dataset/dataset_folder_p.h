// A dataset's folder as it is written.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/dataset/json_fields_p.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace understudy {

inline constexpr const char* kAboutFile = "dataset.json";
inline constexpr const char* kRejectedList = "rejected.jsonl";
inline constexpr Bytes kMostMetadata{1LL << 30};

struct Part;

struct PlacedRow
{
    DatasetRow row;
    std::filesystem::path folder; ///< where its sound is now
    bool isTheirs = false;        ///< it stays there: copied, not shared
    FrameSpan cut{};              ///< in the file that it was cut from now
    const Part* part = nullptr;   ///< of that file; none where it was not cut
};

/// Its dataset.json. Errors of readFile() and checkJson().
Result<Json> readAbout(const std::filesystem::path& folder);
/// What readAbout() returned is of a dataset that we wrote.
bool isOurs(const Result<Json>& about);

/// Ours as we wrote it, with nothing beside it and nothing changed by hand: a build may take its place.
bool isReplaceable(const std::filesystem::path& folder);

/// As all below take it: absolute, and "out" for "out/".
std::filesystem::path plainOut(const std::filesystem::path& out);

/// AlreadyExists: what at `out` is not to be replaced, the file itself where it lies in a dataset of ours.
Result<void> checkIsFree(const std::filesystem::path& out);

/// As dataset.json tells them.
Json optionsOf(const BuildRequest& request);

/// Writes all beside `out` and renames; what was there is replaced. DiskFull, NoPermission; Cancelled:
/// nothing is left of it.
Result<void> writeDataset(const std::filesystem::path& out, const Json& options, const BuildReport& report,
                          const std::vector<PlacedRow>& rows, const std::stop_token& stop);

} // namespace understudy

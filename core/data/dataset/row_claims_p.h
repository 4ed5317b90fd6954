// What a line of metadata.jsonl claims beside what it is read for, so that a change made by hand shows.
#pragma once

#include "core/data/dataset/dataset.h"

#include <optional>
#include <string_view>

namespace understudy {

/// s: what resampling and rounding make of a length.
inline constexpr double kLengthTolerance = 0.02;

/// Sets duration, conflicts and isOurs of an entry whose row is that of `line`, in its split's folder. Of a
/// line of ours everything that follows from the rest of it is compared; of others the split, and that times
/// go forward.
void addClaims(std::string_view line, DatasetEntry& entry);

/// Whether a row of ours tells a part of its recording that is as long as what is heard.
std::optional<RowConflict> conflictWith(const DatasetEntry& entry, Seconds heard);

} // namespace understudy

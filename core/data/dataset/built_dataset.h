// A dataset of ours that lies in a folder, as one line tells of it.
#pragma once

#include "core/base/units.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace understudy {

struct BuiltDataset
{
    std::filesystem::path folder;
    int clips = 0; ///< of all splits; as its dataset.json has it
    Seconds length;
    std::chrono::system_clock::time_point built; ///< when dataset.json was written
};

/// None: no dataset of ours is there, or its dataset.json cannot be read.
std::optional<BuiltDataset> findBuilt(const std::filesystem::path& folder);

} // namespace understudy

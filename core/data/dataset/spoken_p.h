// How much of what is said in recordings is in the clips of a dataset.
#pragma once

#include "core/data/dataset/dataset_folder_p.h"

#include <span>

namespace understudy {

/// By the frames in which somebody speaks, without the pauses; once where clips overlap.
Seconds spokenIn(std::span<const PlacedRow> rows);

} // namespace understudy

// The talent's clips that a voice is measured beside.
#pragma once

#include "core/audio/waveform.h"
#include "core/data/dataset/dataset.h"

#include <string>
#include <vector>

namespace understudy {

/// Clips that were not trained on, each recording's in turn, so that few are of many.
std::vector<DatasetEntry> heldOut(const Dataset& dataset, std::size_t most);

/// At the studio's rate; of a file that may be long where the clip is a part of it. Errors of readMono and
/// readMonoPart.
Result<Waveform> soundOf(const DatasetEntry& entry);

/// Its file, with a media fragment where the clip is a part of that: "talk.wav#t=3.5,9.25".
std::string fileOf(const DatasetEntry& entry);

} // namespace understudy

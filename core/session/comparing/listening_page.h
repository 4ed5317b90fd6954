// A comparison as one HTML file for another listener: it needs a browser and nothing else, plays what it
// holds, and saves what is answered as a file that imports back.
#pragma once

#include "core/audio/waveform.h"
#include "core/session/comparing/comparison.h"

#include <memory>
#include <string>
#include <vector>

namespace understudy {

/// Sounds by item and slot, each as it is heard in the studio.
using ComparedWaves = std::vector<std::vector<std::shared_ptr<const Waveform>>>;

/// All sounds of an item are alike in rate, format and length, and nothing in it tells which slot they are
/// of. Of a plan that asks something.
std::string listeningPage(const ComparisonPlan& plan, const ComparedWaves& waves);

} // namespace understudy

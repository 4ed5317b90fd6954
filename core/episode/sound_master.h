// A sound that is in memory brought to a profile's loudness and peak, as a master is.
#pragma once

#include "core/episode/master.h"

#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

/// Mono, at the studio's rate, as long as it was. LoudnessUnreachable (subject: `of`); Cancelled, within a block.
Result<std::vector<float>> masterSound(const std::vector<float>& sound, const MasterTarget& target,
                                       const std::string& of, const std::stop_token& stop = {});

} // namespace understudy

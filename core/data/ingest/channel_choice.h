// Which channel of a recording to take: two microphones are not one voice twice, and one in reverse silences
// the other (audio.md 2.2).
#pragma once

#include "core/audio/reader.h"
#include "core/data/ingest/recording.h"

#include <string>

namespace understudy {

struct ChosenChannel
{
    int channel = -1; ///< -1: the mean of all
    std::string reason;
};

/// Listens to a minute of it, spread over the whole; leaves the reader at its begin. Errors of reading.
Result<ChosenChannel> chooseChannel(AudioReader& reader, ChannelChoice choice);

} // namespace understudy

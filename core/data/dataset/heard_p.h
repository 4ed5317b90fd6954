// The sound of one clip of a dataset, read once.
#pragma once

#include "core/data/dataset/dataset.h"

#include <string>

namespace understudy {

struct HeardSound
{
    SampleRate rate;
    int channels = 0;
    double seconds = 0;
    std::string hash; ///< of the samples as 16 bit
};

/// Errors of AudioReader.
Result<HeardSound> hear(const DatasetEntry& entry);

} // namespace understudy

// Mean opinion scores (ITU-T P.800: 1 bad to 5 excellent), with what chance leaves around them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace understudy {

/// One listener's score of one item; numbers of both.
struct Opinion
{
    std::size_t listener = 0;
    std::size_t item = 0;
    double score = 0; ///< 1 to 5
};

/// A mean with its 95 % interval.
struct MeanScore
{
    double mean = 0;
    double low = 0; ///< not finite for fewer than two scores
    double high = 0;
    int count = 0;
};

/// Student's t, as if every score were a listener of its own.
MeanScore meanScore(std::span<const Opinion> opinions);

/// Percentile bootstrap over listeners and over items, both drawn again (audio.md 7.5): wider, and right
/// where the same few people score everything. Philox is its chance.
MeanScore meanScoreOfPeople(std::span<const Opinion> opinions, std::uint64_t seed = 42, int draws = 2000);

} // namespace understudy

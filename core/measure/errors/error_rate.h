// Word and character error rates, alone and over a corpus, with the interval that chance leaves around them.
#pragma once

#include "core/measure/errors/alignment.h"

#include <cstdint>
#include <span>

namespace understudy {

/// Counts of an alignment; those of several texts are added, never their rates.
struct ErrorCounts
{
    std::int64_t hits = 0;
    std::int64_t substitutions = 0;
    std::int64_t deletions = 0;
    std::int64_t insertions = 0;

    std::int64_t errors() const { return substitutions + deletions + insertions; }
    std::int64_t inReference() const { return hits + substitutions + deletions; }
    std::int64_t inHypothesis() const { return hits + substitutions + insertions; }

    ErrorCounts& operator+=(const ErrorCounts& other);
    bool operator==(const ErrorCounts&) const = default;
};

ErrorCounts countErrors(const Alignment& alignment);
Result<ErrorCounts> countWordErrors(std::string_view reference, std::string_view hypothesis);
Result<ErrorCounts> countCharacterErrors(std::string_view reference, std::string_view hypothesis);

/// WER or CER: errors for each word or character of the reference; may be above 1. Of an empty reference it
/// is the number of insertions, as jiwer 4.0.0 has it.
double errorRate(const ErrorCounts& counts);
/// MER (Morris, Maier, Green 2004): errors among all hits and errors, 0 to 1.
double matchErrorRate(const ErrorCounts& counts);
/// WIL of the same authors: 1 - (hits / reference) (hits / hypothesis).
double informationLost(const ErrorCounts& counts);

struct RateInterval
{
    double low = 0;
    double high = 0;
};

/// Percentile bootstrap, 95 %, over whole groups (recordings, speakers: what is spoken together errs
/// together), with Philox as its chance: the same groups and seed give the same interval. Of fewer than two
/// groups it is as wide as [0, inf).
RateInterval bootstrapRate(std::span<const ErrorCounts> groups, std::uint64_t seed = 42, int draws = 2000);

} // namespace understudy

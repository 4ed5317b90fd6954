// Which clips train, which validate and which test, so that no test sentence was heard in training
// (audio.md 6.3). What a clip gets depends on its recording alone: adding one changes no other.
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

enum class Split
{
    Train,
    Validation,
    Test
};

enum class SplitMethod
{
    ByRecording, ///< by a hash of the recording and the seed
    AsGiven,     ///< by the dataset that the clips are from
    ByTime       ///< there are too few recordings: the end of each one validates and tests
};

/// "recording", "given", "time".
std::string_view name(SplitMethod method);

/// "train", "val", "test": the folder's name too.
std::string_view name(Split split);

/// Also of other programs: "valid", "validation", "dev", "eval".
std::optional<Split> splitNamed(std::string_view name);

/// Shares of each, in percent; they sum to 100.
struct SplitShares
{
    double train = 80, validation = 10, test = 10;

    double of(Split split) const
    {
        return split == Split::Train ? train : split == Split::Validation ? validation : test;
    }
};

struct SplitItem
{
    std::string recording;
    Seconds start, length; ///< of the clip, in its recording
};

/// What was to be split, and how.
struct SplitCase
{
    std::size_t recordings = 0; ///< 0: not known
    SplitShares shares;
    std::uint64_t seed = 0;
    std::vector<Split> without; ///< that by recording would get none, though they are to have a share
};

struct SplitResult
{
    std::vector<Split> splits; ///< one for each item
    SplitMethod method = SplitMethod::ByRecording;
    SplitCase of{};
};

inline constexpr std::size_t kFewestForSplitByRecording = 10;

/// Items of one recording stand together, by start. By recording from ten recordings on, if all three get one
/// then; else by time, in blocks: nothing of a block lies within another.
SplitResult split(std::span<const SplitItem> items, const SplitShares& shares, std::uint64_t seed);

} // namespace understudy

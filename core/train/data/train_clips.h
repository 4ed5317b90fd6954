// The clips of a dataset as a run trains on them, and those that it leaves out, with the reason. A run keeps
// its list, so that it goes on as it began whatever becomes of the dataset.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/data/dataset/split.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

/// What speaks for a clip as an anchor.
struct AnchorGrounds
{
    bool isAccepted = false;   ///< by a person
    bool areWordsSure = false; ///< a person accepted or wrote them, or they were heard well
    bool isSentence = false;   ///< whole ones
    std::optional<double> signalToNoise{}; ///< dB
    bool operator==(const AnchorGrounds&) const = default;
};
inline constexpr Seconds kShortestAnchor{3}, kLongestAnchor{10}; ///< of those that suit
inline constexpr double kCleanAnchor = 25;                       ///< dB of signal to noise

struct TrainClip
{
    std::string id;
    Split split = Split::Train;  ///< or Validation
    std::filesystem::path audio; ///< absolute
    Seconds start, end;          ///< of the file; an end of 0: its own
    Seconds length;
    std::string text; ///< as it is spoken
    std::string key;  ///< of its sound in the code cache: the file's hash, and the part of it
    int anchor = 0;   ///< from 1: among those that others are heard after, the best first; 0: not
    AnchorGrounds grounds{};
    std::string recording{}; ///< that it was cut of; empty: nobody says
    bool operator==(const TrainClip&) const = default;
};

enum class LeftOut
{
    Text,  ///< without words
    Long,  ///< longer than a clip may be
    Short, ///< shorter than half a second
    Sound  ///< missing, damaged, or no numbers
};
/// "text", "long", "short", "sound".
std::string_view name(LeftOut why);

struct LeftOutClip
{
    std::string id;
    LeftOut why = LeftOut::Text;
    std::string detail; ///< "40.0 s; at most 20.0 s", or what reading said
    Seconds length{};   ///< where it is why
    bool operator==(const LeftOutClip&) const = default;
};

struct TrainClips
{
    std::vector<TrainClip> clips;     ///< in the order of the dataset
    std::vector<LeftOutClip> leftOut; ///< of train and val; those of test are nobody's
    std::size_t count(Split split) const;
    Seconds length(Split split) const;
};

struct ClipWatch
{
    std::stop_token stop;
    std::function<void(double done, double total)> report; ///< may be empty
};

/// Errors of readDataset; DatasetEmpty; NothingToTrain where all training clips are left out; Cancelled.
Result<TrainClips> readTrainClips(const std::filesystem::path& dataset, Seconds longest,
                                  const ClipWatch& watch);
/// The same where it is no error that all are left out.
Result<TrainClips> sortTrainClips(const std::filesystem::path& dataset, Seconds longest,
                                  const ClipWatch& watch);
/// "12; text 7, long 5".
std::string countedReasons(const std::vector<LeftOutClip>& leftOut);

/// JSON lines, clips and those left out. ConfigDamaged.
std::string formatTrainClips(const TrainClips& clips);
Result<TrainClips> parseTrainClips(std::string_view text, const std::string& subject);

} // namespace understudy

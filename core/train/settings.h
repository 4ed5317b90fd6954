// What a training is told: one row for each parameter, from which the command line's flags, run.json and the
// form come.
#pragma once

#include "core/base/result.h"
#include "core/model/precision.h"
#include "core/train/targets.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace understudy {

/// What layers keep for the way back. Where they keep less they compute more, to the same bits.
enum class Checkpointing
{
    Off, ///< what every product gave
    On   ///< what went into attention and into the MLP: two rows of the model's width a position; and the
         ///< rest as far as kAlwaysKept goes
};
inline constexpr std::int64_t kAlwaysKept = 128'000'000; ///< bytes

/// Defaults are those of the preset "standard".
struct TrainSettings
{
    // the adapter
    int rank = 16;
    double alpha = 32;
    bool isRankStabilised = false; ///< rsLoRA: alpha / sqrt(rank)
    double dropout = 0;            ///< share of what the adapter hears
    TrainTargets targets;
    // its course
    int steps = 2000;
    int clips = 2;      ///< at once
    int accumulate = 4; ///< such batches to a step
    int frameBudget =
        0; ///< of a batch's clips together: as many as fit, whatever `clips` says; 0: `clips` of them
    double learningRate = 1e-4;
    int warmUp = 100; ///< steps until the full rate; then it falls as a cosine does
    double weightDecay = 0.01;
    double clipNorm = 1;
    std::uint64_t seed = 42;
    // what is learned
    double backboneWeight = 1, depthWeight = 1; ///< of the two losses
    double depthShare = 1.0 / 16; ///< of the frames, for the depth decoder; drawn anew each time
    double contextShare = 0.25;   ///< of the clips, heard after an anchor, as rendering does
    double longestClip = 20;      ///< seconds
    std::string speaker = "0";    ///< the digits between brackets that open a turn
    // where
    std::string device;                    ///< "cpu", "cuda:0"; empty: the first CUDA device, else the CPU
    Precision precision = Precision::Bf16; ///< of the base; the adapter is float32
    Checkpointing checkpointing = Checkpointing::On;
    int threads = 0; ///< of one operation on the CPU; 0: one a core. Other numbers may round otherwise.
    // what is kept and told
    int evaluateEvery = 100; ///< steps
    int saveEvery = 200;     ///< steps
    int keepBest = 3;        ///< checkpoints beside the last
    int patience = 5;        ///< evaluations without a better one, then it ends; 0: never
    int probeEvery = 1;      ///< checkpoints, for the probe lines; 0: never

    bool operator==(const TrainSettings&) const = default;
};

enum class TrainPreset
{
    Quick, ///< is the data usable at all?
    Standard,
    Careful
};
inline constexpr std::array kTrainPresets{TrainPreset::Quick, TrainPreset::Standard, TrainPreset::Careful};
/// "quick", "standard", "careful".
std::string_view name(TrainPreset preset);
std::optional<TrainPreset> presetNamed(std::string_view name);
TrainSettings settingsOf(TrainPreset preset);

enum class ParameterKind
{
    Whole,
    Number,
    YesNo,
    Text
};

struct TrainParameter
{
    std::string_view key; ///< "learning_rate"; the flag is --learning-rate
    ParameterKind kind;
    double minimum = 0, maximum = 0;           ///< for numbers
    std::span<const std::string_view> choices; ///< for text; empty: see its format
    std::string (*get)(const TrainSettings&);
    /// False for what it cannot be; bounds are checked before.
    bool (*set)(TrainSettings&, std::string_view);
};
std::span<const TrainParameter> trainParameters();
const TrainParameter* findParameter(std::string_view key);

/// SettingUnknown (detail: what was probably meant); SettingOutOfRange (detail: "found; allowed").
Result<void> setParameter(TrainSettings& settings, std::string_view key, std::string_view text);
/// What does not fit together or has no sense: SettingOutOfRange.
Result<void> checkSettings(const TrainSettings& settings);

/// An object of all parameters.
std::string formatSettings(const TrainSettings& settings);
/// ConfigDamaged (detail: the key). What is absent is as in "standard".
Result<TrainSettings> parseSettings(std::string_view json, const std::string& subject);

} // namespace understudy

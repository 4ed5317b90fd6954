// What the probe lines of a checkpoint sound like to who can hear them: samples/<step>/figures.json, beside
// the lines themselves.
#pragma once

#include "core/data/recognition/voice_print.h"
#include "core/measure/evaluation/measured_line.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

/// A line that is rendered at each checkpoint with the same seed, for the ear.
struct ProbeLine
{
    std::string id; ///< of the file: samples/<step>/<id>.wav
    std::string text;
};

struct ProbeFigures
{
    std::string recognizer, voiceEncoder;         ///< empty: nobody
    std::optional<ErrorCounts> words, characters; ///< of all lines together
    std::optional<double> similarity;             ///< mean cosine to the talent's voice
    bool operator==(const ProbeFigures&) const = default;
};

/// Who hears probe lines.
struct ProbeListeners
{
    LineMeasures measures; ///< its recogniser may be null
    std::string recognizer;
    VoiceEncoder voices;        ///< may be nobody
    std::vector<float> speaker; ///< the direction of the talent's voice; empty: not known
};

/// `samples`: the folder of a step. Errors of readMono, measureLine and the encoder; Cancelled.
Result<ProbeFigures> measureProbes(const std::filesystem::path& samples, std::span<const ProbeLine> lines,
                                   const ProbeListeners& listeners, const std::stop_token& stop);

/// Written beside and renamed. DiskFull, NoPermission.
Result<void> writeProbeFigures(const std::filesystem::path& run, std::int64_t step,
                               const ProbeFigures& figures);
/// None where they were not measured, or cannot be read.
std::optional<ProbeFigures> readProbeFigures(const std::filesystem::path& run, std::int64_t step);

} // namespace understudy

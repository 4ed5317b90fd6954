// One spoken line and what was measured on it.
#pragma once

#include "core/audio/waveform.h"
#include "core/data/recognition/recognizer.h"
#include "core/measure/errors/error_rate.h"
#include "core/measure/text/english_normalizer.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// What a recogniser made of a line, beside what was to be said; both normalised before they were compared.
struct HeardLine
{
    std::string text;
    ErrorCounts words, characters;
    bool operator==(const HeardLine&) const = default;
};

struct MeasuredLine
{
    std::string id, kind, text;
    std::string file; ///< the sound, relative to the evaluation's folder; for a clip, the path it has, and
                      ///< where it is a part of that, the part as a media fragment: "talk.wav#t=3.5,9.25"
    std::string sound;     ///< of a clip: a hash of its samples; another sound there is another clip
    std::string reference; ///< a hash of what it was compared with for `similarity`; empty: with nothing
    std::string recording; ///< of a clip; empty for what was synthesised
    Seconds length;
    Seconds took; ///< of synthesis; 0 for a clip
    std::optional<HeardLine> heard;
    std::optional<double> similarity; ///< cosine to the talent's voice
    std::optional<double> loudness;   ///< LUFS
    std::optional<double> noise;      ///< dBFS RMS between the words
    std::optional<double> pitch;      ///< Hz, median
    std::optional<double> pitchRange; ///< semitones, 5th to 95th percentile
    std::optional<double> rate;       ///< characters a second of speech
    bool isReal() const { return !recording.empty(); }
    bool operator==(const MeasuredLine&) const = default;
};

/// One line of JSON without its end, and back: nothing for what is none.
std::string lineOf(const MeasuredLine& line);
std::optional<MeasuredLine> parseMeasuredLine(std::string_view line);

/// What lines are measured with; what is absent is not measured.
struct LineMeasures
{
    EnglishNormalizer normalize;
    Recognizer* recognizer = nullptr; ///< outlives the measuring
};

/// Sets all but id, kind, text, file, recording, took and similarity. Errors of the recogniser and of
/// alignText; Cancelled.
Result<void> measureLine(MeasuredLine& line, const Waveform& sound, const LineMeasures& with,
                         const std::stop_token& stop);

} // namespace understudy

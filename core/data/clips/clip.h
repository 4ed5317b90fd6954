// A clip: a part of a recording with its words, what was measured on it and what was found wrong with it.
#pragma once

#include "core/base/units.h"
#include "core/data/frame_span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// What a person said of a clip.
enum class Verdict
{
    None, ///< not reviewed
    Accepted,
    Rejected,
    Unsure
};

/// What the measurements say of it (audio.md 10).
enum class Grade
{
    Keep,
    Review,
    Reject
};

/// Figures that a clip can be sorted and filtered by.
enum class Measure
{
    Duration,      ///< s
    SpeechShare,   ///< of its length, 0 to 1
    InnerPause,    ///< longest, s
    SpeechLevel,   ///< dBFS RMS where somebody speaks
    Loudness,      ///< LUFS
    NoiseFloor,    ///< dBFS RMS between the words, at -19 LUFS
    SignalToNoise, ///< dB
    Dc,            ///< dBFS, of the recording
    Clipping,      ///< flat tops
    Hum,           ///< dBFS RMS, of the recording
    Plosive,       ///< worst, dB of its blast over the voice
    Click,         ///< number
    Burst,         ///< number of noises between or under the words
    Sibilance,     ///< dB, 95th percentile of 5-9 kHz over 0.3-4 kHz
    Reverberation, ///< s, decay by 60 dB as the ends of words let it be guessed
    Bandwidth,     ///< Hz, upper edge of the sound
    Steepness,     ///< dB, how hard it ends there: a codec's or a resampler's filter
    Pitch,         ///< Hz, median
    PitchRange,    ///< semitones, 5th to 95th percentile
    Rate,          ///< characters a second of speech
    StartEdge,     ///< dB, first 20 ms over the noise floor
    EndEdge,       ///< dB, last 20 ms over the noise floor
    Outlier,       ///< distance of its spectrum from the recordings' own, in standard deviations; not ECAPA
    Words,         ///< number
    Text,          ///< confidence in the words, 0 to 1
    Duplicate,     ///< likeness to another clip, 0 to 1
    Similarity     ///< cosine of its voice to the speaker's, where a speaker encoder is installed
};

/// "snr_db", "clipping_tops": stable, with the unit; what files, filters and the command line call it.
std::string_view name(Measure measure);
std::optional<Measure> measureNamed(std::string_view name);
/// What a listener would call a defect of the recording: clipping, hum, plosives, clicks, bursts.
bool isDefect(Measure measure);
/// All, in order.
std::vector<Measure> allMeasures();

/// One rule that a clip does not pass, with the figure and the limit that it crossed.
struct Finding
{
    Measure measure = Measure::Duration;
    Grade grade = Grade::Review;
    double value = 0, limit = 0;
    std::optional<Seconds> at; ///< in the clip, where it happens at a place
    Seconds length;            ///< of what happens there; 0 for a moment

    bool operator==(const Finding&) const = default;
};

/// Where a transcript is from.
struct ClipText
{
    std::string raw;        ///< as it was read or heard
    std::string normalized; ///< one line, spaces single, quotes and dashes plain
    std::string source;     ///< "talk.srt", "pocketsphinx", "edited"; empty for no text
    double confidence = 1;  ///< 0 to 1; 1 for what a person wrote
    bool operator==(const ClipText&) const = default;
};

/// A word and when it is said, in the clip.
struct ClipWord
{
    Seconds start, end;
    std::string text;
    bool operator==(const ClipWord&) const = default;
};

struct Figure
{
    Measure measure = Measure::Duration;
    double value = 0;
    bool operator==(const Figure&) const = default;
};

struct Clip
{
    std::string id;        ///< "<recording>_0007", never given twice in a dataset
    std::string recording; ///< its id
    FrameSpan span;        ///< in frames of the recording, with margins
    FrameSpan speech;      ///< first to last sound, inside span
    ClipText text;
    std::string speaker;         ///< empty: the one speaker
    std::string language = "en"; ///< of the words, BCP 47
    std::vector<ClipWord> words; ///< empty: times are not known
    std::vector<Figure> figures; ///< in order of Measure; one that could not be measured is absent
    std::vector<Finding> findings;
    Grade grade = Grade::Keep; ///< the worst of the findings

    std::optional<double> figure(Measure measure) const;
    bool operator==(const Clip&) const = default;
};

} // namespace understudy

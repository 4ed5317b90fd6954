// Takes: immutable renderings of a line, each with a receipt of how it was made and the figures the mix
// needs.
#pragma once

#include "core/base/id.h"
#include "core/base/units.h"
#include "core/synth/voice_engine.h"
#include "core/text/lines.h"

#include <filesystem>
#include <optional>
#include <string>

namespace understudy {

/// How a take was made. Stored with it; enough to make it again.
struct TakeReceipt
{
    std::string text;   ///< as written
    std::string spoken; ///< spoken form, styles as SSML-lite
    std::string direction;
    std::string anchor;
    VoiceId voice;
    std::string voiceVersion;
    std::string engine, engineVersion;
    std::string settings;       ///< sound settings as canonical JSON
    std::uint64_t seed = 0;     ///< lineSeed() of the episode's seed
    std::string programVersion; ///< for the record
    bool operator==(const TakeReceipt&) const = default;
};

/// Measured once, when the take is made, so that a mix reads each take once.
struct TakeFigures
{
    Frames length;
    Frames speechBegin, speechEnd; ///< near-silence at the edges left out
    std::optional<Lufs> loudness;  ///< integrated, over the speech; empty below 400 ms or for silence
    Decibels samplePeak;           ///< dBFS
    bool operator==(const TakeFigures&) const = default;
};

struct Take
{
    LineId line;
    int number = 0;  ///< from 1, never reused within a line
    std::string key; ///< takeKey() at the time
    TakeReceipt receipt;
    TakeFigures figures;

    TakeId id() const { return TakeId(line.value + "/" + std::to_string(number)); }
    /// Below the episode's folder: takes/<line>/<number>.wav; 24 kHz mono, 24-bit PCM.
    std::filesystem::path file() const;
    bool operator==(const Take&) const = default;
};

/// The chance of one take: nothing but these three decides it, so order, batch and resume change nothing.
std::uint64_t lineSeed(std::uint64_t episodeSeed, const LineId& line, int takeNumber);

/// Which engine makes the takes, and how.
struct SoundSource
{
    std::string engine, engineVersion; ///< of voices that do not name theirs
    std::string settings; ///< sound settings as canonical JSON
    bool operator==(const SoundSource&) const = default;
};

/// What the take of a line will be made from; its seed is lineSeed().
TakeReceipt makeReceipt(const ScriptLine& line, const VoiceInfo& voice, const SoundSource& source,
                        std::uint64_t seed);

/// SHA-256 over everything that decides how a take sounds: engine and voice with versions, spoken form with
/// styles, direction, anchor, sound settings, seed, line id, take number. Not the program's version, not the
/// position.
std::string takeKey(const TakeReceipt& receipt, const LineId& line, int takeNumber);

/// TakeDamaged when the take's file is missing or its size does not fit its figures; reads no sample.
/// `folder`: of the episode.
Result<void> checkTakeFile(const std::filesystem::path& folder, const Take& take);

} // namespace understudy

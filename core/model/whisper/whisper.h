// Whisper as a recogniser: sound at 16 kHz to words. As openai-whisper says them.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/jobs/progress.h"
#include "core/model/model_files.h"
#include "core/model/precision.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace understudy {

enum class WhisperTask
{
    Transcribe,
    Translate ///< to English
};

struct WhisperOptions
{
    std::string language = "en"; ///< empty: the one that is heard in the first window
    WhisperTask task = WhisperTask::Transcribe;
    /// Tried one after the other while what is said repeats itself or is unlikely.
    std::vector<double> temperatures{0, 0.2, 0.4, 0.6, 0.8, 1.0};
    std::optional<double> mostCompression = 2.4, leastLogProbability = -1.0;
    std::optional<double> mostNoSpeech = 0.6; ///< above, a window is silence unless its words are likely
    bool followsPrevious = true;              ///< what was said before a window is its prompt
    std::string prompt;                       ///< names and spellings to expect
    std::uint64_t seed = 0;                   ///< of temperatures above 0
    bool wantsWords = false;                  ///< times of words
};

struct WhisperSaid
{
    std::vector<std::int64_t> tokens; ///< without its end mark
    std::string text;                 ///< without times, stripped
    double logProbability = 0;        ///< mean of its tokens and its end
    double noSpeech = 0;              ///< how likely it is that nobody speaks
    double compression = 0;           ///< of its text
    double temperature = 0;
};

struct WhisperWord
{
    std::string word;          ///< with the blank before it
    double start = 0, end = 0; ///< seconds
    double probability = 0;
};

struct WhisperSegment
{
    std::int64_t seek = 0;     ///< frame of 10 ms at which its window begins
    double start = 0, end = 0; ///< seconds
    std::string text;          ///< not stripped
    std::vector<std::int64_t> tokens;
    double logProbability = 0, noSpeech = 0, compression = 0, temperature = 0;
    std::vector<WhisperWord> words;
};

struct WhisperTranscript
{
    std::string language;
    std::string text;
    std::vector<WhisperSegment> segments;
};

/// How long work is followed and stopped.
struct WhisperWatch
{
    std::stop_token stop;                          ///< stopped: Code::Cancelled, between tokens
    std::function<void(const Progress&)> progress; ///< may be empty
};

struct WhisperParts;

/// Never changes after loading; any thread may use it, and all of its threads compute for each.
class Whisper
{
public:
    /// Errors: those of reading its files, FileMissing for a folder without tokenizer, ComputeDeviceUnknown,
    /// OutOfMemory.
    static Result<std::shared_ptr<const Whisper>> open(const WhisperFiles& files, const std::string& device,
                                                       Precision precision);
    ~Whisper();

    const WhisperFiles& files() const { return m_files; }
    /// "en" and the like that it knows.
    bool knows(const std::string& language) const;

    /// A recording of any length, window after window. InvalidInput for a language that it does not know.
    Result<WhisperTranscript> transcribe(std::span<const float> samples, const WhisperOptions& options,
                                         const WhisperWatch& watch = {}) const;
    /// Clips of at most one window, without times and without each other's words, as error rates are
    /// measured: several at once. What is longer is cut.
    Result<std::vector<WhisperSaid>> recognise(std::span<const std::vector<float>> clips,
                                               const WhisperOptions& options,
                                               const WhisperWatch& watch = {}) const;
    /// The language of a recording's beginning, and how likely it is.
    Result<std::pair<std::string, double>> language(std::span<const float> samples) const;

private:
    Whisper(WhisperFiles files, std::unique_ptr<const WhisperParts> parts);

    WhisperFiles m_files;
    std::unique_ptr<const WhisperParts> m_parts;
};

} // namespace understudy

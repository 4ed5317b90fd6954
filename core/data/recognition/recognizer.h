// The seam between a clip and who hears its words. PocketSphinx stands in where no Whisper is.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/data/clips/clip.h"

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// The source of words that it heard.
inline constexpr std::string_view kPocketSphinx = "pocketsphinx";
/// Before the id of a model: "whisper/whisper-small".
inline constexpr std::string_view kWhisper = "whisper/";

/// Whether a text's source is who heard it.
inline bool isRecognizer(std::string_view source)
{
    return source == kPocketSphinx || source.starts_with(kWhisper);
}

struct HeardWords
{
    std::string text;            ///< as the recogniser writes it; empty: nothing was understood
    double confidence = 0;       ///< 0 to 1
    std::vector<ClipWord> words; ///< in the clip
};

/// Thread-safe: hear() may be called from several threads, and waits where they are too many. The same sound
/// gives the same words, whatever was heard before.
class Recognizer
{
public:
    virtual ~Recognizer() = default;

    /// "pocketsphinx", "whisper/whisper-small": the source of what it heard, on every row.
    virtual std::string_view name() const = 0;
    /// Of a tag like "en" or "en-GB".
    virtual bool knows(std::string_view language) const = 0;
    /// One clip, mono. Cancelled while it waits, and soon while it hears.
    virtual Result<HeardWords> hear(std::span<const float> mono, SampleRate rate,
                                    const std::stop_token& stop) = 0;
};

} // namespace understudy

// From styled runs of spoken form to what Flite takes: utterances of ASCII words, each with its punctuation
// and prosody.
#pragma once

#include "core/base/result.h"
#include "core/text/spoken_form.h"

#include <span>
#include <string>
#include <vector>

namespace understudy {

/// What a run's style asks of its words, emphasis included.
struct Prosody
{
    double stretch = 1.0; ///< of durations: 2 is half the speed
    double pitch = 1.0;   ///< factor on the fundamental frequency
    float gain = 1.0F;    ///< linear; 0 is silent
};

struct PlannedWord
{
    std::string text;        ///< printable ASCII, no white space, holds a letter or digit
    std::string punctuation; ///< what follows: shapes phrases and pauses
    std::string phones;      ///< Flite's phones, or empty: look the word up
    Prosody prosody;
};

using PlannedUtterance = std::vector<PlannedWord>;

Prosody prosodyOf(const Style& style);

/// Accents fold ("café" is "cafe"), other scripts are romanised. No utterances where there is nothing to say.
/// Error: InvalidInput, subject: symbols of a <phoneme> that cannot be spoken.
Result<std::vector<PlannedUtterance>> planSpeech(std::span<const SpokenRun> runs);

} // namespace understudy

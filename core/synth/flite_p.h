// The door to Flite. Nothing here is safe on two threads at once: Flite keeps lexicon, voices and its noise
// in globals.
#pragma once

#include "core/base/units.h"
#include "core/synth/speech_plan_p.h"

#include <functional>
#include <span>
#include <string_view>

namespace understudy {

enum class FliteVoice
{
    Awb,
    Kal,
    Rms,
    Slt
};

inline constexpr SampleRate kFliteRate{16000};

std::string_view fliteVersion();

/// Takes about 100 ms at a time, under the words' gain; false stops.
using FliteSink = std::function<bool(std::span<const float>)>;

/// Speaks one utterance; false where the sink stopped it. Same utterance, same samples.
bool speakWithFlite(FliteVoice voice, const PlannedUtterance& utterance, const FliteSink& sink);

} // namespace understudy

#include "core/measure/evaluation/measured_line.h"

#include "core/audio/loudness.h"
#include "core/audio/noise_floor.h"
#include "core/audio/trim.h"
#include "core/base/utf8.h"
#include "core/data/qc/pitch.h"

#include <cmath>

namespace understudy {

namespace {

Result<HeardLine> hear(const std::string& text, const Waveform& sound, const LineMeasures& with,
                       const std::stop_token& stop)
{
    UNDERSTUDY_TRY(auto heard, with.recognizer->hear(sound.samples, sound.rate, stop));
    const auto reference = with.normalize(text);
    const auto hypothesis = with.normalize(heard.text);
    HeardLine line{std::move(heard.text), {}, {}};
    UNDERSTUDY_TRY(line.words, countWordErrors(reference, hypothesis));
    UNDERSTUDY_TRY(line.characters, countCharacterErrors(reference, hypothesis));
    return line;
}

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

Result<void> measureLine(MeasuredLine& line, const Waveform& sound, const LineMeasures& with,
                         const std::stop_token& stop)
{
    line.length = toSeconds(sound.length(), sound.rate);
    if (with.recognizer != nullptr) {
        UNDERSTUDY_TRY(line.heard, hear(line.text, sound, with, stop));
    }
    LoudnessMeter meter({.rate = sound.rate, .range = false, .maxima = false, .peaks = false});
    UNDERSTUDY_CHECK(meter.add(sound.samples));
    if (const auto loudness = meter.finish().integrated)
        line.loudness = loudness->value;
    NoiseFloorMeter noise(sound.rate);
    noise.add(sound.samples);
    if (const auto floor = noise.floor())
        line.noise = finite(floor->value);
    if (const auto pitch = pitchOf(sound.samples, sound.rate)) {
        line.pitch = pitch->median;
        line.pitchRange = pitch->semitones;
    }
    if (const auto speech = speechBounds(sound.samples, sound.rate))
        line.rate = finite(double(countCodePoints(line.text)) /
                           toSeconds(speech->end - speech->begin, sound.rate).value);
    return {};
}

} // namespace understudy

// Clips as a cutter would leave them, joined from recorded prompts with pauses at a studio's noise floor; the
// same seed gives the same clips.
#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/data/frame_span.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace understudy::evaluation {

inline constexpr SampleRate kRate{
    16000}; // the prompts' own: what lies above 8 kHz would give planted noise away

using Sound = std::vector<float>;

struct SpokenPrompt
{
    Sound sound;
    std::string text; ///< of the .txt beside it; empty without
};

/// The folder's WAVs in order of name, without the silence around them, shorter than `longest` seconds; those
/// without sound are left out.
Result<std::vector<SpokenPrompt>> readSpokenPrompts(const std::filesystem::path& folder, double longest);
/// The sounds of those up to 10 s.
Result<std::vector<Sound>> readPrompts(const std::filesystem::path& folder);

/// Every second one, from the first or the second.
std::vector<Sound> half(const std::vector<Sound>& prompts, std::size_t first);

struct SpeechClip
{
    Sound samples;
    std::vector<FrameSpan> prompts; ///< where each is
};

struct ClipShape
{
    double shortest = 5, longest = 15;    ///< s
    double leastPause = 0.2, pause = 0.6; ///< s, between prompts
};

class ClipMaker
{
public:
    ClipMaker(std::vector<Sound> prompts, std::uint64_t seed);

    /// Begins and ends with 150 ms of a noise floor of -65 to -50 dBFS that goes on under the speech.
    SpeechClip next(const ClipShape& shape = {});

    RandomStream& chance() { return m_chance; }

private:
    const Sound& nextPrompt();

    std::vector<Sound> m_prompts;
    std::size_t m_at = 0;
    RandomStream m_chance;
};

double between(RandomStream& chance, double least, double most);
/// Gaussian, mean square 1, by Box and Muller; each sample is `colour` times the last and something new.
Sound noise(RandomStream& chance, std::size_t count, float colour = 0);
double meanSquare(std::span<const float> samples);
float peak(std::span<const float> samples);
/// Of the prompts without their gaps: 20 ms within 30 dB of the loud end.
double speechPower(const SpeechClip& clip);

} // namespace understudy::evaluation

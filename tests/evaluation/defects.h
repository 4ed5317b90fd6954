// The faults that are planted, and how the measures find them.
#pragma once

#include "tests/evaluation/speech_clips.h"

#include <functional>
#include <vector>

namespace understudy::evaluation {

inline constexpr int kPlanted = 60, kUntouched = 200;
inline constexpr double kNothing = -99;
inline constexpr FrameSpan kAnywhere{Frames(0), Frames(std::int64_t(1) << 40)};

/// A fault: where it was put, how a measure scores what it finds there, and from which score on it counts.
struct Kind
{
    const char* name;
    double limit;
    int askedFound, askedFalse; // percent
    std::function<FrameSpan(SpeechClip&, RandomStream&)> plant;
    std::function<double(std::span<const float>, FrameSpan)> score;
    ClipShape shape{};
    int untouched = kUntouched;
};

std::vector<Kind> kinds();

} // namespace understudy::evaluation

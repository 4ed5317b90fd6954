#include "core/data/qc/edges.h"

#include "core/audio/noise_floor.h"
#include "core/data/qc/spectrum_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr double kFrame = 0.02, kReach = 0.06, kStep = 0.005; // s
constexpr std::size_t kFewest = 10;                           // frames
constexpr double kLowestFloor = 1e-9;

/// Mean square of the loudest frame, moved in quarters of one.
double loudest(std::span<const float> near, std::size_t frame, std::size_t step)
{
    double most = 0;
    for (std::size_t at = 0; at + frame <= near.size(); at += step)
        most = std::max(most, double(meanSquares(near.subspan(at, frame), frame).front()));
    return most;
}

} // namespace

std::optional<Edges> edgesOf(std::span<const float> mono, SampleRate rate)
{
    const auto frame = std::size_t(kFrame * rate.value), reach = std::size_t(kReach * rate.value),
               step = std::max<std::size_t>(1, std::size_t(kStep * rate.value));
    const auto powers = meanSquares(mono, frame);
    if (powers.size() < kFewest)
        return std::nullopt;
    const auto floor = std::max(kLowestFloor, noisePower(powers));
    const auto over = [&](std::span<const float> near) {
        return Decibels(10 * std::log10(std::max(kLowestFloor, loudest(near, frame, step)) / floor));
    };
    return Edges{over(mono.first(reach)), over(mono.last(reach))};
}

} // namespace understudy

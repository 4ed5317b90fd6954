#include "core/model/layers/rope_p.h"

#include <cmath>
#include <numbers>

namespace understudy {
namespace {

/// Llama 3.1's: short waves stay, long ones are slowed by `factor`, those between are blended.
double scaled(double frequency, const RopeConfig& rope)
{
    const double wave = 2.0 * std::numbers::pi / frequency;
    if (wave < rope.oldContext / rope.highFactor)
        return frequency;
    if (wave > rope.oldContext / rope.lowFactor)
        return frequency / rope.factor;
    const double share = (rope.oldContext / wave - rope.lowFactor) / (rope.highFactor - rope.lowFactor);
    return (1.0 - share) * frequency / rope.factor + share * frequency;
}

} // namespace

std::vector<double> inverseFrequencies(const RopeConfig& rope, std::int64_t headDim)
{
    std::vector<double> frequencies;
    for (std::int64_t i = 0; i < headDim / 2; ++i) {
        const double frequency = std::pow(rope.theta, -2.0 * double(i) / double(headDim));
        frequencies.push_back(rope.factor > 0 ? scaled(frequency, rope) : frequency);
    }
    return frequencies;
}

RopeTable::RopeTable(const RopeConfig& rope, std::int64_t headDim, std::int64_t positions,
                     at::TensorOptions options)
{
    // The reference keeps the frequencies in float32 and multiplies there.
    const auto frequencies = at::tensor(inverseFrequencies(rope, headDim), at::kDouble).to(at::kFloat);
    const auto angles = at::outer(at::arange(positions, at::kFloat), frequencies); // [positions, headDim/2]
    const auto sin = angles.sin();
    m_cos = at::cat({angles.cos(), angles.cos()}, 1).to(options);
    m_sin = at::cat({-sin, sin}, 1).to(options);
}

at::Tensor RopeTable::turn(const at::Tensor& x, at::IntArrayRef starts) const
{
    const auto time = x.size(1);
    const auto half = x.size(3) / 2;
    const auto rows = [&](const at::Tensor& table) { // [rows or 1, time, 1, headDim]
        const bool isSame = std::all_of(starts.begin(), starts.end(), [&](auto s) { return s == starts[0]; });
        if (isSame)
            return table.narrow(0, starts[0], time).view({1, time, 1, -1});
        std::vector<at::Tensor> parts;
        for (const auto start : starts)
            parts.push_back(table.narrow(0, start, time));
        return at::stack(parts).unsqueeze(2);
    };
    return x * rows(m_cos) + x.roll(half, 3) * rows(m_sin);
}

} // namespace understudy

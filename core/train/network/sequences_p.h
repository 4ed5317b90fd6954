// Sequences that lie one after the other in the positions of a batch, without padding: linear layers take all
// of them at once, and attention takes each alone.
#pragma once

#include "core/model/layers/rope_p.h"
#include "core/model/torch_p.h"

#include <cstdint>
#include <vector>

namespace understudy {

class Sequences
{
public:
    Sequences() = default;
    explicit Sequences(const std::vector<std::int64_t>& lengths);
    /// `count` of them, all of one length.
    static Sequences alike(std::int64_t count, std::int64_t length);

    /// Neighbours of one length: attention takes them together.
    struct Run
    {
        std::int64_t begin = 0, count = 0, length = 0;
    };
    const std::vector<Run>& runs() const { return m_runs; }
    std::int64_t positions() const { return m_positions; }
    /// Of each position, the place in its sequence: [positions] int64 on the CPU.
    at::Tensor places() const;

private:
    void add(std::int64_t count, std::int64_t length);

    std::vector<Run> m_runs;
    std::int64_t m_positions = 0;
};

/// The rows of a rotary table that belong to the positions of a batch.
class Turns
{
public:
    Turns() = default;
    Turns(const RopeTable& table, const Sequences& sequences);

    /// x [positions, heads, headDim], in the network's type
    at::Tensor turned(const at::Tensor& x) const;
    /// The gradient of turned(): dy and the result in float32.
    at::Tensor turnedBack(const at::Tensor& dy) const;

private:
    at::Tensor m_cos, m_sin; // [positions, 1, headDim]; sin with its sign
};

} // namespace understudy

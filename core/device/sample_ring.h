// A lock-free queue of samples between exactly two threads: one writes, one reads.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

namespace understudy {

/// Positions only grow; a position's place in the buffer is its low bits. Release and acquire on the
/// positions order the samples between them.
class SampleRing
{
public:
    /// At least `capacity` samples; rounded up to a power of two.
    explicit SampleRing(std::size_t capacity) : m_samples(std::bit_ceil(capacity)) {}

    std::size_t capacity() const { return m_samples.size(); }

    // The writer's.

    std::size_t space() const
    {
        return capacity() -
               (m_written.load(std::memory_order_relaxed) - m_read.load(std::memory_order_acquire));
    }
    /// Returns how many fitted.
    std::size_t write(std::span<const float> samples)
    {
        const std::size_t at = m_written.load(std::memory_order_relaxed);
        const std::size_t count = std::min(space(), samples.size());
        for (std::size_t i = 0; i < count; ++i)
            m_samples[place(at + i)] = samples[i];
        m_written.store(at + count, std::memory_order_release);
        return count;
    }

    // The reader's.

    std::size_t available() const
    {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_relaxed);
    }
    /// Sample `index` of those available(), without taking it.
    float peek(std::size_t index) const
    {
        return m_samples[place(m_read.load(std::memory_order_relaxed) + index)];
    }
    /// Takes `count` of those available().
    void drop(std::size_t count)
    {
        m_read.store(m_read.load(std::memory_order_relaxed) + count, std::memory_order_release);
    }

private:
    std::size_t place(std::size_t position) const { return position & (m_samples.size() - 1); }

    std::vector<float> m_samples;
    alignas(64) std::atomic<std::size_t> m_written{0}; // apart, so that the threads do not share a cache line
    alignas(64) std::atomic<std::size_t> m_read{0};
};

} // namespace understudy

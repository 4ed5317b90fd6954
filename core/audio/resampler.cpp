#include "core/audio/resampler.h"

#include "core/base/contract.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <soxr.h>

namespace understudy {

struct Resampler::Impl
{
    struct Deleter
    {
        void operator()(soxr* handle) const { soxr_delete(handle); }
    };

    SampleRate in;
    SampleRate out;
    std::unique_ptr<soxr, Deleter> handle; ///< none between equal rates
    std::int64_t taken = 0;
    std::int64_t given = 0;

    void run(const float* samples, std::size_t count, std::vector<float>& result);
};

/// Feeds `samples`, or ends the stream when they are null, and appends all that comes out.
void Resampler::Impl::run(const float* samples, std::size_t count, std::vector<float>& result)
{
    // Not much more than comes out: making room clears it.
    const auto room = std::size_t(double(count) * out.value / in.value) + 256;
    std::size_t used = 0;
    for (;;) {
        const auto before = result.size();
        result.resize(before + room);
        std::size_t consumed = 0;
        std::size_t produced = 0;
        const auto* from = samples == nullptr ? nullptr : samples + used;
        const auto* error = soxr_process(handle.get(), from, count - used, &consumed, result.data() + before,
                                         room, &produced);
        UNDERSTUDY_ASSERT(error == nullptr);
        used += consumed;
        result.resize(before + produced);
        given += static_cast<std::int64_t>(produced);
        if (produced < room && used == count)
            return;
    }
}

Resampler::Resampler(SampleRate in, SampleRate out, Quality quality) : m_impl(std::make_unique<Impl>())
{
    UNDERSTUDY_ASSERT(in.value > 0 && out.value > 0);
    m_impl->in = in;
    m_impl->out = out;
    if (in == out)
        return;
    const auto format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const auto recipe = soxr_quality_spec(quality == Quality::Listening ? SOXR_HQ : SOXR_MQ, 0);
    const auto runtime = soxr_runtime_spec(1);
    m_impl->handle.reset(soxr_create(in.value, out.value, 1, nullptr, &format, &recipe, &runtime));
    UNDERSTUDY_ASSERT(m_impl->handle != nullptr);
}

Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;
Resampler::~Resampler() = default;

void Resampler::process(std::span<const float> in, std::vector<float>& out)
{
    if (in.empty())
        return;
    if (!m_impl->handle) {
        out.insert(out.end(), in.begin(), in.end());
        return;
    }
    m_impl->taken += static_cast<std::int64_t>(in.size());
    m_impl->run(in.data(), in.size(), out);
}

void Resampler::flush(std::vector<float>& out)
{
    if (!m_impl->handle || m_impl->taken == 0)
        return;
    m_impl->run(nullptr, 0, out);
    // soxr may end a frame early or late.
    const double exact = static_cast<double>(m_impl->taken) * m_impl->out.value / m_impl->in.value;
    const auto missing = std::llround(exact) - m_impl->given;
    out.resize(static_cast<std::size_t>(static_cast<std::int64_t>(out.size()) + missing), 0.0F);
}

std::vector<float> resampled(std::span<const float> mono, SampleRate in, SampleRate out,
                             Resampler::Quality quality)
{
    std::vector<float> samples;
    Resampler resampler(in, out, quality);
    resampler.process(mono, samples);
    resampler.flush(samples);
    return samples;
}

} // namespace understudy

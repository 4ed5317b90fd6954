#include "core/data/qc/spectrum_p.h"

#include "core/audio/fftw_planner.h"
#include "core/audio/levels.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace understudy {

struct Transform::Plan
{
    explicit Plan(std::size_t count)
        : size(count), input(fftwf_alloc_real(count)), output(fftwf_alloc_complex(count / 2 + 1))
    {
        const std::scoped_lock lock(fftwPlanner());
        plan = fftwf_plan_dft_r2c_1d(int(size), input, output, FFTW_ESTIMATE);
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
    ~Plan()
    {
        const std::scoped_lock lock(fftwPlanner());
        fftwf_destroy_plan(plan);
        fftwf_free(input);
        fftwf_free(output);
    }

    std::size_t size;
    float* input;
    fftwf_complex* output;
    fftwf_plan plan = nullptr;
};

Transform::Transform(std::size_t size) : m_plan(std::make_unique<Plan>(size)) {}
Transform::~Transform() = default;

std::span<float> Transform::input()
{
    return {m_plan->input, m_plan->size};
}

std::span<const std::complex<float>> Transform::run()
{
    fftwf_execute(m_plan->plan);
    // Both are two floats, real part first (C++ [complex.numbers]).
    return {reinterpret_cast<const std::complex<float>*>(m_plan->output), m_plan->size / 2 + 1};
}

double PowerSpectra::band(std::size_t at, double from, double to) const
{
    const auto first = std::min(bins, std::size_t(std::ceil(from / binHz)));
    const auto last = std::clamp(std::size_t(std::ceil(to / binHz)), first, bins);
    return sumOf(row(at).subspan(first, last - first));
}

PowerSpectra spectrogram(std::span<const float> mono, SampleRate rate, std::size_t window, std::size_t hop)
{
    PowerSpectra result{window / 2 + 1, 0, double(rate.value) / double(window), {}};
    if (mono.size() < window)
        return result;
    result.rows = (mono.size() - window) / hop + 1;
    result.powers.resize(result.rows * result.bins);
    std::vector<float> hann(window);
    double weight = 0;
    for (std::size_t i = 0; i < window; ++i) {
        hann[i] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / double(window)));
        weight += double(hann[i]) * hann[i];
    }
    const auto scale = float(2 / (weight * double(window)));
    Transform transform(window);
    const auto input = transform.input();
    for (std::size_t row = 0; row < result.rows; ++row) {
        const auto block = mono.subspan(row * hop, window);
        for (std::size_t i = 0; i < window; ++i)
            input[i] = block[i] * hann[i];
        const auto output = transform.run();
        auto* powers = &result.powers[row * result.bins];
        for (std::size_t bin = 0; bin < result.bins; ++bin)
            powers[bin] =
                scale * (output[bin].real() * output[bin].real() + output[bin].imag() * output[bin].imag());
    }
    return result;
}

std::vector<float> meanSquares(std::span<const float> mono, std::size_t frame)
{
    std::vector<float> powers;
    for (; frame > 0 && mono.size() >= frame; mono = mono.subspan(frame))
        powers.push_back(float(energyOf(mono.first(frame)) / double(frame)));
    return powers;
}

double percentile(std::vector<float> values, double share)
{
    return percentileIn(values, share);
}

double percentileIn(std::span<float> values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(std::lround(share * double(values.size() - 1)));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace understudy

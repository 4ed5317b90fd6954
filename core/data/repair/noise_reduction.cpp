#include "core/data/repair/noise_reduction.h"

#include "core/audio/fftw_planner.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace understudy {
namespace {

constexpr Seconds kFrame{0.032};
constexpr std::size_t kOverlap = 4;       // frames over each sample
constexpr std::size_t kFewestFrames = 10; // that tell what is noise
constexpr float kStandsOut = 2;           // times the middle frame's power: no room, but a breath
constexpr float kMemory = 0.98F;          // of the frame before, as Ephraim and Malah have it
constexpr float kNothing = 1e-20F;

/// A frame there and back.
struct Spectrum
{
    explicit Spectrum(SampleRate rate)
        : size(std::size_t(toFrames(kFrame, rate).value) / kOverlap * kOverlap), bins(size / 2 + 1),
          samples(fftwf_alloc_real(size)), raw(fftwf_alloc_complex(bins)), window(size)
    {
        const std::scoped_lock lock(fftwPlanner());
        there = fftwf_plan_dft_r2c_1d(int(size), samples, raw, FFTW_ESTIMATE);
        back = fftwf_plan_dft_c2r_1d(int(size), raw, samples, FFTW_ESTIMATE);
        for (std::size_t i = 0; i < size; ++i) // root of Hann: analysis times synthesis is Hann
            window[i] = float(std::sin(std::numbers::pi * double(i) / double(size)));
    }
    Spectrum(const Spectrum&) = delete;
    Spectrum& operator=(const Spectrum&) = delete;
    ~Spectrum()
    {
        const std::scoped_lock lock(fftwPlanner());
        fftwf_destroy_plan(there);
        fftwf_destroy_plan(back);
        fftwf_free(samples);
        fftwf_free(raw);
    }

    /// Of `size` samples.
    std::span<std::complex<float>> forward(std::span<const float> sound)
    {
        for (std::size_t i = 0; i < size; ++i)
            samples[i] = sound[i] * window[i];
        fftwf_execute(there);
        // Both are two floats, real part first (C++ [complex.numbers]).
        return {reinterpret_cast<std::complex<float>*>(raw), bins};
    }

    std::size_t size, bins;
    float* samples;
    fftwf_complex* raw;
    std::vector<float> window;
    fftwf_plan there = nullptr, back = nullptr;
};

} // namespace

NoiseProfile noiseProfile(std::span<const float> sound, SampleRate rate, const std::vector<bool>& isPause)
{
    Spectrum spectrum(rate);
    std::vector<std::vector<float>> frames;
    std::vector<float> totals;
    for (std::size_t begin = 0; begin + spectrum.size <= sound.size(); begin += spectrum.size / 2) {
        const auto from = isPause.begin() + std::ptrdiff_t(begin);
        if (!std::all_of(from, from + std::ptrdiff_t(spectrum.size), [](bool isSilent) { return isSilent; }))
            continue;
        auto& powers = frames.emplace_back();
        float total = 0;
        for (const auto& bin : spectrum.forward(sound.subspan(begin, spectrum.size))) {
            powers.push_back(std::norm(bin));
            total += powers.back();
        }
        totals.push_back(total);
    }
    if (frames.size() < kFewestFrames)
        return {};
    auto sorted = totals;
    std::ranges::sort(sorted);
    const auto limit = kStandsOut * sorted[sorted.size() / 2];
    NoiseProfile noise(spectrum.bins);
    std::size_t count = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (totals[i] > limit)
            continue;
        ++count;
        std::ranges::transform(noise, frames[i], noise.begin(), std::plus());
    }
    for (auto& power : noise)
        power = std::max(power / float(count), kNothing);
    return noise;
}

struct NoiseReduction::Frames : Spectrum
{
    using Spectrum::Spectrum;
    std::size_t hop() const { return size / kOverlap; }
};

NoiseReduction::NoiseReduction(SampleRate rate, Decibels most)
    : m_frames(std::make_unique<Frames>(rate)), m_floor(float(toGain(Decibels(-most.value)))),
      m_kept(m_frames->bins), m_input(m_frames->size - m_frames->hop()), m_sum(m_frames->size),
      m_early(m_input.size())
{
}

NoiseReduction::~NoiseReduction() = default;

void NoiseReduction::setNoise(const NoiseProfile& noise)
{
    m_noise = noise;
}

void NoiseReduction::add(std::span<const float> sound, std::vector<float>& out)
{
    m_taken += sound.size();
    m_input.insert(m_input.end(), sound.begin(), sound.end());
    while (m_input.size() >= m_frames->size)
        step(out);
}

void NoiseReduction::finish(std::vector<float>& out)
{
    while (m_given < m_taken) {
        m_input.resize(m_frames->size);
        step(out);
    }
}

/// A frame goes through; a hop of samples is complete then.
void NoiseReduction::step(std::vector<float>& out)
{
    auto& frames = *m_frames;
    frames.forward(m_input);
    attenuate();
    fftwf_execute(frames.back);
    // The transform there and back multiplies by its size; overlapping Hann windows by half their number.
    const auto scale = 1 / (float(frames.size) * float(kOverlap) / 2);
    for (std::size_t i = 0; i < frames.size; ++i)
        m_sum[i] += frames.samples[i] * frames.window[i] * scale;
    const auto hop = frames.hop();
    const auto skipped = std::min(m_early, hop);
    m_early -= skipped;
    const auto given = std::min(hop - skipped, m_taken - m_given);
    out.insert(out.end(), m_sum.begin() + std::ptrdiff_t(skipped),
               m_sum.begin() + std::ptrdiff_t(skipped + given));
    m_given += given;
    m_sum.erase(m_sum.begin(), m_sum.begin() + std::ptrdiff_t(hop));
    m_sum.resize(frames.size);
    m_input.erase(m_input.begin(), m_input.begin() + std::ptrdiff_t(hop));
}

void NoiseReduction::attenuate()
{
    auto& frames = *m_frames;
    for (std::size_t i = 0; i < frames.bins && !m_noise.empty(); ++i) {
        const auto power = frames.raw[i][0] * frames.raw[i][0] + frames.raw[i][1] * frames.raw[i][1];
        const auto now = std::max(power / m_noise[i] - 1, 0.0F);
        const auto ratio = kMemory * m_kept[i] / m_noise[i] + (1 - kMemory) * now;
        const auto gain = std::max(ratio / (1 + ratio), m_floor);
        m_kept[i] = gain * gain * power;
        frames.raw[i][0] *= gain;
        frames.raw[i][1] *= gain;
    }
}

} // namespace understudy

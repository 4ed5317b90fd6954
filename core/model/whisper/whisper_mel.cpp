#include "core/model/whisper/whisper_mel_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr std::int64_t kLines = kWhisperTransform / 2 + 1;
constexpr std::int64_t kPad = kWhisperTransform / 2;
constexpr std::int64_t kTogether = 3000; // frames whose spectra are in memory at once
constexpr double kSpread = 8;            // of the logarithms: what is softer is as soft as that

/// Slaney's: even to 1000 Hz, then 27 steps for each factor of 6.4.
double hertzOf(double mel)
{
    return mel < 15 ? mel * 200 / 3 : 1000 * std::exp((mel - 15) * std::log(6.4) / 27);
}

double melOf(double hertz)
{
    return hertz < 1000 ? hertz * 3 / 200 : 15 + 27 * std::log(hertz / 1000) / std::log(6.4);
}

at::Tensor levelled(at::Tensor logarithms)
{
    const auto least = logarithms.max().item<float>() - float(kSpread);
    return logarithms.clamp_min_(least).add_(4).div_(4);
}

/// Frame by frame from the padded signal: sample i of it, mirrored at both ends.
class Mirrored
{
public:
    Mirrored(std::span<const float> samples, std::int64_t length) : m_samples(samples), m_length(length) {}

    /// `count` samples from `first` on, which may be negative.
    void copy(std::int64_t first, std::int64_t count, float* to) const
    {
        for (std::int64_t i = 0; i < count; ++i)
            to[i] = at(first + i);
    }

private:
    float at(std::int64_t i) const
    {
        if (i < 0)
            i = -i;
        if (i >= m_length)
            i = 2 * (m_length - 1) - i;
        return i < std::ssize(m_samples) ? m_samples[std::size_t(i)] : 0.0F;
    }

    std::span<const float> m_samples;
    std::int64_t m_length;
};

} // namespace

at::Tensor melFilters(std::int64_t bands)
{
    const double top = melOf(double(kWhisperRate) / 2);
    std::vector<double> edges;
    for (std::int64_t i = 0; i < bands + 2; ++i)
        edges.push_back(hertzOf(top * double(i) / double(bands + 1)));
    auto filters = at::zeros({bands, kLines}, at::kFloat);
    auto rows = filters.accessor<float, 2>();
    for (std::int64_t band = 0; band < bands; ++band) {
        const double low = edges[std::size_t(band)], middle = edges[std::size_t(band + 1)],
                     high = edges[std::size_t(band + 2)];
        for (std::int64_t line = 0; line < kLines; ++line) {
            const double hertz = double(line * kWhisperRate) / double(kWhisperTransform);
            const double weight = std::min((hertz - low) / (middle - low), (high - hertz) / (high - middle));
            rows[band][line] = float(std::max(0.0, weight) * 2 / (high - low));
        }
    }
    return filters;
}

WhisperMel::WhisperMel(const WhisperConfig& config)
    : m_config(config), m_filters(melFilters(config.mels)),
      m_hann(at::hann_window(kWhisperTransform, /*periodic=*/true, at::kFloat))
{
}

at::Tensor WhisperMel::logarithms(std::span<const float> samples, std::int64_t length) const
{
    const Mirrored signal(samples, length);
    const auto frames = length / kWhisperHop;
    auto all = at::empty({m_config.mels, frames}, at::kFloat);
    for (std::int64_t first = 0; first < frames; first += kTogether) {
        const auto count = std::min(kTogether, frames - first);
        const auto piece = at::empty({(count - 1) * kWhisperHop + kWhisperTransform}, at::kFloat);
        signal.copy(first * kWhisperHop - kPad, piece.numel(), piece.mutable_data_ptr<float>());
        const auto cut = piece.unfold(0, kWhisperTransform, kWhisperHop);  // [count, 400]
        const auto spectra = at::view_as_real(at::fft_rfft(cut * m_hann)); // [count, 201, 2]
        const auto power = spectra.square().sum(-1);
        all.narrow(1, first, count).copy_(at::matmul(m_filters, power.t()));
    }
    return all.clamp_min_(1e-10).log10_();
}

at::Tensor WhisperMel::window(std::span<const float> samples) const
{
    const auto length = m_config.samples();
    return levelled(logarithms(samples.first(std::min(samples.size(), std::size_t(length))), length));
}

at::Tensor WhisperMel::recording(std::span<const float> samples) const
{
    return levelled(logarithms(samples, std::ssize(samples) + m_config.samples()));
}

at::Tensor WhisperMel::piece(const at::Tensor& recording, std::int64_t first, std::int64_t count) const
{
    auto window = at::zeros({m_config.mels, m_config.frames()}, recording.options());
    window.narrow(1, 0, count).copy_(recording.narrow(1, first, count));
    return window;
}

} // namespace understudy

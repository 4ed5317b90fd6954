#include "core/model/ecapa/ecapa_p.h"

#include <ATen/ops/fft_rfft.h>

#include <cmath>

namespace understudy {

namespace {

constexpr std::int64_t kWindow = 400; ///< 25 ms
constexpr std::int64_t kHop = 160;    ///< 10 ms
constexpr std::int64_t kBins = kWindow / 2 + 1;
constexpr double kRate = 16'000;
constexpr double kPi = 3.14159265358979323846;

/// Periodic.
at::Tensor hamming()
{
    auto window = at::empty({kWindow}, at::kDouble);
    auto* values = window.mutable_data_ptr<double>();
    for (std::int64_t i = 0; i < kWindow; ++i)
        values[i] = 0.54 - 0.46 * std::cos(2 * kPi * double(i) / double(kWindow));
    return window.to(at::kFloat);
}

/// Triangles on the HTK mel scale, as wide to the right as to the left, not scaled by their area: (bins,
/// mels).
at::Tensor triangles()
{
    constexpr auto kMels = EcapaConfig::kMels;
    const auto mel = [](double hz) { return 2595 * std::log10(1 + hz / 700); };
    std::vector<double> edges;
    for (std::int64_t i = 0; i < kMels + 2; ++i)
        edges.push_back(700 * (std::pow(10, mel(kRate / 2) * double(i) / double(kMels + 1) / 2595) - 1));
    auto filters = at::empty({kBins, kMels}, at::kDouble);
    auto* value = filters.mutable_data_ptr<double>();
    for (std::int64_t bin = 0; bin < kBins; ++bin)
        for (std::size_t band = 0; band < std::size_t(kMels); ++band) {
            const auto slope =
                (double(bin) * kRate / double(kWindow) - edges[band + 1]) / (edges[band + 1] - edges[band]);
            *value++ = std::max(0.0, std::min(1 + slope, 1 - slope));
        }
    return filters.to(at::kFloat);
}

} // namespace

at::Tensor ecapaBands(const at::Tensor& samples)
{
    static const auto window = hamming();
    static const auto filters = triangles();
    const auto padded = at::constant_pad_nd(samples.to(at::kFloat), {kWindow / 2, kWindow / 2});
    const auto frames = padded.unfold(0, kWindow, kHop) * window.to(samples.device()); // [frames, window]
    const auto spectrum = at::view_as_real(at::fft_rfft(frames));                      // [frames, bins, 2]
    const auto power = spectrum.square().sum(-1);
    const auto bands = at::mm(power, filters.to(samples.device())); // [frames, mels]
    const auto decibels = at::log10(bands.clamp_min(1e-10)) * 10;
    return at::maximum(decibels, decibels.max() - 80);
}

at::Tensor aroundMean(const at::Tensor& bands)
{
    return bands - bands.mean(0, true);
}

} // namespace understudy

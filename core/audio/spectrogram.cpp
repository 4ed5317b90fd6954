#include "core/audio/spectrogram.h"

#include "core/audio/fftw_planner.h"

#include <fftw3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace understudy {

namespace {

constexpr std::int64_t kMostColumns = 8192;
constexpr double kQuietestPeak = -50; // dBFS: in silence, noise must not look like a voice
constexpr double kSilence = -200;     // dB

/// One transform of a Hann window in the middle of zeros.
class WindowTransform
{
public:
    explicit WindowTransform(int window)
        : m_window(static_cast<std::size_t>(window)),
          m_size(std::bit_ceil(static_cast<unsigned>(window) + static_cast<unsigned>(window) / 2))
    {
        m_input = fftwf_alloc_real(m_size);
        m_output = fftwf_alloc_complex(m_size / 2 + 1);
        const std::scoped_lock lock(fftwPlanner());
        m_plan = fftwf_plan_dft_r2c_1d(static_cast<int>(m_size), m_input, m_output, FFTW_ESTIMATE);
        double sum = 0;
        for (std::size_t i = 0; i < m_window.size(); ++i) {
            const double phase = 2 * std::numbers::pi * static_cast<double>(i) / window;
            m_window[i] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
            sum += m_window[i];
        }
        for (float& weight : m_window) // a sine of full scale comes out as 1
            weight *= static_cast<float>(2 / sum);
    }
    WindowTransform(const WindowTransform&) = delete;
    WindowTransform& operator=(const WindowTransform&) = delete;
    ~WindowTransform()
    {
        const std::scoped_lock lock(fftwPlanner());
        fftwf_destroy_plan(m_plan);
        fftwf_free(m_input);
        fftwf_free(m_output);
    }

    std::size_t size() const { return m_size; }

    /// Silence where the window leaves the samples.
    void at(std::span<const float> samples, std::int64_t centre)
    {
        const auto first = centre - static_cast<std::int64_t>(m_window.size() / 2);
        for (std::size_t i = 0; i < m_window.size(); ++i) {
            const auto place = first + static_cast<std::int64_t>(i);
            const bool isInside = place >= 0 && place < static_cast<std::int64_t>(samples.size());
            m_input[i] = isInside ? samples[static_cast<std::size_t>(place)] * m_window[i] : 0;
        }
        std::fill(m_input + m_window.size(), m_input + m_size, 0.0F);
        fftwf_execute(m_plan);
    }
    float power(std::size_t bin) const
    {
        return m_output[bin][0] * m_output[bin][0] + m_output[bin][1] * m_output[bin][1];
    }

private:
    std::vector<float> m_window;
    std::size_t m_size;
    float* m_input = nullptr;
    fftwf_complex* m_output = nullptr;
    fftwf_plan m_plan = nullptr;
};

} // namespace

std::mutex& fftwPlanner()
{
    static std::mutex mutex;
    return mutex;
}

Spectrogram spectrogramOf(std::span<const float> samples, SampleRate rate, const SpectrogramOptions& options)
{
    Spectrogram image;
    image.rate = rate;
    if (samples.empty())
        return image;
    const auto length = static_cast<std::int64_t>(samples.size());
    const auto hop = std::max({toFrames(options.hop, rate).value, length / kMostColumns + 1});
    WindowTransform transform(std::max(2, static_cast<int>(toFrames(options.window, rate).value)));
    const double binHz = rate.value / static_cast<double>(transform.size());
    const auto bins = static_cast<std::size_t>(std::min(options.topHz, rate.value / 2.0) / binHz);
    const auto columns = static_cast<std::size_t>((length + hop - 1) / hop);
    std::vector<float> powers(columns * bins); // [columns, bins], from 0 Hz up
    for (std::size_t c = 0; c < columns; ++c) {
        if (options.stop.stop_requested())
            return Spectrogram{};
        transform.at(samples, static_cast<std::int64_t>(c) * hop);
        for (std::size_t bin = 0; bin < bins; ++bin)
            powers[c * bins + bin] = transform.power(bin);
    }
    const auto decibels = [](float power) { return power > 0 ? 10 * std::log10(power) : float(kSilence); };
    const double peak = std::max<double>(kQuietestPeak, decibels(*std::ranges::max_element(powers)));
    image.columns = static_cast<int>(columns);
    image.rows = static_cast<int>(bins);
    image.hop = Frames(hop);
    image.topHz = static_cast<double>(bins) * binHz;
    image.peak = Decibels(peak);
    image.levels.resize(powers.size());
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t bin = 0; bin < bins; ++bin) {
            const double below = peak - decibels(powers[c * bins + bin]);
            const double level = 255 * (1 - below / Spectrogram::kRange.value);
            image.levels[(bins - 1 - bin) * columns + c] =
                static_cast<std::uint8_t>(std::lround(std::clamp(level, 0.0, 255.0)));
        }
    return image;
}

std::optional<Decibels> Spectrogram::levelAt(Frames position, double hz) const
{
    if (columns == 0 || position < Frames(0) || hz < 0 || hz >= topHz)
        return std::nullopt;
    const auto column = (position.value + hop.value / 2) / hop.value;
    if (column >= columns)
        return std::nullopt;
    const auto bin = std::min<std::int64_t>(rows - 1, std::llround(hz / topHz * rows));
    const auto level = levels[static_cast<std::size_t>((rows - 1 - bin) * columns + column)];
    return peak - Decibels(kRange.value * (1 - level / 255.0));
}

} // namespace understudy

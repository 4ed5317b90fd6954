#include "core/data/qc/hum.h"

#include "core/audio/fftw_planner.h"
#include "core/audio/levels.h"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace understudy {
namespace {

constexpr SampleRate kLowRate{2000}; // ten harmonics of 60 Hz, and what lies beside
constexpr int kWindow = 800;         // 0.4 s: tells 50 from 60 Hz
constexpr int kHop = 200;
constexpr int kLevelFrame = 40; // 20 ms
constexpr int kTransform = 4 * kWindow;
constexpr int kBins = kTransform / 2 + 1;
constexpr double kBinHz = double(kLowRate.value) / kTransform;
constexpr int kHarmonics = 10;
constexpr double kNear = 1, kBesideFrom = 6, kBesideTo = 24; // Hz from a harmonic
constexpr double kProminent = 10;                            // dB
constexpr int kProminentHarmonics = 2, kLowHarmonic = 3;
// A single line may be anything, but one as loud as this is heard: pure 50 Hz of a bad cable.
constexpr double kLoneProminent = 20, kLoneLevel = -60;
constexpr int kLevels = 100; // buckets of 1 dB, from -100 dBFS
constexpr double kAbovePauses = 6;

int levelOf(double power)
{
    const auto level = power > 0 ? 10 * std::log10(power) : -kLevels;
    return std::clamp(int(std::floor(level)) + kLevels, 0, kLevels - 1);
}

using Spectrum = std::vector<double>; // power, kBins

int binOf(double hz)
{
    return int(std::lround(hz / kBinHz));
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Peak power within a hertz of `hz`, and its bin.
int peakBin(const Spectrum& spectrum, double hz)
{
    const auto first = spectrum.begin() + binOf(hz - kNear), last = spectrum.begin() + binOf(hz + kNear) + 1;
    return int(std::max_element(first, last) - spectrum.begin());
}

double beside(const Spectrum& spectrum, double hz)
{
    std::vector<double> powers;
    for (int bin = binOf(hz - kBesideTo); bin <= binOf(hz + kBesideTo); ++bin)
        if (std::abs(bin * kBinHz - hz) >= kBesideFrom)
            powers.push_back(spectrum[std::size_t(bin)]);
    return median(std::move(powers));
}

/// Where between the bins the peak is: a parabola through its logarithm.
double refined(const Spectrum& spectrum, int bin)
{
    const auto at = [&](int i) { return std::log(spectrum[std::size_t(i)] + 1e-30); };
    const auto left = at(bin - 1), middle = at(bin), right = at(bin + 1);
    const auto bend = left - 2 * middle + right;
    return (bin + (bend < 0 ? 0.5 * (left - right) / bend : 0)) * kBinHz;
}

struct Found
{
    Hum hum;
    double sum = 0; // of prominences
};

bool isHum(const std::vector<HumHarmonic>& harmonics)
{
    const auto isLow = [](const HumHarmonic& harmonic) { return harmonic.number <= kLowHarmonic; };
    const auto isLoud = [&](const HumHarmonic& harmonic) {
        return isLow(harmonic) && harmonic.prominence.value >= kLoneProminent &&
               harmonic.level.value >= kLoneLevel;
    };
    return int(harmonics.size()) >= kProminentHarmonics
               ? std::any_of(harmonics.begin(), harmonics.end(), isLow)
               : std::any_of(harmonics.begin(), harmonics.end(), isLoud);
}

std::optional<Found> humAt(const Spectrum& spectrum, double mains)
{
    Found found;
    double power = 0, strongest = 0;
    for (int number = 1; number <= kHarmonics; ++number) {
        const auto bin = peakBin(spectrum, number * mains);
        const auto peak = spectrum[std::size_t(bin)], ground = beside(spectrum, number * mains);
        const auto prominence = 10 * std::log10((peak + 1e-30) / (ground + 1e-30));
        if (prominence < kProminent)
            continue;
        found.hum.harmonics.push_back({number, Decibels(prominence), Decibels(10 * std::log10(peak))});
        found.sum += prominence;
        power += peak;
        if (peak > strongest) {
            strongest = peak;
            found.hum.mainsHz = refined(spectrum, bin) / number;
        }
    }
    if (!isHum(found.hum.harmonics))
        return std::nullopt;
    found.hum.level = Decibels(10 * std::log10(power));
    return found;
}

} // namespace

/// Power spectra of windows, summed by the level of the window's loudest 20 ms: which levels are pauses is
/// known at the end only.
struct HumMeter::Spectra
{
    Spectra()
    {
        const std::scoped_lock lock(fftwPlanner());
        plan = fftwf_plan_dft_r2c_1d(kTransform, input, output, FFTW_ESTIMATE);
        for (int i = 0; i < kWindow; ++i) {
            hann[std::size_t(i)] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / kWindow));
            weight += hann[std::size_t(i)];
        }
    }
    Spectra(const Spectra&) = delete;
    Spectra& operator=(const Spectra&) = delete;
    ~Spectra()
    {
        const std::scoped_lock lock(fftwPlanner());
        fftwf_destroy_plan(plan);
        fftwf_free(input);
        fftwf_free(output);
    }

    void add(std::span<const float> window)
    {
        int loudest = 0;
        for (int i = 0; i < kWindow; i += kLevelFrame) {
            const auto level = levelOf(energyOf(window.subspan(std::size_t(i), kLevelFrame)) / kLevelFrame);
            // At the window's ends Hann's weights are next to nothing.
            if (i >= kLevelFrame && i < kWindow - kLevelFrame)
                loudest = std::max(loudest, level);
            if (i < kHop)
                ++frames[std::size_t(level)];
        }
        auto& sum = sums[std::size_t(loudest)];
        sum.resize(kBins);
        ++windows[std::size_t(loudest)];
        for (int i = 0; i < kWindow; ++i)
            input[i] = window[std::size_t(i)] * hann[std::size_t(i)];
        std::fill(input + kWindow, input + kTransform, 0.0F);
        fftwf_execute(plan);
        for (int bin = 0; bin < kBins; ++bin) {
            const double re = output[bin][0], im = output[bin][1];
            sum[std::size_t(bin)] += 2 * (re * re + im * im) / (weight * weight); // mean square of a sine
        }
    }

    /// Zeros that somebody put in say nothing of the room; they count where there is nothing else.
    int lowestFilled() const
    {
        return std::any_of(frames.begin() + 1, frames.end(), [](auto count) { return count > 0; }) ? 1 : 0;
    }

    /// The highest level that a pause has.
    int pauseLevel() const
    {
        std::int64_t all = 0, below = 0;
        for (int level = lowestFilled(); level < kLevels; ++level)
            all += frames[std::size_t(level)];
        for (int level = lowestFilled(); level < kLevels; ++level) {
            below += frames[std::size_t(level)];
            if (below * 10 >= all)
                return std::min(kLevels - 1, level + int(kAbovePauses));
        }
        return 0;
    }

    float* input = fftwf_alloc_real(kTransform);
    fftwf_complex* output = fftwf_alloc_complex(kBins);
    fftwf_plan plan = nullptr;
    std::array<float, kWindow> hann{};
    double weight = 0;
    std::array<Spectrum, kLevels> sums;
    std::array<int, kLevels> windows{};
    std::array<std::int64_t, kLevels> frames{};
};

HumMeter::HumMeter(SampleRate rate)
    : m_down(rate, kLowRate, Resampler::Quality::Measures), m_spectra(std::make_unique<Spectra>())
{
}
HumMeter::~HumMeter() = default;

void HumMeter::add(std::span<const float> mono)
{
    m_down.process(mono, m_low);
    takeWindows();
}

void HumMeter::takeWindows()
{
    std::size_t at = 0;
    for (; at + kWindow <= m_low.size(); at += kHop)
        m_spectra->add(std::span(m_low).subspan(at, kWindow));
    m_low.erase(m_low.begin(), m_low.begin() + std::ptrdiff_t(at));
}

HumReport HumMeter::finish()
{
    m_down.flush(m_low);
    takeWindows();
    HumReport report;
    Spectrum mean(kBins);
    for (int level = m_spectra->lowestFilled(); level <= m_spectra->pauseLevel(); ++level) {
        const auto& sum = m_spectra->sums[std::size_t(level)];
        report.windows += m_spectra->windows[std::size_t(level)];
        for (std::size_t bin = 0; bin < sum.size(); ++bin)
            mean[bin] += sum[bin];
    }
    if (report.windows < kFewestHumWindows)
        return report;
    for (auto& power : mean)
        power /= report.windows;
    const auto fifty = humAt(mean, 50), sixty = humAt(mean, 60);
    if (fifty && (!sixty || fifty->sum >= sixty->sum))
        report.hum = fifty->hum;
    else if (sixty)
        report.hum = sixty->hum;
    return report;
}

} // namespace understudy

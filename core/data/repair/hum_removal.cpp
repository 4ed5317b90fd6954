#include "core/data/repair/hum_removal.h"

#include "core/data/repair/least_squares_p.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace understudy {
namespace {

constexpr std::int64_t kStride = 8;            // of what is fitted to: harmonics lie far below
constexpr std::size_t kFewest = 4000;          // points, 1.3 s at 24 kHz
constexpr double kReach = 0.12, kStep = 0.004; // Hz around what the meter found

/// Places and values that are fitted to.
struct Points
{
    std::vector<double> time, value;
};

Points pointsOf(std::span<const float> sound, Frames begin, SampleRate rate, const std::vector<bool>& isPause)
{
    Points points;
    for (std::size_t i = 0; i < sound.size(); i += kStride) {
        if (!isPause[i])
            continue;
        points.time.push_back(double(begin.value + std::int64_t(i)) / rate.value);
        points.value.push_back(sound[i]);
    }
    return points;
}

double powerAt(const Points& points, double hertz)
{
    std::complex<double> sum;
    for (std::size_t i = 0; i < points.time.size(); ++i)
        sum += points.value[i] * std::polar(1.0, -2 * std::numbers::pi * hertz * points.time[i]);
    return std::norm(sum);
}

/// The mains' frequency at which the strongest harmonic takes most.
double refined(const Points& points, const Hum& hum)
{
    const auto strongest = std::ranges::max_element(hum.harmonics, {}, &HumHarmonic::level)->number;
    double best = hum.mainsHz, most = 0;
    for (double off = -kReach; off <= kReach; off += kStep) {
        const auto power = powerAt(points, strongest * (hum.mainsHz + off));
        if (power > most) {
            most = power;
            best = hum.mainsHz + off;
        }
    }
    return best;
}

/// Value of the fit at one time.
double at(const HumFit& fit, double seconds)
{
    double sum = 0;
    for (std::size_t h = 0; h < fit.numbers.size(); ++h) {
        const auto angle = 2 * std::numbers::pi * fit.numbers[h] * fit.mainsHz * seconds;
        sum += fit.cos[h] * std::cos(angle) + fit.sin[h] * std::sin(angle);
    }
    return sum;
}

} // namespace

HumFit fitHum(std::span<const float> sound, Frames begin, SampleRate rate, const Hum& hum,
              const std::vector<bool>& isPause)
{
    const auto points = pointsOf(sound, begin, rate, isPause);
    if (points.time.size() < kFewest || hum.harmonics.empty())
        return {};
    HumFit fit;
    fit.mainsHz = refined(points, hum);
    const auto count = hum.harmonics.size();
    Matrix normal(2 * count, std::vector<double>(2 * count));
    std::vector<double> right(2 * count), row(2 * count);
    for (std::size_t i = 0; i < points.time.size(); ++i) {
        for (std::size_t h = 0; h < count; ++h) {
            const auto angle = 2 * std::numbers::pi * hum.harmonics[h].number * fit.mainsHz * points.time[i];
            row[2 * h] = std::cos(angle);
            row[2 * h + 1] = std::sin(angle);
        }
        for (std::size_t a = 0; a < row.size(); ++a) {
            right[a] += row[a] * points.value[i];
            for (std::size_t b = 0; b <= a; ++b)
                normal[a][b] += row[a] * row[b];
        }
    }
    if (!solveSymmetric(normal, right))
        return {};
    for (std::size_t h = 0; h < count; ++h) {
        fit.numbers.push_back(hum.harmonics[h].number);
        fit.cos.push_back(right[2 * h]);
        fit.sin.push_back(right[2 * h + 1]);
    }
    return fit;
}

void subtractHum(std::span<float> sound, Frames begin, SampleRate rate, const HumFit& from, const HumFit& to,
                 double strength)
{
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const auto seconds = double(begin.value + std::int64_t(i)) / rate.value;
        const auto share = double(i) / double(sound.size());
        sound[i] -= float(strength * ((1 - share) * at(from, seconds) + share * at(to, seconds)));
    }
}

} // namespace understudy

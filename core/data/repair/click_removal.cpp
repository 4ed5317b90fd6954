#include "core/data/repair/click_removal.h"

#include "core/data/repair/least_squares_p.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace understudy {
namespace {

constexpr std::int64_t kReach = 4;       // ms around the place that is told
constexpr double kUnforetold = 4;        // times what is left on average around the click
constexpr double kRegular = 1e-6;        // white noise that keeps the predictor of a pure tone finite
constexpr double kSilent = 1e-7;         // what is left of digital silence
constexpr int kRounds = 3;               // the predictor is found again of what was mended
constexpr std::size_t kFewestAround = 4; // times the order

std::size_t samples(std::int64_t milliseconds, SampleRate rate)
{
    return std::size_t(milliseconds * rate.value / 1000);
}

/// a of x[n] = sum of a[i] x[n - 1 - i] + what cannot be foretold (covariance method, both directions).
std::vector<double> predictorOf(std::span<const float> sound, std::size_t order)
{
    Matrix normal(order, std::vector<double>(order));
    std::vector<double> taps(order);
    for (std::size_t n = order; n + order < sound.size(); ++n)
        for (const int way : {-1, 1}) {
            const auto at = [&](std::size_t lag) { return double(sound[n + std::size_t(way) * lag]); };
            for (std::size_t i = 0; i < order; ++i) {
                taps[i] += at(0) * at(i + 1);
                for (std::size_t j = 0; j <= i; ++j)
                    normal[i][j] += at(i + 1) * at(j + 1);
            }
        }
    for (std::size_t i = 0; i < order; ++i)
        normal[i][i] = normal[i][i] * (1 + kRegular) + 1e-12;
    if (!solveSymmetric(normal, taps))
        taps.assign(order, 0);
    return taps;
}

/// What the samples before and those behind both miss; the smaller of the two, so that it ends where the
/// click does.
std::vector<double> missedIn(std::span<const float> sound, const std::vector<double>& taps)
{
    const auto order = taps.size();
    std::vector<double> missed(sound.size());
    for (std::size_t n = order; n + order < sound.size(); ++n) {
        double before = sound[n], behind = sound[n];
        for (std::size_t i = 0; i < order; ++i) {
            before -= taps[i] * sound[n - 1 - i];
            behind -= taps[i] * sound[n + 1 + i];
        }
        missed[n] = std::min(std::abs(before), std::abs(behind));
    }
    return missed;
}

double rootMeanSquare(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return values.empty() ? 0 : std::sqrt(sum / double(values.size()));
}

/// The samples of the span with which the whole sound is foretold best.
void interpolate(std::span<float> sound, const MendedSpan& span, const std::vector<double>& taps)
{
    const auto order = taps.size(), count = span.length();
    std::vector<double> error(order + 1); // the filter 1, -a0, -a1, ...
    error[0] = 1;
    for (std::size_t i = 0; i < order; ++i)
        error[i + 1] = -taps[i];
    std::vector<double> correlation(order + 1);
    for (std::size_t lag = 0; lag <= order; ++lag)
        for (std::size_t i = 0; i + lag <= order; ++i)
            correlation[lag] += error[i] * error[i + lag];
    Matrix normal(count, std::vector<double>(count));
    std::vector<double> inside(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = span.begin + i;
        for (std::size_t lag = 0; lag <= order; ++lag) {
            for (const auto m : {n - lag, n + lag}) {
                if (m >= span.begin && m < span.end)
                    normal[i][m - span.begin] = correlation[lag];
                else
                    inside[i] -= correlation[lag] * sound[m];
            }
        }
    }
    if (!solveSymmetric(normal, inside))
        return;
    for (std::size_t i = 0; i < count; ++i)
        sound[span.begin + i] = float(inside[i]);
}

/// A straight line, from which nothing of the click is learnt.
void flatten(std::span<float> sound, const MendedSpan& span)
{
    const float from = sound[span.begin - 1], to = sound[span.end];
    for (auto n = span.begin; n < span.end; ++n)
        sound[n] = from + (to - from) * float(n + 1 - span.begin) / float(span.length() + 1);
}

/// First to last sample near the place that nothing foretells.
MendedSpan extentOf(std::span<const float> sound, std::size_t place, std::size_t order, SampleRate rate)
{
    const auto reach = samples(kReach, rate), core = samples(1, rate);
    std::vector<float> calm(sound.begin(), sound.end());
    flatten(calm, {place - core, place + core + 1});
    const auto missed = missedIn(sound, predictorOf(calm, order));
    auto around = std::vector<double>(missed.begin() + std::ptrdiff_t(order),
                                      missed.begin() + std::ptrdiff_t(place - reach));
    around.insert(around.end(), missed.begin() + std::ptrdiff_t(place + reach),
                  missed.end() - std::ptrdiff_t(order));
    const auto limit = std::max(kUnforetold * rootMeanSquare(around), kSilent);
    MendedSpan span;
    for (auto n = place - reach; n <= place + reach; ++n) {
        if (missed[n] < limit)
            continue;
        if (span.length() == 0)
            span.begin = n;
        span.end = n + 1;
    }
    return span;
}

} // namespace

MendedSpan removeClick(std::span<float> sound, std::size_t place, SampleRate rate)
{
    const auto order = std::size_t(8 + rate.value / 1000);
    const auto around = std::min(samples(std::int64_t(kAroundClick.value * 1000), rate),
                                 std::min(place, sound.size() - std::min(place + 1, sound.size())));
    // At the ends of a recording there is too little to learn from.
    if (around < samples(kReach, rate) + kFewestAround * order)
        return {};
    const auto first = place - around;
    const auto window = sound.subspan(first, 2 * around + 1);
    const auto span = extentOf(window, around, order, rate);
    if (span.length() == 0)
        return {};
    flatten(window, span);
    for (int round = 0; round < kRounds; ++round)
        interpolate(window, span, predictorOf(window, order));
    return {first + span.begin, first + span.end};
}

} // namespace understudy

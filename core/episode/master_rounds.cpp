#include "core/base/digits.h"
#include "core/episode/master_rounds_p.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace understudy {

namespace {

constexpr double kAim = 0.05;      // LU: a round that comes this close is the last
constexpr double kTolerance = 0.1; // LU: what the last round must reach
constexpr int kMaxRounds = 5;
constexpr double kPeakStep = 0.05; // dB the ceiling goes below a peak that came out above it

} // namespace

Result<void> MasterMeter::add(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    m_energy += sum;
    m_frames += static_cast<std::int64_t>(samples.size());
    return m_meter.add(samples);
}

std::optional<double> MasterMeter::Reading::level(MasterTarget::Measure measure) const
{
    if (measure == MasterTarget::Measure::Rms)
        return std::isfinite(rms.value) ? std::optional(rms.value) : std::nullopt;
    return loudness.integrated ? std::optional(loudness.integrated->value) : std::nullopt;
}

MasterMeter::Reading MasterMeter::finish()
{
    const auto frames = static_cast<double>(std::max<std::int64_t>(m_frames, 1));
    return {m_meter.finish(), toDecibels(std::sqrt(m_energy / frames))};
}

MasterRounds::MasterRounds(const MasterTarget& target, double level, std::string of)
    : m_target(target), m_of(std::move(of)), m_round{Decibels(target.level - level), target.truePeak}
{
}

Result<MasterRounds> MasterRounds::begin(const MasterTarget& target, const MasterMeter::Reading& mix,
                                         std::string of)
{
    const auto level = mix.level(target.measure);
    if (!level)
        return fail(Code::InvalidInput, Reason::LoudnessUnreachable, std::move(of), "silence");
    return MasterRounds(target, *level, std::move(of));
}

Result<bool> MasterRounds::judge(const MasterMeter::Reading& made)
{
    const auto level = made.level(m_target.measure).value_or(-std::numeric_limits<double>::infinity());
    const auto truePeak = made.loudness.truePeak;
    const auto error = std::abs(m_target.level - level);
    if (truePeak <= m_target.truePeak && error <= (m_number < kMaxRounds ? kAim : kTolerance))
        return true;
    if (m_number == kMaxRounds)
        return fail(Code::InvalidInput, Reason::LoudnessUnreachable, m_of,
                    digitsOf(level, 2) + " of " + digitsOf(m_target.level, 2) + ", peak " +
                        digitsOf(truePeak.value, 2) + " of " + digitsOf(m_target.truePeak.value, 2));
    const auto next = corrected(level, truePeak);
    m_before = {m_round.gain, level};
    m_round = next;
    ++m_number;
    return false;
}

/// Where the limiter works, a decibel of gain gives less than one of level: from the second round on, how
/// much is known from the round before.
MasterRound MasterRounds::corrected(double level, Decibels truePeak) const
{
    double slope = 1;
    if (m_before && m_round.gain != m_before->gain)
        slope = std::clamp((level - m_before->level) / (m_round.gain - m_before->gain).value, 0.2, 1.0);
    MasterRound next = m_round;
    next.gain += Decibels((m_target.level - level) / slope);
    const auto excess = truePeak - m_target.truePeak;
    if (excess > Decibels(0))
        next.ceiling -= excess + Decibels(kPeakStep);
    return next;
}

} // namespace understudy

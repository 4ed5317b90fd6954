// How a master comes to its loudness: a gain and a limiter's ceiling are tried, what came of them is
// measured, and the next ones follow from that.
#pragma once

#include "core/audio/loudness.h"
#include "core/episode/master.h"

#include <optional>
#include <span>
#include <string>

namespace understudy {

/// Loudness, RMS and peaks of a stream, as far as a master needs them.
class MasterMeter
{
public:
    explicit MasterMeter(const LoudnessMeter::Options& options) : m_meter(options) {}

    Result<void> add(std::span<const float> samples);

    struct Reading
    {
        Loudness loudness;
        Decibels rms;
        /// None for silence.
        std::optional<double> level(MasterTarget::Measure measure) const;
    };
    Reading finish();

private:
    LoudnessMeter m_meter;
    double m_energy = 0;
    std::int64_t m_frames = 0;
};

struct MasterRound
{
    Decibels gain;
    Decibels ceiling; ///< of the limiter
};

class MasterRounds
{
public:
    /// LoudnessUnreachable (subject: `of`) where the mix is silent.
    static Result<MasterRounds> begin(const MasterTarget& target, const MasterMeter::Reading& mix,
                                      std::string of);

    /// What to try.
    const MasterRound& round() const { return m_round; }
    /// What came of it: true when it is right, else there is another round to try. LoudnessUnreachable when
    /// it was the last.
    Result<bool> judge(const MasterMeter::Reading& made);

private:
    MasterRounds(const MasterTarget& target, double level, std::string of);
    MasterRound corrected(double level, Decibels truePeak) const;

    MasterTarget m_target;
    std::string m_of;
    MasterRound m_round;
    struct Tried
    {
        Decibels gain;
        double level;
    };
    std::optional<Tried> m_before;
    int m_number = 1;
};

} // namespace understudy

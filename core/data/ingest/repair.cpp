#include "core/data/ingest/repair.h"

#include "core/data/repair/hum_removal.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr Seconds kStretch{8.0};

class HumRemoval
{
public:
    HumRemoval(ScannedRecording& scanned, SampleRate rate, double strength)
        : m_scanned(scanned), m_rate(rate), m_strength(strength), m_stretch(toFrames(kStretch, rate))
    {
    }

    Result<HumReport> run()
    {
        HumMeter after(m_rate);
        UNDERSTUDY_TRY(auto left, fitAround(Frames(0)));
        for (Frames begin; begin < m_scanned.sound.length(); begin += m_stretch) {
            UNDERSTUDY_TRY(auto right, fitAround(begin + m_stretch));
            const auto count = std::min(m_stretch, m_scanned.sound.length() - begin);
            UNDERSTUDY_TRY(auto sound, m_scanned.sound.read(begin, count));
            if (left.isEmpty())
                left = right; // no pause to fit to: as its neighbour
            subtractHum(sound, begin, m_rate, left, right.isEmpty() ? left : right, m_strength);
            after.add(sound);
            UNDERSTUDY_CHECK(m_cleaned.append(m_scanned.sound, begin, std::move(sound)));
            left = right.isEmpty() ? left : right;
        }
        UNDERSTUDY_CHECK(m_cleaned.finish(m_scanned.sound));
        return after.finish();
    }

private:
    /// A fit looks 8 s back, so what is cleaned is written one stretch late.
    class Late
    {
    public:
        Result<void> append(Spool& spool, Frames begin, std::vector<float> sound)
        {
            UNDERSTUDY_CHECK(finish(spool));
            m_begin = begin;
            m_sound = std::move(sound);
            return {};
        }
        Result<void> finish(Spool& spool)
        {
            return m_sound.empty() ? Result<void>() : spool.overwrite(m_begin, std::exchange(m_sound, {}));
        }

    private:
        Frames m_begin;
        std::vector<float> m_sound;
    };

    /// To the pauses within one stretch before and after.
    Result<HumFit> fitAround(Frames middle) const
    {
        const auto length = m_scanned.sound.length();
        const auto begin = std::max(Frames(0), middle - m_stretch),
                   end = std::min(length, middle + m_stretch);
        if (begin >= end)
            return HumFit();
        UNDERSTUDY_TRY(const auto sound, m_scanned.sound.read(begin, end - begin));
        std::vector<bool> isPause(sound.size());
        const auto scale = double(m_rate.value) / m_scanned.activity.rate.value;
        for (const auto& pause : m_scanned.activity.pauses) {
            const auto from = std::llround(double(pause.span.begin.value) * scale) - begin.value;
            const auto to = std::llround(double(pause.span.end.value) * scale) - begin.value;
            for (auto i = std::max<std::int64_t>(from, 0);
                 i < std::min<std::int64_t>(to, std::int64_t(sound.size())); ++i)
                isPause[std::size_t(i)] = true;
        }
        return fitHum(sound, begin, m_rate, *m_scanned.recording.hum.hum, isPause);
    }

    ScannedRecording& m_scanned;
    SampleRate m_rate;
    double m_strength;
    Frames m_stretch;
    Late m_cleaned;
};

} // namespace

Result<void> repairHum(ScannedRecording& scanned, SampleRate rate, const HumRepair& repair)
{
    auto& recording = scanned.recording;
    const auto& found = recording.hum.hum;
    const bool isMeant = found && (repair.mainsHz == 0 || std::abs(found->mainsHz - repair.mainsHz) < 2);
    if (!repair.isOn || !isMeant)
        return {};
    UNDERSTUDY_TRY(auto after, HumRemoval(scanned, rate, repair.strength).run());
    recording.humBefore = found;
    recording.hum = std::move(after);
    return {};
}

} // namespace understudy

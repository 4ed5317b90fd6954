#include "core/data/ingest/repair_passes_p.h"
#include "core/data/repair/hum_removal.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr Seconds kStretch{8.0};

class HumRemoval
{
public:
    HumRemoval(const RepairWork& work, double strength)
        : m_work(work), m_scanned(work.scanned), m_rate(work.rate), m_strength(strength),
          m_stretch(toFrames(kStretch, work.rate)), m_cleaned(work.scanned.sound)
    {
    }

    Result<HumReport> run()
    {
        HumMeter after(m_rate);
        UNDERSTUDY_TRY(auto left, fitAround(Frames(0)));
        for (Frames begin; begin < m_scanned.sound.length(); begin += m_stretch) {
            UNDERSTUDY_CHECK(m_work.checkStop());
            UNDERSTUDY_TRY(auto right, fitAround(begin + m_stretch));
            const auto count = std::min(m_stretch, m_scanned.sound.length() - begin);
            UNDERSTUDY_TRY(auto sound, m_scanned.sound.read(begin, count));
            if (left.isEmpty())
                left = right; // no pause to fit to: as its neighbour
            subtractHum(sound, begin, m_rate, left, right.isEmpty() ? left : right, m_strength);
            after.add(sound);
            UNDERSTUDY_CHECK(m_cleaned.write(begin, std::move(sound)));
            left = right.isEmpty() ? left : right;
        }
        UNDERSTUDY_CHECK(m_cleaned.finish());
        return after.finish();
    }

private:
    /// To the pauses within one stretch before and after.
    Result<HumFit> fitAround(Frames middle) const
    {
        const auto length = m_scanned.sound.length();
        const auto begin = std::max(Frames(0), middle - m_stretch),
                   end = std::min(length, middle + m_stretch);
        if (begin >= end)
            return HumFit();
        UNDERSTUDY_TRY(const auto sound, m_scanned.sound.read(begin, end - begin));
        return fitHum(sound, begin, m_rate, *m_scanned.recording.hum.hum,
                      m_work.pausesIn(begin, end - begin));
    }

    const RepairWork& m_work;
    ScannedRecording& m_scanned;
    SampleRate m_rate;
    double m_strength;
    Frames m_stretch;
    LateWriter m_cleaned;
};

} // namespace

Result<void> removeHum(const RepairWork& work, const HumRepair& repair)
{
    auto& recording = work.scanned.recording;
    const auto found = recording.hum.hum;
    if (!found || (repair.mainsHz != 0 && std::abs(found->mainsHz - repair.mainsHz) >= 2))
        return {};
    UNDERSTUDY_TRY(auto after, HumRemoval(work, repair.strength).run());
    recording.humBefore = found;
    recording.hum = std::move(after);
    return {};
}

} // namespace understudy

#include "core/data/ingest/repair_passes_p.h"
#include "core/data/repair/noise_reduction.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr Seconds kStretch{8.0};

class NoisePass
{
public:
    NoisePass(const RepairWork& work, Decibels most)
        : m_work(work), m_sound(work.scanned.sound), m_stretch(toFrames(kStretch, work.rate)),
          m_reduction(work.rate, most)
    {
    }

    /// False: nobody was ever silent.
    Result<bool> run()
    {
        UNDERSTUDY_TRY(auto noise, firstNoise());
        if (noise.empty())
            return false;
        LateWriter writer(m_sound);
        std::vector<float> out;
        Frames written;
        for (Frames begin; begin < m_sound.length(); begin += m_stretch) {
            UNDERSTUDY_CHECK(m_work.checkStop());
            UNDERSTUDY_TRY(auto here, noiseAround(begin));
            if (!here.empty())
                noise = std::move(here);
            UNDERSTUDY_TRY(const auto sound,
                           m_sound.read(begin, std::min(m_stretch, m_sound.length() - begin)));
            m_reduction.setNoise(noise);
            m_reduction.add(sound, out);
            const auto done = Frames(std::int64_t(out.size()));
            UNDERSTUDY_CHECK(writer.write(written, std::exchange(out, {})));
            written += done;
        }
        m_reduction.finish(out);
        UNDERSTUDY_CHECK(writer.write(written, std::move(out)));
        UNDERSTUDY_CHECK(writer.finish());
        return true;
    }

private:
    /// In the stretch that begins there and one before it, which is written when the next one was heard.
    Result<NoiseProfile> noiseAround(Frames begin) const
    {
        const auto from = std::max(Frames(0), begin - m_stretch);
        const auto count = std::min(m_sound.length(), begin + m_stretch) - from;
        UNDERSTUDY_TRY(const auto sound, m_sound.read(from, count));
        return noiseProfile(sound, m_work.rate, m_work.pausesIn(from, count));
    }

    /// That of the first stretch that has one: it holds until then.
    Result<NoiseProfile> firstNoise() const
    {
        for (Frames begin; begin < m_sound.length(); begin += m_stretch) {
            UNDERSTUDY_CHECK(m_work.checkStop());
            UNDERSTUDY_TRY(auto noise, noiseAround(begin));
            if (!noise.empty())
                return noise;
        }
        return NoiseProfile();
    }

    const RepairWork& m_work;
    Spool& m_sound;
    Frames m_stretch;
    NoiseReduction m_reduction;
};

} // namespace

Result<void> reduceNoise(const RepairWork& work, Decibels most)
{
    UNDERSTUDY_TRY(const bool isDone, NoisePass(work, most).run());
    if (isDone)
        work.scanned.recording.repairs.noiseReduction = most;
    return {};
}

} // namespace understudy

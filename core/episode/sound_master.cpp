#include "core/episode/sound_master.h"

#include "core/audio/filters.h"
#include "core/audio/limiter.h"
#include "core/episode/master_rounds_p.h"

namespace understudy {

Result<std::vector<float>> masterSound(const std::vector<float>& sound, const MasterTarget& target,
                                       const std::string& of)
{
    MasterMeter mix({.range = false, .maxima = false, .peaks = false});
    UNDERSTUDY_CHECK(mix.add(sound));
    UNDERSTUDY_TRY(auto rounds, MasterRounds::begin(target, mix.finish(), of));
    for (;;) {
        auto louder = sound;
        applyGain(louder, rounds.round().gain);
        Limiter limiter({.ceiling = rounds.round().ceiling});
        std::vector<float> limited;
        limiter.process(louder, limited);
        limiter.flush(limited);
        MasterMeter made({.range = false, .maxima = false});
        UNDERSTUDY_CHECK(made.add(limited));
        UNDERSTUDY_TRY(const bool isRight, rounds.judge(made.finish()));
        if (isRight)
            return limited;
    }
}

} // namespace understudy

#include "core/episode/sound_master.h"

#include "core/audio/filters.h"
#include "core/audio/limiter.h"
#include "core/episode/master_rounds_p.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kBlock = 8192; // frames

template<typename Take>
Result<void> eachBlock(std::span<const float> sound, const std::stop_token& stop, const Take& take)
{
    for (std::size_t at = 0; at < sound.size(); at += kBlock) {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        UNDERSTUDY_CHECK(take(sound.subspan(at, std::min(kBlock, sound.size() - at))));
    }
    return {};
}

} // namespace

Result<std::vector<float>> masterSound(const std::vector<float>& sound, const MasterTarget& target,
                                       const std::string& of, const std::stop_token& stop)
{
    MasterMeter mix({.range = false, .maxima = false, .peaks = false});
    UNDERSTUDY_CHECK(eachBlock(sound, stop, [&](std::span<const float> block) { return mix.add(block); }));
    UNDERSTUDY_TRY(auto rounds, MasterRounds::begin(target, mix.finish(), of));
    std::vector<float> louder, limited;
    for (;;) {
        limited.clear();
        Limiter limiter({.ceiling = rounds.round().ceiling});
        UNDERSTUDY_CHECK(eachBlock(sound, stop, [&](std::span<const float> block) -> Result<void> {
            louder.assign(block.begin(), block.end());
            applyGain(louder, rounds.round().gain);
            limiter.process(louder, limited);
            return {};
        }));
        limiter.flush(limited);
        MasterMeter made({.range = false, .maxima = false});
        UNDERSTUDY_CHECK(eachBlock(limited, stop, [&](std::span<const float> block) { return made.add(block); }));
        UNDERSTUDY_TRY(const bool isRight, rounds.judge(made.finish()));
        if (isRight)
            return limited;
    }
}

} // namespace understudy

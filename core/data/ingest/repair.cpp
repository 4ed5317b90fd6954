#include "core/data/ingest/repair.h"

#include "core/audio/filters.h"
#include "core/data/ingest/repair_passes_p.h"
#include "core/data/repair/click_removal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace understudy {
namespace {

constexpr std::int64_t kBlock = 1 << 17; // frames, half a megabyte

/// Calls `change` with each block, first to last or last to first, and writes what it made of it.
template<typename Change>
Result<void> eachBlock(const RepairWork& work, bool isBackwards, const Change& change)
{
    auto& sound = work.scanned.sound;
    const auto blocks = (sound.length().value + kBlock - 1) / kBlock;
    for (std::int64_t i = 0; i < blocks; ++i) {
        UNDERSTUDY_CHECK(work.checkStop());
        const Frames begin((isBackwards ? blocks - 1 - i : i) * kBlock);
        UNDERSTUDY_TRY(auto block, sound.read(begin, std::min(Frames(kBlock), sound.length() - begin)));
        change(block);
        UNDERSTUDY_CHECK(sound.overwrite(begin, block));
    }
    return {};
}

/// What a meter says of the scratch file.
template<typename Meter>
auto measured(const RepairWork& work) -> Result<decltype(std::declval<Meter&>().finish())>
{
    const auto& sound = work.scanned.sound;
    Meter meter(work.rate);
    for (Frames begin; begin < sound.length(); begin += Frames(kBlock)) {
        UNDERSTUDY_CHECK(work.checkStop());
        UNDERSTUDY_TRY(const auto block, sound.read(begin, std::min(Frames(kBlock), sound.length() - begin)));
        meter.add(block);
    }
    return meter.finish();
}

/// At places of the original.
Result<std::vector<Click>> clicksIn(const RepairWork& work)
{
    UNDERSTUDY_TRY(auto found, measured<ClickMeter>(work));
    const auto scale = double(work.scanned.recording.rate.value) / work.rate.value;
    for (auto& click : found)
        click.place = Frames(std::llround(double(click.place.value) * scale));
    return found;
}

/// The high-pass takes a 50 Hz hum out, steady noise may be one. removeHum() measures what it left itself.
Result<void> measureHumAgain(const RepairWork& work)
{
    auto& recording = work.scanned.recording;
    const auto& done = recording.repairs;
    if (recording.hum.hum && (done.highPassHz > 0 || done.noiseReduction.value > 0)) {
        UNDERSTUDY_TRY(recording.hum, measured<HumMeter>(work));
    }
    return {};
}

} // namespace

Frames RepairWork::scaled(Frames original) const
{
    return Frames(std::llround(double(original.value) * rate.value / scanned.recording.rate.value));
}

std::vector<bool> RepairWork::pausesIn(Frames begin, Frames count) const
{
    std::vector<bool> isPause(std::size_t(count.value));
    for (const auto& pause : scanned.activity.pauses) {
        const auto from = std::clamp(scaled(pause.span.begin) - begin, Frames(0), count);
        const auto to = std::clamp(scaled(pause.span.end) - begin, Frames(0), count);
        std::fill(isPause.begin() + from.value, isPause.begin() + to.value, true);
    }
    return isPause;
}

Result<void> LateWriter::write(Frames begin, std::vector<float> sound)
{
    UNDERSTUDY_CHECK(finish());
    m_begin = begin;
    m_sound = std::move(sound);
    return {};
}

Result<void> LateWriter::finish()
{
    return m_sound.empty() ? Result<void>() : m_spool->overwrite(m_begin, std::exchange(m_sound, {}));
}

Result<void> removeClicks(const RepairWork& work)
{
    auto& [recording, activity, clipped, clicks, sound] = work.scanned;
    const auto around = toFrames(kAroundClick, work.rate) + Frames(1);
    for (const auto& click : clicks) {
        UNDERSTUDY_CHECK(work.checkStop());
        const auto place = std::min(work.scaled(click.place), sound.length());
        const auto begin = std::max(Frames(0), place - around);
        UNDERSTUDY_TRY(auto part, sound.read(begin, std::min(sound.length(), place + around) - begin));
        const auto mended = removeClick(part, std::size_t((place - begin).value), work.rate);
        if (mended.length() == 0)
            continue;
        ++recording.repairs.clicks;
        UNDERSTUDY_CHECK(sound.overwrite(begin + Frames(std::int64_t(mended.begin)),
                                         std::span(part).subspan(mended.begin, mended.length())));
    }
    if (recording.repairs.clicks > 0) {
        UNDERSTUDY_TRY(clicks, clicksIn(work));
    }
    return {};
}

Result<void> highPass(const RepairWork& work, double hertz)
{
    HighPass forwards(work.rate, hertz), backwards(work.rate, hertz);
    double sum = 0;
    UNDERSTUDY_CHECK(eachBlock(work, false, [&](std::vector<float>& block) { forwards.process(block); }));
    UNDERSTUDY_CHECK(eachBlock(work, true, [&](std::vector<float>& block) {
        std::ranges::reverse(block);
        backwards.process(block);
        std::ranges::reverse(block);
        for (const float sample : block)
            sum += sample;
    }));
    auto& recording = work.scanned.recording;
    const auto length = double(std::max<std::int64_t>(1, work.scanned.sound.length().value));
    recording.dc = toDecibels(std::abs(sum) / length);
    recording.repairs.highPassHz = hertz;
    return {};
}

Result<void> repair(ScannedRecording& scanned, SampleRate rate, const RepairSettings& settings,
                    const std::stop_token& stop)
{
    const RepairWork work{scanned, rate, stop};
    if (settings.declick)
        UNDERSTUDY_CHECK(removeClicks(work));
    if (settings.hum.isOn)
        UNDERSTUDY_CHECK(removeHum(work, settings.hum));
    if (settings.highPassHz > 0)
        UNDERSTUDY_CHECK(highPass(work, settings.highPassHz));
    if (settings.noiseReduction.value > 0)
        UNDERSTUDY_CHECK(reduceNoise(work, settings.noiseReduction));
    return measureHumAgain(work);
}

} // namespace understudy

#include "app/desktop/review/clip_sound.h"

#include "core/audio/excerpt.h"
#include "core/audio/filters.h"
#include "core/audio/stretch.h"
#include "core/data/ingest/repair_preview.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr Seconds kAround{3.0};
constexpr Milliseconds kFade{4};

} // namespace

Result<std::shared_ptr<const ClipSound>> loadClipSound(const Recording& recording, const FrameSpan& span,
                                                       const RepairSettings& repairs,
                                                       const std::stop_token& stop)
{
    const auto around = toFrames(kAround, recording.rate);
    // No further than what was heard of it: a file that was cut off promises more.
    const auto begin = std::max(Frames(0), span.begin - around),
               end = std::min(span.end + around, recording.length);
    UNDERSTUDY_TRY(auto excerpt, repairs.isAny() ? repairedPart(recording, {begin, end}, repairs,
                                                                std::filesystem::temp_directory_path(), stop)
                                                 : readExcerpt(recording.file, recording.channel, begin,
                                                               end - begin, stop));
    return std::make_shared<const ClipSound>(clipSound(std::move(excerpt.samples), excerpt.rate, begin));
}

ClipPart::ClipPart(const ClipSound& sound, const FrameSpan& span, double tempo)
    : m_rate(sound.rate), m_tempo(tempo)
{
    const auto end = sound.begin + sound.length();
    m_span = {std::clamp(span.begin, sound.begin, end), std::clamp(span.end, sound.begin, end)};
    m_span.end = std::max(m_span.begin, m_span.end);
    const auto part =
        std::span(sound.samples)
            .subspan(std::size_t((m_span.begin - sound.begin).value), std::size_t(m_span.length().value));
    m_samples.assign(part.begin(), part.end());
    const auto fade = std::min(std::size_t(toFrames(kFade, m_rate).value), m_samples.size() / 2);
    fadeIn(std::span(m_samples).first(fade));
    fadeOut(std::span(m_samples).last(fade));
    if (tempo == 1)
        return;
    std::vector<float> stretched;
    Stretcher stretcher(tempo, 1, m_rate);
    stretcher.process(m_samples, stretched);
    stretcher.flush(stretched);
    m_samples = std::move(stretched);
}

Result<ReadResult> ClipPart::read(Frames at, std::span<float> out)
{
    if (at >= length())
        return ReadResult{};
    const auto count = std::min(out.size(), std::size_t((length() - at).value));
    std::copy_n(m_samples.begin() + at.value, count, out.begin());
    return ReadResult{count, ReadState::Given, {}};
}

Frames ClipPart::placeAt(Frames position) const
{
    return std::min(m_span.end, m_span.begin + Frames(std::llround(double(position.value) * m_tempo)));
}

Frames ClipPart::positionOf(Frames place) const
{
    return Frames(
        std::llround(double((std::clamp(place, m_span.begin, m_span.end) - m_span.begin).value) / m_tempo));
}

} // namespace understudy

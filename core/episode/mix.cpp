#include "core/episode/mix.h"

#include "core/audio/filters.h"
#include "core/base/contract.h"
#include "core/episode/room_tone_p.h"
#include "core/episode/segment_source_p.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace understudy {

namespace {

/// The rumble filter has forgotten where it started, to the last bit, after this long: it is run in before a
/// seek's target so that playing from there sounds as playing through.
constexpr Frames kRunIn{kStudioRate.value / 5};

std::size_t size(Frames frames)
{
    return static_cast<std::size_t>(frames.value);
}

/// A raised cosine over `fade` frames; 1 behind it.
float fadeGain(std::int64_t frame, std::int64_t fade)
{
    if (frame >= fade)
        return 1.0F;
    const double phase = (static_cast<double>(frame) + 0.5) / static_cast<double>(fade);
    return static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * phase));
}

/// `begin`: of `samples`, within the segment.
void shape(std::span<float> samples, const Segment& segment, Frames begin)
{
    applyGain(samples, segment.gain);
    const auto fade = std::min(toFrames(segment.fade, kStudioRate).value, segment.length.value / 2);
    const auto length = segment.length.value, first = begin.value;
    const auto last = first + static_cast<std::int64_t>(samples.size());
    for (auto frame = first; frame < std::min(fade, last); ++frame)
        samples[static_cast<std::size_t>(frame - first)] *= fadeGain(frame, fade);
    for (auto frame = std::max(length - fade, first); frame < last; ++frame)
        samples[static_cast<std::size_t>(frame - first)] *= fadeGain(length - 1 - frame, fade);
}

} // namespace

struct MixStream::State
{
    std::shared_ptr<const Timeline> timeline;
    std::filesystem::path folder;
    MixSettings settings;
    std::optional<RoomTone> roomTone;
    std::optional<HighPass> highPass;
    Frames position;
    Frames runIn; // to be read and thrown away before position
    std::optional<SegmentSource> source;
    std::size_t sourceSegment = Timeline::npos; // what `source` is of

    void resetFilter()
    {
        if (settings.highPassHz > 0)
            highPass.emplace(kStudioRate, settings.highPassHz);
    }

    Result<void> fillBlock(std::span<float> out, Frames at);
    Result<Frames> fillPart(std::span<float> out, Frames at);
    Result<void> readSegment(std::span<float> out, std::size_t index, Frames begin);
    Error asTakeError(const Segment& segment, Error error) const;
};

/// Everything but the state of the filter is a function of the frame.
Result<void> MixStream::State::fillBlock(std::span<float> out, Frames at)
{
    for (auto rest = out; !rest.empty();) {
        UNDERSTUDY_TRY(const auto filled,
                       fillPart(rest, at + Frames(static_cast<std::int64_t>(out.size() - rest.size()))));
        rest = rest.subspan(size(filled));
    }
    if (roomTone)
        roomTone->addTo(out, at);
    if (highPass)
        highPass->process(out);
    return {};
}

/// Up to the end of the segment or of the gap at `at`.
Result<Frames> MixStream::State::fillPart(std::span<float> out, Frames at)
{
    const auto& segments = timeline->segments;
    const auto index = timeline->segmentAt(at);
    const auto wanted = Frames(static_cast<std::int64_t>(out.size()));
    if (index != Timeline::npos && at < segments[index].start + segments[index].length) {
        const auto begin = at - segments[index].start;
        const auto count = std::min(wanted, segments[index].length - begin);
        UNDERSTUDY_CHECK(readSegment(out.first(size(count)), index, begin));
        return count;
    }
    const auto next = index == Timeline::npos ? 0 : index + 1;
    const auto count = next < segments.size() ? std::min(wanted, segments[next].start - at) : wanted;
    std::fill_n(out.begin(), count.value, 0.0F);
    return count;
}

Result<void> MixStream::State::readSegment(std::span<float> out, std::size_t index, Frames begin)
{
    const auto& segment = timeline->segments[index];
    std::fill(out.begin(), out.end(), 0.0F);
    if (segment.file.empty())
        return {};
    const auto explain = [&](Error error) { return asTakeError(segment, std::move(error)); };
    if (sourceSegment != index) {
        sourceSegment = Timeline::npos;
        UNDERSTUDY_TRY(source, SegmentSource::open(folder / segment.file).map_error(explain));
        sourceSegment = index;
    }
    UNDERSTUDY_CHECK(source->seek(segment.fileBegin + begin).map_error(explain));
    UNDERSTUDY_TRY(const auto got, source->read(out).map_error(explain));
    // An <audio> file may turn out shorter than its header said; a take may not.
    if (size(got) < out.size() && !segment.line.empty())
        return Failure(
            explain(Error{Code::Corrupt, Reason::AudioDamaged, segment.file.string(), "too short", {}}));
    shape(out, segment, begin);
    return {};
}

/// Whatever is wrong with a take's file, the remedy is the same: render the line again.
Error MixStream::State::asTakeError(const Segment& segment, Error error) const
{
    if (segment.line.empty())
        return error;
    error.trail.push_back("read take of " + segment.line.value + ": " + error.describe());
    error.code = Code::Corrupt;
    error.reason = Reason::TakeDamaged;
    error.subject = (folder / segment.file).string();
    return error;
}

MixStream::MixStream(std::shared_ptr<const Timeline> timeline, std::filesystem::path folder,
                     const MixSettings& settings, std::uint64_t seed)
    : m_state(std::make_unique<State>())
{
    m_state->timeline = std::move(timeline);
    m_state->folder = std::move(folder);
    m_state->settings = settings;
    if (settings.roomTone)
        m_state->roomTone.emplace(*settings.roomTone, seed);
    m_state->resetFilter();
}

MixStream::~MixStream() = default;
MixStream::MixStream(MixStream&&) noexcept = default;
MixStream& MixStream::operator=(MixStream&&) noexcept = default;

Frames MixStream::position() const
{
    return m_state->position;
}

void MixStream::seek(Frames at)
{
    at = std::clamp(at, Frames(0), m_state->timeline->length);
    if (at == m_state->position)
        return;
    m_state->position = at;
    m_state->runIn = std::min(at, kRunIn);
    m_state->resetFilter();
}

Result<Frames> MixStream::read(std::span<float> out)
{
    auto& state = *m_state;
    if (state.runIn > Frames(0) && state.highPass) {
        std::array<float, size_t(kRunIn.value)> passed{};
        UNDERSTUDY_CHECK(
            state.fillBlock(std::span(passed).first(size(state.runIn)), state.position - state.runIn));
    }
    state.runIn = Frames(0);
    const auto count =
        std::min(Frames(static_cast<std::int64_t>(out.size())), state.timeline->length - state.position);
    UNDERSTUDY_CHECK(state.fillBlock(out.first(size(count)), state.position));
    state.position += count;
    return count;
}

} // namespace understudy

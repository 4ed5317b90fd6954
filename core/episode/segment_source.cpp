#include "core/episode/segment_source_p.h"

#include "core/episode/timeline.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

constexpr std::size_t kBlock = 4096; // frames read from a file to be converted

/// By reading: some formats do not tell their length.
Result<Frames> countFrames(AudioReader& reader)
{
    std::vector<float> block(kBlock * static_cast<std::size_t>(reader.info().channels));
    Frames length;
    while (true) {
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got == Frames(0))
            return length;
        length += got;
    }
}

} // namespace

Frames audioFileLength(const std::filesystem::path& file)
{
    auto reader = AudioReader::open(file);
    if (!reader)
        return Frames(0);
    auto length = reader->info().length;
    if (length < Frames(0))
        length = countFrames(*reader).value_or(Frames(0));
    return toFrames(toSeconds(length, reader->info().rate), kStudioRate);
}

Result<SegmentSource> SegmentSource::open(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(file));
    return SegmentSource(file, std::move(reader));
}

SegmentSource::SegmentSource(std::filesystem::path file, AudioReader reader)
    : m_file(std::move(file)), m_reader(std::move(reader))
{
    if (!isPlain())
        m_resampler.emplace(m_reader.info().rate, kStudioRate);
}

bool SegmentSource::isPlain() const
{
    return m_reader.info().rate == kStudioRate && m_reader.info().channels == 1;
}

Result<void> SegmentSource::seek(Frames at)
{
    if (at == m_position)
        return {};
    if (isPlain()) {
        m_position = at;
        return m_reader.seek(at);
    }
    // A resampler has no middle to start from: begin again and pass over what lies before.
    if (at < m_position) {
        UNDERSTUDY_TRY(auto again, open(m_file));
        *this = std::move(again);
    }
    std::array<float, kBlock> passed{};
    while (m_position < at) {
        const auto wanted = std::min<std::int64_t>(kBlock, (at - m_position).value);
        UNDERSTUDY_TRY(const auto got, read(std::span(passed).first(static_cast<std::size_t>(wanted))));
        if (got == Frames(0))
            break;
    }
    return {};
}

Result<Frames> SegmentSource::read(std::span<float> out)
{
    UNDERSTUDY_TRY(const auto got, isPlain() ? readPlain(out) : readConverted(out));
    m_position += got;
    return got;
}

Result<Frames> SegmentSource::readPlain(std::span<float> out)
{
    Frames total;
    while (!out.empty()) {
        UNDERSTUDY_TRY(const auto got, m_reader.read(out));
        if (got == Frames(0))
            break;
        total += got;
        out = out.subspan(static_cast<std::size_t>(got.value));
    }
    return total;
}

Result<Frames> SegmentSource::readConverted(std::span<float> out)
{
    std::size_t total = 0;
    while (total < out.size()) {
        if (m_used == m_ready.size()) {
            if (m_isDrained)
                break;
            UNDERSTUDY_CHECK(convertBlock());
        }
        const auto count = std::min(out.size() - total, m_ready.size() - m_used);
        std::copy_n(m_ready.begin() + static_cast<std::ptrdiff_t>(m_used), count,
                    out.begin() + static_cast<std::ptrdiff_t>(total));
        m_used += count;
        total += count;
    }
    return Frames(static_cast<std::int64_t>(total));
}

Result<void> SegmentSource::convertBlock()
{
    m_ready.clear();
    m_used = 0;
    const auto channels = static_cast<std::size_t>(m_reader.info().channels);
    m_interleaved.resize(kBlock * channels);
    UNDERSTUDY_TRY(const auto got, m_reader.read(m_interleaved));
    if (got == Frames(0)) {
        m_resampler->flush(m_ready);
        m_isDrained = true;
        return {};
    }
    m_mono.assign(static_cast<std::size_t>(got.value), 0.0F);
    for (std::size_t i = 0; i < m_mono.size(); ++i) {
        for (std::size_t channel = 0; channel < channels; ++channel)
            m_mono[i] += m_interleaved[i * channels + channel];
        m_mono[i] /= static_cast<float>(channels);
    }
    m_resampler->process(m_mono, m_ready);
    return {};
}

} // namespace understudy

#include "core/audio/reader.h"

#include "core/audio/decoder_p.h"
#include "core/audio/levels.h"
#include "core/audio/resampler.h"
#include "core/base/contract.h"
#include "core/base/digits.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <limits>
#include <string_view>
#include <utility>

#include <sys/stat.h>

namespace understudy {

namespace {

constexpr int kMostChannels = 64;
constexpr SampleRate kLowestRate{1000};
constexpr SampleRate kHighestRate{768'000};
constexpr std::size_t kBlockFrames = 4096;

Result<void> checkRegularFile(const std::filesystem::path& path)
{
    struct stat status
    {
    };
    if (::stat(path.c_str(), &status) != 0)
        return Failure(systemError(errno, path));
    if (!S_ISREG(status.st_mode))
        return fail(Code::InvalidInput, Reason::NotAFile, path.string());
    if (status.st_size == 0)
        return fail(Code::InvalidInput, Reason::NoFrames, path.string(), "0 bytes");
    return {};
}

/// An ID3v2 tag or the sync word of an MPEG frame (ISO 11172-3, section 2.4.1.3). These go past libsndfile,
/// whose MP3 decoder prints its complaints and loses its place when seeking.
bool startsLikeMpeg(const std::filesystem::path& path)
{
    std::array<char, 3> start{};
    std::ifstream(path, std::ios::binary).read(start.data(), start.size());
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(start[i]); };
    return std::string_view(start.data(), start.size()) == "ID3" ||
           (byte(0) == 0xFF && (byte(1) & 0xE0) == 0xE0);
}

Result<OpenedAudio> openWithAny(const std::filesystem::path& path)
{
    if (startsLikeMpeg(path))
        return openWithFfmpeg(path);
    auto first = openWithSndfile(path);
    if (first || (first.error().reason != Reason::NotAudio && first.error().reason != Reason::AudioDamaged))
        return first;
    auto second = openWithFfmpeg(path);
    // The library that knew the kind of file says what is wrong with it.
    if (!second && second.error().reason == Reason::NotAudio)
        return first;
    return second;
}

Result<void> checkSane(const AudioInfo& info, const std::string& subject)
{
    if (info.channels < 1 || info.channels > kMostChannels)
        return fail(Code::Unsupported, subject, std::to_string(info.channels) + " channels");
    if (info.rate < kLowestRate || info.rate > kHighestRate)
        return fail(Code::Unsupported, subject, std::to_string(info.rate.value) + " Hz");
    if (info.length == Frames(0))
        return fail(Code::InvalidInput, Reason::NoFrames, subject);
    return {};
}

} // namespace

AudioReader::AudioReader(std::string subject, OpenedAudio opened)
    : m_subject(std::move(subject)), m_info(std::move(opened.info)), m_promised(opened.promised),
      m_decoder(std::move(opened.decoder))
{
}

AudioReader::AudioReader(AudioReader&&) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&&) noexcept = default;
AudioReader::~AudioReader() = default;

Result<AudioReader> AudioReader::open(const std::filesystem::path& path)
{
    UNDERSTUDY_CHECK(checkRegularFile(path));
    UNDERSTUDY_TRY(auto opened, openWithAny(path));
    UNDERSTUDY_CHECK(checkSane(opened.info, path.string()));
    return AudioReader(path.string(), std::move(opened));
}

Result<Frames> AudioReader::read(std::span<float> interleaved)
{
    auto got = readOn(interleaved);
    m_isCutOff =
        !got && m_endsWhereDamaged && m_position.value > 0 && got.error().reason == Reason::AudioDamaged;
    return m_isCutOff ? Frames(0) : std::move(got);
}

Result<Frames> AudioReader::readOn(std::span<float> interleaved)
{
    const auto channels = static_cast<std::size_t>(m_info.channels);
    UNDERSTUDY_ASSERT(interleaved.size() % channels == 0);
    if (interleaved.empty())
        return Frames(0);
    UNDERSTUDY_TRY(const auto got, m_decoder->read(interleaved));
    if (got.value == 0 && m_position < m_promised)
        return fail(Code::Corrupt, Reason::AudioDamaged, m_subject,
                    "ends after " + std::to_string(m_position.value) + " of " +
                        std::to_string(m_info.length.value) + " frames");
    if (!allFinite(interleaved.first(static_cast<std::size_t>(got.value) * channels)))
        return fail(Code::Corrupt, Reason::NotFiniteSamples, m_subject);
    m_position += got;
    return got;
}

Result<void> AudioReader::seek(Frames position)
{
    UNDERSTUDY_ASSERT(position.value >= 0);
    if (m_info.length.value >= 0)
        position = std::min(position, m_info.length);
    UNDERSTUDY_CHECK(m_decoder->seek(position));
    m_position = position;
    m_isCutOff = false;
    return {};
}

namespace {

/// The next `most` frames, mixed down, or what is left of them.
Result<void> eachMonoBlockOf(AudioReader& reader, std::int64_t most,
                             const std::function<Result<void>(std::span<const float>)>& take)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    std::vector<float> block(kBlockFrames * channels);
    std::vector<float> mono;
    while (most > 0) {
        const auto wanted = std::min(static_cast<std::size_t>(most), std::size_t(kBlockFrames)) * channels;
        UNDERSTUDY_TRY(const auto got, reader.read(std::span(block).first(wanted)));
        if (got.value == 0)
            return {};
        most -= got.value;
        mono.assign(static_cast<std::size_t>(got.value), 0.0F);
        for (std::size_t i = 0; i < mono.size() * channels; ++i)
            mono[i / channels] += block[i] / static_cast<float>(channels);
        UNDERSTUDY_CHECK(take(mono));
    }
    return {};
}

} // namespace

Result<void> eachMonoBlock(AudioReader& reader,
                           const std::function<Result<void>(std::span<const float>)>& take)
{
    return eachMonoBlockOf(reader, std::numeric_limits<std::int64_t>::max(), take);
}

Result<Waveform> readMono(const std::filesystem::path& path, SampleRate rate, Seconds limit)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(path));
    const auto most = toFrames(limit, reader.info().rate);
    Resampler resampler(reader.info().rate, rate);
    Waveform result{{}, rate};
    Frames total;
    UNDERSTUDY_CHECK(eachMonoBlock(reader, [&](std::span<const float> mono) -> Result<void> {
        total += Frames(static_cast<std::int64_t>(mono.size()));
        if (total > most)
            return fail(Code::InvalidInput, Reason::SoundTooLong, path.string(), digitsOf(limit.value));
        resampler.process(mono, result.samples);
        return {};
    }));
    resampler.flush(result.samples);
    if (result.samples.empty())
        return fail(Code::InvalidInput, Reason::NoFrames, path.string());
    return result;
}

Result<Waveform> readMonoPart(const std::filesystem::path& path, SampleRate rate, Seconds start, Seconds end)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(path));
    const auto first = toFrames(std::max(start, Seconds()), reader.info().rate);
    const auto length = toFrames(end, reader.info().rate) - first;
    UNDERSTUDY_CHECK(reader.seek(first));
    Resampler resampler(reader.info().rate, rate);
    Waveform result{{}, rate};
    UNDERSTUDY_CHECK(eachMonoBlockOf(reader, length.value, [&](std::span<const float> mono) -> Result<void> {
        resampler.process(mono, result.samples);
        return {};
    }));
    resampler.flush(result.samples);
    if (result.samples.empty())
        return fail(Code::InvalidInput, Reason::NoFrames, path.string());
    return result;
}

} // namespace understudy

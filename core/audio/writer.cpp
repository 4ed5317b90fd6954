#include "core/audio/writer.h"

#include "core/audio/ogg_pages_p.h"
#include "core/audio/sndfile_opening_p.h"
#include "core/base/contract.h"
#include "core/base/files.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <sndfile.h>
#include <unistd.h>

namespace understudy {

namespace {

struct Closer
{
    void operator()(SNDFILE* handle) const { sf_close(handle); }
};

int subtype(SampleFormat format)
{
    switch (format) {
    case SampleFormat::Pcm16:
        return SF_FORMAT_PCM_16;
    case SampleFormat::Pcm24:
        return SF_FORMAT_PCM_24;
    case SampleFormat::Float32:
        return SF_FORMAT_FLOAT;
    }
    return SF_FORMAT_PCM_16;
}

int sndfileFormat(const AudioSpec& spec)
{
    switch (spec.container) {
    case Container::Wav:
        return SF_FORMAT_WAV | subtype(spec.format);
    case Container::Flac:
        return SF_FORMAT_FLAC | subtype(spec.format);
    case Container::Ogg:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case Container::Mp3:
        return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    }
    return 0;
}

/// 0 where samples are kept as floats.
int integerBits(const AudioSpec& spec)
{
    const bool lossless = spec.container == Container::Wav || spec.container == Container::Flac;
    if (!lossless || spec.format == SampleFormat::Float32)
        return 0;
    return spec.format == SampleFormat::Pcm16 ? 16 : 24;
}

} // namespace

// libsndfile writes through the callbacks below, so that the first failure of the system is known exactly:
// its own errors do not tell a full disk from another, and encoders report none at all when they are closed.
struct AudioWriter::Impl
{
    Impl(AtomicFile f, std::string p, const AudioSpec& s) : file(std::move(f)), path(std::move(p)), spec(s) {}

    sf_count_t framesIn(std::size_t samples) const;
    Result<void> count(sf_count_t wrote, sf_count_t frames);

    static sf_count_t length(void* self);
    static sf_count_t seek(sf_count_t offset, int whence, void* self);
    static sf_count_t read(void* bytes, sf_count_t count, void* self);
    static sf_count_t write(const void* bytes, sf_count_t count, void* self);
    static sf_count_t tell(void* self) { return seek(0, SEEK_CUR, self); }
    static AtomicFile& fileOf(void* self) { return static_cast<Impl*>(self)->file; }

    AtomicFile file;
    std::string path; ///< for errors
    AudioSpec spec;
    AudioTags tags;
    Frames written;
    Result<void> failure; ///< the first
    std::vector<float> clamped;
    std::vector<int> integers;
    std::unique_ptr<SNDFILE, Closer> handle; // last: closing it writes
};

sf_count_t AudioWriter::Impl::length(void* self)
{
    const auto here = tell(self);
    const auto end = seek(0, SEEK_END, self);
    seek(here, SEEK_SET, self);
    return end;
}

sf_count_t AudioWriter::Impl::seek(sf_count_t offset, int whence, void* self)
{
    return ::lseek(fileOf(self).descriptor(), offset, whence);
}

sf_count_t AudioWriter::Impl::read(void* bytes, sf_count_t count, void* self)
{
    return ::read(fileOf(self).descriptor(), bytes, static_cast<std::size_t>(count));
}

sf_count_t AudioWriter::Impl::write(const void* bytes, sf_count_t count, void* self)
{
    auto written = fileOf(self).write({static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
    if (written)
        return count;
    auto& failure = static_cast<Impl*>(self)->failure;
    if (failure)
        failure = std::move(written);
    return 0;
}

/// Whole frames only, and none after commit().
sf_count_t AudioWriter::Impl::framesIn(std::size_t samples) const
{
    const auto channels = static_cast<std::size_t>(spec.channels);
    UNDERSTUDY_ASSERT(handle != nullptr && samples % channels == 0);
    return static_cast<sf_count_t>(samples / channels);
}

/// Of `frames` to write, `wrote` went through.
Result<void> AudioWriter::Impl::count(sf_count_t wrote, sf_count_t frames)
{
    written += Frames(wrote);
    if (failure && wrote != frames)
        return fail(Code::Io, path, sf_strerror(handle.get()));
    return failure;
}

AudioWriter::AudioWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AudioWriter::AudioWriter(AudioWriter&&) noexcept = default;
AudioWriter& AudioWriter::operator=(AudioWriter&&) noexcept = default;
AudioWriter::~AudioWriter() = default;

Result<AudioWriter> AudioWriter::create(const std::filesystem::path& path, const AudioSpec& spec,
                                        Landing landing)
{
    SF_INFO info{};
    info.samplerate = spec.rate.value;
    info.channels = spec.channels;
    info.format = sndfileFormat(spec);
    if (sf_format_check(&info) == SF_FALSE)
        return fail(Code::Unsupported, path.string(), "the container cannot hold this");
    UNDERSTUDY_TRY(auto file, AtomicFile::create(path, landing));
    auto impl = std::make_unique<Impl>(std::move(file), path.string(), spec);
    SF_VIRTUAL_IO io{Impl::length, Impl::seek, Impl::read, Impl::write, Impl::tell};
    const std::lock_guard opening(sndfileOpening());
    impl->handle.reset(sf_open_virtual(&io, SFM_WRITE, &info, impl.get()));
    if (!impl->handle) {
        UNDERSTUDY_CHECK(impl->failure);
        return fail(Code::Unsupported, path.string(), sf_strerror(nullptr));
    }
    // The PEAK chunk of float files holds the time of day.
    sf_command(impl->handle.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    return AudioWriter(std::move(impl));
}

Result<void> AudioWriter::write(std::span<const float> interleaved)
{
    auto& impl = *m_impl;
    const auto frames = impl.framesIn(interleaved.size());
    if (const int bits = integerBits(impl.spec); bits > 0) {
        // libsndfile would scale by 32767 what it reads back over 32768.
        const double scale = std::exp2(bits - 1);
        impl.integers.resize(interleaved.size());
        std::transform(interleaved.begin(), interleaved.end(), impl.integers.begin(), [&](float sample) {
            const double steps = std::clamp(std::nearbyint(sample * scale), -scale, scale - 1.0);
            return static_cast<int>(steps * std::exp2(32 - bits));
        });
        return impl.count(sf_writef_int(impl.handle.get(), impl.integers.data(), frames), frames);
    }
    impl.clamped.resize(interleaved.size());
    std::transform(interleaved.begin(), interleaved.end(), impl.clamped.begin(),
                   [](float sample) { return std::clamp(sample, -1.0F, 1.0F); });
    return impl.count(sf_writef_float(impl.handle.get(), impl.clamped.data(), frames), frames);
}

Result<void> AudioWriter::writePcm16(std::span<const std::int16_t> interleaved)
{
    auto& impl = *m_impl;
    const auto frames = impl.framesIn(interleaved.size());
    return impl.count(sf_writef_short(impl.handle.get(), interleaved.data(), frames), frames);
}

void AudioWriter::setTags(AudioTags tags)
{
    m_impl->tags = std::move(tags);
}

Frames AudioWriter::written() const
{
    return m_impl->written;
}

Result<void> AudioWriter::finish()
{
    auto& impl = *m_impl;
    UNDERSTUDY_ASSERT(impl.handle != nullptr);
    impl.handle.reset();
    UNDERSTUDY_CHECK(impl.failure);
    if (impl.spec.container == Container::Ogg)
        UNDERSTUDY_CHECK(setOggStreamNumber(impl.file.descriptor(), impl.path, 1));
    if (!impl.tags.empty())
        UNDERSTUDY_CHECK(writeTags(impl.file.temporaryPath(), impl.spec.container, impl.tags,
                                   Seconds(toSeconds(impl.written, impl.spec.rate))));
    return impl.file.flush();
}

const std::filesystem::path& AudioWriter::temporaryPath() const
{
    return m_impl->file.temporaryPath();
}

Result<void> AudioWriter::commit()
{
    if (m_impl->handle)
        UNDERSTUDY_CHECK(finish());
    return m_impl->file.commit();
}

} // namespace understudy

#include "core/audio/decoder_p.h"
#include "core/audio/sndfile_opening_p.h"
#include "core/base/files.h"

#include <cerrno>

#include <fcntl.h>
#include <sndfile.h>
#include <unistd.h>

namespace understudy {

namespace {

struct Closer
{
    void operator()(SNDFILE* handle) const { sf_close(handle); }
};
using Handle = std::unique_ptr<SNDFILE, Closer>;

class SndfileDecoder : public AudioDecoder
{
public:
    SndfileDecoder(std::string subject, Handle handle, int channels)
        : m_subject(std::move(subject)), m_handle(std::move(handle)), m_channels(channels)
    {
    }

    Result<Frames> read(std::span<float> interleaved) override
    {
        const auto frames = static_cast<sf_count_t>(interleaved.size()) / m_channels;
        const auto got = sf_readf_float(m_handle.get(), interleaved.data(), frames);
        if (got < frames && sf_error(m_handle.get()) != SF_ERR_NO_ERROR)
            return fail(Code::Corrupt, Reason::AudioDamaged, m_subject, sf_strerror(m_handle.get()));
        return Frames(got);
    }

    Result<void> seek(Frames position) override
    {
        if (sf_seek(m_handle.get(), position.value, SF_SEEK_SET) != position.value)
            return fail(Code::Corrupt, Reason::AudioDamaged, m_subject, sf_strerror(m_handle.get()));
        return {};
    }

private:
    std::string m_subject;
    Handle m_handle;
    int m_channels;
};

std::string formatName(int format)
{
    SF_FORMAT_INFO info{};
    info.format = format & SF_FORMAT_TYPEMASK;
    if (sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) != 0)
        return "audio";
    return info.extension;
}

} // namespace

Result<OpenedAudio> openWithSndfile(const std::filesystem::path& path)
{
    // By descriptor, not by name: libsndfile would believe extensions such as .vox of files without a header.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Failure(systemError(errno, path));
    SF_INFO info{};
    std::unique_lock opening(sndfileOpening());
    Handle handle(sf_open_fd(descriptor, SFM_READ, &info, SF_TRUE));
    if (!handle) {
        // The numbers above the public ones are faults found after the kind of file was known.
        const bool unknown = sf_error(nullptr) == SF_ERR_UNRECOGNISED_FORMAT;
        return fail(unknown ? Code::Unsupported : Code::Corrupt,
                    unknown ? Reason::NotAudio : Reason::AudioDamaged, path.string(), sf_strerror(nullptr));
    }
    opening.unlock();
    const bool counted = info.frames >= 0 && info.frames < SF_COUNT_MAX;
    return OpenedAudio{AudioInfo{SampleRate(info.samplerate), info.channels,
                                 Frames(counted ? info.frames : -1), formatName(info.format)},
                       Frames(counted ? info.frames : 0),
                       std::make_unique<SndfileDecoder>(path.string(), std::move(handle), info.channels)};
}

} // namespace understudy

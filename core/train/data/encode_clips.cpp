#include "core/train/data/encode_clips.h"

#include "core/audio/reader.h"
#include "core/base/hash.h"
#include "core/model/csm/csm_config.h"
#include "core/model/mimi/mimi_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/torch_guard_p.h"

#include <algorithm>

namespace understudy {
namespace {

Result<ClipCodes> heard(const TrainClip& clip, const Mimi& codec, std::int64_t codebooks)
{
    UNDERSTUDY_TRY(const auto sound, soundOf(clip));
    if (sound.samples.empty())
        return fail(Code::InvalidInput, Reason::NoFrames, clip.audio.string());
    const auto samples = at::from_blob(const_cast<float*>(sound.samples.data()),
                                       {std::int64_t(sound.samples.size())}, at::kFloat);
    const auto codes = codec.encode(samples, codebooks).cpu().to(at::kShort).contiguous();
    const auto* first = codes.const_data_ptr<std::int16_t>();
    return ClipCodes(first, first + codes.numel());
}

/// Loads the codec with the first clip that needs it.
class Encoder
{
public:
    Encoder(const CsmFiles& files, const CodeCache& cache, std::int64_t codebooks, std::string device)
        : m_files(&files), m_cache(&cache), m_codebooks(codebooks), m_device(std::move(device))
    {
    }

    Result<ClipCodes> codesOf(const TrainClip& clip)
    {
        if (auto known = m_cache->find(clip.key))
            return std::move(*known);
        UNDERSTUDY_CHECK(load());
        return torchGuard("encode " + clip.id, [&]() -> Result<ClipCodes> {
            UNDERSTUDY_CHECK(checkIsSame(clip));
            UNDERSTUDY_TRY(auto codes, heard(clip, *m_codec, m_codebooks));
            UNDERSTUDY_CHECK(m_cache->keep(clip.key, codes));
            return codes;
        });
    }

private:
    /// It is the sound that its list was made of. Of a long file with many clips that is looked at once.
    Result<void> checkIsSame(const TrainClip& clip)
    {
        if (m_hashed != clip.audio) {
            UNDERSTUDY_TRY(m_hash, sha256File(clip.audio));
            m_hashed = clip.audio;
        }
        if (!clip.key.starts_with(m_hash))
            return fail(Code::Corrupt, Reason::SoundChanged, clip.audio.string());
        return {};
    }

    Result<void> load()
    {
        if (m_codec)
            return {};
        UNDERSTUDY_TRY(const auto device, deviceOrFirst(m_device));
        UNDERSTUDY_TRY(m_codec, Mimi::open(m_files->codecConfig, m_files->codec, device, at::kFloat));
        if (m_codec->config().codebooks < m_codebooks)
            return fail(Code::InvalidInput, Reason::WeightsUnknown, m_files->codec.string(),
                        std::to_string(m_codec->config().codebooks) + " codebooks");
        return {};
    }

    const CsmFiles* m_files;
    const CodeCache* m_cache;
    std::int64_t m_codebooks;
    std::string m_device;
    std::shared_ptr<Mimi> m_codec;
    std::filesystem::path m_hashed; // the last file
    std::string m_hash;             // its
};

/// Of the clip alone: the next one may do.
bool isOfClip(const Error& error)
{
    switch (error.reason) {
    case Reason::FileMissing:
    case Reason::NotAFile:
    case Reason::NoPermission:
    case Reason::NotAudio:
    case Reason::NoFrames:
    case Reason::AudioDamaged:
    case Reason::NotFiniteSamples:
    case Reason::SoundTooLong:
    case Reason::SoundChanged:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<Waveform> soundOf(const TrainClip& clip)
{
    if (clip.end == Seconds())
        return readMono(clip.audio, kStudioRate);
    return readMonoPart(clip.audio, kStudioRate, clip.start, clip.end);
}

Result<std::vector<ClipCodes>> encodeClips(TrainClips& clips, const CsmFiles& files, const CodeCache& cache,
                                           const std::string& device, Unheard unheard, const ClipWatch& watch)
{
    UNDERSTUDY_TRY(const auto sizes, readCsmConfig(files.config));
    Encoder encoder(files, cache, sizes.codebooks, device);
    std::vector<ClipCodes> codes;
    std::vector<TrainClip> heard;
    for (std::size_t i = 0; i < clips.clips.size(); ++i) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, files.id);
        if (watch.report)
            watch.report(double(i), double(clips.clips.size()));
        auto own = encoder.codesOf(clips.clips[i]);
        if (!own && (unheard == Unheard::Fail || !isOfClip(own.error())))
            return Failure(std::move(own).error());
        if (!own) {
            clips.leftOut.push_back({clips.clips[i].id, LeftOut::Sound, own.error().describe()});
            continue;
        }
        heard.push_back(std::move(clips.clips[i]));
        codes.push_back(std::move(*own));
    }
    clips.clips = std::move(heard);
    return codes;
}

std::size_t countCached(const TrainClips& clips, const CodeCache& cache)
{
    return std::size_t(std::ranges::count_if(
        clips.clips, [&](const TrainClip& clip) { return cache.find(clip.key).has_value(); }));
}

} // namespace understudy

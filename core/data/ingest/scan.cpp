#include "core/data/ingest/scan.h"

#include "core/audio/levels.h"
#include "core/audio/resampler.h"
#include "core/audio/wav_header.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/ingest/channel_choice.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <limits>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {
namespace {

constexpr std::int64_t kBlock = 1 << 15; // frames

/// The clipping of several channels that are mixed is that of each: the mean hides it.
std::vector<ClippedSpot> merged(std::vector<ClippingMeter>& meters)
{
    std::vector<ClippedSpot> all;
    for (auto& meter : meters) {
        auto spots = meter.finish();
        all.insert(all.end(), spots.begin(), spots.end());
    }
    std::ranges::sort(all, {}, [](const ClippedSpot& spot) { return spot.span.begin; });
    std::vector<ClippedSpot> apart;
    for (const auto& spot : all) {
        if (!apart.empty() && spot.span.begin <= apart.back().span.end) {
            apart.back().span.end = std::max(apart.back().span.end, spot.span.end);
            apart.back().tops = std::max(apart.back().tops, spot.tops);
        } else {
            apart.push_back(spot);
        }
    }
    return apart;
}

class Scan
{
public:
    Scan(const AudioInfo& info, int channel, SampleRate rate, Spool spool)
        : m_channels(info.channels), m_channel(channel), m_activity(info.rate), m_clicks(info.rate),
          m_hum(rate), m_down(info.rate, rate), m_spool(std::move(spool)),
          m_clipping(channel < 0 ? std::size_t(info.channels) : 1, ClippingMeter(info.rate))
    {
    }

    Result<void> add(std::span<const float> interleaved)
    {
        const auto frames = interleaved.size() / std::size_t(m_channels);
        m_mono.assign(frames, 0);
        for (int c = 0; c < m_channels; ++c) {
            if (m_channel >= 0 && c != m_channel)
                continue;
            const auto own = channelOf(interleaved, c);
            m_clipping[m_channel < 0 ? std::size_t(c) : 0].add(own);
            for (std::size_t i = 0; i < frames; ++i)
                m_mono[i] += own[i];
        }
        if (m_channel < 0 && m_channels > 1)
            for (auto& sample : m_mono)
                sample /= float(m_channels);
        m_sum += sumOf(m_mono);
        m_count += std::int64_t(frames);
        m_activity.add(m_mono);
        m_clicks.add(m_mono);
        m_resampled.clear();
        m_down.process(m_mono, m_resampled);
        return keepResampled();
    }

    Result<ScannedRecording> finish(Recording recording)
    {
        m_resampled.clear();
        m_down.flush(m_resampled);
        UNDERSTUDY_CHECK(keepResampled());
        recording.length = Frames(m_count);
        recording.dc = toDecibels(m_count > 0 ? std::abs(m_sum / double(m_count)) : 0);
        recording.hum = m_hum.finish();
        return ScannedRecording{std::move(recording), m_activity.finish(), merged(m_clipping),
                                m_clicks.finish(), std::move(m_spool)};
    }

private:
    /// Hum lies far below what any rate of clips leaves out.
    Result<void> keepResampled()
    {
        m_hum.add(m_resampled);
        return m_spool.append(m_resampled);
    }

    std::span<const float> channelOf(std::span<const float> interleaved, int channel)
    {
        if (m_channels == 1)
            return interleaved;
        m_own.resize(interleaved.size() / std::size_t(m_channels));
        const auto* first = interleaved.data() + channel;
        // A step that the compiler knows is one that it vectorises.
        if (m_channels == 2)
            for (std::size_t i = 0; i < m_own.size(); ++i)
                m_own[i] = first[i * 2];
        else
            for (std::size_t i = 0; i < m_own.size(); ++i)
                m_own[i] = first[i * std::size_t(m_channels)];
        return m_own;
    }

    int m_channels, m_channel;
    ActivityMeter m_activity;
    ClickMeter m_clicks;
    HumMeter m_hum;
    Resampler m_down;
    Spool m_spool;
    std::vector<ClippingMeter> m_clipping;
    std::vector<float> m_mono, m_own, m_resampled;
    double m_sum = 0;
    std::int64_t m_count = 0;
};

/// At most `most` frames, from where the reader is.
Result<void> scanOn(AudioReader& reader, const std::filesystem::path& file, Frames most,
                    const ScanWatch& watch, Scan& scan)
{
    const auto info = reader.info();
    std::vector<float> block(std::size_t(kBlock * info.channels));
    for (Frames done; done < most;) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, file.string());
        const auto wanted = std::min(most - done, Frames(kBlock));
        UNDERSTUDY_TRY(const auto got,
                       reader.read(std::span(block).first(std::size_t(wanted.value * info.channels))));
        if (got.value == 0)
            break;
        UNDERSTUDY_CHECK(scan.add(std::span(block).first(std::size_t(got.value * info.channels))));
        done += got;
        if (watch.done)
            watch.done(toSeconds(done, info.rate));
    }
    return {};
}

/// What the header tells; 0 where that, to a tenth of a second, is there. libsndfile makes do with what a WAV
/// has.
Frames promisedBy(const AudioReader& reader, const std::filesystem::path& file, Frames there)
{
    const auto& info = reader.info();
    if (reader.isCutOff())
        return std::max(info.length, there + Frames(1));
    const auto told = info.format == "wav" ? framesInWavHeader(file).value_or(Frames(0)) : Frames(0);
    return told > there + Frames(info.rate.value / 10) ? told : Frames(0);
}

} // namespace

Result<Spool> Spool::create(const std::filesystem::path& folder)
{
    UNDERSTUDY_CHECK(ensureFolder(folder));
    auto name = (folder / "sound-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return Failure(systemError(errno, folder));
    ::unlink(name.c_str()); // gone even when the program is killed
    auto* file = ::fdopen(descriptor, "w+b");
    if (file == nullptr) {
        const auto number = errno;
        ::close(descriptor);
        return Failure(systemError(number, folder));
    }
    return Spool(file, folder);
}

Result<void> Spool::append(std::span<const float> samples)
{
    UNDERSTUDY_CHECK(overwrite(m_length, samples));
    m_length += Frames(std::int64_t(samples.size()));
    return {};
}

Result<void> Spool::seek(Frames at) const
{
    if (::fseeko(m_file.get(), at.value * std::int64_t(sizeof(float)), SEEK_SET) != 0)
        return Failure(systemError(errno, m_folder));
    return {};
}

Result<void> Spool::overwrite(Frames at, std::span<const float> samples)
{
    UNDERSTUDY_CHECK(seek(at));
    if (std::fwrite(samples.data(), sizeof(float), samples.size(), m_file.get()) != samples.size())
        return Failure(systemError(errno, m_folder));
    return {};
}

Result<std::vector<float>> Spool::read(Frames at, Frames count) const
{
    UNDERSTUDY_CHECK(seek(at)); // also brings what is still in the buffer to the file
    std::vector<float> samples(std::size_t(count.value));
    if (std::fread(samples.data(), sizeof(float), samples.size(), m_file.get()) != samples.size())
        return Failure(systemError(std::ferror(m_file.get()) != 0 ? errno : EIO, m_folder));
    return samples;
}

Result<ScannedRecording> scanRecording(const std::filesystem::path& file, ChannelChoice choice,
                                       SampleRate rate, const std::filesystem::path& scratch,
                                       const ScanWatch& watch)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(file));
    reader.endWhereDamaged(); // one that was cut off is used as far as it goes
    const auto info = reader.info();
    Recording recording;
    recording.file = file;
    recording.format = info.format;
    recording.rate = info.rate;
    recording.channels = info.channels;
    UNDERSTUDY_TRY(auto chosen, chooseChannel(reader, choice));
    recording.channel = std::min(chosen.channel, info.channels - 1);
    recording.channelReason = std::move(chosen.reason);
    UNDERSTUDY_TRY(auto spool, Spool::create(scratch));
    Scan scan(info, recording.channel, rate, std::move(spool));
    UNDERSTUDY_CHECK(scanOn(reader, file, Frames(std::numeric_limits<std::int64_t>::max()), watch, scan));
    UNDERSTUDY_TRY(auto scanned, scan.finish(std::move(recording)));
    scanned.recording.promised = promisedBy(reader, file, scanned.recording.length);
    return scanned;
}

Result<ScannedPart> scanAround(const Recording& recording, FrameSpan span, SampleRate rate,
                               const std::filesystem::path& scratch, const std::stop_token& stop)
{
    constexpr Seconds kAround{30.0};
    constexpr std::int64_t kGrid =
        5; // s: frames of levels, their windows and resampled frames begin there too
    UNDERSTUDY_TRY(auto reader, AudioReader::open(recording.file));
    reader.endWhereDamaged(); // one that was cut off is used as far as it goes
    const auto info = reader.info();
    const auto changed = [&] { return fail(Code::Corrupt, Reason::HashMismatch, recording.file.string()); };
    if (info.rate != recording.rate || info.channels != recording.channels)
        return changed();
    const auto around = toFrames(kAround, info.rate);
    const auto grid = kGrid * info.rate.value;
    const Frames begin(std::max<std::int64_t>(0, (span.begin - around).value) / grid * grid);
    UNDERSTUDY_CHECK(reader.seek(begin));
    UNDERSTUDY_TRY(auto spool, Spool::create(scratch));
    Scan scan(info, recording.channel, rate, std::move(spool));
    UNDERSTUDY_CHECK(scanOn(reader, recording.file, span.end + around - begin, {stop, {}}, scan));
    UNDERSTUDY_TRY(auto scanned, scan.finish(recording));
    if (begin + scanned.recording.length < span.end)
        return changed();
    return ScannedPart{begin, std::move(scanned)};
}

} // namespace understudy

#include "core/audio/decoder_p.h"
#include "core/audio/ffmpeg_p.h"

#include <algorithm>
#include <vector>

extern "C" {
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

namespace understudy {

namespace {

/// Containers that hold their sound themselves: no playlists, which would name other files and addresses.
constexpr const char* kContainers =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,mp3,aac,ac3,eac3,dts,flac,wav,w64,aiff,"
    "au,caf,asf,avi,flv,mpegts,mpeg,amr,ape,wv,tta,mpc,mpc8,tak,rm";

using Input = std::unique_ptr<AVFormatContext, FreeByAddress<avformat_close_input>>;
using Codec = FfmpegCodec;
using Packet = FfmpegPacket;
using Frame = FfmpegFrame;
using Converter = std::unique_ptr<SwrContext, FreeByAddress<swr_free>>;

class FfmpegDecoder : public AudioDecoder
{
public:
    FfmpegDecoder(std::string subject, Input input, Codec codec, AVStream* stream)
        : m_subject(std::move(subject)), m_input(std::move(input)), m_codec(std::move(codec)),
          m_stream(stream), m_packet(av_packet_alloc()), m_frame(av_frame_alloc())
    {
    }

    /// Decodes the first frame: it alone knows rate, channels and where the sound begins.
    Result<void> start();
    SampleRate rate() const { return SampleRate(m_rate); }
    int channels() const { return m_channels; }
    Frames length() const;
    std::string format() const;

    Result<Frames> read(std::span<float> interleaved) override;
    Result<void> seek(Frames position) override;

private:
    Failure damaged(std::string detail) const
    {
        return fail(Code::Corrupt, Reason::AudioDamaged, m_subject, std::move(detail));
    }
    Result<bool> decodeFrame();
    Result<bool> nextFrame();
    Result<void> sendPacket();
    Result<void> openConverter();
    Result<void> convert();
    void skipTo(std::int64_t position);

    std::string m_subject;
    Input m_input;
    Codec m_codec;
    AVStream* m_stream; // of m_input
    Packet m_packet;
    Frame m_frame;
    Converter m_converter;
    int m_rate = 0;
    int m_channels = 0;
    std::int64_t m_firstTime = 0;                    // of the first sample, in the stream's time base
    std::int64_t m_firstPacketTime = AV_NOPTS_VALUE; // earlier than m_firstTime where a codec primes itself
    std::vector<float> m_ready;                      // decoded and not yet read
    std::size_t m_used = 0;                          // of m_ready
    std::int64_t m_seekingFor = -1;                  // frame that the next decoded samples are cut to
};

Result<void> FfmpegDecoder::sendPacket()
{
    for (;;) {
        const int code = av_read_frame(m_input.get(), m_packet.get());
        if (code == AVERROR_EOF) {
            avcodec_send_packet(m_codec.get(), nullptr); // drains
            return {};
        }
        if (code < 0)
            return damaged(ffmpegWords(code));
        const bool ours = m_packet->stream_index == m_stream->index;
        if (ours && m_firstPacketTime == AV_NOPTS_VALUE)
            m_firstPacketTime = m_packet->pts == AV_NOPTS_VALUE ? 0 : m_packet->pts;
        const int sent = ours ? avcodec_send_packet(m_codec.get(), m_packet.get()) : 0;
        av_packet_unref(m_packet.get());
        if (sent < 0)
            return damaged(ffmpegWords(sent));
        if (ours)
            return {};
    }
}

/// False at the end.
Result<bool> FfmpegDecoder::nextFrame()
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code == 0)
            return true;
        if (code == AVERROR_EOF)
            return false;
        if (code != AVERROR(EAGAIN))
            return damaged(ffmpegWords(code));
        UNDERSTUDY_CHECK(sendPacket());
    }
}

Result<void> FfmpegDecoder::openConverter()
{
    SwrContext* converter = nullptr;
    auto* layout = &m_frame->ch_layout;
    int code = swr_alloc_set_opts2(&converter, layout, AV_SAMPLE_FMT_FLT, m_rate, layout,
                                   static_cast<AVSampleFormat>(m_frame->format), m_rate, 0, nullptr);
    m_converter.reset(converter);
    if (code >= 0)
        code = swr_init(converter);
    if (code < 0)
        return damaged(ffmpegWords(code));
    return {};
}

Result<void> FfmpegDecoder::convert()
{
    const auto count = static_cast<std::size_t>(m_frame->nb_samples);
    m_ready.resize(count * static_cast<std::size_t>(m_channels));
    m_used = 0;
    auto* out = reinterpret_cast<std::uint8_t*>(m_ready.data());
    const int made =
        swr_convert(m_converter.get(), &out, m_frame->nb_samples,
                    const_cast<const std::uint8_t**>(m_frame->extended_data), m_frame->nb_samples);
    if (made < 0)
        return damaged(ffmpegWords(made));
    m_ready.resize(static_cast<std::size_t>(made) * static_cast<std::size_t>(m_channels));
    return {};
}

/// The next frame into m_ready; false at the end.
Result<bool> FfmpegDecoder::decodeFrame()
{
    UNDERSTUDY_TRY(const bool more, nextFrame());
    if (!more)
        return false;
    if (m_frame->sample_rate != m_rate || m_frame->ch_layout.nb_channels != m_channels)
        return damaged("rate or channels change within the file");
    UNDERSTUDY_CHECK(convert());
    if (m_seekingFor >= 0)
        skipTo(m_seekingFor);
    return true;
}

/// Drops what lies before `position`, after a jump that lands somewhere before it.
void FfmpegDecoder::skipTo(std::int64_t position)
{
    const auto time = m_frame->best_effort_timestamp;
    const auto here = time == AV_NOPTS_VALUE
                          ? position
                          : av_rescale_q(time - m_firstTime, m_stream->time_base, AVRational{1, m_rate});
    const auto drop = std::clamp<std::int64_t>(position - here, 0, m_frame->nb_samples);
    m_used = std::min(static_cast<std::size_t>(drop) * static_cast<std::size_t>(m_channels), m_ready.size());
    if (m_used < m_ready.size() || m_ready.empty())
        m_seekingFor = -1;
}

Result<void> FfmpegDecoder::start()
{
    UNDERSTUDY_TRY(const bool any, nextFrame());
    if (!any)
        return fail(Code::InvalidInput, Reason::NoFrames, m_subject);
    m_rate = m_frame->sample_rate;
    m_channels = m_frame->ch_layout.nb_channels;
    m_firstTime = m_frame->best_effort_timestamp == AV_NOPTS_VALUE ? 0 : m_frame->best_effort_timestamp;
    if (m_rate <= 0 || m_channels <= 0)
        return damaged("no rate or no channels");
    UNDERSTUDY_CHECK(openConverter());
    return convert();
}

Frames FfmpegDecoder::length() const
{
    if (m_stream->duration != AV_NOPTS_VALUE && m_stream->duration > 0)
        return Frames(av_rescale_q(m_stream->duration, m_stream->time_base, AVRational{1, m_rate}));
    if (m_input->duration != AV_NOPTS_VALUE && m_input->duration > 0)
        return Frames(av_rescale(m_input->duration, m_rate, AV_TIME_BASE));
    return Frames(-1);
}

std::string FfmpegDecoder::format() const
{
    const std::string names = m_input->iformat->name;
    return names.substr(0, names.find(','));
}

Result<Frames> FfmpegDecoder::read(std::span<float> interleaved)
{
    std::size_t filled = 0;
    while (filled < interleaved.size()) {
        if (m_used == m_ready.size()) {
            UNDERSTUDY_TRY(const bool more, decodeFrame());
            if (!more)
                break;
        }
        const auto count = std::min(interleaved.size() - filled, m_ready.size() - m_used);
        std::copy_n(m_ready.data() + m_used, count, interleaved.data() + filled);
        m_used += count;
        filled += count;
    }
    return Frames(static_cast<std::int64_t>(filled) / m_channels);
}

Result<void> FfmpegDecoder::seek(Frames position)
{
    // Codecs with memory need a run-up: Opus 80 ms (RFC 7845, section 4.6), AAC a packet, MP3 all packets
    // that its bit reservoir of 511 bytes may reach back over, half a second of them when they are small.
    const auto runUp = position.value - m_rate;
    const auto time = runUp > 0
                          ? m_firstTime + av_rescale_q(runUp, AVRational{1, m_rate}, m_stream->time_base)
                          : m_firstPacketTime;
    const int code = av_seek_frame(m_input.get(), m_stream->index, time, AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        return damaged(ffmpegWords(code));
    avcodec_flush_buffers(m_codec.get());
    m_ready.clear();
    m_used = 0;
    m_seekingFor = position.value;
    return {};
}

Result<Input> openInput(const std::filesystem::path& path)
{
    av_log_set_level(AV_LOG_QUIET); // core never prints
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", kContainers, 0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    AVFormatContext* context = nullptr;
    const auto name = "file:" + path.string();
    int code = avformat_open_input(&context, name.c_str(), nullptr, &options);
    av_dict_free(&options);
    Input input(context);
    if (code < 0 || input->probe_score < AVPROBE_SCORE_RETRY)
        return fail(Code::Unsupported, Reason::NotAudio, path.string(), code < 0 ? ffmpegWords(code) : "");
    code = avformat_find_stream_info(input.get(), nullptr);
    if (code < 0)
        return fail(Code::Corrupt, Reason::AudioDamaged, path.string(), ffmpegWords(code));
    return input;
}

Result<Codec> openCodec(const AVStream& stream, const AVCodec* decoder, const std::string& subject)
{
    Codec codec(avcodec_alloc_context3(decoder));
    int code = avcodec_parameters_to_context(codec.get(), stream.codecpar);
    codec->pkt_timebase = stream.time_base;
    codec->thread_count = 1;
    if (code >= 0)
        code = avcodec_open2(codec.get(), decoder, nullptr);
    if (code < 0)
        return fail(Code::Corrupt, Reason::AudioDamaged, subject, ffmpegWords(code));
    return codec;
}

} // namespace

Result<OpenedAudio> openWithFfmpeg(const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(auto input, openInput(path));
    const AVCodec* decoder = nullptr;
    const int index = av_find_best_stream(input.get(), AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0);
    if (index < 0)
        return fail(Code::Unsupported, Reason::NotAudio, path.string(), ffmpegWords(index));
    AVStream* stream = input->streams[index];
    for (unsigned i = 0; i < input->nb_streams; ++i)
        input->streams[i]->discard = static_cast<int>(i) == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    UNDERSTUDY_TRY(auto codec, openCodec(*stream, decoder, path.string()));
    const bool timed = stream->duration != AV_NOPTS_VALUE;
    auto source = std::make_unique<FfmpegDecoder>(path.string(), std::move(input), std::move(codec), stream);
    UNDERSTUDY_CHECK(source->start());
    AudioInfo info{source->rate(), source->channels(), source->length(), source->format()};
    // Containers round a stream's duration to their own clock and to whole packets; MPEG audio's counts frames
    // of 1152 that its delay and its last one's rest leave unfilled.
    constexpr int kMpegFrames = 3 * 1152;
    const auto slack = std::max(source->rate().value / 10, kMpegFrames);
    const Frames promised(timed ? std::max<std::int64_t>(info.length.value - slack, 0) : 0);
    return OpenedAudio{std::move(info), promised, std::move(source)};
}

} // namespace understudy

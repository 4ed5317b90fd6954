#include "core/audio/ffmpeg_p.h"
#include "core/audio/sound_encoder_p.h"

#include <algorithm>
#include <cstring>
#include <vector>

extern "C" {
#include <libavutil/opt.h>
}

namespace understudy {

namespace {

struct Muxing
{
    const char* encoder;
    const char* muxer;
    std::int64_t bitRate; ///< bits a second; 0: lossless
};

Muxing muxingOf(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Flac:
        return {"flac", "flac", 0};
    case Encoding::Mp3:
        return {"libmp3lame", "mp3", 96'000};
    case Encoding::Opus:
        return {"libopus", "ogg", 64'000};
    case Encoding::Aac:
        return {"aac", "adts", 96'000};
    case Encoding::Wav:
    case Encoding::Pcm:
        break;
    }
    return {};
}

constexpr int kBuffer = 4096;
constexpr int kFramesWithoutSize = 2400;        // 100 ms, of encoders that take any number
constexpr const char* kPageDuration = "100000"; // µs: an Ogg page would wait for a second of sound

// From FFmpeg 7 on, what is written is const.
#if LIBAVFORMAT_VERSION_MAJOR >= 61
using WrittenByte = const std::uint8_t;
#else
using WrittenByte = std::uint8_t;
#endif

/// The bytes of a file that was written so far.
struct Output
{
    std::string bytes;
    std::int64_t position = 0;

    static int write(void* self, WrittenByte* data, int size)
    {
        auto& output = *static_cast<Output*>(self);
        const auto at = static_cast<std::size_t>(output.position), count = static_cast<std::size_t>(size);
        output.bytes.resize(std::max(output.bytes.size(), at + count));
        std::memcpy(output.bytes.data() + at, data, count);
        output.position += size;
        return size;
    }

    static std::int64_t seek(void* self, std::int64_t offset, int whence)
    {
        auto& output = *static_cast<Output*>(self);
        const auto size = static_cast<std::int64_t>(output.bytes.size());
        if (whence == AVSEEK_SIZE)
            return size;
        const auto from = whence == SEEK_CUR ? output.position : whence == SEEK_END ? size : 0;
        if (from + offset < 0 || from + offset > size)
            return AVERROR(EINVAL);
        return output.position = from + offset;
    }
};

struct FreeMuxer
{
    void operator()(AVFormatContext* muxer) const
    {
        if (muxer->pb) {
            av_freep(&muxer->pb->buffer);
            avio_context_free(&muxer->pb);
        }
        avformat_free_context(muxer);
    }
};

class FfmpegEncoder : public SoundEncoder::Codec
{
public:
    FfmpegEncoder(Encoding encoding, SoundEncoder::Delivery delivery)
        : m_encoding(encoding), m_isWhole(delivery == SoundEncoder::Delivery::Whole),
          m_packet(av_packet_alloc()), m_frame(av_frame_alloc())
    {
    }

    Result<void> start(SampleRate rate);

    Result<void> encode(std::span<const float> mono, std::string& out) override
    {
        m_waiting.insert(m_waiting.end(), mono.begin(), mono.end());
        std::size_t used = 0;
        for (const auto size = frameSize(); m_waiting.size() - used >= size; used += size)
            UNDERSTUDY_CHECK(encodeFrame(std::span(m_waiting).subspan(used, size)));
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(used));
        release(out);
        return {};
    }

    Result<void> finish(std::string& out) override
    {
        if (!m_waiting.empty())
            UNDERSTUDY_CHECK(encodeFrame(m_waiting));
        UNDERSTUDY_CHECK(check(avcodec_send_frame(m_codec.get(), nullptr)));
        UNDERSTUDY_CHECK(writePackets());
        UNDERSTUDY_CHECK(check(av_write_trailer(m_muxer.get())));
        avio_flush(m_muxer->pb);
        m_isWhole = false; // all of it may leave
        release(out);
        return {};
    }

private:
    Result<void> check(int code) const
    {
        if (code < 0)
            return fail(Code::Internal, std::string(name(m_encoding)), ffmpegWords(code));
        return {};
    }
    std::size_t frameSize() const
    {
        return static_cast<std::size_t>(m_codec->frame_size > 0 ? m_codec->frame_size : kFramesWithoutSize);
    }
    Result<void> openCodec(const AVCodec* encoder, SampleRate rate);
    Result<void> openMuxer();
    Result<void> encodeFrame(std::span<const float> samples);
    Result<void> writePackets();
    void release(std::string& out)
    {
        if (m_isWhole)
            return;
        out += m_output.bytes;
        m_output.bytes.clear();
        m_output.position = 0;
    }

    const Encoding m_encoding;
    bool m_isWhole;
    Output m_output; // outlives the muxer
    FfmpegCodec m_codec;
    std::unique_ptr<AVFormatContext, FreeMuxer> m_muxer;
    AVStream* m_stream = nullptr; // of m_muxer
    FfmpegPacket m_packet;
    FfmpegFrame m_frame;
    std::vector<float> m_waiting; // less than a frame
    std::int64_t m_time = 0;      // of the next frame, in samples
};

Result<void> FfmpegEncoder::start(SampleRate rate)
{
    av_log_set_level(AV_LOG_QUIET); // core never prints
    const auto* encoder = avcodec_find_encoder_by_name(muxingOf(m_encoding).encoder);
    if (!encoder)
        return fail(Code::Unsupported, std::string(name(m_encoding)),
                    std::string("FFmpeg without ") + muxingOf(m_encoding).encoder);
    UNDERSTUDY_CHECK(openCodec(encoder, rate));
    return openMuxer();
}

Result<void> FfmpegEncoder::openCodec(const AVCodec* encoder, SampleRate rate)
{
    m_codec.reset(avcodec_alloc_context3(encoder));
    m_codec->sample_rate = static_cast<int>(rate.value);
    m_codec->sample_fmt = encoder->sample_fmts[0];
    // One channel: planes or not, floats lie the same.
    for (const auto* format = encoder->sample_fmts; *format != AV_SAMPLE_FMT_NONE; ++format)
        if (*format == AV_SAMPLE_FMT_FLT || *format == AV_SAMPLE_FMT_FLTP)
            m_codec->sample_fmt = *format;
    m_codec->bit_rate = muxingOf(m_encoding).bitRate;
    m_codec->time_base = {1, static_cast<int>(rate.value)};
    m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    m_codec->thread_count = 1;
    av_channel_layout_default(&m_codec->ch_layout, 1);
    return check(avcodec_open2(m_codec.get(), encoder, nullptr));
}

Result<void> FfmpegEncoder::openMuxer()
{
    AVFormatContext* muxer = nullptr;
    UNDERSTUDY_CHECK(
        check(avformat_alloc_output_context2(&muxer, nullptr, muxingOf(m_encoding).muxer, nullptr)));
    m_muxer.reset(muxer);
    auto* buffer = static_cast<unsigned char*>(av_malloc(kBuffer));
    m_muxer->pb = avio_alloc_context(buffer, kBuffer, 1, &m_output, nullptr, &Output::write,
                                     m_isWhole ? &Output::seek : nullptr);
    m_muxer->pb->seekable = m_isWhole ? AVIO_SEEKABLE_NORMAL : 0;
    m_muxer->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_FLUSH_PACKETS;
    m_stream = avformat_new_stream(m_muxer.get(), nullptr);
    m_stream->time_base = m_codec->time_base;
    UNDERSTUDY_CHECK(check(avcodec_parameters_from_context(m_stream->codecpar, m_codec.get())));
    AVDictionary* options = nullptr;
    if (m_encoding == Encoding::Opus && !m_isWhole)
        av_dict_set(&options, "page_duration", kPageDuration, 0);
    if (m_encoding == Encoding::Mp3) {
        av_dict_set(&options, "id3v2_version", "0", 0);
        av_dict_set(&options, "write_xing", m_isWhole ? "1" : "0", 0);
    }
    const int code = avformat_write_header(m_muxer.get(), &options);
    av_dict_free(&options);
    return check(code);
}

Result<void> FfmpegEncoder::encodeFrame(std::span<const float> samples)
{
    av_frame_unref(m_frame.get());
    m_frame->nb_samples = static_cast<int>(samples.size());
    m_frame->format = m_codec->sample_fmt;
    m_frame->sample_rate = m_codec->sample_rate;
    av_channel_layout_default(&m_frame->ch_layout, 1);
    UNDERSTUDY_CHECK(check(av_frame_get_buffer(m_frame.get(), 0)));
    const auto format = av_get_packed_sample_fmt(m_codec->sample_fmt);
    if (format == AV_SAMPLE_FMT_FLT)
        std::ranges::transform(samples, reinterpret_cast<float*>(m_frame->data[0]),
                               [](float sample) { return std::clamp(sample, -1.0F, 1.0F); });
    else if (format == AV_SAMPLE_FMT_S16)
        std::ranges::transform(samples, reinterpret_cast<std::int16_t*>(m_frame->data[0]), toPcm16);
    else
        return fail(Code::Internal, std::string(name(m_encoding)), av_get_sample_fmt_name(format));
    m_frame->pts = m_time;
    m_time += static_cast<std::int64_t>(samples.size());
    UNDERSTUDY_CHECK(check(avcodec_send_frame(m_codec.get(), m_frame.get())));
    return writePackets();
}

Result<void> FfmpegEncoder::writePackets()
{
    for (;;) {
        const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        UNDERSTUDY_CHECK(check(code));
        m_packet->stream_index = m_stream->index;
        av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_stream->time_base);
        UNDERSTUDY_CHECK(check(av_write_frame(m_muxer.get(), m_packet.get())));
        av_packet_unref(m_packet.get());
        avio_flush(m_muxer->pb);
    }
}

} // namespace

Result<std::unique_ptr<SoundEncoder::Codec>> makeFfmpegCodec(Encoding encoding, SampleRate rate,
                                                             SoundEncoder::Delivery delivery)
{
    auto codec = std::make_unique<FfmpegEncoder>(encoding, delivery);
    UNDERSTUDY_CHECK(codec->start(rate));
    return std::unique_ptr<SoundEncoder::Codec>(std::move(codec));
}

} // namespace understudy

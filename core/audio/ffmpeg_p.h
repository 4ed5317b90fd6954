// What reading and writing through FFmpeg's libraries share.
#pragma once

#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace understudy {

template<auto Free>
struct FreeByAddress
{
    template<typename T>
    void operator()(T* object) const
    {
        Free(&object);
    }
};
using FfmpegCodec = std::unique_ptr<AVCodecContext, FreeByAddress<avcodec_free_context>>;
using FfmpegPacket = std::unique_ptr<AVPacket, FreeByAddress<av_packet_free>>;
using FfmpegFrame = std::unique_ptr<AVFrame, FreeByAddress<av_frame_free>>;

/// What the library says of an error code.
inline std::string ffmpegWords(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return text;
}

} // namespace understudy

// Reads the file of one segment as 24 kHz mono, from any frame on: takes as they are, <audio> files of any
// rate and number of channels converted as they stream.
#pragma once

#include "core/audio/reader.h"
#include "core/audio/resampler.h"

#include <optional>
#include <vector>

namespace understudy {

class SegmentSource
{
public:
    static Result<SegmentSource> open(const std::filesystem::path& file);

    /// Next read() starts at frame `at`, in frames of 24 kHz.
    Result<void> seek(Frames at);
    Frames position() const { return m_position; }
    /// Fewer frames only at the end of the file.
    Result<Frames> read(std::span<float> out);

private:
    SegmentSource(std::filesystem::path file, AudioReader reader);
    bool isPlain() const;
    Result<Frames> readPlain(std::span<float> out);
    Result<Frames> readConverted(std::span<float> out);
    Result<void> convertBlock();

    std::filesystem::path m_file;
    AudioReader m_reader;
    Frames m_position;

    // Conversion; unused for a plain file.
    std::optional<Resampler> m_resampler;
    std::vector<float> m_interleaved, m_mono;
    std::vector<float> m_ready; // converted, from m_used on not yet read
    std::size_t m_used = 0;
    bool m_isDrained = false;
};

} // namespace understudy

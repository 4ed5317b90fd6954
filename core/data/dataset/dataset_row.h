// One clip of a dataset on disk: a line of metadata.jsonl (audio.md 6.2).
#pragma once

#include "core/base/result.h"
#include "core/data/clips/clip.h"
#include "core/data/dataset/split.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// Who wrote a line, or a dataset.json.
inline constexpr std::string_view kDatasetTool = "understudy";

struct DatasetRow
{
    Clip clip;
    std::string source;       ///< the recording's file name
    std::string sourceSha256; ///< of its bytes
    SampleRate sourceRate;
    Split split = Split::Train;
    std::string fileName;  ///< relative to the split's folder: "talk-1a2b3c4d_0001.wav"
    std::string pcmSha256; ///< of the samples as 16-bit little-endian
    SampleRate rate;
    Frames length;                       ///< of the file
    std::vector<std::string> processing; ///< "channel 0", "hum -31.2 dB at 50.02 Hz"; in order
    Verdict verdict = Verdict::None;
    std::string reason; ///< of the verdict
    /// It was in a dataset of ours: what is found on it since marks it, and does not leave it out.
    bool isTakenOver = false;
    std::uint64_t seed = 0;

    Seconds duration() const { return toSeconds(length, rate); }
};

/// One line without its end; keys sorted, seconds to 3 decimals, other figures to 2: the same for the same
/// row.
std::string lineOf(const DatasetRow& row);
/// Of ours or of another program: what is absent stays empty. Corrupt; the detail tells what is wrong.
Result<DatasetRow> parseRow(std::string_view line);

std::string_view name(Verdict verdict);
std::optional<Verdict> verdictNamed(std::string_view name);
std::string_view name(Grade grade);

} // namespace understudy

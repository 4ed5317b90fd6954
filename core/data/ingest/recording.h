// An original file and what is known of it as a whole.
#pragma once

#include "core/base/units.h"
#include "core/data/qc/hum.h"

#include <filesystem>
#include <optional>
#include <string>

namespace understudy {

/// Which channel of a recording its clips are made of.
enum class ChannelChoice
{
    Auto, ///< the mean of both, or the better one (audio.md 2.2)
    Mix,
    Left,
    Right
};

/// What was done to its sound in the clips.
struct RepairsDone
{
    int clicks = 0;
    double highPassHz = 0;
    Decibels noiseReduction{0.0};
};

struct Recording
{
    std::string id; ///< "<stem>-<first 8 digits of the hash>": the same for the same file anywhere
    std::filesystem::path file;
    std::string sha256; ///< of the file's bytes
    std::string format; ///< "flac"; of the contents
    SampleRate rate;
    int channels = 0;
    Frames length;
    Frames promised;              ///< what its header tells, where it ends before that; 0: it is whole
    int channel = -1;             ///< taken; -1 is the mean of all
    std::string channelReason;    ///< "one channel", "asked for", "same in both", "one is silent", ...
    Decibels dc;                  ///< dBFS; -infinity for none
    HumReport hum;                ///< in the clips
    std::optional<Hum> humBefore; ///< in the original, where it was taken out
    RepairsDone repairs;          ///< beside that
};

/// A part of the id that people can read: letters, digits, "-" and "_" of the file's stem, at most 40 bytes.
std::string recordingId(const std::filesystem::path& file, const std::string& sha256);

} // namespace understudy

// Title, artist, album and chapter marks inside a finished sound file, through TagLib.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace understudy {

enum class Container
{
    Wav,
    Flac,
    Ogg,
    Mp3
};

struct Chapter
{
    Seconds start;
    std::string title; ///< UTF-8
};

struct AudioTags
{
    std::string title; ///< UTF-8, as are the others; an empty field is not written
    std::string artist;
    std::string album;
    std::vector<Chapter> chapters; ///< in order; a chapter ends where the next begins

    bool empty() const { return title.empty() && artist.empty() && album.empty() && chapters.empty(); }
};

/// Wav and Mp3: ID3v2.4 with CHAP and CTOC frames (id3.org, "ID3v2 Chapter Frame Addendum"). Flac and Ogg:
/// Vorbis comments CHAPTERnnn and CHAPTERnnnNAME. `length` ends the last chapter. The name's extension does
/// not matter.
Result<void> writeTags(const std::filesystem::path& path, Container container, const AudioTags& tags,
                       Seconds length);

} // namespace understudy

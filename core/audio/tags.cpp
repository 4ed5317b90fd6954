#include "core/audio/tags.h"

#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdint>

#include <fcntl.h>
#include <taglib/chapterframe.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>
#include <unistd.h>

namespace understudy {

namespace {

namespace fs = std::filesystem;

TagLib::String words(const std::string& text)
{
    return {text, TagLib::String::UTF8};
}

void setTexts(TagLib::Tag& tag, const AudioTags& tags)
{
    if (!tags.title.empty())
        tag.setTitle(words(tags.title));
    if (!tags.artist.empty())
        tag.setArtist(words(tags.artist));
    if (!tags.album.empty())
        tag.setAlbum(words(tags.album));
}

unsigned toMilliseconds(Seconds time)
{
    return static_cast<unsigned>(std::llround(time.value * 1000.0));
}

TagLib::ByteVector chapterId(std::size_t index)
{
    const auto id = "chp" + std::to_string(index);
    return {id.c_str(), static_cast<unsigned>(id.size())};
}

/// TagLib owns the frames that it is given.
void addChapters(TagLib::ID3v2::Tag& tag, const AudioTags& tags, Seconds length)
{
    using namespace TagLib::ID3v2;
    constexpr unsigned kNoOffset = 0xFFFFFFFF; // times only, no byte positions
    TagLib::ByteVectorList ids;
    for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
        const auto end = i + 1 < tags.chapters.size() ? tags.chapters[i + 1].start : length;
        auto* title = new TextIdentificationFrame("TIT2", TagLib::String::UTF8);
        title->setText(words(tags.chapters[i].title));
        FrameList embedded;
        embedded.append(title);
        tag.addFrame(new ChapterFrame(chapterId(i), toMilliseconds(tags.chapters[i].start),
                                      toMilliseconds(end), kNoOffset, kNoOffset, embedded));
        ids.append(chapterId(i));
    }
    if (ids.isEmpty())
        return;
    auto* contents = new TableOfContentsFrame("toc", ids);
    contents->setIsTopLevel(true);
    contents->setIsOrdered(true);
    tag.addFrame(contents);
}

std::string padded(std::size_t number, std::size_t digits)
{
    const auto text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

void addChapters(TagLib::Ogg::XiphComment& comment, const AudioTags& tags)
{
    for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
        const unsigned at = toMilliseconds(tags.chapters[i].start);
        const auto key = "CHAPTER" + padded(i + 1, 3);
        const auto time = padded(at / 3'600'000, 2) + ":" + padded(at / 60'000 % 60, 2) + ":" +
                          padded(at / 1000 % 60, 2) + "." + padded(at % 1000, 3);
        comment.addField(key, words(time));
        comment.addField(key + "NAME", words(tags.chapters[i].title));
    }
}

/// TagLib does not notice a full disk, so room for the tags is asked for before it starts.
Result<void> checkRoom(const fs::path& path, const AudioTags& tags)
{
    std::size_t bytes = 64 * 1024; // headers, and the padding that TagLib leaves
    for (const auto& chapter : tags.chapters)
        bytes += 256 + chapter.title.size();
    bytes += tags.title.size() + tags.artist.size() + tags.album.size();
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return Failure(systemError(errno, path));
    const auto size = ::lseek(descriptor, 0, SEEK_END);
    const int denied = ::posix_fallocate(descriptor, size, static_cast<off_t>(bytes));
    const bool restored = ::ftruncate(descriptor, size) == 0;
    const int number = denied != 0 ? denied : restored ? 0 : errno;
    ::close(descriptor);
    if (number != 0)
        return Failure(systemError(number, path));
    return {};
}

bool saveTags(const fs::path& path, Container container, const AudioTags& tags, Seconds length)
{
    constexpr bool kReadProperties = false;
    switch (container) {
    case Container::Wav: {
        TagLib::RIFF::WAV::File file(path.c_str(), kReadProperties);
        if (!file.isValid())
            return false;
        setTexts(*file.ID3v2Tag(), tags);
        addChapters(*file.ID3v2Tag(), tags, length);
        return file.save(TagLib::RIFF::WAV::File::ID3v2);
    }
    case Container::Mp3: {
        TagLib::MPEG::File file(path.c_str(), kReadProperties);
        if (!file.isValid())
            return false;
        setTexts(*file.ID3v2Tag(true), tags);
        addChapters(*file.ID3v2Tag(), tags, length);
        return file.save(TagLib::MPEG::File::ID3v2);
    }
    case Container::Flac: {
        TagLib::FLAC::File file(path.c_str(), kReadProperties);
        if (!file.isValid())
            return false;
        setTexts(*file.xiphComment(true), tags);
        addChapters(*file.xiphComment(), tags);
        return file.save();
    }
    case Container::Ogg: {
        TagLib::Ogg::Vorbis::File file(path.c_str(), kReadProperties);
        if (!file.isValid())
            return false;
        setTexts(*file.tag(), tags);
        addChapters(*file.tag(), tags);
        return file.save();
    }
    }
    return false;
}

} // namespace

Result<void> writeTags(const fs::path& path, Container container, const AudioTags& tags, Seconds length)
{
    UNDERSTUDY_CHECK(checkRoom(path, tags));
    if (!saveTags(path, container, tags, length))
        return fail(Code::Io, path.string(), "tags could not be written");
    return {};
}

} // namespace understudy

// Whole files of sound in tests: written, read back, looked at as bytes.
#pragma once

#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "tests/core/audio/signals.h"
#include "tests/support/results.h"

#include <filesystem>
#include <span>
#include <string>

Q_DECLARE_METATYPE(understudy::AudioSpec)

namespace understudy::test {

inline Result<void> writeSound(const std::filesystem::path& path, const AudioSpec& spec,
                               std::span<const float> frames, AudioTags tags = {})
{
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(path, spec));
    writer.setTags(std::move(tags));
    Result<void> result;
    const auto channels = static_cast<std::size_t>(spec.channels);
    for (std::size_t at = 0; result && at < frames.size(); at += 1000 * channels)
        result = writer.write(frames.subspan(at, std::min(1000 * channels, frames.size() - at)));
    UNDERSTUDY_CHECK(result);
    return writer.commit();
}

/// All that read() delivers, interleaved.
inline Result<Signal> readAll(AudioReader& reader)
{
    Signal all;
    Signal block(static_cast<std::size_t>(777 * reader.info().channels));
    for (;;) {
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got.value == 0)
            return all;
        all.insert(all.end(), block.begin(), block.begin() + got.value * reader.info().channels);
    }
}

inline Result<Signal> readAll(const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(path));
    return readAll(reader);
}

inline std::string bytesOf(const std::filesystem::path& path)
{
    return readFile(path, Bytes(64 << 20)).value_or("");
}

inline void eachContainer()
{
    QTest::addColumn<AudioSpec>("spec");
    QTest::newRow("wav") << AudioSpec{.container = Container::Wav};
    QTest::newRow("flac") << AudioSpec{.container = Container::Flac};
    QTest::newRow("ogg") << AudioSpec{.container = Container::Ogg};
    QTest::newRow("mp3") << AudioSpec{.container = Container::Mp3};
}

} // namespace understudy::test

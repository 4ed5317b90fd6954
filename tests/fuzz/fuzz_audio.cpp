// Any bytes in a file: AudioReader gives an error or finite samples, in bounded time and memory; a header
// promises as many frames as it can tell, or none.
#include "core/audio/levels.h"
#include "core/audio/reader.h"
#include "core/audio/wav_header.h"
#include "core/base/contract.h"

#include <cstdint>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

using namespace understudy;

namespace {

/// A small file may unfold to hours; these many blocks show what reading does.
constexpr int kBlocks = 64;

void readSome(AudioReader& reader)
{
    std::vector<float> block(static_cast<std::size_t>(1024 * reader.info().channels));
    for (int i = 0; i < kBlocks; ++i) {
        const auto got = reader.read(block);
        if (!got || got->value == 0)
            return;
        UNDERSTUDY_ASSERT(got->value <= 1024);
        UNDERSTUDY_ASSERT(
            allFinite(std::span(block).first(static_cast<std::size_t>(got->value * reader.info().channels))));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const int descriptor = ::memfd_create("sound", 0);
    if (::write(descriptor, data, size) == static_cast<ssize_t>(size)) {
        const auto file = "/proc/self/fd/" + std::to_string(descriptor);
        const auto promised = framesInWavHeader(file);
        UNDERSTUDY_ASSERT(!promised || (promised->value >= 0 && promised->value < (1LL << 32)));
        auto reader = AudioReader::open(file);
        if (reader) {
            readSome(*reader);
            if (reader->seek(Frames(size % 5000)))
                readSome(*reader);
        }
    }
    ::close(descriptor);
    return 0;
}

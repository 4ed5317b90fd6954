#include "core/audio/wav_header.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

namespace understudy {
namespace {

constexpr std::uint32_t kUnknown = 0x7FFFF000; // what writers to a pipe put, or more
constexpr int kMostChunks = 1000;

std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number |= std::uint32_t(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return number;
}

bool isPlain(std::uint32_t coding)
{
    constexpr std::uint32_t kPcm = 1, kFloat = 3, kExtensible = 0xFFFE;
    return coding == kPcm || coding == kFloat || coding == kExtensible;
}

} // namespace

std::optional<Frames> framesInWavHeader(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::array<char, 16> bytes{};
    const std::string_view read(bytes.data(), bytes.size());
    if (!in.read(bytes.data(), 12) || read.substr(0, 4) != "RIFF" || read.substr(8, 4) != "WAVE")
        return std::nullopt;
    std::uint32_t frameSize = 0;
    for (int chunk = 0; chunk < kMostChunks && in.read(bytes.data(), 8); ++chunk) {
        const auto isFormat = read.substr(0, 4) == "fmt ", isData = read.substr(0, 4) == "data";
        const auto size = numberAt(read, 4, 4);
        if (isData)
            return frameSize == 0 || size == 0 || size >= kUnknown ? std::nullopt
                                                                   : std::optional(Frames(size / frameSize));
        const auto next = in.tellg() + std::streamoff(size) + std::streamoff(size & 1);
        if (isFormat && size >= 16 && in.read(bytes.data(), 16) && isPlain(numberAt(read, 0, 2)))
            frameSize = numberAt(read, 12, 2);
        in.seekg(next);
    }
    return std::nullopt;
}

} // namespace understudy

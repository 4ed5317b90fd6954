#include "core/audio/ogg_pages_p.h"

#include "core/base/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <vector>

#include <unistd.h>

namespace understudy {

namespace {

// RFC 3533, section 6: offsets in a page header, little endian.
constexpr std::size_t kHeader = 27;
constexpr std::size_t kStreamNumber = 14;
constexpr std::size_t kChecksum = 22;
constexpr std::size_t kSegments = 26;

using Page = std::vector<std::uint8_t>;

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t remainder = i << 24;
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder << 1) ^ ((remainder & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
        table[i] = remainder;
    }
    return table;
}

std::uint32_t checksum(const Page& page)
{
    static constexpr auto kTable = makeTable();
    std::uint32_t sum = 0;
    for (const auto byte : page)
        sum = (sum << 8) ^ kTable[(sum >> 24) ^ byte];
    return sum;
}

void put(Page& page, std::size_t offset, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        page[offset + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

/// Adds the bytes at `offset` to the page; false when the file ends before.
bool readMore(int descriptor, off_t offset, std::size_t count, Page& page)
{
    const auto before = page.size();
    page.resize(before + count);
    return ::pread(descriptor, page.data() + before, count, offset) == static_cast<ssize_t>(count);
}

bool readPage(int descriptor, off_t offset, Page& page)
{
    page.clear();
    if (!readMore(descriptor, offset, kHeader, page) || std::memcmp(page.data(), "OggS", 4) != 0)
        return false;
    const std::size_t segments = page[kSegments];
    if (!readMore(descriptor, offset + static_cast<off_t>(kHeader), segments, page))
        return false;
    const auto body = std::accumulate(page.begin() + kHeader, page.end(), std::size_t{0});
    return readMore(descriptor, offset + static_cast<off_t>(page.size()), body, page);
}

} // namespace

Result<void> setOggStreamNumber(int descriptor, const std::filesystem::path& path, std::uint32_t number)
{
    Page page;
    for (off_t at = 0; readPage(descriptor, at, page); at += static_cast<off_t>(page.size())) {
        put(page, kStreamNumber, number);
        put(page, kChecksum, 0); // the checksum counts itself as zero
        put(page, kChecksum, checksum(page));
        if (::pwrite(descriptor, page.data(), kHeader, at) != static_cast<ssize_t>(kHeader))
            return Failure(systemError(errno, path));
    }
    return {};
}

} // namespace understudy

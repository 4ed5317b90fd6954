#include "core/model/weights/zip_entries_p.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace understudy {

namespace {

using ByteView = std::span<const std::byte>;

constexpr std::size_t kEndSize = 22; ///< of the record at the end, without its comment
constexpr std::size_t kMostComment = 65'535;
constexpr std::size_t kLocatorSize = 20; ///< of the one before it, in a large zip
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kEntrySize = 46;           ///< in the directory, without its texts
constexpr std::size_t kLocalSize = 30;           ///< before the data, without its texts
constexpr std::uint32_t kInExtra32 = 0xFFFFFFFF; ///< the number is elsewhere, with 64 bits

Failure damaged(const std::string& subject, std::string detail)
{
    return fail(Code::Corrupt, Reason::WeightsDamaged, subject, std::move(detail));
}

template<typename Number>
Number numberAt(ByteView bytes, std::size_t at)
{
    Number number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof(Number));
    return number;
}

bool hasMark(ByteView bytes, std::size_t at, std::string_view mark)
{
    return at + mark.size() <= bytes.size() && std::memcmp(bytes.data() + at, mark.data(), mark.size()) == 0;
}

struct Directory
{
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

Result<Directory> findDirectory(ByteView zip, const std::string& subject)
{
    if (zip.size() < kEndSize)
        return damaged(subject, "the end of the zip is missing; the file is cut off");
    const auto last = zip.size() - kEndSize;
    for (std::size_t back = 0; back <= std::min(last, kMostComment); ++back) {
        const auto at = last - back;
        if (!hasMark(zip, at, "PK\5\6"))
            continue;
        Directory directory{numberAt<std::uint32_t>(zip, at + 16), numberAt<std::uint32_t>(zip, at + 12)};
        if (directory.begin != kInExtra32)
            return directory;
        const auto locator = at >= kLocatorSize ? at - kLocatorSize : zip.size();
        if (!hasMark(zip, locator, "PK\6\7"))
            return damaged(subject, "the zip's list of files is not found");
        const auto end64 = numberAt<std::uint64_t>(zip, locator + 8);
        if (end64 > zip.size() || zip.size() - end64 < kEnd64Size || !hasMark(zip, end64, "PK\6\6"))
            return damaged(subject, "the zip's list of files is not found");
        return Directory{numberAt<std::uint64_t>(zip, end64 + 48), numberAt<std::uint64_t>(zip, end64 + 40)};
    }
    return damaged(subject, "the end of the zip is missing; the file is cut off");
}

/// The numbers of 64 bits that `extra` has for those of `fields` that did not fit, in their order.
bool widen(ByteView extra, std::array<std::uint64_t*, 3> fields)
{
    constexpr std::uint16_t kZip64 = 1;
    for (std::size_t at = 0; at + 4 <= extra.size();) {
        const auto kind = numberAt<std::uint16_t>(extra, at);
        const std::size_t size = numberAt<std::uint16_t>(extra, at + 2);
        const auto end = at + 4 + size;
        if (kind == kZip64 && end <= extra.size()) {
            at += 4;
            for (auto* field : fields) {
                if (*field != kInExtra32)
                    continue;
                if (at + sizeof(std::uint64_t) > end)
                    return false;
                *field = numberAt<std::uint64_t>(extra, at);
                at += sizeof(std::uint64_t);
            }
            break;
        }
        at = end;
    }
    return std::none_of(fields.begin(), fields.end(), [](const auto* field) { return *field == kInExtra32; });
}

/// Where the data of the entry begins whose local header is at `header`.
std::uint64_t dataBehind(ByteView zip, std::uint64_t header)
{
    if (header > zip.size() || zip.size() - header < kLocalSize || !hasMark(zip, header, "PK\3\4"))
        return zip.size() + 1;
    return header + kLocalSize + numberAt<std::uint16_t>(zip, header + 26) +
           numberAt<std::uint16_t>(zip, header + 28);
}

} // namespace

Result<ZipEntries> readZipEntries(ByteView zip, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto directory, findDirectory(zip, subject));
    if (directory.begin > zip.size() || directory.size > zip.size() - directory.begin)
        return damaged(subject, "the zip's list of files ends after the file");
    const auto list = zip.subspan(directory.begin, directory.size);
    ZipEntries entries;
    for (std::size_t at = 0; at < list.size();) {
        if (list.size() - at < kEntrySize || !hasMark(list, at, "PK\1\2"))
            return damaged(subject, "the zip's list of files is broken");
        const std::size_t nameSize = numberAt<std::uint16_t>(list, at + 28);
        const std::size_t extraSize = numberAt<std::uint16_t>(list, at + 30);
        const std::size_t commentSize = numberAt<std::uint16_t>(list, at + 32);
        if (list.size() - at - kEntrySize < nameSize + extraSize + commentSize)
            return damaged(subject, "the zip's list of files is broken");
        const std::string name(reinterpret_cast<const char*>(list.data()) + at + kEntrySize,
                               nameSize); // NOLINT
        std::uint64_t packed = numberAt<std::uint32_t>(list, at + 20);
        ZipEntry entry{.size = numberAt<std::uint32_t>(list, at + 24)};
        std::uint64_t header = numberAt<std::uint32_t>(list, at + 42);
        if (!widen(list.subspan(at + kEntrySize + nameSize, extraSize), {&entry.size, &packed, &header}))
            return damaged(subject, name.substr(0, 200) + ": its size is missing");
        if (numberAt<std::uint16_t>(list, at + 10) != 0 || packed != entry.size)
            return damaged(subject, name.substr(0, 200) + " is compressed; files of torch.save() are not");
        entry.begin = dataBehind(zip, header);
        if (entry.begin > zip.size() || entry.size > zip.size() - entry.begin)
            return damaged(subject, name.substr(0, 200) + " ends after the file");
        if (!entries.emplace(name, entry).second)
            return damaged(subject, name.substr(0, 200) + " is there twice");
        at += kEntrySize + nameSize + extraSize + commentSize;
    }
    return entries;
}

} // namespace understudy

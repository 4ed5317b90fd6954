// A file as an answer: whole or a part of it (RFC 9110, section 14), read as the other side takes it.
#pragma once

#include "app/server/http_types.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace understudy::server {

struct ByteRange
{
    std::uint64_t first = 0, last = 0; ///< both are in it
};
enum class RangeKind
{
    Whole, ///< none was asked for, or one that is not to be understood: all of it is sent
    Part,
    Unsatisfiable
};
/// Of a "Range" header, for a file of `size` bytes. Several ranges are answered by the whole.
RangeKind readRange(std::string_view header, std::uint64_t size, ByteRange& range);

/// Answers with the file, which has to be one; 404 where it is not there. Reads on a thread that `elsewhere`
/// runs its work on.
void answerFile(const ExchangePtr& exchange, const std::filesystem::path& file,
                std::function<void(std::function<void()>)> elsewhere);

/// By a file's ending; bytes where it is not known.
std::string_view mediaTypeOf(const std::filesystem::path& file);

} // namespace understudy::server

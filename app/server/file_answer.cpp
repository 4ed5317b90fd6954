#include "app/server/file_answer.h"

#include "app/server/api_error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy::server {

namespace {

constexpr std::size_t kBlock = 128 * 1024;

std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A file on its way out: a block is read when the one before is nearly gone.
class FileStream : public std::enable_shared_from_this<FileStream>
{
public:
    using Elsewhere = std::function<void(std::function<void()>)>;

    FileStream(ExchangePtr exchange, int descriptor, ByteRange range, Elsewhere elsewhere)
        : m_exchange(std::move(exchange)), m_descriptor(descriptor), m_next(range.first),
          m_end(range.last + 1), m_elsewhere(std::move(elsewhere))
    {
    }
    ~FileStream() { ::close(m_descriptor); }
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    /// The exchange holds it as long as it goes on.
    void start()
    {
        m_exchange->onDrained([self = shared_from_this()] { self->readSoon(); });
    }

private:
    /// On the listener's thread.
    void readSoon()
    {
        if (m_isReading || m_next == m_end)
            return;
        m_isReading = true;
        m_elsewhere([self = shared_from_this()] { self->readBlock(); });
    }

    void readBlock()
    {
        std::string block(std::min<std::uint64_t>(kBlock, m_end - m_next), '\0');
        const auto got = ::pread(m_descriptor, block.data(), block.size(), static_cast<off_t>(m_next));
        if (got <= 0)
            return m_exchange->abort(); // it became shorter: what was promised cannot be kept
        block.resize(static_cast<std::size_t>(got));
        m_next += block.size();
        const bool isLast = m_next == m_end;
        m_isReading = false;
        m_exchange->write(std::move(block));
        if (isLast)
            m_exchange->end();
    }

    const ExchangePtr m_exchange;
    const int m_descriptor;
    std::atomic<std::uint64_t> m_next;
    const std::uint64_t m_end;
    const Elsewhere m_elsewhere;
    std::atomic<bool> m_isReading = false;
};

} // namespace

RangeKind readRange(std::string_view header, std::uint64_t size, ByteRange& range)
{
    constexpr std::string_view kUnit = "bytes=";
    if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos)
        return RangeKind::Whole;
    header.remove_prefix(kUnit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos)
        return RangeKind::Whole;
    const auto first = numberOf(header.substr(0, dash)), last = numberOf(header.substr(dash + 1));
    const bool hasFirst = dash > 0, hasLast = dash + 1 < header.size();
    if ((hasFirst && !first) || (hasLast && !last) || (!hasFirst && !hasLast) ||
        (first && last && *first > *last))
        return RangeKind::Whole;
    if (!hasFirst) { // the last bytes
        if (*last == 0 || size == 0)
            return RangeKind::Unsatisfiable;
        range = {size - std::min(size, *last), size - 1};
        return RangeKind::Part;
    }
    if (*first >= size)
        return RangeKind::Unsatisfiable;
    range = {*first, hasLast ? std::min(*last, size - 1) : size - 1};
    return RangeKind::Part;
}

std::string_view mediaTypeOf(const std::filesystem::path& file)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTypes = {
        {{".wav", "audio/wav"},
         {".flac", "audio/flac"},
         {".mp3", "audio/mpeg"},
         {".ogg", "audio/ogg"},
         {".json", "application/json"},
         {".jsonl", "application/jsonl"},
         {".html", "text/html; charset=utf-8"},
         {".txt", "text/plain; charset=utf-8"},
         {".png", "image/png"},
         {".csv", "text/csv; charset=utf-8"}}};
    const auto ending = file.extension().string();
    const auto* const found = std::ranges::find(kTypes, std::string_view(ending),
                                                &std::pair<std::string_view, std::string_view>::first);
    return found == kTypes.end() ? "application/octet-stream" : found->second;
}

void answerFile(const ExchangePtr& exchange, const std::filesystem::path& file,
                std::function<void(std::function<void()>)> elsewhere)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat status
    {
    };
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (descriptor >= 0)
            ::close(descriptor);
        return exchange->respond(responseOf(notFound("The job has no such result."), exchange->request().id));
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const auto tag = '"' + std::to_string(status.st_mtim.tv_sec) + '-' +
                     std::to_string(status.st_mtim.tv_nsec) + '-' + std::to_string(size) + '"';
    const auto condition = exchange->request().header("if-range");
    ByteRange range{0, size == 0 ? 0 : size - 1};
    auto kind = readRange(exchange->request().header("range"), size, range);
    if (!condition.empty() && condition != tag)
        kind = RangeKind::Whole;
    Headers headers{{"Accept-Ranges", "bytes"}, {"ETag", tag}};
    if (kind == RangeKind::Unsatisfiable) {
        ::close(descriptor);
        ApiError error{416, "range_outside", "The file has " + std::to_string(size) + " bytes.", {}};
        error.headers = {{"Content-Range", "bytes */" + std::to_string(size)}};
        return exchange->respond(responseOf(error, exchange->request().id));
    }
    if (kind == RangeKind::Whole)
        range = {0, size == 0 ? 0 : size - 1};
    else
        headers.emplace_back("Content-Range", "bytes " + std::to_string(range.first) + '-' +
                                                  std::to_string(range.last) + '/' + std::to_string(size));
    const auto stream = std::make_shared<FileStream>(exchange, descriptor, range, std::move(elsewhere));
    exchange->begin({kind == RangeKind::Part ? 206 : 200,
                     std::string(mediaTypeOf(file)),
                     std::move(headers),
                     size == 0 ? 0 : range.last - range.first + 1,
                     {}});
    if (size == 0 || exchange->request().method == "HEAD")
        return exchange->end();
    stream->start();
}

} // namespace understudy::server

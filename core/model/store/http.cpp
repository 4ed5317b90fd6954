#include "core/model/store/http_p.h"

#include "core/base/contract.h"
#include "core/base/version.h"
#include "core/text/spaced_words.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include <arpa/inet.h>

namespace understudy {

namespace {

constexpr long kMostRedirects = 10;
constexpr long kConnectSeconds = 30;
constexpr long kStalledSeconds = 60;
constexpr std::size_t kMostMessage = 300;

void initialise()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    UNDERSTUDY_ASSERT(once == CURLE_OK);
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void append(HeaderList& list, const std::string& line)
{
    auto* longer = curl_slist_append(list.get(), line.c_str());
    UNDERSTUDY_ASSERT(longer != nullptr);
    (void)list.release(); // it is part of `longer`
    list.reset(longer);
}

bool isSame(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

/// "bytes 5-9/10": 5. RFC 9110, 14.4.
std::optional<std::int64_t> firstOf(std::string_view contentRange)
{
    constexpr std::string_view kUnit = "bytes ";
    std::int64_t first = 0;
    if (!contentRange.starts_with(kUnit))
        return std::nullopt;
    contentRange.remove_prefix(kUnit.size());
    const auto* end = contentRange.data() + contentRange.size();
    const auto [stop, problem] = std::from_chars(contentRange.data(), end, first);
    if (problem != std::errc() || stop == end || *stop != '-' || first < 0)
        return std::nullopt;
    return first;
}

/// "<https://hub/page2>; rel="next"": the address.
std::string nextOf(std::string_view link)
{
    const auto open = link.find('<'), close = link.find('>');
    const bool isNext = close != std::string_view::npos &&
                        link.substr(close).find("rel=\"next\"") != std::string_view::npos;
    return isNext && open < close ? std::string(link.substr(open + 1, close - open - 1)) : std::string();
}

/// A stranger's words, fit to be shown.
std::string printable(std::string_view text)
{
    std::string kept(text.substr(0, kMostMessage));
    std::erase_if(kept, [](unsigned char c) { return c < 0x20 || c > 0x7e; });
    return kept;
}

HeaderList headersOf(const HttpRequest& request)
{
    HeaderList headers(nullptr, curl_slist_free_all);
    const auto address = parseHttpAddress(request.address);
    // libcurl takes a header of this name off when a redirect leaves the host, its port or its scheme.
    if (!request.token.empty() && (address.scheme == "https" || address.isLoopback()))
        append(headers, "Authorization: Bearer " + request.token);
    if (request.first > 0)
        append(headers, "Range: bytes=" + std::to_string(request.first) + "-");
    if (request.first > 0 && !request.ifRange.empty())
        append(headers, "If-Range: " + request.ifRange);
    return headers;
}

std::string partOf(CURLU* address, CURLUPart part)
{
    char* text = nullptr;
    if (curl_url_get(address, part, &text, 0) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

} // namespace

struct HttpClient::State
{
    CURL* handle = nullptr;
    std::array<char, CURL_ERROR_SIZE> words{};
};

/// One request on its way; what libcurl's callbacks see.
struct HttpClient::Transfer
{
    CURL* handle;
    const Receiver& receiver;
    std::stop_token stop;
    HttpHead head;
    bool hasBegun = false;
    std::optional<Error> error;

    /// Remembers the first error and says whether all is well.
    bool note(const Result<void>& result)
    {
        if (!result && !error)
            error = result.error();
        return result.has_value();
    }
    bool begin()
    {
        if (hasBegun)
            return true;
        hasBegun = true;
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        head.status = static_cast<int>(status);
        if (head.status != 206)
            head.first = 0;
        return !head.isOk() || note(receiver.begin(head));
    }
    void readHeader(std::string_view line)
    {
        if (line.starts_with("HTTP/")) { // the next answer of a chain of redirects
            head = {};
            head.first = -1;
            return;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return;
        const auto name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
        if (isSame(name, "ETag"))
            head.etag = value;
        else if (isSame(name, "Content-Range"))
            head.first = firstOf(value).value_or(-1);
        else if (isSame(name, "Link") && head.next.empty())
            head.next = nextOf(value);
        else if (isSame(name, "X-Error-Code"))
            head.problem = printable(value);
        else if (isSame(name, "X-Error-Message"))
            head.message = printable(value);
    }

    static std::size_t onHeader(char* data, std::size_t, std::size_t size, void* self)
    {
        static_cast<Transfer*>(self)->readHeader({data, size});
        return size;
    }
    static std::size_t onBody(char* data, std::size_t, std::size_t size, void* self);
    static int onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return static_cast<Transfer*>(self)->stop.stop_requested() ? 1 : 0;
    }
};

std::size_t HttpClient::Transfer::onBody(char* data, std::size_t, std::size_t size, void* self)
{
    auto& transfer = *static_cast<Transfer*>(self);
    const bool isWell = transfer.begin() && (!transfer.head.isOk() ||
                                             transfer.note(transfer.receiver.receive({data, size})));
    return isWell ? size : 0; // 0: libcurl gives up
}

HttpClient::HttpClient() : m_state(std::make_unique<State>())
{
    initialise();
    m_state->handle = curl_easy_init();
    UNDERSTUDY_ASSERT(m_state->handle != nullptr);
}

HttpClient::~HttpClient()
{
    curl_easy_cleanup(m_state->handle);
}

void HttpClient::prepare(const HttpRequest& request, curl_slist* headers, Transfer& transfer)
{
    auto* handle = m_state->handle;
    const auto address = parseHttpAddress(request.address);
    curl_easy_reset(handle); // connections stay
    curl_easy_setopt(handle, CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, ("understudy/" + std::string(kVersion)).c_str());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, kMostRedirects);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    // What began in secret stays so.
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, address.scheme == "http" ? "http,https" : "https");
    if (address.isLoopback())
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, m_state->words.data());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &Transfer::onProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &transfer);
    m_state->words[0] = '\0';
}

Result<HttpHead> HttpClient::get(const HttpRequest& request, const Receiver& receiver,
                                 const std::stop_token& stop)
{
    auto* handle = m_state->handle;
    Transfer transfer{handle, receiver, stop, {}, false, {}};
    const auto headers = headersOf(request);
    prepare(request, headers.get(), transfer);
    const auto outcome = curl_easy_perform(handle);
    if (stop.stop_requested())
        return fail(Code::Cancelled, request.address);
    if (transfer.error)
        return Failure(*transfer.error);
    if (outcome != CURLE_OK)
        return fail(Code::Io, Reason::DownloadFailed, request.address,
                    m_state->words[0] != '\0' ? m_state->words.data() : curl_easy_strerror(outcome));
    if (!transfer.begin()) // an empty body
        return Failure(*transfer.error);
    return transfer.head;
}

Result<std::pair<HttpHead, std::string>> HttpClient::getText(const HttpRequest& request, std::size_t limit,
                                                             const std::stop_token& stop)
{
    std::string text;
    const Receiver receiver{[](const HttpHead&) { return Result<void>(); },
                            [&](std::string_view bytes) -> Result<void> {
                                if (text.size() + bytes.size() > limit)
                                    return fail(Code::Io, Reason::DownloadFailed, request.address,
                                                "more than " + std::to_string(limit) + " bytes");
                                text.append(bytes);
                                return {};
                            }};
    UNDERSTUDY_TRY(auto head, get(request, receiver, stop));
    return std::pair(std::move(head), std::move(text));
}

bool HttpAddress::isLoopback() const
{
    in_addr number{};
    return host == "localhost" || host == "[::1]" ||
           (host.starts_with("127.") && ::inet_pton(AF_INET, host.c_str(), &number) == 1);
}

HttpAddress parseHttpAddress(const std::string& address)
{
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    if (curl_url_set(parsed.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
        return {};
    HttpAddress found{partOf(parsed.get(), CURLUPART_SCHEME), partOf(parsed.get(), CURLUPART_HOST)};
    if (found.scheme != "http" && found.scheme != "https")
        return {};
    found.isPlain = true;
    for (const auto part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT})
        found.isPlain = found.isPlain && partOf(parsed.get(), part).empty();
    return found;
}

std::string escapeSegment(std::string_view text)
{
    const std::unique_ptr<char, decltype(&curl_free)> escaped(
        curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())), curl_free);
    UNDERSTUDY_ASSERT(escaped);
    return escaped.get();
}

} // namespace understudy

#include "app/server/request_reader.h"

#include <boost/beast/http.hpp>

#include <algorithm>
#include <limits>

namespace understudy::server {

namespace http = boost::beast::http;

namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

enum class Plus
{
    IsPlus,
    IsSpace ///< in a query
};

/// None for a broken escape or a control character, escaped or not.
std::optional<std::string> decoded(std::string_view text, Plus plus)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
            if (low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::IsSpace) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return std::nullopt;
        result += c;
    }
    return result;
}

/// Calls `take` with each part between separators; false as soon as it says so.
template<typename Take>
bool eachPart(std::string_view text, char separator, const Take& take)
{
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (!take(text.substr(0, end)))
            return false;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return true;
}

/// Lines that end without a return, for which Beast would wait and some proxies do not, and lines that go on
/// in the next (RFC 9112, 5.2), which some take for another field.
bool hasOddLines(std::string_view bytes)
{
    const auto end = std::min(bytes.find("\r\n\r\n"), bytes.size());
    for (auto at = bytes.find('\n'); at < end; at = bytes.find('\n', at + 1)) {
        const char next = at + 1 < bytes.size() ? bytes[at + 1] : 'x';
        if (at == 0 || bytes[at - 1] != '\r' || next == ' ' || next == '\t')
            return true;
    }
    return bytes.starts_with(' ') || bytes.starts_with('\t');
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool readQuery(std::string_view query, Request& request)
{
    return eachPart(query, '&', [&](std::string_view part) {
        const auto equals = part.find('=');
        const auto key = decoded(part.substr(0, equals), Plus::IsSpace);
        const auto value = decoded(
            equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), Plus::IsSpace);
        if (!key || !value)
            return false;
        request.query[*key] = *value;
        return true;
    });
}

} // namespace

std::string_view Request::header(std::string_view name) const
{
    const auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

bool readTarget(std::string_view target, Request& request)
{
    // The form that clients use towards proxies is to be understood too (RFC 9112, 3.2.2).
    for (const std::string_view scheme : {"http://", "https://"})
        if (target.starts_with(scheme)) {
            const auto path = target.find_first_of("/?", scheme.size());
            target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
        }
    if (!target.starts_with('/'))
        return false;
    const auto question = target.find('?');
    const bool isPath = eachPart(target.substr(1, question - 1), '/', [&](std::string_view part) {
        auto segment = decoded(part, Plus::IsPlus);
        if (segment)
            request.path.push_back(std::move(*segment));
        return segment.has_value();
    });
    return isPath && (question == std::string_view::npos || readQuery(target.substr(question + 1), request));
}

struct RequestReader::Parser
{
    http::request_parser<http::empty_body> beast; // only until the header is there
};

RequestReader::RequestReader() : m_parser(std::make_unique<Parser>())
{
    m_parser->beast.header_limit(kMostHeaderBytes);
    // The listener counts, by what the route allows. Boost 1.74 takes "none" for a limit of 0.
    m_parser->beast.body_limit(std::numeric_limits<std::int64_t>::max());
}

RequestReader::~RequestReader() = default;

void RequestReader::fail(int status)
{
    m_state = State::Failed;
    m_failure = status;
}

std::size_t RequestReader::feed(std::string_view bytes, std::string& body)
{
    if (m_state == State::Header)
        return feedHeader(bytes);
    return m_state == State::Body ? feedBody(bytes, body) : 0;
}

std::size_t RequestReader::feedHeader(std::string_view bytes)
{
    if (hasOddLines(bytes)) {
        fail(400);
        return 0;
    }
    boost::beast::error_code error;
    const auto used = m_parser->beast.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (m_parser->beast.is_header_done())
        takeHeader();
    else if (error && error != http::error::need_more)
        fail(error == http::error::header_limit ? 431 : 400);
    return used;
}

std::size_t RequestReader::feedBody(std::string_view bytes, std::string& body)
{
    if (m_request.isChunked) {
        const auto used = m_chunks.feed(bytes, body);
        if (m_chunks.state() == ChunkDecoder::State::Failed)
            fail(400);
        else if (m_chunks.state() == ChunkDecoder::State::Done)
            m_state = State::Done;
        return used;
    }
    const auto used = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, bytes.size()));
    body.append(bytes.substr(0, used));
    m_left -= used;
    if (m_left == 0)
        m_state = State::Done;
    return used;
}

/// Whatever could be read in two ways is refused: a proxy in front may read it in the other.
void RequestReader::takeHeader()
{
    const auto& message = m_parser->beast.get();
    m_state = State::Body;
    m_request.method = std::string(message.method_string());
    m_request.isKeptAlive = message.keep_alive();
    m_request.takesChunks = message.version() >= 11;
    std::size_t lengths = 0, codings = 0, hosts = 0;
    for (const auto& field : message) {
        m_request.headers.emplace_back(
            lower(std::string_view(field.name_string().data(), field.name_string().size())),
            std::string(field.value()));
        const auto& name = m_request.headers.back().first;
        lengths += name == "content-length" ? 1 : 0;
        codings += name == "transfer-encoding" ? 1 : 0;
        hosts += name == "host" ? 1 : 0;
    }
    m_request.isChunked = codings > 0;
    if (const auto length = m_parser->beast.content_length(); length && lengths > 0)
        m_request.length = *length;
    const std::string_view target(message.target().data(), message.target().size());
    if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0) || hosts > 1 ||
        (hosts == 0 && message.version() >= 11) || (codings > 0 && message.version() < 11))
        return fail(400);
    if (lengths > 0 && !isNumber(m_request.header("content-length")))
        return fail(400);
    if (codings > 0 && lower(m_request.header("transfer-encoding")) != "chunked")
        return fail(501);
    if (message.version() != 10 && message.version() != 11)
        return fail(400);
    if (!readTarget(target, m_request))
        return fail(400);
    if (const auto expected = m_request.header("expect"); !expected.empty()) {
        m_expectsContinue = lower(expected) == "100-continue";
        if (!m_expectsContinue)
            return fail(417);
    }
    m_left = m_request.length.value_or(0);
    if (!m_request.hasBody())
        m_state = State::Done;
    m_request.isRead = true;
}

} // namespace understudy::server

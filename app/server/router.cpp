#include "app/server/router.h"

#include "core/base/base64.h"
#include "core/base/log.h"
#include "core/jobs/guarded.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace understudy::server {

namespace {

constexpr std::string_view kLoopbackNames[] = {"localhost", "127.0.0.1", "[::1]"};
constexpr std::size_t kLongestId = 64, kLongestClient = 64;

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (path.starts_with('/')) {
        const auto end = path.find('/', 1);
        if (const auto segment = path.substr(1, end == std::string_view::npos ? end : end - 1);
            !segment.empty())
            segments.push_back(segment);
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return segments;
}

/// Whether a path is one of a pattern's; its parts by name.
bool fits(std::string_view pattern, const std::vector<std::string>& path,
          std::map<std::string, std::string, std::less<>>& parts)
{
    const auto segments = segmentsOf(pattern);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto segment = segments[i];
        if (segment.ends_with("...}")) {
            std::string rest;
            for (auto at = i; at < path.size(); ++at)
                rest += (at == i ? "" : "/") + path[at];
            parts[std::string(segment.substr(1, segment.size() - 5))] = rest;
            return path.size() > i;
        }
        if (i >= path.size())
            return false;
        if (segment.starts_with('{'))
            parts[std::string(segment.substr(1, segment.size() - 2))] = path[i];
        else if (segment != path[i])
            return false;
    }
    return segments.size() == path.size();
}

bool isPlain(std::string_view text, std::size_t longest)
{
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.';
    });
}

/// "localhost" of "localhost:8017".
std::string_view withoutPort(std::string_view host)
{
    const auto colon = host.rfind(':');
    return colon == std::string_view::npos || host.ends_with(']') ? host : host.substr(0, colon);
}

std::string randomPrefix()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::random_device random;
    std::string text = "req-";
    for (int i = 0; i < 8; ++i)
        text += kDigits[random() & 15];
    return text + '-';
}

double milliseconds(std::chrono::steady_clock::duration length)
{
    return std::round(std::chrono::duration<double, std::milli>(length).count() * 1000) / 1000;
}

std::string pathOf(const Request& request)
{
    std::string path;
    for (const auto& segment : request.path)
        path += '/' + segment;
    return path.empty() ? "/" : path.substr(0, 200);
}

std::string now()
{
    using namespace std::chrono;
    const auto at = system_clock::now();
    const auto seconds = system_clock::to_time_t(at);
    const auto part = duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count() % 1000;
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[64];
    const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    const auto digits = std::to_string(1000 + part);
    return std::string(text, size) + '.' + digits.substr(1) + 'Z';
}

/// What a handler throws is answered: its client would wait for ever.
void callGuarded(const std::function<void(const Call&)>& handle, const Call& call)
{
    const auto handled = guarded([&]() -> Result<void> {
        handle(call);
        return {};
    });
    if (handled)
        return;
    log::error(handled.error());
    call.fail(apiError(handled.error()));
}

} // namespace

void Call::fail(const ApiError& error) const
{
    exchange->respond(responseOf(error, request().id));
}

void Call::respond(const Json& json, int status) const
{
    exchange->respond({status, kJsonType, {}, textOf(json)});
}

Router::Router(Options options) : m_options(std::move(options)), m_idPrefix(randomPrefix()) {}

std::string Router::newRequestId(const Request& request)
{
    const auto given = request.header("x-request-id");
    return isPlain(given, kLongestId) ? std::string(given) : m_idPrefix + std::to_string(++m_lastId);
}

Router::Found Router::find(const Request& request) const
{
    Found found;
    const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
    for (const auto& route : m_options.routes) {
        std::map<std::string, std::string, std::less<>> parts;
        if (!fits(route.path, request.path, parts))
            continue;
        if (route.method == method)
            return {&route, std::move(parts), {}};
        found.allowed +=
            (found.allowed.empty() ? "" : ", ") + route.method + (route.method == "GET" ? ", HEAD" : "");
    }
    return found;
}

/// Pages of other sites may not ask: neither by a name of theirs that leads here, nor from themselves.
std::optional<ApiError> Router::checkOrigin(const Request& request) const
{
    const auto host = request.header("host");
    if (!m_options.isBehindProxy && withoutPort(host) != m_options.host &&
        std::ranges::find(kLoopbackNames, withoutPort(host)) == std::ranges::end(kLoopbackNames))
        return ApiError{403, "host_foreign", "This server answers to localhost and 127.0.0.1 alone.", {}};
    const auto origin = request.header("origin");
    const auto site = request.header("sec-fetch-site");
    const bool isOurs =
        origin.empty() || (origin.starts_with("http") && origin.ends_with("://" + std::string(host)));
    if (!isOurs || site == "cross-site" || site == "same-site")
        return ApiError{403, "origin_foreign", "Pages of other sites may not use this server.", {}};
    return std::nullopt;
}

/// RFC 6750; browsers, which cannot send that by themselves, ask for a password: the token (RFC 7617).
std::optional<std::string> Router::owner(const Request& request) const
{
    const auto given = request.header("authorization");
    const auto space = given.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    std::string scheme(given.substr(0, space));
    std::ranges::transform(scheme, scheme.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto value = given.substr(given.find_first_not_of(' ', space));
    if (scheme == "bearer")
        return m_options.tokens.owner(value);
    if (scheme != "basic")
        return std::nullopt;
    const auto pair = fromBase64(value);
    const auto colon = pair ? pair->find(':') : std::string::npos;
    return colon == std::string::npos ? std::nullopt
                                      : m_options.tokens.owner(std::string_view(*pair).substr(colon + 1));
}

std::optional<ApiError> Router::letIn(const Request& request, const Found& found) const
{
    if (auto error = checkOrigin(request))
        return error;
    if (!(found.route && found.route->isPublic) && !owner(request)) {
        m_options.metrics.countRefusal("token");
        const bool isGiven = !request.header("authorization").empty();
        return ApiError{
            401,
            isGiven ? "token_unknown" : "token_missing",
            isGiven ? "That token is not one of this server's."
                    : "This needs the server's token: Authorization: Bearer …",
            {},
            {{"WWW-Authenticate", "Bearer realm=\"Understudy\""},
             {"WWW-Authenticate", "Basic realm=\"Understudy: any name, and the token as password\""}}};
    }
    if (!found.allowed.empty())
        return ApiError{405,
                        "method_not_allowed",
                        "This address takes " + found.allowed + ".",
                        {},
                        {{"Allow", found.allowed}}};
    if (!found.route)
        return notFound("There is nothing at this address; /openapi.json lists what there is. Jobs need a "
                        "server with a project.");
    return std::nullopt;
}

HttpService::Admission Router::admit(const Request& request)
{
    const auto found = find(request);
    const auto refused = [&](const ApiError& error) { return Admission{responseOf(error, request.id), {}}; };
    if (const auto error = letIn(request, found))
        return refused(*error);
    const auto& route = *found.route;
    if (!route.body.name.empty() && !request.header("content-type").starts_with(kJsonType))
        return refused({415, "not_json", "Send the body as application/json.", {}});
    Admission admission;
    admission.body.limit = route.mostBytes;
    if (route.openSink)
        if (const auto error = route.openSink(request, admission.body.sink))
            return refused(*error);
    return admission;
}

std::optional<ApiError> Router::readBody(const Route& route, Call& call) const
{
    for (const auto& [key, value] : call.request().query)
        if (std::ranges::find(route.query, key, &Field::name) == route.query.end())
            return badField(key, "There is no parameter “" + key + "” here.");
    if (route.body.name.empty())
        return std::nullopt;
    std::string problem;
    auto body = readJson(call.request().body, problem);
    if (!body)
        return ApiError{400, "not_json", "The body cannot be read as JSON: " + problem + ".", {}};
    call.body = std::move(*body);
    return checkFields(call.body, route.body);
}

void Router::handle(const ExchangePtr& exchange, const std::shared_ptr<BodySink>& sink)
{
    auto found = find(exchange->request());
    Call call{exchange, clientOf(exchange->request()), std::move(found.parts), {}, sink};
    if (const auto error = readBody(*found.route, call))
        return call.fail(*error);
    if (found.route->isQuick)
        return callGuarded(found.route->handle, call);
    runElsewhere([handle = found.route->handle, call = std::move(call)] { callGuarded(handle, call); });
}

Response Router::refuse(int status, const Request& request)
{
    m_options.metrics.countRefusal("protocol");
    return responseOf(plainError(status), request.id);
}

void Router::runElsewhere(std::function<void()> work)
{
    m_options.lane.start<void>(JobKind::Background, {},
                               [work = std::move(work)](JobContext&) -> Result<void> {
                                   work();
                                   return {};
                               });
}

/// Behind a proxy, the last one that it names is who it saw itself.
std::string Router::peerOf(const Request& request) const
{
    const auto forwarded = request.header("x-forwarded-for");
    if (!m_options.isBehindProxy || forwarded.empty())
        return request.peer;
    const auto comma = forwarded.rfind(',');
    auto last = forwarded.substr(comma == std::string_view::npos ? 0 : comma + 1);
    last.remove_prefix(std::min(last.find_first_not_of(' '), last.size()));
    return std::string(last.substr(0, kLongestClient));
}

Client Router::clientOf(const Request& request) const
{
    const auto named = request.header("x-client-id");
    return {owner(request).value_or(""),
            isPlain(named, kLongestClient) ? std::string(named) : peerOf(request)};
}

void Router::finished(const Request& request, const Finished& facts)
{
    const auto found = find(request);
    m_options.metrics.countRequest(found.route && request.isRead ? found.route->path : "other", facts.status,
                                   std::chrono::duration<double>(facts.total).count(), facts.bytes);
    if (!m_options.log)
        return;
    const auto client = clientOf(request);
    m_options.log(textOf({{"time", now()},
                          {"request_id", request.id},
                          {"client", client.token},
                          {"address", client.address},
                          {"method", request.method},
                          {"path", pathOf(request)},
                          {"status", facts.status},
                          {"bytes", facts.bytes},
                          {"first_byte_ms", milliseconds(facts.untilFirstByte)},
                          {"total_ms", milliseconds(facts.total)},
                          {"cut_off", facts.isCutOff}}));
}

} // namespace understudy::server

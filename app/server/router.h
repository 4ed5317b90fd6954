// Routes: one row each, by which requests are let in, checked and handed to their handlers, and from which
// the OpenAPI document is made.
#pragma once

#include "app/server/api_error.h"
#include "app/server/fair_queue.h"
#include "app/server/fields.h"
#include "app/server/http_types.h"
#include "app/server/metrics.h"
#include "app/server/token_file.h"
#include "core/jobs/lane.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace understudy::server {

/// A request that was let in, and passed its route's checks.
struct Call
{
    ExchangePtr exchange;
    Client client;
    std::map<std::string, std::string, std::less<>> parts; ///< "id" of "/jobs/{id}"
    Json body;
    std::shared_ptr<BodySink> sink;

    const Request& request() const { return exchange->request(); }
    void fail(const ApiError& error) const;
    void respond(const Json& json, int status = 200) const;
};

/// What a route answers, for the document.
struct Answer
{
    int status = 200;
    std::string description;
    std::string type = kJsonType; ///< several: by ", "
    std::string schema = {};      ///< name among the document's schemas; empty: bytes
};

struct Route
{
    std::string method, path; ///< "/jobs/{id}/results/{name...}": the last takes all that is left
    std::string tag, summary;
    std::vector<Answer> answers;
    std::function<void(const Call&)> handle;
    bool isPublic = false; ///< needs no token
    bool isQuick = false;  ///< handled on the listener's thread; else where a disk may be waited for
    FieldSet body = {};    ///< a JSON body; without a name: there is none
    std::vector<Field> query = {};
    std::uint64_t mostBytes = 0; ///< of the body
    /// Takes the body as it comes, whatever it is; refuses it by an error.
    std::function<std::optional<ApiError>(const Request&, std::shared_ptr<BodySink>&)> openSink = {};
};

class Router : public HttpService
{
public:
    struct Options
    {
        std::vector<Route> routes;
        const TokenFile& tokens;
        Metrics& metrics;
        Lane& lane;                                  ///< for what may wait
        std::string host;                            ///< what it was told to listen at
        bool isBehindProxy = false;                  ///< then the proxy says who asks, and by which name
        std::function<void(const std::string&)> log; ///< a JSON line a request, from one thread; may be empty
    };
    explicit Router(Options options);

    std::span<const Route> routes() const { return m_options.routes; }

    Admission admit(const Request& request) override;
    void handle(const ExchangePtr& exchange, const std::shared_ptr<BodySink>& sink) override;
    Response refuse(int status, const Request& request) override;
    void finished(const Request& request, const Finished& facts) override;
    void runElsewhere(std::function<void()> work) override;
    std::string newRequestId(const Request& request) override;

private:
    struct Found
    {
        const Route* route = nullptr;
        std::map<std::string, std::string, std::less<>> parts;
        std::string allowed; ///< methods, where only the method is not one of the path's
    };
    Found find(const Request& request) const;
    std::optional<ApiError> checkOrigin(const Request& request) const;
    std::optional<std::string> owner(const Request& request) const;
    std::optional<ApiError> letIn(const Request& request, const Found& found) const;
    std::optional<ApiError> readBody(const Route& route, Call& call) const;
    Client clientOf(const Request& request) const;
    std::string peerOf(const Request& request) const;

    const Options m_options;
    const std::string m_idPrefix;
    std::atomic<std::uint64_t> m_lastId = 0;
};

} // namespace understudy::server

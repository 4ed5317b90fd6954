// A hub with one repository, as HttpServer's handler: honest unless a test says otherwise.
#pragma once

#include "core/base/hash.h"
#include "tests/support/http_server.h"

#include <nlohmann/json.hpp>

namespace understudy {

inline constexpr const char* kRepository = "maker/tiny-csm";
inline const std::string kCommit(40, 'c');
inline const std::string kApi = "/api/models/" + std::string(kRepository) + "/";
inline const std::string kResolve = "/" + std::string(kRepository) + "/resolve/" + kCommit + "/";

/// What the user's own environment says of a hub must not reach a test.
inline void forgetHubVariables()
{
    for (const auto* variable : {"HF_ENDPOINT", "HF_TOKEN", "HF_TOKEN_PATH"})
        qunsetenv(variable);
}

/// What a hub holds, and how it behaves.
struct FakeHub
{
    std::string repository = kRepository;
    std::map<std::string, std::string> files;   ///< in the repository
    std::map<std::string, std::string> served;  ///< other bytes than are listed
    std::map<std::string, std::int64_t> listed; ///< other sizes than there are
    std::string extraRows;                      ///< of the listing, JSON
    std::map<std::string, std::vector<std::size_t>> cuts; ///< of a file: where its next answers break off
    std::map<std::string, std::size_t> holds;
    std::string redirect; ///< files are at this address
    HttpReply refusal{0};     ///< of everything; status 0: none
    HttpReply fileRefusal{0}; ///< of files alone
    std::string etag = "\"one\"";
    bool knowsRanges = true;
    std::mutex mutex;

    /// These two also while a client is at it.
    void allow()
    {
        const std::lock_guard lock(mutex);
        refusal.status = 0;
    }
    void holdAt(const std::string& file, std::optional<std::size_t> bytes)
    {
        const std::lock_guard lock(mutex);
        holds.erase(file);
        if (bytes)
            holds[file] = *bytes;
    }

    HttpReply answer(const HttpCall& call)
    {
        const std::lock_guard lock(mutex);
        const auto api = "/api/models/" + repository + "/";
        const auto resolve = "/" + repository + "/resolve/" + kCommit + "/";
        if (refusal.status != 0)
            return refusal;
        if (call.path.starts_with(api + "revision/main"))
            return {200, nlohmann::json({{"sha", kCommit}}).dump()};
        if (call.path == api + "tree/" + kCommit)
            return {200, listing()};
        if (!call.path.starts_with(resolve))
            return {404, "", {"X-Error-Code: RevisionNotFound"}};
        const auto name = call.path.substr(resolve.size());
        if (fileRefusal.status != 0)
            return fileRefusal;
        if (!redirect.empty())
            return {302, "elsewhere", {"Location: " + redirect + call.path}};
        return file(name, call);
    }

private:
    std::string listing() const
    {
        nlohmann::json rows = nlohmann::json::array({{{"type", "directory"}, {"path", "prompts"}, {"oid", "x"}, {"size", 0}}});
        for (const auto& [name, bytes] : files) {
            const auto found = listed.find(name);
            const auto size = found == listed.end() ? std::int64_t(bytes.size()) : found->second;
            nlohmann::json row = {{"type", "file"}, {"path", name}, {"oid", gitBlobId(bytes)}, {"size", size}};
            if (name.ends_with(".safetensors"))
                row["lfs"] = {{"oid", sha256(bytes)}, {"size", size}, {"pointerSize", 135}};
            rows.push_back(row);
        }
        for (const auto& row : nlohmann::json::parse(extraRows.empty() ? "[]" : extraRows))
            rows.push_back(row);
        return rows.dump();
    }
    HttpReply file(const std::string& name, const HttpCall& call)
    {
        const auto bytes = served.contains(name) ? served[name] : files[name];
        HttpReply reply{200, bytes, {"ETag: " + etag}};
        const auto range = call.header("range"), condition = call.header("if-range");
        if (knowsRanges && !range.empty() && (condition.empty() || condition == etag)) {
            const auto first = std::stoul(range.substr(6));
            reply.status = 206;
            reply.body = bytes.substr(first);
            reply.headers.push_back("Content-Range: bytes " + std::to_string(first) + "-" +
                                    std::to_string(bytes.size() - 1) + "/" + std::to_string(bytes.size()));
        }
        if (auto& left = cuts[name]; !left.empty()) {
            reply.cutAfter = std::min(left.front(), reply.body.size());
            left.erase(left.begin());
        } else if (holds.contains(name)) {
            reply.holdAfter = holds[name];
        }
        return reply;
    }
};

} // namespace understudy

#include "core/model/store/hub.h"

#include "core/base/files.h"
#include "core/model/store/hub_download_p.h"
#include "core/model/store/model_recognition_p.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include <sys/stat.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr const char* kHub = "https://huggingface.co";
constexpr Bytes kMostToken{10'000};

std::string fromEnvironment(const char* variable)
{
    const char* value = std::getenv(variable);
    return value != nullptr ? value : "";
}

Result<std::string> addressFrom(std::string address)
{
    const auto given = address;
    if (address.find("://") == std::string::npos)
        address.insert(0, "https://");
    while (address.ends_with('/'))
        address.pop_back();
    const auto parsed = parseHttpAddress(address);
    if (parsed.host.empty() || !parsed.isPlain)
        return fail(Code::InvalidInput, given, "no address of a hub");
    return address;
}

/// A word that goes into a header.
Result<std::string> tokenFrom(std::string text, const std::string& subject)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    text.erase(text.begin(), std::ranges::find_if_not(text, isSpace));
    if (!std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; }))
        return fail(Code::InvalidInput, subject, "no access token");
    return text;
}

Result<std::string> readToken(const fs::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0)
        return Failure(systemError(errno, file));
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(Code::InvalidInput, Reason::SecretExposed, file.string());
    UNDERSTUDY_TRY(auto text, readFile(file, kMostToken));
    return tokenFrom(std::move(text), file.string());
}

Result<std::vector<HubFile>> choose(HubRepository& repository)
{
    UNDERSTUDY_TRY(const auto files, repository.list());
    std::string index;
    if (const auto* file = hubIndex(files)) {
        UNDERSTUDY_TRY(index, repository.readText(*file));
    }
    return chooseHubFiles(files, index, repository.name());
}

} // namespace

Result<HubAccess> hubAccess(const HubOptions& given)
{
    HubAccess access;
    auto address = given.address.empty() ? fromEnvironment("HF_ENDPOINT") : given.address;
    UNDERSTUDY_TRY(access.address, addressFrom(address.empty() ? kHub : std::move(address)));
    auto token = fromEnvironment("HF_TOKEN");
    const auto file = !given.tokenFile.empty() ? given.tokenFile : fs::path(fromEnvironment("HF_TOKEN_PATH"));
    if (!given.tokenFile.empty() || (token.empty() && !file.empty())) {
        UNDERSTUDY_TRY(access.token, readToken(file));
        return access;
    }
    UNDERSTUDY_TRY(access.token, tokenFrom(std::move(token), "HF_TOKEN"));
    return access;
}

Result<ModelInfo> fetchModel(const ModelStore& store, const HubAccess& access, const FetchRequest& request,
                             const StoreWatch& watch)
{
    HubRepository repository(access, request.repository, watch.stop);
    UNDERSTUDY_CHECK(repository.open(request.revision));
    UNDERSTUDY_TRY(const auto files, choose(repository));
    const auto id = request.id.empty() ? request.repository.substr(request.repository.find('/') + 1)
                                       : request.id;
    UNDERSTUDY_TRY(auto staging, ModelStaging::open(store.folder(), id, ModelStaging::Keep::Files));
    Bytes total;
    for (const auto& file : files)
        total += file.size;
    Meter meter(watch, Stage::Fetching, total);
    HubDownload download(repository, staging, meter);
    UNDERSTUDY_TRY(const auto there, download.prepare(files));
    UNDERSTUDY_CHECK(checkSpace(staging.path(), total - there));
    std::map<std::string, std::string> hashes;
    for (const auto& file : files) {
        UNDERSTUDY_TRY(hashes[file.name], download.fetch(file));
    }
    if (const auto model = recogniseModel(staging.path(), Copies::All); !model) {
        UNDERSTUDY_CHECK(staging.clear()); // whole, and of no use
        return Failure(model.error());
    }
    UNDERSTUDY_CHECK(std::move(staging).publish(request.repository + "@" + repository.commit(), false,
                                                std::move(hashes), watch));
    return store.find(id);
}

} // namespace understudy

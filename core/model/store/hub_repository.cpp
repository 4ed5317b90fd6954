#include "core/model/store/hub_download_p.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kMostText = 50'000'000;
constexpr int kMostPages = 100;

bool isPart(std::string_view text)
{
    return !text.empty() && text.size() <= 96 && text.front() != '.' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

/// "owner/name".
bool isRepositoryName(std::string_view name)
{
    const auto slash = name.find('/');
    return slash != std::string_view::npos && isPart(name.substr(0, slash)) &&
           isPart(name.substr(slash + 1));
}

} // namespace

HubRepository::HubRepository(HubAccess access, std::string name, std::stop_token stop)
    : m_access(std::move(access)), m_name(std::move(name)), m_stop(std::move(stop))
{
}

Error HubRepository::errorOf(const HttpHead& head, const std::string& address) const
{
    const auto is = [&](std::string_view problem) { return head.problem == problem; };
    if (is("RepoNotFound"))
        return {Code::NotFound, Reason::RepositoryUnknown, m_name, m_access.address, {}};
    if (head.status == 404 && m_commit.empty())
        return {Code::NotFound, Reason::RepositoryUnknown, m_name + "@" + m_revision, m_access.address, {}};
    if (head.status == 401 || head.status == 403)
        return {Code::InvalidInput, Reason::AccessGated, m_name, head.message, {}};
    const auto words = head.message.empty() ? std::string() : ", " + head.message;
    return {head.status == 404 ? Code::NotFound : Code::Io, Reason::DownloadFailed, address,
            "the hub answered with status " + std::to_string(head.status) + words, {}};
}

Result<std::pair<HttpHead, std::string>> HubRepository::getText(const std::string& address,
                                                                std::size_t limit)
{
    UNDERSTUDY_TRY(auto answer, m_http.getText({address, m_access.token}, limit, m_stop));
    if (!answer.first.isOk())
        return Failure(errorOf(answer.first, address));
    return answer;
}

Result<void> HubRepository::open(const std::string& revision)
{
    if (!isRepositoryName(m_name))
        return fail(Code::InvalidInput, Reason::NameInvalid, m_name);
    m_revision = revision;
    const auto address = m_access.address + "/api/models/" + m_name + "/revision/" + escapeSegment(revision);
    UNDERSTUDY_TRY(const auto answer, getText(address, kMostText));
    UNDERSTUDY_TRY(m_commit, parseHubCommit(answer.second, address));
    return {};
}

Result<std::vector<HubFile>> HubRepository::list()
{
    std::vector<HubFile> files;
    const auto first = m_access.address + "/api/models/" + m_name + "/tree/" + m_commit;
    auto page = first;
    for (int i = 0; i < kMostPages && !page.empty(); ++i) {
        UNDERSTUDY_TRY(const auto answer, getText(page, kMostText));
        UNDERSTUDY_CHECK(addHubFiles(files, answer.second, first));
        page = answer.first.next;
        if (!page.empty() && !page.starts_with(first)) // elsewhere the token has no business
            return fail(Code::Corrupt, Reason::DownloadFailed, first, "its list goes on at another address");
    }
    return files;
}

std::string HubRepository::addressOf(const std::string& file) const
{
    return m_access.address + "/" + m_name + "/resolve/" + m_commit + "/" + escapeSegment(file);
}

Result<std::string> HubRepository::readText(const HubFile& file)
{
    UNDERSTUDY_TRY(auto answer, getText(addressOf(file.name), kMostText));
    return std::move(answer.second);
}

Result<HttpHead> HubRepository::get(const std::string& file, std::int64_t first, const std::string& ifRange,
                                    const HttpClient::Receiver& receiver)
{
    const auto address = addressOf(file);
    UNDERSTUDY_TRY(auto head, m_http.get({address, m_access.token, first, ifRange}, receiver, m_stop));
    if (!head.isOk())
        return Failure(errorOf(head, address));
    return head;
}

} // namespace understudy

// Files of a repository, fetched into a staging folder that outlives a cut: what lies there is hashed and gone
// on from.
#pragma once

#include "core/model/store/http_p.h"
#include "core/model/store/hub.h"
#include "core/model/store/hub_listing_p.h"
#include "core/model/store/store_work_p.h"

#include <map>
#include <string>

namespace understudy {

/// What a broken download says of itself (ModelStaging::note).
struct HubNote
{
    struct File
    {
        std::string hash; ///< HubFile::hash()
        std::string etag; ///< strong, of what was begun; empty: none known
    };
    std::string repository;
    std::map<std::string, File> files; ///< by name
};
std::string formatHubNote(const HubNote& note);
/// Empty for a text that is none.
HubNote parseHubNote(std::string_view text);

/// One repository's commit at one hub.
class HubRepository
{
public:
    /// `revision` as the user gave it; commit() is known after open().
    HubRepository(HubAccess access, std::string name, std::stop_token stop);

    /// Asks for the commit. NameInvalid for a name that is none; RepositoryUnknown, AccessGated,
    /// DownloadFailed.
    Result<void> open(const std::string& revision);
    const std::string& name() const { return m_name; }
    const std::string& commit() const { return m_commit; }
    Result<std::vector<HubFile>> list();
    Result<std::string> readText(const HubFile& file);
    Result<HttpHead> get(const std::string& file, std::int64_t first, const std::string& ifRange,
                         const HttpClient::Receiver& receiver);
    /// The Error that a status other than 200 and 206 stands for.
    Error errorOf(const HttpHead& head, const std::string& address) const;

private:
    Result<std::pair<HttpHead, std::string>> getText(const std::string& address, std::size_t limit);
    std::string addressOf(const std::string& file) const;

    HubAccess m_access;
    std::string m_name, m_revision, m_commit;
    std::stop_token m_stop;
    HttpClient m_http;
};

/// Fetches files one after another into `staging`.
class HubDownload
{
public:
    HubDownload(HubRepository& repository, ModelStaging& staging, Meter& meter)
        : m_repository(&repository), m_staging(&staging), m_meter(&meter)
    {
    }

    /// Clears away what does not belong to `files`; notes what is wanted. How much of it is there already.
    Result<Bytes> prepare(const std::vector<HubFile>& files);
    /// Its SHA-256, checked against what is listed. HashMismatch: the file is gone then.
    Result<std::string> fetch(const HubFile& file);

private:
    class Part;
    Result<void> complete(Part& part, const HubFile& file);
    Result<void> begin(Part& part, const HubFile& file, const HttpHead& head);
    /// The SHA-256 when all is as listed.
    Result<std::string> check(Part& part, const HubFile& file);

    HubRepository* m_repository;
    ModelStaging* m_staging;
    Meter* m_meter;
    HubNote m_note;
};

} // namespace understudy

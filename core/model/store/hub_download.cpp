#include "core/model/store/hub_download_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostSmall{100'000'000}; ///< of a file that the hub keeps in git itself

bool isStrong(const std::string& etag)
{
    return etag.size() >= 2 && etag.front() == '"' && etag.back() == '"';
}

/// Worth another try, should this one have brought anything: the connection broke.
bool isCut(const Error& error)
{
    return error.code == Code::Io && error.reason == Reason::DownloadFailed;
}

} // namespace

/// A file of which the first bytes are there: its hash grows with it.
class HubDownload::Part
{
public:
    Part(fs::path path, Meter& meter) : m_path(std::move(path)), m_meter(&meter) {}
    ~Part()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    /// Hashes what is there. A link in the way is not followed.
    Result<void> open()
    {
        m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND | O_NOFOLLOW, 0644);
        if (m_descriptor < 0)
            return Failure(systemError(errno, m_path));
        return readBlocks(m_path, [this](std::string_view block) { return count(block); });
    }
    Result<void> append(std::string_view bytes)
    {
        for (auto left = bytes; !left.empty();) {
            const auto written = ::write(m_descriptor, left.data(), left.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return Failure(systemError(errno, m_path));
            UNDERSTUDY_CHECK(count(left.substr(0, static_cast<std::size_t>(written))));
            left.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }
    Result<void> restart()
    {
        if (::ftruncate(m_descriptor, 0) != 0)
            return Failure(systemError(errno, m_path));
        m_hash = Sha256();
        const auto undone = std::exchange(m_size, 0);
        return m_meter->advance(-undone, name());
    }
    /// The hash of all that came, once it is safe on the disk.
    Result<std::string> finish()
    {
        if (::fsync(m_descriptor) != 0)
            return Failure(systemError(errno, m_path));
        return std::exchange(m_hash, Sha256()).finish();
    }

    std::int64_t size() const { return m_size; }
    std::string name() const { return m_path.filename().string(); }
    const fs::path& path() const { return m_path; }

private:
    Result<void> count(std::string_view bytes)
    {
        m_hash.add(bytes);
        m_size += static_cast<std::int64_t>(bytes.size());
        return m_meter->advance(static_cast<std::int64_t>(bytes.size()), name());
    }

    fs::path m_path;
    Meter* m_meter;
    int m_descriptor = -1;
    Sha256 m_hash;
    std::int64_t m_size = 0;
};

std::string formatHubNote(const HubNote& note)
{
    nlohmann::ordered_json files = nlohmann::ordered_json::object();
    for (const auto& [name, file] : note.files)
        files[name] = {{"hash", file.hash}, {"etag", file.etag}};
    const nlohmann::ordered_json document = {{"repository", note.repository}, {"files", std::move(files)}};
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

HubNote parseHubNote(std::string_view text)
{
    const auto document = checkJson(text) ? nlohmann::json::parse(text, nullptr, false) : nlohmann::json();
    const auto textAt = [](const nlohmann::json& object, const char* key) {
        const auto found = object.is_object() ? object.find(key) : object.end();
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    HubNote note;
    note.repository = textAt(document, "repository");
    if (document.is_object() && document.contains("files") && document["files"].is_object())
        for (const auto& [name, file] : document["files"].items())
            note.files[name] = {textAt(file, "hash"), textAt(file, "etag")};
    return note;
}

Result<Bytes> HubDownload::prepare(const std::vector<HubFile>& files)
{
    const auto before = parseHubNote(m_staging->note());
    const bool isSame = before.repository == m_repository->name();
    m_note = {m_repository->name(), {}};
    for (const auto& file : files) {
        const auto found = before.files.find(file.name);
        const bool isKnown = isSame && found != before.files.end() && found->second.hash == file.hash();
        m_note.files[file.name] = isKnown ? found->second : HubNote::File{file.hash(), {}};
    }
    std::vector<fs::path> foreign;
    Bytes there;
    std::error_code error;
    for (fs::directory_iterator entries(m_staging->path(), error);
         !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const auto name = entries->path().filename().string();
        if (ModelStaging::isOwn(name))
            continue;
        const auto wanted = std::ranges::find(files, name, &HubFile::name);
        std::error_code ignored;
        const auto size = entries->is_regular_file(ignored) ? entries->file_size(ignored) : 0;
        const bool isKept = isSame && wanted != files.end() && before.files.contains(name) &&
                            before.files.at(name).hash == wanted->hash() &&
                            size <= static_cast<std::uintmax_t>(wanted->size.value);
        if (isKept)
            there += Bytes(static_cast<std::int64_t>(size));
        else
            foreign.push_back(entries->path());
    }
    for (const auto& path : foreign)
        fs::remove_all(path, error);
    if (error)
        return Failure(systemError(error.value(), m_staging->path()));
    UNDERSTUDY_CHECK(m_staging->setNote(formatHubNote(m_note)));
    return there;
}

Result<std::string> HubDownload::fetch(const HubFile& file)
{
    Part part(m_staging->path() / file.name, *m_meter);
    UNDERSTUDY_CHECK(part.open());
    const bool isOld = part.size() > 0;
    UNDERSTUDY_CHECK(complete(part, file));
    auto hash = check(part, file);
    // A power cut may have left other bytes than were written.
    if (!hash && hash.error().reason == Reason::HashMismatch && isOld) {
        UNDERSTUDY_CHECK(part.restart());
        UNDERSTUDY_CHECK(complete(part, file));
        hash = check(part, file);
    }
    if (!hash && hash.error().reason == Reason::HashMismatch) {
        std::error_code ignored;
        fs::remove(part.path(), ignored);
    }
    return hash;
}

Result<void> HubDownload::complete(Part& part, const HubFile& file)
{
    const HttpClient::Receiver receiver{
        [&](const HttpHead& head) { return begin(part, file, head); },
        [&](std::string_view bytes) -> Result<void> {
            if (part.size() + static_cast<std::int64_t>(bytes.size()) > file.size.value)
                return fail(Code::Corrupt, Reason::DownloadFailed, file.name, "more comes than the hub lists");
            return part.append(bytes);
        }};
    for (auto most = part.size(); part.size() < file.size.value; most = part.size()) {
        const auto& etag = m_note.files[file.name].etag;
        const auto head = m_repository->get(file.name, part.size(), etag, receiver);
        if (!head && !(isCut(head.error()) && part.size() > most))
            return Failure(head.error());
        if (part.size() <= most)
            return fail(Code::Io, Reason::DownloadFailed, file.name,
                        "it ended after " + std::to_string(part.size()) + " of " +
                            std::to_string(file.size.value) + " bytes");
    }
    return {};
}

Result<void> HubDownload::begin(Part& part, const HubFile& file, const HttpHead& head)
{
    if (head.first == 0 && part.size() > 0)
        UNDERSTUDY_CHECK(part.restart()); // all of it comes again
    if (head.first != part.size())
        return fail(Code::Corrupt, Reason::DownloadFailed, file.name, "another part came than was asked for");
    auto& known = m_note.files[file.name].etag;
    if (!isStrong(head.etag) || head.etag == known)
        return {};
    known = head.etag;
    return m_staging->setNote(formatHubNote(m_note));
}

Result<std::string> HubDownload::check(Part& part, const HubFile& file)
{
    UNDERSTUDY_TRY(auto sha256, part.finish());
    auto found = sha256;
    if (file.sha256.empty()) {
        UNDERSTUDY_TRY(const auto bytes, readFile(part.path(), kMostSmall));
        found = gitBlobId(bytes);
    }
    if (found != file.hash())
        return fail(Code::Corrupt, Reason::HashMismatch, part.path().string(), found + "/" + file.hash());
    return sha256;
}

} // namespace understudy

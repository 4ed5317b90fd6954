#include "app/server/uploads.h"

#include "app/server/job_record.h"
#include "core/audio/reader.h"
#include "core/base/files.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr const char* kUploads = ".uploads";
constexpr const char* kPart = ".part";
constexpr std::chrono::hours kKept{24};

fs::path uploadsOf(const fs::path& project)
{
    return project / kJobsFolder / kUploads;
}

/// "upload-" and hex digits, as we make them: no path.
bool isUploadId(std::string_view id)
{
    constexpr std::string_view kBefore = "upload-";
    return id.starts_with(kBefore) && id.size() > kBefore.size() && id.size() < 40 &&
           id.substr(kBefore.size()).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

std::atomic<int> Upload::s_count = 0;

Upload::Upload(fs::path folder, std::string name, int descriptor, std::string requestId)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_requestId(std::move(requestId)),
      m_descriptor(descriptor)
{
    ++s_count;
}

Upload::~Upload()
{
    --s_count;
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    std::error_code ignored;
    if (!m_isKept)
        fs::remove_all(m_folder, ignored);
}

std::optional<ApiError> Upload::begin(const fs::path& project, const Request& request,
                                      std::shared_ptr<BodySink>& sink)
{
    const auto named = request.query.find("name");
    const auto name = named == request.query.end() ? std::string("recording.wav") : named->second;
    if (!isValidName(name) || name.ends_with(kPart))
        return badField("name", "“name” has to be the name of a file, without a path.");
    if (s_count >= kMostUploads)
        return tooMany("Too many recordings are being sent already. Try again later.", 5);
    const auto folder = uploadsOf(project) / ("upload-" + newJobId().substr(4));
    if (const auto made = ensureFolder(folder); !made)
        return apiError(made.error());
    const auto part = folder / (name + kPart);
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return apiError(systemError(errno, part));
    sink.reset(new Upload(folder, name, descriptor, request.id));
    return std::nullopt;
}

std::optional<Response> Upload::take(std::string_view bytes)
{
    m_bytes += bytes.size();
    const auto written = writeAll(m_descriptor, bytes, m_folder / m_name);
    return written ? std::nullopt : std::optional(responseOf(apiError(written.error()), m_requestId));
}

std::optional<ApiError> Upload::finish(Facts& facts)
{
    const auto part = m_folder / (m_name + kPart), place = m_folder / m_name;
    auto reader = AudioReader::open(part);
    if (!reader) {
        auto error = reader.error();
        error.subject = m_name;
        return apiError(error);
    }
    const auto& info = reader->info();
    facts = {m_folder.filename().string(), m_name, m_bytes,
             info.length.value > 0 ? toSeconds(info.length, info.rate) : Seconds(0)};
    if (::fsync(m_descriptor) != 0)
        return apiError(systemError(errno, place));
    std::error_code error;
    fs::rename(part, place, error);
    if (error)
        return apiError(systemError(error.value(), place));
    m_isKept = true;
    return std::nullopt;
}

std::optional<fs::path> findUpload(const fs::path& project, const std::string& id)
{
    if (!isUploadId(id))
        return std::nullopt;
    std::error_code error;
    for (fs::directory_iterator entry(uploadsOf(project) / id, error);
         !error && entry != fs::directory_iterator(); entry.increment(error))
        if (entry->path().extension() != kPart && entry->path().extension() != ".txt" &&
            isFile(entry->path()))
            return entry->path();
    return std::nullopt;
}

void removeOldUploads(const fs::path& project, const std::vector<std::string>& inUse)
{
    std::error_code error;
    std::vector<fs::path> old;
    for (fs::directory_iterator entry(uploadsOf(project), error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        const auto id = entry->path().filename().string();
        const auto age = fs::file_time_type::clock::now() - fs::last_write_time(entry->path(), ignored);
        if (!ignored && age > kKept && std::ranges::find(inUse, id) == inUse.end())
            old.push_back(entry->path());
    }
    for (const auto& folder : old)
        fs::remove_all(folder, error);
}

} // namespace understudy::server

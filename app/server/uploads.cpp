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
constexpr const char* kText = ".txt"; // words of a recording
constexpr int kRetryAfter = 5;        // s
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

Upload::Upload(fs::path folder, std::string name, std::shared_ptr<UploadSlots> slots, std::string requestId)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_requestId(std::move(requestId)),
      m_slots(std::move(slots))
{
    ++*m_slots;
}

Upload::~Upload()
{
    --*m_slots;
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    std::error_code ignored;
    if (!m_isKept)
        fs::remove_all(m_folder, ignored);
}

std::optional<ApiError> Upload::begin(const fs::path& project, const std::shared_ptr<UploadSlots>& slots,
                                      const Request& request, std::shared_ptr<BodySink>& sink)
{
    const auto named = request.query.find("name");
    const auto name = named == request.query.end() ? std::string("recording.wav") : named->second;
    if (!isValidName(name) || name.ends_with(kPart) || name.ends_with(kText))
        return badField("name",
                        "“name” has to be the name of a sound file: no path, not hidden, at most 100 bytes.");
    if (*slots >= kMostUploads)
        return tooMany("Too many recordings are being sent already. Try again later.", kRetryAfter);
    sink.reset(new Upload(uploadsOf(project) / ("upload-" + newJobId().substr(4)), name, slots, request.id));
    return std::nullopt;
}

Result<void> Upload::open()
{
    UNDERSTUDY_CHECK(ensureFolder(m_folder));
    const auto part = m_folder / (m_name + kPart);
    m_descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    return m_descriptor >= 0 ? Result<void>() : Failure(systemError(errno, part));
}

std::optional<Response> Upload::take(std::string_view bytes)
{
    m_bytes += bytes.size();
    auto written = m_descriptor >= 0 ? Result<void>() : open();
    if (written)
        written = writeAll(m_descriptor, bytes, m_folder / m_name);
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
        if (entry->path().extension() != kPart && entry->path().extension() != kText && isFile(entry->path()))
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

// Recordings that clients send, for jobs of the project: jobs/.uploads/<id>/<name>.
#pragma once

#include "app/server/api_error.h"
#include "app/server/http_types.h"
#include "core/base/result.h"
#include "core/base/units.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace understudy::server {

inline constexpr std::uint64_t kMostUploadBytes = 512ULL * 1024 * 1024;
inline constexpr int kMostUploads = 8; ///< at once

/// How many are under way.
using UploadSlots = std::atomic<int>;

/// Takes a file as it arrives, beside its place; destroyed without finish(), it leaves nothing. The disk is
/// touched by take() first.
class Upload : public BodySink
{
public:
    /// 400 for a name that is none of a file, 429 where there are too many.
    static std::optional<ApiError> begin(const std::filesystem::path& project,
                                         const std::shared_ptr<UploadSlots>& slots, const Request& request,
                                         std::shared_ptr<BodySink>& sink);
    ~Upload() override;

    std::optional<Response> take(std::string_view bytes) override;

    struct Facts
    {
        std::string id, name;
        std::uint64_t bytes = 0;
        Seconds length{};
    };
    /// In its place, if it is sound that can be read: 415 else.
    std::optional<ApiError> finish(Facts& facts);

private:
    Upload(std::filesystem::path folder, std::string name, std::shared_ptr<UploadSlots> slots,
           std::string requestId);
    Result<void> open();

    const std::filesystem::path m_folder;
    const std::string m_name, m_requestId;
    const std::shared_ptr<UploadSlots> m_slots;
    int m_descriptor = -1;
    std::uint64_t m_bytes = 0;
    bool m_isKept = false;
};

/// Of an upload that is whole; none for another id, whatever it looks like.
std::optional<std::filesystem::path> findUpload(const std::filesystem::path& project, const std::string& id);

/// Those of a day ago and more that no id of `inUse` names, and what a crash left.
void removeOldUploads(const std::filesystem::path& project, const std::vector<std::string>& inUse);

} // namespace understudy::server

// The single writer's lock on a folder: a kernel lock on its ".lock" file, so one left by a killed program
// is never stale. What the file says is for people; the lock alone decides.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace understudy {

class FolderLock
{
public:
    /// Busy, `taken` (subject: the folder, detail: who holds it); NoPermission.
    static Result<FolderLock> take(const std::filesystem::path& folder, const std::string& program,
                                   Reason taken);
    /// "understudy-studio, process 4711, since 10:02", or empty when nobody holds it.
    static std::string holder(const std::filesystem::path& folder);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace understudy

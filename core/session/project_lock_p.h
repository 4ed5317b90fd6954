// The single writer's lock on a project: a kernel lock on its ".lock" file, so one left by a killed program
// is never stale. What the file says is for people; the lock alone decides.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace understudy {

class ProjectLock
{
public:
    /// ProjectLocked (detail: who holds it), NoPermission.
    static Result<ProjectLock> take(const std::filesystem::path& project, const std::string& program);
    /// "understudy-studio, process 4711, since 10:02", or empty when nobody holds it.
    static std::string holder(const std::filesystem::path& project);

    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&& other) noexcept;
    ~ProjectLock();

private:
    explicit ProjectLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace understudy

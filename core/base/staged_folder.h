// A folder that lands whole or not at all: filled beside its place, renamed into it by commit().
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace understudy {

class StagedFolder
{
public:
    /// AlreadyExists when there is something at `target` already (an empty folder does not count).
    static Result<StagedFolder> create(const std::filesystem::path& target);

    StagedFolder(StagedFolder&& other) noexcept;
    StagedFolder& operator=(StagedFolder&& other) noexcept;
    ~StagedFolder(); ///< without commit() nothing is left

    const std::filesystem::path& path() const { return m_staged; }
    /// Nobody asked for the folder beside the target: an error about it, or about a file in it, is told of the
    /// target.
    Error ofTarget(Error error) const;
    /// Brings all of it to the disk first: its files may be written with Landing::WithItsFolder.
    /// AlreadyExists, DiskFull, Io.
    Result<void> commit();

private:
    StagedFolder(std::filesystem::path target, std::filesystem::path staged);
    std::filesystem::path m_target;
    std::filesystem::path m_staged; // empty: nothing to clean up
};

} // namespace understudy

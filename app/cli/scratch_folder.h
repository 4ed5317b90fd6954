// Where a benchmark works.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

namespace understudy::cli {

/// A scratch folder that goes when the bench ends.
class ScratchFolder
{
public:
    explicit ScratchFolder(const std::string& wanted)
        : m_folder((wanted.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(wanted)) /
                   ("understudy-bench-" + std::to_string(::getpid())))
    {
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

} // namespace understudy::cli

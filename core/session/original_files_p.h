// Whether recordings' files still are what was imported: by size and times where that was found before, else
// by all of their bytes.
#pragma once

#include "core/base/result.h"
#include "core/data/ingest/recording.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>

namespace understudy {

class ProjectStore;

/// Size and times of a file, which change with its bytes. FileMissing.
Result<std::string> stampOf(const std::filesystem::path& file);
/// `file` has the bytes of the original: FileMissing, HashMismatch; Cancelled.
Result<void> checkOriginal(const Recording& recording, const std::filesystem::path& file,
                           const std::stop_token& stop = {});

/// Thread-safe.
class OriginalFiles
{
public:
    explicit OriginalFiles(ProjectStore& store) : m_store(store) {}

    /// As checkOriginal(), of where the recording lies. Reads all of a file only once, whatever the session.
    Result<void> check(const Recording& recording, const std::stop_token& stop = {});
    /// A file that bore this stamp before it was read is the recording's.
    void remember(const std::string& recording, const std::string& stamp);

private:
    std::string known(const std::string& recording); ///< empty: none is

    ProjectStore& m_store;
    std::mutex m_mutex;
    std::map<std::string, std::string> m_known; // stamps by recording, under m_mutex
};

} // namespace understudy

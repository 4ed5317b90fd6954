// How far the work on many files is. Several are worked on at once, and names that took turns could not be
// read: what is told is the first that is not done, its step, and how much of all is done.
#pragma once

#include "core/data/ingest/scan.h"
#include "core/jobs/progress.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <vector>

namespace understudy {

struct CountedFile
{
    std::filesystem::path file;
    double amount = 0; ///< of work, in the unit of the progress; 0: not known
};

/// Thread-safe.
class FileProgress
{
public:
    /// `report` is called from any thread, one call at a time; may be empty. `stage` is where each file
    /// begins.
    FileProgress(std::function<void(const Progress&)> report, Stage stage, ProgressUnit unit,
                 std::vector<CountedFile> files);

    /// What is done with that file from now on.
    void setStage(std::size_t file, Stage stage);
    /// So much of it is done.
    void setDone(std::size_t file, double amount);
    /// Also with one that failed.
    void finish(std::size_t file);

private:
    struct State
    {
        Stage stage;
        double done = 0;
        bool isFinished = false;
    };
    void tell(); // under m_mutex

    const std::function<void(const Progress&)> m_report;
    const ProgressUnit m_unit;
    const std::vector<CountedFile> m_files;
    double m_total = 0;
    std::mutex m_mutex;
    std::vector<State> m_states; // under m_mutex
    std::size_t m_first = 0;     // under m_mutex: that is not finished
    double m_done = 0;           // under m_mutex
};

/// Files by their bytes; 0 for what is not there.
std::vector<CountedFile> countedBytes(const std::vector<std::filesystem::path>& files);
/// As the file's header tells it; 0 where it does not.
Seconds toldLength(const std::filesystem::path& file);
/// Tells what is done with that file; `progress` outlives it.
ScanWatch scanWatch(FileProgress& progress, std::size_t file, std::stop_token stop, int threads);

} // namespace understudy

#include "core/data/ingest/file_progress.h"

#include "core/audio/reader.h"

#include <algorithm>
#include <system_error>

namespace understudy {

FileProgress::FileProgress(std::function<void(const Progress&)> report, Stage stage, ProgressUnit unit,
                           std::vector<CountedFile> files)
    : m_report(std::move(report)), m_unit(unit), m_files(std::move(files)), m_states(m_files.size(), {stage})
{
    for (const auto& file : m_files)
        m_total += file.amount;
    const std::lock_guard lock(m_mutex);
    tell();
}

void FileProgress::setStage(std::size_t file, Stage stage)
{
    const std::lock_guard lock(m_mutex);
    m_states[file].stage = stage;
    tell();
}

void FileProgress::setDone(std::size_t file, double amount)
{
    const std::lock_guard lock(m_mutex);
    m_done += amount - m_states[file].done;
    m_states[file].done = amount;
    tell();
}

void FileProgress::finish(std::size_t file)
{
    const std::lock_guard lock(m_mutex);
    auto& state = m_states[file];
    const auto amount =
        std::max(state.done, m_files[file].amount); // nothing is left to do of one that failed
    m_done += amount - state.done;
    state.done = amount;
    state.isFinished = true;
    while (m_first < m_states.size() && m_states[m_first].isFinished)
        ++m_first;
    tell();
}

void FileProgress::tell()
{
    if (!m_report || m_files.empty())
        return;
    const auto shown = std::min(m_first, m_files.size() - 1);
    m_report({m_states[shown].stage, m_done, std::max(m_total, m_done), m_unit,
              m_files[shown].file.filename().string(), int(shown) + 1, int(m_files.size())});
}

std::vector<CountedFile> countedBytes(const std::vector<std::filesystem::path>& files)
{
    std::vector<CountedFile> counted;
    for (const auto& file : files) {
        std::error_code error;
        const auto bytes = std::filesystem::file_size(file, error);
        counted.push_back({file, error ? 0 : double(bytes)});
    }
    return counted;
}

Seconds toldLength(const std::filesystem::path& file)
{
    const auto reader = AudioReader::open(file);
    return reader && reader->info().length.value > 0 ? toSeconds(reader->info().length, reader->info().rate)
                                                     : Seconds(0.0);
}

ScanWatch scanWatch(FileProgress& progress, std::size_t file, std::stop_token stop, int threads)
{
    return {std::move(stop), [&progress, file](Seconds done) { progress.setDone(file, done.value); }, threads,
            [&progress, file](Stage stage) { progress.setStage(file, stage); }};
}

} // namespace understudy

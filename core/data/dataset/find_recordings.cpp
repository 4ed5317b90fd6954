#include "core/data/dataset/build.h"

#include "core/base/files.h"
#include "core/data/dataset/exchange.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

namespace fs = std::filesystem;

bool isRecording(const fs::path& file)
{
    constexpr std::array<std::string_view, 23> kExtensions{
        ".wav",  ".wave", ".flac", ".mp3",  ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".aif", ".aiff",
        ".aifc", ".caf",  ".w64",  ".rf64", ".au",  ".wma", ".mp4", ".mov", ".mkv", ".webm", ".avi"};
    auto extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

void findIn(const fs::path& folder, OurDatasets datasets, std::vector<fs::path>& files,
            std::vector<Error>& failed)
{
    if (datasets == OurDatasets::Refuse && isCutAlready(folder)) {
        failed.push_back({Code::InvalidInput, Reason::DatasetGiven, folder.string(), {}, {}});
        return;
    }
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        entries.push_back(entry->path());
    if (error) {
        failed.push_back(systemError(error.value(), folder));
        return;
    }
    std::ranges::sort(entries);
    for (const auto& path : entries) {
        if (path.filename().string().starts_with('.'))
            continue;
        std::error_code ignored;
        if (fs::is_directory(fs::symlink_status(path, ignored))) // a link to a folder may lead back
            findIn(path, datasets, files, failed);
        else if (isRecording(path))
            files.push_back(path);
    }
}

} // namespace

std::vector<fs::path> findRecordings(const std::vector<fs::path>& inputs, std::vector<Error>& failed,
                                     OurDatasets datasets)
{
    std::vector<fs::path> files;
    for (const auto& input : inputs) {
        std::error_code ignored;
        if (fs::is_directory(input, ignored))
            findIn(input, datasets, files, failed);
        else
            files.push_back(input);
    }
    std::ranges::sort(files);
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

} // namespace understudy

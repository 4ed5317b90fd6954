// The files of words that lie beside recordings.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace understudy {

/// Lists each folder once, when it is asked for first: what comes into it later is found by its own name alone.
/// May be asked from several threads.
class TranscriptFinder
{
public:
    /// The file beside a recording that tells most: same stem, TextGrid before VTT, SRT, .txt (labels or plain),
    /// .lab. Where there is none, one whose name differs by capitals alone, and that is of no other file.
    std::optional<std::filesystem::path> find(const std::filesystem::path& recording);

private:
    using Names = std::unordered_map<std::string, std::vector<std::filesystem::path>>; // by stem in small letters

    std::optional<std::filesystem::path> findInOtherCase(const std::filesystem::path& recording);
    const Names& namesIn(const std::filesystem::path& folder);

    std::mutex m_mutex;
    std::map<std::filesystem::path, Names> m_folders; // under m_mutex; what is in it stays as it is
};

} // namespace understudy

#include "core/data/transcripts/transcript_finder.h"

#include "core/base/files.h"
#include "core/data/transcripts/source_text_p.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Best first. On disks where case counts both spellings of Praat's are found.
constexpr std::array kExtensions{".TextGrid", ".textgrid", ".vtt", ".VTT", ".srt",
                                 ".SRT",      ".txt",      ".TXT", ".lab", ".LAB"};

/// Best first, in small letters.
constexpr std::array<std::string_view, 5> kKinds{".textgrid", ".vtt", ".srt", ".txt", ".lab"};

} // namespace

std::optional<fs::path> TranscriptFinder::find(const fs::path& recording)
{
    for (const auto* extension : kExtensions) {
        auto path = recording;
        path.replace_extension(extension);
        if (path != recording && isFile(path))
            return path;
    }
    return findInOtherCase(recording);
}

/// Beside Take1.WAV: take1.txt, unless it is that of a take1.wav.
std::optional<fs::path> TranscriptFinder::findInOtherCase(const fs::path& recording)
{
    const auto& names = namesIn(recording.parent_path());
    const auto alike = names.find(lowered(recording.stem().string()));
    if (alike == names.end())
        return std::nullopt;
    std::vector<std::pair<std::ptrdiff_t, fs::path>> found; // by kind, then by name
    std::set<fs::path> others;                              // stems of files that are no words
    for (const auto& name : alike->second) {
        const auto* kind = std::ranges::find(kKinds, extensionOf(name));
        if (kind != kKinds.end())
            found.emplace_back(kind - kKinds.begin(), name);
        else if (name.stem() != recording.stem())
            others.insert(name.stem());
    }
    std::ranges::sort(found);
    for (const auto& [kind, name] : found)
        if (!others.contains(name.stem()) && isFile(recording.parent_path() / name))
            return recording.parent_path() / name;
    return std::nullopt;
}

const TranscriptFinder::Names& TranscriptFinder::namesIn(const fs::path& folder)
{
    const std::lock_guard lock(m_mutex);
    const auto [place, isNew] = m_folders.try_emplace(folder);
    if (!isNew)
        return place->second;
    std::error_code error;
    fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const auto name = entry->path().filename();
        place->second[lowered(name.stem().string())].push_back(name);
    }
    return place->second;
}

} // namespace understudy

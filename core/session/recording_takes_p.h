// The takes of a project's recording sessions, as files: recordings/0007-02.wav is the second take of words
// that were prompt 7 then, the words beside it in 0007-02.txt; room-tone-01.wav has none. "….wav.part" is one
// that is not finished.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace understudy {

struct TakeFile
{
    std::filesystem::path file; ///< the WAV
    std::string prompt;         ///< its words; empty: room tone

    /// Of the takes of these words: a newer one has a higher one. Times are not asked: copies and repairs
    /// have others.
    int number() const;
    std::filesystem::path part() const { return file.string() + ".part"; }
    std::filesystem::path words() const { return std::filesystem::path(file).replace_extension(".txt"); }
    bool operator==(const TakeFile&) const = default;
};

/// For the review.
struct WaitingTake : TakeFile
{
    bool isWhole = false; ///< ended as its speaker wanted: takes the place of older ones
};

class TakeFolder
{
public:
    explicit TakeFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path promptsFile() const { return m_folder / "prompts.txt"; }

    /// By name; other files are left alone. A folder that is not there has none.
    std::vector<TakeFile> takes() const;
    /// Those that a crash left.
    std::vector<TakeFile> unfinished() const;

    /// A name that no take has, with the words in their place beside it. `number` of the prompt from 1 on,
    /// `last` of the takes of its words so far. DiskFull, NoPermission.
    Result<TakeFile> begin(std::size_t number, const std::string& prompt, int last) const;
    /// Its part becomes the WAV.
    static Result<void> keep(const TakeFile& take);
    /// Its part holds no sound.
    static void drop(const TakeFile& take);

private:
    std::vector<TakeFile> find(std::string_view ending) const;

    std::filesystem::path m_folder;
};

} // namespace understudy

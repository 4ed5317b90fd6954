// One script: its text in memory, and the file it was read from. Knows what is saved and what another program
// wrote.
#pragma once

#include "core/session/episode_service.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace understudy {

/// ScriptNotText (NUL bytes or not UTF-8), FileTooLarge; subject: `path`.
Result<void> checkScriptText(std::string_view text, const std::filesystem::path& path);
/// Reads and checks.
Result<std::string> readScriptFile(const std::filesystem::path& path);

/// The text an editor works on: without byte order mark, every line break a "\n".
std::string plainScriptText(std::string_view bytes);

/// How a file writes the text; taken off as it is read, put back as it is written.
struct ScriptForm
{
    bool hasByteOrderMark = false;
    bool hasCarriageReturns = false; ///< at every line break; a mixture is not kept

    static ScriptForm of(std::string_view bytes);
    std::string bytes(std::string_view plain) const;
};

/// Tells one state of a file from another without reading it.
struct FileStamp
{
    std::int64_t modified = 0; ///< ns
    std::int64_t size = -1;    ///< -1: no such file
    std::uint64_t inode = 0;
    bool operator==(const FileStamp&) const = default;

    static FileStamp of(const std::filesystem::path& path);
};

/// Thread-safe. Text and file have a lock each: nobody who types waits for the disk. The text is a plain one,
/// so that offsets are the same in every view of it.
class ScriptDocument
{
public:
    static Result<std::unique_ptr<ScriptDocument>> load(const std::filesystem::path& path);

    struct Content
    {
        std::string text;
        std::uint64_t revision = 0;
    };
    Content content() const;
    const std::filesystem::path& path() const { return m_path; }

    static constexpr std::size_t kToTheEnd = static_cast<std::size_t>(-1);
    struct Applied
    {
        TextEdit done, inverse;
        std::uint64_t revision = 0; ///< after it
        bool hasSavedChanged = false;
    };
    /// An edit of [0, kToTheEnd) is narrowed to what differs; what it brings is made plain. InvalidInput outside of the text;
    /// checkScriptText().
    Result<Applied> apply(TextEdit edit);

    bool isSaved() const;
    /// True when there was something to write. ScriptChangedOutside.
    Result<bool> save();

    struct Outside
    {
        EpisodeService::Outside state = EpisodeService::Outside::Unchanged;
        std::string theirs; ///< Reloaded, Conflict
    };
    /// Looks at the file. Reloaded and Conflict are what to do: nothing is taken over yet.
    Result<Outside> lookOutside();
    /// From here on `theirs` counts as what the file holds.
    void acknowledge(std::string theirs);
    /// What the file holds now is nothing to us, and save() may write over it.
    void disregard();

private:
    ScriptDocument(std::filesystem::path path, std::string_view bytes, FileStamp stamp);
    Result<void> checkUnchanged(const std::string& ours);

    const std::filesystem::path m_path;
    std::mutex m_fileMutex; // taken before m_mutex
    FileStamp m_stamp;      // under m_fileMutex; of the file as last read or written
    ScriptForm m_form;      // under m_fileMutex; of the file as last read
    mutable std::mutex m_mutex;
    std::string m_text;           // under m_mutex
    std::uint64_t m_revision = 1; // under m_mutex
    std::optional<std::string>
        m_saved; // under m_mutex; what the file held then; empty: deleted by another program
};

} // namespace understudy

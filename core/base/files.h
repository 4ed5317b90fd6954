// Files that land whole or not at all, and bounded reads. Errors carry the path and what the system said.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace understudy {

/// What a file waits for before it is in its place.
enum class Landing
{
    Durable,      ///< until it would outlive a power cut
    WithItsFolder ///< for nothing: it lies in a StagedFolder, which sees to all of its files at once
};

/// A file written beside its place and renamed over it by commit(). Destroyed without commit(), it leaves
/// nothing.
class AtomicFile
{
public:
    /// Fails when the folder is missing or cannot be written, or `path` is a folder.
    static Result<AtomicFile> create(const std::filesystem::path& path, Landing landing = Landing::Durable);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    Result<void> write(std::string_view bytes);
    /// To the disk where it is to land durable, so that a full one is said before commit() of another file.
    Result<void> flush();
    /// flush() and renames. The object is finished afterwards, whatever the result.
    Result<void> commit();

    /// Where the bytes stand until commit(), for libraries that write by name.
    const std::filesystem::path& temporaryPath() const { return m_temporary; }
    int descriptor() const { return m_descriptor; }

private:
    AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor, Landing landing);
    void discard() noexcept;

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    Landing m_landing;
};

Result<void> writeFile(const std::filesystem::path& path, std::string_view bytes,
                       Landing landing = Landing::Durable);

/// The whole file, at most `limit` bytes (FileTooLarge beyond).
Result<std::string> readFile(const std::filesystem::path& path, Bytes limit);

/// All of `bytes` where the file is now, or from byte `at` on; `path` is what an error names.
Result<void> writeAll(int descriptor, std::string_view bytes, const std::filesystem::path& path);
Result<void> writeAllAt(int descriptor, std::string_view bytes, std::int64_t at,
                        const std::filesystem::path& path);

/// Bytes alone; `to` is a new file. AlreadyExists, DiskFull (which the standard library calls an input/output
/// error), NoPermission. What was written of it before an error is taken away.
Result<void> copyFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// A regular file, or a link to one; what cannot be looked at is none.
bool isFile(const std::filesystem::path& path);

/// Creates the folder and its parents; a file in the way is NotAFolder.
Result<void> ensureFolder(const std::filesystem::path& path);

/// errno as an Error: Io or NotFound with the fitting reason.
Error systemError(int number, const std::filesystem::path& path);

/// A folder with all files and folders below it: they outlive a power cut from here on. DiskFull, Io.
Result<void> syncTree(const std::filesystem::path& folder);

/// Makes what was renamed or removed in a folder outlive a power cut.
void syncFolder(const std::filesystem::path& folder);

/// Usable as a folder's name, and harmless as one: no path, not hidden, at most 100 bytes of UTF-8.
bool isValidName(std::string_view name);

/// True when `path`, taken against `root`, stays inside it; neither has to exist. Guards paths found in
/// files.
bool isInside(const std::filesystem::path& root, const std::filesystem::path& path);

} // namespace understudy

#include "core/train/run/file_hashes_p.h"

#include "core/base/hash.h"

#include <algorithm>

#include <sys/stat.h>

namespace understudy {

namespace fs = std::filesystem;

std::string FileHashes::of(const fs::path& file)
{
    const auto now = stampOf(file);
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_known.find(file);
        if (now && known != m_known.end() && known->second.stamp == *now) {
            known->second.asked = ++m_asked;
            return known->second.hash;
        }
    }
    auto hash = sha256File(file).value_or(std::string()); // takes seconds: others do not wait for it
    if (now)
        keep(file, *now, hash);
    return hash;
}

std::size_t FileHashes::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_known.size();
}

std::optional<FileHashes::Stamp> FileHashes::stampOf(const fs::path& file)
{
    struct stat found
    {
    };
    if (::stat(file.c_str(), &found) != 0)
        return std::nullopt;
    return Stamp{std::int64_t(found.st_ino), std::int64_t(found.st_size), found.st_ctim.tv_sec,
                 found.st_ctim.tv_nsec};
}

void FileHashes::keep(const fs::path& file, const Stamp& stamp, const std::string& hash)
{
    const std::scoped_lock lock(m_mutex);
    m_known[file] = {stamp, hash, ++m_asked};
    if (m_known.size() > m_most)
        m_known.erase(
            std::ranges::min_element(m_known, {}, [](const auto& one) { return one.second.asked; }));
}

} // namespace understudy

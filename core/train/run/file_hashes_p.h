// What files hashed to, as long as they stay what they were: a run is looked at every second or two, and its
// checkpoints are of some hundred megabytes. Thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace understudy {

class FileHashes
{
public:
    /// Of so many files, those that were asked for last.
    explicit FileHashes(std::size_t most) : m_most(most) {}

    /// SHA-256; empty where it cannot be read.
    std::string of(const std::filesystem::path& file);
    std::size_t count() const;

private:
    using Stamp = std::array<std::int64_t, 4>; // inode, size, when it was changed
    struct Known
    {
        Stamp stamp{};
        std::string hash;
        std::uint64_t asked = 0; // the higher the later
    };

    static std::optional<Stamp> stampOf(const std::filesystem::path& file);
    void keep(const std::filesystem::path& file, const Stamp& stamp, const std::string& hash);

    std::size_t m_most;
    mutable std::mutex m_mutex;
    std::map<std::filesystem::path, Known> m_known; // under m_mutex
    std::uint64_t m_asked = 0;                      // under m_mutex
};

} // namespace understudy

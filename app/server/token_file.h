// The tokens that requests are let in by: given, or in a file of their owner's alone, which is read again
// when it changes, so that a line taken out is a token revoked.
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy::server {

inline constexpr const char* kTokenFileName = "api-tokens"; ///< in the user's config folder

/// Thread-safe. Tokens themselves are not kept: their hashes are.
class TokenFile
{
public:
    /// Made, with one random token of 256 bits, where it is not there; a line a token, with a name before it
    /// or none: "nightly 3J9…"; "#" begins a comment. SecretExposed where others may read it; InvalidInput
    /// without a token of at least kFewestCharacters; those of reading and writing.
    static Result<TokenFile> open(const std::filesystem::path& file);
    /// That one alone. InvalidInput as above.
    static Result<TokenFile> of(std::string_view token);
    static constexpr std::size_t kFewestCharacters = 16;

    TokenFile(TokenFile&&) noexcept;

    /// Whose token it is: the name before it, or "token 1", ... None: nobody's. Takes as long whatever is
    /// wrong with it.
    std::optional<std::string> owner(std::string_view token) const;
    /// Empty: there is none.
    const std::filesystem::path& path() const { return m_file; }

private:
    using Digest = std::array<unsigned char, 32>;
    struct Entry
    {
        std::string name;
        Digest digest;
    };
    TokenFile() = default;
    static Result<std::vector<Entry>> read(const std::filesystem::path& file);
    static Digest digestOf(std::string_view token);
    /// Nobody is let in by a file that cannot be read any more, or that others may read now.
    void readAgain() const;

    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    mutable std::vector<Entry> m_entries; // under m_mutex
    mutable std::optional<std::int64_t> m_stamp;     // under m_mutex; of the file as it was read; none: it is to be read again
};

/// 256 bits from the system, as 43 characters that need no escaping.
Result<std::string> newToken();

} // namespace understudy::server

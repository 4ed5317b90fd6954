#include "app/server/token_file.h"

#include "core/base/files.h"
#include "core/base/log.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostBytes{64 * 1024};
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Of a file, as it is now; 0: it is not there. Changes with content, owner and mode.
std::int64_t stampOf(const fs::path& file)
{
    struct stat status
    {
    };
    if (::stat(file.c_str(), &status) != 0)
        return 0;
    const auto stamp = static_cast<std::uint64_t>(status.st_ctim.tv_sec) * 1'000'000'000U +
                       static_cast<std::uint64_t>(status.st_ctim.tv_nsec);
    return static_cast<std::int64_t>(stamp ^ static_cast<std::uint64_t>(status.st_ino));
}

/// A file that was written a moment ago may be written again without another time: file systems count by
/// ticks.
bool isSettled(const fs::path& file)
{
    constexpr std::time_t kSettled = 2; // s
    struct stat status
    {
    };
    return ::stat(file.c_str(), &status) == 0 && std::time(nullptr) - status.st_ctim.tv_sec >= kSettled;
}

bool isExposed(const fs::path& file)
{
    struct stat status
    {
    };
    return ::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Readable by its owner alone from its first moment, and there whole or not at all.
Result<void> makeFile(const fs::path& file)
{
    if (file.has_parent_path())
        UNDERSTUDY_CHECK(ensureFolder(file.parent_path()));
    UNDERSTUDY_TRY(const auto token, newToken());
    const auto beside = file.string() + ".new";
    const int descriptor =
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return Failure(systemError(errno, file));
    auto written = writeAll(
        descriptor, "# Tokens of the HTTP API, one a line. Take a line out to revoke it.\n" + token + "\n",
        file);
    const bool isSafe = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 && ::fsync(descriptor) == 0;
    const int number = errno;
    ::close(descriptor);
    if (written && (!isSafe || ::rename(beside.c_str(), file.c_str()) != 0))
        written = Failure(systemError(isSafe ? errno : number, file));
    if (!written)
        ::unlink(beside.c_str());
    return written;
}

} // namespace

Result<std::string> newToken()
{
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return fail(Code::Internal, "A new token", "the system has no random numbers");
    std::string token;
    std::uint32_t bits = 0;
    int count = 0;
    for (const unsigned char byte : bytes) {
        bits = bits << 8 | byte;
        for (count += 8; count >= 6; count -= 6)
            token += kAlphabet[bits >> (count - 6) & 63];
    }
    return token += kAlphabet[bits << (6 - count) & 63];
}

TokenFile::TokenFile(TokenFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_entries(std::move(other.m_entries)), m_stamp(other.m_stamp)
{
}

TokenFile::Digest TokenFile::digestOf(std::string_view token)
{
    Digest digest{};
    SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
    return digest;
}

Result<std::vector<TokenFile::Entry>> TokenFile::read(const fs::path& file)
{
    if (isExposed(file))
        return fail(Code::InvalidInput, Reason::SecretExposed, file.string());
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostBytes));
    std::vector<Entry> entries;
    int number = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = rest.find('\n');
        const auto line = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        ++number;
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto space = line.find_last_of(" \t");
        const auto token = line.substr(space == std::string_view::npos ? 0 : space + 1);
        if (token.size() < kFewestCharacters) {
            // The other lines stay good.
            log::warning(file.string() + ", line " + std::to_string(number) +
                         " is no token: one has at least 16 characters.");
            continue;
        }
        entries.push_back({space == std::string_view::npos ? "token " + std::to_string(entries.size() + 1)
                                                           : std::string(trimmed(line.substr(0, space))),
                           digestOf(token)});
    }
    if (entries.empty())
        return fail(Code::InvalidInput, file.string(), "it holds no token");
    return entries;
}

Result<TokenFile> TokenFile::open(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        UNDERSTUDY_CHECK(makeFile(file));
    TokenFile tokens;
    tokens.m_file = file;
    tokens.m_stamp = isSettled(file) ? std::optional(stampOf(file)) : std::nullopt;
    UNDERSTUDY_TRY(tokens.m_entries, read(file));
    return tokens;
}

Result<TokenFile> TokenFile::of(std::string_view token)
{
    if (token.size() < kFewestCharacters)
        return fail(Code::InvalidInput, "The token", "a token has at least 16 characters");
    TokenFile tokens;
    tokens.m_entries.push_back({"token 1", digestOf(token)});
    return tokens;
}

void TokenFile::readAgain() const
{
    if (m_file.empty())
        return;
    const auto stamp = stampOf(m_file);
    if (stamp == m_stamp)
        return;
    m_stamp = isSettled(m_file) ? std::optional(stamp) : std::nullopt;
    auto entries = read(m_file);
    if (!entries)
        log::error(entries.error());
    m_entries = entries ? std::move(*entries) : std::vector<Entry>();
}

std::optional<std::string> TokenFile::owner(std::string_view token) const
{
    const auto digest = digestOf(token);
    const std::lock_guard lock(m_mutex);
    readAgain();
    const Entry* found = nullptr;
    for (const auto& entry : m_entries)
        if (CRYPTO_memcmp(entry.digest.data(), digest.data(), digest.size()) == 0)
            found = &entry;
    return found ? std::optional(found->name) : std::nullopt;
}

} // namespace understudy::server

#include "core/base/hash.h"

#include "core/base/contract.h"
#include "core/base/files.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include <openssl/evp.h>

namespace understudy {

namespace fs = std::filesystem;

namespace {

std::string hexOf(std::basic_string_view<unsigned char> digest)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const auto byte : digest)
        hex.append({digits[byte >> 4], digits[byte & 15]});
    return hex;
}

} // namespace

struct Sha256::State
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { UNDERSTUDY_ASSERT(context && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes)
{
    UNDERSTUDY_ASSERT(EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) == 1);
}

void Sha256::addField(std::string_view bytes)
{
    add(std::to_string(bytes.size()));
    add(":");
    add(bytes);
}

std::string Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    UNDERSTUDY_ASSERT(EVP_DigestFinal_ex(m_state->context, digest.data(), &length) == 1);
    return hexOf({digest.data(), length});
}

bool isSha256(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string sha256(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

std::string gitBlobId(std::string_view bytes)
{
    auto named = "blob " + std::to_string(bytes.size());
    named.push_back('\0');
    named.append(bytes);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    UNDERSTUDY_ASSERT(EVP_Digest(named.data(), named.size(), digest.data(), &length, EVP_sha1(), nullptr) ==
                      1);
    return hexOf({digest.data(), length});
}

Result<std::string> sha256File(const std::filesystem::path& path, const std::stop_token& stop)
{
    std::error_code error;
    if (const auto type = fs::status(path, error).type();
        fs::exists(fs::file_status(type)) && type != fs::file_type::regular)
        return fail(Code::Io, Reason::NotAFile, path.string()); // a pipe would be waited for
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rb"), close);
    if (!file)
        return Failure(systemError(errno, path));
    Sha256 hash;
    std::array<char, 1 << 16> block{};
    while (const auto got = std::fread(block.data(), 1, block.size(), file.get())) {
        if (stop.stop_requested())
            return fail(Code::Cancelled, path.string());
        hash.add({block.data(), got});
    }
    if (std::ferror(file.get()))
        return Failure(systemError(errno, path));
    return hash.finish();
}

} // namespace understudy

// SHA-256 (FIPS 180-4, libcrypto) for content-addressed takes, recordings and models; git's name of a file.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace understudy {

class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    /// A field of a key: length first, so that ("ab","c") and ("a","bc") differ.
    void addField(std::string_view bytes);
    /// 64 lower-case hex digits. The object is finished afterwards.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

std::string sha256(std::string_view bytes);
/// Written as we write it: 64 lower-case hex digits.
bool isSha256(std::string_view text);
/// What git calls a file of these bytes: SHA-1 over "blob <size>\0" and the bytes, in hex.
std::string gitBlobId(std::string_view bytes);
/// Cancelled when stopped: of a large file it takes seconds.
Result<std::string> sha256File(const std::filesystem::path& path, const std::stop_token& stop = {});

} // namespace understudy

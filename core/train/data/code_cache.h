// Codes of clips, kept in the project so that each clip is heard once: a file for each, named for its sound,
// in a folder for the codec. Another codec finds nothing here.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

/// Frame by frame, the codebooks of a frame together.
using ClipCodes = std::vector<std::int16_t>;

class CodeCache
{
public:
    /// `codec`: the hash of the model whose codec makes the codes.
    CodeCache(const std::filesystem::path& folder, std::string codec, std::int64_t codebooks);

    /// None: not there, damaged, or of another codec.
    std::optional<ClipCodes> find(const std::string& key) const;
    /// DiskFull, NoPermission.
    Result<void> keep(const std::string& key, const ClipCodes& codes) const;

private:
    std::filesystem::path fileOf(const std::string& key) const;

    std::filesystem::path m_folder;
    std::string m_codec;
    std::int64_t m_codebooks;
};

} // namespace understudy

// The list of files in a zip, for the tensors that torch.save() writes: entries that are stored as they are,
// found in place. Format: PKWARE APPNOTE 6.3.9.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace understudy {

/// First byte and length of each entry's data in the zip.
struct ZipEntry
{
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};
using ZipEntries = std::map<std::string, ZipEntry, std::less<>>;

/// By name. WeightsDamaged (subject as given) for what is no zip, is cut off, is compressed, or has a name
/// twice.
Result<ZipEntries> readZipEntries(std::span<const std::byte> zip, const std::string& subject);

} // namespace understudy

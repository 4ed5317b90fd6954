#include "core/model/whisper/whisper_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <vector>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 29> kSpaces{
    "\t",           "\n",           "\v",           "\f",           "\r",
    "\x1C",         "\x1D",         "\x1E",         "\x1F",         " ",
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
    "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
    "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

} // namespace

std::string_view strippedText(std::string_view text)
{
    const auto spaceAt = [&](auto touches) { return std::ranges::find_if(kSpaces, touches); };
    for (auto space = kSpaces.begin(); space != kSpaces.end();) {
        space = spaceAt([&](auto s) { return text.starts_with(s); });
        text.remove_prefix(space == kSpaces.end() ? 0 : space->size());
    }
    for (auto space = kSpaces.begin(); space != kSpaces.end();) {
        space = spaceAt([&](auto s) { return text.ends_with(s); });
        text.remove_suffix(space == kSpaces.end() ? 0 : space->size());
    }
    return text;
}

double compressionRatio(std::string_view text)
{
    auto size = compressBound(uLong(text.size()));
    std::vector<Bytef> packed(size);
    compress(packed.data(), &size, reinterpret_cast<const Bytef*>(text.data()), uLong(text.size()));
    return double(text.size()) / double(size);
}

} // namespace understudy

#include "core/data/ingest/recording.h"

namespace understudy {

std::string recordingId(const std::filesystem::path& file, const std::string& sha256)
{
    constexpr std::size_t kLongest = 40, kDigits = 8;
    std::string id;
    for (const char c : file.stem().string()) {
        const bool isPlain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (isPlain)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
        if (id.size() == kLongest)
            break;
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return (id.empty() ? "recording" : id) + "-" + sha256.substr(0, kDigits);
}

} // namespace understudy

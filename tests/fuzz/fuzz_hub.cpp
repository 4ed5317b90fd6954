// What a hub says of a repository, and what a broken download said of itself: refused or whole, never worse.
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/model/store/hub_download_p.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace understudy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)parseHubCommit(text, "x");
    const auto note = parseHubNote(text);
    UNDERSTUDY_ASSERT(parseHubNote(formatHubNote(note)).files.size() == note.files.size());
    std::vector<HubFile> files;
    if (!addHubFiles(files, text, "x"))
        return 0;
    for (const auto& file : files)
        UNDERSTUDY_ASSERT(isValidName(file.name) && file.size.value >= 0);
    if (const auto chosen = chooseHubFiles(files, text, "x"))
        UNDERSTUDY_ASSERT(!chosen->empty());
    return 0;
}

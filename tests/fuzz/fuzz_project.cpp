// A project.db of hostile bytes: opening it for reading and asking everything of it never crashes.

#include "core/session/project_store_p.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <tuple>

namespace {

std::filesystem::path makeFolder()
{
    auto name = (std::filesystem::temp_directory_path() / "fuzz_project_XXXXXX").string();
    return ::mkdtemp(name.data());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace understudy;
    static const auto folder = makeFolder();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // Not writeFile(): it would wait for the disk each time.
    std::ofstream(folder / "project.db", std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(size));
    const auto store = ProjectStore::open(folder, ProjectStore::Mode::ReadOnly);
    if (!store)
        return 0;
    std::ignore = (*store)->created();
    std::ignore = (*store)->takeCount();
    std::ignore = (*store)->setting("mix.evenness");
    if (const auto episodes = (*store)->episodes()) {
        for (const auto& row : *episodes) {
            std::ignore = (*store)->lines(row.id);
            std::ignore = (*store)->takes(row.id);
        }
    }
    return 0;
}

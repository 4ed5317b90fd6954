// Any bytes as a clip's file in the code cache: none, or whole frames.
#include "core/base/contract.h"
#include "core/train/data/code_cache.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kCodebooks = 8;
const std::string kCodec(64, 'c');

struct Folder
{
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "fuzz_codes.XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()));
        path = name;
        fs::create_directories(path / (std::string(16, 'c') + "-8"));
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Folder folder;
    const CodeCache cache(folder.path, kCodec, kCodebooks);
    const auto file = folder.path / (std::string(16, 'c') + "-8") / "clip.safetensors";
    // Not through writeFile: its flush to the disk would be all the time there is.
    auto* out = std::fopen(file.c_str(), "wb");
    UNDERSTUDY_ASSERT(out && std::fwrite(data, 1, size, out) == size);
    std::fclose(out);
    if (const auto codes = cache.find("clip"))
        UNDERSTUDY_ASSERT(!codes->empty() && codes->size() % std::size_t(kCodebooks) == 0);
    return 0;
}

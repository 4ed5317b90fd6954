// Any bytes as a tensor file, and as an index beside it: TensorStore gives an error, or views that cover the
// file and can be read.
#include "core/base/contract.h"
#include "core/model/weights/tensor_store.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

struct Folder
{
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "fuzz_tensors.XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

void readAll(const TensorStore& store)
{
    for (const auto& [name, view] : store.tensors()) {
        std::size_t bytes = sizeOf(view.type);
        for (const auto length : view.shape)
            bytes *= static_cast<std::size_t>(length);
        UNDERSTUDY_ASSERT(bytes == view.bytes.size());
        std::size_t sum = 0;
        for (const auto byte : view.bytes)
            sum += std::to_integer<unsigned>(byte);
        UNDERSTUDY_ASSERT(sum <= 255 * bytes);
        store.release(view);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Folder folder;
    for (const auto* name : {"t.safetensors", "t.safetensors.index.json"}) {
        const auto path = folder.path / name;
        // Not through writeFile: its flush to the disk would be all the time there is.
        auto* file = std::fopen(path.c_str(), "wb");
        UNDERSTUDY_ASSERT(file && std::fwrite(data, 1, size, file) == size);
        std::fclose(file);
        if (const auto store = TensorStore::open(path))
            readAll(**store);
    }
    return 0;
}

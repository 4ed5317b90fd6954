// Any bytes as a row of metadata.jsonl and as the list of another program's dataset: an error, or a row that
// is written as it is read.
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/data/dataset/dataset.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include <unistd.h>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

fs::path folder()
{
    static const fs::path made = [] {
        std::string name = (fs::temp_directory_path() / "fuzz_dataset_XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()) != nullptr);
        return fs::path(name);
    }();
    return made;
}

void checkRow(const std::string& bytes)
{
    const auto row = parseRow(bytes);
    if (!row)
        return;
    const auto line = lineOf(*row);
    UNDERSTUDY_ASSERT(line.find('\n') == line.npos);
    const auto again = parseRow(line);
    UNDERSTUDY_ASSERT(again.has_value());
    UNDERSTUDY_ASSERT(lineOf(*again) == line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr std::array kFiles{"metadata.jsonl", "train.json", "metadata.csv"};
    const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    checkRow(bytes);
    const auto file = folder() / kFiles.at(data[0] % kFiles.size());
    UNDERSTUDY_ASSERT(writeFile(file, bytes).has_value());
    const auto set = readDataset(file);
    for (const auto& entry : set ? set->entries : std::vector<DatasetEntry>())
        UNDERSTUDY_ASSERT(!entry.listed.empty() && !entry.audio.empty());
    return 0;
}

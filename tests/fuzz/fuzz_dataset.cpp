// Any bytes as a row of metadata.jsonl and as the list of another program's dataset: an error, or a row that
// is written as it is read. And as dataset.json and rejected.jsonl of a dataset of ours that is taken over:
// an error, or a dataset that can be taken over again.
#include "core/audio/writer.h"
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/data/dataset/exchange.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

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

/// With one clip of a tenth of a second.
fs::path ourDataset()
{
    static const fs::path made = [] {
        auto ours = folder() / "ours";
        DatasetRow row;
        row.clip.id = "a";
        row.fileName = "a.wav";
        row.rate = kStudioRate;
        row.length = toFrames(Seconds(0.1), kStudioRate);
        row.pcmSha256 = sha256(std::string(std::size_t(2 * row.length.value), '\0'));
        fs::create_directories(ours / "train");
        auto writer = AudioWriter::create(ours / "train/a.wav", {});
        UNDERSTUDY_ASSERT(writer && writer->write(std::vector<float>(std::size_t(row.length.value))) &&
                          writer->commit());
        UNDERSTUDY_ASSERT(writeFile(ours / "train/metadata.jsonl", lineOf(row) + "\n").has_value());
        return ours;
    }();
    return made;
}

void checkTakenOver(const char* file, const std::string& bytes)
{
    const auto ours = ourDataset(), out = folder() / "out", again = folder() / "again";
    UNDERSTUDY_ASSERT(writeFile(ours / "dataset.json", R"({"tool":"understudy"})").has_value());
    UNDERSTUDY_ASSERT(writeFile(ours / "rejected.jsonl", "").has_value());
    UNDERSTUDY_ASSERT(writeFile(ours / file, bytes).has_value());
    if (takeOver(ours, out, {}))
        UNDERSTUDY_ASSERT(takeOver(out, again, {}).has_value());
    fs::remove_all(out);
    fs::remove_all(again);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr std::array kFiles{"metadata.csv", "dataset.json", "rejected.jsonl", "metadata.jsonl",
                                "train.json"};
    const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::string_view name = kFiles.at(data[0] % kFiles.size());
    if (name == "dataset.json" || name == "rejected.jsonl") {
        checkTakenOver(name.data(), bytes);
        return 0;
    }
    checkRow(bytes);
    const auto file = folder() / name;
    UNDERSTUDY_ASSERT(writeFile(file, bytes).has_value());
    const auto set = readDataset(file);
    for (const auto& entry : set ? set->entries : std::vector<DatasetEntry>())
        UNDERSTUDY_ASSERT(!entry.listed.empty() && !entry.audio.empty());
    return 0;
}

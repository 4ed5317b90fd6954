// Any bytes as run.json, as a run's settings, as its clips.jsonl, as its preflight.json and as a checkpoint's
// state.json: an error, or a value that reads back as itself.
#include "core/base/contract.h"
#include "core/train/data/train_clips.h"
#include "core/train/preflight.h"
#include "core/train/run/checkpoints.h"
#include "core/train/run/run_info.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

/// A run with one checkpoint, whose state.json is written anew each time.
struct Run
{
    Run()
    {
        std::string name = (fs::temp_directory_path() / "fuzz_run.XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()));
        path = name;
        fs::create_directories(path / kCheckpoints / "7");
    }
    ~Run() { fs::remove_all(path); }
    fs::path path;
};

void readCheckpoint(std::string_view bytes)
{
    static const Run run;
    // Not through writeFile: its flush to the disk would be all the time there is.
    const auto file = run.path / kCheckpoints / "7" / kStateFile;
    auto* out = std::fopen(file.c_str(), "wb");
    UNDERSTUDY_ASSERT(out && std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size());
    std::fclose(out);
    for (const auto& checkpoint : listCheckpoints(run.path))
        UNDERSTUDY_ASSERT(checkpoint.step == 7);
    UNDERSTUDY_ASSERT(!findCheckpoint(run.path, 7)); // its other files are missing
    UNDERSTUDY_ASSERT(!goingOn(run.path).from);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto info = parseRun(bytes, "/runs/run-1")) {
        const auto again = parseRun(formatRun(*info), "/runs/run-1");
        UNDERSTUDY_ASSERT(again && again->settings == info->settings && again->state == info->state);
        UNDERSTUDY_ASSERT(checkSettings(again->settings).has_value());
    }
    if (const auto settings = parseSettings(bytes, "run.json")) {
        const auto again = parseSettings(formatSettings(*settings), "run.json");
        UNDERSTUDY_ASSERT(again && *again == *settings);
    }
    if (const auto clips = parseTrainClips(bytes, "clips.jsonl")) {
        const auto again = parseTrainClips(formatTrainClips(*clips), "clips.jsonl");
        UNDERSTUDY_ASSERT(again && again->clips.size() == clips->clips.size() &&
                          again->leftOut.size() == clips->leftOut.size());
    }
    if (const auto kept = parsePreflight(bytes, "preflight.json")) {
        const auto text = formatPreflight(*kept);
        const auto again = parsePreflight(text, "preflight.json");
        UNDERSTUDY_ASSERT(again && formatPreflight(*again) == text);
    }
    readCheckpoint(bytes);
    return 0;
}

// Any bytes as metrics.jsonl: points by growing step, whatever piece of the file is there when it is read; and a
// log that is opened on them goes on.
#include "core/base/contract.h"
#include "core/train/run/hints.h"
#include "core/train/run/metric_log.h"

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
        std::string name = (fs::temp_directory_path() / "fuzz_metrics.XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

// Not through writeFile: its flush to the disk would be all the time there is.
void append(const fs::path& file, const std::uint8_t* data, std::size_t size, const char* mode)
{
    auto* out = std::fopen(file.c_str(), mode);
    UNDERSTUDY_ASSERT(out && std::fwrite(data, 1, size, out) == size);
    std::fclose(out);
}

void check(const RunMetrics& metrics)
{
    for (const auto& [name, points] : metrics.series)
        for (std::size_t i = 1; i < points.size(); ++i)
            UNDERSTUDY_ASSERT(points[i - 1].step < points[i].step);
    UNDERSTUDY_ASSERT(formatCsv(metrics).starts_with("step"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Folder folder;
    const auto file = folder.path / "metrics.jsonl";
    MetricReader inPieces(file);
    append(file, data, size / 2, "wb");
    UNDERSTUDY_ASSERT(inPieces.readOn().has_value());
    append(file, data + size / 2, size - size / 2, "ab");
    UNDERSTUDY_ASSERT(inPieces.readOn().has_value());
    check(inPieces.metrics());
    MetricReader atOnce(file);
    UNDERSTUDY_ASSERT(atOnce.readOn().has_value());
    UNDERSTUDY_ASSERT(atOnce.metrics().events.size() == inPieces.metrics().events.size());
    auto log = MetricLog::open(file);
    UNDERSTUDY_ASSERT(log && log->tell(1, run_event::kStarted));
    UNDERSTUDY_ASSERT(atOnce.readOn().has_value());
    UNDERSTUDY_ASSERT(!atOnce.metrics().events.empty() &&
                      atOnce.metrics().events.back().what == run_event::kStarted);
    check(atOnce.metrics());
    return 0;
}

#include "core/model/golden/golden.h"

#include "core/audio/loudness.h"
#include "core/audio/reader.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using Rows = std::vector<GoldenRow>;

constexpr double kNone = -std::numeric_limits<double>::infinity(); // null: nothing to measure
constexpr double kBelowIdeal = 0.35, kAboveIdeal = 0.1;            // of four times oversampling

double orNone(const Json& value)
{
    return value.is_null() ? kNone : value.get<double>();
}

double orNone(std::optional<Lufs> value)
{
    return value ? value->value : kNone;
}

Result<Loudness> measure(const fs::path& file, bool dualMono, int poll)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(file));
    const auto channels = reader.info().channels;
    LoudnessMeter meter(
        {.rate = reader.info().rate, .channels = channels, .dualMono = dualMono, .poll = Milliseconds(poll)});
    std::vector<float> block(std::size_t(1000 * channels));
    while (true) {
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got.value == 0)
            return meter.finish();
        UNDERSTUDY_CHECK(meter.add(std::span(block).first(std::size_t(got.value * channels))));
    }
}

void addRows(Rows& rows, const Json& golden, const Json& readings, const std::string& how,
             const Loudness& found, int poll)
{
    const auto file = golden.at("file").get<std::string>();
    const auto add = [&](const std::string& what, double value, const Json& expected, double allowed) {
        const auto wanted = orNone(expected);
        rows.push_back({file, what + how, value == wanted ? 0 : std::abs(value - wanted), allowed});
    };
    const auto polled = "_max_poll_" + std::to_string(poll) + "ms";
    add("integrated", orNone(found.integrated), readings.at("integrated"), 0.01);
    add("range", found.rangeLu, readings.at("range"), 0.05);
    add("momentary", orNone(found.momentaryMax), readings.at("momentary" + polled), 0.01);
    add("shortterm", orNone(found.shortTermMax), readings.at("shortterm" + polled), 0.01);
    add("sample_peak", found.samplePeak.value, readings.at("sample_peak_db"), 0.001);
    add("true_peak", found.truePeak.value, readings.at("true_peak_db_flushed"), 0.05);
    const auto ideal = orNone(golden.at("ideal_true_peak_db_x32"));
    const auto above = ideal == found.truePeak.value ? 0 : found.truePeak.value - ideal;
    rows.push_back(
        {file, "true_peak of the ideal" + how, std::abs(above), above > 0 ? kAboveIdeal : kBelowIdeal});
}

} // namespace

GoldenRows checkLoudnessGolden(const fs::path& folder)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        GoldenFolder golden(folder);
        UNDERSTUDY_TRY(const auto files, golden.json("goldens.json"));
        Rows rows;
        for (const auto& file : files) {
            for (const bool dualMono : {false, true}) {
                const auto* key = dualMono ? "libebur128_dual_mono" : "libebur128";
                if (!file.contains(key))
                    continue;
                for (const int poll : {10, 100}) {
                    UNDERSTUDY_TRY(const auto found,
                                   measure(folder / file.at("file").get<std::string>(), dualMono, poll));
                    addRows(rows, file, file.at(key),
                            std::string(dualMono ? ", dual mono" : "") + ", every " + std::to_string(poll) +
                                " ms",
                            found, poll);
                }
            }
        }
        return rows;
    });
}

} // namespace understudy

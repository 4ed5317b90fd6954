#include "app/cli/engine_figures.h"
#include "core/base/digits.h"

namespace understudy::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What the same work takes at most: the time its bytes need, and a quarter.
constexpr double kAllowedShare = 1.25;
constexpr double kAllowedCodec = 9; // ms

template<typename T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

Json describe(const EngineBenchRow& row)
{
    return {{"weights", name(row.precision)},
            {"lines", row.lines},
            {"x_real_time", row.xRealTime},
            {"ms_per_frame",
             {{"total", row.total},
              {"backbone", row.backbone},
              {"depth_decoder", row.depth},
              {"sampling", row.sampling}}},
            {"first_audio_ms", row.firstAudio},
            {"first_audio_after_prefix_ms", row.afterPrefix},
            {"floor_ms", orNull(row.floor)},
            {"ratio_to_floor", row.floor ? Json(row.total / *row.floor) : Json()}};
}

} // namespace

EngineBenchOptions quick(EngineBenchOptions options)
{
    options.lines = {1};
    options.frames = 8;
    return options;
}

std::string lineOf(const EngineBenchRow& row)
{
    const auto floor = row.floor ? digitsOf(row.total / *row.floor, 2) + " × the time its bytes need (" +
                                       digitsOf(*row.floor, 1) + " ms; asked ≤ " +
                                       digitsOf(kAllowedShare, 2) + ")  "
                                 : std::string();
    return std::string(name(row.precision)) + " × " + std::to_string(row.lines) + "  " +
           digitsOf(row.total, 1) + " ms a frame (backbone " + digitsOf(row.backbone, 1) +
           ", depth decoder " + digitsOf(row.depth, 1) + ", sampling " + digitsOf(row.sampling, 1) + ")  " +
           digitsOf(row.xRealTime, 3) + " × real time  " + floor + "first audio " +
           digitsOf(row.firstAudio, 1) + " ms, " + digitsOf(row.afterPrefix, 1) +
           " ms with the clip heard before";
}

std::vector<std::string> linesOf(const EngineBenchReport& report)
{
    const auto speed = report.bandwidth ? "memory read at " + digitsOf(*report.bandwidth / 1e9, 1) + " GB/s; "
                                        : std::string();
    return {speed + "a frame reads " + digitsOf(double(report.bytesPerFrame.value) / 1e9, 2) +
                " GB; weights " + digitsOf(double(report.weights.value) / 1e9, 2) + " GB" +
                (report.load ? ", loaded in " + digitsOf(report.load->value, 2) + " s" : std::string()),
            "codec " + digitsOf(report.codecFrame, 1) + " ms a frame (asked ≤ " + digitsOf(kAllowedCodec, 1) +
                ")"};
}

Json jsonOf(const EngineBenchReport& report, std::int64_t peakResident)
{
    Json rows = Json::array();
    for (const auto& row : report.rows)
        rows.push_back(describe(row));
    return {{"rows", std::move(rows)},
            {"bandwidth_gb_per_s", report.bandwidth ? Json(*report.bandwidth / 1e9) : Json()},
            {"bytes_per_frame", report.bytesPerFrame.value},
            {"weights_bytes", report.weights.value},
            {"load_s", report.load ? Json(report.load->value) : Json()},
            {"codec_ms_per_frame", report.codecFrame},
            {"ratio_of_codec_to_target", report.codecFrame / kAllowedCodec},
            {"peak_resident_bytes", peakResident}};
}

} // namespace understudy::cli

#include "app/cli/hearing_figures.h"

#include "core/base/digits.h"

namespace understudy::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kAskedRatio = 1.5; ///< of the original's time over ours

} // namespace

std::string lineOf(const WhisperBenchRow& row)
{
    const auto floor = row.floor ? ", " + digitsOf(row.token / *row.floor, 2) + " × the time its " +
                                       digitsOf(double(row.bytesPerToken.value) / 1e6, 0) + " MB need"
                                 : std::string();
    return "Whisper " + row.size + ", " + std::string(name(row.precision)) + ": encoder " +
           digitsOf(row.encoder, 0) + " ms for 30 s (spectra " + digitsOf(row.mel, 0) +
           " ms, keys and values " + digitsOf(row.heard, 0) + " ms), decoder " + digitsOf(row.token, 2) +
           " ms a token over " + std::to_string(row.tokens) + " forced ones" + floor + ", whole " +
           digitsOf(row.xRealTime(), 1) + " × real time";
}

Json jsonOf(const WhisperBenchReport& report)
{
    Json rows = Json::array();
    for (const auto& row : report.rows)
        rows.push_back({{"size", row.size},
                        {"weights", name(row.precision)},
                        {"mel_ms", row.mel},
                        {"encoder_ms", row.encoder},
                        {"keys_and_values_ms", row.heard},
                        {"ms_per_token", row.token},
                        {"tokens", row.tokens},
                        {"x_real_time", row.xRealTime()},
                        {"bytes_per_token", row.bytesPerToken.value},
                        {"floor_ms_per_token", row.floor ? Json(*row.floor) : Json()}});
    return {{"rows", std::move(rows)},
            {"bandwidth_gb_per_s", report.bandwidth ? Json(*report.bandwidth / 1e9) : Json()},
            {"asked_ratio", kAskedRatio}};
}

std::string lineOf(const VoiceBenchReport& report)
{
    return "ECAPA-TDNN, fp32: " + digitsOf(report.ms, 1) + " ms for a clip of " + digitsOf(report.length.value, 0) +
           " s, " + digitsOf(report.xRealTime(), 0) + " × real time";
}

Json jsonOf(const VoiceBenchReport& report)
{
    return {{"clip_sec", report.length.value}, {"ms", report.ms}, {"x_real_time", report.xRealTime()}};
}

std::string whisperBaseline()
{
    return "To compare: transformers' Whisper with random weights of the same size and type on the same "
           "cores, right "
           "before or after; its encoder_s and ms_per_token over these, asked " +
           digitsOf(kAskedRatio, 1) + " or more";
}

} // namespace understudy::cli

#include "core/session/take_json_p.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace understudy {

using nlohmann::json;

namespace {

/// JSON has no infinity: digital silence peaks at null.
json finiteOrNull(double value)
{
    return std::isfinite(value) ? json(value) : json();
}

/// nlohmann throws for what is missing or of another type.
template<typename Value, typename Read>
std::optional<Value> parsed(const std::string& text, const Read& read)
{
    try {
        return read(json::parse(text));
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace

std::string toJson(const TakeReceipt& receipt)
{
    const json object = {{"text", receipt.text},
                         {"spoken", receipt.spoken},
                         {"direction", receipt.direction},
                         {"anchor", receipt.anchor},
                         {"voice", receipt.voice.value},
                         {"voice_version", receipt.voiceVersion},
                         {"engine", receipt.engine},
                         {"engine_version", receipt.engineVersion},
                         {"settings", receipt.settings},
                         {"seed", receipt.seed},
                         {"program_version", receipt.programVersion}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string toJson(const TakeFigures& figures)
{
    const json object = {{"length", figures.length.value},
                         {"speech_begin", figures.speechBegin.value},
                         {"speech_end", figures.speechEnd.value},
                         {"loudness_lufs", figures.loudness ? finiteOrNull(figures.loudness->value) : json()},
                         {"sample_peak_dbfs", finiteOrNull(figures.samplePeak.value)}};
    return object.dump();
}

std::optional<TakeReceipt> receiptFromJson(const std::string& text)
{
    return parsed<TakeReceipt>(text, [](const json& object) {
        TakeReceipt receipt;
        receipt.text = object.at("text");
        receipt.spoken = object.at("spoken");
        receipt.direction = object.at("direction");
        receipt.anchor = object.at("anchor");
        receipt.voice = VoiceId(object.at("voice").get<std::string>());
        receipt.voiceVersion = object.at("voice_version");
        receipt.engine = object.at("engine");
        receipt.engineVersion = object.at("engine_version");
        receipt.settings = object.at("settings");
        receipt.seed = object.at("seed");
        receipt.programVersion = object.at("program_version");
        return receipt;
    });
}

std::optional<TakeFigures> figuresFromJson(const std::string& text)
{
    return parsed<TakeFigures>(text, [](const json& object) {
        TakeFigures figures;
        figures.length = Frames(object.at("length").get<std::int64_t>());
        figures.speechBegin = Frames(object.at("speech_begin").get<std::int64_t>());
        figures.speechEnd = Frames(object.at("speech_end").get<std::int64_t>());
        if (const auto& loudness = object.at("loudness_lufs"); !loudness.is_null())
            figures.loudness = Lufs(loudness.get<double>());
        const auto& peak = object.at("sample_peak_dbfs");
        figures.samplePeak =
            Decibels(peak.is_null() ? -std::numeric_limits<double>::infinity() : peak.get<double>());
        return figures;
    });
}

} // namespace understudy

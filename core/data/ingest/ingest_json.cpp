#include "core/data/ingest/ingest_json.h"

#include "core/base/json_limits.h"
#include "core/base/stored_error.h"
#include "core/data/ingest/ingest_json_p.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

Json toJson(const Hum& hum)
{
    Json harmonics = Json::array();
    for (const auto& harmonic : hum.harmonics)
        harmonics.push_back({{"number", harmonic.number},
                             {"prominence_db", harmonic.prominence.value},
                             {"level_db", harmonic.level.value}});
    return {{"mains_hz", hum.mainsHz}, {"level_db", hum.level.value}, {"harmonics", std::move(harmonics)}};
}

std::optional<Hum> humOf(const Json& json)
{
    if (!json.is_object())
        return std::nullopt;
    Hum hum{valueOf(json, "mains_hz", 0.0), Decibels(valueOf(json, "level_db", 0.0)), {}};
    const auto harmonics = valueOf(json, "harmonics", Json::array());
    for (const auto& one : harmonics) {
        const auto number = valueOf(one, "number", 0);
        if (number >= 1 && number <= 10 && hum.harmonics.size() < 10)
            hum.harmonics.push_back({number, Decibels(valueOf(one, "prominence_db", 0.0)),
                                     Decibels(valueOf(one, "level_db", 0.0))});
    }
    return hum;
}

} // namespace

Json toJson(const Recording& r)
{
    Json json{{"id", r.id},
              {"file", r.file.filename().string()},
              {"sha256", r.sha256},
              {"format", r.format},
              {"rate", r.rate.value},
              {"channels", r.channels},
              {"frames", r.length.value},
              {"channel", r.channel},
              {"channel_reason", r.channelReason},
              {"hum_windows", r.hum.windows}};
    if (r.promised.value > 0)
        json["promised_frames"] = r.promised.value;
    if (std::isfinite(r.dc.value))
        json["dc_db"] = r.dc.value;
    if (r.hum.hum)
        json["hum"] = toJson(*r.hum.hum);
    if (r.humBefore)
        json["hum_before"] = toJson(*r.humBefore);
    if (r.repairs.clicks > 0)
        json["clicks_repaired"] = r.repairs.clicks;
    if (r.repairs.highPassHz > 0)
        json["high_pass_hz"] = r.repairs.highPassHz;
    if (r.repairs.noiseReduction.value > 0)
        json["denoise_db"] = r.repairs.noiseReduction.value;
    return json;
}

Json toJson(const IngestedRecording& ingested)
{
    auto json = toJson(ingested.recording);
    auto& speech = json["speech"] = Json::array();
    for (const auto& span : ingested.speech)
        speech.push_back({span.begin.value, span.end.value});
    auto& problems = json["problems"] = Json::array();
    for (const auto& problem : ingested.problems)
        problems.push_back(Json::parse(formatError(problem), nullptr, false));
    return json;
}

Recording recordingOf(const Json& json)
{
    Recording r;
    r.id = valueOf(json, "id", std::string());
    r.file = valueOf(json, "file", std::string());
    r.sha256 = valueOf(json, "sha256", std::string());
    r.format = valueOf(json, "format", std::string());
    r.rate = SampleRate(valueOf(json, "rate", 0));
    r.channels = valueOf(json, "channels", 0);
    r.length = Frames(valueOf(json, "frames", std::int64_t(0)));
    r.promised = Frames(valueOf(json, "promised_frames", std::int64_t(0)));
    r.channel = valueOf(json, "channel", -1);
    r.channelReason = valueOf(json, "channel_reason", std::string());
    r.dc = json.contains("dc_db") ? Decibels(valueOf(json, "dc_db", 0.0)) : toDecibels(0);
    r.hum.windows = valueOf(json, "hum_windows", 0);
    r.hum.hum = humOf(valueOf(json, "hum", Json()));
    r.humBefore = humOf(valueOf(json, "hum_before", Json()));
    r.repairs = {valueOf(json, "clicks_repaired", 0), valueOf(json, "high_pass_hz", 0.0),
                 Decibels(valueOf(json, "denoise_db", 0.0))};
    return r;
}

std::vector<FrameSpan> speechOf(const Json& json)
{
    std::vector<FrameSpan> speech;
    for (const auto& span : valueOf(json, "speech", Json::array()))
        if (span.is_array() && span.size() == 2 && span[0].is_number_integer() && span[1].is_number_integer())
            speech.push_back({Frames(span[0].get<std::int64_t>()), Frames(span[1].get<std::int64_t>())});
    return speech;
}

Json toJson(const ClipPrint& print)
{
    Json json{{"fingerprint", print.fingerprint}};
    if (print.profile)
        json["profile"] = *print.profile;
    if (print.decay)
        json["decay"] = *print.decay;
    if (!print.voice.empty())
        json["voice"] = print.voice;
    return json;
}

ClipPrint printOf(const Json& json)
{
    ClipPrint print;
    for (const auto& word : valueOf(json, "fingerprint", Json::array()))
        print.fingerprint.push_back(word.is_number_unsigned() ? word.get<std::uint32_t>() : 0);
    const auto profile = valueOf(json, "profile", Json::array());
    if (profile.size() == std::tuple_size_v<SpectralProfile> &&
        std::ranges::all_of(profile, [](const Json& v) { return v.is_number(); }))
        print.profile = profile.get<SpectralProfile>();
    if (const auto decay = valueOf(json, "decay", Json()); decay.is_number())
        print.decay = decay.get<double>();
    const auto voice = valueOf(json, "voice", Json::array());
    if (std::ranges::all_of(voice, [](const Json& v) { return v.is_number(); }))
        print.voice = voice.get<std::vector<float>>();
    return print;
}

std::string formatRecording(const Recording& recording)
{
    return toJson(recording).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Recording> parseRecording(std::string_view text)
{
    UNDERSTUDY_CHECK(checkJson(text, {.depth = 8, .values = 1000}));
    return recordingOf(Json::parse(text, nullptr, false));
}

std::string formatRepairs(const RepairSettings& settings)
{
    return Json{{"hum", settings.hum.isOn},
                {"mains_hz", settings.hum.mainsHz},
                {"hum_strength", settings.hum.strength},
                {"high_pass_hz", settings.highPassHz},
                {"denoise_db", settings.noiseReduction.value},
                {"declick", settings.declick}}
        .dump();
}

Result<RepairSettings> parseRepairs(std::string_view text)
{
    UNDERSTUDY_CHECK(checkJson(text, {.depth = 2, .values = 100}));
    const auto json = Json::parse(text, nullptr, false);
    RepairSettings settings;
    settings.hum = {valueOf(json, "hum", false), valueOf(json, "mains_hz", 0),
                    std::clamp(valueOf(json, "hum_strength", 1.0), 0.0, 1.0)};
    settings.highPassHz = std::clamp(valueOf(json, "high_pass_hz", 0.0), 0.0, kMostHighPassHz);
    settings.noiseReduction =
        Decibels(std::clamp(valueOf(json, "denoise_db", 0.0), 0.0, kMostNoiseReduction.value));
    settings.declick = valueOf(json, "declick", false);
    return settings;
}

std::string formatPrint(const ClipPrint& print)
{
    return toJson(print).dump();
}

Result<ClipPrint> parsePrint(std::string_view text)
{
    UNDERSTUDY_CHECK(checkJson(text, {.depth = 8, .values = 1'000'000}));
    return printOf(Json::parse(text, nullptr, false));
}

} // namespace understudy

#include "core/measure/evaluation/evaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

/// null for what JSON has no number for.
Json numberOf(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json jsonOf(const Spread& spread)
{
    return {{"mean", spread.mean}, {"p5", spread.low}, {"p95", spread.high}, {"lines", spread.count}};
}

Json jsonOf(const PooledRate& rate)
{
    return {{"rate", rate.rate},
            {"low", rate.interval.low},
            {"high", numberOf(rate.interval.high)},
            {"reference", rate.counts.inReference()},
            {"substitutions", rate.counts.substitutions},
            {"deletions", rate.counts.deletions},
            {"insertions", rate.counts.insertions}};
}

Json jsonOf(const VoiceFigures& figures)
{
    Json json{{"lines", figures.lines}, {"seconds", figures.length.value}};
    const auto put = [&](const char* key, const auto& figure) {
        if (figure)
            json[key] = jsonOf(*figure);
    };
    put("wer", figures.words);
    put("cer", figures.characters);
    put("similarity", figures.similarity);
    put("loudness_lufs", figures.loudness);
    put("noise_dbfs", figures.noise);
    put("pitch_hz", figures.pitch);
    put("pitch_range_semitones", figures.pitchRange);
    put("rate_cps", figures.rate);
    if (figures.speed)
        json["times_real_time"] = *figures.speed;
    return json;
}

Json jsonOf(const TargetRow& row)
{
    Json json{{"target", name(row.target)}};
    if (row.value)
        json["value"] = numberOf(*row.value);
    if (row.least)
        json["least"] = *row.least;
    if (row.most)
        json["most"] = *row.most;
    json["result"] = !row.value ? "not measured" : row.isMet() ? "passed" : "failed";
    if (!row.value)
        json["why"] = name(row.why);
    return json;
}

std::string_view name(References references)
{
    switch (references) {
    case References::None:
        return "none";
    case References::HeldOut:
        return "held_out";
    case References::Anchors:
        return "anchors";
    }
    return {};
}

} // namespace

bool Evaluation::isMet() const
{
    return std::all_of(table.begin(), table.end(), [](const auto& row) { return !row.value || row.isMet(); });
}

std::string jsonOf(const Evaluation& evaluation)
{
    Json json{{"version", kEvaluationVersion},
              {"voice", evaluation.voice},
              {"voice_version", evaluation.version},
              {"engine", evaluation.engine},
              {"recognizer", evaluation.recognizer},
              {"normalizer", "openai-whisper 20250625, English"},
              {"speaker_encoder", evaluation.speakerEncoder},
              {"references", name(evaluation.references)},
              {"seed", evaluation.seed},
              {"spoken", jsonOf(evaluation.spoken)},
              {"real", jsonOf(evaluation.real)}};
    if (evaluation.selfSimilarity)
        json["self_similarity"] = jsonOf(*evaluation.selfSimilarity);
    json["targets"] = Json::array();
    for (const auto& row : evaluation.table)
        json["targets"].push_back(jsonOf(row));
    json["left_out"] = Json::array();
    for (const auto& line : evaluation.leftOut)
        json["left_out"].push_back(
            {{"id", line.id}, {"subject", line.error.subject}, {"detail", line.error.detail}});
    json["lines"] = Json::array();
    for (const auto& line : evaluation.lines)
        json["lines"].push_back(Json::parse(lineOf(line)));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace understudy

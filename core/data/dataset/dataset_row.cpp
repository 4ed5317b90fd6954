#include "core/data/dataset/dataset_row.h"

#include "core/base/json_limits.h"
#include "core/data/dataset/dataset_row_p.h"
#include "core/data/qc/grading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace understudy {
namespace {

constexpr std::array<std::string_view, 4> kVerdicts{"none", "accepted", "rejected", "unsure"};
constexpr std::array<std::string_view, 3> kGrades{"keep", "review", "reject"};

double rounded(Seconds seconds)
{
    return asWritten(Measure::Duration, seconds.value);
}

Json figuresOf(const Clip& clip)
{
    Json qc = Json::object();
    for (const auto& figure : clip.figures)
        qc[std::string(name(figure.measure))] = asWritten(figure.measure, figure.value);
    return qc;
}

Json findingsOf(const Clip& clip)
{
    Json reasons = Json::array();
    for (const auto& finding : clip.findings) {
        Json reason{{"rule", name(finding.measure)},
                    {"grade", name(finding.grade)},
                    {"value", asWritten(finding.measure, finding.value)},
                    {"limit", asWritten(finding.measure, finding.limit)}};
        if (finding.at) {
            reason["at_sec"] = rounded(*finding.at);
            reason["length_sec"] = rounded(finding.length);
        }
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

Json sourceOf(const DatasetRow& row)
{
    const auto& clip = row.clip;
    return {{"file", row.source},
            {"sha256", row.sourceSha256},
            {"rate", row.sourceRate.value},
            {"start_sample", clip.span.begin.value},
            {"end_sample", clip.span.end.value},
            {"speech_start_sample", clip.speech.begin.value},
            {"speech_end_sample", clip.speech.end.value}};
}

std::vector<std::string> textsOf(const Json& list)
{
    std::vector<std::string> texts;
    for (const auto& text : list)
        if (text.is_string())
            texts.push_back(text.get<std::string>());
    return texts;
}

template<std::size_t N>
std::size_t indexOf(const std::array<std::string_view, N>& names, const std::string& name)
{
    const auto* found = std::ranges::find(names, name);
    return found == names.end() ? 0 : std::size_t(found - names.begin());
}

void readFindings(const Json& status, Clip& clip)
{
    for (const auto& reason : valueOf(status, "reasons", Json::array())) {
        const auto measure = measureNamed(valueOf(reason, "rule", std::string()));
        if (!measure)
            continue; // of a newer version
        Finding finding{*measure,
                        Grade(indexOf(kGrades, valueOf(reason, "grade", std::string()))),
                        valueOf(reason, "value", 0.0),
                        valueOf(reason, "limit", 0.0),
                        {},
                        {}};
        if (reason.contains("at_sec")) {
            finding.at = Seconds(valueOf(reason, "at_sec", 0.0));
            finding.length = Seconds(valueOf(reason, "length_sec", 0.0));
        }
        clip.findings.push_back(finding);
    }
}

void readFigures(const Json& qc, Clip& clip)
{
    for (const auto& [key, value] : qc.items())
        if (const auto measure = measureNamed(key); measure && value.is_number())
            clip.figures.push_back({*measure, value.get<double>()});
    std::ranges::sort(clip.figures, {}, &Figure::measure);
}

void readSource(const Json& source, DatasetRow& row)
{
    auto& clip = row.clip;
    row.source = valueOf(source, "file", std::string());
    row.sourceSha256 = valueOf(source, "sha256", std::string());
    row.sourceRate = SampleRate(valueOf(source, "rate", 0));
    const auto frames = [&](std::string_view key) { return Frames(valueOf(source, key, std::int64_t(0))); };
    clip.span = {frames("start_sample"), frames("end_sample")};
    clip.speech = {frames("speech_start_sample"), frames("speech_end_sample")};
}

DatasetRow rowOf(const Json& json)
{
    DatasetRow row;
    auto& clip = row.clip;
    row.fileName = valueOf(json, "file_name", valueOf(json, "audio", std::string()));
    clip.id = valueOf(json, "id", std::filesystem::path(row.fileName).stem().string());
    clip.recording = valueOf(json, "doc_id", std::string());
    clip.speaker = valueOf(json, "speaker", std::string());
    const auto text = valueOf(json, "text", std::string());
    clip.text = {valueOf(json, "text_raw", text), valueOf(json, "text_norm", text),
                 valueOf(json, "text_source", std::string()), valueOf(json, "text_confidence", 1.0)};
    if (clip.text.normalized.empty())
        clip.text.confidence = 1; // in no words: they are written as told, should somebody tell them
    for (const auto& word : valueOf(json, "words", Json::array()))
        clip.words.push_back({Seconds(valueOf(word, "start_sec", 0.0)),
                              Seconds(valueOf(word, "end_sec", 0.0)), valueOf(word, "text", std::string())});
    row.split = splitNamed(valueOf(json, "split", std::string())).value_or(Split::Train);
    row.pcmSha256 = valueOf(json, "pcm_sha256", std::string());
    row.rate = SampleRate(valueOf(json, "sample_rate", 0));
    row.length = Frames(valueOf(json, "frames", std::int64_t(0)));
    row.processing = textsOf(valueOf(json, "processing", Json::array()));
    clip.language = valueOf(json, "lang", std::string("en"));
    row.seed = valueOf(json, "seed", std::uint64_t(0));
    readSource(valueOf(json, "source", Json::object()), row);
    readFigures(valueOf(json, "qc", Json::object()), clip);
    const auto status = valueOf(json, "status", Json::object());
    clip.grade = Grade(indexOf(kGrades, valueOf(status, "auto", std::string())));
    row.verdict = Verdict(indexOf(kVerdicts, valueOf(status, "human", std::string())));
    row.reason = valueOf(status, "human_reason", std::string());
    row.isTakenOver = valueOf(status, "taken_over", false);
    readFindings(status, clip);
    return row;
}

} // namespace

std::string_view name(Verdict verdict)
{
    return kVerdicts.at(std::size_t(verdict));
}

std::optional<Verdict> verdictNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kVerdicts, name);
    return found == kVerdicts.end() ? std::nullopt : std::optional(Verdict(found - kVerdicts.begin()));
}

std::string_view name(Grade grade)
{
    return kGrades.at(std::size_t(grade));
}

Json toJson(const DatasetRow& row)
{
    const auto& clip = row.clip;
    Json json{{"audio", std::string(name(row.split)) + "/" + row.fileName},
              {"file_name", row.fileName},
              {"id", clip.id},
              {"doc_id", clip.recording},
              {"speaker", clip.speaker},
              {"text", clip.text.normalized},
              {"text_raw", clip.text.raw},
              {"text_norm", clip.text.normalized},
              {"text_source", clip.text.source},
              {"text_confidence", clip.text.normalized.empty() ? 0 : asWritten(Measure::Text, clip.text.confidence)},
              {"lang", clip.language},
              {"start_sec", rounded(toSeconds(clip.span.begin, row.sourceRate))},
              {"end_sec", rounded(toSeconds(clip.span.end, row.sourceRate))},
              {"duration_sec", rounded(row.duration())},
              {"frames", row.length.value},
              {"sample_rate", row.rate.value},
              {"bit_depth", 16},
              {"num_channels", 1},
              {"pcm_sha256", row.pcmSha256},
              {"processing", row.processing},
              {"source", sourceOf(row)},
              {"qc", figuresOf(clip)},
              {"status",
               {{"auto", name(clip.grade)},
                {"human", name(row.verdict)},
                {"human_reason", row.reason},
                {"reasons", findingsOf(clip)}}},
              {"split", name(row.split)},
              {"seed", row.seed},
              {"tool", kDatasetTool}};
    if (row.isTakenOver)
        json["status"]["taken_over"] = true;
    if (!clip.words.empty()) {
        auto& words = json["words"] = Json::array();
        for (const auto& word : clip.words)
            words.push_back(
                {{"start_sec", rounded(word.start)}, {"end_sec", rounded(word.end)}, {"text", word.text}});
    }
    return json;
}

std::string lineOf(const DatasetRow& row)
{
    return lineOf(toJson(row));
}

std::string lineOf(const Json& row)
{
    return row.dump(-1, ' ', false, Json::error_handler_t::replace); // names of files may be no UTF-8
}

Result<DatasetRow> parseRow(std::string_view line)
{
    UNDERSTUDY_CHECK(checkJson(line, {.depth = 16, .values = 100'000}));
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return fail(Code::Corrupt, {}, "not a JSON object");
    return rowOf(json);
}

} // namespace understudy

#include "core/train/run/probe_figures.h"

#include "core/audio/reader.h"
#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/train/run/run_info.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr Bytes kMostText{100'000};
constexpr const char* kFigures = "figures.json";

fs::path fileOf(const fs::path& run, std::int64_t step)
{
    return run / kSamples / std::to_string(step) / kFigures;
}

Json jsonOf(const std::optional<ErrorCounts>& counts)
{
    if (!counts)
        return {};
    return {{"hits", counts->hits},
            {"substitutions", counts->substitutions},
            {"deletions", counts->deletions},
            {"insertions", counts->insertions}};
}

std::optional<ErrorCounts> countsAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object())
        return std::nullopt;
    const auto count = [&](const char* name) -> std::int64_t {
        const auto value = found->find(name);
        return value != found->end() && value->is_number_unsigned() ? value->get<std::int64_t>() : 0;
    };
    return ErrorCounts{count("hits"), count("substitutions"), count("deletions"), count("insertions")};
}

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add(std::optional<ErrorCounts>& sum, const ErrorCounts& counts)
{
    sum = sum.value_or(ErrorCounts());
    *sum += counts;
}

} // namespace

Result<ProbeFigures> measureProbes(const fs::path& samples, std::span<const ProbeLine> lines,
                                   const ProbeListeners& listeners, const std::stop_token& stop)
{
    const bool knowsSpeaker = listeners.voices && !listeners.speaker.empty();
    ProbeFigures figures{
        listeners.recognizer, knowsSpeaker ? listeners.voices.name : std::string(), {}, {}, {}};
    double likeness = 0;
    int voices = 0;
    for (const auto& line : lines) {
        UNDERSTUDY_TRY(const auto sound, readMono(samples / (line.id + ".wav"), kStudioRate));
        MeasuredLine measured{.id = line.id, .text = line.text};
        UNDERSTUDY_CHECK(measureLine(measured, sound, listeners.measures, stop));
        if (measured.heard) {
            add(figures.words, measured.heard->words);
            add(figures.characters, measured.heard->characters);
        }
        if (!knowsSpeaker)
            continue;
        UNDERSTUDY_TRY(const auto voice, voiceOf(sound, listeners.voices.embed));
        if (voice.empty())
            continue;
        likeness += cosineOf(voice, listeners.speaker);
        ++voices;
    }
    if (voices > 0)
        figures.similarity = likeness / voices;
    return figures;
}

Result<void> writeProbeFigures(const fs::path& run, std::int64_t step, const ProbeFigures& figures)
{
    const Json document = {{"recogniser", figures.recognizer},
                           {"speaker_encoder", figures.voiceEncoder},
                           {"words", jsonOf(figures.words)},
                           {"characters", jsonOf(figures.characters)},
                           {"similarity", figures.similarity ? Json(*figures.similarity) : Json()}};
    return writeFile(fileOf(run, step), document.dump(2) + "\n");
}

std::optional<ProbeFigures> readProbeFigures(const fs::path& run, std::int64_t step)
{
    const auto text = readFile(fileOf(run, step), kMostText);
    if (!text || !checkJson(*text))
        return std::nullopt;
    const auto document = Json::parse(*text, nullptr, false);
    if (!document.is_object())
        return std::nullopt;
    ProbeFigures figures{textAt(document, "recogniser"),
                         textAt(document, "speaker_encoder"),
                         countsAt(document, "words"),
                         countsAt(document, "characters"),
                         {}};
    if (const auto found = document.find("similarity"); found != document.end() && found->is_number())
        figures.similarity = found->get<double>();
    return figures;
}

} // namespace understudy

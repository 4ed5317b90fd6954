#include "core/episode/timestamps_p.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

/// Microseconds: a sample at 24 kHz is 41.7 of them.
double seconds(Frames at)
{
    return std::round(toSeconds(at, kStudioRate).value * 1e6) / 1e6;
}

void putSpan(Json& json, Frames begin, Frames end)
{
    json["start_sample"] = begin.value;
    json["end_sample"] = end.value;
    json["start_s"] = seconds(begin);
    json["end_s"] = seconds(end);
}

Json sectionsOf(const EpisodePlan& plan, const Timeline& timeline)
{
    auto sections = Json::array();
    for (std::size_t i = 0; i < plan.sectionTitles.size(); ++i) {
        Json section;
        section["title"] = plan.sectionTitles[i];
        const bool isLast = i + 1 == plan.sectionTitles.size();
        putSpan(section, timeline.sectionStarts[i], isLast ? timeline.length : timeline.sectionStarts[i + 1]);
        sections.push_back(std::move(section));
    }
    return sections;
}

Json linesOf(const EpisodePlan& plan, const Timeline& timeline)
{
    auto lines = Json::array();
    for (const auto& segment : timeline.segments) {
        if (segment.line.empty())
            continue;
        const auto& planned = plan.lines[segment.lineIndex];
        Json line;
        line["id"] = planned.id.value;
        line["section"] = planned.line.section;
        line["speaker"] = planned.line.speaker;
        line["voice"] = planned.voice.id.value;
        line["text"] = planned.line.text();
        putSpan(line, segment.start, segment.start + segment.length);
        lines.push_back(std::move(line));
    }
    return lines;
}

Json marksOf(const Timeline& timeline)
{
    auto marks = Json::array();
    for (const auto& [at, name] : timeline.marks)
        marks.push_back(Json{{"name", name}, {"sample", at.value}, {"s", seconds(at)}});
    return marks;
}

} // namespace

std::string writeTimestamps(const EpisodePlan& plan, const Timeline& timeline, const std::string& masterHash)
{
    Json json;
    json["version"] = kFormatVersion;
    json["title"] = plan.header.title;
    json["master_sha256"] = masterHash;
    json["sample_rate"] = kStudioRate.value;
    json["samples"] = timeline.length.value;
    json["duration_s"] = seconds(timeline.length);
    json["sections"] = sectionsOf(plan, timeline);
    json["lines"] = linesOf(plan, timeline);
    json["marks"] = marksOf(timeline);
    // Text is valid UTF-8 by the reader; should it not be, a replacement character is better than an
    // exception.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace understudy

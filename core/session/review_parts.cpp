#include "core/session/review_parts_p.h"

#include "core/data/clips/findings.h"
#include "core/session/review_texts_p.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

/// The same in each part of a recording.
bool isOfRecording(Measure measure)
{
    constexpr std::array kWhole{Measure::Dc, Measure::Hum, Measure::Reverberation, Measure::Bandwidth,
                                Measure::Steepness};
    return std::ranges::find(kWhole, measure) != kWhole.end();
}

/// What was measured of an edge that is still where it was. Not with other repairs than those of the import,
/// with which the part is measured.
void keepEdge(const ReviewBook::Entry& entry, Measure edge, const RepairSettings& atImport, Clip& part)
{
    const auto isSame = [&](FrameSpan span) {
        return edge == Measure::StartEdge ? span.begin == part.span.begin : span.end == part.span.end;
    };
    std::optional<double> known;
    if (isSame(entry.row.clip.span))
        known = entry.row.clip.figure(edge);
    else if (entry.heard && isSame(entry.heard->row.clip.span) && entry.heard->repairs == atImport)
        known = entry.heard->row.clip.figure(edge);
    if (known)
        part.figures.push_back({edge, *known});
}

/// `clip` may begin after the part does, as the second of two that are joined.
void moveWords(const Clip& clip, SampleRate rate, Clip& part)
{
    const auto at = [&](Frames frame) { return toSeconds(frame - clip.span.begin, rate); };
    const auto begin = std::max(clip.span.begin, part.span.begin),
               end = std::min(clip.span.end, part.span.end);
    const auto later = toSeconds(begin - part.span.begin, rate);
    for (const auto& word : clip.words)
        if (auto said = partOf(word, at(begin), at(end)))
            part.words.push_back({said->start + later, said->end + later, std::move(said->text)});
}

void moveFindings(const Clip& clip, const Shift& shift, Clip& part)
{
    for (auto finding : clip.findings) {
        const bool goesAlong = finding.at ? shift.isInside(*finding.at) : isOfRecording(finding.measure);
        if (finding.at)
            finding.at = shift.moved(*finding.at);
        if (goesAlong && std::ranges::find(part.findings, finding) == part.findings.end())
            part.findings.push_back(finding);
    }
}

void measure(const Clip& clip, SampleRate rate, Clip& part)
{
    part.figures = {{Measure::Duration, toSeconds(part.span.length(), rate).value}};
    std::ranges::copy_if(clip.figures, std::back_inserter(part.figures),
                         [](const Figure& figure) { return isOfRecording(figure.measure); });
    part.grade = worstGrade(part.findings);
}

DatasetRow rowFor(const DatasetRow& parent, const std::string& id, FrameSpan span)
{
    auto row = parent;
    row.clip = Clip();
    row.clip.id = id;
    row.clip.recording = parent.clip.recording;
    row.clip.speaker = parent.clip.speaker;
    row.clip.language = parent.clip.language;
    row.clip.span = span;
    row.fileName.clear();
    row.pcmSha256.clear();
    row.length = toFrames(toSeconds(span.length(), row.sourceRate), row.rate);
    return row;
}

} // namespace

FrameSpan speechWithin(const Clip& clip, FrameSpan span)
{
    return {span.begin < clip.span.begin ? span.begin : std::clamp(clip.speech.begin, span.begin, span.end),
            span.end > clip.span.end ? span.end : std::clamp(clip.speech.end, span.begin, span.end)};
}

DatasetRow partOf(const ReviewBook::Entry& entry, FrameSpan span, const std::string& id,
                  const std::vector<SpokenPart>& parts, const RepairSettings& atImport)
{
    auto row = rowFor(entry.row, id, span);
    auto& part = row.clip;
    const auto& clip = entry.row.clip;
    part.speech = speechWithin(clip, span);
    const Shift shift(clip.span, span, row.sourceRate);
    moveWords(clip, row.sourceRate, part);
    part.text = SpokenText(entry.row, entry.review, parts).sharedTo(span);
    if (entry.review.text)
        part.words.clear(); // they are others now
    moveFindings(clip, shift, part);
    measure(clip, row.sourceRate, part);
    for (const auto edge : {Measure::StartEdge, Measure::EndEdge})
        keepEdge(entry, edge, atImport, part);
    return row;
}

DatasetRow joinOf(const ReviewBook::Entry& first, const ReviewBook::Entry& second, const std::string& id,
                  const RepairSettings& atImport)
{
    const FrameSpan span{first.shown->span().begin, second.shown->span().end};
    auto row = rowFor(first.row, id, span);
    auto& part = row.clip;
    part.speech = {speechWithin(first.row.clip, span).begin, speechWithin(second.row.clip, span).end};
    for (const auto* entry : {&first, &second}) {
        const Shift shift(entry->row.clip.span, span, row.sourceRate);
        moveWords(entry->row.clip, row.sourceRate, part);
        moveFindings(entry->row.clip, shift, part);
    }
    // What trims left out between the two is heard again.
    const auto a = SpokenText(first.row, first.review).sharedTo({span.begin, first.row.clip.span.end});
    const auto b = SpokenText(second.row, second.review).sharedTo({second.row.clip.span.begin, span.end});
    part.text =
        withWords(a, a.normalized.empty() || b.normalized.empty() ? a.normalized + b.normalized
                                                                  : a.normalized + " " + b.normalized);
    if (a.normalized.empty() || second.review.text)
        part.text.source = b.source;
    part.text.confidence = std::min(a.confidence, b.confidence);
    if (first.review.text || second.review.text)
        part.words.clear();
    measure(first.row.clip, row.sourceRate, part);
    keepEdge(first, Measure::StartEdge, atImport, part);
    keepEdge(second, Measure::EndEdge, atImport, part);
    return row;
}

} // namespace understudy

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

Frames clamped(Frames at, FrameSpan span)
{
    return std::clamp(at, span.begin, span.end);
}

void moveWords(const Clip& clip, const Shift& shift, Clip& part)
{
    for (const auto& word : clip.words)
        if (shift.isSaidInside(word.start, word.end))
            part.words.push_back({shift.moved(word.start), shift.moved(word.end), word.text});
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

DatasetRow partOf(const ReviewBook::Entry& entry, FrameSpan span, const std::string& id,
                  const std::vector<SpokenPart>& parts)
{
    auto row = rowFor(entry.row, id, span);
    auto& part = row.clip;
    const auto& clip = entry.row.clip;
    part.speech = {clamped(clip.speech.begin, span), clamped(clip.speech.end, span)};
    const Shift shift(clip.span, span, row.sourceRate);
    moveWords(clip, shift, part);
    part.text = SpokenText(entry.row, entry.review, parts).sharedTo(span);
    if (entry.review.text)
        part.words.clear(); // they are others now
    moveFindings(clip, shift, part);
    measure(clip, row.sourceRate, part);
    return row;
}

DatasetRow joinOf(const ReviewBook::Entry& first, const ReviewBook::Entry& second, const std::string& id)
{
    const FrameSpan span{first.shown->span().begin, second.shown->span().end};
    auto row = rowFor(first.row, id, span);
    auto& part = row.clip;
    part.speech = {clamped(first.row.clip.speech.begin, span), clamped(second.row.clip.speech.end, span)};
    for (const auto* entry : {&first, &second}) {
        const Shift shift(entry->row.clip.span, span, row.sourceRate);
        moveWords(entry->row.clip, shift, part);
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
    return row;
}

} // namespace understudy

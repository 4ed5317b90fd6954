#include "core/session/review_parts_p.h"

#include "core/data/ingest/clip_texts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace understudy {

namespace {

constexpr double kSharedOut = 0.6; // confidence in words that lie only by their number

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

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const auto end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

template<typename Words>
std::string joined(const Words& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

ClipText withWords(const ClipText& text, std::string words)
{
    auto normalized = normalizedText(words);
    return {std::move(words), std::move(normalized), text.source, text.confidence};
}

/// Where `clip` is said in `part`, in seconds of it.
class Shift
{
public:
    Shift(const Clip& clip, FrameSpan part, SampleRate rate)
        : m_seconds(toSeconds(clip.span.begin - part.begin, rate)), m_length(toSeconds(part.length(), rate))
    {
    }
    Seconds moved(Seconds at) const { return at + m_seconds; }
    bool isInside(Seconds at) const { return at.value >= 0 && at < m_length; }

private:
    Seconds m_seconds, m_length;
};

void moveWords(const Clip& clip, const Shift& shift, Clip& part)
{
    for (const auto& word : clip.words) {
        const auto middle = shift.moved(Seconds((word.start.value + word.end.value) / 2));
        if (shift.isInside(middle))
            part.words.push_back({shift.moved(word.start), shift.moved(word.end), word.text});
    }
}

void moveFindings(const Clip& clip, const Shift& shift, Clip& part)
{
    for (auto finding : clip.findings) {
        if (finding.at)
            finding.at = shift.moved(*finding.at);
        const bool goesAlong = finding.at ? shift.isInside(*finding.at) : isOfRecording(finding.measure);
        if (goesAlong && std::ranges::find(part.findings, finding) == part.findings.end())
            part.findings.push_back(finding);
    }
}

void measure(const Clip& clip, SampleRate rate, Clip& part)
{
    part.figures = {{Measure::Duration, toSeconds(part.span.length(), rate).value}};
    std::ranges::copy_if(clip.figures, std::back_inserter(part.figures),
                         [](const Figure& figure) { return isOfRecording(figure.measure); });
    part.grade = Grade::Keep;
    for (const auto& finding : part.findings)
        part.grade = std::max(part.grade, finding.grade);
}

/// The words of `clip`, which lies in `from`, that are said in `part`.
ClipText textOf(const ReviewBook::Entry& entry, FrameSpan from, const Clip& part)
{
    const auto& text = entry.shown->clip.text;
    if (!entry.review.text && !entry.row.clip.words.empty()) {
        std::vector<std::string> words;
        for (const auto& word : part.words)
            words.push_back(word.text);
        return withWords(text, joined(words));
    }
    const auto words = wordsOf(text.normalized);
    const auto place = [&](Frames at) {
        const auto share = double((at - from.begin).value) / double(from.length().value);
        return std::ptrdiff_t(std::lround(share * double(words.size())));
    };
    auto shared = withWords(text, joined(std::vector(words.begin() + place(part.span.begin),
                                                     words.begin() + place(part.span.end))));
    shared.confidence = std::min(shared.confidence, kSharedOut);
    return shared;
}

DatasetRow rowFor(const DatasetRow& parent, const std::string& id, FrameSpan span)
{
    auto row = parent;
    row.clip = Clip();
    row.clip.id = id;
    row.clip.recording = parent.clip.recording;
    row.clip.speaker = parent.clip.speaker;
    row.clip.span = span;
    row.fileName.clear();
    row.pcmSha256.clear();
    row.length = toFrames(toSeconds(span.length(), row.sourceRate), row.rate);
    return row;
}

} // namespace

DatasetRow partOf(const ReviewBook::Entry& entry, FrameSpan span, const std::string& id)
{
    auto row = rowFor(entry.row, id, span);
    auto& part = row.clip;
    const auto& clip = entry.row.clip;
    part.speech = {clamped(clip.speech.begin, span), clamped(clip.speech.end, span)};
    const Shift shift(clip, span, row.sourceRate);
    moveWords(clip, shift, part);
    part.text = textOf(entry, entry.shown->span(), part);
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
        const Shift shift(entry->row.clip, span, row.sourceRate);
        moveWords(entry->row.clip, shift, part);
        moveFindings(entry->row.clip, shift, part);
    }
    const auto& a = first.shown->clip.text;
    const auto& b = second.shown->clip.text;
    part.text = withWords(a, joined(std::vector{a.normalized, b.normalized}));
    if (a.normalized.empty() || second.review.text)
        part.text.source = b.source;
    part.text.confidence = std::min(a.confidence, b.confidence);
    if (first.review.text || second.review.text)
        part.words.clear();
    measure(first.row.clip, row.sourceRate, part);
    return row;
}

} // namespace understudy

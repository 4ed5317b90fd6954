#include "core/data/ingest/clip_texts.h"

#include "core/text/spaced_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace understudy {
namespace {

constexpr double kCutCue = 0.6, kSharedPlain = 0.3, kUntold = 0.6;
constexpr double kCueMargin = 0.3; ///< seconds by which cues are off (audio.md 1.6)
constexpr double kMostUntold = 1;  ///< seconds of a clip's speech over which no cue lies

struct Told
{
    WordTime word;
    std::size_t cue = 0;
    bool isTimed = false; ///< else its time is a guess
};

constexpr auto kNone = std::numeric_limits<std::size_t>::max();

/// A clip, and the cue of the last words that it was given together; kNone: they have times of their own.
struct Filled
{
    Clip* clip;
    std::size_t together = kNone;
};

/// The parts of [start, end) where somebody speaks; all of it where nobody does.
std::vector<std::pair<double, double>> spokenIn(const SpeechActivity& activity, double start, double end)
{
    std::vector<std::pair<double, double>> parts;
    for (const auto& span : activity.speech()) {
        const auto from = std::max(start, toSeconds(span.begin, activity.rate).value);
        const auto to = std::min(end, toSeconds(span.end, activity.rate).value);
        if (from < to)
            parts.emplace_back(from, to);
    }
    if (parts.empty())
        parts.emplace_back(start, end);
    return parts;
}

/// The time at which `share` of the parts has passed.
double timeAt(const std::vector<std::pair<double, double>>& parts, double share)
{
    double total = 0;
    for (const auto& [from, to] : parts)
        total += to - from;
    auto rest = share * total;
    for (const auto& [from, to] : parts) {
        if (rest <= to - from)
            return from + rest;
        rest -= to - from;
    }
    return parts.back().second;
}

void spread(const Cue& cue, std::size_t number, const SpeechActivity& activity, std::vector<Told>& told)
{
    const auto parts = spokenIn(activity, cue.start.value, cue.end.value);
    double total = 0, before = 0;
    const auto words = spacedWords(cue.text);
    for (const auto& word : words)
        total += double(word.size()) + 1;
    for (const auto& word : words) {
        const auto start = timeAt(parts, before / total);
        before += double(word.size()) + 1;
        told.push_back(
            {{Seconds(start), Seconds(timeAt(parts, before / total)), std::string(word)}, number, false});
    }
}

std::vector<Told> wordsTold(const std::vector<Cue>& cues, const SpeechActivity& activity)
{
    std::vector<Told> told;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        if (cues[i].words.empty())
            spread(cues[i], i, activity, told);
        for (const auto& word : cues[i].words)
            told.push_back({word, i, true});
    }
    return told;
}

/// Seconds of [at, end) over which no cue lies.
double untoldIn(double at, double end, const std::vector<Cue>& cues)
{
    double untold = 0;
    for (auto cue = cues.begin(); cue != cues.end() && at < end; ++cue) {
        untold += std::clamp(cue->start.value - kCueMargin - at, 0.0, end - at);
        at = std::max(at, cue->end.value + kCueMargin);
    }
    return untold + std::max(0.0, end - at);
}

/// Marks clips in which much is said that nobody wrote down.
void doubtWhatIsUntold(std::span<Clip> clips, const std::vector<Cue>& cues, const SpeechActivity& activity)
{
    const auto speech = activity.speech();
    for (auto& clip : clips) {
        double untold = 0;
        for (const auto& span : speech) {
            const auto begin = std::max(span.begin, clip.span.begin);
            const auto end = std::min(span.end, clip.span.end);
            if (begin < end)
                untold += untoldIn(toSeconds(begin, activity.rate).value, toSeconds(end, activity.rate).value,
                                   cues);
        }
        if (untold > kMostUntold)
            clip.text.confidence = std::min(clip.text.confidence, kUntold);
    }
}

/// Index of the clip in or next to which `at` is.
std::size_t clipAt(std::span<const Clip> clips, SampleRate rate, double at)
{
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const auto begin = toSeconds(clips[i].span.begin, rate).value,
                   end = toSeconds(clips[i].span.end, rate).value;
        const auto away = std::max({0.0, begin - at, at - end});
        if (away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

/// Words that a cue tells without their times have the time of the cue, all of them together.
void append(Filled& filled, const Told& told, const Cue& cue, SampleRate rate)
{
    auto& clip = *filled.clip;
    clip.text.raw += (clip.text.raw.empty() ? "" : " ") + told.word.text;
    if (clip.speaker.empty())
        clip.speaker = cue.speaker;
    const auto begin = toSeconds(clip.span.begin, rate), length = toSeconds(clip.span.length(), rate);
    const auto inside = [&](Seconds at) { return std::clamp(at - begin, Seconds(0.0), length); };
    if (!told.isTimed && filled.together == told.cue) {
        clip.words.back().end = inside(told.word.end);
        clip.words.back().text += " " + told.word.text;
        return;
    }
    clip.words.push_back({inside(told.word.start), inside(told.word.end), told.word.text});
    filled.together = told.isTimed ? kNone : told.cue;
}

} // namespace

CutHints hintsOf(const Transcript& transcript, SampleRate rate)
{
    CutHints hints;
    const auto& cues = transcript.cues;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        const auto end = toFrames(cues[i].end, rate);
        if (hints.sentenceEnds.empty() || end > hints.sentenceEnds.back())
            hints.sentenceEnds.push_back(end);
        for (const auto& word : cues[i].words) {
            const FrameSpan span{toFrames(word.start, rate), toFrames(word.end, rate)};
            if (span.begin < span.end && (hints.words.empty() || hints.words.back().end <= span.begin))
                hints.words.push_back(span);
        }
        const bool isOther = i + 1 < cues.size() && cues[i].speaker != cues[i + 1].speaker;
        const auto middle =
            isOther ? toFrames(Seconds((cues[i].end.value + cues[i + 1].start.value) / 2), rate) : Frames(0);
        if (isOther && (hints.boundaries.empty() || middle > hints.boundaries.back()))
            hints.boundaries.push_back(middle);
    }
    return hints;
}

std::size_t dropAfter(Transcript& transcript, Seconds length)
{
    const auto isAfter = [&](const auto& told) { return told.start >= length; };
    auto dropped = std::erase_if(transcript.cues, isAfter);
    for (auto& cue : transcript.cues)
        if (const auto words = std::erase_if(cue.words, isAfter); words > 0) {
            dropped += words;
            cue.text.clear();
            for (const auto& word : cue.words)
                cue.text += (cue.text.empty() ? "" : " ") + word.text;
        }
    return dropped;
}

void shareOut(const Transcript& transcript, const std::string& source, const SpeechActivity& activity,
              std::span<Clip> clips)
{
    if (clips.empty())
        return;
    const bool isPlain = transcript.format == TranscriptFormat::Plain;
    const std::vector<Cue> whole{
        {Seconds(0.0), toSeconds(activity.length, activity.rate), transcript.plain, {}, {}}};
    const auto& cues = isPlain ? whole : transcript.cues;
    std::vector<std::size_t> clipOf(cues.size(), kNone); // of the cue's first word
    std::vector<Filled> filled;
    for (auto& clip : clips) {
        clip.text = {{}, {}, source, 1};
        filled.push_back({&clip});
    }
    for (const auto& told : wordsTold(cues, activity)) {
        const auto middle = (told.word.start.value + told.word.end.value) / 2;
        const auto at = clipAt(clips, activity.rate, middle);
        append(filled[at], told, cues[told.cue], activity.rate);
        auto& first = clipOf[told.cue];
        if (first == kNone)
            first = at;
        if (first != at && !told.isTimed)
            for (auto i = first; i <= at; ++i)
                clips[i].text.confidence = isPlain ? kSharedPlain : kCutCue;
    }
    if (!isPlain)
        doubtWhatIsUntold(clips, cues, activity);
    for (auto& clip : clips) {
        if (isPlain)
            clip.words.clear(); // a recording's time tells nothing
        clip.text.normalized = normalizedText(clip.text.raw);
        if (clip.text.raw.empty())
            clip.text = {};
    }
}

std::string normalizedText(std::string_view raw)
{
    struct Plain
    {
        std::string_view from, to;
    };
    constexpr std::array kPlain{Plain{"\u2018", "'"},   Plain{"\u2019", "'"}, Plain{"\u201C", "\""},
                                Plain{"\u201D", "\""},  Plain{"\u2013", "-"}, Plain{"\u2014", " - "},
                                Plain{"\u2026", "..."}, Plain{"\u00A0", " "}};
    std::string text(raw);
    for (const auto& [from, to] : kPlain)
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return singleSpaced(text);
}

} // namespace understudy

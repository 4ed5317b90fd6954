#include "core/data/ingest/ingest.h"

#include "core/audio/filters.h"
#include "core/base/digits.h"
#include "core/base/hash.h"
#include "core/data/ingest/clip_hearing_p.h"
#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/clip_texts.h"
#include "core/data/ingest/ingest_json.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

namespace understudy {
namespace {

constexpr int kKeyVersion = 9; // of the measurements and of the cutter
constexpr Milliseconds kFade{5};

struct Words
{
    std::optional<Transcript> transcript;
    std::string source, language; // empty: not told
    std::optional<Error> unread;
};

/// It is the words that are damaged, not the recording.
Error unread(const std::filesystem::path& words, const Error& error)
{
    const bool isForbidden = error.reason == Reason::NoPermission;
    return {error.code, Reason::WordsUnread, words.string(),
            isForbidden ? "no permission to read it" : error.detail, error.trail};
}

/// The file beside the recording, else its row of the table.
Words wordsFor(const std::filesystem::path& file, const IngestOptions& options)
{
    if (const auto beside = options.finder->find(file)) {
        auto read = readTranscript(*beside);
        if (!read)
            return {{}, {}, {}, unread(*beside, read.error())};
        return {std::move(*read), beside->filename().string(), {}, {}};
    }
    const auto* row = options.table ? options.table->find(file) : nullptr;
    if (row == nullptr)
        return {};
    Transcript transcript;
    transcript.plain = row->text;
    return {std::move(transcript), "table", row->language, {}};
}

std::string clipId(const std::string& recording, std::size_t number)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "_%04zu", number);
    return recording + digits.data();
}

/// Those that another dataset brings, as far as they lie in the recording.
void takeGiven(const ScannedRecording& scanned, const std::vector<GivenClip>& given,
               IngestedRecording& ingested)
{
    const auto& [id, rate, length] =
        std::tuple(scanned.recording.id, scanned.recording.rate, scanned.recording.length);
    auto& clips = ingested.clips;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& one = given[i];
        Clip clip;
        clip.id = !one.id.empty() ? one.id : given.size() == 1 ? id : clipId(id, clips.size() + 1);
        clip.recording = id;
        const auto end = one.end.value > 0 ? std::min(toFrames(one.end, rate), length) : length;
        clip.span = {std::min(toFrames(one.start, rate), end), end};
        clip.text = {one.text, normalizedText(one.normalized.empty() ? one.text : one.normalized),
                     one.text.empty() ? "" : one.source, one.confidence};
        clip.speaker = one.speaker;
        clip.language = one.language;
        clip.words = one.words;
        if (clip.span.begin >= clip.span.end)
            continue;
        clip.speech = scanned.activity.speechIn(clip.span);
        clips.push_back(std::move(clip));
        ingested.given.push_back(i);
    }
}

std::vector<Clip> clipsOf(const ScannedRecording& scanned, const IngestOptions& options, const Words& words)
{
    const auto rate = scanned.recording.rate;
    const auto hints = words.transcript ? hintsOf(*words.transcript, rate) : CutHints();
    std::vector<Clip> clips;
    for (const auto& piece : cut(scanned.activity, options.cut, hints)) {
        Clip clip;
        clip.id = clipId(scanned.recording.id, clips.size() + 1);
        clip.recording = scanned.recording.id;
        clip.span = piece.span;
        clip.speech = piece.speech;
        clip.language = words.language.empty() ? options.language : words.language;
        clips.push_back(std::move(clip));
    }
    if (words.transcript)
        shareOut(*words.transcript, words.source, scanned.activity, clips);
    return clips;
}

/// A clip of which no voice is to be had (too short) has none in its print.
Result<ClipPrint> measure(Clip& clip, const ScannedRecording& scanned, const std::vector<float>& sound,
                          const IngestOptions& options)
{
    auto print = measureClip(clip, scanned, sound, options.rate);
    if (options.voices) {
        UNDERSTUDY_TRY(print.voice, voiceOf({sound, options.rate}, options.voices.embed));
    }
    return print;
}

/// Before they are heard, which takes a hundred times as long: what is left out needs no words.
Result<std::vector<ClipPrint>> measureAll(std::span<Clip> clips, const ScannedRecording& scanned,
                                          const IngestOptions& options, const std::stop_token& stop)
{
    std::vector<ClipPrint> prints;
    for (auto& clip : clips) {
        if (stop.stop_requested())
            return fail(Code::Cancelled, scanned.recording.file.string());
        UNDERSTUDY_TRY(const auto own, soundOf(clip, scanned, options.rate));
        UNDERSTUDY_TRY(auto print, measure(clip, scanned, own, options));
        prints.push_back(std::move(print));
        grade(clip, options.limits);
    }
    return prints;
}

/// `measured`: its print, where all but its words was measured before.
Result<void> finishClip(Clip& clip, const ScannedRecording& scanned, const IngestOptions& options,
                        bool isFaded, const ClipPrint* measured, const ClipSink& sink)
{
    UNDERSTUDY_TRY(auto own, soundOf(clip, scanned, options.rate));
    ClipPrint print;
    if (measured != nullptr) {
        measureWords(clip);
        print = *measured;
    } else {
        UNDERSTUDY_TRY(print, measure(clip, scanned, own, options));
    }
    grade(clip, options.limits);
    const auto fade =
        isFaded ? std::min(std::size_t(toFrames(kFade, options.rate).value), own.size() / 2) : 0;
    fadeIn(std::span(own).first(fade));
    fadeOut(std::span(own).last(fade));
    return sink(clip, print, own);
}

enum class Hearing
{
    No,
    Words,  ///< nothing tells any
    Guesses ///< where words lie that are told without their times
};

Hearing hearingFor(const Words& words, bool isGiven, const IngestOptions& options)
{
    const auto& language = words.language.empty() ? options.language : words.language;
    if (isGiven || words.unread || !options.recognizer || !options.recognizer->knows(language))
        return Hearing::No;
    if (!words.transcript)
        return Hearing::Words;
    const auto isWithoutTimes = [](const Cue& cue) { return cue.words.empty(); };
    return words.transcript->cues.empty() || std::ranges::any_of(words.transcript->cues, isWithoutTimes)
               ? Hearing::Guesses
               : Hearing::No;
}

/// Words that somebody would say after the end of the sound.
void leaveOutAfter(Words& words, const std::filesystem::path& recording, Seconds length)
{
    const auto dropped = words.transcript ? dropAfter(*words.transcript, length) : 0;
    if (dropped > 0)
        words.transcript->problems.push_back({Code::InvalidInput,
                                              Reason::LineLeftOut,
                                              (recording.parent_path() / words.source).string(),
                                              std::to_string(dropped) +
                                                  " of its cues come after the end of the sound, at " +
                                                  digitsOf(length.value, 1) + " s",
                                              {}});
}

std::vector<Error> problemsOf(const Words& words)
{
    auto problems = words.transcript ? words.transcript->problems : std::vector<Error>();
    if (words.unread)
        problems.push_back(*words.unread);
    return problems;
}

void begin(Stage stage, const ScanWatch& watch)
{
    if (watch.step)
        watch.step(stage);
}

} // namespace

Seconds lengthOf(std::span<const FrameSpan> speech, SampleRate rate)
{
    Frames sum;
    for (const auto& span : speech)
        sum += span.length();
    return toSeconds(sum, rate);
}

const RepairSettings& repairsOf(const IngestOptions& options, const std::filesystem::path& file)
{
    const auto own = options.ownRepairs.find(file);
    return own == options.ownRepairs.end() ? options.repairs : own->second;
}

std::string keyOf(const IngestOptions& options)
{
    Sha256 key;
    const auto add = [&](double number) { key.addField(digitsOf(number)); };
    add(kKeyVersion);
    add(options.rate.value);
    for (const auto number :
         {options.cut.shortest.value, options.cut.longest.value, double(options.cut.margin.value),
          options.cut.hardPause.value, double(options.channel)})
        add(number);
    key.addField(formatRepairs(options.repairs));
    key.addField(options.language);
    key.addField(options.recognizer ? options.recognizer->name() : "");
    add(options.isAllHeard ? 1 : 0);
    key.addField(options.voices.name);
    for (const auto& limit : options.limits) {
        key.addField(name(limit.measure));
        for (const auto number : {double(limit.side), limit.review, limit.reject})
            add(number);
    }
    if (options.table)
        for (const auto& row : options.table->rows()) {
            key.addField(row.audio);
            key.addField(row.text);
            key.addField(row.language);
        }
    return key.finish();
}

Result<IngestedRecording> ingestRecording(const std::filesystem::path& file, const std::string& sha256,
                                          const IngestOptions& options, const std::filesystem::path& scratch,
                                          const ScanWatch& watch, const ClipSink& sink)
{
    const auto given = options.given.find(file);
    const bool isGiven = given != options.given.end();
    auto words = isGiven ? Words() : wordsFor(file, options);
    const auto hearing = hearingFor(words, isGiven, options);
    begin(Stage::Measuring, watch);
    UNDERSTUDY_TRY(auto scanned, scanRecording(file, options.channel, options.rate, scratch,
                                               hearing == Hearing::No ? watch : scanPart(watch)));
    if (repairsOf(options, file).isAny())
        begin(Stage::Repairing, watch);
    UNDERSTUDY_CHECK(repair(scanned, options.rate, repairsOf(options, file), watch.stop));
    scanned.recording.sha256 = sha256;
    scanned.recording.id = recordingId(file, sha256);
    IngestedRecording ingested;
    leaveOutAfter(words, file, toSeconds(scanned.activity.length, scanned.activity.rate));
    ingested.problems = problemsOf(words);
    ingested.speech = scanned.activity.speech();
    if (isGiven)
        takeGiven(scanned, given->second, ingested);
    else
        ingested.clips = clipsOf(scanned, options, words);
    std::vector<ClipPrint> prints;
    if (hearing != Hearing::No) {
        UNDERSTUDY_TRY(prints, measureAll(ingested.clips, scanned, options, watch.stop));
        UNDERSTUDY_TRY(const auto failed, hearing == Hearing::Words
                                              ? hearWords(scanned, options, watch, ingested.clips)
                                              : hearGuesses(scanned, options, watch, ingested.clips));
        if (failed)
            ingested.problems.push_back(*failed);
        begin(Stage::Measuring, watch);
    }
    for (std::size_t i = 0; i < ingested.clips.size(); ++i) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, file.string());
        const bool isFaded = !isGiven || !given->second[ingested.given[i]].isWholeFile();
        UNDERSTUDY_CHECK(finishClip(ingested.clips[i], scanned, options, isFaded,
                                    prints.empty() ? nullptr : &prints[i], sink));
    }
    std::vector<Clip*> inOneRoom;
    std::vector<std::optional<double>> decays;
    for (auto& clip : ingested.clips) {
        inOneRoom.push_back(&clip);
        decays.push_back(clip.figure(Measure::Reverberation));
    }
    shareReverberation(inOneRoom, decays);
    for (auto& clip : ingested.clips)
        grade(clip, options.limits);
    ingested.recording = scanned.recording;
    return ingested;
}

} // namespace understudy

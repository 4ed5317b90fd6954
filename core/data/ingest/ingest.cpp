#include "core/data/ingest/ingest.h"

#include "core/audio/filters.h"
#include "core/base/hash.h"
#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/clip_texts.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

namespace understudy {
namespace {

constexpr int kKeyVersion = 1; // of the measurements and of the cutter
constexpr Milliseconds kFade{5};

struct Words
{
    std::optional<Transcript> transcript;
    std::string source;
    std::optional<Error> error;
};

/// The file beside the recording, else its row of the table.
Words wordsFor(const std::filesystem::path& file, const Table* table)
{
    if (const auto beside = findTranscript(file)) {
        auto read = readTranscript(*beside);
        if (!read)
            return {{}, {}, read.error()};
        return {std::move(*read), beside->filename().string(), {}};
    }
    const auto* row = table != nullptr ? table->find(file) : nullptr;
    if (row == nullptr)
        return {};
    Transcript transcript;
    transcript.plain = row->text;
    return {std::move(transcript), "table", {}};
}

std::string clipId(const std::string& recording, std::size_t number)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "_%04zu", number);
    return recording + digits.data();
}

/// Those that another dataset brings, as far as they lie in the recording.
std::vector<Clip> givenClips(const ScannedRecording& scanned, const std::vector<GivenClip>& given)
{
    const auto& [id, rate, length] =
        std::tuple(scanned.recording.id, scanned.recording.rate, scanned.recording.length);
    std::vector<Clip> clips;
    for (const auto& one : given) {
        Clip clip;
        clip.id = !one.id.empty() ? one.id : given.size() == 1 ? id : clipId(id, clips.size() + 1);
        clip.recording = id;
        const auto end = one.end.value > 0 ? std::min(toFrames(one.end, rate), length) : length;
        clip.span = clip.speech = {std::min(toFrames(one.start, rate), end), end};
        clip.text = {one.text, normalizedText(one.normalized.empty() ? one.text : one.normalized),
                     one.text.empty() ? "" : one.source, one.confidence};
        clip.speaker = one.speaker;
        clip.words = one.words;
        if (clip.span.begin < clip.span.end)
            clips.push_back(std::move(clip));
    }
    return clips;
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
        clips.push_back(std::move(clip));
    }
    if (words.transcript)
        shareOut(*words.transcript, words.source, scanned.activity, clips);
    return clips;
}

/// A few ends of words tell little: a room is that of all clips of a recording, their median.
void shareReverberation(std::vector<Clip>& clips, const std::vector<Limit>& limits)
{
    std::vector<double> decays;
    for (const auto& clip : clips)
        if (const auto decay = clip.figure(Measure::Reverberation))
            decays.push_back(*decay);
    if (decays.empty())
        return;
    const auto middle = decays.begin() + std::ptrdiff_t(decays.size() / 2);
    std::ranges::nth_element(decays, middle);
    for (auto& clip : clips) {
        for (auto& figure : clip.figures)
            if (figure.measure == Measure::Reverberation)
                figure.value = *middle;
        grade(clip, limits);
    }
}

Result<void> finishClip(Clip& clip, const ScannedRecording& scanned, const IngestOptions& options,
                        const ClipSink& sink)
{
    UNDERSTUDY_TRY(auto own, soundOf(clip, scanned, options.rate));
    const auto print = measureClip(clip, scanned, own, options.rate);
    grade(clip, options.limits);
    const auto fade = std::min(std::size_t(toFrames(kFade, options.rate).value), own.size() / 2);
    fadeIn(std::span(own).first(fade));
    fadeOut(std::span(own).last(fade));
    return sink(clip, print, own);
}

} // namespace

std::string keyOf(const IngestOptions& options)
{
    Sha256 key;
    const auto add = [&](double number) { key.addField(std::to_string(number)); };
    add(kKeyVersion);
    add(options.rate.value);
    for (const auto number :
         {options.cut.shortest.value, options.cut.longest.value, double(options.cut.margin.value),
          options.cut.hardPause.value, double(options.channel), double(options.hum.isOn),
          double(options.hum.mainsHz), options.hum.strength})
        add(number);
    for (const auto& limit : options.limits) {
        key.addField(name(limit.measure));
        for (const auto number : {double(limit.side), limit.review, limit.reject})
            add(number);
    }
    for (const auto& row : options.table ? options.table->rows() : std::vector<TableRow>()) {
        key.addField(row.audio);
        key.addField(row.text);
    }
    return key.finish();
}

Result<IngestedRecording> ingestRecording(const std::filesystem::path& file, const std::string& sha256,
                                          const IngestOptions& options, const std::filesystem::path& scratch,
                                          const ScanWatch& watch, const ClipSink& sink)
{
    UNDERSTUDY_TRY(auto scanned, scanRecording(file, options.channel, options.rate, scratch, watch));
    UNDERSTUDY_CHECK(repairHum(scanned, options.rate, options.hum));
    scanned.recording.sha256 = sha256;
    scanned.recording.id = recordingId(file, sha256);
    const auto given = options.given.find(file);
    const bool isGiven = given != options.given.end();
    const auto words = isGiven ? Words() : wordsFor(file, options.table.get());
    IngestedRecording ingested;
    ingested.transcript = words.error;
    for (const auto& span : scanned.activity.speech())
        ingested.speech += toSeconds(span.length(), scanned.recording.rate);
    ingested.clips = isGiven ? givenClips(scanned, given->second) : clipsOf(scanned, options, words);
    for (auto& clip : ingested.clips) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, file.string());
        UNDERSTUDY_CHECK(finishClip(clip, scanned, options, sink));
    }
    shareReverberation(ingested.clips, options.limits);
    ingested.recording = scanned.recording;
    return ingested;
}

} // namespace understudy

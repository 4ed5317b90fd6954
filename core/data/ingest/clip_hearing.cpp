#include "core/data/ingest/clip_hearing_p.h"

#include "core/data/clips/findings.h"
#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/clip_texts.h"
#include "core/data/ingest/heard_places_p.h"
#include "core/jobs/in_parallel.h"

#include <algorithm>
#include <mutex>

namespace understudy {
namespace {

constexpr double kScan = 0.1; // of the work

/// What is said in clips, each in turn.
class Hearing
{
public:
    Hearing(const ScannedRecording& scanned, const IngestOptions& options, const ScanWatch& watch,
            std::vector<const Clip*> clips)
        : m_scanned(scanned), m_options(options), m_watch(watch), m_clips(std::move(clips)),
          m_heardWords(m_clips.size())
    {
    }

    /// Why some were not heard: the recogniser failed.
    Result<std::optional<Error>> run()
    {
        if (m_clips.empty())
            return std::optional<Error>();
        if (m_watch.step)
            m_watch.step(Stage::Transcribing);
        inParallel(m_clips.size(), m_watch.threads, m_watch.stop, [this](std::size_t i) {
            if (isOver())
                return;
            if (const auto done = hear(i); !done)
                note(i, done.error());
        });
        if (m_watch.stop.stop_requested())
            return fail(Code::Cancelled, m_scanned.recording.file.string());
        if (m_fatal)
            return Failure(*m_fatal);
        return m_error;
    }

    /// Of each clip; of one that was not heard none.
    std::vector<HeardWords>& words() { return m_heardWords; }

private:
    Result<void> hear(std::size_t clip)
    {
        UNDERSTUDY_TRY(const auto sound, soundOfClip(*m_clips[clip]));
        UNDERSTUDY_TRY(m_heardWords[clip], m_options.recognizer->hear(sound, m_options.rate, m_watch.stop));
        const std::lock_guard lock(m_mutex);
        ++m_heard;
        if (m_watch.done)
            m_watch.done(Seconds(toSeconds(m_scanned.recording.length, m_scanned.recording.rate).value *
                                 (kScan + (1 - kScan) * double(m_heard) / double(m_clips.size()))));
        return {};
    }

    /// The scratch file is read by one at a time.
    Result<std::vector<float>> soundOfClip(const Clip& clip)
    {
        const std::lock_guard lock(m_mutex);
        return soundOf(clip, m_scanned, m_options.rate);
    }

    bool isOver()
    {
        const std::lock_guard lock(m_mutex);
        return m_fatal.has_value();
    }
    /// One clip that cannot be heard keeps no other from it. The first clip's error is told, whoever was
    /// first.
    void note(std::size_t clip, const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (error.code == Code::Io) {
            m_fatal = error;
        } else if (!m_error || clip < m_failed) {
            m_error = error;
            m_failed = clip;
        }
    }

    const ScannedRecording& m_scanned;
    const IngestOptions& m_options;
    const ScanWatch& m_watch;
    const std::vector<const Clip*> m_clips;
    std::vector<HeardWords> m_heardWords; // each by one thread
    std::mutex m_mutex;
    std::size_t m_heard = 0;      // under m_mutex
    std::size_t m_failed = 0;     // under m_mutex: the clip of m_error
    std::optional<Error> m_error; // under m_mutex
    std::optional<Error> m_fatal; // under m_mutex: of the scratch file
};

/// Needs no words. A room is judged again when more of its clips are known, and words when they were heard.
bool isPassedOver(const Clip& clip, const IngestOptions& options)
{
    return !options.isAllHeard && std::ranges::any_of(clip.findings, [](const Finding& finding) {
        return finding.grade == Grade::Reject && finding.measure != Measure::Reverberation &&
               !isOfWords(finding.measure);
    });
}

/// Clips that stand together and have unsure words, with those between them that have none. None of those of
/// which all are passed over.
std::vector<std::span<Clip>> guessedRuns(std::span<Clip> clips, const IngestOptions& options)
{
    std::vector<std::span<Clip>> runs;
    for (std::size_t begin = 0, end = 0; begin < clips.size(); begin = std::max(begin + 1, end)) {
        bool isAny = false, isUsed = false;
        for (end = begin; end < clips.size(); ++end) {
            const auto& text = clips[end].text;
            if (!text.normalized.empty() && !areWordsUnsure(text))
                break;
            isAny = isAny || areWordsUnsure(text);
            isUsed = isUsed || !isPassedOver(clips[end], options);
        }
        if (isAny && isUsed)
            runs.push_back(clips.subspan(begin, end - begin));
    }
    return runs;
}

} // namespace

ScanWatch scanPart(const ScanWatch& watch)
{
    if (!watch.done)
        return watch;
    return {watch.stop, [done = watch.done](Seconds scanned) { done(Seconds(scanned.value * kScan)); }};
}

Result<std::optional<Error>> hearWords(const ScannedRecording& scanned, const IngestOptions& options,
                                       const ScanWatch& watch, std::span<Clip> clips)
{
    std::vector<Clip*> wanted;
    for (auto& clip : clips)
        if (!isPassedOver(clip, options))
            wanted.push_back(&clip);
    Hearing hearing(scanned, options, watch, {wanted.begin(), wanted.end()});
    UNDERSTUDY_TRY(auto error, hearing.run());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto& heard = hearing.words()[i];
        if (!heard.text.empty())
            wanted[i]->text = {heard.text, normalizedText(heard.text),
                               std::string(options.recognizer->name()), heard.confidence};
        wanted[i]->words = std::move(heard.words);
    }
    return error;
}

Result<std::optional<Error>> hearGuesses(const ScannedRecording& scanned, const IngestOptions& options,
                                         const ScanWatch& watch, std::span<Clip> clips)
{
    const auto runs = guessedRuns(clips, options);
    std::vector<const Clip*> guessed;
    for (const auto run : runs)
        for (const auto& clip : run)
            guessed.push_back(&clip);
    Hearing hearing(scanned, options, watch, guessed);
    UNDERSTUDY_TRY(auto error, hearing.run());
    std::span<const HeardWords> heard = hearing.words();
    for (const auto run : runs) {
        placeByHearing(run, heard.first(run.size()));
        heard = heard.subspan(run.size());
    }
    return error;
}

} // namespace understudy

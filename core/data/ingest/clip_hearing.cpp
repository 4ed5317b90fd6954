#include "core/data/ingest/clip_hearing_p.h"

#include "core/data/ingest/clip_measures.h"
#include "core/data/ingest/clip_texts.h"
#include "core/jobs/in_parallel.h"

#include <algorithm>
#include <mutex>

namespace understudy {
namespace {

constexpr double kScan = 0.1; // of the work

class Hearing
{
public:
    Hearing(const ScannedRecording& scanned, const IngestOptions& options, const ScanWatch& watch,
            std::span<Clip> clips)
        : m_scanned(scanned), m_options(options), m_watch(watch), m_clips(clips)
    {
    }

    Result<std::optional<Error>> run()
    {
        inParallel(m_clips.size(), m_watch.threads, m_watch.stop, [this](std::size_t i) {
            if (isOver())
                return;
            if (const auto done = hear(m_clips[i]); !done)
                note(i, done.error());
        });
        if (m_watch.stop.stop_requested())
            return fail(Code::Cancelled, m_scanned.recording.file.string());
        if (m_fatal)
            return Failure(*m_fatal);
        return m_error;
    }

private:
    Result<void> hear(Clip& clip)
    {
        UNDERSTUDY_TRY(const auto sound, soundOfClip(clip));
        UNDERSTUDY_TRY(auto heard, m_options.recognizer->hear(sound, m_options.rate, m_watch.stop));
        if (!heard.text.empty())
            clip.text = {heard.text, normalizedText(heard.text), std::string(m_options.recognizer->name()),
                         heard.confidence};
        clip.words = std::move(heard.words);
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
    std::span<Clip> m_clips; // each by one thread
    std::mutex m_mutex;
    std::size_t m_heard = 0;      // under m_mutex
    std::size_t m_failed = 0;     // under m_mutex: the clip of m_error
    std::optional<Error> m_error; // under m_mutex
    std::optional<Error> m_fatal; // under m_mutex: of the scratch file
};

} // namespace

ScanWatch scanPart(const ScanWatch& watch)
{
    if (!watch.done)
        return watch;
    return {watch.stop, [done = watch.done](Seconds scanned) { done(Seconds(scanned.value * kScan)); }};
}

Result<std::optional<Error>> hearClips(const ScannedRecording& scanned, const IngestOptions& options,
                                       const ScanWatch& watch, std::span<Clip> clips)
{
    return Hearing(scanned, options, watch, clips).run();
}

} // namespace understudy

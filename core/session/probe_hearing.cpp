#include "core/session/probe_hearing_p.h"

#include "core/base/files.h"
#include "core/train/data/encode_clips.h"

#include <algorithm>
#include <memory>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostClips{1LL << 30};
constexpr std::size_t kFewest = 5, kMost = 20; ///< clips; audio.md 7.4

/// Those that are not trained on; where they are too few, also those that others are heard after.
std::vector<const TrainClip*> clipsOfTalent(const TrainClips& list)
{
    std::vector<const TrainClip*> chosen;
    for (const auto& clip : list.clips)
        if (clip.split == Split::Validation && chosen.size() < kMost)
            chosen.push_back(&clip);
    if (chosen.size() >= kFewest)
        return chosen;
    for (const auto& clip : list.clips)
        if (clip.anchor > 0)
            chosen.push_back(&clip);
    return chosen;
}

class Hearing
{
public:
    Hearing(FindTools find, fs::path run) : m_find(std::move(find)), m_run(std::move(run)) {}

    Result<ProbeFigures> operator()(const fs::path& samples, std::span<const ProbeLine> lines,
                                    const std::stop_token& stop)
    {
        if (!m_listeners)
            UNDERSTUDY_CHECK(open(stop));
        return measureProbes(samples, lines, *m_listeners, stop);
    }

private:
    Result<void> open(const std::stop_token& stop)
    {
        UNDERSTUDY_TRY(m_tools, m_find());
        UNDERSTUDY_TRY(auto normalise, EnglishNormalizer::open());
        ProbeListeners listeners{{std::move(normalise)}, {}, m_tools.voices, {}};
        if (m_tools.recognizer && m_tools.recognizer->knows("en")) { // as the lines are
            listeners.measures.recognizer = m_tools.recognizer.get();
            listeners.recognizer = m_tools.recognizer->name();
        }
        if (listeners.voices) {
            UNDERSTUDY_TRY(listeners.speaker, talent(stop));
        }
        m_listeners = std::move(listeners);
        return {};
    }

    Result<std::vector<float>> talent(const std::stop_token& stop) const
    {
        const auto file = m_run / kClipsFile;
        UNDERSTUDY_TRY(const auto text, readFile(file, kMostClips));
        UNDERSTUDY_TRY(const auto list, parseTrainClips(text, file.string()));
        std::vector<float> sum;
        for (const auto* clip : clipsOfTalent(list)) {
            if (stop.stop_requested())
                return fail(Code::Cancelled, m_run.string());
            const auto sound = soundOf(*clip);
            if (!sound)
                continue; // its codes are kept; the others tell the voice as well
            UNDERSTUDY_TRY(const auto voice, voiceOf(*sound, m_tools.voices.embed));
            if (!voice.empty())
                addDirection(sum, voice);
        }
        return sum;
    }

    FindTools m_find;
    fs::path m_run;
    EvaluationTools m_tools;
    std::optional<ProbeListeners> m_listeners;
};

} // namespace

std::function<Result<ProbeFigures>(const fs::path&, std::span<const ProbeLine>, const std::stop_token&)>
hearProbesWith(FindTools find, fs::path run)
{
    return [hearing = std::make_shared<Hearing>(std::move(find), std::move(run))](
               const fs::path& samples, std::span<const ProbeLine> lines, const std::stop_token& stop) {
        return (*hearing)(samples, lines, stop);
    };
}

} // namespace understudy

#include "core/audio/resampler.h"
#include "core/synth/flite_p.h"
#include "core/synth/speech_plan_p.h"
#include "core/synth/voice_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace understudy {
namespace {

/// Raise it whenever the same request gives other samples: takes are kept by it.
constexpr int kDraftRevision = 1;

constexpr Seconds kNothingToSay{0.1};
constexpr std::size_t kLargestChunk = 4800; // frames: 200 ms

struct DraftVoice
{
    std::string_view name;
    FliteVoice flite;
    std::string_view gender;
};
constexpr std::array<DraftVoice, 4> kVoices = {{{"awb", FliteVoice::Awb, "male"},
                                                {"kal", FliteVoice::Kal, "male"},
                                                {"rms", FliteVoice::Rms, "male"},
                                                {"slt", FliteVoice::Slt, "female"}}};

std::string idOf(const DraftVoice& voice)
{
    return "draft/" + std::string(voice.name);
}

Result<FliteVoice> findVoice(const VoiceId& id)
{
    std::string known;
    for (const DraftVoice& voice : kVoices) {
        if (idOf(voice) == id.value)
            return voice.flite;
        known += (known.empty() ? "" : ", ") + idOf(voice);
    }
    return fail(Code::NotFound, Reason::VoiceUnknown, id.value, known);
}

/// A scripted +10 dB may pass full scale: above 0.9 the peaks bend instead of breaking.
float bend(float sample)
{
    constexpr float kKnee = 0.9F;
    const float magnitude = std::abs(sample);
    if (magnitude <= kKnee)
        return sample;
    return std::copysign(kKnee + (1 - kKnee) * std::tanh((magnitude - kKnee) / (1 - kKnee)), sample);
}

/// From Flite's rate to the studio's, in chunks of bounded length.
class Output
{
public:
    Output(std::stop_token stop, const AudioSink& sink) : m_stop(std::move(stop)), m_sink(sink) {}

    bool take(std::span<const float> samples)
    {
        m_resampler.process(samples, m_ready);
        return send();
    }

    bool finish()
    {
        m_resampler.flush(m_ready);
        return send();
    }

    bool takeSilence(Seconds length)
    {
        return take(std::vector<float>(static_cast<std::size_t>(toFrames(length, kFliteRate).value)));
    }

private:
    bool send()
    {
        std::ranges::transform(m_ready, m_ready.begin(), bend);
        for (std::span<const float> rest = m_ready; !rest.empty();) {
            const auto chunk = rest.first(std::min(rest.size(), kLargestChunk));
            if (m_stop.stop_requested() || !m_sink(chunk))
                return false;
            rest = rest.subspan(chunk.size());
        }
        m_ready.clear();
        return !m_stop.stop_requested();
    }

    std::stop_token m_stop;
    const AudioSink& m_sink;
    Resampler m_resampler{kFliteRate, kStudioRate};
    std::vector<float> m_ready;
};

class DraftEngine final : public VoiceEngine
{
public:
    std::string name() const override { return "flite"; }
    std::string version() const override
    {
        return std::string(fliteVersion()) + "+draft" + std::to_string(kDraftRevision);
    }
    SampleRate rate() const override { return kStudioRate; }
    std::vector<VoiceInfo> voices() const override;
    Result<void> speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink) override;
};

std::vector<VoiceInfo> DraftEngine::voices() const
{
    std::vector<VoiceInfo> voices;
    for (const DraftVoice& voice : kVoices)
        voices.push_back({VoiceId(idOf(voice)), std::string(voice.name), VoiceKind::Draft, "en-US",
                          std::string(voice.gender), version()});
    return voices;
}

Result<void> DraftEngine::speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink)
{
    UNDERSTUDY_TRY(const FliteVoice voice, findVoice(request.voice));
    UNDERSTUDY_TRY(const auto utterances, planSpeech(request.runs));
    Output output(std::move(stop), sink);
    bool isHeard = utterances.empty() ? output.takeSilence(kNothingToSay) : true;
    for (std::size_t i = 0; isHeard && i < utterances.size(); ++i) {
        static std::mutex fliteLock; // of the process, as Flite's globals are
        const std::lock_guard lock(fliteLock);
        isHeard = speakWithFlite(voice, utterances[i], [&](auto samples) { return output.take(samples); });
    }
    if (!isHeard || !output.finish())
        return fail(Code::Cancelled, request.voice.value);
    return {};
}

} // namespace

std::unique_ptr<VoiceEngine> makeDraftEngine()
{
    return std::make_unique<DraftEngine>();
}

} // namespace understudy

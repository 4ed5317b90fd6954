// Texts that are spoken for clients: line by line in turns, encoded as they come, streamed or whole.
#pragma once

#include "app/server/fair_queue.h"
#include "app/server/metrics.h"
#include "app/server/router.h"
#include "core/audio/sound_encoder.h"
#include "core/session/voice_service.h"
#include "core/text/script.h"

#include <mutex>
#include <optional>
#include <string>

namespace understudy::server {

inline constexpr const char* kDraftModel = "draft";
inline constexpr const char* kTrainedModel = "csm-1b";

enum class SpeechDelivery
{
    Whole,
    Streamed,
    Events ///< server-sent: base64 in speech.audio.delta, then speech.audio.done
};

/// What is to be spoken, and as what it is answered.
struct SpeechOrder
{
    SayRequest say;
    std::string model; ///< that has to speak it; empty: whichever does
    Encoding encoding = Encoding::Wav;
    SpeechDelivery delivery = SpeechDelivery::Whole;
    std::optional<Profile> profile;                 ///< brought to its loudness; SpeechDelivery::Whole only
    std::string textParam, voiceParam, anchorParam; ///< what they are called in the request, for errors
    std::size_t characters = 0;                     ///< of the text, for `usage`
};

/// Memory of sounds that are kept until they are whole, and sent, in seconds of them. Thread-safe.
class SoundBudget : public std::enable_shared_from_this<SoundBudget>
{
public:
    /// Given back when the last copy of the share goes; null: there is not that much.
    std::shared_ptr<void> take(double seconds);

private:
    std::mutex m_mutex;
    double m_taken = 0; // under m_mutex
};

/// Thread-safe. What is borrowed outlives it.
class SpeechDesk
{
public:
    SpeechDesk(VoiceService& voices, Metrics& metrics);

    /// Answers the call, now or as its turn comes.
    void speak(const Call& call, SpeechOrder order);

    /// "slt" is "draft/slt" where there is no voice of that name.
    VoiceId voiceNamed(const std::string& name) const;
    VoiceService& voices() const { return *m_voices; }
    std::size_t speaking() const { return m_draft.tasks() + m_trained.tasks(); }
    std::size_t waiting() const { return m_draft.waiting() + m_trained.waiting(); }

private:
    VoiceService* m_voices;
    Metrics* m_metrics;
    const std::shared_ptr<SoundBudget> m_budget = std::make_shared<SoundBudget>();
    FairQueue m_draft, m_trained; // their threads go first
};

std::vector<Route> speechRoutes(SpeechDesk& desk, bool hasProject);

} // namespace understudy::server

#include "app/server/speech.h"

#include "core/base/base64.h"
#include "core/base/digits.h"
#include "core/episode/sound_master.h"
#include "core/jobs/guarded.h"
#include "core/session/spoken_text.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stop_token>

namespace understudy::server {

namespace {

using Clock = std::chrono::steady_clock;

constexpr FairQueue::Limits kLimits{.tasks = 128, .ofToken = 96, .ofClient = 32};
constexpr int kDraftThreads = 2;                 // one speaks while the other encodes
constexpr std::size_t kMostPending = 256 * 1024; // bytes: a client that is further behind waits for itself
constexpr double kLongestSound = 20 * 60;        // s: breaks are a few characters each
constexpr double kMostKept = 2 * 3600;           // s: 350 MB of samples
constexpr int kRetryAfter = 1;                   // s

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// One text on its way.
class SpeechTask : public FairTask, public std::enable_shared_from_this<SpeechTask>
{
public:
    SpeechTask(VoiceService& voices, Metrics& metrics, SoundBudget& budget, FairQueue& queue,
               ExchangePtr exchange, SpeechOrder order)
        : m_voices(voices), m_metrics(metrics), m_budget(budget), m_queue(queue),
          m_exchange(std::move(exchange)), m_order(std::move(order))
    {
        m_facts.model = voices.kindOf(m_order.say.voice) == VoiceKind::Draft ? kDraftModel : kTrainedModel;
    }

    /// Once it is in the queue.
    void watch()
    {
        const auto task = weak_from_this();
        m_exchange->onGone([task] {
            if (const auto self = task.lock()) {
                self->m_stop.request_stop();
                self->m_queue.wake(self.get());
            }
        });
        m_exchange->onDrained([task] {
            if (const auto self = task.lock())
                self->m_queue.wake(self.get());
        });
    }

    /// What is thrown is answered, too.
    StepEnd step() override
    {
        auto end = StepEnd::Done;
        const auto stepped = guarded([&]() -> Result<void> {
            end = sayNext();
            return {};
        });
        return stepped ? end : refuse(stepped.error());
    }

private:
    StepEnd sayNext()
    {
        if (m_stop.stop_requested())
            return end(&SpokenFacts::isCancelled);
        if (!m_text) {
            if (const auto begun = begin(); !begun)
                return refuse(begun.error());
            if (const auto refusal = checkBegun())
                return refuse(*refusal);
        }
        const auto began = Clock::now();
        const auto said =
            m_text->sayNext(m_stop.get_token(), [this](std::span<const float> chunk) { return take(chunk); });
        m_facts.engine += secondsSince(began);
        if (m_stop.stop_requested())
            return end(&SpokenFacts::isCancelled);
        if (!m_taken)
            return refuse(m_taken.error());
        if (!said)
            return refuse(said.error());
        if (m_text->isDone())
            return finish();
        return m_exchange->pending() > kMostPending ? StepEnd::Parked : StepEnd::More;
    }

    bool isStreamed() const { return m_order.delivery != SpeechDelivery::Whole; }

    Result<void> begin()
    {
        m_facts.waited = secondsSince(m_exchange->request().arrived);
        UNDERSTUDY_TRY(auto text, m_voices.begin(m_order.say));
        UNDERSTUDY_CHECK(checkAnchor());
        UNDERSTUDY_TRY(auto encoder, SoundEncoder::create(m_order.encoding, text.rate(),
                                                          isStreamed() ? SoundEncoder::Delivery::Streamed
                                                                       : SoundEncoder::Delivery::Whole));
        m_encoder.emplace(std::move(encoder));
        m_text.emplace(std::move(text));
        return {};
    }

    Result<void> checkAnchor() const
    {
        const auto& anchor = m_order.say.anchor;
        if (anchor.empty() || m_facts.model == kDraftModel)
            return {};
        const auto known = m_voices.status(m_order.say.voice).info.anchors;
        if (std::ranges::find(known, anchor) != known.end())
            return {};
        std::string names;
        for (const auto& name : known)
            names += (names.empty() ? "" : ", ") + name;
        return fail(Code::NotFound, Reason::AnchorUnusable, anchor,
                    "the voice has " + (names.empty() ? "none" : names));
    }

    /// A chunk as it is spoken; false ends the speech.
    bool take(std::span<const float> chunk)
    {
        if (m_stop.stop_requested())
            return false;
        if (m_facts.firstAudio == 0)
            m_facts.firstAudio = secondsSince(m_exchange->request().arrived);
        m_facts.audio += toSeconds(Frames(static_cast<std::int64_t>(chunk.size())), m_text->rate()).value;
        if (m_facts.audio > 2 * kLongestSound) { // whatever was estimated
            m_taken = fail(Code::Unsupported, "The text", "more sound than 40 minutes");
            return false;
        }
        if (m_order.profile) {
            m_sound.insert(m_sound.end(), chunk.begin(), chunk.end());
            return true;
        }
        m_taken = m_encoder->encode(chunk, m_bytes);
        if (m_taken && isStreamed())
            send();
        return m_taken.has_value();
    }

    void send()
    {
        if (m_bytes.empty())
            return;
        if (!m_isBegun) {
            m_isBegun = true;
            const bool isEvents = m_order.delivery == SpeechDelivery::Events;
            m_exchange->begin({200,
                               std::string(isEvents ? "text/event-stream" : mediaType(m_order.encoding)),
                               {{"Server-Timing", timing()}},
                               std::nullopt,
                               {}});
        }
        auto bytes = std::exchange(m_bytes, {});
        m_exchange->write(m_order.delivery == SpeechDelivery::Events
                              ? event({{"type", "speech.audio.delta"}, {"audio", toBase64(bytes)}})
                              : std::move(bytes));
    }

    static std::string event(const Json& json) { return "data: " + textOf(json) + "\n\n"; }

    std::string timing() const
    {
        return "queue;dur=" + digitsOf(m_facts.waited * 1000, 3) +
               ", first;dur=" + digitsOf(m_facts.firstAudio * 1000, 3);
    }

    StepEnd finish()
    {
        if (m_order.profile) {
            const auto mastered =
                masterSound(m_sound, masterTarget(ScriptHeader{.profile = *m_order.profile}), "The text",
                            m_stop.get_token());
            if (!mastered)
                return mastered.error().code == Code::Cancelled ? end(&SpokenFacts::isCancelled)
                                                                : refuse(mastered.error());
            if (const auto encoded = m_encoder->encode(*mastered, m_bytes); !encoded)
                return refuse(encoded.error());
        }
        if (const auto finished = m_encoder->finish(m_bytes); !finished)
            return refuse(finished.error());
        if (isStreamed()) {
            send();
            if (m_order.delivery == SpeechDelivery::Events)
                m_exchange->write(event({{"type", "speech.audio.done"}, {"usage", usage()}}));
            m_exchange->end();
        } else {
            m_exchange->respond(
                {200,
                 std::string(mediaType(m_order.encoding)),
                 {{"X-Audio-Duration", digitsOf(m_facts.audio, 3)}, {"Server-Timing", timing()}},
                 std::move(m_bytes)});
        }
        return end(nullptr);
    }

    /// There are no tokens here: characters in, frames of 80 ms out, as the trained voices' codec has them.
    Json usage() const
    {
        const auto frames = static_cast<std::int64_t>(m_facts.audio * 12.5 + 0.5);
        return {{"input_tokens", m_order.characters},
                {"output_tokens", frames},
                {"total_tokens", static_cast<std::int64_t>(m_order.characters) + frames}};
    }

    ApiError described(const Error& error) const
    {
        switch (error.reason) {
        case Reason::ScriptHasProblems: {
            auto described = apiError(error, m_order.textParam);
            for (const auto& problem : VoiceService::read(m_order.say.text).problems)
                if (problem.severity == Severity::Error) {
                    described.message = placed(problem, "text");
                    break;
                }
            return described;
        }
        case Reason::ScriptEmpty:
        case Reason::ContextFull:
        case Reason::LoudnessUnreachable:
            return apiError(error, m_order.textParam);
        case Reason::VoiceUnknown:
        case Reason::ConsentNeeded:
        case Reason::ConsentEnded:
            return apiError(error, m_order.voiceParam);
        case Reason::AnchorUnusable: {
            auto described = badField(m_order.anchorParam,
                                      "There is no anchor “" + error.subject + "”: " + error.detail + ".");
            described.code = "anchor_unknown";
            return described;
        }
        default:
            return apiError(error);
        }
    }

    /// What is known only once the text is read and its voice found.
    std::optional<ApiError> checkBegun()
    {
        if (!m_order.model.empty() && m_order.model != m_facts.model)
            return otherModel();
        const auto length = m_text->estimate().value;
        if (length > kLongestSound)
            return ApiError{422, "text_too_long",
                            "That is more than 20 minutes of sound with its pauses: send it in parts.",
                            m_order.textParam};
        if (isStreamed())
            return std::nullopt;
        m_share = m_budget.take(length);
        if (m_share)
            return std::nullopt;
        return tooMany("Too much sound is being made at once. Try again in a moment, or stream it.",
                       kRetryAfter);
    }

    ApiError otherModel() const
    {
        return badField("model", "Voice “" + m_order.say.voice.value + "” is spoken by " + m_facts.model +
                                     ", not by " + m_order.model + ".");
    }

    StepEnd refuse(const Error& error) { return refuse(described(error)); }

    /// Before its first sound an error is an answer; after it, what was begun is broken off.
    StepEnd refuse(const ApiError& told)
    {
        if (!m_isBegun) {
            m_exchange->respond(responseOf(told, m_exchange->request().id));
        } else if (m_order.delivery == SpeechDelivery::Events) {
            m_exchange->write("event: error\ndata: " + bodyOf(told, m_exchange->request().id) + "\n\n");
            m_exchange->end();
        } else {
            m_exchange->abort();
        }
        return end(&SpokenFacts::isFailed);
    }

    StepEnd end(bool SpokenFacts::*how)
    {
        if (how)
            m_facts.*how = true;
        m_facts.total = secondsSince(m_exchange->request().arrived);
        m_metrics.countSpeech(m_facts);
        return StepEnd::Done;
    }

    VoiceService& m_voices;
    Metrics& m_metrics;
    SoundBudget& m_budget;
    FairQueue& m_queue;
    const ExchangePtr m_exchange;
    const SpeechOrder m_order;
    std::stop_source m_stop;
    // of the step under way
    std::optional<SpokenText> m_text;
    std::optional<SoundEncoder> m_encoder;
    Result<void> m_taken;
    std::string m_bytes; // encoded, and not sent
    std::vector<float> m_sound;
    std::shared_ptr<void> m_share; // of the budget
    bool m_isBegun = false;
    SpokenFacts m_facts;
};

} // namespace

std::shared_ptr<void> SoundBudget::take(double seconds)
{
    const std::lock_guard lock(m_mutex);
    if (m_taken + seconds > kMostKept)
        return nullptr;
    m_taken += seconds;
    return {this, [self = shared_from_this(), seconds](void*) {
                const std::lock_guard giving(self->m_mutex);
                self->m_taken -= seconds;
            }};
}

SpeechDesk::SpeechDesk(VoiceService& voices, Metrics& metrics)
    : m_voices(&voices), m_metrics(&metrics), m_draft("speak draft", kDraftThreads, kLimits),
      m_trained("speak trained", std::max(1, voices.engine().linesAtOnce(VoiceKind::Cloned)), kLimits)
{
}

void SpeechDesk::speak(const Call& call, SpeechOrder order)
{
    auto& queue = m_voices->kindOf(order.say.voice) == VoiceKind::Draft ? m_draft : m_trained;
    const auto task = std::make_shared<SpeechTask>(*m_voices, *m_metrics, *m_budget, queue, call.exchange,
                                                   std::move(order));
    if (queue.add(call.client, task))
        return task->watch();
    m_metrics->countRefusal("queue");
    call.fail(tooMany("Too many texts are waiting to be spoken. Try again in a moment.", kRetryAfter));
}

VoiceId SpeechDesk::voiceNamed(const std::string& name) const
{
    const auto own = m_voices->engine().voices();
    for (const auto& voice : own)
        if (voice.id.value == name)
            return voice.id;
    for (const auto& voice : own)
        if (voice.name == name)
            return voice.id;
    return VoiceId(name);
}

} // namespace understudy::server

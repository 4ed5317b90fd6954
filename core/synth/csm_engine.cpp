#include "core/synth/csm_engine.h"

#include "core/base/contract.h"
#include "core/model/device_report.h"
#include "core/model/torch_device_p.h"
#include "core/synth/csm_loop_p.h"
#include "core/synth/speech_plan_p.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <optional>

namespace understudy {
namespace {

/// Raise it whenever the same request gives other samples: takes are kept by it.
constexpr int kRevision = 4;

constexpr Seconds kNothingToSay{0.1};

/// A letter or a digit; emoji and punctuation alone are not said.
bool isSpeech(std::string_view text)
{
    for (std::int32_t at = 0; at < std::int32_t(text.size());) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, std::int32_t(text.size()), c);
        if (c >= 0 && u_isalnum(c))
            return true;
    }
    return false;
}

bool isSame(const Prosody& a, const Prosody& b)
{
    return a.stretch == b.stretch && a.pitch == b.pitch && a.gain == b.gain;
}

/// What all of the line is asked for. The model speaks a line as one: where it puts a word nobody knows, so a
/// style of some words cannot be given to them alone.
Prosody prosodyOf(const std::vector<SpokenRun>& runs)
{
    std::optional<Prosody> common;
    for (const auto& run : runs) {
        if (!isSpeech(run.text))
            continue;
        const auto own = understudy::prosodyOf(run.style);
        if (common && !isSame(*common, own))
            return {};
        common = own;
    }
    return common.value_or(Prosody{});
}

std::string textOf(const std::vector<SpokenRun>& runs)
{
    std::string text;
    for (const auto& run : runs)
        text += run.text;
    return text;
}

Result<void> speakNothing(const AudioSink& sink, const VoiceId& voice)
{
    const std::vector<float> silence(static_cast<std::size_t>(toFrames(kNothingToSay, kStudioRate).value));
    if (!sink(silence))
        return fail(Code::Cancelled, voice.value);
    return {};
}

} // namespace

CsmEngine::CsmEngine(CsmOptions options, VoiceFinder finder)
    : m_options(std::move(options)), m_finder(std::move(finder)), m_loop(std::make_unique<CsmLoop>(m_options))
{
    UNDERSTUDY_ASSERT(m_options.slots > 0 && m_options.threads > 0 && m_finder.profile && m_finder.files);
}

CsmEngine::~CsmEngine() = default;

std::string CsmEngine::version() const
{
    const auto device = deviceOrFirst(m_options.device);
    return std::string(torchVersion()) + "+csm" + std::to_string(kRevision) + "/" +
           (device ? device->str() : m_options.device) + "/" + std::string(understudy::name(m_options.precision)) +
           "/slots" + std::to_string(m_options.slots) + "/threads" + std::to_string(m_options.threads);
}

int CsmEngine::linesAtOnce(VoiceKind kind) const
{
    return kind == VoiceKind::Cloned ? 2 * m_options.slots : 1;
}

EngineMemory CsmEngine::memory() const
{
    return m_loop->memory();
}

std::unique_ptr<Subscription> CsmEngine::watchMemory(std::function<void(const EngineMemory&)> listener)
{
    return m_loop->watchMemory(std::move(listener));
}

void CsmEngine::unload()
{
    m_loop->unload();
}

Result<void> CsmEngine::speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink)
{
    CsmLine line;
    UNDERSTUDY_TRY(line.voice, m_finder.profile(request.voice));
    UNDERSTUDY_TRY(line.files, m_finder.files(line.voice.base.id));
    if (line.files.sha256 != line.voice.base.sha256)
        return fail(Code::Corrupt, Reason::HashMismatch, line.voice.base.id,
                    line.files.sha256 + "/" + line.voice.base.sha256);
    line.text = textOf(request.runs);
    if (!isSpeech(line.text))
        return speakNothing(sink, request.voice);
    const auto prosody = prosodyOf(request.runs);
    line.tempo = 1 / prosody.stretch;
    line.pitch = prosody.pitch;
    line.gain = prosody.gain;
    line.anchor = request.anchor;
    line.seed = request.seed;
    line.version = voiceVersion(line.voice);

    const auto ticket = std::make_shared<CsmTicket>(std::move(line), [loop = m_loop.get()] { loop->wake(); });
    const std::stop_callback onStop(std::move(stop), [&ticket] { ticket->cancel(); });
    m_loop->submit(ticket);
    for (bool isHeard = false;; isHeard = true) {
        UNDERSTUDY_TRY(const auto samples, ticket->next());
        if (samples.empty())
            return isHeard ? Result<void>() : fail(Code::Corrupt, Reason::NoFrames, request.voice.value);
        if (!sink(samples))
            ticket->cancel();
    }
}

} // namespace understudy

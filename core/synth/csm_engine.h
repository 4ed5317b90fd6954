// CSM-1B behind the seam: one loaded base model that all voices share, lines of one voice spoken together in a
// fixed number of slots, the codec beside the generator. From a line to its sound, in reading order: CsmEngine
// (a ticket for each speak()), CsmLoop (which line speaks in which slot), CsmSpeaker (a voice made ready: adapter
// and anchors), CsmGenerator (core/model/csm), CsmCodec (frames to samples).
#pragma once

#include "core/model/precision.h"
#include "core/model/store/model_store.h"
#include "core/synth/voice_profile.h"

#include <functional>
#include <memory>
#include <string>

namespace understudy {

/// All of it is in the engine's version, and with it in receipts: with other numbers, other bytes may come out.
struct CsmOptions
{
    std::string device; ///< "cpu", "cuda:0"; empty: the first CUDA device, else the CPU
    Precision precision = Precision::Bf16;
    int slots = 4;   ///< lines at once; each step computes all of them, spoken in or not
    int threads = 2; ///< of one operation on the CPU
};

/// What the model, its codec and its caches take when loaded; reads headers only. Errors: those of
/// TensorStore::open.
Result<Bytes> memoryNeeded(const CsmFiles& files, Precision precision);

/// How the engine learns what a voice is made of. Called on the caller's thread of speak().
struct VoiceFinder
{
    std::function<Result<VoiceProfile>(const VoiceId& voice)> profile; ///< VoiceUnknown where there is none
    std::function<Result<CsmFiles>(const std::string& base)> files;    ///< as ModelStore::csmFiles
};

class CsmLoop;

/// Loads a model with the first line and keeps it until another is asked for, or unload().
class CsmEngine final : public VoiceEngine
{
public:
    CsmEngine(CsmOptions options, VoiceFinder finder);
    /// Lines under way end as cancelled.
    ~CsmEngine() override;

    std::string name() const override { return "csm"; }
    std::string version() const override;
    SampleRate rate() const override { return kStudioRate; }
    /// None: whoever finds them lists them.
    std::vector<VoiceInfo> voices() const override { return {}; }
    /// Twice the slots: while a line ends, the next of its voice is at hand.
    int linesAtOnce(VoiceKind kind) const override;
    EngineMemory memory() const override;
    std::unique_ptr<Subscription>
    watchMemory(std::function<void(const EngineMemory&)> listener) override;
    void unload() override;
    /// Errors beside the seam's: those of the finder; HashMismatch where files are not what the voice was made
    /// of; those of loading weights, tokenizer and adapter; DeviceLost for a device there is not.
    Result<void> speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink) override;

private:
    CsmOptions m_options;
    VoiceFinder m_finder;
    std::unique_ptr<CsmLoop> m_loop;
};

} // namespace understudy

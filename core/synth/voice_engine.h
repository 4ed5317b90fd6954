// The seam between a script and a voice. DraftEngine (Flite) and CsmEngine (LibTorch) implement it; StudioEngine
// is both.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/jobs/observable.h"
#include "core/text/spoken_form.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace understudy {

enum class VoiceKind
{
    Draft,
    Cloned
};

/// An engine as receipts name it; part of a take's key.
struct EngineStamp
{
    std::string name;    ///< "flite"
    std::string version; ///< "2.2+draft1": the library's version and the revision of what we make of it
    bool operator==(const EngineStamp&) const = default;
};

/// What a loaded model holds; zero where none is.
struct EngineMemory
{
    std::string model; ///< id in the model store
    Bytes weights;
    Bytes caches; ///< keys and values of every slot
    bool operator==(const EngineMemory&) const = default;
};

struct VoiceInfo
{
    VoiceId id;       ///< "draft/slt"
    std::string name; ///< "slt"
    VoiceKind kind = VoiceKind::Draft;
    std::string language; ///< BCP 47
    std::string gender;   ///< "female", "male", or empty
    std::string version;  ///< changes whenever the same text may sound different; part of a take's key
    EngineStamp engine;   ///< that speaks it; empty: the one that lists it
    std::vector<std::string> anchors; ///< ids of clips a line may ask for; empty: it takes none
};

struct SpeechRequest
{
    VoiceId voice;
    std::vector<SpokenRun> runs; ///< spoken form; no tags, no pauses
    std::string direction;
    std::string anchor;     ///< clip id; draft voices ignore it
    std::uint64_t seed = 0; ///< of this line and take
};

/// Takes mono samples at the engine's rate, within +-1, a few tenths of a second at a time. Returning false
/// stops the speech; blocking holds it back. It must not throw (engines are C underneath) nor speak in turn.
using AudioSink = std::function<bool(std::span<const float>)>;

/// speak() may be called from several threads; an engine serialises what it must, so that one blocking sink
/// may hold back the others.
class VoiceEngine
{
public:
    virtual ~VoiceEngine() = default;

    /// Of EngineStamp.
    virtual std::string name() const = 0;
    virtual std::string version() const = 0;
    /// Of the engine that speaks voices of this kind.
    virtual EngineStamp stamp(VoiceKind /*kind*/) const { return {name(), version()}; }
    virtual SampleRate rate() const = 0;
    virtual std::vector<VoiceInfo> voices() const = 0;

    /// How many speak() of such voices are worth having under way at once.
    virtual int linesAtOnce(VoiceKind /*kind*/) const { return 1; }

    virtual EngineMemory memory() const { return {}; }
    /// Tells memory() at once, then each time it changes, as Observable does. Null: it never does.
    [[nodiscard]] virtual std::unique_ptr<Subscription>
    watchMemory(std::function<void(const EngineMemory&)> /*listener*/)
    {
        return nullptr;
    }
    /// Lets a loaded model go, after the lines that are being spoken; the next line loads it again.
    virtual void unload() {}

    /// Speaks into `sink` in chunks, the first before the line is finished. Same request, same samples. Text
    /// without anything to say is a short silence. Errors: VoiceUnknown (NotFound; detail: the voices there
    /// are), InvalidInput (a phoneme the voice has no sound for; subject: the symbols), Cancelled (by `stop`
    /// or by the sink); of a trained voice also what keeps it from being loaded, ContextFull (a line too long
    /// for the model) and MemoryShort.
    virtual Result<void> speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink) = 0;
};

/// Flite in process, at the studio's rate: voices "draft/awb", "draft/kal", "draft/rms", "draft/slt".
std::unique_ptr<VoiceEngine> makeDraftEngine();

} // namespace understudy

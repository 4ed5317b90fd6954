#include "core/synth/studio_engine.h"

#include <algorithm>

namespace understudy {
namespace {

class StudioEngine final : public VoiceEngine
{
public:
    StudioEngine(CsmOptions options, VoiceFinder finder) : m_cloned(std::move(options), std::move(finder))
    {
        for (const auto& voice : m_draft->voices())
            m_drafts.push_back(voice.id);
    }

    std::string name() const override { return m_draft->name(); }
    std::string version() const override { return m_draft->version(); }
    EngineStamp stamp(VoiceKind kind) const override
    {
        return kind == VoiceKind::Draft ? m_draft->stamp(kind) : m_cloned.stamp(kind);
    }
    SampleRate rate() const override { return kStudioRate; }
    std::vector<VoiceInfo> voices() const override { return m_draft->voices(); }
    int linesAtOnce(VoiceKind kind) const override { return m_cloned.linesAtOnce(kind); }
    EngineMemory memory() const override { return m_cloned.memory(); }
    std::unique_ptr<Subscription> watchMemory(std::function<void(const EngineMemory&)> listener) override
    {
        return m_cloned.watchMemory(std::move(listener));
    }
    void unload() override { m_cloned.unload(); }

    Result<void> speak(const SpeechRequest& request, std::stop_token stop, const AudioSink& sink) override
    {
        const bool isDraft = std::ranges::find(m_drafts, request.voice) != m_drafts.end();
        return isDraft ? m_draft->speak(request, std::move(stop), sink)
                       : m_cloned.speak(request, std::move(stop), sink);
    }

private:
    std::unique_ptr<VoiceEngine> m_draft = makeDraftEngine();
    CsmEngine m_cloned;
    std::vector<VoiceId> m_drafts;
};

} // namespace

std::unique_ptr<VoiceEngine> makeStudioEngine(CsmOptions options, VoiceFinder finder)
{
    return std::make_unique<StudioEngine>(std::move(options), std::move(finder));
}

} // namespace understudy

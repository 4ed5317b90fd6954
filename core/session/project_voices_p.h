// The voices a project can cast: the engine's own, and those in its voices folder. The one place that says
// who may be used for what.
#pragma once

#include "core/data/consent.h"
#include "core/session/project_store_p.h"
#include "core/session/voice_status.h"
#include "core/synth/voice_profile.h"

namespace understudy {

/// Thread-safe: keeps nothing, so that what another program changed counts at once.
class ProjectVoices
{
public:
    ProjectVoices(const ProjectStore& store, const VoiceEngine& engine, BaseFinder findBase);

    std::filesystem::path folder(const VoiceId& voice) const;
    /// Of consents: the voice's folder, or the project's for the empty id.
    std::filesystem::path consentFolder(const VoiceId& voice) const;
    const BaseFinder& findBase() const { return m_findBase; }

    /// All of them, with what keeps each from speaking.
    std::vector<VoiceStatus> statuses() const;
    VoiceStatus status(const VoiceId& voice) const;
    /// VoiceUnknown (detail: the voices there are), or as readVoiceProfile().
    Result<VoiceProfile> profile(const VoiceId& voice) const;
    /// The stricter of what project.db and the voice's folder say; empty where neither says anything.
    Result<std::optional<ConsentRecord>> consent(const VoiceId& voice) const;
    /// Asked before every use. Draft voices, and voices on a synthetic base, need no consent. VoiceUnknown,
    /// ConsentNeeded, ConsentEnded, or why the voice or its record cannot be read.
    Result<void> checkUse(const VoiceId& voice, ConsentScope scope) const;

private:
    std::vector<VoiceId> trained() const;
    bool isDraft(const VoiceId& voice) const;
    bool isSynthetic(const VoiceProfile& profile) const;

    const ProjectStore& m_store;
    const VoiceEngine& m_engine;
    BaseFinder m_findBase;
};

} // namespace understudy

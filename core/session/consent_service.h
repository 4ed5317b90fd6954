// Consent of the people whose voices a project holds: recorded, shown, revoked. Kept in project.db and beside
// the voice, so that a copied voice keeps it; the stricter of the two counts.
#pragma once

#include "core/base/id.h"
#include "core/data/consent.h"

namespace understudy {

class EditHistory;
class ProjectStore;
class ProjectVoices;

struct ConsentToAdd
{
    std::string person;
    std::string statement;
    std::filesystem::path spoken; ///< a sound file of the statement, copied; empty: none
    std::set<ConsentScope> scopes;
    Date given = today();
    std::optional<Date> ends; ///< the last day it holds
};

/// Thread-safe. A voice is named by its id; the empty id is the project's own speaker, whose recordings are
/// trained on. VoiceUnknown for a voice that is not in the project, drafts among them.
class ConsentService
{
public:
    ConsentService(ProjectStore& store, const ProjectVoices& voices, EditHistory& edits);

    /// Empty: nobody consented. ConfigDamaged when a record cannot be read.
    Result<std::optional<ConsentRecord>> show(const VoiceId& voice) const;
    /// The one check before every use: as checkConsent(); draft voices and voices on a synthetic base need
    /// none.
    Result<void> check(const VoiceId& voice, ConsentScope scope) const;
    /// Takes the place of what was recorded before; undoable. InvalidInput as checkConsentRecord(); what
    /// AudioReader says of the sound file; ProjectReadOnly.
    Result<void> add(const VoiceId& voice, const ConsentToAdd& consent);
    /// From today on; undoable. ConsentNeeded when there is nothing to revoke; ProjectReadOnly. One that is
    /// revoked stays as it is.
    Result<void> revoke(const VoiceId& voice);
    /// Likewise, of a voice in a project that another program has open, and this one for reading: its own
    /// record, in its folder, is all that is written, and the stricter of two counts. ProjectReadOnly for the
    /// project's speaker, who has none.
    Result<void> revokeBeside(const VoiceId& voice);

private:
    Result<std::optional<ConsentRecord>> revokedRecord(const VoiceId& voice) const;
    Result<void> checkSubject(const VoiceId& voice) const;
    Result<void> record(const VoiceId& voice, const ConsentRecord& record);

    ProjectStore& m_store;
    const ProjectVoices& m_voices;
    EditHistory& m_edits;
};

} // namespace understudy

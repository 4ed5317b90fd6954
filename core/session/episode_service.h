// Episodes of a project: their scripts with undo and autosave, plans, renders, playback and masters.
#pragma once

#include "core/data/consent.h"
#include "core/device/pcm_source.h"
#include "core/episode/master.h"
#include "core/episode/plan.h"
#include "core/episode/render.h"
#include "core/episode/timeline.h"
#include "core/jobs/job.h"
#include "core/session/casting.h"
#include "core/session/voice_status.h"
#include "core/text/script_reader.h"
#include "core/text/text_edit.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct EpisodeSummary
{
    EpisodeId id;
    std::string title;
    int lines = 0, fresh = 0;
    Seconds length; ///< of the timeline, estimates included
    bool hasProblems = false;
};

/// What the panes draw: made on a worker, immutable, shared. `plan` and `timeline` are those of the last
/// script without errors, so that a half-typed tag does not empty the table. A voice there is none of is a
/// problem of the reading.
struct EpisodeSnapshot
{
    EpisodeId id;
    std::uint64_t revision = 0;                   ///< of the script text
    std::shared_ptr<const ScriptReading> reading; ///< of this revision, with its problems; never empty
    std::uint64_t planRevision = 0;               ///< of the text the plan was made from
    std::shared_ptr<const EpisodePlan> plan;      ///< may be empty: no good script yet
    std::shared_ptr<const Timeline> timeline;
    MixSettings mix;
    std::vector<VoiceStatus> voices; ///< that may be cast, with what keeps each from speaking
};
using SnapshotPtr = std::shared_ptr<const EpisodeSnapshot>;

enum class EpisodeEvent
{
    ListChanged,
    ScriptChanged,
    SnapshotChanged, ///< snapshot() gives another one
    SettingsChanged, ///< of the project: every episode is to be planned anew
    LineChanged,     ///< a line's state or take, while rendering; snapshot() has it already
    SavedChanged,    ///< isSaved()
    ChangedOutside,
};

struct EpisodeNotice
{
    EpisodeEvent event;
    EpisodeId episode;
    LineId line;                  ///< LineChanged
    std::optional<TextEdit> edit; ///< ScriptChanged: what to do to a view's text; by undo, redo or reload
    bool isFromEditor = false;  ///< ScriptChanged: the edit came through edit(), views of it have it already
    std::uint64_t revision = 0; ///< ScriptChanged: of the text after it
};

struct ExportRequest
{
    /// A folder (master.wav and timestamps.json; made when missing), or a file name ending in .wav .flac .mp3
    /// .ogg.
    std::filesystem::path target;
    bool renderFirst = false;
    /// What consent the voices need: a master to listen to is Render, one for others Publish.
    ConsentScope use = ConsentScope::Publish;
};

/// Thread-safe. Notices arrive on the thread that caused them, without any lock of the service. Errors of all
/// that names an episode: EpisodeUnknown; of all that writes: ProjectReadOnly, ProjectMoved.
class EpisodeService
{
public:
    struct Parts;
    explicit EpisodeService(std::unique_ptr<Parts> parts);
    ~EpisodeService();

    std::vector<EpisodeSummary> list() const;
    /// NameInvalid, EpisodeExists.
    Result<EpisodeId> create(std::string_view name, std::string_view script, ScriptNotation notation);
    enum class WhenEdited
    {
        Replace,
        Refuse
    };
    /// Copies a script into the project, and the <audio> files beside it that it names. Same name: the script
    /// is replaced by an undoable edit. `Refuse`, for who cannot undo: ScriptChangedOutside (subject: the
    /// project's script, detail: the other) where it was edited since the last import. ScriptNotText,
    /// FileTooLarge, FileMissing. Looks for a stop before each sound. `castings` change the copy; errors
    /// as recast().
    Result<EpisodeId> import(const std::filesystem::path& script, WhenEdited whenEdited = WhenEdited::Replace,
                             std::stop_token stop = {}, const std::vector<Casting>& castings = {});
    struct Import
    {
        EpisodeId id;
        std::string text;
        std::string hash; ///< of the text
    };
    /// import() in parts, for those whose edits are made on one thread: the long part, on any thread, ...
    Result<Import> prepareImport(const std::filesystem::path& script,
                                 WhenEdited whenEdited = WhenEdited::Replace, std::stop_token stop = {},
                                 const std::vector<Casting>& castings = {});
    /// ... the edit of a script that says something else, ...
    Result<void> finishImport(const Import& import);
    /// ... and what goes to the disk, on any thread.
    Result<void> saveImport(const Import& import);

    // The script
    Result<std::string> text(const EpisodeId& id) const;
    std::filesystem::path scriptPath(const EpisodeId& id) const;
    Result<void> edit(const EpisodeId& id, TextEdit edit);
    /// Writes voices into the script, undoable, and saves it. Errors: as recast(), as save().
    Result<void> cast(const EpisodeId& id, const std::vector<Casting>& castings);
    bool isSaved(const EpisodeId& id) const;
    bool isAllSaved() const;
    /// Writes the script when it changed. ScriptChangedOutside when another program wrote it since.
    Result<void> save(const EpisodeId& id);
    Result<void> saveAll();
    enum class Outside
    {
        Unchanged,
        Reloaded, ///< nothing of ours was unsaved: the file's text is taken over as an undoable edit
        Conflict, ///< both changed: somebody has to choose
        Deleted,  ///< the text we hold counts as unsaved again; save() makes the file anew
    };
    struct OutsideText
    {
        EpisodeId id;
        Outside state = Outside::Unchanged;
        std::string theirs; ///< Reloaded, Conflict
    };
    /// What another program did to the file: the look, on any thread, ... ScriptNotText, FileTooLarge: our
    /// text stays.
    Result<OutsideText> readOutside(const EpisodeId& id);
    /// ... and the edit, on the thread of the edits; tells ChangedOutside unless unchanged. Conflict also
    /// where our text was edited since the look.
    Result<Outside> takeOutside(const OutsideText& outside);
    enum class Keep
    {
        Ours,
        Theirs
    };
    /// The same where somebody has chosen; save() has to follow. Undo brings back the other version, but for
    /// a file that is no text: that is lost with Keep::Ours, and ScriptNotText or FileTooLarge with
    /// Keep::Theirs.
    Result<OutsideText> prepareResolve(const EpisodeId& id, Keep keep);
    Result<void> finishResolve(const OutsideText& outside, Keep keep);

    // The plan
    /// Somebody chose another take: every episode is to be planned anew.
    void tellChosen();
    /// The newest that is ready; may be empty before the first refresh.
    SnapshotPtr snapshot(const EpisodeId& id) const;
    /// Reads, aligns, plans on a worker; not on the board. A newer call makes an older one in the queue end
    /// as Cancelled.
    JobHandle<SnapshotPtr> refresh(const EpisodeId& id);

    // Sound
    /// Lines empty: what is not fresh. Refreshes first, so what is rendered is what is written.
    /// `redo`: new takes also of fresh lines. ScriptHasProblems, ScriptEmpty; ConsentNeeded,
    /// ConsentEnded (also while it goes on; finished takes stay).
    JobHandle<RenderReport> render(const EpisodeId& id, std::vector<LineId> lines = {}, bool redo = false);
    /// The report's `master` is the file asked for; every line must be fresh. LinesNotRendered; NotAFolder,
    /// NotAFile, NoPermission, NameInvalid (an ending no writer knows) for the target; OutputInsideInput
    /// below takes/; ConsentNeeded, ConsentEnded.
    JobHandle<MasterReport> exportMaster(const EpisodeId& id, ExportRequest request);
    /// The mix as it stands, for the player; reads Waiting where a line is being rendered, skips what is not
    /// rendered.
    std::shared_ptr<PcmSource> playback(const SnapshotPtr& snapshot) const;
    std::filesystem::path takePath(const EpisodeId& id, const Take& take) const;
    std::filesystem::path folder(const EpisodeId& id) const;

    /// Every notice, one at a time, ScriptChanged in the order of the edits. A listener may read, not edit or
    /// wait. As with Observable, no call is under way once the subscription is gone.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::function<void(const EpisodeNotice&)> listener);

private:
    std::unique_ptr<Parts> m_parts;
};

} // namespace understudy

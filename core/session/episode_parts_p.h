// What EpisodeService is made of: the open episodes, and what all of them need.
#pragma once

#include "core/session/edit_history.h"
#include "core/session/episode_planner_p.h"
#include "core/session/job_service.h"
#include "core/session/notice_board_p.h"

#include <list>

namespace understudy {

/// "script.md" or "script.json".
std::string scriptFileName(ScriptNotation notation);

/// An episode that was asked for since the project was opened. Shared with jobs and playback, which may
/// outlive a call.
struct OpenEpisode
{
    std::filesystem::path folder;
    std::filesystem::path script; ///< its file
    std::unique_ptr<EpisodePlanner> planner;

    std::mutex loading; // taken before mutex; by who makes the document
    std::mutex mutex;
    std::list<std::vector<LineId>> renders;   // under mutex; queued or running: their lines, none: all
    std::unique_ptr<ScriptDocument> document; // under mutex; made once, when first asked for
    std::weak_ptr<Job<SnapshotPtr>> refresh;  // under mutex; the newest
};
using OpenEpisodePtr = std::shared_ptr<OpenEpisode>;

/// Counts as a render of these lines (none: of all) as long as a job that holds it is queued or running,
/// whatever becomes of it.
std::shared_ptr<void> renderToken(const OpenEpisodePtr& episode, std::vector<LineId> lines);
/// ScriptEmpty, ScriptHasProblems.
Result<void> checkRenderable(const EpisodeSnapshot& snapshot);
/// That the voices of these lines (none: of all) may be used for this: as ProjectVoices::checkUse().
Result<void> checkConsents(const ProjectVoices& voices, const EpisodePlan& plan,
                           const std::vector<LineId>& lines, ConsentScope scope);

struct EpisodeService::Parts
{
    static std::unique_ptr<Parts> make(ProjectStore& store, VoiceEngine& engine, const ProjectVoices& voices,
                                       JobService& jobs, EditHistory& edits, ProjectSettings& settings);

    /// EpisodeUnknown, or what the database says.
    Result<OpenEpisodePtr> find(const EpisodeId& id);
    std::vector<EpisodeId> openIds();
    /// Reads the script when it was not read yet.
    Result<ScriptDocument*> document(OpenEpisode& episode);
    /// A file that is not there because the project is not: ProjectMoved.
    auto explained()
    {
        return [this](Error error) {
            const auto place = store.checkPlace();
            return place ? std::move(error) : place.error();
        };
    }

    /// Applies and tells.
    Result<ScriptDocument::Applied> apply(const EpisodeId& id, const TextEdit& edit, bool isFromEditor);
    /// Undoable; replaces the whole text by what differs.
    Result<void> replaceText(const EpisodeId& id, std::string text);
    /// Plans what the document says now and tells.
    Result<SnapshotPtr> plan(OpenEpisode& episode);
    Result<RenderReport> render(OpenEpisode& episode, const std::vector<LineId>& lines, bool redo,
                                JobContext& context);
    Result<MasterReport> exportMaster(OpenEpisode& episode, const ExportRequest& request,
                                      JobContext& context);
    void publish(OpenEpisode& episode);
    void tell(EpisodeEvent event, const EpisodeId& id);

    ProjectStore& store;
    VoiceEngine& engine;
    const ProjectVoices& voices;
    JobService& jobs;
    EditHistory& edits;
    ProjectSettings& settings;
    NoticeBoard notices;

    std::mutex mutex;
    std::map<EpisodeId, OpenEpisodePtr> open; // under mutex
};

} // namespace understudy

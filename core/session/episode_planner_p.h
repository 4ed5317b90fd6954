// Plans of one episode: what the script says, what there are takes of, and what a render is doing to it right
// now.
#pragma once

#include "core/session/project_settings.h"
#include "core/session/project_store_p.h"
#include "core/session/project_voices_p.h"
#include "core/session/script_document_p.h"

#include <chrono>
#include <map>
#include <unordered_map>

namespace understudy {

/// Thread-safe. Planning, and what changes a plan, happens one at a time; snapshot() waits for none of it.
class EpisodePlanner
{
public:
    EpisodePlanner(ProjectStore& store, const VoiceEngine& engine, const ProjectVoices& voices,
                   const ProjectSettings& settings, EpisodeRow row, std::filesystem::path folder);

    SnapshotPtr snapshot() const;
    EpisodeRow row() const;

    /// Reads, aligns, chooses takes, lays the timeline; remembers the lines' ids. An older text than the
    /// snapshot's gives the snapshot there is.
    Result<SnapshotPtr> plan(const ScriptDocument::Content& content);

    // While rendering. Changes are gathered until publish() puts them into a snapshot.
    int nextTakeNumber(const LineId& line) const;
    Result<void> keep(const Take& take);
    void setState(const LineId& line, LineState state);
    /// Copying a long plan for each line would cost more than the lines: due when the last one is paid off.
    bool isPublishDue() const;
    /// The lines that changed.
    std::vector<LineId> publish();
    /// Once the render is over: what lists show.
    Result<void> rememberSummary();

    /// 0 when it cannot be read, or lies outside of the episode's folder.
    Frames audioLength(const std::filesystem::path& path) const;

private:
    struct Mark
    {
        LineState state = LineState::Rendering; // or Failed
        std::string text;                       // of the line that failed; another text may not
    };

    Result<void> loadOnce();
    Result<PlanInput> planInput(const Script& script, std::vector<VoiceInfo> voices) const;
    Timeline timeline(const EpisodePlan& plan, const MixSettings& mix) const;
    void applyMarks(EpisodePlan& plan) const;
    void applyChanges(EpisodePlan& plan) const;
    void applyTake(EpisodePlan& plan, std::size_t index, const Take& take) const;
    Result<void> remember(const EpisodeSnapshot& snapshot);
    void replaceSnapshot(SnapshotPtr snapshot);

    ProjectStore& m_store;
    const VoiceEngine& m_engine;
    const ProjectVoices& m_voices;
    const ProjectSettings& m_settings;
    const std::filesystem::path m_folder;

    mutable std::mutex m_planMutex; // taken before m_mutex; the following are under it
    bool m_isLoaded = false;
    std::vector<KnownLine> m_known;
    std::vector<Take> m_takes;
    std::unordered_map<LineId, int> m_lastNumbers;
    std::map<LineId, Mark> m_marks;
    std::vector<std::pair<LineId, LineState>> m_changed; // as told, in order
    std::vector<Take> m_newTakes;
    std::chrono::steady_clock::time_point m_published;
    std::chrono::steady_clock::duration m_publishCost{};

    mutable std::mutex m_mutex;
    SnapshotPtr m_snapshot; // under m_mutex
    EpisodeRow m_row;       // under m_mutex

    /// Some formats have to be read to the end.
    mutable std::mutex m_lengthsMutex;
    mutable std::map<std::filesystem::path, std::pair<FileStamp, Frames>> m_lengths; // under m_lengthsMutex
};

} // namespace understudy

// What people chose by ear: the take of a line, and in which order they put a run's checkpoints. Each choice
// is an undoable edit.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/train/run/run_info.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

class EditHistory;
class ProjectStore;

/// Holds until a newer take is made, which somebody wanted for a reason.
struct ChosenTake
{
    int number = 0;
    int newest = 0; ///< take of the line, when it was chosen
    bool operator==(const ChosenTake&) const = default;
};

/// By line.
Result<std::map<LineId, ChosenTake>> chosenTakes(const ProjectStore& store, const EpisodeId& episode);

/// Thread-safe.
class Choices
{
public:
    Choices(ProjectStore& store, EditHistory& history) : m_store(&store), m_history(&history) {}

    /// The best first; empty: nobody ranked them.
    std::vector<std::int64_t> ranking(const RunId& run) const;

    /// TakeDamaged: the line has no such take. ProjectReadOnly.
    Result<void> chooseTake(const EpisodeId& episode, const LineId& line, int number);
    Result<void> rank(const RunId& run, const std::vector<std::int64_t>& steps);

    /// Told after every choice, also by undo and redo, on the thread that made it: the episode, or none.
    void setListener(std::function<void(const EpisodeId&)> changed);

private:
    friend class ChoiceEdit;
    void tell(const EpisodeId& episode) const;

    ProjectStore* m_store;
    EditHistory* m_history;
    mutable std::mutex m_mutex;
    std::function<void(const EpisodeId&)> m_changed; // under m_mutex
};

} // namespace understudy

// Peaks of takes for drawing, made on the session's workers and kept while the episode is open.
#pragma once

#include "core/audio/peaks.h"
#include "core/session/episode_service.h"

#include <QObject>

#include <memory>
#include <string>
#include <unordered_map>

namespace understudy {

class Workspace;

class PeakCache : public QObject
{
    Q_OBJECT
public:
    explicit PeakCache(Workspace& workspace, QObject* parent);

    /// Null while it is being made; changed() tells when there is more.
    std::shared_ptr<const PeakPyramid> find(const Take& take) const;
    /// Starts making what is missing of the plan's takes, in order.
    void want(const EpisodeId& episode, const std::shared_ptr<const EpisodePlan>& plan);
    int missing() const { return static_cast<int>(m_queue.size()); }

Q_SIGNALS:
    void changed();

private:
    using Peaks = std::unordered_map<std::string, std::shared_ptr<const PeakPyramid>>; // by take key
    void forgetUnused();
    void makeNext();

    Workspace* m_workspace;
    Peaks m_peaks;
    EpisodeId m_episode;
    std::shared_ptr<const EpisodePlan> m_plan;
    std::vector<std::size_t> m_queue; ///< lines of m_plan, last first
    bool m_isMaking = false;
};

} // namespace understudy

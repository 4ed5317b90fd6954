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
    /// Starts making what is missing of the plan's takes, in order; forgets what the plan no longer uses.
    void want(const EpisodeId& episode, const EpisodePlan& plan);
    int missing() const { return m_missing; }

Q_SIGNALS:
    void changed();

private:
    using Peaks = std::unordered_map<std::string, std::shared_ptr<const PeakPyramid>>; // by take key
    struct Wanted
    {
        std::string key;
        std::filesystem::path file;
    };
    void makeNext();

    Workspace* m_workspace;
    Peaks m_peaks;
    std::vector<Wanted> m_queue;
    int m_missing = 0;
    bool m_isMaking = false;
};

} // namespace understudy

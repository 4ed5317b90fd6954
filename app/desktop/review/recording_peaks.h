// The wave of whole recordings, for the strip below the clip: made on a worker, one after the other, and
// kept.
#pragma once

#include "core/audio/peaks.h"
#include "core/data/ingest/recording.h"
#include "widgets/support/job_watcher.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace understudy {

class Workspace;

class RecordingPeaks : public QObject
{
    Q_OBJECT
public:
    RecordingPeaks(Workspace& workspace, QObject* parent);

    /// Null while they are made, which begins now, or once what is being made is done; the newest wish
    /// counts. Null for good when the file cannot be read, as long as it lies there: its clips say so.
    std::shared_ptr<const PeakPyramid> of(const Recording& recording);

Q_SIGNALS:
    void made(const std::string& recording);

private:
    using Peaks = std::shared_ptr<const PeakPyramid>;
    struct Kept
    {
        std::string recording;
        std::filesystem::path file;
        Peaks peaks;
    };
    void make(const Recording& recording);
    void take(const Recording& recording, const Result<Peaks>& peaks);

    Workspace* m_workspace;
    std::deque<Kept> m_kept;         ///< the newest last
    std::optional<Recording> m_next; ///< wanted, while another is made
    std::string m_making;            ///< while m_job runs
    LatestJob<Peaks> m_job;
};

} // namespace understudy

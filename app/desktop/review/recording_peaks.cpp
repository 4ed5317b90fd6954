#include "app/desktop/review/recording_peaks.h"

#include "app/desktop/workspace.h"
#include "core/session/review_service.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr std::size_t kKept = 8; // one of an hour takes 20 MB

} // namespace

RecordingPeaks::RecordingPeaks(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(&workspace)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_job.stop();
        m_making.clear();
        m_next.reset();
        m_kept.clear();
    });
}

std::shared_ptr<const PeakPyramid> RecordingPeaks::of(const Recording& recording)
{
    const auto kept = std::ranges::find(m_kept, recording.id, &Kept::recording);
    if (kept != m_kept.end() && kept->file == recording.file)
        return kept->peaks;
    if (kept != m_kept.end())
        m_kept.erase(kept); // it lies elsewhere now
    if (m_making.empty())
        make(recording);
    else if (m_making != recording.id)
        m_next = recording;
    return nullptr;
}

void RecordingPeaks::make(const Recording& recording)
{
    auto* session = m_workspace->session();
    if (session == nullptr)
        return;
    m_making = recording.id;
    auto work = session->jobs().workers().start<Peaks>(
        JobKind::Background, {},
        [&reviews = session->reviews(), recording](JobContext& context) -> Result<Peaks> {
            UNDERSTUDY_CHECK(reviews.checkOriginal(recording, context.stopToken()));
            UNDERSTUDY_TRY(auto peaks, readPeaks(recording.file, context.stopToken()));
            return std::make_shared<const PeakPyramid>(std::move(peaks));
        });
    m_job.start(std::move(work), [this, recording](const Result<Peaks>& peaks) { take(recording, peaks); });
}

void RecordingPeaks::take(const Recording& recording, const Result<Peaks>& peaks)
{
    m_making.clear();
    if (!peaks && peaks.error().code == Code::Cancelled)
        return; // nothing is known of it
    m_kept.push_back({recording.id, recording.file, peaks.value_or(nullptr)});
    if (m_kept.size() > kKept)
        m_kept.pop_front();
    if (const auto next = std::exchange(m_next, {}))
        (void)of(*next);
    Q_EMIT made(recording.id);
}

} // namespace understudy

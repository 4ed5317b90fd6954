#include "app/desktop/episode/peak_cache.h"

#include "app/desktop/workspace.h"

namespace understudy {

namespace {

/// Takes of one job: enough that three thousand do not need three thousand, few enough that a view fills
/// while it waits.
constexpr std::size_t kBatch = 32;

} // namespace

PeakCache::PeakCache(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(&workspace)
{
    connect(m_workspace, &Workspace::sessionClosing, this, [this] {
        m_peaks.clear();
        m_queue.clear();
        m_missing = 0;
        m_isMaking = false;
    });
}

std::shared_ptr<const PeakPyramid> PeakCache::find(const Take& take) const
{
    const auto found = m_peaks.find(take.key);
    return found == m_peaks.end() ? nullptr : found->second;
}

void PeakCache::want(const EpisodeId& episode, const EpisodePlan& plan)
{
    m_queue.clear();
    Peaks kept;
    for (const auto& line : plan.lines) {
        if (!line.take)
            continue;
        const auto& key = line.take->key;
        if (const auto found = m_peaks.find(key); found != m_peaks.end())
            kept.insert(*found);
        else
            m_queue.push_back({key, m_workspace->session()->episodes().takePath(episode, *line.take)});
    }
    m_peaks = std::move(kept);
    m_missing = static_cast<int>(m_queue.size());
    if (!m_isMaking)
        makeNext();
}

void PeakCache::makeNext()
{
    if (m_queue.empty() || !m_workspace->session())
        return;
    m_isMaking = true;
    const auto count = std::min(kBatch, m_queue.size());
    const std::vector<Wanted> batch(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
    m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
    m_workspace->background<Peaks>(
        this,
        [batch](Session&) -> Result<Peaks> {
            Peaks made;
            // A take that cannot be read has no wave; the plan calls it not rendered and says so.
            for (const auto& wanted : batch)
                if (auto peaks = readPeaks(wanted.file))
                    made.emplace(wanted.key, std::make_shared<const PeakPyramid>(std::move(*peaks)));
            return made;
        },
        [this](const Result<Peaks>& made) {
            m_isMaking = false;
            if (made)
                m_peaks.insert(made->begin(), made->end());
            m_missing = static_cast<int>(m_queue.size());
            Q_EMIT changed();
            makeNext();
        });
}

} // namespace understudy

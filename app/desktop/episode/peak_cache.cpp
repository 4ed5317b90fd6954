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
        m_plan.reset();
        m_isMaking = false;
    });
}

std::shared_ptr<const PeakPyramid> PeakCache::find(const Take& take) const
{
    const auto found = m_peaks.find(take.key);
    return found == m_peaks.end() ? nullptr : found->second;
}

void PeakCache::want(const EpisodeId& episode, const std::shared_ptr<const EpisodePlan>& plan)
{
    m_episode = episode;
    m_plan = plan;
    m_queue.clear();
    for (auto i = plan->lines.size(); i-- > 0;)
        if (const auto& take = plan->lines[i].take; take && !m_peaks.contains(take->key))
            m_queue.push_back(i);
    if (m_peaks.size() > 2 * plan->lines.size())
        forgetUnused();
    if (!m_isMaking)
        makeNext();
}

/// Takes that were replaced stay for a while: undo brings them back.
void PeakCache::forgetUnused()
{
    Peaks kept;
    for (const auto& line : m_plan->lines)
        if (line.take)
            if (const auto found = m_peaks.find(line.take->key); found != m_peaks.end())
                kept.insert(*found);
    m_peaks = std::move(kept);
}

void PeakCache::makeNext()
{
    if (m_queue.empty() || !m_workspace->session())
        return;
    m_isMaking = true;
    std::vector<std::size_t> batch;
    for (; batch.size() < kBatch && !m_queue.empty(); m_queue.pop_back())
        batch.push_back(m_queue.back());
    m_workspace->background<Peaks>(
        this,
        [batch, plan = m_plan,
         folder = m_workspace->session()->episodes().folder(m_episode)](Session&) -> Result<Peaks> {
            Peaks made;
            // A take that cannot be read has no wave; the plan calls it not rendered and says so.
            for (const auto line : batch)
                if (auto peaks = readPeaks(folder / plan->lines[line].take->file()))
                    made.emplace(plan->lines[line].take->key,
                                 std::make_shared<const PeakPyramid>(std::move(*peaks)));
            return made;
        },
        [this](const Result<Peaks>& made) {
            m_isMaking = false;
            if (made)
                m_peaks.insert(made->begin(), made->end());
            Q_EMIT changed();
            makeNext();
        });
}

} // namespace understudy

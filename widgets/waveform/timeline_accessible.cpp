#include "widgets/waveform/timeline_accessible.h"

#include "widgets/support/items_accessible.h"
#include "widgets/waveform/episode_timeline.h"

namespace understudy {

namespace {

class Lines final : public AccessibleItems
{
public:
    explicit Lines(EpisodeTimeline* timeline) : m_timeline(timeline) {}

    int count() const override
    {
        return m_timeline ? static_cast<int>(m_timeline->content().lines.size()) : 0;
    }
    int at(const QPoint& position) const override { return m_timeline->lineAt(position); }
    QRect rect(int item) const override { return m_timeline->lineRect(item); }
    QString words(int item) const override { return m_timeline->lineDescription(item); }
    void press(int item) override
    {
        const auto& line = m_timeline->content().lines[static_cast<std::size_t>(item)];
        Q_EMIT m_timeline->lineActivated(line.id);
        Q_EMIT m_timeline->seekRequested(line.begin);
    }
    QString description() const override { return m_timeline->description(); }

private:
    QPointer<EpisodeTimeline> m_timeline;
};

QAccessibleInterface* makeTimelineAccessible(const QString& /*className*/, QObject* object)
{
    auto* timeline = qobject_cast<EpisodeTimeline*>(object);
    return timeline ? new ItemsAccessible(timeline, std::make_shared<Lines>(timeline)) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeTimelineAccessible); // keeps one entry a function
}

} // namespace understudy

#include "widgets/waveform/timeline_accessible.h"

#include "widgets/waveform/episode_timeline.h"

#include <QAccessibleWidget>
#include <QHash>

namespace understudy {

namespace {

/// One line block. Named by its place: a new snapshot gives the same object new words.
class BlockAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    BlockAccessible(EpisodeTimeline* timeline, int line) : m_timeline(timeline), m_line(line) {}

    bool isValid() const override
    {
        return m_timeline && m_line < static_cast<int>(m_timeline->content().lines.size());
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return parent()->window(); }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_timeline);
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        return state;
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_timeline->lineRect(m_line);
        return {m_timeline->mapToGlobal(local.topLeft()), local.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_timeline->lineDescription(m_line) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override
    {
        if (name != pressAction() || !isValid())
            return;
        const auto& line = m_timeline->content().lines[static_cast<std::size_t>(m_line)];
        Q_EMIT m_timeline->lineActivated(line.id);
        Q_EMIT m_timeline->seekRequested(line.begin);
    }

private:
    QPointer<EpisodeTimeline> m_timeline;
    int m_line;
};

class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(EpisodeTimeline* timeline) : QAccessibleWidget(timeline, QAccessible::Graphic)
    {
    }
    ~TimelineAccessible() override
    {
        for (const auto id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(timeline()->content().lines.size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_children.find(index);
        if (found == m_children.end())
            found = m_children.insert(
                index, QAccessible::registerAccessibleInterface(new BlockAccessible(timeline(), index)));
        return QAccessible::accessibleInterface(*found);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (auto entry = m_children.cbegin(); entry != m_children.cend(); ++entry)
            if (QAccessible::accessibleInterface(*entry) == child)
                return entry.key();
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(timeline()->lineAt(timeline()->mapFromGlobal(QPoint(x, y))));
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value || kind == QAccessible::Description ? timeline()->description()
                                                                              : QAccessibleWidget::text(kind);
    }

private:
    EpisodeTimeline* timeline() const { return static_cast<EpisodeTimeline*>(object()); }

    mutable QHash<int, QAccessible::Id> m_children; // by line; made when asked for
};

QAccessibleInterface* makeTimelineAccessible(const QString& /*className*/, QObject* object)
{
    auto* timeline = qobject_cast<EpisodeTimeline*>(object);
    return timeline ? new TimelineAccessible(timeline) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeTimelineAccessible); // keeps one entry a function
}

} // namespace understudy

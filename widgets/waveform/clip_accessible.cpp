#include "widgets/waveform/clip_accessible.h"

#include "widgets/waveform/clip_view.h"

#include <QAccessibleWidget>
#include <QHash>

namespace understudy {

namespace {

/// One mark. Named by its place: another clip gives the same object new words.
class MarkAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MarkAccessible(ClipView* view, int mark) : m_view(view), m_mark(mark) {}

    bool isValid() const override { return m_view && m_mark < static_cast<int>(m_view->marks().size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return parent()->window(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
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
        const QRect local = m_view->markRect(m_mark);
        return {m_view->mapToGlobal(local.topLeft()), local.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->markDescription(m_mark) : QString();
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
        m_view->activateMark(m_mark);
    }

private:
    QPointer<ClipView> m_view;
    int m_mark;
};

class ClipAccessible : public QAccessibleWidget
{
public:
    explicit ClipAccessible(ClipView* view) : QAccessibleWidget(view, QAccessible::Graphic) {}
    ~ClipAccessible() override
    {
        for (const auto id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(view()->marks().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_children.find(index);
        if (found == m_children.end())
            found = m_children.insert(
                index, QAccessible::registerAccessibleInterface(new MarkAccessible(view(), index)));
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
        return child(view()->markAt(view()->mapFromGlobal(QPoint(x, y))));
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value || kind == QAccessible::Description ? view()->description()
                                                                              : QAccessibleWidget::text(kind);
    }

private:
    ClipView* view() const { return static_cast<ClipView*>(object()); }

    mutable QHash<int, QAccessible::Id> m_children; // by mark; made when asked for
};

QAccessibleInterface* makeClipAccessible(const QString& /*className*/, QObject* object)
{
    auto* view = qobject_cast<ClipView*>(object);
    return view ? new ClipAccessible(view) : nullptr;
}

} // namespace

void installClipAccessibility()
{
    QAccessible::installFactory(makeClipAccessible); // keeps one entry a function
}

} // namespace understudy

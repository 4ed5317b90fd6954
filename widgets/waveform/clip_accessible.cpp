#include "widgets/waveform/clip_accessible.h"

#include "widgets/support/items_accessible.h"
#include "widgets/waveform/clip_view.h"

namespace understudy {

namespace {

class Marks final : public AccessibleItems
{
public:
    explicit Marks(ClipView* view) : m_view(view) {}

    int count() const override { return m_view ? static_cast<int>(m_view->marks().size()) : 0; }
    int at(const QPoint& position) const override { return m_view->markAt(position); }
    QRect rect(int item) const override { return m_view->markRect(item); }
    QString words(int item) const override { return m_view->markDescription(item); }
    void press(int item) override { m_view->activateMark(item); }
    QString description() const override { return m_view->description(); }

private:
    QPointer<ClipView> m_view;
};

QAccessibleInterface* makeClipAccessible(const QString& /*className*/, QObject* object)
{
    auto* view = qobject_cast<ClipView*>(object);
    return view ? new ItemsAccessible(view, std::make_shared<Marks>(view)) : nullptr;
}

} // namespace

void installClipAccessibility()
{
    QAccessible::installFactory(makeClipAccessible); // keeps one entry a function
}

} // namespace understudy

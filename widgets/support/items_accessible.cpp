#include "widgets/support/items_accessible.h"

namespace understudy {

namespace {

class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ItemAccessible(QWidget* view, std::shared_ptr<AccessibleItems> items, int item)
        : m_view(view), m_items(std::move(items)), m_item(item)
    {
    }

    bool isValid() const override { return m_view && m_item < m_items->count(); }
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
        const QRect local = m_items->rect(m_item);
        return {m_view->mapToGlobal(local.topLeft()), local.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_items->words(m_item) : QString();
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
        if (name == pressAction() && isValid())
            m_items->press(m_item);
    }

private:
    QPointer<QWidget> m_view;
    std::shared_ptr<AccessibleItems> m_items;
    int m_item;
};

} // namespace

ItemsAccessible::ItemsAccessible(QWidget* view, std::shared_ptr<AccessibleItems> items)
    : QAccessibleWidget(view, QAccessible::Graphic), m_items(std::move(items))
{
}

ItemsAccessible::~ItemsAccessible()
{
    for (const auto id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

int ItemsAccessible::childCount() const
{
    return m_items->count();
}

QAccessibleInterface* ItemsAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    auto found = m_children.find(index);
    if (found == m_children.end())
        found = m_children.insert(
            index, QAccessible::registerAccessibleInterface(new ItemAccessible(widget(), m_items, index)));
    return QAccessible::accessibleInterface(*found);
}

int ItemsAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    for (auto entry = m_children.cbegin(); entry != m_children.cend(); ++entry)
        if (QAccessible::accessibleInterface(*entry) == child)
            return entry.key();
    return -1;
}

QAccessibleInterface* ItemsAccessible::childAt(int x, int y) const
{
    return child(m_items->at(widget()->mapFromGlobal(QPoint(x, y))));
}

QString ItemsAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value || kind == QAccessible::Description ? m_items->description()
                                                                          : QAccessibleWidget::text(kind);
}

} // namespace understudy

// For screen readers: a drawn view whose items (lines, marks) are its children. Items are named by their
// place: new content gives the same objects new words.
#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <memory>

namespace understudy {

/// What the two have in common with their view. Asked only for items that are there.
class AccessibleItems
{
public:
    virtual ~AccessibleItems() = default;
    virtual int count() const = 0;
    virtual int at(const QPoint& position) const = 0; ///< -1: none
    virtual QRect rect(int item) const = 0;           ///< in the view
    virtual QString words(int item) const = 0;
    virtual void press(int item) = 0;
    virtual QString description() const = 0; ///< of the whole view
};

class ItemsAccessible : public QAccessibleWidget
{
public:
    ItemsAccessible(QWidget* view, std::shared_ptr<AccessibleItems> items);
    ~ItemsAccessible() override;

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QString text(QAccessible::Text kind) const override;

private:
    const std::shared_ptr<AccessibleItems> m_items;
    mutable QHash<int, QAccessible::Id> m_children; // by item; made when asked for
};

} // namespace understudy

// Finds what a layout cuts: parts beyond their parent, over one another, or smaller than their words.
#pragma once

#include "widgets/support/elided_label.h"

#include <QtWidgets>

namespace understudy::test {

/// By class, name and words: "QPushButton render Render 3 changed lines".
inline QString describe(const QWidget& widget)
{
    return QStringLiteral("%1 %2 %3 (%4 x %5)")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             widget.property("text").toString())
        .arg(widget.width())
        .arg(widget.height());
}

/// What a layout placed and is meant to be seen. The grip of a splitter and the ring of the focus lie over
/// their neighbours by design.
inline QList<QWidget*> placedParts(const QWidget& parent)
{
    auto parts = parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    parts.removeIf([](const QWidget* part) {
        return !part->isVisible() || part->isWindow() || part->maximumSize().isEmpty() ||
               qobject_cast<const QSplitterHandle*>(part) ||
               part->testAttribute(Qt::WA_TransparentForMouseEvents);
    });
    return parts;
}

/// Elided words give way by themselves.
inline bool isCut(const QWidget& part)
{
    if (const auto* label = qobject_cast<const QLabel*>(&part); label && label->wordWrap())
        return label->width() < label->minimumSizeHint().width() ||
               label->height() < label->heightForWidth(label->width());
    if (qobject_cast<const QLabel*>(&part) || qobject_cast<const QAbstractButton*>(&part) ||
        qobject_cast<const ElidedLabel*>(&part))
        return part.width() < part.minimumSizeHint().width() ||
               part.height() < part.minimumSizeHint().height();
    return false;
}

/// One sentence a fault; those inside of its parts too.
inline QStringList cutParts(const QWidget& parent)
{
    QStringList faults;
    const auto parts = placedParts(parent);
    for (int i = 0; i < parts.size(); ++i) {
        const auto& part = *parts[i];
        if (!parent.rect().contains(part.geometry()))
            faults << QStringLiteral("%1 leaves %2").arg(describe(part), describe(parent));
        if (isCut(part))
            faults << QStringLiteral("%1 is cut").arg(describe(part));
        for (int other = i + 1; other < parts.size(); ++other)
            if (part.geometry().intersects(parts[other]->geometry()))
                faults << QStringLiteral("%1 overlaps %2").arg(describe(part), describe(*parts[other]));
        if (const auto* area = qobject_cast<const QScrollArea*>(&part)) {
            if (area->widget()->width() > area->viewport()->width())
                faults << QStringLiteral("%1 scrolls sideways").arg(describe(part));
            faults << cutParts(*area->widget());
        } else if (!qobject_cast<const QAbstractScrollArea*>(&part) &&
                   !qobject_cast<const QComboBox*>(&part) && !qobject_cast<const QAbstractSpinBox*>(&part) &&
                   !qobject_cast<const QLineEdit*>(&part)) {
            faults << cutParts(part);
        }
    }
    return faults;
}

} // namespace understudy::test

#include "widgets/support/row_fit.h"

#include <QEvent>
#include <QLayout>
#include <QWidget>

namespace understudy {

RowFit::RowFit(QWidget* row) : QObject(row), m_row(row)
{
    m_row->installEventFilter(this);
}

void RowFit::addPart(QWidget* part)
{
    const auto width = [this, part] {
        const int least = part->minimumWidth() > 0 ? part->minimumWidth() : part->minimumSizeHint().width();
        return least + m_row->layout()->spacing();
    };
    addStep(width, [part](bool isHere) { part->setVisible(isHere); });
}

void RowFit::addStep(std::function<int()> spared, std::function<void(bool)> show)
{
    m_steps.push_back({std::move(spared), std::move(show)});
}

bool RowFit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_row && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        fit();
    return QObject::eventFilter(watched, event);
}

void RowFit::fit()
{
    // Reckoned, not tried: showing what does not fit would ask for the layout, and so for this, again.
    int needed = m_row->layout()->minimumSize().width();
    for (std::size_t i = 0; i < m_gone; ++i)
        needed += m_steps[i].width();
    std::size_t gone = 0;
    while (gone < m_steps.size() && needed > m_row->width())
        needed -= m_steps[gone++].width();
    if (gone == m_gone)
        return;
    m_gone = gone;
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i].show(i >= gone);
    m_row->layout()->activate();
}

} // namespace understudy

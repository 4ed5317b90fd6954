#include "app/desktop/review/mark_counter.h"

#include "widgets/support/clip_state.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/clip_view.h"

#include <QHBoxLayout>

namespace understudy {

using metrics::u;

MarkCounter::MarkCounter(const ClipView& view, QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel), m_words(makeLabel({}))
{
    m_words->setObjectName(QStringLiteral("markCounter"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, u(1), 0);
    layout->setSpacing(u(1.5));
    layout->addWidget(m_icon);
    layout->addWidget(m_words);
    connect(&view, &ClipView::marksChanged, this, [this, &view] { showMark(view); });
    showMark(view);
}

void MarkCounter::showMark(const ClipView& view)
{
    const auto& marks = view.marks();
    const int current = view.currentMark();
    m_icon->setVisible(current >= 0);
    if (current >= 0) {
        const auto& mark = marks[std::size_t(current)];
        m_icon->setIcon(iconName(mark.measure), color(mark.grade));
        m_words->setText(tr("Mark %1 of %2").arg(current + 1).arg(marks.size()));
    } else {
        m_words->setText(marks.empty() ? tr("No marks") : tr("%n mark(s)", nullptr, int(marks.size())));
    }
}

} // namespace understudy

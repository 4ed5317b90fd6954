// The marks of ClipView: which there are at its zoom, the current one, and where their flags stand.
#include "widgets/support/metrics.h"
#include "widgets/waveform/clip_painter.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/words/finding_text.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr double kApart = 6; // units: the width of a flag without words

bool covers(const ClipMark& mark, const ClipMark& other)
{
    return mark.measure == other.measure && *mark.at <= *other.at && *other.at <= *mark.at + mark.length;
}

} // namespace

/// At another zoom other places are one mark. The current one stays, whatever it is joined with.
void ClipView::refreshMarks()
{
    const auto current =
        m_currentMark >= 0 ? std::optional(m_marks[static_cast<std::size_t>(m_currentMark)]) : std::nullopt;
    const auto before = std::pair(m_marks.size(), m_currentMark);
    const auto perPixel = m_content.sound ? m_axis.framesPerPixel() / m_content.sound->rate.value : 0;
    m_marks = marksOf(m_content.findings, Seconds(u(kApart) * perPixel));
    const auto again =
        current ? std::ranges::find_if(m_marks, [&](const ClipMark& mark) { return covers(mark, *current); })
                : m_marks.end();
    m_currentMark = again == m_marks.end() ? -1 : static_cast<int>(again - m_marks.begin());
    if (before != std::pair(m_marks.size(), m_currentMark))
        Q_EMIT marksChanged();
}

void ClipView::setCurrentMark(int mark)
{
    m_currentMark = mark >= 0 && mark < static_cast<int>(m_marks.size()) ? mark : -1;
    if (m_currentMark >= 0)
        reveal(framesAt(*m_marks[static_cast<std::size_t>(m_currentMark)].at));
    update();
    Q_EMIT marksChanged();
}

void ClipView::activateMark(int mark)
{
    setCurrentMark(mark);
    Q_EMIT markActivated(mark);
    Q_EMIT seekRequested(*m_marks[static_cast<std::size_t>(mark)].at);
}

/// From the current one, or from the playhead; round the ends.
void ClipView::stepMark(int direction)
{
    const int count = static_cast<int>(m_marks.size());
    if (count == 0)
        return;
    int mark = m_currentMark + direction;
    if (m_currentMark < 0) {
        const auto after =
            std::ranges::lower_bound(m_marks, playhead(), {}, [](const ClipMark& m) { return *m.at; });
        mark = static_cast<int>(after - m_marks.begin()) - (direction < 0 ? 1 : 0);
    }
    activateMark((mark + count) % count);
}

QRect ClipView::markRect(int mark) const
{
    if (!m_content.sound)
        return {};
    return markPlaces(m_marks, inSound(m_content.clip.begin), m_axis, m_content.sound->rate,
                      lanes().marks)[static_cast<std::size_t>(mark)]
        .flag;
}

int ClipView::markAt(const QPoint& point) const
{
    if (!m_content.sound || !lanes().marks.contains(point))
        return -1;
    const auto places =
        markPlaces(m_marks, inSound(m_content.clip.begin), m_axis, m_content.sound->rate, lanes().marks);
    for (int mark = static_cast<int>(places.size()) - 1; mark >= 0; --mark)
        if (places[static_cast<std::size_t>(mark)].flag.contains(point))
            return mark;
    return -1;
}

QString ClipView::markDescription(int mark) const
{
    const auto& shown = m_marks[static_cast<std::size_t>(mark)];
    const auto sentence = words::sentence(shown);
    return shown.places == 1 ? sentence
                             : tr("%1 %n place(s) close together.", nullptr, shown.places).arg(sentence);
}

bool ClipView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int mark = markAt(help->pos()); mark >= 0)
        QToolTip::showText(help->globalPos(), markDescription(mark), this, markRect(mark));
    else
        QToolTip::hideText();
    return true;
}

} // namespace understudy

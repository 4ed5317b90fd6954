#include "app/desktop/review/figures_panel.h"

#include "core/data/qc/grading.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// In the order in which a person asks for them.
constexpr std::array kShown{
    Measure::Clipping,   Measure::Plosive,     Measure::Click,      Measure::Burst,   Measure::SignalToNoise,
    Measure::NoiseFloor, Measure::Hum,         Measure::StartEdge,  Measure::EndEdge, Measure::Reverberation,
    Measure::Bandwidth,  Measure::SpeechLevel, Measure::InnerPause, Measure::Pitch,   Measure::Rate,
    Measure::Outlier,    Measure::Duplicate};

/// "< 10" of the limit from which it is looked at; empty for what has none.
QString limitText(Measure measure)
{
    for (const auto& limit : defaultLimits()) {
        if (limit.measure != measure || std::isnan(limit.review))
            continue;
        const bool isMost = limit.side == Limit::Side::AtMost;
        return (isMost ? QStringLiteral("≤ ") : QStringLiteral("≥ ")) +
               words::number(limit.review, words::decimals(measure));
    }
    return {};
}

Grade gradeOf(const Clip& clip, Measure measure)
{
    auto grade = Grade::Keep;
    for (const auto& finding : clip.findings)
        if (finding.measure == measure)
            grade = std::max(grade, finding.grade);
    return grade;
}

QLatin1String gradeIcon(Grade grade)
{
    return grade == Grade::Keep     ? QLatin1String("check")
           : grade == Grade::Review ? QLatin1String("warning")
                                    : QLatin1String("status-failed");
}

} // namespace

FiguresPanel::FiguresPanel(QWidget* parent)
    : QWidget(parent), m_origin(makeMutedLabel({}, metrics::Type::Caption)), m_host(new QWidget),
      m_scroll(new QScrollArea)
{
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Measured"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_origin);
    auto* scroll = m_scroll;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Measured"));
    setGround(m_host, Ground::Raised);
    auto* rows = new QVBoxLayout(m_host);
    rows->setContentsMargins(0, 0, u(2), 0);
    rows->addStretch();
    scroll->setWidget(m_host);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(1), u(2));
    layout->setSpacing(u(1.5));
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
}

void FiguresPanel::clear()
{
    delete m_table;
    m_table = nullptr;
}

void FiguresPanel::setClip(const Clip* clip, const QString& origin)
{
    clear();
    m_origin->setText(origin);
    if (clip == nullptr)
        return;
    m_table = new QWidget;
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(u(2));
    grid->setVerticalSpacing(u(0.75));
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(2, 1);
    int row = 0;
    // What is wrong first, then the rest in its usual order.
    for (const auto grade : {Grade::Reject, Grade::Review, Grade::Keep})
        for (const auto measure : kShown)
            if (clip->figure(measure) && gradeOf(*clip, measure) == grade)
                addRow(row++, measure, *clip);
    static_cast<QVBoxLayout*>(m_host->layout())->insertWidget(0, m_table);
    // Figures are not cut; the transcript gives way.
    const auto bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    m_scroll->setMinimumWidth(m_table->minimumSizeHint().width() + bar + u(3));
}

void FiguresPanel::addRow(int row, Measure measure, const Clip& clip)
{
    auto* grid = static_cast<QGridLayout*>(m_table->layout());
    const auto grade = gradeOf(clip, measure);
    auto* title = new ElidedLabel;
    title->setText(words::title(measure));
    auto* value = makeLabel(words::figure(measure, *clip.figure(measure)),
                            grade == Grade::Keep ? metrics::Type::Body : metrics::Type::Strong);
    if (grade != Grade::Keep) {
        auto palette = value->palette();
        palette.setColor(QPalette::WindowText, viewPalette(this)[color(grade)]);
        value->setPalette(palette);
    }
    value->setAccessibleName(
        QStringLiteral("%1: %2, %3").arg(words::title(measure), value->text(), words::word(grade)));
    grid->addWidget(title, row, 0);
    grid->addWidget(value, row, 1, Qt::AlignRight);
    auto* limit = makeMutedElided(limitText(measure));
    limit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(limit, row, 2);
    grid->addWidget(new IconLabel(gradeIcon(grade), grade == Grade::Keep ? Token::Muted : color(grade)), row,
                    3);
}

} // namespace understudy

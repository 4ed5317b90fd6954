#include "app/desktop/review/figures_panel.h"

#include "core/data/clips/findings.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLeastTitle = 36; // units: most titles in full

/// In the order in which a person asks for them.
constexpr std::array kShown{
    Measure::Clipping,      Measure::Plosive,    Measure::Click,         Measure::Burst,
    Measure::SignalToNoise, Measure::NoiseFloor, Measure::Hum,           Measure::Dc,
    Measure::StartEdge,     Measure::EndEdge,    Measure::Reverberation, Measure::Bandwidth,
    Measure::SpeechLevel,   Measure::Duration,   Measure::InnerPause,    Measure::Pitch,
    Measure::Rate,          Measure::Outlier,    Measure::Duplicate};

/// "30", "0.35": without zeros that say nothing.
QString limitNumber(double value, int decimals)
{
    return words::number(value, value == std::round(value) ? 0 : decimals);
}

QString bound(Limit::Side side, const QString& value)
{
    return (side == Limit::Side::AtMost ? QStringLiteral("≤ ") : QStringLiteral("≥ ")) + value;
}

/// "≤ 10", "5 to 15": from where it is looked at; empty for what has no limit.
QString limitText(Measure measure, const std::vector<Limit>& limits)
{
    QString least, most;
    for (const auto& limit : limits) {
        const auto value = std::isnan(limit.review) ? limit.reject : limit.review;
        if (limit.measure == measure && !std::isnan(value))
            (limit.side == Limit::Side::AtMost ? most : least) = limitNumber(value, words::decimals(measure));
    }
    if (!least.isEmpty() && !most.isEmpty())
        return FiguresPanel::tr("%1 to %2").arg(least, most);
    if (!most.isEmpty())
        return bound(Limit::Side::AtMost, most);
    return least.isEmpty() ? QString() : bound(Limit::Side::AtLeast, least);
}

/// Also where it passed by the limits of its day.
bool isBeyond(Measure measure, double value, const std::vector<Limit>& limits)
{
    return std::ranges::any_of(limits, [&](const Limit& limit) {
        const auto at = std::isnan(limit.review) ? limit.reject : limit.review; // no number: never beyond
        return limit.measure == measure && (limit.side == Limit::Side::AtMost ? value > at : value < at);
    });
}

Grade gradeOf(const Clip& clip, Measure measure)
{
    auto grade = Grade::Keep;
    for (const auto& finding : clip.findings)
        if (finding.measure == measure)
            grade = std::max(grade, finding.grade);
    return grade;
}

/// What is wrong first, as it is heard, then the rest in its usual order.
std::vector<Measure> orderOf(const Clip& clip)
{
    std::vector<Measure> order;
    const auto add = [&](Measure measure) {
        const bool isShown = std::ranges::find(kShown, measure) != kShown.end();
        if (isShown && clip.figure(measure) && std::ranges::find(order, measure) == order.end())
            order.push_back(measure);
    };
    for (const auto& finding : byHearing(clip))
        add(finding.measure);
    std::ranges::for_each(kShown, add);
    return order;
}

QLatin1String gradeIcon(Grade grade)
{
    return grade == Grade::Keep     ? QLatin1String("check")
           : grade == Grade::Review ? QLatin1String("warning")
                                    : QLatin1String("status-failed");
}

} // namespace

FiguresPanel::FiguresPanel(QWidget* parent)
    : QWidget(parent), m_origin(makeMutedLabel({}, metrics::Type::Caption)), m_note(makeMutedLabel({})),
      m_host(new QWidget), m_scroll(new QScrollArea)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, u(2), 0);
    head->addWidget(makeLabel(tr("Measured"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_origin);
    auto* scroll = m_scroll;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Measured"));
    scroll->setFocusPolicy(Qt::TabFocus);
    scroll->setProperty("ring", true);
    setFocusProxy(scroll); // which scrolls by key
    setGround(m_host, Ground::Raised);
    auto* rows = new QVBoxLayout(m_host);
    rows->setContentsMargins(0, 0, u(2), 0);
    rows->addStretch();
    scroll->setWidget(m_host);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(1), u(2));
    layout->setSpacing(u(1.5));
    layout->addLayout(head);
    m_note->setObjectName(QStringLiteral("unmeasured"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addWidget(scroll, 1);
}

void FiguresPanel::clear()
{
    m_graded.clear();
    delete m_table;
    m_table = nullptr;
}

QString FiguresPanel::noteOn(const ReviewedClip& clip)
{
    if (clip.isMeasured)
        return {};
    if (!clip.whyUnmeasured)
        return tr("Being measured …");
    return tr("Not measured: %1").arg(words::originalSentence(*clip.whyUnmeasured));
}

void FiguresPanel::setClip(const ReviewedClip* reviewed, const std::vector<Limit>& limits,
                           const QString& origin)
{
    clear();
    m_limits = limits;
    m_origin->setText(origin);
    const auto note = reviewed != nullptr ? noteOn(*reviewed) : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (reviewed == nullptr)
        return;
    const auto* clip = &reviewed->clip;
    m_table = new QWidget;
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(u(2));
    grid->setVerticalSpacing(u(0.75));
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto measure : orderOf(*clip))
        addRow(row++, measure, *reviewed);
    static_cast<QVBoxLayout*>(m_host->layout())->insertWidget(0, m_table);
    // Figures are not cut; the transcript gives way. It stays where it is until they are all there.
    const auto bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    if (reviewed->isMeasured)
        m_scroll->setMinimumWidth(m_table->minimumSizeHint().width() + bar + u(3));
}

/// In the grade's colour, in every theme.
QLabel* FiguresPanel::gradedLabel(const QString& text, Grade grade, metrics::Type type)
{
    auto* label = makeLabel(text, type);
    m_graded.emplace_back(label, grade);
    ink(*label, grade);
    return label;
}

void FiguresPanel::ink(QLabel& label, Grade grade) const
{
    auto palette = label.palette();
    palette.setColor(QPalette::WindowText, viewPalette(this)[color(grade)]);
    label.setPalette(palette);
}

void FiguresPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const auto& [label, grade] : m_graded)
            ink(*label, grade);
}

void FiguresPanel::addRow(int row, Measure measure, const ReviewedClip& reviewed)
{
    const auto& clip = reviewed.clip;
    auto* grid = static_cast<QGridLayout*>(m_table->layout());
    const auto grade = gradeOf(clip, measure);
    auto* title = new ElidedLabel;
    title->setText(words::title(measure));
    title->setMinimumWidth(std::min(title->sizeHint().width(), u(kLeastTitle)));
    const auto figure = words::figure(measure, *clip.figure(measure));
    const bool passes = grade == Grade::Keep;
    auto* value = passes ? makeLabel(figure) : gradedLabel(figure, grade, metrics::Type::Strong);
    const auto word = reviewed.isMeasured ? words::word(grade) : QString();
    value->setAccessibleName(word.isEmpty()
                                 ? QStringLiteral("%1: %2").arg(words::title(measure), figure)
                                 : QStringLiteral("%1: %2, %3").arg(words::title(measure), figure, word));
    grid->addWidget(title, row, 0);
    grid->addWidget(value, row, 1, Qt::AlignRight);
    grid->addWidget(makeMutedLabel(limitText(measure, m_limits)), row, 2, Qt::AlignRight);
    if (!reviewed.isMeasured || (passes && isBeyond(measure, *clip.figure(measure), m_limits)))
        return; // nobody has judged it as it is, or by the limits that are shown
    grid->addWidget(new IconLabel(gradeIcon(grade), passes ? Token::Muted : color(grade)), row, 3);
    grid->addWidget(passes ? makeMutedLabel(word) : gradedLabel(word, grade, metrics::Type::Body), row, 4);
}

} // namespace understudy

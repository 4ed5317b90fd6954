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
    Measure::Rate,          Measure::Outlier,    Measure::Similarity,    Measure::Duplicate};

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

/// As many as show on which side of its limits it is.
int decimalsOf(Measure measure, double value, const std::vector<Limit>& limits)
{
    int decimals = words::decimals(measure);
    for (const auto& limit : limits)
        if (const auto at = std::isnan(limit.review) ? limit.reject : limit.review;
            limit.measure == measure && !std::isnan(at))
            decimals = std::max(decimals, words::decimalsBeside(measure, value, at));
    return decimals;
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
      m_host(new QWidget), m_table(new QWidget), m_grid(new QGridLayout(m_table)), m_scroll(new QScrollArea)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(u(2));
    m_grid->setVerticalSpacing(u(0.75));
    m_grid->setColumnStretch(0, 1);
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
    rows->addWidget(m_table);
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
    m_limits = limits;
    fitColumns();
    m_origin->setText(origin);
    const auto note = reviewed != nullptr ? noteOn(*reviewed) : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const auto order = reviewed != nullptr ? orderOf(reviewed->clip) : std::vector<Measure>();
    while (m_rows.size() < order.size())
        makeRow();
    for (std::size_t i = 0; i < order.size(); ++i)
        setRow(m_rows[i], order[i], *reviewed);
    showRows(order.size());
    // Figures are not cut; what is wider than usual stays so.
    const auto bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    m_least = std::max(m_least, m_table->minimumSizeHint().width());
    m_scroll->setMinimumWidth(m_least + bar + u(3));
}

/// As wide as figures usually come, whatever the clip: what stands beside would move with each of them.
void FiguresPanel::fitColumns()
{
    QStringList texts;
    for (const auto measure : kShown)
        texts << limitText(measure, m_limits);
    if (std::exchange(m_limitTexts, texts) == texts)
        return;
    constexpr double kBroad = -88.8, kBroadCount = 88'888;
    const QFontMetrics strong(metrics::font(metrics::Type::Strong)), body(metrics::font(metrics::Type::Body));
    std::array widths{0, 0, 0, u(4), 0};
    for (const auto measure : kShown) {
        const auto figure = words::figure(measure, words::decimals(measure) > 0 ? kBroad : kBroadCount);
        widths[0] = std::max(widths[0], body.horizontalAdvance(words::title(measure)) + 1);
        widths[1] = std::max(widths[1], strong.horizontalAdvance(figure));
    }
    for (const auto& text : texts)
        widths[2] = std::max(widths[2], body.horizontalAdvance(text));
    widths[0] = std::min(widths[0], u(kLeastTitle));
    for (const auto grade : {Grade::Keep, Grade::Review, Grade::Reject})
        widths[4] = std::max(widths[4], strong.horizontalAdvance(words::word(grade)));
    m_least = (int(widths.size()) - 1) * m_grid->horizontalSpacing();
    for (int column = 0; column < int(widths.size()); ++column) {
        m_grid->setColumnMinimumWidth(column, widths[std::size_t(column)]);
        m_least += widths[std::size_t(column)];
    }
}

void FiguresPanel::makeRow()
{
    const int line = int(m_rows.size());
    auto& row = m_rows.emplace_back(
        Row{new ElidedLabel, makeLabel({}), makeMutedLabel({}), new IconLabel, makeMutedLabel({})});
    m_grid->addWidget(row.title, line, 0);
    m_grid->addWidget(row.value, line, 1, Qt::AlignRight);
    m_grid->addWidget(row.limit, line, 2, Qt::AlignRight);
    m_grid->addWidget(row.mark, line, 3);
    m_grid->addWidget(row.word, line, 4);
}

void FiguresPanel::showRows(std::size_t count)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        for (auto* part : std::initializer_list<QWidget*>{m_rows[i].title, m_rows[i].value, m_rows[i].limit})
            part->setVisible(i < count);
    for (std::size_t i = count; i < m_rows.size(); ++i) {
        m_rows[i].mark->hide();
        m_rows[i].word->hide();
    }
}

/// In the grade's colour, in every theme.
void FiguresPanel::ink(const Row& row) const
{
    for (auto* label : {row.value, row.word}) {
        if (row.grade == Grade::Keep) {
            label->setPalette({});
            continue;
        }
        auto palette = label->palette();
        const auto color = viewPalette(this)[understudy::color(row.grade)];
        palette.setColor(QPalette::WindowText, color);
        palette.setColor(QPalette::PlaceholderText, color);
        label->setPalette(palette);
    }
}

void FiguresPanel::setGrade(Row& row, Grade grade) const
{
    if (std::exchange(row.grade, grade) == grade)
        return;
    row.value->setFont(metrics::font(grade == Grade::Keep ? metrics::Type::Body : metrics::Type::Strong));
    ink(row);
}

void FiguresPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (const auto& row : m_rows)
            ink(row);
}

void FiguresPanel::setRow(Row& row, Measure measure, const ReviewedClip& reviewed) const
{
    const auto grade = gradeOf(reviewed.clip, measure);
    const bool passes = grade == Grade::Keep;
    const auto value = *reviewed.clip.figure(measure);
    const auto figure = words::figure(measure, value, decimalsOf(measure, value, m_limits));
    const auto word = reviewed.isMeasured ? words::word(grade) : QString();
    row.title->setText(words::title(measure));
    row.title->setMinimumWidth(std::min(row.title->sizeHint().width(), u(kLeastTitle)));
    row.value->setText(figure);
    row.value->setAccessibleName(word.isEmpty()
                                     ? QStringLiteral("%1: %2").arg(words::title(measure), figure)
                                     : QStringLiteral("%1: %2, %3").arg(words::title(measure), figure, word));
    row.limit->setText(limitText(measure, m_limits));
    setGrade(row, grade);
    // Else nobody has judged it as it is, or by the limits that are shown.
    const bool isJudged = reviewed.isMeasured && !(passes && isBeyond(measure, value, m_limits));
    row.mark->setIcon(gradeIcon(grade), passes ? Token::Muted : color(grade));
    row.word->setText(word);
    row.mark->setVisible(isJudged);
    row.word->setVisible(isJudged);
}

} // namespace understudy

#include "widgets/waveform/timeline_painter.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace understudy {

using metrics::u;

namespace {

constexpr double kStaleOpacity = 0.45;
constexpr double kSliver = 3; // px: narrower blocks are a tint without edge, icon or words

bool isSecondVoice(const TimelineLine& line)
{
    return line.voice % 2 == 1;
}

QFont sectionFont()
{
    QFont font = metrics::font(metrics::Type::Caption);
    font.setBold(true);
    return font;
}

/// Whether the overview underlines it.
bool needsWork(LineState state)
{
    return state != LineState::Fresh && state != LineState::Locked;
}

/// Lets one line through for each pixel it would draw to: where thousands share the view's pixels, painting
/// all of them takes longer than a frame and shows no more.
class PixelGate
{
public:
    explicit PixelGate(double ratio) : m_ratio(ratio) {}

    bool letsThrough(double right)
    {
        const auto pixel = static_cast<std::int64_t>(std::ceil(right * m_ratio));
        return pixel > std::exchange(m_last, std::max(m_last, pixel));
    }

private:
    double m_ratio;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::min();
};

QString tickText(double seconds, double step)
{
    if (step < 1)
        return QCoreApplication::translate("EpisodeTimeline", "%1 s")
            .arg(seconds, 0, 'f', step < 0.1 ? 2 : 1);
    return words::clock(Seconds(seconds));
}

} // namespace

TimelineLanes TimelineLanes::of(const QSize& size)
{
    TimelineLanes lanes;
    int y = 0;
    const auto take = [&](int height) {
        const QRect lane(0, y, size.width(), height);
        y += height;
        return lane;
    };
    const int overview = u(6);
    lanes.ruler = take(u(5));
    lanes.blocks = take(u(6)).adjusted(0, u(0.5), 0, 0);
    lanes.takes = take(u(4.5));
    lanes.wave = take(std::max(u(6), size.height() - y - overview));
    lanes.overview = take(overview);
    return lanes;
}

TimelinePainter::TimelinePainter(QPainter& painter, const TimelineContent& content, const ViewPalette& tokens,
                                 const TimelineLanes& lanes)
    : m_painter(painter), m_content(content), m_tokens(tokens), m_lanes(lanes)
{
}

QRectF TimelinePainter::span(Frames begin, Frames end, const TimeAxis& axis, const QRect& lane) const
{
    const double left = std::round(axis.toX(begin));
    return {left, double(lane.top()), std::max(1.0, std::round(axis.toX(end)) - left), double(lane.height())};
}

std::pair<std::size_t, std::size_t> TimelinePainter::visibleLines(const TimeAxis& axis) const
{
    const auto& lines = m_content.lines;
    const auto first = std::ranges::lower_bound(lines, axis.begin(), {}, &TimelineLine::end);
    const auto last = std::ranges::upper_bound(lines, axis.end(), {}, &TimelineLine::begin);
    return {static_cast<std::size_t>(first - lines.begin()),
            static_cast<std::size_t>(std::max(first, last) - lines.begin())};
}

void TimelinePainter::paintMain(const TimeAxis& axis) const
{
    const int bottom = m_lanes.wave.bottom() + 1;
    m_painter.fillRect(QRect(0, 0, axis.width(), bottom), m_tokens[Token::Surface]);
    m_painter.fillRect(m_lanes.ruler, m_tokens[Token::Raised]);
    m_painter.fillRect(0, m_lanes.ruler.bottom(), axis.width(), 1, m_tokens[Token::Line]);
    paintRuler(axis);
    m_painter.fillRect(0, m_lanes.wave.center().y(), axis.width(), 1, m_tokens[Token::Grid]);
    if (m_content.lines.empty())
        return paintNothing();
    paintPauses(axis);
    const auto [first, last] = visibleLines(axis);
    PixelGate gate(m_painter.device()->devicePixelRatioF());
    for (std::size_t i = first; i < last; ++i) {
        const auto& line = m_content.lines[i];
        if (!gate.letsThrough(axis.toX(line.end)))
            continue;
        paintWave(line, axis, m_lanes.wave);
        paintBlock(line, axis, false);
        paintTakes(line, axis);
    }
    paintSections(axis);
}

void TimelinePainter::paintNothing() const
{
    m_painter.setPen(m_tokens[Token::Muted]);
    m_painter.drawText(
        m_lanes.wave.adjusted(0, 0, 0, -m_lanes.wave.height() / 2), Qt::AlignCenter,
        QCoreApplication::translate("EpisodeTimeline", "The lines of the script appear here."));
}

void TimelinePainter::paintRuler(const TimeAxis& axis) const
{
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    const double step = axis.tickStep(u(18)).value;
    const double rate = m_content.rate.value;
    const auto first = static_cast<std::int64_t>(std::floor(axis.begin().value / rate / step));
    const auto last = static_cast<std::int64_t>(std::ceil(axis.end().value / rate / step));
    const auto names = sectionNames(axis);
    for (std::int64_t tick = std::max<std::int64_t>(first, 0); tick <= last; ++tick) {
        const double seconds = static_cast<double>(tick) * step;
        const double x = std::round(axis.toX(Frames(std::llround(seconds * rate))));
        m_painter.fillRect(QRectF(x, m_lanes.wave.top(), 1, m_lanes.wave.height()), m_tokens[Token::Grid]);
        m_painter.fillRect(QRectF(x, m_lanes.ruler.bottom() - u(1), 1, u(1)), m_tokens[Token::Control]);
        const QString text = tickText(seconds, step);
        const QRectF place(x + u(1), m_lanes.ruler.top(), m_painter.fontMetrics().horizontalAdvance(text),
                           m_lanes.ruler.height() - 1);
        // A section's name stands in a clear place, not on half a number.
        if (std::ranges::any_of(names, [&](const auto& name) {
                return name.first.intersects(place.adjusted(-u(2), 0, 0, 0));
            }))
            continue;
        m_painter.setPen(m_tokens[Token::Muted]);
        m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void TimelinePainter::paintSections(const TimeAxis& axis) const
{
    m_painter.setFont(sectionFont());
    for (const auto& section : m_content.sections)
        if (const double x = std::round(axis.toX(section.begin)); x >= 0 && x <= axis.width())
            m_painter.fillRect(QRectF(x, 0, 1, m_lanes.takes.top()), m_tokens[Token::Text]);
    m_painter.setPen(m_tokens[Token::Text]);
    for (const auto& [place, title] : sectionNames(axis))
        m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, title);
}

/// The names that have room.
std::vector<std::pair<QRectF, QString>> TimelinePainter::sectionNames(const TimeAxis& axis) const
{
    const QFontMetrics measure(sectionFont());
    std::vector<std::pair<QRectF, QString>> names;
    for (const auto& section : m_content.sections) {
        const double x = std::round(axis.toX(section.begin)) + 1 + u(1);
        const double width = measure.horizontalAdvance(section.title);
        const bool isFree = names.empty() || x > names.back().first.right() + u(1);
        if (isFree && x <= axis.width() && x + width >= 0)
            names.emplace_back(QRectF(x, 0, width, m_lanes.ruler.height() - 1), section.title);
    }
    return names;
}

void TimelinePainter::paintPauses(const TimeAxis& axis) const
{
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    for (const auto& pause : m_content.pauses) {
        const QRectF box = span(pause.begin, pause.end, axis, m_lanes.blocks);
        if (box.right() < 0 || box.left() > axis.width() || box.width() < kSliver)
            continue;
        m_painter.setPen(QPen(m_tokens[Token::Control], 1, Qt::DashLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        const QString length = words::seconds(toSeconds(pause.end - pause.begin, m_content.rate));
        if (m_painter.fontMetrics().horizontalAdvance(length) + u(1) < box.width()) {
            m_painter.setPen(m_tokens[Token::Muted]);
            m_painter.drawText(box, Qt::AlignCenter, length);
        }
    }
}

void TimelinePainter::paintBlock(const TimelineLine& line, const TimeAxis& axis, bool isSelected) const
{
    const QRectF box = span(line.begin, line.end, axis, m_lanes.blocks);
    const bool isSecond = isSecondVoice(line);
    const Token ground = isSelected ? Token::Selection : isSecond ? Token::Voice2Ground : Token::Voice1Ground;
    if (box.width() < kSliver) {
        m_painter.fillRect(box, m_tokens[line.peaks || isSelected ? ground : Token::Line]);
        return;
    }
    m_painter.fillRect(box, m_tokens[line.peaks || isSelected ? ground : Token::Surface]);
    if (!line.peaks)
        m_painter.fillRect(box, QBrush(m_tokens[Token::Line], Qt::BDiagPattern));
    m_painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()),
                       m_tokens[isSecond ? Token::Wave2Rms : Token::WaveRms]);
    if (isSelected) {
        m_painter.setPen(QPen(m_tokens[Token::Accent], 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(box.adjusted(1, 1, -1, -1));
    }
    const double iconSize = u(4);
    if (box.width() < iconSize + u(2))
        return;
    m_painter.save();
    m_painter.setClipRect(box.adjusted(0, 0, -u(1), 0), Qt::IntersectClip);
    // A block that began before the view keeps its words in sight.
    const double x = std::max(box.left(), 0.0) + u(1.5);
    drawIcon(m_painter, QRectF(x, box.center().y() - iconSize / 2, iconSize, iconSize), iconName(line.state),
             m_tokens[color(line.state)]);
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    m_painter.setPen(m_tokens[Token::Text]);
    const QString number = QString::number(line.number);
    const QString words = number + QStringLiteral("  ") + line.speaker;
    const double room = box.right() - x - iconSize - u(2);
    const QFontMetrics measure = m_painter.fontMetrics();
    const QString shown = measure.horizontalAdvance(words) <= room    ? words
                          : measure.horizontalAdvance(number) <= room ? number
                                                                      : QString();
    m_painter.drawText(QRectF(x + iconSize + u(1), box.top(), room + u(1), box.height()),
                       Qt::AlignLeft | Qt::AlignVCenter, shown);
    m_painter.restore();
}

void TimelinePainter::paintTakes(const TimelineLine& line, const TimeAxis& axis) const
{
    const QRectF box = span(line.begin, line.end, axis, m_lanes.takes);
    const int size = u(3.75);
    const int step = size + 2;
    if (line.takes < 2 || box.width() < line.takes * step + u(1))
        return;
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    for (int take = 1; take <= line.takes; ++take) {
        const QRectF square(box.left() + u(1) + (take - 1) * step, box.top() + u(0.5), size, size);
        const bool isChosen = take == line.chosenTake;
        m_painter.setPen(m_tokens[isChosen ? Token::Fill : Token::Control]);
        m_painter.setBrush(m_tokens[isChosen ? Token::Fill : Token::Surface]);
        m_painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5));
        m_painter.setPen(m_tokens[isChosen ? Token::OnFill : Token::Text]);
        m_painter.drawText(square, Qt::AlignCenter, QString::number(take));
    }
}

void TimelinePainter::paintWave(const TimelineLine& line, const TimeAxis& axis, const QRect& lane) const
{
    if (!line.peaks)
        return;
    const double ratio = m_painter.device()->devicePixelRatioF();
    const double left = std::max(0.0, axis.toX(line.begin));
    const double right = std::min<double>(axis.width(), axis.toX(line.end));
    const int count = static_cast<int>(std::ceil((right - left) * ratio));
    if (count <= 0)
        return;
    const Frames shift = line.peaksBegin - line.begin;
    const auto columns =
        line.peaks->columns(axis.toFrames(left) + shift, axis.toFrames(right) + shift, count);
    const bool isSecond = isSecondVoice(line);
    const double middle = lane.center().y() + 0.5;
    const double half = lane.height() / 2.0;
    m_painter.save();
    if (line.state == LineState::Stale || line.state == LineState::Failed)
        m_painter.setOpacity(kStaleOpacity);
    const auto draw = [&](std::size_t i, double low, double high, Token token) {
        const double top = middle - high * half;
        m_painter.fillRect(QRectF(left + static_cast<double>(i) / ratio, top, 1 / ratio,
                                  std::max(1 / ratio, (high - low) * half)),
                           m_tokens[token]);
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& column = columns[i];
        draw(i, column.min, column.max, isSecond ? Token::Wave2 : Token::Wave);
        draw(i, -column.rms, column.rms, isSecond ? Token::Wave2Rms : Token::WaveRms);
    }
    m_painter.restore();
    if (line.state == LineState::Rendering && line.known)
        m_painter.fillRect(
            QRectF(std::round(axis.toX(line.begin + *line.known)), lane.top(), 1, lane.height()),
            m_tokens[Token::Accent]);
}

void TimelinePainter::paintOverview() const
{
    const QRect& lane = m_lanes.overview;
    m_painter.fillRect(lane, m_tokens[Token::Raised]);
    m_painter.fillRect(lane.left(), lane.top(), lane.width(), 1, m_tokens[Token::Line]);
    const TimeAxis axis(m_content.length, m_content.rate, lane.width());
    const QRect wave = lane.adjusted(0, 2, 0, -u(1.5));
    const double ratio = m_painter.device()->devicePixelRatioF();
    PixelGate gate(ratio);
    for (const auto& line : m_content.lines) {
        if (!gate.letsThrough(axis.toX(line.end)))
            continue;
        const QRectF box = span(line.begin, line.end, axis, wave);
        if (line.peaks) {
            paintWave(line, axis, wave);
        } else if (box.width() >= kSliver) {
            m_painter.setPen(m_tokens[Token::Control]);
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(box.adjusted(0.5, 1.5, -0.5, -1.5));
        }
    }
    // Most urgent last, so that nothing covers it where lines share a pixel.
    for (auto state = kStatesBySeverity.rbegin(); state != kStatesBySeverity.rend(); ++state) {
        if (!needsWork(*state))
            continue;
        PixelGate stateGate(ratio);
        for (const auto& line : m_content.lines)
            if (line.state == *state && stateGate.letsThrough(axis.toX(line.end))) {
                const QRectF box = span(line.begin, line.end, axis, lane);
                m_painter.fillRect(
                    QRectF(box.left(), lane.bottom() - u(1), box.width(), 2),
                    m_tokens[*state == LineState::NotRendered ? Token::Control : color(*state)]);
            }
    }
}

} // namespace understudy

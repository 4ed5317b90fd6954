#include "widgets/waveform/clip_painter.h"

#include "core/audio/spectrogram.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"
#include "widgets/words/finding_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kTintOpacity = 0.14;
constexpr double kFlatTop = 0.98; // of the mark's highest sample

QColor faded(QColor color, double opacity)
{
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

QString tickText(double seconds, double step)
{
    const int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    return QCoreApplication::translate("ClipView", "%1 s").arg(words::number(seconds, decimals));
}

Seconds endOf(const Finding& mark)
{
    return *mark.at + mark.length;
}

} // namespace

ClipLanes ClipLanes::of(const QSize& size, bool hasSpectrogram)
{
    ClipLanes lanes;
    int y = 0;
    const auto take = [&](int height) {
        const QRect lane(0, y, size.width(), std::max(0, height));
        y += lane.height();
        return lane;
    };
    lanes.ruler = take(u(5));
    lanes.marks = take(u(5.5));
    const int rest = size.height() - y - u(5);
    lanes.wave = take(hasSpectrogram ? rest / 2 : rest);
    lanes.spectrogram = take(hasSpectrogram ? rest - rest / 2 : 0);
    lanes.overview = take(u(5));
    return lanes;
}

std::vector<MarkPlace> markPlaces(const std::vector<ClipMark>& marks, Frames clipBegin, const TimeAxis& axis,
                                  SampleRate rate, const QRect& lane)
{
    const QFontMetrics measure(metrics::font(metrics::Type::Caption));
    const auto xOf = [&](Seconds at) { return axis.toX(clipBegin + toFrames(at, rate)); };
    std::vector<MarkPlace> places;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        MarkPlace place;
        place.begin = xOf(*marks[i].at);
        place.end = std::max(place.begin + 2, xOf(endOf(marks[i])));
        const int bare = u(6);
        const int full = bare + u(1.5) + measure.horizontalAdvance(words::label(marks[i], marks[i].places));
        const double next = i + 1 < marks.size() ? xOf(*marks[i + 1].at) : 1e9;
        place.isElided = place.begin + full > next;
        // A flag that would leave the view at the right stands left of its begin.
        const int width = place.isElided ? bare : full;
        int left = qRound(place.begin);
        if (place.begin < axis.width() && left + width > axis.width())
            left = axis.width() - width;
        if (!places.empty() && places.back().flag.left() <= left) // of another kind, at the same place
            left = std::max(left, places.back().flag.right() + 1);
        place.flag = QRect(left, lane.top(), width, lane.height() - 1);
        places.push_back(place);
    }
    return places;
}

double ClipPainter::ratio() const
{
    return m_painter.device()->devicePixelRatioF();
}

void ClipPainter::paintMain() const
{
    paintGrounds();
    if (!m_view.content.sound)
        return;
    paintSpectrogram();
    paintRuler();
    m_view.axis.framesPerPixel() / ratio() < 1 ? paintCurve() : paintWave();
    paintFlatTops();
    paintTints();
    for (int mark = 0; mark < static_cast<int>(m_view.marks.size()); ++mark)
        paintFlag(mark, false);
}

void ClipPainter::paintGrounds() const
{
    const auto& lanes = m_view.lanes;
    const int width = lanes.ruler.width();
    m_painter.fillRect(0, 0, width, lanes.bottom(), m_view.tokens[Token::Surface]);
    m_painter.fillRect(lanes.ruler, m_view.tokens[Token::Raised]);
    m_painter.fillRect(lanes.marks, m_view.tokens[Token::Raised]);
    for (const QRect& lane : {lanes.ruler, lanes.marks})
        m_painter.fillRect(0, lane.bottom(), width, 1, m_view.tokens[Token::Line]);
    m_painter.fillRect(0, lanes.wave.center().y(), width, 1, m_view.tokens[Token::Grid]);
    for (const int side : {-1, 1}) // -6 dB
        m_painter.fillRect(
            QRectF(0, std::round(lanes.wave.center().y() + 0.5 + side * lanes.wave.height() / 4.0), width, 1),
            m_view.tokens[Token::Grid]);
}

void ClipPainter::paintRuler() const
{
    const auto& axis = m_view.axis;
    const auto& lanes = m_view.lanes;
    const auto& tokens = m_view.tokens;
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    const double step = axis.tickStep(u(24)).value;
    const double rate = m_view.content.sound->rate.value;
    const auto tickAt = [&](double x) {
        return static_cast<double>((axis.toFrames(x) - clipBegin()).value) / rate / step;
    };
    const auto first = static_cast<std::int64_t>(std::floor(tickAt(0)));
    const auto last = static_cast<std::int64_t>(std::ceil(tickAt(axis.width())));
    for (std::int64_t half = 2 * first; half <= 2 * last; ++half) {
        const double seconds = static_cast<double>(half) * step / 2;
        const double x = std::round(axis.toX(clipBegin() + Frames(std::llround(seconds * rate))));
        const int height = half % 2 ? u(1) : u(2);
        m_painter.fillRect(QRectF(x, lanes.ruler.bottom() - height, 1, height), tokens[Token::Control]);
        if (half % 2)
            continue;
        m_painter.fillRect(QRectF(x, lanes.wave.top(), 1, lanes.wave.height()), tokens[Token::Grid]);
        if (x < -u(1)) // half a number says another
            continue;
        m_painter.setPen(tokens[Token::Muted]);
        m_painter.drawText(QRectF(x + u(1), lanes.ruler.top(), u(20), lanes.ruler.height() - 1),
                           Qt::AlignLeft | Qt::AlignVCenter, tickText(seconds, step));
    }
}

void ClipPainter::paintWave() const
{
    const auto& sound = *m_view.content.sound;
    const auto& axis = m_view.axis;
    const QRectF lane(m_view.lanes.wave);
    const Frames begin = axis.toFrames(0), end = axis.toFrames(axis.width());
    const QRectF shown(lane.left(), lane.top(), axis.toX(end) - axis.toX(begin), lane.height());
    m_painter.save();
    m_painter.setClipRect(lane);
    // Narrower than the pyramid's grain the samples themselves are few enough.
    if (axis.framesPerPixel() / ratio() >= 2 * PeakPyramid::kGrain) {
        paintColumns(sound.peaks, begin, end, shown, m_view.gain);
    } else {
        const double middle = lane.center().y() + 0.5, half = lane.height() / 2 * m_view.gain;
        QList<QRectF> columns;
        const int count = static_cast<int>(std::ceil(shown.width() * ratio()));
        for (int i = 0; i < count; ++i) {
            const auto from = axis.toFrames(i / ratio()).value;
            const auto to = std::min(sound.length().value, axis.toFrames((i + 1) / ratio()).value + 1);
            if (from >= to)
                continue;
            const auto [low, high] =
                std::minmax_element(sound.samples.begin() + from, sound.samples.begin() + to);
            columns << QRectF(i / ratio(), middle - *high * half, 1 / ratio(),
                              std::max(1 / ratio(), (*high - *low) * half));
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_view.tokens[Token::WaveRms]);
        m_painter.drawRects(columns);
    }
    m_painter.restore();
}

/// So close that samples are told apart.
void ClipPainter::paintCurve() const
{
    const auto& sound = *m_view.content.sound;
    const QRectF lane(m_view.lanes.wave);
    const double middle = lane.center().y() + 0.5, half = lane.height() / 2 * m_view.gain;
    const auto last = std::min(sound.length().value - 1, m_view.axis.end().value + 1);
    QPolygonF curve;
    for (auto i = std::max<std::int64_t>(0, m_view.axis.begin().value - 1); i <= last; ++i)
        curve << QPointF(m_view.axis.toX(Frames(i)),
                         middle - sound.samples[static_cast<std::size_t>(i)] * half);
    m_painter.save();
    m_painter.setClipRect(lane);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_view.tokens[Token::WaveRms], 1.5));
    m_painter.drawPolyline(curve);
    m_painter.restore();
}

void ClipPainter::paintColumns(const PeakPyramid& peaks, Frames begin, Frames end, const QRectF& lane,
                               double gain) const
{
    const int count = static_cast<int>(std::ceil(lane.width() * ratio()));
    if (count <= 0)
        return;
    const auto columns = peaks.columns(begin, end, count);
    const double middle = lane.center().y() + 0.5, half = lane.height() / 2 * gain;
    const double width = 1 / ratio();
    QList<QRectF> outer, inner;
    outer.reserve(count);
    inner.reserve(count);
    const auto add = [&](QList<QRectF>& to, int i, double low, double high) {
        to << QRectF(lane.left() + i * width, middle - high * half, width,
                     std::max(width, (high - low) * half));
    };
    for (int i = 0; i < count; ++i) {
        const auto& column = columns[static_cast<std::size_t>(i)];
        add(outer, i, column.min, column.max);
        add(inner, i, -column.rms, column.rms);
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_view.tokens[Token::Wave]);
    m_painter.drawRects(outer);
    m_painter.setBrush(m_view.tokens[Token::WaveRms]);
    m_painter.drawRects(inner);
}

/// Red caps where the wave touches what cut it.
void ClipPainter::paintFlatTops() const
{
    const auto& sound = *m_view.content.sound;
    const auto& axis = m_view.axis;
    const QRectF lane(m_view.lanes.wave);
    const double middle = lane.center().y() + 0.5, half = lane.height() / 2 * m_view.gain;
    for (const auto& mark : m_view.marks) {
        if (mark.measure != Measure::Clipping)
            continue;
        const auto clamped = [&](Seconds at) {
            return std::clamp(clipBegin() + toFrames(at, sound.rate), Frames(0), sound.length());
        };
        const Frames begin = clamped(*mark.at), end = clamped(endOf(mark));
        const auto first = std::max(begin, axis.begin()), last = std::min(end, axis.end());
        const int count = qRound(axis.toX(last) - axis.toX(first));
        if (first >= last || count <= 0)
            continue;
        const auto top = sound.peaks.columns(begin, end, 1).front();
        const auto columns = sound.peaks.columns(first, last, count);
        const auto cap = [&](int i, double level) {
            const double y = std::clamp(middle - level * half, lane.top() + 1, lane.bottom() - 2);
            m_painter.fillRect(QRectF(axis.toX(first) + i, y - 1, 1, 3), m_view.tokens[Token::Bad]);
        };
        for (int i = 0; i < count; ++i) {
            const auto& column = columns[static_cast<std::size_t>(i)];
            if (column.max >= kFlatTop * top.max)
                cap(i, column.max);
            if (column.min <= kFlatTop * top.min)
                cap(i, column.min);
        }
    }
}

void ClipPainter::paintTints() const
{
    const auto& lanes = m_view.lanes;
    const auto places =
        markPlaces(m_view.marks, clipBegin(), m_view.axis, m_view.content.sound->rate, lanes.marks);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QColor& ink = m_view.tokens[color(m_view.marks[i].grade)];
        const double left = std::round(places[i].begin);
        const double width = std::max(2.0, std::round(places[i].end) - left);
        m_painter.fillRect(QRectF(left, lanes.wave.top(), width, lanes.bottom() - lanes.wave.top()),
                           faded(ink, kTintOpacity));
        m_painter.fillRect(QRectF(left, lanes.marks.bottom() - 2, width, 3), ink);
    }
}

void ClipPainter::paintFlag(int mark, bool isCurrent) const
{
    const auto at = static_cast<std::size_t>(mark);
    const auto& finding = m_view.marks[at];
    const auto place = markPlaces(m_view.marks, clipBegin(), m_view.axis, m_view.content.sound->rate,
                                  m_view.lanes.marks)[at];
    const QColor& ink = m_view.tokens[color(finding.grade)];
    const QRect flag = place.flag.adjusted(0, 0, 0, -2);
    if (isCurrent) {
        m_painter.setPen(QPen(m_view.tokens[Token::Accent], 2));
        m_painter.setBrush(m_view.tokens[Token::Surface]);
        m_painter.drawRect(QRectF(flag).adjusted(1, 1, -1, 0));
    } else {
        m_painter.fillRect(flag.left(), flag.top(), 1, flag.height() + 2, ink);
    }
    drawIcon(m_painter, QRectF(flag.left() + u(1.5), flag.center().y() - u(1.75) + 0.5, u(3.5), u(3.5)),
             iconName(finding.measure), ink);
    if (place.isElided)
        return;
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    m_painter.setPen(m_view.tokens[Token::Text]);
    m_painter.drawText(flag.adjusted(u(6), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       words::label(finding, finding.places));
}

/// Words on the left, on a ground of their own so that the wave does not cross them.
void ClipPainter::paintPlate(const QRect& lane, double y, const QString& text) const
{
    m_painter.setFont(metrics::font(metrics::Type::Caption));
    const QFontMetrics measure = m_painter.fontMetrics();
    QRectF plate(0, 0, measure.horizontalAdvance(text) + u(3), measure.height());
    plate.moveTop(std::clamp(y - plate.height() / 2, double(lane.top()), lane.bottom() + 1 - plate.height()));
    m_painter.fillRect(plate, m_view.tokens[Token::Surface]);
    m_painter.setPen(m_view.tokens[Token::Muted]);
    m_painter.drawText(plate.adjusted(u(1.5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void ClipPainter::paintLabels() const
{
    const QRect& lane = m_view.lanes.wave;
    const double middle = lane.center().y() + 0.5;
    const double top = -20 * std::log10(m_view.gain);
    paintPlate(lane, lane.top(), QCoreApplication::translate("ClipView", "%1 dB").arg(words::number(top, 0)));
    paintPlate(lane, middle - lane.height() / 4.0, words::number(top - 6, 0));
    if (m_view.spectrogram && !m_view.lanes.spectrogram.isEmpty())
        for (double hz = kGridHz; hz < m_view.spectrogram->topHz - kGridHz / 4; hz += kGridHz)
            paintPlate(m_view.lanes.spectrogram, spectrogramY(hz),
                       QCoreApplication::translate("ClipView", "%1 kHz").arg(hz / 1000));
}

void ClipPainter::paintOverview() const
{
    const QRect& lane = m_view.lanes.overview;
    const auto& content = m_view.content;
    m_painter.fillRect(lane, m_view.tokens[Token::Raised]);
    m_painter.fillRect(lane.left(), lane.top(), lane.width(), 1, m_view.tokens[Token::Line]);
    if (!content.recording || content.recordingLength <= Frames(0))
        return;
    // So low a strip shows where somebody speaks, not how loud: the loudest fills it.
    constexpr double kMostGain = 20;
    const auto all = content.recording->columns(Frames(0), content.recordingLength, 1).front();
    const double loudest = std::max<double>({all.max, -all.min, 1 / kMostGain});
    paintColumns(*content.recording, Frames(0), content.recordingLength,
                 QRectF(lane).adjusted(0, 2, 0, -u(1.5)), 1 / loudest);
    const TimeAxis axis(content.recordingLength, m_view.content.sound ? content.sound->rate : kStudioRate,
                        lane.width());
    // The graver ones last, so that nothing covers them.
    for (const auto grade : {Grade::Review, Grade::Reject})
        for (const auto& found : content.elsewhere)
            if (found.grade == grade)
                m_painter.fillRect(qRound(axis.toX(found.at)) - 2, lane.bottom() - u(1) + 1, 4, u(1),
                                   m_view.tokens[color(grade)]);
}

} // namespace understudy

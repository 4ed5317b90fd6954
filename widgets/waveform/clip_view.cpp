#include "widgets/waveform/clip_view.h"

#include "widgets/support/conversions.h"
#include "widgets/support/empty_note.h"
#include "widgets/support/metrics.h"
#include "widgets/waveform/clip_accessible.h"
#include "widgets/waveform/clip_painter.h"
#include "widgets/words/finding_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace understudy {

using metrics::u;

namespace {

constexpr double kZoomStep = 1.5;
constexpr double kFitMargin = 0.04;   // of the width, on either side of the clip
constexpr double kFollowMargin = 0.1; // of the width, left of the playhead after turning a page
constexpr Seconds kSame{0.005};       // places that the clock shows as one
constexpr double kGrab = 6;           // px, on either side of a handle
constexpr double kTab = 2.5;          // units: the width of a handle's tab

} // namespace

ClipView::ClipView(QWidget* parent) : QWidget(parent), m_empty(new EmptyNote(this))
{
    connect(m_empty, &EmptyNote::actionRequested, this, &ClipView::emptyActionRequested);
    setEmptyText(tr("The clip chosen in the table appears here."));
    installClipAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Clip"));
    setProperty("ownFocus", true);
}

ClipView::~ClipView() = default;

Frames ClipView::inSound(Frames recording) const
{
    return m_content.sound ? recording - m_content.sound->begin : Frames(0);
}

Frames ClipView::inRecording(Frames sound) const
{
    return m_content.sound ? sound + m_content.sound->begin : Frames(0);
}

Seconds ClipView::secondsAt(Frames sound) const
{
    return m_content.sound ? toSeconds(sound - inSound(m_content.clip.begin), m_content.sound->rate)
                           : Seconds(0);
}

Frames ClipView::framesAt(Seconds position) const
{
    return m_content.sound ? inSound(m_content.clip.begin) + toFrames(position, m_content.sound->rate)
                           : Frames(0);
}

ClipLanes ClipView::lanes() const
{
    return ClipLanes::of(size(), m_isSpectrogramShown);
}

void ClipView::setContent(ClipContent content)
{
    const bool isSameSound = content.sound == m_content.sound && content.clip.begin == m_content.clip.begin;
    const auto rate = m_content.sound ? m_content.sound->rate.value : 0;
    const auto secondsPerPixel =
        rate > 0 && !m_isFitted ? std::optional(m_axis.framesPerPixel() / rate) : std::nullopt;
    if (content.sound != m_content.sound) {
        m_spectrogram.reset();
        m_spectrogramImage = {};
    }
    // What arrives while a handle is dragged does not take it out of the hand.
    const bool isTrimming = isSameSound && (m_drag == Drag::Begin || m_drag == Drag::End);
    const auto trim = m_content.trim;
    m_content = std::move(content);
    if (isTrimming)
        m_content.trim = trim;
    if (!isSameSound) {
        m_currentMark = -1;
        m_drag = Drag::None;
        arriveAtClip(secondsPerPixel);
        m_playhead = inSound(m_content.trim.begin);
    }
    showEmptyText();
    refreshMarks();
    if (!isSameSound)
        Q_EMIT marksChanged(); // as many as before, but others
    invalidate();
}

void ClipView::setEmptyText(const QString& text, const QString& action)
{
    m_emptyText = text;
    m_emptyAction = action;
    showEmptyText();
}

void ClipView::showEmptyText()
{
    m_empty->setNote(m_content.sound ? QString() : m_emptyText, m_emptyAction);
}

/// None: the clip is fitted.
void ClipView::arriveAtClip(std::optional<double> secondsPerPixel)
{
    if (!m_content.sound)
        return;
    const auto& sound = *m_content.sound;
    m_axis = TimeAxis(sound.length(), sound.rate, width());
    // The labels on the left stand in the margin.
    const double margin = std::min(std::max(kFitMargin * width(), double(u(13))), width() / 4.0);
    const double wanted = secondsPerPixel ? *secondsPerPixel * sound.rate.value
                                          : static_cast<double>(m_content.clip.length().value) /
                                                std::max(width() - 2 * margin, 1.0);
    m_axis.zoom(m_axis.framesPerPixel() / std::max(wanted, 1e-9), 0);
    m_axis.scrollTo(inSound(m_content.clip.begin) - Frames(std::llround(margin * m_axis.framesPerPixel())));
}

void ClipView::setSpectrogram(std::shared_ptr<const Spectrogram> spectrogram)
{
    if (m_spectrogram == spectrogram)
        return;
    m_spectrogram = std::move(spectrogram);
    m_spectrogramImage = {};
    m_main = {};
    update();
}

void ClipView::setPlayhead(Seconds position)
{
    const Frames to = framesAt(position);
    if (m_playhead == to)
        return;
    const Frames before = std::exchange(m_playhead, to);
    const double x = m_axis.toX(to);
    if (m_following && (x < 0 || x >= width()) && m_drag == Drag::None) {
        auto axis = m_axis;
        axis.scrollTo(to - Frames(std::llround(kFollowMargin * width() * m_axis.framesPerPixel())));
        return setView(axis);
    }
    update(playheadRect(before));
    update(playheadRect(to));
    if (overviewX(inRecording(before)) != overviewX(inRecording(to)))
        update(lanes().overview);
}

int ClipView::overviewX(Frames recording) const
{
    const auto rate = m_content.sound ? m_content.sound->rate : kStudioRate;
    return qRound(TimeAxis(m_content.recordingLength, rate, width()).toX(recording));
}

QRect ClipView::playheadRect(Frames sound) const
{
    const int x = qRound(m_axis.toX(sound));
    return {x - u(2), 0, 2 * u(2) + 1, lanes().bottom()};
}

void ClipView::invalidate()
{
    m_main = {};
    m_overview = {};
    update();
}

void ClipView::setView(TimeAxis axis)
{
    m_axis = axis;
    refreshMarks();
    m_main = {};
    update();
    Q_EMIT viewChanged();
}

void ClipView::zoomBy(double factor, double aroundX)
{
    m_isFitted = false;
    auto axis = m_axis;
    axis.zoom(factor, aroundX);
    setView(axis);
}

double ClipView::zoomCentre() const
{
    const double x = m_axis.toX(m_playhead);
    return x >= 0 && x < width() ? x : width() / 2.0;
}

void ClipView::zoomIn()
{
    zoomBy(kZoomStep, zoomCentre());
}

void ClipView::zoomOut()
{
    zoomBy(1 / kZoomStep, zoomCentre());
}

void ClipView::fit()
{
    m_isFitted = true;
    m_gain = 1;
    arriveAtClip({});
    setView(m_axis);
}

void ClipView::reveal(Frames sound)
{
    const double x = m_axis.toX(sound);
    if (x >= 0 && x < width())
        return;
    m_isFitted = false;
    auto axis = m_axis;
    axis.scrollTo(sound - Frames(std::llround(width() / 2.0 * m_axis.framesPerPixel())));
    setView(axis);
}

void ClipView::setSnapping(bool snapping)
{
    if (std::exchange(m_isSnapping, snapping) != snapping)
        Q_EMIT snappingChanged(snapping);
}

void ClipView::setSpectrogramShown(bool shown)
{
    if (m_isSpectrogramShown == shown)
        return;
    m_isSpectrogramShown = shown;
    m_main = {};
    update();
    Q_EMIT spectrogramShownChanged(shown);
}

void ClipView::seekTo(Frames sound)
{
    if (m_content.sound)
        Q_EMIT seekRequested(secondsAt(std::clamp(sound, Frames(0), m_content.sound->length())));
}

/// Of the sound; the other edge stays, and keeps its distance.
void ClipView::moveEdge(Edge edge, Frames sound)
{
    const auto& rate = m_content.sound->rate;
    const Frames least = toFrames(kShortestClip, rate);
    const Frames at = inRecording(sound);
    auto& trim = m_content.trim;
    m_lastEdge = edge;
    if (edge == Edge::Begin)
        trim.begin = std::max(inRecording(Frames(0)), std::min(at, trim.end - least));
    else
        trim.end = std::min(inRecording(m_content.sound->length()), std::max(at, trim.begin + least));
    update();
}

void ClipView::finishTrim(const FrameSpan& before)
{
    if (m_content.trim != before)
        Q_EMIT trimChanged(m_content.trim.begin, m_content.trim.end);
}

Frames ClipView::cutPlace() const
{
    const bool snaps = m_isSnapping && m_content.sound;
    return inRecording(snaps ? snappedCut(*m_content.sound, m_playhead, SnapReach::Key) : m_playhead);
}

void ClipView::trimToPlayhead(Edge edge)
{
    if (!m_content.sound)
        return;
    const auto before = m_content.trim;
    m_lastEdge = edge;
    const Frames away = m_playhead - inSound(edge == Edge::Begin ? before.begin : before.end);
    if (std::abs(toSeconds(away, m_content.sound->rate).value) < kSame.value)
        return; // it is there, and would only be snapped to and fro
    const Frames at = cutPlace(), least = toFrames(kShortestClip, m_content.sound->rate);
    if (edge == Edge::Begin ? at > before.end - least : at < before.begin + least) {
        Q_EMIT trimRefused();
        return;
    }
    moveEdge(edge, inSound(at));
    finishTrim(before);
}

void ClipView::nudgeTrim(Milliseconds by)
{
    if (!m_content.sound)
        return;
    const auto before = m_content.trim;
    const Frames step = toFrames(Milliseconds(std::abs(by.value)), m_content.sound->rate);
    const Frames from = inSound(m_lastEdge == Edge::Begin ? before.begin : before.end);
    moveEdge(m_lastEdge, by < Milliseconds(0) ? from - step : from + step);
    reveal(inSound(m_lastEdge == Edge::Begin ? m_content.trim.begin : m_content.trim.end));
    finishTrim(before);
}

/// Where the sound ends there is no room beyond the edge: the tab is inside then, and the line still seen.
ClipView::Handle ClipView::handle(Edge edge) const
{
    const bool isBegin = edge == Edge::Begin;
    const int x = qRound(m_axis.toX(inSound(isBegin ? m_content.trim.begin : m_content.trim.end)));
    const int tab = u(kTab);
    const bool isAtEdge = isBegin ? x >= 0 && x < tab : x <= width() && x > width() - tab;
    const bool isTabLeft = isBegin != isAtEdge;
    const int line = isAtEdge ? std::clamp(x, 1, width() - 1) : x;
    return {line, QRect(isTabLeft ? line - tab : line, lanes().wave.top(), tab, u(4))};
}

QRect ClipView::handleRect(Edge edge) const
{
    const auto all = lanes();
    const auto [line, tab] = handle(edge);
    const double middle = (line + tab.center().x()) / 2.0;
    return QRectF(middle - kGrab, all.wave.top(), 2 * kGrab, all.bottom() - all.wave.top()).toRect() & rect();
}

QString ClipView::description() const
{
    if (!m_content.sound)
        return m_emptyText.isEmpty() ? tr("No clip") : m_emptyText;
    const auto length = words::seconds(toSeconds(m_content.trim.length(), m_content.sound->rate));
    return tr("Clip %1, %2, %3: %4. Position %5.")
        .arg(m_content.number)
        .arg(length, words::phrase(m_content.verdict), words::phrases(m_content.findings),
             words::number(playhead().value, 2));
}

QString ClipView::readout(const QPoint& point) const
{
    if (!m_content.sound)
        return {};
    const auto all = lanes();
    const Frames at = m_axis.toFrames(point.x());
    const Seconds seconds = secondsAt(at);
    QStringList parts{tr("%1 s").arg(words::number(seconds.value, 2))};
    if (all.spectrogram.contains(point) && m_spectrogram) {
        const double height = all.spectrogram.bottom() + 1 - point.y() - 0.5;
        const double hz = m_spectrogram->topHz * height / all.spectrogram.height();
        parts << tr("%1 kHz").arg(words::number(hz / 1000, 2));
        if (const auto level = m_spectrogram->levelAt(at, hz))
            parts << tr("%1 dB").arg(words::number(level->value, 0));
    } else if (all.wave.contains(point)) {
        const auto around =
            m_content.sound->peaks.columns(at, at + toFrames(Milliseconds(10), m_content.sound->rate), 1);
        parts << tr("%1 dB").arg(words::number(toDecibels(around.front().rms).value, 0));
    }
    for (const auto& word : m_content.words)
        if (seconds >= word.start && seconds < word.end)
            parts << toQString(word.text);
    return parts.join(QStringLiteral("   "));
}

QSize ClipView::sizeHint() const
{
    return {u(200), u(75)};
}

QSize ClipView::minimumSizeHint() const
{
    return {u(60), u(36)};
}

} // namespace understudy

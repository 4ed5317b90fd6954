#include "widgets/compare/difference_view.h"

#include "core/measure/errors/alignment.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/progress_text.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace understudy {

using metrics::u;

namespace {

constexpr double kLowestHz = 60, kHighestHz = 400; // of pitch
constexpr double kGapSeconds = 0.03;               // longer, and the voice paused
constexpr std::array kInks{Token::Wave, Token::Wave2, Token::Ok, Token::Warn, Token::Lock, Token::Bad};

Token inkOf(std::size_t sound)
{
    return kInks.at(sound % kInks.size());
}

int nameHeight()
{
    return u(5);
}
int waveHeight()
{
    return u(14);
}
int spectrogramHeight()
{
    return u(18);
}
int pitchHeight()
{
    return u(28);
}

Token inkOf(ComparedWord::Kind kind)
{
    return kind == ComparedWord::Kind::Same ? Token::Text : Token::Bad;
}

QString textOf(const ComparedWord& word)
{
    switch (word.kind) {
    case ComparedWord::Kind::Same:
        return word.word;
    case ComparedWord::Kind::Other:
        return QStringLiteral("≠ ") + word.word; // not by colour alone
    case ComparedWord::Kind::Missing:
        return QStringLiteral("− ") + word.word;
    case ComparedWord::Kind::Added:
        break;
    }
    return QStringLiteral("+ ") + word.word;
}

} // namespace

ShownSound showSound(const QString& name, const Waveform& sound)
{
    ShownSound shown{name,
                     sound.length(),
                     sound.rate,
                     {},
                     spectrogramOf(sound.samples, sound.rate),
                     pitchCurve(sound.samples, sound.rate)};
    shown.peaks.add(sound.samples);
    return shown;
}

std::vector<ComparedWord> compareWords(const std::string& written, const std::string& heard)
{
    std::vector<ComparedWord> words;
    const auto alignment = alignWords(written, heard);
    if (!alignment)
        return words;
    const auto reference = countedWords(written), hypothesis = countedWords(heard);
    for (const auto& run : *alignment) {
        const bool isDeleted = run.change == Change::Delete;
        const auto kind = run.change == Change::Equal        ? ComparedWord::Kind::Same
                          : run.change == Change::Substitute ? ComparedWord::Kind::Other
                          : isDeleted                        ? ComparedWord::Kind::Missing
                                                             : ComparedWord::Kind::Added;
        const auto& from = isDeleted ? reference : hypothesis;
        const auto begin = isDeleted ? run.referenceBegin : run.hypothesisBegin;
        const auto end = isDeleted ? run.referenceEnd : run.hypothesisEnd;
        for (auto i = begin; i < end; ++i)
            words.push_back({toQString(from[i]), kind});
    }
    return words;
}

DifferenceView::DifferenceView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    setAccessibleName(tr("Differences"));
}

void DifferenceView::setSounds(std::vector<std::shared_ptr<const ShownSound>> sounds)
{
    m_rows.clear();
    for (auto& sound : sounds)
        m_rows.push_back({std::move(sound), {}, {}});
    makeImages();
    describe();
    updateGeometry();
    update();
}

void DifferenceView::setWords(std::size_t sound, std::vector<ComparedWord> words)
{
    if (sound >= m_rows.size())
        return;
    m_rows[sound].words = std::move(words);
    describe();
    updateGeometry();
    update();
}

void DifferenceView::setPosition(Seconds position)
{
    const int before = int(toX(m_position)), now = int(toX(position));
    m_position = position;
    if (before == now)
        return;
    update(before - 2, 0, 5, height());
    update(now - 2, 0, 5, height());
}

void DifferenceView::setCurrent(std::size_t sound)
{
    m_current = sound;
    update();
}

void DifferenceView::makeImages()
{
    for (auto& row : m_rows) {
        const auto& spectrogram = row.sound->spectrogram;
        row.image = QImage(spectrogram.columns, spectrogram.rows, QImage::Format_Indexed8);
        row.image.setColorTable(spectrogramColors(viewPalette(this).scheme));
        const auto width = std::size_t(spectrogram.columns);
        for (int line = 0; line < spectrogram.rows; ++line)
            std::memcpy(row.image.scanLine(line), spectrogram.levels.data() + std::size_t(line) * width,
                        width);
        row.image = row.image.convertToFormat(QImage::Format_RGB32);
    }
}

void DifferenceView::describe()
{
    QStringList lines;
    for (const auto& row : m_rows) {
        QStringList wrong;
        for (const auto& word : row.words)
            if (word.kind != ComparedWord::Kind::Same)
                wrong << textOf(word);
        auto line = tr("%1: %2 long")
                        .arg(row.sound->name, words::seconds(toSeconds(row.sound->length, row.sound->rate)));
        if (!wrong.isEmpty())
            line += tr(", heard otherwise: %1").arg(wrong.join(QStringLiteral(", ")));
        lines << line;
    }
    setAccessibleDescription(lines.join(QStringLiteral(". ")));
}

Seconds DifferenceView::length() const
{
    Seconds longest(0.1);
    for (const auto& row : m_rows)
        longest = std::max(longest, toSeconds(row.sound->length, row.sound->rate));
    return longest;
}

double DifferenceView::toX(Seconds at) const
{
    return at.value / length().value * width();
}

int DifferenceView::rowHeight() const
{
    const bool hasWords = std::ranges::any_of(m_rows, [](const Row& row) { return !row.words.empty(); });
    return nameHeight() + waveHeight() + spectrogramHeight() + (hasWords ? u(5) : 0) + u(2);
}

QSize DifferenceView::sizeHint() const
{
    return {u(150), int(m_rows.size()) * rowHeight() + nameHeight() + pitchHeight()};
}

QSize DifferenceView::minimumSizeHint() const
{
    return {u(60), sizeHint().height()};
}

void DifferenceView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const auto& tokens = viewPalette(this);
    int top = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        paintRow(painter, m_rows[i], {0, top, width(), rowHeight()}, i == m_current);
        top += rowHeight();
    }
    paintPitch(painter, {0, top, width(), nameHeight() + pitchHeight()});
    painter.fillRect(QRectF(std::floor(toX(m_position)), 0, 1, height()), tokens[Token::Playhead]);
}

void DifferenceView::paintRow(QPainter& painter, const Row& row, const QRect& lane, bool isCurrent) const
{
    const auto& tokens = viewPalette(this);
    const auto& sound = *row.sound;
    const auto index = std::size_t(&row - m_rows.data());
    painter.setFont(metrics::font(isCurrent ? metrics::Type::Strong : metrics::Type::Body));
    painter.setPen(tokens[Token::Text]);
    painter.drawText(QRect(0, lane.top(), lane.width(), nameHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     sound.name);
    const QRect wave(0, lane.top() + nameHeight(), lane.width(), waveHeight());
    painter.fillRect(wave, tokens[Token::Surface]);
    const int columns = std::max(1, int(toX(toSeconds(sound.length, sound.rate))));
    const auto peaks = sound.peaks.columns(Frames(0), sound.length, columns);
    const double middle = wave.center().y(), reach = wave.height() / 2.0;
    for (int x = 0; x < columns; ++x) {
        const auto& peak = peaks[std::size_t(x)];
        const double upper = middle - double(peak.max) * reach, lower = middle - double(peak.min) * reach;
        painter.fillRect(QRectF(x, upper, 1, std::max(1.0, lower - upper)), tokens[inkOf(index)]);
    }
    const QRect image(0, wave.bottom() + 1, columns, spectrogramHeight());
    painter.fillRect(QRect(0, image.top(), lane.width(), image.height()),
                     QColor(spectrogramColors(tokens.scheme).front()));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(image, row.image);
    if (!row.words.empty())
        paintWords(painter, row, {0, image.bottom() + 1, lane.width(), u(5)});
}

void DifferenceView::paintWords(QPainter& painter, const Row& row, const QRect& lane) const
{
    const auto& tokens = viewPalette(this);
    int x = lane.left();
    for (const auto& word : row.words) {
        painter.setFont(metrics::font(word.kind == ComparedWord::Kind::Same ? metrics::Type::Body
                                                                            : metrics::Type::Strong));
        painter.setPen(tokens[inkOf(word.kind)]);
        const auto text = textOf(word);
        painter.drawText(QRect(x, lane.top(), lane.right() - x, lane.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text) + u(1.5);
    }
}

void DifferenceView::paintPitch(QPainter& painter, const QRect& lane) const
{
    const auto& tokens = viewPalette(this);
    painter.setFont(metrics::font(metrics::Type::Body));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(QRect(0, lane.top(), lane.width(), nameHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Pitch, %1 to %2 Hz").arg(int(kLowestHz)).arg(int(kHighestHz)));
    const QRect plot(0, lane.top() + nameHeight(), lane.width(), pitchHeight());
    painter.fillRect(plot, tokens[Token::Surface]);
    const auto toY = [&](double hertz) {
        return plot.bottom() -
               std::log2(hertz / kLowestHz) / std::log2(kHighestHz / kLowestHz) * plot.height();
    };
    for (const double hertz : {100.0, 200.0, 300.0})
        painter.fillRect(QRectF(0, toY(hertz), plot.width(), 1), tokens[Token::Grid]);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        QPainterPath path;
        double last = -1;
        for (const auto& point : m_rows[i].sound->pitch) {
            const QPointF at(toX(point.at), toY(point.hertz));
            if (last < 0 || point.at.value - last > kGapSeconds)
                path.moveTo(at);
            else
                path.lineTo(at);
            last = point.at.value;
        }
        // The dash tells them apart too.
        QPen pen(tokens[inkOf(i)], 1.75);
        pen.setStyle(i % 2 == 0 ? Qt::SolidLine : Qt::DashLine);
        painter.setPen(pen);
        painter.drawPath(path);
    }
}

void DifferenceView::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT seekRequested(
        Seconds(std::clamp(event->position().x() / std::max(1, width()), 0.0, 1.0) * length().value));
}

void DifferenceView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        makeImages();
}

} // namespace understudy

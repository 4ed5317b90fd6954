#include "widgets/waveform/level_meters.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/progress_text.h"

#include <QPainter>

namespace understudy {

using metrics::u;

namespace {

// What the bars span. Speech lies in the upper half of each, and the ticks stand clear of the ends.
constexpr double kQuietest = -41; // LUFS
constexpr double kLoudest = -9;
constexpr double kLowestPeak = -24; // dBTP
constexpr double kHighestPeak = 0;

double share(double value, double low, double high)
{
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

} // namespace

struct LevelMeters::Row
{
    QString name;
    std::optional<double> value;
    double target = 0;
    double low = kQuietest;
    double high = kLoudest;
    bool isLimit = false; ///< above the tick is wrong
};

LevelMeters::LevelMeters(Shape shape, QWidget* parent) : QWidget(parent), m_shape(shape)
{
    setSizePolicy(QSizePolicy::Fixed, shape == Shape::Line ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    describe();
}

void LevelMeters::setLevels(const Levels& levels)
{
    if (m_levels == levels)
        return;
    m_levels = levels;
    describe();
    update();
}

void LevelMeters::setTargets(Lufs target, Decibels ceiling)
{
    m_target = target;
    m_ceiling = ceiling;
    describe();
    update();
}

QSize LevelMeters::sizeHint() const
{
    return m_shape == Shape::Line ? QSize(u(48), u(6)) : QSize(u(58), u(40));
}

QSize LevelMeters::minimumSizeHint() const
{
    return m_shape == Shape::Line ? sizeHint() : QSize(u(50), u(30));
}

std::vector<LevelMeters::Row> LevelMeters::rows() const
{
    const auto plain = [](const auto& quantity) {
        return quantity ? std::optional<double>(quantity->value) : std::nullopt;
    };
    return {{tr("Momentary"), plain(m_levels.momentary), m_target.value},
            {tr("Short-term"), plain(m_levels.shortTerm), m_target.value},
            {tr("Integrated"), plain(m_levels.integrated), m_target.value},
            {tr("True peak"), plain(m_levels.truePeak), m_ceiling.value, kLowestPeak, kHighestPeak, true}};
}

void LevelMeters::describe()
{
    setAccessibleName(tr("Level"));
    QStringList parts;
    for (const auto& row : rows())
        parts << tr("%1 %2").arg(row.name, row.value ? words::number(*row.value, 1) : tr("not measured"));
    parts << marksText();
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QString LevelMeters::marksText() const
{
    return tr("Marks: target %1, limit %2")
        .arg(words::number(m_target.value, 1), words::number(m_ceiling.value, 1));
}

void LevelMeters::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), viewPalette(this)[Token::Raised]);
    if (m_shape == Shape::Line)
        paintRow(painter, rect(), rows()[1]);
    else
        paintPanel(painter);
}

void LevelMeters::paintPanel(QPainter& painter) const
{
    const auto& tokens = viewPalette(this);
    const QRect area = rect().adjusted(u(3), u(3), -u(3), -u(2));
    QRect line(area.left(), area.top(), area.width(), u(4.5));
    painter.setPen(tokens[Token::Text]);
    painter.setFont(metrics::font(metrics::Type::Strong));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("Level"));
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, tr("LUFS, dBTP"));
    line.translate(0, u(5.5));
    for (const auto& row : rows()) {
        paintRow(painter, line, row);
        line.translate(0, u(5.75));
    }
    painter.setPen(tokens[Token::Muted]);
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, marksText());
}

void LevelMeters::paintRow(QPainter& painter, const QRect& line, const Row& row) const
{
    const auto& tokens = viewPalette(this);
    const QFontMetrics caption(metrics::font(metrics::Type::Caption));
    int nameWidth = caption.horizontalAdvance(row.name);
    if (m_shape == Shape::Panel) // bars start at one edge
        for (const auto& other : rows())
            nameWidth = std::max(nameWidth, caption.horizontalAdvance(other.name));
    const int figureWidth = fontMetrics().horizontalAdvance(QStringLiteral("−00.0"));
    painter.setFont(metrics::font(metrics::Type::Caption));
    painter.setPen(tokens[Token::Muted]);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
    const QRect bar(line.left() + nameWidth + u(2), line.center().y() - u(0.75),
                    line.width() - nameWidth - figureWidth - u(5), u(1.75));
    const bool isOver = row.isLimit && row.value && *row.value > row.target;
    painter.fillRect(bar, tokens[Token::Sunken]);
    if (row.value) {
        const int filled = qRound(bar.width() * share(*row.value, row.low, row.high));
        painter.fillRect(QRect(bar.topLeft(), QSize(filled, bar.height())),
                         tokens[isOver ? Token::Bad : Token::WaveRms]);
    }
    const int tick = bar.left() + qRound(bar.width() * share(row.target, row.low, row.high));
    painter.fillRect(QRect(tick, bar.top() - u(0.75), 2, bar.height() + u(1.5)), tokens[Token::Text]);
    painter.setFont(font());
    painter.setPen(tokens[isOver ? Token::Bad : Token::Text]);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     row.value ? words::number(*row.value, 1) : QStringLiteral("–"));
}

} // namespace understudy

#include "widgets/charts/chart_words.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace understudy {

namespace {

constexpr int kShort = 3; // digits of what stands in a header
constexpr int kExact = 4;

struct ChartText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::ChartText)
};

bool isFront(const LineData& line)
{
    return line.isShown && line.what.run.isEmpty();
}

std::optional<double> valueAt(const MetricCurve& curve, std::int64_t step)
{
    const auto index = curve.indexBefore(static_cast<double>(step));
    return index ? std::optional(curve.at(*index).value) : std::nullopt;
}

void addLine(std::vector<Readout>& rows, const LineData& line, ChartFigure figure, std::int64_t step)
{
    const auto& curve = line.strong();
    const auto index = curve.indexBefore(static_cast<double>(step));
    if (!index)
        return;
    const auto point = curve.at(*index);
    const auto name =
        point.step == step || line.what.kind == LineKind::Dense
            ? line.fullName()
            : ChartText::tr("%1, step %2").arg(line.fullName(), words::count(double(point.step)));
    rows.push_back({name, figureText(figure, point.value, kExact)});
    if (line.smooth)
        if (const auto raw = valueAt(line.points, step))
            rows.push_back(
                {ChartText::tr("%1, not smoothed").arg(line.fullName()), figureText(figure, *raw, kExact)});
}

/// Between the first dense and the first sparse line of the run in front.
std::optional<double> gapAt(const ChartData& chart, std::int64_t step)
{
    const auto firstOf = [&](LineKind kind) -> std::optional<double> {
        const auto found = std::ranges::find_if(
            chart.lines, [&](const auto& line) { return isFront(*line) && line->what.kind == kind; });
        return found == chart.lines.end() ? std::nullopt : valueAt((*found)->strong(), step);
    };
    const auto dense = firstOf(LineKind::Dense), sparse = firstOf(LineKind::Sparse);
    return dense && sparse ? std::optional(*sparse - *dense) : std::nullopt;
}

QString highestText(const LineData& line, ChartFigure figure)
{
    const auto highest = line.points.highest();
    return highest ? figureText(figure, highest->value, kShort) : QString();
}

} // namespace

QString capitalised(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

QString stepText(std::int64_t step)
{
    return ChartText::tr("Step %1").arg(words::count(static_cast<double>(step)));
}

std::vector<Readout> readoutAt(const ChartData& chart, std::int64_t step)
{
    std::vector<Readout> rows;
    for (const auto& line : chart.lines)
        if (line->isShown)
            addLine(rows, *line, chart.spec.figure, step);
    if (const auto gap = gapAt(chart, step))
        rows.push_back({ChartText::tr("gap"), figureText(chart.spec.figure, *gap, kShort)});
    return rows;
}

QString readoutSentence(const ChartData& chart, std::int64_t step)
{
    QStringList parts;
    for (const auto& [name, value] : readoutAt(chart, step))
        parts << QStringLiteral("%1 %2").arg(name, value);
    return QStringLiteral("%1: %2").arg(stepText(step), parts.isEmpty() ? ChartText::tr("no value")
                                                                        : parts.join(QLatin1String(", ")));
}

std::vector<Readout> newestValues(const ChartData& chart)
{
    std::vector<Readout> values;
    const auto front = std::ranges::count_if(chart.lines, [](const auto& line) { return isFront(*line); });
    for (const auto& line : chart.lines) {
        const auto newest = isFront(*line) ? line->strong().last() : std::nullopt;
        if (!newest)
            continue;
        QString name = front > 1 ? line->what.name : QString();
        if (chart.spec.saysPeak)
            name = ChartText::tr("now, peak %1").arg(highestText(*line, chart.spec.figure));
        values.push_back({name, figureText(chart.spec.figure, newest->value, kShort)});
    }
    return values;
}

QString description(const LineData& line, ChartFigure figure)
{
    const auto newest = line.strong().last(), lowest = line.strong().lowest();
    if (!newest || !lowest)
        return ChartText::tr("%1: no values yet").arg(capitalised(line.fullName()));
    return ChartText::tr("%1, step %2: %3, lowest %4 at step %5")
        .arg(capitalised(line.fullName()), words::count(static_cast<double>(newest->step)),
             figureText(figure, newest->value, kShort), figureText(figure, lowest->value, kShort),
             words::count(static_cast<double>(lowest->step)));
}

QString description(const ChartData& chart)
{
    QStringList sentences;
    for (const auto& line : chart.lines)
        if (line->isShown)
            sentences << description(*line, chart.spec.figure);
    if (chart.limit)
        sentences << chart.limit->words;
    return sentences.isEmpty() ? ChartText::tr("No values yet") : sentences.join(QLatin1String(". "));
}

} // namespace understudy

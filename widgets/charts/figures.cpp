#include "widgets/charts/figures.h"

#include "widgets/words/progress_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace understudy {

namespace {

constexpr double kLogGrain = 50; // steps in a factor of ten that the ends of a logarithmic axis move by

/// Of 4,312: 3. Of 0: 0.
int exponentOf(double value)
{
    return value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
}

QString scientific(double value, int exponent, int decimals)
{
    return QStringLiteral("%1e%2").arg(words::number(value / std::pow(10, exponent), decimals)).arg(exponent);
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `least`.
double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

int decimalsOf(double step)
{
    return std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
}

double stepOf(const AxisMarks& marks)
{
    double step = marks.high - marks.low;
    for (std::size_t i = 1; i < marks.values.size(); ++i)
        step = std::min(step, marks.values[i] - marks.values[i - 1]);
    return step;
}

std::vector<double> multiples(double step, double low, double high)
{
    std::vector<double> values;
    const double most = high + step * 1e-6;
    for (double count = std::ceil(low / step - 1e-6); count * step <= most; ++count)
        values.push_back(count * step);
    return values;
}

std::vector<double> powers(std::span<const double> factors, double low, double high)
{
    std::vector<double> values;
    for (int exponent = exponentOf(low); std::pow(10, exponent) <= high; ++exponent)
        for (const double factor : factors)
            if (const double value = factor * std::pow(10, exponent); value >= low && value <= high)
                values.push_back(value);
    return values;
}

/// Bytes a unit holds that suits the largest of `marks`, and its name.
std::pair<double, QString> unitOf(const AxisMarks& marks)
{
    static const std::array<const char*, 5> names{"B", "kB", "MB", "GB", "TB"};
    const auto unit = static_cast<std::size_t>(std::clamp(exponentOf(marks.high) / 3, 0, 4));
    return {std::pow(1000, static_cast<double>(unit)), QLatin1String(names[unit])};
}

} // namespace

QString figureText(ChartFigure figure, double value, int digits)
{
    if (!std::isfinite(value))
        return words::number(value, 0);
    const int exponent = exponentOf(value);
    switch (figure) {
    case ChartFigure::Size:
        return words::size(Bytes(std::llround(value)));
    case ChartFigure::Count:
        return words::count(value);
    case ChartFigure::Number:
        if (exponent < 6 && exponent >= digits - 1)
            return words::count(value);
        if (value == 0 || (exponent >= -3 && exponent < 6))
            return words::number(value, std::clamp(digits - 1 - exponent, 0, 6));
        break;
    case ChartFigure::Scientific:
        if (value == 0)
            return words::number(value, 0);
        break;
    }
    return scientific(value, exponent, std::max(0, digits - 2));
}

AxisMarks linearMarks(double low, double high, int most)
{
    if (!(high > low)) {
        const double pad = low == 0 ? 1 : std::abs(low) / 10;
        low -= pad;
        high += pad;
    }
    const double step = roundStep((high - low) / most);
    const double grain = step / 2; // of the ends: a label more or less would be too much air
    AxisMarks marks{
        Scale::Linear, std::floor(low / grain + 1e-9) * grain, std::ceil(high / grain - 1e-9) * grain, {}};
    marks.values = multiples(step, marks.low, marks.high);
    return marks;
}

AxisMarks logMarks(double low, double high, int most)
{
    static constexpr std::array kFactors{1.0, 2.0, 5.0};
    const auto end = [](double value, auto round) {
        return std::pow(10, round(std::log10(value) * kLogGrain) / kLogGrain);
    };
    AxisMarks marks{Scale::Log,
                    end(low, [](double at) { return std::floor(at); }),
                    end(high, [](double at) { return std::ceil(at); }),
                    {}};
    if (!(marks.high > marks.low)) {
        marks.low /= 2;
        marks.high *= 2;
    }
    const auto room = static_cast<std::size_t>(most);
    marks.values = powers(kFactors, marks.low, marks.high);
    if (marks.values.size() > room)
        marks.values = powers(std::span(kFactors).first(1), marks.low, marks.high);
    if (marks.values.size() < 2)
        marks.values = multiples(roundStep((marks.high - marks.low) / most), marks.low, marks.high);
    while (marks.values.size() > room) { // every second power of ten
        std::size_t index = 0;
        std::erase_if(marks.values, [&index](double) { return index++ % 2 == 1; });
    }
    return marks;
}

QStringList markTexts(ChartFigure figure, const AxisMarks& marks)
{
    const bool isApart = marks.scale == Scale::Log && marks.high > 10 * marks.low;
    const double step = stepOf(marks);
    const int exponent = exponentOf(std::max(std::abs(marks.low), std::abs(marks.high)));
    const auto [unit, unitName] = unitOf(marks);
    QStringList texts;
    for (const double value : marks.values) {
        if (isApart)
            texts << figureText(figure, value, 1);
        else if (figure == ChartFigure::Size)
            texts << QStringLiteral("%1 %2").arg(words::number(value / unit, decimalsOf(step / unit)),
                                                 unitName);
        else if (value == 0)
            texts << words::number(value, 0);
        else if (figure == ChartFigure::Scientific || exponent < -3 || exponent > 5)
            texts << scientific(value, exponent, decimalsOf(step / std::pow(10, exponent)));
        else if (step >= 1)
            texts << words::count(value);
        else
            texts << words::number(value, decimalsOf(step));
    }
    return texts;
}

} // namespace understudy

// What charts write: values of a metric, the marks of an axis.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace understudy {

/// How a metric's values are written.
enum class ChartFigure
{
    Number,     ///< "4.312"
    Scientific, ///< "2.0e-5"
    Size,       ///< bytes: "7.9 GB"
    Count       ///< "1,460"
};

/// With so many digits that count; sizes and counts have their own.
QString figureText(ChartFigure figure, double value, int digits);

enum class Scale
{
    Linear,
    Log
};

/// The labelled values of an axis, in order, and its ends, which hold all values it was made for.
struct AxisMarks
{
    Scale scale = Scale::Linear;
    double low = 0; ///< above 0 where logarithmic
    double high = 1;
    std::vector<double> values;

    bool operator==(const AxisMarks&) const = default;
};

/// At most `most` marks, of 1, 2 or 5 times a power of ten.
AxisMarks linearMarks(double low, double high, int most);
/// Powers of ten, with 2 and 5 of them where there is room; of short ranges linear ones.
AxisMarks logMarks(double low, double high, int most);
/// With equal decimals and one unit or exponent; across powers of ten each has its own.
QStringList markTexts(ChartFigure figure, const AxisMarks& marks);

} // namespace understudy

#include "widgets/charts/chart_data.h"

#include <algorithm>
#include <array>

namespace understudy {

LineLook lookOf(const ChartLine& line)
{
    struct RunLook
    {
        Token color;
        Marker marker;
    };
    // The run in front, then those laid over it.
    static constexpr std::array kRuns{
        RunLook{Token::Accent, Marker::Ring}, RunLook{Token::Lock, Marker::Square},
        RunLook{Token::Wave2Rms, Marker::Diamond}, RunLook{Token::Muted, Marker::Triangle}};
    const auto place = static_cast<std::size_t>(line.place);
    const auto& run = kRuns[place < kRuns.size() ? place : 1 + (place - 1) % (kRuns.size() - 1)];
    if (line.kind == LineKind::Sparse)
        return {line.place == 0 ? Token::Warn : run.color, Qt::DashLine, run.marker};
    return {run.color, Qt::SolidLine, line.place == 0 ? Marker::None : run.marker};
}

QString LineData::fullName() const
{
    return what.run.isEmpty() ? what.name : QStringLiteral("%1 %2").arg(what.run, what.name);
}

LineData* ChartData::find(int id) const
{
    const auto found = std::ranges::find_if(lines, [id](const auto& line) { return line->id == id; });
    return found == lines.end() ? nullptr : found->get();
}

bool ChartData::isEmpty() const
{
    return std::ranges::all_of(lines, [](const auto& line) { return line->points.isEmpty(); });
}

bool ChartData::isAnySmoothed() const
{
    return std::ranges::any_of(lines, [](const auto& line) { return line->what.isSmoothed; });
}

} // namespace understudy

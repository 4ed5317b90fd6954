#include "core/data/dataset/report_parts_p.h"

#include "core/base/digits.h"
#include "core/data/clips/findings.h"
#include "core/data/dataset/report_words_p.h"
#include "core/data/qc/defect_rate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace understudy {
namespace {

struct Axis
{
    const char* title;
    Measure measure;
    double from, to, step;
    int decimals;
};

constexpr std::array kAxes{
    Axis{"Length, s", Measure::Duration, 0, 20, 1, 1},
    Axis{"Speech over noise, dB", Measure::SignalToNoise, 0, 80, 4, 1},
    Axis{"Loudness, LUFS", Measure::Loudness, -50, -10, 2, 1},
    Axis{"Pitch, Hz", Measure::Pitch, 60, 400, 17, 0},
    Axis{"Words", Measure::Words, 0, 60, 3, 0},
};

/// Bars of how many clips lie where; what lies beyond counts at the end. A line at the median.
ReportChart chartOf(const Axis& axis, std::vector<double> values)
{
    constexpr double kWidth = 420, kHeight = 120, kLeft = 30;
    const auto count = std::size_t(std::lround((axis.to - axis.from) / axis.step));
    std::vector<int> bins(count);
    for (const auto value : values)
        ++bins[std::size_t(std::clamp((value - axis.from) / axis.step, 0.0, double(count) - 1))];
    const auto most = std::max(1, *std::ranges::max_element(bins));
    const auto x = [&](double value) {
        return kLeft +
               (kWidth - kLeft) * (std::clamp(value, axis.from, axis.to) - axis.from) / (axis.to - axis.from);
    };
    std::string svg = "<line x1=\"30\" x2=\"420\" y1=\"120\" y2=\"120\"/>";
    for (std::size_t i = 0; i < count; ++i) {
        const auto height = (kHeight - 12) * bins[i] / most;
        if (bins[i] > 0)
            svg += "<rect x=\"" + digitsOf(x(axis.from + axis.step * double(i)) + 1, 1) + "\" y=\"" +
                   digitsOf(kHeight - height, 1) + "\" width=\"" +
                   digitsOf((kWidth - kLeft) / double(count) - 2, 1) + "\" height=\"" + digitsOf(height, 1) +
                   "\"><title>" + std::to_string(bins[i]) + "</title></rect>";
    }
    std::ranges::sort(values);
    const auto median = values[values.size() / 2];
    svg += "<line class=\"mid\" x1=\"" + digitsOf(x(median), 1) + "\" x2=\"" + digitsOf(x(median), 1) +
           "\" y1=\"8\" y2=\"120\"/><text x=\"0\" y=\"18\">" + std::to_string(most) + "</text>";
    for (int i = 0; i <= 4; ++i) {
        const auto value = axis.from + (axis.to - axis.from) * i / 4;
        svg += "<text text-anchor=\"" +
               std::string(i == 0   ? "start"
                           : i == 4 ? "end"
                                    : "middle") +
               "\" x=\"" + digitsOf(x(value), 1) + "\" y=\"138\">" + digitsOf(value, 0) + "</text>";
    }
    return {axis.title, digitsOf(median, axis.decimals), std::move(svg)};
}

/// "4 recordings"; "3 of 4 recordings" where one gave no clip.
std::string countedRecordings(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    std::set<std::string_view> used;
    for (const auto& placed : rows)
        used.insert(placed.row.clip.recording);
    const auto all = report.recordings.size();
    return (used.size() < all ? std::to_string(used.size()) + " of " : "") + std::to_string(all) +
           (all == 1 ? " recording" : " recordings");
}

} // namespace

std::vector<ReportCard> reportCards(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    double seconds = 0, inside = 0, measured = 0, defective = 0;
    for (const auto& placed : rows) {
        const auto length = placed.row.duration().value;
        seconds += length;
        inside += length >= 5 && length <= 15 ? 1 : 0;
        measured += placed.row.clip.figures.empty() ? 0 : 1;
        defective += isDefective(placed.row.clip) ? 1 : 0;
    }
    const auto& totals = report.totals;
    const auto share = 100 * inside / double(std::max<std::size_t>(1, rows.size()));
    const auto speech =
        totals.speechSeconds > 0 ? 100 * totals.exportedSpeechSeconds / totals.speechSeconds : 0;
    const auto faults = 100 * defective / std::max(1.0, measured);
    const auto unsure = report.guessedWords.size() + report.draftWords.size();
    return {{digitsOf(seconds / 60, 1), "minutes", "goal 30 to 90", seconds >= 1800 && seconds <= 5400},
            {std::to_string(rows.size()), rows.size() == 1 ? "clip" : "clips",
             countedRecordings(report, rows), true},
            {digitsOf(share, 1) + " %", "of 5 to 15 s", "goal at least 90", share >= 90},
            {digitsOf(speech, 1) + " %", "of the speech used", "goal at least 90", speech >= 90},
            {digitsOf(faults, 1) + " %", "defective", "goal at most 5", faults <= 100 * kDefectGoal},
            {std::to_string(unsure), unsure == 1 ? "clip of unsure words" : "clips of unsure words",
             "goal none", unsure == 0},
            {std::to_string(totals.rejectedClips),
             totals.rejectedClips == 1 ? "clip left out" : "clips left out", "reasons below", true}};
}

std::vector<ReportChart> reportCharts(const std::vector<PlacedRow>& rows)
{
    std::vector<ReportChart> charts;
    for (const auto& axis : kAxes) {
        std::vector<double> values;
        for (const auto& placed : rows)
            if (const auto value = placed.row.clip.figure(axis.measure))
                values.push_back(*value);
        if (!values.empty())
            charts.push_back(chartOf(axis, std::move(values)));
    }
    return charts;
}

std::vector<std::pair<std::string, int>> sortedRules(const std::map<std::string, int>& rules)
{
    std::vector<std::pair<std::string, int>> all;
    for (const auto& [rule, clips] : rules)
        all.emplace_back(ruleWords(rule), clips);
    std::ranges::stable_sort(all, std::greater(), &std::pair<std::string, int>::second);
    return all;
}

} // namespace understudy

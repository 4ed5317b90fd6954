#include "core/data/dataset/report_p.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace understudy {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>
:root{--back:#eceef1;--card:#fff;--line:#d3d8de;--muted:#545c66;--text:#1a1e23;--fill:#22599c;--warn:#8a5600;--ok:#1b7042}
@media(prefers-color-scheme:dark){:root{--back:#14171b;--card:#1d2126;--line:#3a414a;--muted:#a4adb8;--text:#e8eaed;--fill:#6ea3e0;--warn:#e0a84a;--ok:#5cc08b}}
body{margin:0;padding:24px;background:var(--back);color:var(--text);font:14px/1.45 "Noto Sans",system-ui,sans-serif}
main{max-width:1120px;margin:auto}h1{font-size:20px;margin:0 0 16px}h2{font-size:15px;margin:0 0 8px}
.row{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;margin-bottom:12px}
.wide{grid-template-columns:repeat(auto-fit,minmax(330px,1fr))}
section{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:14px 16px;overflow-x:auto}
.big{font-size:26px;font-weight:600}.muted{color:var(--muted)}.met{color:var(--ok)}.short{color:var(--warn)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{color:var(--muted);font-weight:500}
svg{width:100%;height:auto;display:block}rect{fill:var(--fill)}text{fill:var(--muted);font-size:11px}line{stroke:var(--line)}line.mid{stroke:var(--warn);stroke-width:2}
</style>
)";

std::string number(double value, int decimals)
{
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    return {text.data(), end.ptr};
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '&')
            safe += "&amp;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

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
std::string histogram(const Axis& axis, std::vector<double> values)
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
    std::string svg = "<svg viewBox=\"0 0 420 150\" role=\"img\" aria-label=\"" + std::string(axis.title) +
                      "\"><line x1=\"30\" x2=\"420\" y1=\"120\" y2=\"120\"/>";
    for (std::size_t i = 0; i < count; ++i) {
        const auto height = (kHeight - 12) * bins[i] / most;
        if (bins[i] > 0)
            svg += "<rect x=\"" + number(x(axis.from + axis.step * double(i)) + 1, 1) + "\" y=\"" +
                   number(kHeight - height, 1) + "\" width=\"" +
                   number((kWidth - kLeft) / double(count) - 2, 1) + "\" height=\"" + number(height, 1) +
                   "\"><title>" + std::to_string(bins[i]) + "</title></rect>";
    }
    std::ranges::sort(values);
    const auto median = values[values.size() / 2];
    svg += "<line class=\"mid\" x1=\"" + number(x(median), 1) + "\" x2=\"" + number(x(median), 1) +
           "\" y1=\"8\" y2=\"120\"/><text x=\"0\" y=\"18\">" + std::to_string(most) + "</text>";
    for (int i = 0; i <= 4; ++i) {
        const auto value = axis.from + (axis.to - axis.from) * i / 4;
        svg += "<text text-anchor=\"" +
               std::string(i == 0   ? "start"
                           : i == 4 ? "end"
                                    : "middle") +
               "\" x=\"" + number(x(value), 1) + "\" y=\"138\">" + number(value, 0) + "</text>";
    }
    return "<section><h2>" + std::string(axis.title) + " <span class=\"muted\">median " +
           number(median, axis.decimals) + "</span></h2>" + svg + "</svg></section>";
}

std::string card(const std::string& value, const std::string& what, const std::string& goal, bool isMet)
{
    return "<section><div class=\"big\">" + value + "</div><div>" + what + "</div><div class=\"" +
           (isMet ? "met" : "short") + "\">" + goal + "</div></section>";
}

std::string cards(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    double seconds = 0, inside = 0;
    for (const auto& [row, folder] : rows) {
        const auto length = row.duration().value;
        seconds += length;
        inside += length >= 5 && length <= 15 ? 1 : 0;
    }
    const auto& totals = report.totals;
    const auto share = 100 * inside / double(std::max<std::size_t>(1, rows.size()));
    const auto speech =
        totals.speechSeconds > 0 ? 100 * totals.exportedSpeechSeconds / totals.speechSeconds : 0;
    return "<div class=\"row\">" +
           card(number(seconds / 60, 1), "minutes", "goal 30 to 90", seconds >= 1800 && seconds <= 5400) +
           card(std::to_string(rows.size()), "clips",
                std::to_string(report.recordings.size()) + " recordings", true) +
           card(number(share, 1) + " %", "of 5 to 15 s", "goal at least 90", share >= 90) +
           card(number(speech, 1) + " %", "of the speech used", "goal at least 90", speech >= 90) +
           card(std::to_string(totals.rejectedClips), "clips left out", "reasons below", true) + "</div>";
}

std::string histograms(const std::vector<PlacedRow>& rows)
{
    std::string page = "<div class=\"row wide\">";
    for (const auto& axis : kAxes) {
        std::vector<double> values;
        for (const auto& [row, folder] : rows)
            if (const auto value = row.clip.figure(axis.measure))
                values.push_back(*value);
        if (!values.empty())
            page += histogram(axis, std::move(values));
    }
    return page + "</div>";
}

std::string ruleTable(const std::string& title, const std::map<std::string, int>& rules)
{
    std::vector<std::pair<std::string, int>> all(rules.begin(), rules.end());
    std::ranges::stable_sort(all, std::greater(), &std::pair<std::string, int>::second);
    std::string page =
        "<section><h2>" + title + "</h2><table><tr><th>Rule</th><th class=\"n\">Clips</th></tr>";
    for (const auto& [rule, clips] : all)
        page += "<tr><td>" + escaped(rule) + "</td><td class=\"n\">" + std::to_string(clips) + "</td></tr>";
    return page + (all.empty() ? "<tr><td colspan=\"2\" class=\"muted\">none</td></tr>" : "") +
           "</table></section>";
}

std::string splitTable(const BuildReport& report)
{
    const auto& totals = report.totals;
    std::string page =
        "<section><h2>Split <span class=\"muted\">by " + std::string(name(report.split)) +
        "</span></h2><table><tr><th></th><th class=\"n\">Clips</th><th class=\"n\">Minutes</th></tr>";
    for (const auto& [split, clips] : totals.clips)
        page += "<tr><td>" + split + "</td><td class=\"n\">" + std::to_string(clips) +
                "</td><td class=\"n\">" + number(totals.seconds.at(split) / 60, 1) + "</td></tr>";
    return page + "</table></section>";
}

std::string recordingTable(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    std::map<std::string, int> clips;
    for (const auto& [row, folder] : rows)
        ++clips[row.clip.recording];
    std::string page = "<section><h2>Recordings</h2><table><tr><th>File</th><th class=\"n\">Minutes</th><th "
                       "class=\"n\">Hz</th><th>Channel</th><th>Hum</th><th class=\"n\">Clips</th></tr>";
    for (const auto& r : report.recordings) {
        const auto& hum = r.humBefore ? r.humBefore : r.hum.hum;
        const auto heard = hum ? number(hum->mainsHz, 1) + " Hz, " + number(hum->level.value, 0) + " dBFS" +
                                     (r.humBefore ? ", taken out" : "")
                               : std::string("none");
        page += "<tr><td>" + escaped(r.file.filename().string()) + "</td><td class=\"n\">" +
                number(toSeconds(r.length, r.rate).value / 60, 1) + "</td><td class=\"n\">" +
                std::to_string(r.rate.value) + "</td><td>" + escaped(r.channelReason) + "</td><td>" + heard +
                "</td><td class=\"n\">" + std::to_string(clips[r.id]) + "</td></tr>";
    }
    return page + "</table></section>";
}

} // namespace

std::string reportPage(const BuildReport& report, const std::vector<PlacedRow>& rows,
                       const std::string& title)
{
    return std::string(kHead) + "<title>" + escaped(title) + "</title></head><body><main><h1>" +
           escaped(title) + "</h1>" + cards(report, rows) + histograms(rows) + "<div class=\"row wide\">" +
           ruleTable("Left out", report.totals.rejected) +
           ruleTable("To be looked at", report.totals.review) + splitTable(report) + "</div>" +
           recordingTable(report, rows) + "</main></body></html>\n";
}

} // namespace understudy

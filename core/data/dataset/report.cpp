#include "core/data/dataset/report_p.h"

#include "core/base/digits.h"
#include "core/data/dataset/left_out_p.h"
#include "core/data/dataset/rejected_p.h"
#include "core/data/dataset/report_parts_p.h"
#include "core/data/dataset/report_words_p.h"
#include "core/text/web_page.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostListed = 500; // more are for the lists

std::string cards(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    std::string page = "<div class=\"row\">";
    for (const auto& card : reportCards(report, rows))
        page += "<section><div class=\"big\">" + card.value + "</div><div>" + card.what +
                "</div><div class=\"" + (card.isMet ? "met" : "short") + "\">" + card.goal +
                "</div></section>";
    return page + "</div>";
}

std::string histograms(const std::vector<PlacedRow>& rows)
{
    std::string page = "<div class=\"row wide\">";
    for (const auto& chart : reportCharts(rows))
        page += "<section><h2>" + chart.title + " <span class=\"muted\">median " + chart.median +
                "</span></h2><svg viewBox=\"0 0 420 150\" role=\"img\" aria-label=\"" + chart.title + "\">" +
                chart.svg + "</svg></section>";
    return page + "</div>";
}

std::string ruleTable(const std::string& title, const std::map<std::string, int>& rules)
{
    const auto all = sortedRules(rules);
    std::string page =
        "<section><h2>" + title + "</h2><table><tr><th>Rule</th><th class=\"n\">Clips</th></tr>";
    for (const auto& [rule, clips] : all)
        page +=
            "<tr><td>" + escapedForWeb(rule) + "</td><td class=\"n\">" + std::to_string(clips) + "</td></tr>";
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
                "</td><td class=\"n\">" + digitsOf(totals.seconds.at(split) / 60, 1) + "</td></tr>";
    return page + "</table></section>";
}

std::string recordingTable(const BuildReport& report, const std::vector<PlacedRow>& rows)
{
    std::map<std::string, int> clips;
    for (const auto& placed : rows)
        ++clips[placed.row.clip.recording];
    const auto note = report.recordings.size() > kMostListed
                          ? " <span class=\"muted\">" + std::to_string(report.recordings.size()) +
                                ", all in dataset.json</span>"
                          : std::string();
    std::string page = "<section><h2>Recordings" + note +
                       "</h2><table><tr><th>File</th><th class=\"n\">Minutes</th><th "
                       "class=\"n\">Hz</th><th>Channel</th><th>Hum</th><th class=\"n\">Clips</th></tr>";
    for (std::size_t i = 0; i < std::min(kMostListed, report.recordings.size()); ++i) {
        const auto& r = report.recordings[i];
        const auto& hum = r.humBefore ? r.humBefore : r.hum.hum;
        const auto heard = hum ? digitsOf(hum->mainsHz, 1) + " Hz, " + digitsOf(hum->level.value, 0) +
                                     " dBFS" + (r.humBefore ? ", taken out" : "")
                               : std::string("none");
        page += "<tr><td>" + escapedForWeb(r.file.filename().string()) + "</td><td class=\"n\">" +
                digitsOf(toSeconds(r.length, r.rate).value / 60, 1) +
                (r.promised.value > 0 ? " of " + digitsOf(toSeconds(r.promised, r.rate).value / 60, 1) : "") +
                "</td><td class=\"n\">" + std::to_string(r.rate.value) + "</td><td>" +
                escapedForWeb(r.channelReason) + "</td><td>" + heard + "</td><td class=\"n\">" +
                std::to_string(clips[r.id]) + "</td></tr>";
    }
    return page + "</table></section>";
}

/// "12:07.3"
std::string clockOf(Seconds at)
{
    const auto tenths = std::llround(at.value * 10);
    const auto seconds = std::to_string(tenths / 10 % 60);
    return std::to_string(tenths / 600) + ":" + (seconds.size() < 2 ? "0" : "") + seconds + "." +
           std::to_string(tenths % 10);
}

/// "Level of hum -52.31 dBFS (limit -60)"
std::string whyOut(const RejectedClip& clip)
{
    std::string why;
    for (const auto& rule : rulesAgainst(clip)) {
        why += (why.empty() ? "" : ", ") + ruleWords(rule);
        const auto& found = clip.row.clip.findings;
        const auto finding =
            std::ranges::find_if(found, [&](const Finding& one) { return name(one.measure) == rule; });
        if (finding == found.end())
            continue;
        const auto unit = std::string(reportUnit(finding->measure));
        why += " " + digitsOf(finding->value, 2) + (unit.empty() ? "" : " ") + unit + " (limit " +
               digitsOf(finding->limit, 2) + ")";
    }
    return why;
}

std::string rejectedTable(const BuildReport& report)
{
    if (report.rejected.empty())
        return {};
    std::string page =
        "<div class=\"row\"><section><h2>Clips left out <span class=\"muted\">" +
        std::to_string(report.rejected.size()) +
        ", all in rejected.jsonl</span></h2><table><tr><th>Recording</th><th class=\"n\">At</th><th "
        "class=\"n\">Seconds</th><th>Why</th><th>Words</th></tr>";
    for (std::size_t i = 0; i < std::min(kMostListed, report.rejected.size()); ++i) {
        const auto& row = report.rejected[i].row;
        page += "<tr><td>" + escapedForWeb(row.source) + "</td><td class=\"n\">" +
                clockOf(toSeconds(row.clip.span.begin, row.sourceRate)) + "</td><td class=\"n\">" +
                digitsOf(row.duration().value, 1) + "</td><td>" + escapedForWeb(whyOut(report.rejected[i])) +
                "</td><td class=\"words\">" + escapedForWeb(row.clip.text.normalized) + "</td></tr>";
    }
    return page + "</table></section></div>";
}

/// Nothing for none of them.
std::string clipList(std::string_view title, std::string_view remedy, const std::vector<std::string>& clips)
{
    if (clips.empty())
        return {};
    std::string page = "<div class=\"row\"><section><h2>" + std::string(title) + " <span class=\"muted\">" +
                       std::to_string(clips.size()) + "</span></h2>";
    if (!remedy.empty())
        page += "<p>" + std::string(remedy) + "</p>";
    page += "<p class=\"muted\">";
    for (std::size_t i = 0; i < std::min(kMostListed, clips.size()); ++i)
        page += (i == 0 ? "" : ", ") + escapedForWeb(clips[i]);
    return page + "</p></section></div>";
}

/// A person may have emptied them and kept the clip.
std::string withoutWordsTable(const BuildReport& report)
{
    return clipList("Clips without words", {}, report.withoutWords);
}

std::string unsureWordsTable(const BuildReport& report)
{
    return clipList(
               "Clips whose words were placed by guess",
               "A text beside their recordings tells the words, but not when they are said. Listen to each "
               "in the studio's Review and mend its words, or give their times (SRT, VTT, TextGrid) and "
               "build again.",
               report.guessedWords) +
           clipList(
               "Clips whose words are a draft",
               "A recogniser heard them, and takes some for others. Listen to each in the studio's Review "
               "and mend its words, or put the words beside the recordings and build again.",
               report.draftWords);
}

std::string leftOutTable(const BuildReport& report)
{
    std::string rows;
    std::size_t count = 0;
    const auto add = [&](const std::string& what, const std::string& why) {
        if (++count <= kMostListed)
            rows += "<tr><td>" + escapedForWeb(what) + "</td><td class=\"words\">" + escapedForWeb(why) +
                    "</td></tr>";
    };
    for (const auto* errors : {&report.failedBefore, &report.failed})
        for (const auto& error : *errors)
            add(leftOutName(error), leftOutWords(error));
    for (const auto& [file, same] : report.duplicates)
        add(fs::path(file).filename().string(),
            "has the same bytes as " + fs::path(same).filename().string());
    if (count == 0)
        return {};
    return "<div class=\"row\"><section><h2>Not used, or only in part <span class=\"muted\">" +
           std::to_string(count) + "</span></h2><table><tr><th>File</th><th>Why</th></tr>" + rows +
           "</table></section></div>";
}

} // namespace

std::string reportPage(const BuildReport& report, const std::vector<PlacedRow>& rows,
                       const std::string& title)
{
    return std::string(webPageHead()) + "<title>" + escapedForWeb(title) + "</title></head><body><main><h1>" +
           escapedForWeb(title) + "</h1>" + cards(report, rows) + histograms(rows) +
           "<div class=\"row wide\">" + ruleTable("Left out", report.totals.rejected) +
           ruleTable("To be looked at", report.totals.review) + splitTable(report) + "</div>" +
           unsureWordsTable(report) + withoutWordsTable(report) + leftOutTable(report) +
           rejectedTable(report) + recordingTable(report, rows) + "</main></body></html>\n";
}

} // namespace understudy

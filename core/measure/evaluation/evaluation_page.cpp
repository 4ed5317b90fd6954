#include "core/measure/evaluation/evaluation.h"

#include "core/base/digits.h"
#include "core/text/web_page.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

std::string cell(const std::string& text, const char* kind = "")
{
    return std::string("<td") + (*kind == 0 ? "" : std::string(" class=\"") + kind + "\"") + ">" +
           escapedForWeb(text) + "</td>";
}

std::string percent(double share)
{
    return digitsOf(100 * share, 1);
}

std::string targetTable(const Evaluation& evaluation)
{
    std::string page =
        "<section><h2>Targets</h2><table><tr><th></th><th>Target</th><th>Measured</th><th></th></tr>";
    for (const auto& row : evaluation.table)
        page += "<tr>" + cell(titleOf(row.target)) + cell(boundOf(row)) +
                (!row.value    ? cell("–", "muted") + cell(valueOf(row), "words muted")
                 : row.isMet() ? cell(valueOf(row)) + cell("passed", "met")
                               : cell(valueOf(row)) + cell("failed", "short")) +
                "</tr>";
    return page + "</table></section>";
}

std::string rate(const std::optional<PooledRate>& rate)
{
    if (!rate)
        return "–";
    const auto isNarrow = rate->interval.high < 10;
    return percent(rate->rate) + " %" +
           (isNarrow ? " (" + percent(rate->interval.low) + " to " + percent(rate->interval.high) + ")" : "");
}

std::string spread(const std::optional<Spread>& spread, int decimals, const char* unit)
{
    if (!spread)
        return "–";
    return digitsOf(spread->mean, decimals) + unit + " (" + digitsOf(spread->low, decimals) + " to " +
           digitsOf(spread->high, decimals) + ")";
}

/// The voice beside the talent; without clips of the talent, alone.
std::string besideTable(const Evaluation& evaluation)
{
    const auto& spoken = evaluation.spoken;
    const auto& real = evaluation.real;
    std::string page = "<section><h2>The voice beside the talent</h2><table><tr><th></th><th>" +
                       escapedForWeb(evaluation.voice) + "</th><th>Talent's clips</th></tr>";
    const auto row = [&](const char* what, const std::string& voice, const std::string& talent) {
        page += "<tr>" + cell(what) + cell(voice) + cell(talent) + "</tr>";
    };
    row("Lines", std::to_string(spoken.lines), real.lines == 0 ? "–" : std::to_string(real.lines));
    row("Minutes", digitsOf(spoken.length.value / 60, 1),
        real.lines == 0 ? "–" : digitsOf(real.length.value / 60, 1));
    row("Words wrong", rate(spoken.words), rate(real.words));
    row("Characters wrong", rate(spoken.characters), rate(real.characters));
    row("Likeness, cosine", spread(spoken.similarity, 3, ""), spread(evaluation.selfSimilarity, 3, ""));
    row("Pitch", spread(spoken.pitch, 0, " Hz"), spread(real.pitch, 0, " Hz"));
    row("Pitch range", spread(spoken.pitchRange, 1, " semitones"), spread(real.pitchRange, 1, " semitones"));
    row("Rate", spread(spoken.rate, 1, " characters/s"), spread(real.rate, 1, " characters/s"));
    row("Loudness", spread(spoken.loudness, 1, " LUFS"), spread(real.loudness, 1, " LUFS"));
    row("Noise between words", spread(spoken.noise, 0, " dBFS"), spread(real.noise, 0, " dBFS"));
    return page + "</table><p class=\"muted\">Means, and where nine in ten lines lie; of errors, the pooled "
                  "rate and its "
                  "95 % interval.</p></section>";
}

/// How many lines lie where; nothing where it was not measured.
std::string histogram(const Evaluation& evaluation, const char* title, double from, double to,
                      std::optional<double> (*figure)(const MeasuredLine&))
{
    constexpr int kBins = 20;
    std::array<int, kBins> spoken{};
    std::array<int, kBins> real{};
    for (const auto& line : evaluation.lines)
        if (const auto value = figure(line)) {
            const auto bin = std::clamp((*value - from) / (to - from), 0.0, 0.999) * double(kBins);
            ++(line.isReal() ? real : spoken)[static_cast<std::size_t>(bin)];
        }
    const auto most = std::max(
        {1, *std::max_element(spoken.begin(), spoken.end()), *std::max_element(real.begin(), real.end())});
    std::string svg = "<line x1=\"30\" x2=\"420\" y1=\"120\" y2=\"120\"/><text x=\"0\" y=\"18\">" +
                      std::to_string(most) + "</text>";
    for (std::size_t i = 0; i < std::size_t(kBins); ++i) {
        const auto x = 30 + 19.5 * double(i);
        const auto bar = [&](int count, double offset, const char* style) {
            if (count == 0)
                return;
            const auto height = 108.0 * count / most;
            svg += "<rect x=\"" + digitsOf(x + offset, 1) + "\" y=\"" + digitsOf(120 - height, 1) +
                   "\" width=\"8.5\" height=\"" + digitsOf(height, 1) + "\"" + style + "><title>" +
                   std::to_string(count) + "</title></rect>";
        };
        bar(spoken[i], 0.5, "");
        bar(real[i], 9.5, " style=\"fill:var(--muted)\"");
    }
    for (int i = 0; i <= 4; ++i)
        svg += std::string("<text text-anchor=\"") +
               (i == 0   ? "start"
                : i == 4 ? "end"
                         : "middle") +
               "\" x=\"" + digitsOf(30 + 97.5 * i, 1) + "\" y=\"138\">" +
               digitsOf(from + (to - from) * i / 4, 2) + "</text>";
    return std::string("<section><h2>") + title +
           "</h2><svg viewBox=\"0 0 420 150\" role=\"img\" aria-label=\"" + title + "\">" + svg +
           "</svg></section>";
}

std::string histograms(const Evaluation& evaluation)
{
    return "<div class=\"row wide\">" +
           histogram(evaluation, "Words wrong, share of a line", 0, 1,
                     [](const MeasuredLine& line) {
                         return line.heard ? std::optional(std::min(errorRate(line.heard->words), 1.0))
                                           : std::nullopt;
                     }) +
           histogram(evaluation, "Likeness, cosine", 0, 1,
                     [](const MeasuredLine& line) { return line.similarity; }) +
           histogram(evaluation, "Pitch, Hz", 60, 400, [](const MeasuredLine& line) { return line.pitch; }) +
           histogram(evaluation, "Rate, characters a second", 0, 30,
                     [](const MeasuredLine& line) { return line.rate; }) +
           "</div>";
}

/// The worst first, so that a listener begins where it matters.
std::string lineTable(const Evaluation& evaluation)
{
    std::vector<const MeasuredLine*> lines;
    for (const auto& line : evaluation.lines)
        if (!line.isReal())
            lines.push_back(&line);
    const auto wrong = [](const MeasuredLine* line) {
        return line->heard ? errorRate(line->heard->words) : 0.0;
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const auto* a, const auto* b) { return wrong(a) > wrong(b); });
    std::string page =
        "<section><h2>Lines <span class=\"muted\">the worst first</span></h2><table><tr><th>Line</th><th "
        "class=\"n\">Wrong, %</th><th class=\"n\">Cosine</th><th>Sound</th><th>Said</th><th>Heard</th></tr>";
    for (const auto* line : lines)
        page += "<tr>" + cell(line->id) + cell(line->heard ? percent(wrong(line)) : "–", "n") +
                cell(line->similarity ? digitsOf(*line->similarity, 3) : "–", "n") +
                "<td><audio controls preload=\"none\" src=\"" + escapedForWeb(line->file) +
                "\"></audio></td>" + cell(line->text, "words") +
                cell(line->heard ? line->heard->text : "", "words") + "</tr>";
    return page + "</table></section>";
}

std::string leftOut(const Evaluation& evaluation)
{
    if (evaluation.leftOut.empty())
        return {};
    std::string page = "<section><h2>Left out</h2><table>";
    for (const auto& line : evaluation.leftOut)
        page += "<tr>" + cell(line.id) + cell(line.error.describe(), "words") + "</tr>";
    return page + "</table></section>";
}

std::string howMeasured(const Evaluation& evaluation)
{
    auto text = "Spoken by " + evaluation.engine + ", seed " + std::to_string(evaluation.seed) + ". ";
    text += evaluation.recognizer.empty()
                ? std::string("Nobody heard the words. ")
                : "Words heard by " + evaluation.recognizer +
                      "; both sides normalised as openai-whisper 20250625 does for English. ";
    if (!evaluation.speakerEncoder.empty())
        text += "Likeness by " + evaluation.speakerEncoder + ", to " +
                (evaluation.references == References::HeldOut ? "clips that were not trained on. "
                                                              : "the voice's anchors. ");
    return "<p class=\"muted\">" + escapedForWeb(text) + "Blue is the voice, grey the talent.</p>";
}

} // namespace

std::string pageOf(const Evaluation& evaluation)
{
    const auto title = escapedForWeb("Evaluation of " + evaluation.voice);
    return std::string(webPageHead()) + "<title>" + title + "</title></head><body><main><h1>" + title +
           "</h1>" + howMeasured(evaluation) + "<div class=\"row wide\">" + targetTable(evaluation) +
           besideTable(evaluation) + "</div>" + histograms(evaluation) + lineTable(evaluation) +
           leftOut(evaluation) + "</div></main></body></html>\n";
}

} // namespace understudy

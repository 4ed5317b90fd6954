// The Episode pane: script, lines, timeline.
#include "tests/widgets/gallery.h"
#include "widgets/models/line_filter.h"
#include "widgets/models/row_delegate.h"
#include "widgets/script/problem_list.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/banner.h"
#include "widgets/support/chip.h"
#include "widgets/support/icon.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/nav_bar.h"
#include "widgets/support/parts.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/level_meters.h"

#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <random>

namespace understudy::gallery {

using metrics::u;

namespace {

constexpr int kLines = 40;

const char* const kTexts[]{"The moon pulls, and twice a day the sea lets go of this shelf of rock.",
                           "And I’m Jon Abara. It is 5:40 in the morning, and I was promised coffee.",
                           "You were promised barnacles.",
                           "The pool at our feet is 1.2 m long and holds about 90 litres.",
                           "By noon it will have warmed by 11 °C and turned almost as salty as the Red Sea."};

LineState stateOf(int i)
{
    return i < 3                ? LineState::Locked
           : i == 6             ? LineState::Stale
           : i == 12            ? LineState::Failed
           : i == 8             ? LineState::Rendering
           : i == 14 || i == 15 ? LineState::NotRendered
                                : LineState::Fresh;
}

std::vector<LineRow> sampleRows()
{
    std::vector<LineRow> rows;
    for (int i = 0; i < kLines; ++i) {
        LineRow row;
        row.id = LineId(std::to_string(i));
        row.number = i + 1;
        row.state = stateOf(i);
        row.speaker = i % 3 == 1 ? QStringLiteral("Jon") : QStringLiteral("Mara");
        row.text = QString::fromUtf8(kTexts[i % 5]);
        row.length = Seconds(2.0 + i % 7);
        row.lengthIsEstimate = row.state == LineState::NotRendered || row.state == LineState::Rendering;
        if (!row.lengthIsEstimate)
            row.level = Lufs(-19.0 - i % 4 * 0.4);
        if (row.state == LineState::Rendering)
            row.progress = 0.58;
        row.takes = 1 + i % 3;
        rows.push_back(row);
    }
    return rows;
}

std::shared_ptr<const PeakPyramid> sampleSpeech(int seed, double seconds)
{
    std::mt19937 random(static_cast<unsigned>(seed));
    std::normal_distribution<float> noise(0, 0.2F);
    auto peaks = std::make_shared<PeakPyramid>();
    std::vector<float> samples(static_cast<std::size_t>(seconds * 24'000));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / 24'000;
        const double syllable =
            std::pow(std::abs(std::sin(t * 9 + seed)), 2) * (0.6 + 0.4 * std::sin(t * 2.3 + seed));
        samples[i] = std::clamp(noise(random) * static_cast<float>(syllable), -0.9F, 0.9F);
    }
    peaks->add(samples);
    return peaks;
}

TimelineContent sampleTimeline()
{
    TimelineContent content;
    Frames at;
    int i = 0;
    for (const auto& row : sampleRows()) {
        TimelineLine line;
        line.id = row.id;
        line.number = row.number;
        line.speaker = row.speaker;
        line.voice = row.speaker == QLatin1String("Jon");
        line.state = row.state;
        line.begin = at;
        line.end = at + toFrames(row.length, kStudioRate);
        if (row.state != LineState::NotRendered)
            line.peaks = sampleSpeech(i, row.length.value);
        if (row.state == LineState::Rendering)
            line.known = Frames(60'000);
        line.takes = row.takes;
        line.chosenTake = row.takes;
        content.lines.push_back(line);
        at = line.end + Frames(8400);
        if (i == 4) {
            content.pauses.push_back({line.end, line.end + Frames(40'000)});
            at = line.end + Frames(40'000);
            content.sections.push_back({at, QStringLiteral("A house you cannot leave")});
        }
        ++i;
    }
    content.length = at;
    return content;
}

ScriptEditor* editor()
{
    auto* editor = new ScriptEditor;
    std::string script = "## A house you cannot leave\n\n";
    for (int i = 0; i < 12; ++i)
        script += std::string(i % 2 ? "JON: " : "MARA: ") + kTexts[i % 5] +
                  (i == 3 ? " <empasis>forehead</empasis>?" : "") + "\n\n";
    editor->setSource(script);
    std::vector<HighlightSpan> spans{{0, script.find('\n'), HighlightKind::Heading}};
    for (std::size_t at = 0; (at = script.find("\n\n", at)) != std::string::npos && at + 2 < script.size();
         ++at)
        spans.push_back({at + 2, script.find(':', at + 2) + 1, HighlightKind::Speaker});
    editor->setSpans(spans);
    const auto tag = script.find("<empasis>");
    editor->setUnderlines({{tag, tag + 9, false, {}}});
    editor->setPlaying(script.find("You were"), script.find("barnacles.") + 10);
    editor->setCaretOffset(tag);
    return editor;
}

NavBar* navigation(QWidget* page)
{
    auto* nav = new NavBar;
    nav->addPane("nav-home", QStringLiteral("Home"), QKeySequence(Qt::CTRL | Qt::Key_1));
    nav->addPane("nav-episode", QStringLiteral("Episode"), QKeySequence(Qt::CTRL | Qt::Key_2));
    nav->setCurrentPane(1);
    nav->addTool(new QAction(QStringLiteral("Shortcuts"), page), "keyboard");
    nav->addTool(new QAction(QStringLiteral("Settings"), page), "settings");
    return nav;
}

QTableView* lineTable(QWidget* page)
{
    auto* model = new LineTableModel(page);
    model->setRows(sampleRows());
    model->setPlaying(LineId("10"));
    auto* table = new QTableView;
    table->setModel(model);
    setUpTable(table);
    setUpLineColumns(table);
    table->selectRow(6);
    return table;
}

/// Below each other, with nothing between.
QWidget* column(std::initializer_list<QWidget*> parts)
{
    auto* whole = new QWidget;
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (auto* part : parts)
        layout->addWidget(part);
    return whole;
}

QWidget* linesHead()
{
    auto* chips = new ChipRow;
    chips->setChips(
        {{0, QStringLiteral("All 40"), {}, {}, Token::Text},
         {1, QStringLiteral("30"), QStringLiteral("fresh"), QStringLiteral("status-fresh"), Token::Ok},
         {2, QStringLiteral("4"), QStringLiteral("stale"), QStringLiteral("status-stale"), Token::Warn},
         {3, QStringLiteral("1"), QStringLiteral("failed"), QStringLiteral("status-failed"), Token::Bad}});
    auto* head = row({makeLabel(QStringLiteral("Lines"), metrics::Type::Strong), chips});
    head->setContentsMargins(u(3), u(1.5), u(3), u(1.5));
    return head;
}

ProblemList* problems()
{
    auto* list = new ProblemList;
    list->setProblems(
        {{QStringLiteral("24:13"), QStringLiteral("<empasis> is not a tag. Did you mean <emphasis>?"), false,
          true, QStringLiteral("or put a backslash before < to speak it")}});
    return list;
}

QWidget* timelineAndMeters()
{
    auto* timeline = new EpisodeTimeline;
    timeline->resize(1100, 190);
    timeline->setContent(sampleTimeline());
    timeline->zoomIn();
    timeline->zoomIn();
    timeline->setPlayhead(Frames(24'000 * 40));
    timeline->reveal(Frames(24'000 * 40));
    timeline->setSelectedLine(LineId("6"));
    auto* meters = new LevelMeters;
    meters->setLevels({Lufs(-17.8), Lufs(-18.6), Lufs(-19.0), Decibels(-2.1)});
    auto* whole = new QWidget;
    auto* layout = new QHBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(timeline, 1);
    layout->addWidget(makeVerticalLine());
    layout->addWidget(meters);
    return whole;
}

JobStrip* jobStrip()
{
    auto* strip = new JobStrip;
    strip->setJob(JobLine{QStringLiteral("render"),
                          QStringLiteral("Between the tides: 3 of 7 lines rendered"), 0.54,
                          QStringLiteral("2.4 × real time · about 9 s left"), QStringLiteral("Cancel")});
    strip->setEngine(QStringLiteral("Draft voice on the processor"));
    strip->setSoundDevice(QStringLiteral("USB Audio, 48 kHz"));
    return strip;
}

} // namespace

QWidget* episode()
{
    auto* page = new QWidget;
    setGround(page, Ground::Raised);
    auto* table = lineTable(page);
    auto* top = new QSplitter;
    top->addWidget(column({editor(), problems()}));
    top->addWidget(column({linesHead(), table}));
    top->setSizes({420, 660});
    auto* rows = new QSplitter(Qt::Vertical);
    rows->addWidget(top);
    rows->addWidget(timelineAndMeters());
    rows->setSizes({530, 190});
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(navigation(page));
    body->addWidget(rows, 1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(jobStrip());
    page->resize(1240, 780);
    table->setFocus();
    return page;
}

} // namespace understudy::gallery

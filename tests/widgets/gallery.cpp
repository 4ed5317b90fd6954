// Every widget with sample data as pictures, light and dark, to lay beside the mock-ups. Usage: gallery
// FOLDER
#include "tests/support/sample_clip.h"
#include "widgets/forms/settings_form.h"
#include "widgets/models/clip_row_delegate.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/models/line_filter.h"
#include "widgets/models/row_delegate.h"
#include "widgets/script/problem_list.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/banner.h"
#include "widgets/support/chip.h"
#include "widgets/support/drop_area.h"
#include "widgets/support/icon.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/nav_bar.h"
#include "widgets/support/parts.h"
#include "widgets/support/shortcut_sheet.h"
#include "widgets/support/theme.h"
#include "widgets/waveform/clip_view.h"
#include "widgets/waveform/episode_timeline.h"
#include "widgets/waveform/level_meters.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <random>

using namespace understudy;
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

QWidget* row(std::initializer_list<QWidget*> parts)
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(4));
    for (auto* part : parts)
        layout->addWidget(part);
    layout->addStretch();
    return line;
}

QWidget* buttons()
{
    auto* primary = makeButton(QStringLiteral("Render 7 changed lines"), "render");
    setPrimary(primary);
    auto* split = new QToolButton;
    split->setText(QStringLiteral("Render 7 changed lines"));
    split->setIcon(icon("render"));
    split->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    split->setPopupMode(QToolButton::MenuButtonPopup);
    split->setMenu(new QMenu(split));
    split->setProperty("primary", true);
    split->setFont(metrics::font(metrics::Type::Strong));
    auto* disabled = makeButton(QStringLiteral("Disabled"), "deliver");
    disabled->setEnabled(false);
    auto* danger = makeButton(QStringLiteral("Revoke…"));
    setDangerous(danger);
    auto* action = new QAction(icon("play"), QStringLiteral("Play"), qApp);
    auto* checked = new QAction(icon("loop"), QStringLiteral("Loop"), qApp);
    checked->setCheckable(true);
    checked->setChecked(true);
    return row({primary, split, makeButton(QStringLiteral("Redo line"), "render-again"), disabled, danger,
                makeToolButton(action), makeToolButton(checked)});
}

QWidget* fields()
{
    auto* text = new QLineEdit(QStringLiteral("Ines Calder"));
    auto* wrong = new QLineEdit(QStringLiteral("14.0 GB"));
    wrong->setProperty("invalid", true);
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("Attention order"), QStringLiteral("By number")});
    auto* spin = new QDoubleSpinBox;
    spin->setSuffix(QStringLiteral(" dB"));
    auto* on = new QCheckBox(QStringLiteral("Follow text"));
    on->setChecked(true);
    auto* chosen = new QRadioButton(QStringLiteral("Chosen"));
    chosen->setChecked(true);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(50);
    slider->setFixedWidth(u(40));
    auto* bar = new QProgressBar;
    bar->setValue(54);
    bar->setTextVisible(false);
    bar->setFixedWidth(u(40));
    return row({text, wrong, combo, spin, on, new QCheckBox(QStringLiteral("Off")), chosen, slider, bar});
}

QWidget* kit()
{
    auto* page = new QWidget;
    setGround(page, Ground::Raised);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(6), u(4), u(6), u(4));
    layout->setSpacing(u(4));
    layout->addWidget(
        row({makeLabel(QStringLiteral("Title"), metrics::Type::Title),
             makeLabel(QStringLiteral("Heading"), metrics::Type::Heading),
             makeLabel(QStringLiteral("Strong"), metrics::Type::Strong), makeLabel(QStringLiteral("Body")),
             makeMutedLabel(QStringLiteral("Caption muted"), metrics::Type::Caption)}));
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(buttons());
    layout->addWidget(fields());
    auto* host = new BannerHost;
    host->show({.kind = BannerKind::Info,
                .sentence = QStringLiteral("Recovered 3 edits from before the program closed at 10:41."),
                .actions = {{.text = QStringLiteral("Show them")}}});
    host->show({.kind = BannerKind::Warning,
                .sentence = QStringLiteral("The sound device is gone."),
                .detail = QStringLiteral("Playback moved to Built-in Audio."),
                .actions = {{.text = QStringLiteral("Choose device…")}}});
    host->show(
        {.sentence = QStringLiteral("Line 31 could not be rendered: the graphics card ran out of memory."),
         .detail = QStringLiteral(
             "It needed 0.9 GB and 0.4 GB were free. Pause the run, or render this line on the processor "
             "(about 40 s). The old take is kept."),
         .actions = {
             {.text = QStringLiteral("Pause run 4 and retry"), .iconName = QStringLiteral("render-again")},
             {.text = QStringLiteral("Render on processor")}}});
    layout->addWidget(host);
    layout->addWidget(
        new DropArea(QStringLiteral("Drop a script here"), QStringLiteral("Scripts: .md, .json."), {}));
    layout->addStretch();
    page->resize(1240, 560);
    return page;
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

QWidget* episode()
{
    auto* page = new QWidget;
    setGround(page, Ground::Raised);
    auto* nav = new NavBar;
    nav->addPane("nav-home", QStringLiteral("Home"), QKeySequence(Qt::CTRL | Qt::Key_1));
    nav->addPane("nav-episode", QStringLiteral("Episode"), QKeySequence(Qt::CTRL | Qt::Key_2));
    nav->setCurrentPane(1);
    auto* keys = new QAction(QStringLiteral("Shortcuts"), page);
    auto* settings = new QAction(QStringLiteral("Settings"), page);
    nav->addTool(keys, "keyboard");
    nav->addTool(settings, "settings");
    auto* chips = new ChipRow;
    chips->setChips(
        {{0, QStringLiteral("All 40"), {}, {}, Token::Text},
         {1, QStringLiteral("30"), QStringLiteral("fresh"), QStringLiteral("status-fresh"), Token::Ok},
         {2, QStringLiteral("4"), QStringLiteral("stale"), QStringLiteral("status-stale"), Token::Warn},
         {3, QStringLiteral("1"), QStringLiteral("failed"), QStringLiteral("status-failed"), Token::Bad}});
    auto* model = new LineTableModel(page);
    model->setRows(sampleRows());
    model->setPlaying(LineId("10"));
    auto* table = new QTableView;
    table->setModel(model);
    setUpTable(table);
    setUpLineColumns(table);
    table->selectRow(6);
    auto* lines = new QWidget;
    auto* linesLayout = new QVBoxLayout(lines);
    linesLayout->setContentsMargins(0, 0, 0, 0);
    linesLayout->setSpacing(0);
    auto* head = row({makeLabel(QStringLiteral("Lines"), metrics::Type::Strong), chips});
    head->setContentsMargins(u(3), u(1.5), u(3), u(1.5));
    linesLayout->addWidget(head);
    linesLayout->addWidget(table);
    auto* script = new QWidget;
    auto* scriptLayout = new QVBoxLayout(script);
    scriptLayout->setContentsMargins(0, 0, 0, 0);
    scriptLayout->setSpacing(0);
    auto* text = editor();
    auto* problems = new ProblemList;
    scriptLayout->addWidget(text, 1);
    scriptLayout->addWidget(problems);
    problems->setProblems(
        {{QStringLiteral("24:13"), QStringLiteral("<empasis> is not a tag. Did you mean <emphasis>?"), false,
          true, QStringLiteral("or put a backslash before < to speak it")}});
    auto* top = new QSplitter;
    top->addWidget(script);
    top->addWidget(lines);
    top->setSizes({420, 660});
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
    auto* bottom = new QWidget;
    auto* bottomLayout = new QHBoxLayout(bottom);
    bottomLayout->setContentsMargins(0, 0, 0, 0);
    bottomLayout->setSpacing(0);
    bottomLayout->addWidget(timeline, 1);
    bottomLayout->addWidget(makeVerticalLine());
    bottomLayout->addWidget(meters);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->addWidget(top);
    rows->addWidget(bottom);
    rows->setSizes({530, 190});
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(nav);
    body->addWidget(rows, 1);
    auto* strip = new JobStrip;
    strip->setJob(JobLine{QStringLiteral("render"),
                          QStringLiteral("Between the tides: 3 of 7 lines rendered"), 0.54,
                          QStringLiteral("2.4 × real time · about 9 s left"), QStringLiteral("Cancel")});
    strip->setEngine(QStringLiteral("Draft voice on the processor"));
    strip->setSoundDevice(QStringLiteral("USB Audio, 48 kHz"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(strip);
    page->resize(1240, 780);
    table->setFocus();
    return page;
}

QWidget* settings()
{
    const auto field = [](const char* label, FieldKind kind, const QVariant& value, const char* reason) {
        FieldRow row;
        row.key = QString::fromUtf8(label);
        row.label = QString::fromUtf8(label);
        row.reason = QString::fromUtf8(reason);
        row.kind = kind;
        row.value = value;
        row.maximum = 100;
        row.unit = kind == FieldKind::Decimal ? QStringLiteral(" GB") : QString();
        row.boxLabel = QStringLiteral("Use repeatable kernels");
        row.choices = {{1, QStringLiteral("Rendering pauses training")},
                       {2, QStringLiteral("Rendering waits in the queue")}};
        return row;
    };
    auto* form = new SettingsForm(
        {{QStringLiteral("General"), {}},
         {QStringLiteral("Engine"),
          {field("Device", FieldKind::Choice, 1, "The processor is used when the card is busy or missing."),
           field("Memory limit", FieldKind::Decimal, 14.0, "How much of the card may be used."),
           field("Lines at once", FieldKind::Integer, 8,
                 "More lines are faster in total; the first is heard later."),
           field("While training runs", FieldKind::Radio, 1, ""),
           field("Same seed, same sound", FieldKind::Toggle, true,
                 "Applies to new takes. About 6 % slower on this card.")}},
         {QStringLiteral("Sound"), {}}});
    form->setCurrentPage(1);
    form->field(QStringLiteral("Memory limit"))
        ->showError(QStringLiteral("This card has 12 GB. Enter 11.5 or less. 11.0 stays in use."));
    form->resize(u(200), u(148));
    return form;
}

QWidget* sheet()
{
    std::vector<ShortcutRow> rows;
    const auto add = [&](const char* group, const char* action, QList<QKeySequence> keys) {
        rows.push_back({QString::fromUtf8(group), QString::fromUtf8(action), std::move(keys)});
    };
    add("Play", "Play or stop", {QKeySequence(Qt::Key_Space)});
    add("Play", "The same, in text fields too", {QKeySequence(Qt::Key_F5)});
    add("Play", "Back or forward 1 s", {QKeySequence(Qt::Key_Left), QKeySequence(Qt::Key_Right)});
    add("View", "Zoom in", {QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    add("View", "Fit the episode", {QKeySequence(Qt::CTRL | Qt::Key_0)});
    add("History", "Undo", {QKeySequence(Qt::CTRL | Qt::Key_Z)});
    add("History", "Redo", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    add("Everywhere", "This sheet", {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    auto* sheet = new ShortcutSheet(QStringLiteral("Shortcuts in Episode"), rows);
    sheet->resize(1000, 400);
    return sheet;
}

QWidget* clip()
{
    auto* view = new ClipView;
    view->resize(1440, 500);
    auto content = test::sampleClip();
    auto recording = std::make_shared<PeakPyramid>();
    for (int part = 0; part < 2100; ++part)
        recording->add(
            std::span(content.sound->samples).subspan(static_cast<std::size_t>(part % 13) * 48'000, 48'000));
    content.recording = recording;
    content.elsewhere = {{toFrames(Seconds(250), test::kClipRate), Grade::Review},
                         {toFrames(Seconds(863), test::kClipRate), Grade::Reject},
                         {toFrames(Seconds(1500), test::kClipRate), Grade::Review}};
    view->setContent(content);
    view->setSpectrogram(
        std::make_shared<const Spectrogram>(spectrogramOf(content.sound->samples, content.sound->rate)));
    view->setPlayhead(Seconds(4.66));
    view->setCurrentMark(2);
    const QPointF pointer(1080, 300);
    QMouseEvent hover(QEvent::MouseMove, pointer, pointer, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(view, &hover);
    return view;
}

std::vector<ClipRow> sampleClips()
{
    static constexpr std::array kWords{
        "And that is when the tide pool begins to behave like a very small, very slow kitchen.",
        "Put both palms on the rock, and wait until the cold stops being the only thing you feel.",
        "Past the breakwater the waves stopped arriving one by one and came as a single long sound.",
        "Nobody on the pier said anything for a while."};
    static constexpr std::array kRecordings{"04 barnacles", "02 shore walk", "05 storm notes", "06 pickups"};
    std::vector<ClipRow> rows;
    for (int i = 0; i < 60; ++i) {
        ClipRow row;
        row.number = 1 + i * 37 % 412;
        row.id = std::to_string(i);
        row.verdict = static_cast<Verdict>(i % 4);
        row.recording = QString::fromLatin1(kRecordings[static_cast<std::size_t>(i % 4)]);
        row.transcript = QString::fromLatin1(kWords[static_cast<std::size_t>(i * 5 % 4)]);
        row.figures = {{Measure::Duration, 5.4 + i % 9},
                       {Measure::SpeechLevel, -18.7 - i % 5},
                       {Measure::SignalToNoise, 24.1 + i % 13},
                       {Measure::Clipping, i % 5 == 1 ? 3.0 : 0.0}};
        if (i % 5 == 1)
            row.findings = {{Measure::Clipping, Grade::Reject, 3, 0, {}, {}},
                            {Measure::Hum, Grade::Review, -50, -60, {}, {}}};
        else if (i % 3)
            row.findings = {{i % 2 ? Measure::Hum : Measure::SignalToNoise, Grade::Review, 24, 30, {}, {}}};
        row.attention = 0.61 - i * 0.01;
        rows.push_back(row);
    }
    return rows;
}

QWidget* clips()
{
    auto* table = new QTableView;
    auto* model = new ClipTableModel(table);
    model->setRows(std::make_shared<const std::vector<ClipRow>>(sampleClips()));
    table->setModel(model);
    setUpClipTable(table);
    table->selectRow(1);
    table->resize(1370, 200);
    table->setFocus();
    return table;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QFont font = QApplication::font();
    font.setPixelSize(
        qEnvironmentVariableIntValue("GALLERY_FONT") > 0 ? qEnvironmentVariableIntValue("GALLERY_FONT") : 13);
    QApplication::setFont(font);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    Theme theme(application);
    const std::pair<QString, QWidget* (*)()> pages[]{
        {QStringLiteral("kit"), kit},           {QStringLiteral("episode"), episode},
        {QStringLiteral("settings"), settings}, {QStringLiteral("shortcuts"), sheet},
        {QStringLiteral("clip"), clip},         {QStringLiteral("clips"), clips}};
    for (const auto& [name, make] : pages) {
        theme.setChoice(Theme::Choice::Light);
        const std::unique_ptr<QWidget> page(make());
        page->show();
        page->activateWindow();
        QApplication::processEvents();
        page->grab().save(folder.filePath(name + QStringLiteral("-light.png")));
        theme.setChoice(Theme::Choice::Dark); // at run time: what does not follow shows here
        QApplication::processEvents();
        page->grab().save(folder.filePath(name + QStringLiteral("-dark.png")));
    }
    return 0;
}

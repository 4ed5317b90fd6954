// Every widget with sample data as pictures, light and dark, to lay beside the mock-ups. Usage: gallery
// FOLDER
#include "tests/widgets/gallery.h"
#include "widgets/forms/settings_form.h"
#include "widgets/support/banner.h"
#include "widgets/support/drop_area.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/support/shortcut_sheet.h"
#include "widgets/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

using namespace understudy;
using gallery::row;
using metrics::u;

QWidget* gallery::row(std::initializer_list<QWidget*> parts)
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

namespace {

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

/// Charts draw one after the other, each in a turn of the event loop.
void settle()
{
    for (int turn = 0; turn < 20; ++turn)
        QApplication::processEvents();
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
    const std::pair<QString, QWidget* (*)()> pages[]{{QStringLiteral("kit"), kit},
                                                     {QStringLiteral("episode"), gallery::episode},
                                                     {QStringLiteral("settings"), settings},
                                                     {QStringLiteral("shortcuts"), sheet},
                                                     {QStringLiteral("clip"), gallery::clip},
                                                     {QStringLiteral("clips"), gallery::clips},
                                                     {QStringLiteral("charts"), gallery::charts},
                                                     {QStringLiteral("compared-runs"), gallery::comparedRuns},
                                                     {QStringLiteral("run-list"), gallery::runList}};
    for (const auto& [name, make] : pages) {
        theme.setChoice(Theme::Choice::Light);
        const std::unique_ptr<QWidget> page(make());
        page->show();
        page->activateWindow();
        settle();
        page->grab().save(folder.filePath(name + QStringLiteral("-light.png")));
        theme.setChoice(Theme::Choice::Dark); // at run time: what does not follow shows here
        settle();
        page->grab().save(folder.filePath(name + QStringLiteral("-dark.png")));
    }
    return 0;
}

#include "app/desktop/training/new_run_page.h"

#include "app/desktop/pane.h"
#include "app/desktop/training/parameter_form.h"
#include "app/desktop/training/run_view.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/list_text.h"
#include "widgets/words/parameter_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kSideUnits = 98, kNarrowSideUnits = 80, kLabelUnits = 36, kSourceUnits = 90;
constexpr int kOther = -1; ///< data of "Another folder…"

QFormLayout* makeRows()
{
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(u(3));
    rows->setVerticalSpacing(u(2));
    return rows;
}

} // namespace

NewRunPage::NewRunPage(QWidget* parent)
    : QWidget(parent), m_presets(new PresetCards), m_dataset(new QComboBox), m_base(new QComboBox),
      m_note(new QLineEdit), m_form(new ParameterForm), m_difference(makeMutedElided()),
      m_copy(makeButton({}, u"copy")), m_summary(makeMutedLabel({})), m_checks(new CheckList)
{
    createLayout();
    connect(m_presets, &PresetCards::presetChosen, this, &NewRunPage::choosePreset);
    connect(m_form, &ParameterForm::edited, this, [this] {
        refreshDifference();
        tellChange();
    });
    connect(m_dataset, &QComboBox::activated, this, &NewRunPage::takeDataset);
    connect(m_base, &QComboBox::activated, this, [this] { tellChange(); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_copied)
            copyFrom(*m_copied);
    });
    offerCopy({});
}

void NewRunPage::createLayout()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(6), u(5), u(6), u(6));
    layout->setSpacing(u(3));
    layout->addWidget(makeLabel(tr("Preset"), metrics::Type::Heading));
    layout->addWidget(m_presets);
    layout->addWidget(makeLabel(tr("Data and base model"), metrics::Type::Heading));
    layout->addWidget(makeSources());
    layout->addWidget(makeSettingsHead());
    layout->addWidget(m_form);
    layout->addStretch();
    auto* scroll = makePageScroll(page);
    scroll->setObjectName(QStringLiteral("newRunForm"));
    m_side = makeSide();
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(scroll, 1);
    columns->addWidget(makeVerticalLine());
    columns->addWidget(m_side);
    setFocusProxy(m_presets);
}

QWidget* NewRunPage::makeSources()
{
    m_dataset->setObjectName(QStringLiteral("dataset"));
    m_base->setObjectName(QStringLiteral("base"));
    m_note->setObjectName(QStringLiteral("newRunNote"));
    m_note->setMaxLength(2000);
    m_note->setPlaceholderText(tr("What is tried; for you alone"));
    auto* card = makeCard();
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(u(2), u(2), u(3), u(2));
    rows->setSpacing(u(1));
    const auto add = [&](const QString& text, QWidget* field) {
        auto* label = makeLabel(text);
        label->setFixedWidth(u(kLabelUnits));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setBuddy(field);
        field->setAccessibleName(text);
        field->setMaximumWidth(u(kSourceUnits));
        field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        auto* row = new QHBoxLayout;
        row->setSpacing(u(3));
        row->addWidget(label);
        row->addWidget(field, 100);
        row->addStretch(1);
        rows->addLayout(row);
    };
    add(tr("Dataset"), m_dataset);
    add(tr("Base model"), m_base);
    add(tr("Note"), m_note);
    return card;
}

QWidget* NewRunPage::makeSettingsHead()
{
    m_difference->setObjectName(QStringLiteral("difference"));
    m_difference->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_difference->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_copy->setObjectName(QStringLiteral("copyRun"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(u(3));
    row->addWidget(makeLabel(tr("Settings"), metrics::Type::Heading));
    row->addWidget(m_difference, 1);
    row->addWidget(m_copy);
    return head;
}

QWidget* NewRunPage::makeSide()
{
    auto* top = new QWidget;
    top->setFixedHeight(u(9));
    auto* head = new QHBoxLayout(top);
    head->setContentsMargins(u(3), 0, u(3), 0);
    head->addWidget(makeLabel(tr("Check before the start"), metrics::Type::Strong));
    head->addStretch();
    head->addWidget(m_summary);
    m_summary->setObjectName(QStringLiteral("checkSummary"));
    m_checks->setObjectName(QStringLiteral("checks"));
    m_checks->setAccessibleName(tr("Check before the start"));
    m_expected = new QWidget;
    auto* expected = new QVBoxLayout(m_expected);
    expected->setContentsMargins(u(3), u(4), u(3), u(4));
    expected->setSpacing(u(2));
    expected->addWidget(makeLabel(tr("Expected on this machine"), metrics::Type::Strong));
    m_expectedRows = makeRows();
    expected->addLayout(m_expectedRows);
    m_expected->hide();
    auto* page = new QWidget;
    auto* inside = new QVBoxLayout(page);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_checks);
    inside->addWidget(m_expected);
    inside->addStretch();
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("checkSide"));
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(makePageScroll(page), 1);
    return side;
}

void NewRunPage::setSources(NewRunSources sources)
{
    m_sources = std::move(sources);
    setDataset(m_folder); // which may turn out to be the project's own
    const auto base = m_base->currentData();
    m_base->clear();
    for (const auto& choice : m_sources.bases)
        m_base->addItem(choice.label, toQString(choice.id));
    if (m_sources.bases.empty())
        m_base->addItem(tr("No base model yet: add one on Home"), QString());
    m_base->setEnabled(!m_sources.bases.empty());
    m_base->setCurrentIndex(std::max(0, m_base->findData(base)));
    tellChange();
}

void NewRunPage::fillDatasets()
{
    m_dataset->clear();
    const auto& own = m_sources.ownDataset;
    m_dataset->addItem(own ? tr("This project's: %1, %2")
                                 .arg(tr("%n clip(s)", nullptr, own->clips), words::clock(own->length))
                           : tr("This project's, not built yet"),
                       0);
    for (int i = 0; i < int(m_folders.size()); ++i) {
        m_dataset->addItem(pathText(m_folders[std::size_t(i)]), i + 1);
        if (m_folders[std::size_t(i)] == m_folder)
            m_dataset->setCurrentIndex(i + 1);
    }
    m_dataset->addItem(tr("Another folder…"), kOther);
}

void NewRunPage::setDataset(std::filesystem::path folder)
{
    const bool isOwn = folder.empty() || folder.lexically_normal() == m_sources.ownFolder.lexically_normal();
    std::erase(m_folders, m_sources.ownFolder);
    if (!isOwn && std::ranges::find(m_folders, folder) == m_folders.end())
        m_folders.push_back(folder);
    m_folder = isOwn ? std::filesystem::path() : std::move(folder);
    fillDatasets();
}

void NewRunPage::takeDataset(int index)
{
    const int chosen = m_dataset->itemData(index).toInt();
    if (chosen == kOther) {
        fillDatasets(); // until a folder is chosen
        Q_EMIT folderRequested();
        return;
    }
    m_folder = chosen > 0 ? m_folders[std::size_t(chosen - 1)] : std::filesystem::path();
    tellChange();
}

void NewRunPage::chooseFolder(const std::filesystem::path& folder)
{
    setDataset(folder);
    tellChange();
}

std::filesystem::path NewRunPage::dataset() const
{
    return m_folder.empty() ? m_sources.ownFolder : m_folder;
}

void NewRunPage::begin()
{
    m_note->clear();
    choosePreset(m_presets->chosen());
}

void NewRunPage::choosePreset(TrainPreset preset)
{
    m_presets->choose(preset);
    change(understudy::settingsOf(preset));
}

void NewRunPage::copyFrom(const RunInfo& run)
{
    m_presets->choose(presetNamed(run.preset).value_or(TrainPreset::Standard));
    if (const int base = m_base->findData(toQString(run.base.id)); base >= 0)
        m_base->setCurrentIndex(base);
    setDataset(run.dataset);
    change(run.settings);
}

void NewRunPage::change(const TrainSettings& settings)
{
    m_form->setSettings(settings, understudy::settingsOf(m_presets->chosen()));
    refreshDifference();
    tellChange();
}

void NewRunPage::offerCopy(const std::optional<RunInfo>& run)
{
    m_copied = run;
    m_copy->setVisible(run.has_value());
    if (!run)
        return;
    const auto name = runName(run->id);
    m_copy->setText(tr("Copy from %1").arg(words::inSentence(name)));
}

void NewRunPage::refreshDifference()
{
    m_difference->setText(
        tr("Differs from the preset: %1")
            .arg(words::differences(m_form->settings(), understudy::settingsOf(m_presets->chosen()))));
}

void NewRunPage::tellChange()
{
    m_isChecked = false;
    Q_EMIT changed();
    Q_EMIT startableChanged();
}

RunToStart NewRunPage::run() const
{
    RunToStart run;
    run.preset = m_presets->chosen();
    run.settings = m_form->settings();
    run.base = toUtf8(m_base->currentData().toString());
    run.dataset = dataset();
    run.note = toUtf8(m_note->text().trimmed());
    return run;
}

bool NewRunPage::isStartable() const
{
    const bool isFailing =
        std::ranges::find(m_checks->items(), CheckMark::Fail, &CheckItem::state) != m_checks->items().end();
    return m_isChecked && !isFailing && !m_form->wrongField();
}

void NewRunPage::showChecks(std::vector<CheckItem> checks, bool isDone)
{
    m_isChecked = isDone;
    m_summary->setText(isDone ? summary(checks) : tr("looking"));
    m_checks->setItems(std::move(checks));
    Q_EMIT startableChanged();
}

void NewRunPage::showExpected(const std::vector<std::pair<QString, QString>>& rows)
{
    while (m_expectedRows->rowCount() > 0)
        m_expectedRows->removeRow(0);
    for (const auto& [label, value] : rows)
        m_expectedRows->addRow(makeMutedLabel(label), makeLabel(value));
    m_expected->setVisible(!rows.empty());
}

void NewRunPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(u(isNarrowPane(width()) ? kNarrowSideUnits : kSideUnits));
}

} // namespace understudy

#include "app/desktop/compare/new_comparison_dialog.h"

#include "core/session/comparing/compare_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kIndexRole = Qt::UserRole;

QString kindTitle(SoundKind kind)
{
    switch (kind) {
    case SoundKind::Take:
        return NewComparisonDialog::tr("Takes");
    case SoundKind::Checkpoint:
        return NewComparisonDialog::tr("Checkpoints");
    case SoundKind::Voice:
        return NewComparisonDialog::tr("Voices");
    case SoundKind::Clip:
        return NewComparisonDialog::tr("Real clips");
    case SoundKind::File:
    case SoundKind::Anchor:
        break;
    }
    return NewComparisonDialog::tr("Files");
}

} // namespace

NewComparisonDialog::NewComparisonDialog(std::vector<SoundCandidate> candidates,
                                         const std::vector<VoiceStatus>& voices, QWidget* parent)
    : QDialog(parent), m_candidates(std::move(candidates)), m_filter(new QLineEdit), m_tree(new QTreeWidget),
      m_list(new QListWidget), m_mode(new QComboBox), m_trials(new QSpinBox), m_name(new QLineEdit),
      m_texts(new QPlainTextEdit), m_problem(makeLabel({})), m_explained(makeMutedLabel({})),
      m_textLabel(makeLabel(tr("Texts for the voices, one a line"))),
      m_make(makeButton(tr("Plan the comparison"), u"nav-compare"))
{
    setObjectName(QStringLiteral("newComparison"));
    setWindowTitle(tr("New comparison"));
    createLayout();
    fillTree(voices);
    connect(m_filter, &QLineEdit::textChanged, this, &NewComparisonDialog::filterTree);
    connect(m_tree, &QTreeWidget::itemActivated, this, &NewComparisonDialog::addChosen);
    connect(m_list, &QListWidget::itemChanged, this, &NewComparisonDialog::check);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &NewComparisonDialog::check);
    connect(m_texts, &QPlainTextEdit::textChanged, this, &NewComparisonDialog::check);
    connect(m_make, &QPushButton::clicked, this, &QDialog::accept);
    check();
}

void NewComparisonDialog::nameParts()
{
    m_tree->setObjectName(QStringLiteral("candidates"));
    m_tree->setAccessibleName(tr("Sounds of the project"));
    m_tree->setHeaderHidden(true);
    m_list->setObjectName(QStringLiteral("slots"));
    m_list->setAccessibleName(tr("Slots; a tick marks a real recording, the hidden reference"));
    m_filter->setObjectName(QStringLiteral("candidateFilter"));
    m_filter->setPlaceholderText(tr("Find a sound"));
    m_filter->setAccessibleName(tr("Find a sound"));
    m_mode->setObjectName(QStringLiteral("mode"));
    m_mode->addItem(tr("Blind preference: which is better?"), int(ListeningMode::Preference));
    m_mode->addItem(tr("ABX: can they be told apart?"), int(ListeningMode::Abx));
    m_mode->addItem(tr("MOS sheet: how good is each?"), int(ListeningMode::Opinion));
    m_mode->addItem(tr("Free: hear them side by side"), -1);
    m_trials->setObjectName(QStringLiteral("trials"));
    m_trials->setRange(0, 1000);
    m_trials->setSpecialValueText(tr("as suits it"));
    m_name->setObjectName(QStringLiteral("comparisonName"));
    m_texts->setObjectName(QStringLiteral("texts"));
    m_texts->setTabChangesFocus(true);
    m_texts->setMaximumHeight(u(18));
    m_textLabel->setBuddy(m_texts);
    m_problem->setObjectName(QStringLiteral("comparisonProblem"));
    m_problem->setForegroundRole(QPalette::BrightText);
    m_make->setObjectName(QStringLiteral("planComparison"));
    for (auto* label : {m_problem, m_explained})
        label->setWordWrap(true);
    setPrimary(m_make);
    m_make->setDefault(true);
}

void NewComparisonDialog::createLayout()
{
    nameParts();
    auto* add = makeButton(tr("Add to the slots"), u"add");
    add->setObjectName(QStringLiteral("addSlot"));
    auto* files = makeButton(tr("Add files…"), u"folder");
    auto* remove = makeButton(tr("Remove from the slots"), u"remove");
    connect(add, &QPushButton::clicked, this, &NewComparisonDialog::addChosen);
    connect(files, &QPushButton::clicked, this, &NewComparisonDialog::askFiles);
    connect(remove, &QPushButton::clicked, this, &NewComparisonDialog::removeChosen);
    auto* left = new QVBoxLayout;
    for (auto* part : std::initializer_list<QWidget*>{m_filter, m_tree, add, files})
        left->addWidget(part);
    auto* form = new QFormLayout;
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Ask"), m_mode);
    form->addRow(tr("Trials"), m_trials);
    auto* right = new QVBoxLayout;
    right->addWidget(makeLabel(tr("Slots"), metrics::Type::Strong));
    right->addWidget(m_list, 1);
    right->addWidget(
        makeMutedLabel(tr("A tick marks a real recording: the hidden reference."), metrics::Type::Caption));
    right->addWidget(remove);
    right->addLayout(form);
    for (auto* part : std::initializer_list<QWidget*>{m_explained, m_textLabel, m_texts, m_problem})
        right->addWidget(part);
    auto* cancel = makeButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    right->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(5), u(4), u(5), u(4));
    layout->setSpacing(u(5));
    layout->addLayout(left, 1);
    layout->addLayout(right, 1);
    resize(u(220), u(150));
}

void NewComparisonDialog::fillTree(const std::vector<VoiceStatus>& voices)
{
    for (const auto& voice : voices)
        m_candidates.push_back({{SoundKind::Voice, voice.info.id.value, voice.info.id.value, false}, {}, {}});
    QHash<QString, QTreeWidgetItem*> groups;
    const auto groupOf = [&](QTreeWidgetItem* parent, const QString& key, const QString& title) {
        auto*& group = groups[key];
        if (group == nullptr) {
            group = parent != nullptr ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
            group->setText(0, title);
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
        return group;
    };
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const auto& one = m_candidates[i];
        const auto title = kindTitle(one.slot.kind);
        auto* parent = groupOf(nullptr, title, title);
        if (!one.group.empty())
            parent = groupOf(parent, title + toQString(one.group), toQString(one.group));
        const auto text = toQString(one.text);
        auto* item = new QTreeWidgetItem(parent);
        item->setText(0, text.isEmpty() ? toQString(one.slot.name)
                                        : tr("%1: %2").arg(toQString(one.slot.name), text));
        item->setToolTip(0, item->text(0));
        item->setData(0, kIndexRole, qulonglong(i));
    }
    m_tree->expandAll();
    if (auto* first = m_tree->topLevelItem(0))
        m_tree->setCurrentItem(first);
}

void NewComparisonDialog::filterTree()
{
    const auto wanted = m_filter->text().trimmed();
    for (QTreeWidgetItemIterator at(m_tree, QTreeWidgetItemIterator::NoChildren); *at != nullptr; ++at)
        (*at)->setHidden(!(*at)->text(0).contains(wanted, Qt::CaseInsensitive));
}

void NewComparisonDialog::addSlot(const SlotToCompare& slot)
{
    m_slots.push_back(slot);
    auto* item = new QListWidgetItem(toQString(slot.name.empty() ? slot.of : slot.name));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(slot.isReference ? Qt::Checked : Qt::Unchecked);
    m_list->addItem(item);
    m_list->setCurrentItem(item);
    check();
}

void NewComparisonDialog::addSlots(const std::vector<SoundName>& sounds)
{
    for (const auto& sound : sounds)
        for (const auto& one : m_candidates)
            if (sound.fits(one.slot) && m_slots.size() < kMostSlots)
                addSlot(one.slot);
}

void NewComparisonDialog::addChosen()
{
    const auto* item = m_tree->currentItem();
    if (item != nullptr && item->data(0, kIndexRole).isValid())
        addSlot(m_candidates[std::size_t(item->data(0, kIndexRole).toULongLong())].slot);
}

void NewComparisonDialog::removeChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_slots.erase(m_slots.begin() + row);
    delete m_list->takeItem(row);
    check();
}

void NewComparisonDialog::askFiles()
{
    const auto files = QFileDialog::getOpenFileNames(
        this, tr("Files to compare"), {}, tr("Sounds (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff)"));
    for (const auto& file : files)
        addSlot({SoundKind::File, toUtf8(file), toUtf8(QFileInfo(file).completeBaseName()), false});
}

ComparisonToMake NewComparisonDialog::wanted() const
{
    ComparisonToMake wanted;
    wanted.name = toUtf8(m_name->text().trimmed());
    const int mode = m_mode->currentData().toInt();
    if (mode >= 0)
        wanted.mode = ListeningMode(mode);
    wanted.trials = m_trials->value();
    wanted.slots = m_slots;
    for (int row = 0; row < m_list->count(); ++row)
        wanted.slots[std::size_t(row)].isReference = m_list->item(row)->checkState() == Qt::Checked;
    for (const auto& line : m_texts->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        if (!line.trimmed().isEmpty())
            wanted.texts.push_back(toUtf8(line.trimmed()));
    return wanted;
}

void NewComparisonDialog::check()
{
    if (m_list->count() != int(m_slots.size()))
        return; // one is being added
    const auto wanted = this->wanted();
    const auto isVoice = [](const SlotToCompare& slot) { return slot.kind == SoundKind::Voice; };
    const bool areVoices = !wanted.slots.empty() && std::ranges::all_of(wanted.slots, isVoice);
    m_textLabel->setVisible(std::ranges::any_of(wanted.slots, isVoice));
    m_texts->setVisible(m_textLabel->isVisibleTo(this));
    m_trials->setEnabled(wanted.mode && wanted.mode != ListeningMode::Opinion);
    QString problem;
    if (!checkComparison(wanted))
        problem = wanted.mode == ListeningMode::Abx ? tr("ABX compares two sounds: put two into the slots.")
                  : wanted.mode == ListeningMode::Opinion ? tr("Put one to nine sounds into the slots.")
                                                          : tr("Put two to nine sounds into the slots.");
    else if (areVoices && wanted.texts.empty())
        problem = tr("Write what the voices are to say.");
    m_problem->setText(problem);
    m_make->setEnabled(problem.isEmpty());
    m_explained->setText(
        wanted.mode == ListeningMode::Abx
            ? tr("The number of trials is fixed now; the score is shown when all are answered.")
        : wanted.mode == ListeningMode::Preference
            ? tr("Pairs come in an order of chance; some are asked again, to see how sure the listener is.")
        : wanted.mode == ListeningMode::Opinion
            ? tr("Every sound is rated once, from 1 to 5. A hidden anchor, worse on purpose, is among them.")
            : tr("Nothing is asked: switch, loop and look at the differences."));
}

} // namespace understudy

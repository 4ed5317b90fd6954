#include "app/desktop/training/run_panel.h"

#include "app/desktop/training/run_checks.h"
#include "app/desktop/training/run_search.h"
#include "widgets/models/run_list_delegate.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/list_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLabelUnits = 22;

} // namespace

RunPanel::RunPanel(const TrainingActions& actions, QWidget* parent)
    : QWidget(parent), m_actions(&actions), m_model(new RunListModel(this)), m_list(new QListView),
      m_search(new RunSearch), m_title(makeLabel({}, metrics::Type::Strong)), m_compare(new QToolButton),
      m_differences(makeMutedLabel({})), m_checks(new RunChecks), m_note(new QLineEdit)
{
    createLayout();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RunPanel::tellSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunPanel::tellSelection);
    connect(m_note, &QLineEdit::editingFinished, this, &RunPanel::tellNote);
    connect(m_search, &RunSearch::changed, this, &RunPanel::filter);
    connect(m_search, &RunSearch::left, m_list, qOverload<>(&QWidget::setFocus));
    m_note->installEventFilter(this);
}

void RunPanel::createLayout()
{
    setGround(this, Ground::Raised);
    m_list->setModel(m_model);
    setUpRunList(m_list);
    m_list->setObjectName(QStringLiteral("runList"));
    m_list->setAccessibleName(tr("Runs"));
    m_list->setFrameShape(QFrame::NoFrame);
    setFocusProxy(m_list);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeading());
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_search);
    layout->addWidget(m_list, 2);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(makePageScroll(makeDetails()), 3);
}

QWidget* RunPanel::makeHeading()
{
    auto* find = new QToolButton;
    find->setDefaultAction(m_actions->find);
    find->setObjectName(QStringLiteral("findRun"));
    find->setAutoRaise(true);
    find->setToolButtonStyle(Qt::ToolButtonIconOnly);
    find->setFocusPolicy(Qt::TabFocus);
    find->setToolTip(toolTipWithKey(m_actions->find));
    find->setAccessibleName(m_actions->find->text());
    auto* heading = new QWidget;
    heading->setFixedHeight(u(9));
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(u(3), 0, u(2), 0);
    row->addWidget(makeLabel(tr("Runs"), metrics::Type::Strong), 1);
    row->addWidget(find);
    return heading;
}

QWidget* RunPanel::makeDetails()
{
    m_compare->setDefaultAction(m_actions->compare);
    m_compare->setObjectName(QStringLiteral("compareRuns"));
    m_compare->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_compare->setFocusPolicy(Qt::TabFocus);
    m_compare->setToolTip(toolTipWithKey(m_actions->compare));
    m_compare->setPopupMode(QToolButton::DelayedPopup);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_compare);
    m_settings = new QFormLayout;
    m_settings->setHorizontalSpacing(u(2));
    m_settings->setVerticalSpacing(u(1.5));
    m_settings->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_differences->setObjectName(QStringLiteral("runDifferences"));
    m_differences->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("runNote"));
    m_note->setPlaceholderText(tr("A note of your own"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(2000);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(u(3), u(2), u(3), u(3));
    layout->setSpacing(u(2));
    layout->addLayout(top);
    layout->addLayout(m_settings);
    layout->addWidget(m_differences);
    layout->addWidget(makeMutedLabel(tr("Note")));
    layout->addWidget(m_note);
    layout->addWidget(m_checks);
    layout->addStretch();
    return page;
}

void RunPanel::setRows(const std::vector<RunRow>& rows)
{
    m_model->setRows(rows);
    filter();
    if (!m_list->currentIndex().isValid() && !rows.empty())
        m_list->setCurrentIndex(m_model->index(0));
}

/// The run in front stays in front, also where it is not in the list for a while.
void RunPanel::filter()
{
    int found = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool isFound = m_search->matches(m_model->row(row));
        m_list->setRowHidden(row, !isFound);
        found += isFound;
    }
    m_search->setFound(found, m_model->rowCount());
}

void RunPanel::openSearch()
{
    m_search->open();
}

void RunPanel::choose(const RunId& run)
{
    if (const int row = m_model->indexOf(toQString(run.value)); row >= 0 && run != current()) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(m_model->index(row));
    }
}

RunId RunPanel::current() const
{
    return RunId(toUtf8(m_list->currentIndex().data(RunListModel::IdRole).toString()));
}

std::vector<RunId> RunPanel::compared() const
{
    std::vector<RunId> runs;
    auto selected = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(selected, {}, &QModelIndex::row);
    for (const auto& index : selected)
        if (index != m_list->currentIndex())
            runs.emplace_back(toUtf8(index.data(RunListModel::IdRole).toString()));
    return runs;
}

void RunPanel::tellSelection()
{
    const auto run = current();
    if (run != m_told) {
        tellNote();
        m_noted = {}; // until more is known of the other
        m_note->clear();
        m_told = run;
        Q_EMIT chosen(run);
    }
    if (auto others = compared(); others != m_toldCompared) {
        m_toldCompared = std::move(others);
        Q_EMIT comparedChanged();
    }
}

void RunPanel::showDetails(const RunDetails& details)
{
    const auto name = runName(details.info.id);
    m_title->setText(tr("Settings of %1").arg(words::inSentence(name)));
    const auto rows = understudy::settingsOf(details);
    while (m_settings->rowCount() > int(rows.size()))
        m_settings->removeRow(m_settings->rowCount() - 1);
    for (int i = 0; i < int(rows.size()); ++i) {
        const auto& [label, value] = rows[std::size_t(i)];
        if (i == m_settings->rowCount()) {
            auto* title = makeMutedLabel({});
            title->setMinimumWidth(u(kLabelUnits));
            auto* text = new ElidedLabel;
            text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
            m_settings->addRow(title, text);
        }
        static_cast<QLabel*>(m_settings->itemAt(i, QFormLayout::LabelRole)->widget())->setText(label);
        static_cast<ElidedLabel*>(m_settings->itemAt(i, QFormLayout::FieldRole)->widget())->setText(value);
    }
    m_checks->setItems(checksOf(details));
    const bool isEarly = m_noted.empty() && m_note->isModified(); // it was begun before this was known
    const bool isWritten = m_note->hasFocus() && m_noted == details.info.id;
    m_noted = details.info.id;
    if (isEarly && !m_note->hasFocus())
        tellNote();
    if (isEarly || isWritten)
        return;
    m_note->setText(toQString(details.info.note));
    m_note->setCursorPosition(0);
}

void RunPanel::showDifferences(const QStringList& sentences)
{
    m_differences->setText(sentences.join(QLatin1Char('\n')));
    m_differences->setVisible(!sentences.isEmpty());
}

void RunPanel::editNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->selectAll();
}

void RunPanel::tellNote()
{
    if (!m_note->isModified() || m_noted.empty())
        return;
    m_note->setModified(false);
    Q_EMIT noteEdited(m_noted, m_note->text());
}

void RunPanel::openCompare()
{
    fillCompare();
}

/// Checked runs lie over the one in front, as those that are selected with Ctrl or Shift do.
void RunPanel::fillCompare()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("compareMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto index = m_model->index(row);
        if (index == m_list->currentIndex())
            continue;
        auto* action = menu->addAction(
            tr("%1: %2").arg(index.data().toString(), index.data(RunListModel::SettingsRole).toString()));
        action->setCheckable(true);
        action->setChecked(m_list->selectionModel()->isSelected(index));
        connect(action, &QAction::toggled, this, [this, place = QPersistentModelIndex(index)](bool isOver) {
            m_list->selectionModel()->select(place, isOver ? QItemSelectionModel::Select
                                                           : QItemSelectionModel::Deselect);
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("There is no other run."))->setEnabled(false);
    menu->popup(m_compare->mapToGlobal(QPoint(0, m_compare->height())));
}

/// Return and Escape go back to the list; the note is kept, as whenever the field is left.
bool RunPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_note || !isKey)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_list->setFocus();
    return true;
}

} // namespace understudy

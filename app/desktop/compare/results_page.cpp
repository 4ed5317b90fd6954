#include "app/desktop/compare/results_page.h"

#include "widgets/charts/interval_plot.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// `numbers`: the columns that hold some. The others are as wide as what is in them, but for `widest`.
QTableWidget* makeTable(const QString& name, const QStringList& columns, const QList<int>& numbers,
                        int widest)
{
    auto* table = new QTableWidget(0, int(columns.size()));
    table->setHorizontalHeaderLabels(columns);
    table->setAccessibleName(name);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(u(6) + 2);
    auto* header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(widest, QHeaderView::Stretch);
    header->setHighlightSections(false);
    for (int column = 0; column < columns.size(); ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(
            (numbers.contains(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    table->setTabKeyNavigation(false);
    return table;
}

void addRow(QTableWidget* table, const QStringList& cells)
{
    const int row = table->rowCount();
    table->insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment(Qt::Alignment(table->horizontalHeaderItem(column)->textAlignment()));
        item->setToolTip(cells[column]);
        table->setItem(row, column, item);
    }
}

constexpr int kSecond = 5; // column of the votes

QString detailOf(const ComparedSlot& slot)
{
    return slot.slot.isReference ? ResultsPage::tr("hidden reference")
           : slot.slot.isAnchor  ? ResultsPage::tr("hidden anchor")
                                 : QString();
}

QString choiceText(const ComparisonPlan& plan, const ListeningTrial& trial, int choice)
{
    switch (*plan.mode) {
    case ListeningMode::Abx:
        return (choice == 0) == (trial.x == AbxAnswer::A) ? ResultsPage::tr("right")
                                                          : ResultsPage::tr("wrong");
    case ListeningMode::Preference:
        return toQString(plan.slots[choice == 0 ? trial.first : trial.second].slot.name);
    case ListeningMode::Opinion:
        break;
    }
    return QString::number(choice);
}

} // namespace

ResultsPage::ResultsPage(QWidget* parent)
    : QWidget(parent), m_headline(makeLabel({}, metrics::Type::Heading)), m_figures(makeLabel({})),
      m_plotTitle(makeMutedLabel({})), m_pairTitle(makeLabel({}, metrics::Type::Strong)),
      m_buttons(new QHBoxLayout), m_plotCard(nullptr), m_pairCard(nullptr), m_plot(new IntervalPlot),
      m_pairs(makeTable(tr("Head to head"), {tr("Pair"), tr("Won"), tr("p"), tr("Reading")}, {1, 2}, 0)),
      m_votes(makeTable(tr("Votes"),
                        {tr("#"), tr("Time"), tr("Listener"), tr("Text"), tr("First"), tr("Second"),
                         tr("Answer"), tr("Switches"), tr("Seconds")},
                        {0, 7, 8}, 3)),
      m_facts(new QFormLayout), m_filter(new QLineEdit)
{
    setObjectName(QStringLiteral("resultsPage"));
    m_headline->setObjectName(QStringLiteral("headline"));
    m_figures->setObjectName(QStringLiteral("figures"));
    m_pairs->setObjectName(QStringLiteral("pairs"));
    m_votes->setObjectName(QStringLiteral("votes"));
    m_plot->setAccessibleName(tr("Ranking"));
    for (auto* label : {m_headline, m_figures})
        label->setWordWrap(true);
    createLayout();
    connect(m_filter, &QLineEdit::textChanged, this, &ResultsPage::filterVotes);
}

void ResultsPage::createLayout()
{
    auto* top = makeCard();
    auto* words = new QVBoxLayout;
    words->addWidget(m_headline);
    words->addWidget(m_figures);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(u(4), u(3), u(4), u(3));
    row->setSpacing(u(3));
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    m_plotCard = makeCard();
    auto* plot = new QVBoxLayout(m_plotCard);
    auto* title = new QHBoxLayout;
    title->addWidget(makeLabel(tr("Ranking"), metrics::Type::Strong));
    title->addWidget(m_plotTitle, 1);
    plot->addLayout(title);
    plot->addWidget(m_plot, 1);
    m_pairCard = makeCard();
    auto* pairs = new QVBoxLayout(m_pairCard);
    pairs->addWidget(m_pairTitle);
    pairs->addWidget(m_pairs, 100);
    pairs->addLayout(m_facts);
    pairs->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(u(3));
    middle->addWidget(m_plotCard, 3);
    middle->addWidget(m_pairCard, 2);
    m_facts->setHorizontalSpacing(u(3));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(4), u(4), u(4), u(4));
    layout->setSpacing(u(3));
    layout->addWidget(top);
    layout->addLayout(middle, 2);
    layout->addWidget(makeVotes(), 3);
}

QWidget* ResultsPage::makeVotes()
{
    m_filter->setObjectName(QStringLiteral("voteFilter"));
    m_filter->setPlaceholderText(tr("Filter votes"));
    m_filter->setAccessibleName(tr("Filter votes"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(u(50));
    m_pairs->setMinimumHeight(u(18));
    m_votes->setMinimumHeight(u(24));
    auto* card = makeCard();
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Votes"), metrics::Type::Strong), 1);
    head->addWidget(m_filter);
    auto* layout = new QVBoxLayout(card);
    layout->addLayout(head);
    layout->addWidget(m_votes, 1);
    return card;
}

void ResultsPage::showResults(const ComparisonResults& results)
{
    m_headline->setText(words::headline(results));
    m_figures->setText(words::figuresSentence(results));
    showButtons(results);
    showPlot(results);
    showPairs(results);
    showVotes(results);
}

/// The best one, where there is a best; of ABX both, where they can be told apart: it does not ask which is
/// better.
void ResultsPage::showButtons(const ComparisonResults& results)
{
    while (auto* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!results.comparison.isEnded) {
        auto* other = makeButton(tr("Another listener…"), u"headphones");
        other->setObjectName(QStringLiteral("anotherListener"));
        connect(other, &QPushButton::clicked, this, &ResultsPage::listenerRequested);
        m_buttons->addWidget(other);
    }
    std::vector<std::size_t> offered;
    if (results.abx && results.abx->isHeard())
        offered = {0, 1};
    else if (const auto best = results.best())
        offered = {*best};
    for (const auto slot : offered) {
        const auto& one = results.comparison.plan.slots[slot];
        if (one.kind != SoundKind::Take && one.kind != SoundKind::Checkpoint)
            continue;
        const auto name = toQString(one.slot.name);
        auto* button = one.kind == SoundKind::Take ? makeButton(tr("Choose %1").arg(name), u"choose")
                                                   : makeButton(tr("Rank %1 first").arg(name), u"checkpoint");
        button->setObjectName(QStringLiteral("use%1").arg(slot));
        if (offered.size() == 1)
            setPrimary(button);
        connect(button, &QPushButton::clicked, this, [this, slot] { Q_EMIT useRequested(slot); });
        m_buttons->addWidget(button);
    }
}

void ResultsPage::showPlot(const ComparisonResults& results)
{
    std::vector<IntervalRow> rows;
    const auto best = results.best();
    for (const auto slot : results.ranking) {
        const auto& one = results.comparison.plan.slots[slot];
        IntervalRow row{toQString(one.slot.name), detailOf(one)};
        row.isBest = slot == best;
        row.isMeasure = !row.detail.isEmpty();
        if (results.preference) {
            const auto& strength = results.preference->strengths[slot];
            row.value = strength.value;
            row.low = strength.low;
            row.high = strength.high;
            row.text = tr("%1 of %2").arg(strength.won).arg(strength.votes);
        } else {
            const auto& score = results.opinion->scores[slot];
            row.value = score.mean;
            row.low = score.low;
            row.high = score.high;
            row.text = words::scoreText(score);
        }
        rows.push_back(row);
    }
    m_plotCard->setVisible(!rows.empty());
    m_plotTitle->setText(results.preference ? tr("Bradley–Terry strength with 95 % intervals")
                                            : tr("Mean opinion with 95 % t-intervals"));
    m_plot->setRows(rows, results.preference ? -2 : 1, results.preference ? 2 : 5);
}

void ResultsPage::showPairs(const ComparisonResults& results)
{
    m_pairs->setRowCount(0);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const auto& plan = results.comparison.plan;
    m_pairs->setVisible(results.preference.has_value());
    m_pairTitle->setText(results.preference ? tr("Head to head") : tr("Figures"));
    static_cast<QBoxLayout*>(layout())->setStretch(1, results.abx ? 0 : 2); // which has but a few lines
    if (results.preference)
        for (const auto& pair : results.preference->pairs)
            addRow(m_pairs, {tr("%1 against %2")
                                 .arg(toQString(plan.slots[pair.first].slot.name),
                                      toQString(plan.slots[pair.second].slot.name)),
                             tr("%1 of %2").arg(pair.won).arg(pair.votes), words::probability(pair.chance),
                             words::reading(pair, plan)});
    const auto addFact = [this](const QString& name, const QString& value) {
        if (value.isEmpty())
            return;
        auto* label = makeLabel(value);
        label->setWordWrap(true);
        m_facts->addRow(makeMutedLabel(name), label);
    };
    if (results.abx) {
        addFact(tr("Right"), tr("%1 of %2").arg(results.abx->correct).arg(results.abx->trials));
        addFact(tr("p"), words::probability(results.abx->chance));
        addFact(tr("Needed"), tr("%1 right for p ≤ 0.05").arg(results.abx->needed));
    }
    if (results.preference)
        addFact(tr("Consistency"), words::consistency(*results.preference));
    addFact(tr("Listeners"), words::listenersOf(results));
    addFact(tr("Hidden reference"), words::attention(results));
    addFact(tr("Hidden anchor"), words::anchorNote(results));
}

void ResultsPage::showVotes(const ComparisonResults& results)
{
    m_votes->setRowCount(0);
    const auto& plan = results.comparison.plan;
    m_votes->setColumnHidden(kSecond, plan.mode == ListeningMode::Opinion);
    const auto trials = results.comparison.trials();
    auto answers = results.comparison.answers;
    std::ranges::stable_sort(answers, std::greater<>(), &ListeningAnswer::time); // the latest first
    for (const auto& answer : answers) {
        if (answer.trial >= trials.size())
            continue;
        const auto& trial = trials[answer.trial];
        const bool isPair = *plan.mode != ListeningMode::Opinion;
        const auto time = QDateTime::fromString(toQString(answer.time), Qt::ISODate).toLocalTime();
        addRow(m_votes, {QString::number(answer.trial + 1), QLocale().toString(time, QLocale::ShortFormat),
                         toQString(answer.listener), toQString(plan.items[trial.item].text),
                         toQString(plan.slots[trial.first].slot.name),
                         isPair ? toQString(plan.slots[trial.second].slot.name) : QString(),
                         choiceText(plan, trial, answer.choice), QString::number(answer.switches),
                         words::number(answer.seconds, 0)});
    }
    filterVotes();
}

void ResultsPage::filterVotes()
{
    const auto wanted = m_filter->text().trimmed();
    for (int row = 0; row < m_votes->rowCount(); ++row) {
        bool isShown = wanted.isEmpty();
        for (int column = 0; !isShown && column < m_votes->columnCount(); ++column)
            isShown = m_votes->item(row, column)->text().contains(wanted, Qt::CaseInsensitive);
        m_votes->setRowHidden(row, !isShown);
    }
}

} // namespace understudy

#include "app/desktop/home/review_steps.h"

#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/review_text.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace understudy {

using metrics::u;

namespace {

// Columns, between two that are empty: margins as wide as the spacing.
constexpr int kMark = 1, kNames = 2, kFacts = 3, kButton = 4, kColumns = 6;

enum class Standing
{
    Open, ///< nothing is there
    Begun,
    Done
};

void setMark(IconLabel& mark, Standing standing)
{
    mark.setIcon(standing == Standing::Done    ? u"verdict-accepted"
                 : standing == Standing::Begun ? u"status-rendering"
                                               : u"status-not-rendered",
                 standing == Standing::Done    ? Token::Ok
                 : standing == Standing::Begun ? Token::Accent
                                               : Token::Muted);
}

} // namespace

ReviewSteps::ReviewSteps(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewSteps"));
    auto* card = makeCard();
    auto* grid = new QGridLayout(card); // whose columns are those of every row
    grid->setContentsMargins(u(1), 0, u(1), 0);
    grid->setHorizontalSpacing(u(3));
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(kNames, 1);
    grid->setColumnStretch(kFacts, 3);
    addRow(*grid, m_recordings, tr("Recordings"), tr("Add recordings…"));
    addRow(*grid, m_review, tr("Review"), tr("Review"));
    addRow(*grid, m_dataset, tr("Dataset"), {});
    m_dataset.state->setObjectName(QStringLiteral("datasetState"));
    m_dataset.facts->setObjectName(QStringLiteral("datasetFacts"));
    m_dataset.button->setObjectName(QStringLiteral("datasetButton"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(m_recordings.button, &QPushButton::clicked, this, &ReviewSteps::addRequested);
    connect(m_review.button, &QPushButton::clicked, this, &ReviewSteps::reviewRequested);
    connect(m_dataset.button, &QPushButton::clicked, this, [this] {
        if (m_folder.isEmpty())
            Q_EMIT reviewRequested(); // where it is built
        else
            Q_EMIT folderRequested(m_folder);
    });
    setState({}, false);
}

void ReviewSteps::addRow(QGridLayout& grid, Row& row, const QString& title, const QString& button)
{
    row.mark = new IconLabel;
    auto* name = makeLabel(title);
    name->setFont(metrics::font(metrics::Type::Strong));
    row.state = makeMutedLabel({}, metrics::Type::Caption);
    row.facts = makeLabel({});
    row.facts->setWordWrap(true);
    row.button = makeButton(button);
    auto* names = new QVBoxLayout;
    names->setContentsMargins(0, u(2), 0, u(2));
    names->setSpacing(0);
    names->addWidget(name);
    names->addWidget(row.state);
    const int line = grid.rowCount();
    if (line > 1)
        grid.addWidget(makeHorizontalLine(), line, 0, 1, kColumns);
    grid.setRowMinimumHeight(line + 1, u(14));
    grid.addWidget(row.mark, line + 1, kMark);
    grid.addLayout(names, line + 1, kNames);
    grid.addWidget(row.facts, line + 1, kFacts);
    grid.addWidget(row.button, line + 1, kButton, Qt::AlignRight | Qt::AlignVCenter);
}

void ReviewSteps::setState(const ProjectState& state, bool mayAdd)
{
    m_recordings.button->setEnabled(mayAdd);
    showRecordings(state);
    showReview(state);
    showDataset(state);
}

void ReviewSteps::showRecordings(const ProjectState& state)
{
    const auto& review = state.review;
    const bool isAny = review.recordings > 0;
    setMark(*m_recordings.mark, state.toImport > 0 ? Standing::Begun
                                : isAny            ? Standing::Done
                                                   : Standing::Open);
    m_recordings.state->setText(state.toImport > 0 ? tr("%n still to import", nullptr, state.toImport)
                                : isAny            ? tr("Imported")
                                                   : tr("None yet"));
    m_recordings.facts->setText(
        state.problem ? words::sentence(*state.problem)
        : isAny       ? tr("%1, %2. %3 cut.")
                      .arg(tr("%n recording(s)", nullptr, review.recordings), words::clock(review.recorded),
                           tr("%n clip(s)", nullptr, review.total))
                : tr("For a voice of your own: record here, or bring sound files in."));
}

void ReviewSteps::showReview(const ProjectState& state)
{
    const auto& review = state.review;
    const int open = review.count(Verdict::None);
    m_review.button->setEnabled(review.total > 0);
    setMark(*m_review.mark, review.total == 0 || review.reviewed == 0 ? Standing::Open
                            : open > 0                                ? Standing::Begun
                                                                      : Standing::Done);
    m_review.state->setText(review.total == 0 ? QString()
                            : open > 0        ? tr("%n clip(s) left", nullptr, open)
                                              : tr("Done"));
    const int accepted = review.count(Verdict::Accepted);
    m_review.facts->setText(
        review.total == 0 ? QString()
        : accepted == 0
            ? tr("None accepted yet.")
            : tr("%1 accepted, %2 min. %3 % in 5–15 s, %4 % defective.")
                  .arg(QString::number(accepted), words::number(review.accepted.value / 60, 1),
                       words::percent(review.shareInRange), words::percent(review.shareDefective)));
}

void ReviewSteps::showDataset(const ProjectState& state)
{
    const auto& dataset = state.dataset;
    const bool mayBuild = state.review.count(Verdict::Accepted) > 0;
    m_folder = dataset ? pathText(dataset->folder) : QString();
    setMark(*m_dataset.mark, dataset ? Standing::Done : Standing::Open);
    m_dataset.state->setText(dataset ? tr("Built") : tr("None yet"));
    m_dataset.facts->setText(dataset ? tr("%1, %2, of %3. It lies in %4.")
                                           .arg(tr("%n clip(s)", nullptr, dataset->clips),
                                                words::clock(dataset->length), words::moment(dataset->built),
                                                m_folder)
                             : mayBuild ? tr("Build it of the accepted clips in the review.")
                                        : QString());
    m_dataset.button->setText(dataset ? tr("Open folder") : tr("Go to the review"));
    m_dataset.button->setEnabled(dataset || mayBuild);
}

} // namespace understudy

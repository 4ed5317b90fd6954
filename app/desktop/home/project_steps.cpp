#include "app/desktop/home/project_steps.h"

#include "app/desktop/home/episodes_card.h"
#include "core/data/qc/defect_rate.h"
#include "core/session/review_goals.h"
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

ProjectSteps::ProjectSteps(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("projectSteps"));
    auto* card = makeCard();
    auto* grid = new QGridLayout(card); // whose columns are those of every row
    grid->setContentsMargins(u(1), 0, u(1), 0);
    grid->setHorizontalSpacing(u(2));
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(kNames, 1);
    grid->setColumnStretch(kFacts, 3);
    addRow(*grid, m_recordings, "recordings", tr("Recordings"), tr("Add…"));
    addRow(*grid, m_review, "review", tr("Review"), tr("Review"));
    addRow(*grid, m_dataset, "dataset", tr("Dataset"), {});
    addRow(*grid, m_training, "training", tr("Train"), tr("Train"));
    addRow(*grid, m_compare, "compare", tr("Compare"), tr("Compare"));
    addRow(*grid, m_episode, "episode", tr("Episode"), {});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    m_recordings.button->setAccessibleName(tr("Add recordings…"));
    connect(m_recordings.button, &QPushButton::clicked, this, &ProjectSteps::addRequested);
    connect(m_review.button, &QPushButton::clicked, this, &ProjectSteps::reviewRequested);
    connect(m_dataset.button, &QPushButton::clicked, this, [this] {
        if (m_folder.isEmpty())
            Q_EMIT reviewRequested(); // where it is built
        else
            Q_EMIT folderRequested(m_folder);
    });
    connect(m_training.button, &QPushButton::clicked, this, &ProjectSteps::trainingRequested);
    connect(m_compare.button, &QPushButton::clicked, this, &ProjectSteps::compareRequested);
    connect(m_episode.button, &QPushButton::clicked, this, [this] {
        if (m_written.empty())
            Q_EMIT addScriptRequested();
        else
            Q_EMIT episodeRequested(m_written);
    });
    setState({}, {}, false);
}

void ProjectSteps::addRow(QGridLayout& grid, Row& row, const char* step, const QString& title,
                          const QString& button)
{
    row.mark = new IconLabel;
    auto* name = makeLabel(title);
    name->setFont(metrics::font(metrics::Type::Strong));
    row.state = makeMutedLabel({}, metrics::Type::Caption);
    row.facts = makeLabel({});
    for (auto* label : {row.state, row.facts})
        label->setWordWrap(true);
    row.button = makeButton(button);
    row.state->setObjectName(QLatin1String(step) + QStringLiteral("State"));
    row.facts->setObjectName(QLatin1String(step) + QStringLiteral("Facts"));
    row.button->setObjectName(QLatin1String(step) + QStringLiteral("Button"));
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

void ProjectSteps::setState(const ProjectState& state, const std::optional<RunRow>& run, bool mayAdd)
{
    m_recordings.button->setEnabled(mayAdd);
    showRecordings(state);
    showReview(state.review);
    showDataset(state);
    showTraining(state, run);
    showCompare(state);
    showEpisode(state.episodes, mayAdd);
}

void ProjectSteps::showCompare(const ProjectState& state)
{
    const bool isAny = state.comparisons > 0;
    setMark(*m_compare.mark, state.compared > 0 ? Standing::Done : isAny ? Standing::Begun : Standing::Open);
    m_compare.state->setText(isAny ? tr("%1 of %2 told").arg(state.compared).arg(state.comparisons)
                                   : tr("After training"));
    m_compare.facts->setText(isAny ? tr("%n comparison(s) by ear.", nullptr, state.comparisons)
                                   : tr("Takes and checkpoints beside each other, judged by ear."));
}

void ProjectSteps::showRecordings(const ProjectState& state)
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

namespace {

/// What the accepted clips are short of first; empty: nothing.
QString missing(const ReviewProgress& review)
{
    const auto met = goalsMet(review);
    const double minutes = review.accepted.value / 60;
    if (minutes < kLeastMinutes)
        return ProjectSteps::tr("%1 of %2 min")
            .arg(words::number(minutes, 1), words::number(kLeastMinutes, 0));
    if (!met.minutes)
        return ProjectSteps::tr("More than %1 min").arg(words::number(kMostMinutes, 0));
    if (!met.defects)
        return ProjectSteps::tr("%1 defective").arg(words::percent(review.shareDefective));
    return met.inRange ? QString()
                       : ProjectSteps::tr("%1 in 5–15 s").arg(words::percent(review.shareInRange));
}

QString figuresOf(const ReviewProgress& review)
{
    return ProjectSteps::tr("%1 accepted, %2 min. %3 in 5–15 s, %4 defective.")
        .arg(QString::number(review.count(Verdict::Accepted)), words::number(review.accepted.value / 60, 1),
             words::percent(review.shareInRange), words::percent(review.shareDefective));
}

QString goalsText()
{
    return ProjectSteps::tr("Goals: %1 to %2 min, at least %3 in 5–15 s, at most %4 defective.")
        .arg(words::number(kLeastMinutes, 0), words::number(kMostMinutes, 0), words::percent(kLeastInRange),
             words::percent(kDefectGoal, 0));
}

} // namespace

void ProjectSteps::showReview(const ReviewProgress& review)
{
    const int open = review.count(Verdict::None);
    const auto isShort = missing(review);
    m_review.button->setEnabled(review.total > 0);
    setMark(*m_review.mark, review.reviewed == 0             ? Standing::Open
                            : open > 0 || !isShort.isEmpty() ? Standing::Begun
                                                             : Standing::Done);
    m_review.state->setText(review.total == 0   ? QString()
                            : open > 0          ? tr("%n clip(s) left", nullptr, open)
                            : isShort.isEmpty() ? tr("Done")
                                                : isShort);
    m_review.facts->setText(review.total == 0 ? QString()
                            : review.count(Verdict::Accepted) == 0
                                ? tr("None accepted yet.")
                                : figuresOf(review) +
                                      (isShort.isEmpty() ? QString() : QLatin1Char(' ') + goalsText()));
}

void ProjectSteps::showDataset(const ProjectState& state)
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
    m_dataset.button->setText(dataset ? tr("Open folder") : tr("Build…"));
    m_dataset.button->setEnabled(dataset || mayBuild);
}

void ProjectSteps::showTraining(const ProjectState& state, const std::optional<RunRow>& run)
{
    m_training.button->setText(run && run->status == RunStatus::Running ? tr("Watch %1").arg(run->name)
                                                                        : tr("Train"));
    if (!run) {
        setMark(*m_training.mark, Standing::Open);
        m_training.state->setText(tr("Not begun"));
        m_training.facts->setText(state.hasDataset
                                      ? tr("A run learns a voice from the dataset.")
                                      : tr("A run learns a voice from a dataset, so build that first."));
        return;
    }
    m_training.mark->setIcon(iconName(run->status), color(run->status));
    m_training.state->setText(QStringLiteral("%1 · %2").arg(run->name, word(run->status)));
    const auto best = bestText(*run);
    m_training.facts->setText(best.isEmpty() ? stepsText(*run)
                                             : QStringLiteral("%1, %2").arg(stepsText(*run), best));
}

/// Of several the first that needs something, else the first.
void ProjectSteps::showEpisode(const std::vector<EpisodeSummary>& episodes, bool mayAdd)
{
    const auto needs = [](const EpisodeSummary& one) { return one.hasProblems || one.fresh < one.lines; };
    auto shown = std::ranges::find_if(episodes, needs);
    if (shown == episodes.end())
        shown = episodes.begin();
    m_written = shown == episodes.end() ? EpisodeId() : shown->id;
    m_episode.button->setText(m_written.empty() ? tr("Add script…") : tr("Write"));
    m_episode.button->setEnabled(mayAdd || !m_written.empty());
    if (m_written.empty()) {
        setMark(*m_episode.mark, Standing::Open);
        m_episode.state->setText(tr("None yet"));
        m_episode.facts->setText(tr("A script becomes an episode; draft voices speak it at once."));
        return;
    }
    const auto standing = standingOf(*shown);
    m_episode.mark->setIcon(standing.icon, standing.color);
    m_episode.state->setText(standing.words);
    auto facts =
        tr("“%1”, %2, %3.")
            .arg(titleOf(*shown), tr("%n line(s)", nullptr, shown->lines), words::clock(shown->length));
    if (episodes.size() > 1)
        facts += QLatin1Char(' ') + tr("%n more episode(s).", nullptr, int(episodes.size()) - 1);
    m_episode.facts->setText(facts);
}

} // namespace understudy

#include "app/desktop/training/checkpoints_panel.h"

#include "app/desktop/action_button.h"
#include "widgets/models/checkpoint_delegate.h"
#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/run_text.h"

#include <QtWidgets>

#include <algorithm>

namespace understudy {

using metrics::u;

namespace {

constexpr int kLeastRows = 3;
constexpr int kCompared = 3; ///< the chosen one, the one before and the one behind

QString validationSource(const RunDetails& details)
{
    const auto clips = details.clips ? int(details.clips->count(Split::Validation)) : 0;
    return clips > 0 ? CheckpointsPanel::tr(
                           "Validation loss is of backbone and decoder by their weights, over %n clip(s) "
                           "that are not trained on.",
                           nullptr, clips)
                     : CheckpointsPanel::tr("Nothing is validated: the dataset has no validation clips.");
}

/// Who measured what the probe lines say and how they sound; the latest that told.
QString figureSource(const std::vector<CheckpointInfo>& checkpoints)
{
    std::string words, voices;
    for (const auto& checkpoint : checkpoints) {
        if (checkpoint.probes && checkpoint.probes->words)
            words = checkpoint.probes->recognizer;
        if (checkpoint.probes && checkpoint.probes->similarity)
            voices = checkpoint.probes->voiceEncoder;
    }
    QStringList told;
    if (!words.empty())
        told << CheckpointsPanel::tr("WER and CER of the probe lines by %1.").arg(toQString(words));
    if (!voices.empty())
        told << CheckpointsPanel::tr("Similarity to the talent's clips by %1.").arg(toQString(voices));
    return told.isEmpty() ? CheckpointsPanel::tr("Word errors and similarity are not measured.")
                          : told.join(QStringLiteral("   "));
}

/// How the suggestion came about, where more than one figure tells; the best first.
QString scoresOf(const std::vector<CheckpointInfo>& checkpoints)
{
    QStringList lines;
    for (const auto& score : scoreCheckpoints(checkpoints))
        if (score.points.size() > 1)
            lines << CheckpointsPanel::tr("Step %1: %2")
                         .arg(words::count(double(score.step)), words::scored(score));
    return lines.join(QLatin1Char('\n'));
}

/// Empty: there are some, or may be yet.
QString probeSource(const RunDetailsView& view)
{
    if (!view.probes.isEmpty() || view.rows.empty())
        return {};
    return view.details.info.settings.probeEvery == 0
               ? CheckpointsPanel::tr("No probe lines: this run was told to speak none.")
               : CheckpointsPanel::tr("No probe lines yet.");
}

} // namespace

CheckpointsPanel::CheckpointsPanel(const TrainingActions& actions, QWidget* parent)
    : QWidget(parent), m_actions(&actions), m_model(new CheckpointTableModel(this)), m_table(new QTableView),
      m_flag(new IconLabel(u"checkpoint", Token::Ok)), m_suggestion(new ElidedLabel),
      m_sources(makeMutedElided()), m_compare(makeActionButton(actions.byEar)),
      m_voice(makeActionButton(actions.makeVoice))
{
    setObjectName(QStringLiteral("checkpoints"));
    createLayout();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_follows = m_follows && m_isMoving;
        refreshButton();
        Q_EMIT stepChanged();
    });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const auto* probe = m_model->probe(index))
            Q_EMIT playRequested(probe->file);
    });
    m_table->viewport()->installEventFilter(this);
    m_table->viewport()->setMouseTracking(true);
    clear();
}

void CheckpointsPanel::createLayout()
{
    m_table->setModel(m_model);
    setUpCheckpointTable(m_table);
    m_table->setObjectName(QStringLiteral("checkpointTable"));
    m_table->setAccessibleName(tr("Checkpoints"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMinimumHeight((kLeastRows + 1) * (u(6) + 2) + 2);
    m_sources->setObjectName(QStringLiteral("figureSources"));
    m_sources->setFont(metrics::font(metrics::Type::Caption));
    m_sources->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_table);
    auto* card = makeCard();
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    inside->addWidget(makeTop());
    inside->addWidget(makeHorizontalLine());
    inside->addWidget(m_table, 1);
    inside->addWidget(makeHorizontalLine());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(u(3), u(1), u(3), u(1));
    foot->addWidget(m_sources);
    inside->addLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), u(3));
    layout->addWidget(card);
}

QWidget* CheckpointsPanel::makeTop()
{
    auto* top = new QWidget;
    top->setFixedHeight(u(9));
    m_suggestion->setObjectName(QStringLiteral("suggestion"));
    m_suggestion->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_voice->setObjectName(QStringLiteral("makeVoice"));
    m_compare->setObjectName(QStringLiteral("compareCheckpoints"));
    setPrimary(m_voice);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(u(3), 0, u(2), 0);
    row->setSpacing(u(2));
    row->addWidget(makeLabel(tr("Checkpoints"), metrics::Type::Strong));
    row->addWidget(m_flag);
    row->addWidget(m_suggestion, 1);
    row->addWidget(makeActionButton(m_actions->exportCheckpoint));
    row->addWidget(m_compare);
    row->addWidget(m_voice);
    return top;
}

void CheckpointsPanel::clear()
{
    m_run = {};
    m_suggested.reset();
    m_follows = true;
    m_model->setHeard({});
    const QScopedValueRollback moving(m_isMoving, true);
    m_model->setRows({}, {});
    showSuggestion({});
    m_sources->setText({});
    refreshButton();
}

void CheckpointsPanel::showRun(const RunDetailsView& view)
{
    if (view.details.info.id != m_run)
        clear(); // another run's steps are no rows of this one
    m_run = view.details.info.id;
    m_suggested = view.details.suggested ? std::optional(view.details.suggested->step) : std::nullopt;
    takeRows(view);
    showSuggestion(view.details);
    showSources(view);
    refreshButton();
}

/// A row that somebody chose stays chosen as long as it is there; without one the suggestion is followed.
void CheckpointsPanel::takeRows(const RunDetailsView& view)
{
    const auto place = m_table->currentIndex();
    const int column = place.column();
    const auto chosen = place.isValid() ? std::optional(m_model->row(place.row()).step) : std::nullopt;
    {
        const QScopedValueRollback moving(m_isMoving, true);
        m_model->setRows(view.probes, view.rows);
        for (const auto figure : {CheckpointTableModel::WordErrors, CheckpointTableModel::CharacterErrors,
                                  CheckpointTableModel::Similarity})
            m_table->setColumnHidden(figure, !m_model->isMeasured(figure));
        const int row = chosen ? m_model->indexOf(*chosen) : -1;
        m_follows = m_follows || row < 0;
        if (!m_follows && m_table->currentIndex().row() != row) // other probe lines begin the table anew
            m_table->setCurrentIndex(m_model->index(row, std::min(column, m_model->columnCount() - 1)));
    }
    if (m_follows)
        goToSuggested();
}

void CheckpointsPanel::showSuggestion(const RunDetails& details)
{
    m_flag->setVisible(details.suggested.has_value());
    if (!details.suggested) {
        const auto damaged = words::damaged(details.goingOn);
        m_suggestion->setText(
            m_run.empty()        ? QString()
            : !damaged.isEmpty() ? damaged
                                 : tr("The first is saved at step %1.").arg(details.info.settings.saveEvery));
        return;
    }
    m_suggestion->setText(
        tr("Step %1 is suggested: %2.")
            .arg(words::count(double(details.suggested->step)), words::reason(*details.suggested)));
    const auto scores = scoresOf(details.checkpoints);
    m_flag->setToolTip(scores);
    m_suggestion->setAccessibleDescription(scores);
}

void CheckpointsPanel::showSources(const RunDetailsView& view)
{
    QStringList sources{validationSource(view.details), figureSource(view.details.checkpoints),
                        probeSource(view)};
    sources.removeAll(QString());
    m_sources->setText(sources.join(QStringLiteral("   ")));
}

std::optional<std::int64_t> CheckpointsPanel::step() const
{
    const auto index = m_table->currentIndex();
    return index.isValid() ? std::optional(m_model->row(index.row()).step) : m_suggested;
}

std::vector<std::int64_t> CheckpointsPanel::stepsToCompare() const
{
    std::vector<std::int64_t> steps; // the oldest first
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        const auto& checkpoint = m_model->row(row);
        if (!checkpoint.isDamaged && std::ranges::any_of(checkpoint.probes, [](const ProbeCell& cell) {
                return !cell.file.isEmpty();
            }))
            steps.push_back(checkpoint.step);
    }
    const int count = std::min(kCompared, int(steps.size()));
    if (count < 2)
        return {};
    const auto chosen = std::ranges::lower_bound(steps, step().value_or(steps.back())) - steps.begin();
    const auto first = std::clamp(int(chosen) - 1, 0, int(steps.size()) - count);
    return {steps.begin() + first, steps.begin() + first + count};
}

void CheckpointsPanel::goToSuggested()
{
    const int row = m_suggested ? m_model->indexOf(*m_suggested) : -1;
    m_follows = true;
    if (row < 0 || m_table->currentIndex().row() == row)
        return;
    const QScopedValueRollback moving(m_isMoving, true);
    const auto place = m_model->index(row, std::max(0, m_table->currentIndex().column()));
    m_table->setCurrentIndex(place);
    m_table->scrollTo(place);
}

QString CheckpointsPanel::probeFile() const
{
    const auto index = m_table->currentIndex();
    if (!index.isValid())
        return {};
    if (const auto* probe = m_model->probe(index))
        return probe->file;
    for (int column = CheckpointTableModel::FirstProbe; column < m_model->columnCount(); ++column)
        if (const auto* probe = m_model->probe(index.siblingAtColumn(column)))
            return probe->file;
    return {};
}

void CheckpointsPanel::showHeard(const QString& file, double share, bool isSounding)
{
    for (int row = 0; !file.isEmpty() && row < m_model->rowCount(); ++row) {
        const auto& probes = m_model->row(row).probes;
        const auto found = std::ranges::find(probes, file, &ProbeCell::file);
        if (found != probes.end())
            return m_model->setHeard(CheckpointTableModel::Heard{
                m_model->row(row).step, int(found - probes.begin()), share, isSounding});
    }
    m_model->setHeard({});
}

void CheckpointsPanel::refreshButton()
{
    const auto chosen = step();
    m_voice->setText(chosen ? tr("Make voice from %1…").arg(words::count(double(*chosen)))
                            : tr("Make a voice…"));
    m_voice->setAccessibleName(m_voice->text());
    QStringList steps;
    for (const auto step : stepsToCompare())
        steps << words::count(double(step));
    m_compare->setText(steps.isEmpty() ? m_actions->byEar->text()
                                       : tr("Compare %1…").arg(steps.join(QStringLiteral(", "))));
    m_compare->setAccessibleName(m_compare->text());
}

/// A hand over what plays.
bool CheckpointsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto at = static_cast<QMouseEvent*>(event)->position().toPoint();
        if (m_model->probe(m_table->indexAt(at)))
            m_table->viewport()->setCursor(Qt::PointingHandCursor);
        else
            m_table->viewport()->unsetCursor();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace understudy

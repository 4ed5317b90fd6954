// What the Training pane shows of runs.
#include "app/desktop/training/checkpoints_panel.h"
#include "app/desktop/training/run_charts.h"
#include "app/desktop/training/run_follower.h"
#include "app/desktop/training/run_panel.h"
#include "app/desktop/training/training_header.h"
#include "app/desktop/training/training_pane.h"
#include "app/desktop/training/training_work.h"
#include "app/desktop/workspace.h"
#include "core/base/files.h"
#include "core/model/device_report.h"
#include "widgets/charts/chart_csv.h"
#include "widgets/charts/chart_group.h"
#include "widgets/support/banner.h"
#include "widgets/support/job_strip.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"
#include "widgets/words/parameter_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/run_text.h"

#include <QFileDialog>

namespace understudy {

namespace {

/// What changes the list of checkpoints, or how the run stands.
bool isTurning(const RunEvent& event)
{
    return event.what != run_event::kYielded;
}

} // namespace

RunStatus TrainingPane::frontStatus() const
{
    const auto id = toQString(m_front.value);
    const auto row = std::ranges::find(m_runs.rows, id, &RunRow::id);
    return row == m_runs.rows.end() ? RunStatus::Cancelled : row->status;
}

void TrainingPane::refreshRuns()
{
    m_runsAgain = m_readingRuns.isWatching();
    if (m_runsAgain || !m_workspace->session())
        return;
    m_readingRuns.watch(m_workspace->startBackground<RunsView>(
                            [](Session& session) -> Result<RunsView> { return readRuns(session); }),
                        [this](const Result<RunsView>& runs) {
                            if (runs)
                                takeRuns(*runs);
                            if (std::exchange(m_runsAgain, false))
                                refreshRuns();
                        });
}

void TrainingPane::takeRuns(const RunsView& runs)
{
    const auto before = frontStatus();
    m_runs = runs;
    for (auto& row : m_runs.rows)
        if (row.id == toQString(m_front.value))
            row.steps = std::max(row.steps, m_step);
    const auto wanted = m_front; // the list chooses one by itself
    m_panel->setRows(m_runs.rows);
    if (m_runs.find(wanted))
        m_panel->choose(wanted);
    if (m_panel->current() != m_front || m_follower->run() != m_front)
        showFront(m_panel->current());
    if (page() != Page::Form)
        showPage(m_runs.rows.empty() ? Page::Empty : Page::Run);
    m_form->offerCopy(m_runs.runs.empty() ? std::nullopt : std::optional(m_runs.runs.front()));
    m_follower->setLive(isUnderWay(frontStatus()));
    for (const auto& [id, follower] : m_overlays)
        if (const auto* run = m_runs.find(id))
            follower->setLive(run->state == RunState::Running);
    // Checkpoints come, go and get their probe lines without a word in the list of runs.
    if (frontStatus() != before || isUnderWay(before))
        refreshDetails();
    showStanding();
    showElsewhere();
    refreshActions();
    const auto problems = QStringLiteral("runs");
    if (m_runs.problems.empty())
        unsay(problems);
    else
        say({.sentence = words::sentence(m_runs.problems.front()), .key = problems});
}

void TrainingPane::showFront(const RunId& run)
{
    const auto* info = m_runs.find(run);
    m_front = info ? run : RunId();
    m_step = 0;
    m_pace.reset();
    m_waves.clear();
    m_hints.clear();
    m_goesOn.reset();
    m_checkpoints->clear();
    if (info == nullptr) {
        m_follower->stop();
        return;
    }
    m_charts->showRun(*info);
    m_follower->follow(*info);
    m_follower->setLive(isUnderWay(frontStatus()));
    compare();
    refreshDetails();
    showStanding();
    findMemory(info->settings.device);
    refreshActions();
}

void TrainingPane::refreshDetails()
{
    m_detailsAgain = m_readingDetails.isWatching();
    if (m_detailsAgain || !m_workspace->session() || m_front.empty())
        return;
    m_readingDetails.watch(
        m_workspace->startBackground<RunDetailsView>(
            [run = m_front, known = m_waves](Session& session) { return readDetails(session, run, known); }),
        [this](const Result<RunDetailsView>& view) {
            const bool isOfFront = view && view->details.info.id == m_front;
            if (isOfFront)
                takeDetails(*view);
            else if (!view)
                failDetails(view.error());
            if (std::exchange(m_detailsAgain, false) || (view && !isOfFront))
                refreshDetails();
        });
}

void TrainingPane::takeDetails(const RunDetailsView& view)
{
    m_waves = view.waves;
    m_panel->showDetails(view.details);
    m_checkpoints->showRun(view);
    m_charts->setSuggestion(view.details.suggested ? std::optional(view.details.suggested->step)
                                                   : std::nullopt);
    m_goesOn = words::sentence(view.details.goingOn);
    if (const auto damaged = words::damaged(view.details.goingOn); !damaged.isEmpty())
        *m_goesOn += QLatin1Char(' ') + damaged;
    unsay(QStringLiteral("details"));
    showStanding();
    showDifferences();
    refreshVoice(view.details);
    refreshActions();
}

/// Of a run that is gone meanwhile the list tells.
void TrainingPane::failDetails(const Error& error)
{
    if (error.code == Code::Cancelled || error.reason == Reason::RunUnknown)
        return;
    m_goesOn = QString();
    say({.sentence = words::sentence(error), .key = QStringLiteral("details")});
    showStanding();
}

void TrainingPane::takeNews(const RunNews& news)
{
    m_charts->take(news);
    m_step = news.step;
    m_pace =
        news.stepTime && news.left ? std::optional(HeaderPace{*news.stepTime, *news.left}) : std::nullopt;
    m_hints = news.hints;
    showHint();
    refreshHeader();
    if (!news.isWhole && std::ranges::any_of(news.events, isTurning)) {
        refreshDetails();
        refreshRuns();
    }
}

/// The job strip knows of this program's jobs only.
void TrainingPane::showElsewhere()
{
    const auto* run = m_runs.elsewhere ? m_runs.find(*m_runs.elsewhere) : nullptr;
    m_strip->setIdleText(run ? tr("%1 is trained by another program").arg(runName(run->id)) : QString());
    if (run && !m_clock->isActive())
        m_clock->start();
    else if (!run && !isVisible())
        m_clock->stop();
}

/// What is said already stays as it is, and what somebody closed stays closed until there is something else.
void TrainingPane::say(const BannerContent& banner)
{
    const auto words =
        QStringLiteral("%1 %2 %3").arg(toQString(m_front.value), banner.sentence, banner.detail);
    if (std::exchange(m_said[banner.key], words) != words)
        m_banners->show(banner);
}

void TrainingPane::unsay(const QString& key)
{
    if (m_said.erase(key) > 0)
        m_banners->clear(key);
}

/// The gravest one.
void TrainingPane::showHint()
{
    const auto key = QStringLiteral("hint");
    if (page() != Page::Run || m_hints.empty() || !isUnderWay(frontStatus()))
        return unsay(key);
    say({.kind = BannerKind::Info,
         .sentence = words::sentence(m_hints.front()),
         .detail = words::advice(m_hints.front()),
         .key = key});
}

/// What a run says that nobody trains any more: after a restart as before it.
void TrainingPane::showStanding()
{
    const auto* run = page() == Page::Run && m_goesOn ? m_runs.find(m_front) : nullptr;
    const auto key = QStringLiteral("standing");
    const auto status = frontStatus();
    const auto why = run && run->why ? words::sentence(*run->why) + QLatin1Char(' ') : QString();
    const BannerAction resume{tr("Resume"), [this] { m_work->resume(m_front); }, true,
                              QStringLiteral("play")};
    if (run && status == RunStatus::Failed)
        say({.sentence = tr("%1 failed.").arg(runName(run->id)),
             .detail = why + *m_goesOn,
             .actions = {resume},
             .key = key});
    else if (run && status == RunStatus::Interrupted)
        say({.kind = BannerKind::Warning,
             .sentence = tr("%1 was interrupted: its program ended without a word.").arg(runName(run->id)),
             .detail = *m_goesOn,
             .actions = {resume},
             .key = key});
    else if (run && status == RunStatus::Stopped && !why.isEmpty())
        say({.kind = BannerKind::Warning,
             .sentence = tr("%1 was stopped.").arg(runName(run->id)),
             .detail = why + *m_goesOn,
             .key = key});
    else
        unsay(key);
}

// Runs over the one in front
// -------------------------------------------------------------------------------------------------------

void TrainingPane::compare()
{
    const auto wanted = m_panel->compared();
    for (auto overlay = m_overlays.begin(); overlay != m_overlays.end();) {
        m_charts->removeOverlay(runName(overlay->first));
        delete overlay->second;
        overlay = m_overlays.erase(overlay);
    }
    int place = 0;
    for (const auto& id : wanted) {
        const auto* run = m_runs.find(id);
        if (run == nullptr)
            continue;
        const auto name = runName(id);
        m_charts->addOverlay(name, ++place);
        auto* follower = m_overlays[id] = new RunFollower(*m_workspace, this);
        connect(follower, &RunFollower::news, m_charts,
                [this, name](const RunNews& news) { m_charts->takeOverlay(name, news); });
        follower->follow(*run);
        follower->setLive(run->state == RunState::Running);
    }
    showDifferences();
}

void TrainingPane::showDifferences()
{
    QStringList sentences;
    const auto* front = m_runs.find(m_front);
    for (const auto& [id, follower] : m_overlays)
        if (const auto* run = m_runs.find(id); run && front)
            sentences << tr("%1 has otherwise: %2.")
                             .arg(runName(id), words::differences(run->settings, front->settings));
    m_panel->showDifferences(sentences);
}

void TrainingPane::findMemory(const std::string& device)
{
    m_workspace->background<double>(
        this,
        [device](Session&) -> Result<double> {
            for (const auto& found : computeReport().devices)
                if (found.id == (device.empty() ? "cpu" : device))
                    return double(found.memory.value);
            return 0;
        },
        [this, run = m_front](const Result<double>& memory) {
            if (run == m_front)
                m_charts->setMemoryLimit(memory && *memory > 0 ? std::optional(*memory) : std::nullopt);
        });
}

void TrainingPane::exportChart(MetricChart* chart, ChartFile kind)
{
    const bool isPng = kind == ChartFile::Png, isSvg = kind == ChartFile::Svg;
    const auto suffix = isPng ? QStringLiteral("png") : isSvg ? QStringLiteral("svg") : QStringLiteral("csv");
    const auto name =
        QStringLiteral("%1 %2.%3").arg(toQString(m_front.value), chart->data().spec.title.toLower(), suffix);
    const auto target =
        QFileDialog::getSaveFileName(this, tr("Export the chart"), name, QStringLiteral("*.") + suffix);
    if (target.isEmpty() || !m_workspace->session())
        return;
    const auto tell = [this](const Result<void>& written) {
        if (!written)
            fail(written.error(), QStringLiteral("chart"));
    };
    const auto path = toPath(target);
    if (!isPng && !isSvg)
        return m_workspace->background<void>(
            this, [columns = chart->columns(), path](Session&) { return writeCsv(columns, path); }, tell);
    m_workspace->background<void>(
        this,
        [bytes = chart->picture(kind), path](Session&) {
            return writeFile(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
        },
        tell);
}

} // namespace understudy

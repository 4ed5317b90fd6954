#include "core/train/run/run_loop_p.h"

#include "core/base/digits.h"
#include "core/base/rendering_turn.h"
#include "core/model/free_memory.h"
#include "core/model/torch_device_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace understudy {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostDetours = 3; // from one checkpoint
constexpr std::chrono::milliseconds kLookEvery{100};

/// Until `isOver` says so, or the job is to stop.
template<typename Condition>
void waitUntil(const std::stop_token& stop, const Condition& isOver)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested() && !isOver())
        never.wait_for(lock, stop, kLookEvery, [] { return false; });
}

/// A stop of the job, or one that somebody asks of the run, while what takes long is under way.
class AskedToStop
{
public:
    AskedToStop(const std::filesystem::path& run, const std::stop_token& job)
        : m_onJob(job, [this] { m_asked.request_stop(); }),
          m_looking([this, run](const std::stop_token& end) {
              waitUntil(end, [&] { return m_asked.stop_requested() || isAsked(run, RunRequest::Stop); });
              if (!end.stop_requested())
                  m_asked.request_stop();
          })
    {
    }

    std::stop_token token() const { return m_asked.get_token(); }

private:
    std::stop_source m_asked; // before those that use it
    std::stop_callback<std::function<void()>> m_onJob;
    std::jthread m_looking;
};

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

} // namespace

RunLoop::RunLoop(const TrainWork& work, const TrainWatch& watch, RunInfo& info, MetricLog& log,
                 PreparedRun& prepared)
    : m_work(&work), m_watch(&watch), m_info(&info), m_log(&log), m_prepared(&prepared),
      m_trainer(prepared.trainer.get())
{
}

Result<RunEnd> RunLoop::run()
{
    UNDERSTUDY_CHECK(begin());
    while (true) {
        UNDERSTUDY_TRY(const auto edge, lookAround());
        if (edge != Edge::GoOn || isOver())
            return end(edge);
        UNDERSTUDY_CHECK(step());
        const auto begin = Clock::now();
        UNDERSTUDY_CHECK(evaluateAndSaveWhenDue());
        m_between += secondsSince(begin);
    }
}

/// From the newest checkpoint that is whole, else from nothing.
Result<void> RunLoop::begin()
{
    m_state = m_trainer->begin();
    std::vector<Error> damaged;
    UNDERSTUDY_TRY(const auto loaded, loadNewest(m_work->run, m_trainer->adapter(), m_trainer->optimiser(),
                                                 [&](const Error& error) { damaged.push_back(error); }));
    m_state = loaded.value_or(m_state);
    m_saved = loaded ? loaded->step : -1;
    for (const auto& error : damaged) {
        const auto folder = std::filesystem::path(error.subject).filename().string();
        UNDERSTUDY_CHECK(m_log->tell(m_state.step, run_event::kDamaged, folder + ", " + error.detail));
    }
    m_asleep = m_watch->asleep();
    report(Stage::Training);
    return m_log->tell(m_state.step, loaded ? run_event::kResumed : run_event::kStarted);
}

Result<RunLoop::Edge> RunLoop::lookAround()
{
    do { // a pause may be asked for while lines are rendered
        UNDERSTUDY_CHECK(waitWhilePaused());
        UNDERSTUDY_CHECK(waitForRenders());
    } while (isAsked(m_work->run, RunRequest::Pause) && !isAsked(m_work->run, RunRequest::Stop) &&
             !m_watch->stop.stop_requested());
    if (m_watch->stop.stop_requested())
        return Edge::Cancel;
    if (isAsked(m_work->run, RunRequest::Stop))
        return Edge::Stop;
    if (const auto allowed = m_work->checkConsent ? m_work->checkConsent() : Result<void>(); !allowed) {
        m_denial = allowed.error();
        return Edge::Denied;
    }
    const auto patience = m_info->settings.patience;
    return patience > 0 && m_state.sinceBest >= patience ? Edge::Early : Edge::GoOn;
}

Result<void> RunLoop::waitWhilePaused()
{
    if (!isAsked(m_work->run, RunRequest::Pause) || m_watch->stop.stop_requested())
        return {};
    report(Stage::Paused);
    UNDERSTUDY_CHECK(m_log->tell(m_state.step, run_event::kPaused));
    waitUntil(m_watch->stop, [this] {
        return !isAsked(m_work->run, RunRequest::Pause) || isAsked(m_work->run, RunRequest::Stop);
    });
    report(Stage::Training);
    return m_log->tell(m_state.step, run_event::kWentOn);
}

/// Somebody waits for lines that are rendered, nobody for a step.
Result<void> RunLoop::waitForRenders()
{
    const auto& device = m_info->settings.device;
    if (!RenderingTurn::isTaken(device) || m_watch->stop.stop_requested())
        return {};
    report(Stage::Yielding);
    UNDERSTUDY_CHECK(m_log->tell(m_state.step, run_event::kYielded));
    waitUntil(m_watch->stop, [&] {
        return !RenderingTurn::isTaken(device) || isAsked(m_work->run, RunRequest::Stop) ||
               isAsked(m_work->run, RunRequest::Pause);
    });
    report(Stage::Training);
    return m_log->tell(m_state.step, run_event::kWentOn);
}

/// How often the run went back to where it is now, or to a step before.
int RunLoop::detours() const
{
    return int(std::ranges::count_if(
        m_info->rollbacks, [this](const Rollback& rollback) { return rollback.backTo <= m_state.step; }));
}

Result<void> RunLoop::step()
{
    UNDERSTUDY_CHECK(tellOfSleep());
    const auto begin = Clock::now();
    UNDERSTUDY_TRY(const auto figures, m_trainer->step(m_state, detours()));
    if (!figures)
        return goBack();
    synchronise(m_trainer->csm()->options().device());
    return keep(*figures, secondsSince(begin));
}

/// The clock of the steps stands still meanwhile, the time that is written beside them does not.
Result<void> RunLoop::tellOfSleep()
{
    constexpr Seconds kShort{1};
    const auto before = std::exchange(m_asleep, m_watch->asleep());
    if (m_asleep - before < kShort)
        return {};
    return m_log->tell(m_state.step, run_event::kSuspended, digitsOf((m_asleep - before).value, 0));
}

/// The same steps would end the same way: what went wrong is written down first, and makes the run take other
/// batches.
Result<void> RunLoop::goBack()
{
    const auto at = m_state.step + 1, backTo = std::max<std::int64_t>(m_saved, 0);
    if (std::ranges::count(m_info->rollbacks, backTo, &Rollback::backTo) >= kMostDetours)
        return fail(Code::Internal, Reason::TrainingDiverged, m_info->id.value, std::to_string(at));
    m_info->rollbacks.push_back({at, backTo});
    UNDERSTUDY_CHECK(writeRun(*m_info));
    m_pace.takeBack(m_state.step - backTo);
    m_state = m_trainer->begin();
    if (m_saved >= 0) {
        UNDERSTUDY_TRY(const auto checkpoint, findCheckpoint(m_work->run, m_saved));
        UNDERSTUDY_TRY(m_state, loadCheckpoint(checkpoint, m_trainer->adapter(), m_trainer->optimiser()));
    }
    return m_log->tell(m_state.step, run_event::kRolledBack, std::to_string(at));
}

Result<void> RunLoop::keep(const StepFigures& figures, double seconds)
{
    m_state.seconds += seconds;
    m_state.validation.reset();
    const auto between = std::exchange(m_between, 0);
    m_pace.add(seconds, between);
    const std::array<std::pair<std::string_view, double>, 9> values{
        {{metric::kLoss, figures.loss},
         {metric::kBackbone, figures.backbone},
         {metric::kDepth, figures.depth},
         {metric::kRate, figures.rate},
         {metric::kGradientNorm, figures.gradientNorm},
         {metric::kStepSeconds, seconds},
         {metric::kBetween, between},
         {metric::kTokens, double(figures.positions) / seconds},
         {metric::kMemory, memoryUsed()}}};
    report(Stage::Training);
    return m_log->add(m_state.step, values);
}

Result<void> RunLoop::evaluateAndSaveWhenDue()
{
    const auto& settings = m_info->settings;
    if (m_state.step == 0 || m_state.step == m_saved) // it went back
        return {};
    const bool isToSave = m_state.step % settings.saveEvery == 0 || isOver();
    if (isToSave || m_state.step % settings.evaluateEvery == 0)
        UNDERSTUDY_CHECK(evaluate());
    if (!isToSave)
        return {};
    UNDERSTUDY_CHECK(save());
    return probe();
}

Result<void> RunLoop::evaluate()
{
    if (!m_prepared->hasValidation)
        return {};
    report(Stage::Evaluating);
    UNDERSTUDY_TRY(m_state.validation, m_trainer->evaluate());
    const auto found = *m_state.validation;
    if (!std::isfinite(found.loss)) { // nothing to compare by
        m_state.validation.reset();
        ++m_state.sinceBest;
        return {};
    }
    if (m_state.bestStep < 0 || found.loss < m_state.bestLoss) {
        m_state.bestStep = m_state.step;
        m_state.bestLoss = found.loss;
        m_state.sinceBest = 0;
    } else {
        ++m_state.sinceBest;
    }
    const std::array<std::pair<std::string_view, double>, 3> values{{{metric::kValLoss, found.loss},
                                                                     {metric::kValBackbone, found.backbone},
                                                                     {metric::kValDepth, found.depth}}};
    return m_log->add(m_state.step, values);
}

Result<void> RunLoop::save()
{
    // What the log tells of steps before the checkpoint must be there with it.
    UNDERSTUDY_CHECK(m_log->tell(m_state.step, run_event::kCheckpoint));
    UNDERSTUDY_CHECK(m_log->sync());
    UNDERSTUDY_CHECK(
        saveCheckpoint(m_work->run, m_state, m_trainer->adapter(), m_trainer->optimiser(), notes()));
    m_saved = m_state.step;
    return pruneCheckpoints(m_work->run, m_info->settings.keepBest);
}

Result<void> RunLoop::probe()
{
    const auto every = std::int64_t(m_info->settings.probeEvery) * m_info->settings.saveEvery;
    if (every == 0 || (m_state.step % every != 0 && !isOver()))
        return {};
    report(Stage::Probing);
    const AskedToStop asked(m_work->run, m_watch->stop);
    const auto rendered =
        renderProbes(m_work->run, m_state.step, m_prepared->probes, *m_trainer, m_work->base, asked.token());
    // Something to listen to is missing then, and nothing else.
    const auto heard = rendered ? hearProbes(asked.token()) : rendered;
    if (!heard && heard.error().code != Code::Cancelled)
        return m_log->tell(m_state.step, run_event::kProbesFailed, heard.error().describe());
    return {};
}

Result<void> RunLoop::hearProbes(const std::stop_token& stop)
{
    if (!m_work->hearProbes || m_prepared->probes.lines.empty())
        return {};
    UNDERSTUDY_TRY(const auto heard, m_work->hearProbes(m_work->run / kSamples / std::to_string(m_state.step),
                                                        m_work->probes, stop));
    UNDERSTUDY_CHECK(writeProbeFigures(m_work->run, m_state.step, heard));
    const auto rateOf = [](const std::optional<ErrorCounts>& counts) {
        return counts ? errorRate(*counts) : std::nan("");
    };
    const std::array<std::pair<std::string_view, double>, 3> values{
        {{metric::kWordErrors, rateOf(heard.words)},
         {metric::kCharacterErrors, rateOf(heard.characters)},
         {metric::kSimilarity, heard.similarity.value_or(std::nan(""))}}};
    return m_log->add(m_state.step, values);
}

Result<RunEnd> RunLoop::end(Edge why)
{
    if (m_state.step != m_saved && m_state.step > 0)
        UNDERSTUDY_CHECK(save());
    RunEnd made;
    made.step = m_state.step;
    made.state = isOver()             ? RunState::Finished
                 : why == Edge::Early ? RunState::EndedEarly
                                      : RunState::Stopped;
    made.suggested = suggestCheckpoint(listCheckpoints(m_work->run));
    UNDERSTUDY_CHECK(m_log->tell(m_state.step, made.state == RunState::Finished     ? run_event::kFinished
                                               : made.state == RunState::EndedEarly ? run_event::kEarly
                                               : why == Edge::Denied                ? run_event::kConsentEnded
                                                                                    : run_event::kStopped));
    UNDERSTUDY_CHECK(m_log->sync());
    if (why == Edge::Denied && !isOver())
        return Failure(*m_denial);
    if (why == Edge::Cancel && !isOver())
        return fail(Code::Cancelled, m_info->id.value);
    return made;
}

void RunLoop::report(Stage stage) const
{
    if (!m_watch->report)
        return;
    Progress progress{stage, double(m_state.step), double(m_info->settings.steps), ProgressUnit::Steps,
                      m_info->id.value};
    progress.left = m_pace.left(m_info->settings.steps - m_state.step);
    m_watch->report(progress);
}

/// Bytes: what is held of a card, or the process.
double RunLoop::memoryUsed() const
{
    const auto device = m_trainer->csm()->options().device();
    if (const auto memory = memoryOf(device))
        return double(memory->used.value);
    return double(residentMemory().value_or(Bytes(0)).value);
}

std::map<std::string, std::string> RunLoop::notes() const
{
    // Nothing by which a run that was disturbed would differ from one that was not.
    return {{"understudy.step", std::to_string(m_state.step)},
            {"understudy.base", m_info->base.id},
            {"understudy.base_sha256", m_info->base.sha256},
            {"understudy.speaker", m_info->settings.speaker},
            {"understudy.consent", m_info->consent}};
}

} // namespace understudy

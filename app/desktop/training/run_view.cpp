#include "app/desktop/training/run_view.h"

#include "core/audio/peaks.h"
#include "core/base/units.h"
#include "core/measure/errors/error_rate.h"
#include "core/session/session.h"
#include "widgets/support/conversions.h"
#include "widgets/words/check_text.h"
#include "widgets/words/parameter_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

struct RunViewText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::RunViewText)
};

constexpr int kWaveColumns = 120; ///< more than a cell is wide at the usual size
constexpr std::string_view kRunPrefix = "run-";

int numberOf(const RunId& id)
{
    int number = 0;
    if (!id.value.starts_with(kRunPrefix))
        return 0;
    const auto* end = id.value.data() + id.value.size();
    const auto read = std::from_chars(id.value.data() + kRunPrefix.size(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

RunAsked askedOf(Session& session, const RunInfo& run)
{
    const auto job = session.training().jobOf(run.id);
    return {isAsked(run.folder, RunRequest::Pause), job && job->status().state == JobState::Queued};
}

RunRow rowOf(Session& session, const RunInfo& run)
{
    RunRow row;
    row.id = toQString(run.id.value);
    row.name = runName(run.id);
    row.status = statusOf(run.state, askedOf(session, run));
    row.planned = run.settings.steps;
    row.settings = words::settingsLine(run.preset, run.settings);
    row.note = toQString(run.note);
    for (const auto& checkpoint : listCheckpoints(run.folder)) {
        row.steps = std::max(row.steps, checkpoint.step);
        if (const auto& found = checkpoint.validation;
            found && (!row.bestLoss || found->loss < *row.bestLoss)) {
            row.bestLoss = found->loss;
            row.bestStep = checkpoint.step;
        }
    }
    return row;
}

QStringList probesOf(const std::vector<ProbeSample>& samples)
{
    QStringList probes;
    for (const auto& line : standardProbes())
        if (std::ranges::find(samples, line.id, &ProbeSample::line) != samples.end())
            probes << toQString(line.id);
    for (const auto& sample : samples) // of another version
        if (const auto line = toQString(sample.line); !probes.contains(line))
            probes << line;
    return probes;
}

/// Steps that have a checkpoint, whole or not; the newest first.
std::vector<std::int64_t> stepsOf(const RunDetails& details)
{
    std::set<std::int64_t, std::greater<>> steps(details.goingOn.damaged.begin(),
                                                 details.goingOn.damaged.end());
    for (const auto& checkpoint : details.checkpoints)
        steps.insert(checkpoint.step);
    return {steps.begin(), steps.end()};
}

void takeFigures(const CheckpointInfo& checkpoint, CheckpointRow& row)
{
    const auto rate = [](const std::optional<ErrorCounts>& counts) {
        return counts ? std::optional(errorRate(*counts)) : std::nullopt;
    };
    if (checkpoint.validation)
        row.loss = checkpoint.validation->loss;
    if (const auto& probes = checkpoint.probes) {
        row.wordErrors = rate(probes->words);
        row.characterErrors = rate(probes->characters);
        row.similarity = probes->similarity;
    }
}

CheckpointRow checkpointRow(const RunDetailsView& view, std::int64_t step)
{
    const auto& details = view.details;
    const auto checkpoint = std::ranges::find(details.checkpoints, step, &CheckpointInfo::step);
    CheckpointRow row;
    row.step = step;
    row.isDamaged = std::ranges::find(details.goingOn.damaged, step) != details.goingOn.damaged.end();
    if (checkpoint != details.checkpoints.end())
        takeFigures(*checkpoint, row);
    row.isSuggested = details.suggested && details.suggested->step == step;
    row.probes.resize(std::size_t(view.probes.size()));
    for (const auto& sample : details.samples) {
        if (sample.step != step)
            continue;
        auto& cell = row.probes[std::size_t(view.probes.indexOf(toQString(sample.line)))];
        cell.file = pathText(sample.file);
        const auto wave = view.waves.find(sample.file.string());
        cell.wave = wave == view.waves.end() ? nullptr : wave->second;
    }
    return row;
}

QString share(const TrainClips& clips, Split split)
{
    return QString::number(clips.count(split));
}

} // namespace

QString runName(const RunId& id)
{
    const int number = numberOf(id);
    return number > 0 ? RunViewText::tr("Run %1").arg(number) : toQString(id.value);
}

QString nextRunName(const std::vector<RunInfo>& runs)
{
    int last = 0;
    for (const auto& run : runs)
        last = std::max(last, numberOf(run.id));
    return RunViewText::tr("Run %1").arg(last + 1);
}

RunStatus statusOf(RunState state, RunAsked asked)
{
    if (asked.isQueued)
        return RunStatus::Waiting;
    switch (state) {
    case RunState::New:
        return RunStatus::Waiting;
    case RunState::Running:
        return asked.isPaused ? RunStatus::Paused : RunStatus::Running;
    case RunState::Interrupted:
        return RunStatus::Interrupted;
    case RunState::Stopped:
        return RunStatus::Stopped;
    case RunState::Failed:
        return RunStatus::Failed;
    case RunState::Finished:
    case RunState::EndedEarly:
        break;
    }
    return RunStatus::Finished;
}

bool isResumable(RunStatus status)
{
    return status == RunStatus::Interrupted || status == RunStatus::Stopped || status == RunStatus::Failed;
}

bool isUnderWay(RunStatus status)
{
    return status == RunStatus::Running || status == RunStatus::Paused;
}

const RunInfo* RunsView::find(const RunId& id) const
{
    const auto found = std::ranges::find(runs, id, &RunInfo::id);
    return found == runs.end() ? nullptr : &*found;
}

RunsView readRuns(Session& session)
{
    auto list = session.training().runs();
    RunsView view;
    for (const auto& run : list.runs) {
        view.rows.push_back(rowOf(session, run));
        if (run.state == RunState::Running && !session.training().jobOf(run.id))
            view.elsewhere = run.id;
    }
    view.runs = std::move(list.runs);
    view.problems = std::move(list.problems);
    return view;
}

Result<ProbeWave> readWave(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto peaks, readPeaks(file));
    ProbeWave wave;
    for (const auto& column : peaks.columns(Frames(0), peaks.length(), kWaveColumns))
        wave.columns.push_back({column.min, column.max});
    wave.seconds = toSeconds(peaks.length(), kStudioRate).value;
    return wave;
}

Result<RunDetailsView> readDetails(Session& session, const RunId& id, const ProbeWaves& known)
{
    RunDetailsView view;
    UNDERSTUDY_TRY(view.details, session.training().details(id));
    view.probes = probesOf(view.details.samples);
    for (const auto& sample : view.details.samples) {
        const auto name = sample.file.string();
        if (const auto found = known.find(name); found != known.end())
            view.waves.insert(*found);
        else if (auto wave = readWave(sample.file)) // one that is damaged has no wave; playing says why
            view.waves.emplace(name, std::make_shared<const ProbeWave>(std::move(*wave)));
    }
    for (const auto step : stepsOf(view.details))
        view.rows.push_back(checkpointRow(view, step));
    return view;
}

CheckItem itemOf(const PreflightCheck& check)
{
    const auto mark = check.state == CheckState::Fail   ? CheckMark::Fail
                      : check.state == CheckState::Look ? CheckMark::Look
                                                        : CheckMark::Pass;
    return {.key = toQString(name(check.kind)),
            .state = mark,
            .title = words::title(check.kind),
            .figure = words::figure(check),
            .detail = words::sentence(check)};
}

/// Without base or consent there would be no run.
std::vector<CheckItem> checksOf(const RunDetails& details)
{
    if (!details.preflight)
        return {};
    std::vector<CheckItem> items;
    const auto add = [&](const QString& title, const QString& figure) {
        items.push_back({.state = CheckMark::Pass, .title = title, .figure = figure});
    };
    const auto& person = details.preflight->person;
    add(RunViewText::tr("Base model"), toQString(details.info.base.id));
    add(RunViewText::tr("Consent"), person.empty() ? RunViewText::tr("not needed") : toQString(person));
    for (const auto& check : details.preflight->checks)
        items.push_back(itemOf(check));
    return items;
}

std::vector<std::pair<QString, QString>> settingsOf(const RunDetails& details)
{
    const auto& settings = details.info.settings;
    const auto value = [&](std::string_view key) { return words::valueOf(*findParameter(key), settings); };
    std::vector<std::pair<QString, QString>> rows;
    rows.emplace_back(RunViewText::tr("Preset"), words::presetLabel(details.info.preset));
    rows.emplace_back(RunViewText::tr("Base model"), toQString(details.info.base.id));
    if (const auto& clips = details.clips) {
        const auto all = clips->length(Split::Train) + clips->length(Split::Validation);
        rows.emplace_back(RunViewText::tr("Data"),
                          RunViewText::tr("%1, %2 min")
                              .arg(RunViewText::tr("%n clip(s)", nullptr, int(clips->clips.size())),
                                   words::number(all.value / 60, 1)));
        rows.emplace_back(RunViewText::tr("Split"),
                          RunViewText::tr("%1 train, %2 validation")
                              .arg(share(*clips, Split::Train), share(*clips, Split::Validation)));
    }
    rows.emplace_back(RunViewText::tr("Rank, alpha"),
                      QStringLiteral("%1, %2").arg(value("rank"), value("alpha")));
    rows.emplace_back(RunViewText::tr("Rate"),
                      RunViewText::tr("%1, warm-up %2").arg(value("learning_rate")).arg(settings.warmUp));
    rows.emplace_back(RunViewText::tr("Batch"),
                      RunViewText::tr("%1 × %2 clips").arg(settings.accumulate).arg(settings.clips));
    rows.emplace_back(RunViewText::tr("Precision"), value("precision"));
    rows.emplace_back(RunViewText::tr("Device"),
                      settings.device.empty() ? QStringLiteral("–") : value("device"));
    rows.emplace_back(RunViewText::tr("Seed"), value("seed"));
    return rows;
}

} // namespace understudy

#include "app/cli/train_report.h"

#include "app/cli/counted.h"
#include "app/cli/train_check.h"
#include "core/base/digits.h"
#include "core/train/run/hints.h"
#include "widgets/words/check_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/parameter_text.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/run_text.h"

#include <algorithm>
#include <map>

namespace understudy::cli {

namespace {

Json describe(const TrainClips& clips)
{
    Json leftOut = Json::array();
    for (const auto& clip : clips.leftOut)
        leftOut.push_back({{"clip", clip.id}, {"why", name(clip.why)}, {"detail", clip.detail}});
    return {{"train", clips.count(Split::Train)},
            {"train_s", clips.length(Split::Train).value},
            {"val", clips.count(Split::Validation)},
            {"val_s", clips.length(Split::Validation).value},
            {"left_out", std::move(leftOut)}};
}

Json describe(const std::optional<ProbeFigures>& probes)
{
    if (!probes)
        return Json();
    const auto rate = [](const std::optional<ErrorCounts>& counts) {
        return counts ? Json(errorRate(*counts)) : Json();
    };
    return {{"recogniser", probes->recognizer},
            {"speaker_encoder", probes->voiceEncoder},
            {"wer", rate(probes->words)},
            {"cer", rate(probes->characters)},
            {"similarity", probes->similarity ? Json(*probes->similarity) : Json()}};
}

bool isDamaged(const RunDetails& details, std::int64_t step)
{
    const auto& damaged = details.goingOn.damaged;
    return std::ranges::find(damaged, step) != damaged.end();
}

Json describe(const CheckpointInfo& checkpoint, bool isWhole)
{
    const auto& found = checkpoint.validation;
    return {{"step", checkpoint.step},
            {"folder", checkpoint.folder.string()},
            {"val_loss", found ? Json(found->loss) : Json()},
            {"val_backbone", found ? Json(found->backbone) : Json()},
            {"val_depth", found ? Json(found->depth) : Json()},
            {"probes", describe(checkpoint.probes)},
            {"whole", isWhole}};
}

Json describe(const RunMetrics& metrics, const TrainSettings& settings)
{
    Json latest = Json::object(), events = Json::array(), hints = Json::array();
    for (const auto& [metric, points] : metrics.series)
        if (!points.empty())
            latest[metric] = points.back().value;
    for (const auto& event : metrics.events)
        events.push_back(
            {{"step", event.step}, {"event", event.what}, {"detail", event.detail}, {"time", event.time}});
    for (const auto& hint : hintsOf(metrics, settings))
        hints.push_back({{"kind", name(hint.kind)},
                         {"since", hint.since},
                         {"message", words::sentence(hint).toStdString()}});
    return {{"latest", std::move(latest)}, {"events", std::move(events)}, {"hints", std::move(hints)}};
}

bool isPaused(const RunInfo& run)
{
    return run.state == RunState::Running && isAsked(run.folder, RunRequest::Pause);
}

/// Of late, and out of the ordinary.
void sayEvents(const Cli& cli, const RunMetrics& metrics)
{
    constexpr std::size_t kMost = 5;
    std::vector<std::string> told;
    for (const auto& event : metrics.events)
        if (event.what == run_event::kRolledBack || event.what == run_event::kDamaged ||
            event.what == run_event::kProbesFailed || event.what == run_event::kYielded ||
            event.what == run_event::kSuspended || event.what == run_event::kConsentEnded)
            told.push_back(words::sentence(event).toStdString());
    const auto first = told.size() - std::min(kMost, told.size());
    for (auto i = first; i < told.size(); ++i)
        cli.say(told[i]);
}

void sayClips(const Cli& cli, const TrainClips& clips)
{
    cli.say("Clips       " + std::to_string(clips.count(Split::Train)) + " to train on (" +
            words::clock(clips.length(Split::Train)).toStdString() + "), " +
            std::to_string(clips.count(Split::Validation)) + " to validate on (" +
            words::clock(clips.length(Split::Validation)).toStdString() + ")");
    for (const auto& clip : clips.leftOut)
        cli.say("Left out    " + clip.id + ": " + std::string(name(clip.why)) +
                (clip.detail.empty() ? "" : ", " + clip.detail));
}

std::string percent(const std::optional<ErrorCounts>& counts)
{
    return digitsOf(100 * errorRate(*counts), 1) + " %";
}

std::string probesOf(const std::optional<ProbeFigures>& probes)
{
    std::string line;
    if (probes && probes->words)
        line += "  WER " + percent(probes->words) + ", CER " + percent(probes->characters) + " (" +
                probes->recognizer + ")";
    if (probes && probes->similarity)
        line += "  similarity " + digitsOf(*probes->similarity, 2) + " (" + probes->voiceEncoder + ")";
    return line;
}

/// How the suggestion came about, where more than one figure tells.
void sayScores(const Cli& cli, const std::vector<CheckpointInfo>& checkpoints)
{
    for (const auto& score : scoreCheckpoints(checkpoints)) {
        if (score.points.size() < 2)
            continue;
        cli.say("Score       " + std::to_string(score.step) + ": " + words::scored(score).toStdString());
    }
}

/// What did not simply pass before the start.
void sayChecked(const Cli& cli, const KeptPreflight& kept)
{
    for (const auto& check : kept.checks)
        if (check.state != CheckState::Pass)
            cli.say("Checked     " + words::title(check.kind).toStdString() + ": " +
                    std::string(name(check.state)) + ". " + words::sentence(check).toStdString());
}

void sayCheckpoints(const Cli& cli, const RunDetails& details)
{
    for (const auto& checkpoint : details.checkpoints) {
        auto line = "Checkpoint  " + std::to_string(checkpoint.step);
        if (checkpoint.validation)
            line += "  validation loss " + digitsOf(checkpoint.validation->loss, 3) + " (backbone " +
                    digitsOf(checkpoint.validation->backbone, 3) + ", decoder " +
                    digitsOf(checkpoint.validation->depth, 3) + ")";
        line += probesOf(checkpoint.probes);
        if (isDamaged(details, checkpoint.step))
            line += "  damaged";
        if (details.suggested && details.suggested->step == checkpoint.step)
            line += "  suggested" + whyOf(details.suggested);
        cli.say(line);
    }
    for (const auto step : details.goingOn.damaged)
        if (std::ranges::find(details.checkpoints, step, &CheckpointInfo::step) == details.checkpoints.end())
            cli.say("Checkpoint  " + std::to_string(step) + "  damaged");
    sayScores(cli, details.checkpoints);
    std::map<std::filesystem::path, std::string> lines; // by the folder of a step
    for (const auto& sample : details.samples) {
        auto& told = lines[sample.file.parent_path()];
        told += (told.empty() ? "" : ", ") + sample.line;
    }
    for (const auto& [folder, told] : lines)
        cli.say("Probes      " + folder.string() + ": " + told);
}

Json describeScores(const std::vector<CheckpointInfo>& checkpoints)
{
    Json scores = Json::array();
    for (const auto& score : scoreCheckpoints(checkpoints)) {
        Json points = Json::object();
        for (const auto& [criterion, earned] : score.points)
            points[std::string(name(criterion))] = earned;
        scores.push_back({{"step", score.step}, {"score", score.score}, {"points", std::move(points)}});
    }
    return scores;
}

std::string settingsOfRun(const RunInfo& run)
{
    return words::settingsLine(run.preset, run.settings).toStdString();
}

} // namespace

Json describe(const RunInfo& run)
{
    return {{"id", run.id.value},
            {"folder", run.folder.string()},
            {"state", name(run.state)},
            {"paused", isPaused(run)},
            {"message", run.why ? Json(words::sentence(*run.why).toStdString()) : Json()},
            {"note", run.note},
            {"created", run.created},
            {"preset", run.preset},
            {"base", run.base.id},
            {"synthetic", run.base.isSynthetic},
            {"dataset", run.dataset.string()},
            {"consent", run.consent.empty() ? Json() : Json(run.consent)},
            {"machine", run.machine},
            {"settings", Json::parse(formatSettings(run.settings))}};
}

Json describe(const std::optional<Suggestion>& suggested)
{
    if (!suggested)
        return Json();
    return {{"step", suggested->step},
            {"reason", words::reason(*suggested).toStdString()},
            {"damaged", suggested->damaged}};
}

Json describe(const RunDetails& details, const RunMetrics& metrics)
{
    auto document = describe(details.info);
    document["checked"] = Json();
    if (details.preflight) {
        document["checked"] = Json::array();
        for (const auto& check : details.preflight->checks)
            document["checked"].push_back(describe(check));
    }
    document["clips"] = details.clips ? describe(*details.clips) : Json();
    Json checkpoints = Json::array(), samples = Json::array();
    for (const auto& checkpoint : details.checkpoints)
        checkpoints.push_back(describe(checkpoint, !isDamaged(details, checkpoint.step)));
    for (const auto& sample : details.samples)
        samples.push_back({{"step", sample.step}, {"line", sample.line}, {"file", sample.file.string()}});
    document["checkpoints"] = std::move(checkpoints);
    document["suggested"] = describe(details.suggested);
    document["scores"] = describeScores(details.checkpoints);
    document["damaged"] = details.goingOn.damaged;
    document["samples"] = std::move(samples);
    document.update(describe(metrics, details.info.settings));
    return document;
}

std::string lineOf(const RunInfo& run, std::int64_t step)
{
    return run.id.value + "  " + (isPaused(run) ? "paused" : std::string(name(run.state))) + "  step " +
           std::to_string(step) + " of " + std::to_string(run.settings.steps) + "  " + settingsOfRun(run) +
           (run.note.empty() ? "" : "  " + run.note);
}

std::string whyOf(const std::optional<Suggestion>& suggested)
{
    return suggested ? " (" + words::reason(*suggested).toStdString() + ")" : std::string();
}

void sayRun(const Cli& cli, const RunDetails& details, const RunMetrics& metrics, std::int64_t step)
{
    const auto& run = details.info;
    const auto losses = metrics.of(metric::kLoss);
    cli.say(lineOf(run, step));
    if (run.why)
        cli.say(words::sentence(*run.why).toStdString());
    if (run.state == RunState::Interrupted || run.state == RunState::Stopped || run.state == RunState::Failed)
        cli.say(words::sentence(details.goingOn).toStdString());
    cli.say("Base        " + run.base.id + (run.base.isSynthetic ? " (synthetic)" : ""));
    cli.say("Dataset     " + run.dataset.string());
    if (!run.consent.empty())
        cli.say("Consent     " + run.consent);
    if (details.preflight)
        sayChecked(cli, *details.preflight);
    if (details.clips)
        sayClips(cli, *details.clips);
    if (!losses.empty())
        cli.say("Loss        " + digitsOf(losses.back().value, 3) + " at step " +
                std::to_string(losses.back().step) + " (backbone " +
                digitsOf(metrics.of(metric::kBackbone).back().value, 3) + ", decoder " +
                digitsOf(metrics.of(metric::kDepth).back().value, 3) + ")");
    sayCheckpoints(cli, details);
    sayEvents(cli, metrics);
    for (const auto& hint : hintsOf(metrics, run.settings))
        cli.say(words::sentence(hint).toStdString() + " " + words::advice(hint).toStdString());
}

std::string RunFigures::operator()(const JobStatus& job)
{
    const bool isTrained = job.progress.unit == ProgressUnit::Steps && job.progress.stage != Stage::Paused;
    if (!isTrained || !m_reader.readOn())
        return {};
    const auto& metrics = m_reader.metrics();
    const auto losses = metrics.of(metric::kLoss), rates = metrics.of(metric::kRate);
    m_pace.readOn(metrics);
    const auto& pace = m_pace.pace();
    const auto step = pace.step();
    if (losses.empty() || rates.empty() || !step)
        return {};
    const auto left = pace.left(std::int64_t(job.progress.total) - losses.back().step);
    return "loss " + digitsOf(losses.back().value, 3) + " · rate " +
           QString::number(rates.back().value, 'e', 1).toStdString() + " · " +
           words::count(3600 / std::max(step->value, 1e-6)).toStdString() + " steps/h" +
           (left->value > 0 ? " · " + words::timeLeft(*left).toStdString() : "");
}

} // namespace understudy::cli

#include "app/cli/train_check.h"

#include "widgets/words/check_text.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy::cli {

namespace {

constexpr double kHour = 3600; // seconds

std::string sentenceOf(const PreflightCheck& check)
{
    return words::sentence(check).toStdString();
}

/// "--set rank=16 --set alpha=32"
std::string flagsOf(const SettingChanges& changes)
{
    std::string flags;
    for (const auto& change : changes)
        flags.append(flags.empty() ? "" : " ").append("--set " + change.key + "=" + change.value);
    return flags;
}

std::string remediesOf(const PreflightCheck& check)
{
    std::string text;
    for (const auto& changes : check.remedies)
        text += (text.empty() ? " Would pass: " : ", or ") + flagsOf(changes);
    return text;
}

Json describe(const PreflightCheck& check, const TrainSettings& settings)
{
    Json remedies = Json::array();
    for (const auto& changes : check.remedies)
        remedies.push_back(
            {{"flags", flagsOf(changes)}, {"text", words::remedy(changes, settings).toStdString()}});
    auto described = cli::describe(check);
    described["remedies"] = std::move(remedies);
    return described;
}

Json describe(const TrainEstimate& estimate)
{
    return {{"parameters", estimate.parameters},
            {"memory_bytes", estimate.memory.value},
            {"checkpoint_bytes", estimate.checkpoint.value},
            {"disk_bytes", estimate.disk.value},
            {"step_s", estimate.step ? Json(estimate.step->value) : Json()},
            {"total_s", estimate.total ? Json(estimate.total->value) : Json()}};
}

Json messageOf(const std::optional<Error>& error)
{
    return error ? Json(words::sentence(*error).toStdString()) : Json();
}

void sayExpected(const Cli& cli, const TrainEstimate& estimate)
{
    if (estimate.total && estimate.step)
        cli.say("Expected    " + words::about(*estimate.total).toStdString() + ", " +
                words::count(kHour / std::max(estimate.step->value, 1e-6)).toStdString() + " steps/h");
    cli.say("Memory      " + words::size(estimate.memory).toStdString() + " at the peak; a checkpoint is " +
            words::size(estimate.checkpoint).toStdString());
    cli.say("Trained     " + words::count(double(estimate.parameters)).toStdString() + " parameters");
}

} // namespace

Json describe(const PreflightCheck& check)
{
    return {{"check", name(check.kind)},
            {"state", name(check.state)},
            {"figure", words::figure(check).toStdString()},
            {"found", check.found},
            {"allowed", check.allowed},
            {"names", check.names},
            {"message", sentenceOf(check)}};
}

Json describe(const RunPreflight& found, const TrainSettings& settings)
{
    Json checks = Json::array(), presets = Json::object();
    for (const auto& check : found.checks.checks)
        checks.push_back(describe(check, settings));
    for (const auto& [preset, cost] : found.costs)
        presets[std::string(name(preset))] = describe(cost);
    const auto& estimate = found.checks.estimate;
    return {
        {"may_start", found.mayStart()},       {"base", messageOf(found.base)},
        {"consent", messageOf(found.consent)}, {"person", found.person.empty() ? Json() : Json(found.person)},
        {"checks", std::move(checks)},         {"expected", estimate ? describe(*estimate) : Json()},
        {"presets", std::move(presets)}};
}

void sayPreflight(const Cli& cli, const RunPreflight& found)
{
    for (const auto& problem : {found.base, found.consent})
        if (problem)
            cli.say("fail  " + words::sentence(*problem).toStdString());
    if (!found.consent && !found.person.empty())
        cli.say("pass  Consent: " + found.person);
    for (const auto& check : found.checks.checks) {
        const auto figure = words::figure(check).toStdString(), said = sentenceOf(check);
        cli.say(std::string(name(check.state)) + "  " + words::title(check.kind).toStdString() +
                (figure.empty() ? "" : ": " + figure) + (said.empty() ? "" : ". " + said) +
                remediesOf(check));
    }
    if (found.checks.estimate)
        sayExpected(cli, *found.checks.estimate);
    for (const auto& [preset, cost] : found.costs)
        if (cost.total)
            cli.say("Preset      " + std::string(name(preset)) + ": " +
                    words::about(*cost.total).toStdString() + ", " + words::size(cost.memory).toStdString());
}

void warn(const Cli& cli, const RunPreflight& found)
{
    if (cli.isJson || cli.isQuiet)
        return;
    for (const auto& check : found.checks.checks)
        if (check.state == CheckState::Look)
            cli.err << words::title(check.kind).toStdString() << ": " << sentenceOf(check) << '\n';
}

Error obstacleOf(const RunPreflight& found)
{
    if (found.base || found.consent)
        return found.base ? *found.base : *found.consent;
    for (const auto& check : found.checks.checks) {
        if (check.state != CheckState::Fail)
            continue;
        if (check.problem)
            return *check.problem;
        auto said = sentenceOf(check) + remediesOf(check);
        if (said.ends_with('.')) // it gets one
            said.pop_back();
        return {Code::InvalidInput, Reason::General, words::title(check.kind).toStdString(), said, {}};
    }
    return {Code::Internal, Reason::General, "preflight", {}, {}};
}

} // namespace understudy::cli

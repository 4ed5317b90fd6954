#include "app/cli/train_arguments.h"

#include "core/session/session.h"
#include "widgets/words/parameter_text.h"

#include <algorithm>
#include <filesystem>

namespace understudy::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSettingsGroup = "Settings (default: the preset's)";

/// "--learning-rate"
std::string flagOf(const TrainParameter& parameter)
{
    std::string flag = "--" + std::string(parameter.key);
    std::ranges::replace(flag, '_', '-');
    return flag;
}

std::string helpOf(const TrainParameter& parameter)
{
    const auto text = words::textOf(parameter);
    std::string choices;
    for (const auto choice : parameter.choices)
        choices.append(choices.empty() ? " (" : ", ").append(choice);
    return text.label.toStdString() + ". " + text.reason.toStdString() +
           (choices.empty() ? "" : choices + ")");
}

/// The project that the current folder is, or lies in.
std::optional<fs::path> projectHere()
{
    std::error_code error;
    for (auto folder = fs::current_path(error); !error && !folder.empty(); folder = folder.parent_path()) {
        if (fs::exists(folder / "project.db", error))
            return folder;
        if (folder == folder.root_path())
            break;
    }
    return std::nullopt;
}

} // namespace

void addSettingOptions(CLI::App* command, const std::shared_ptr<TrainArguments>& given)
{
    command->add_option("--set", given->settings, "A setting by its name, as in rank=8; may be repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    for (const auto& parameter : trainParameters())
        command
            ->add_option_function<std::string>(
                flagOf(parameter),
                [given, key = std::string(parameter.key)](const std::string& text) {
                    given->flags[key] = text;
                },
                helpOf(parameter))
            ->group(kSettingsGroup);
}

Result<RunToStart> runToStart(const TrainArguments& given)
{
    RunToStart run;
    run.preset = *presetNamed(given.preset);
    run.settings = settingsOf(run.preset);
    for (const auto& setting : given.settings) {
        const auto equals = setting.find('=');
        if (equals == std::string::npos)
            return fail(Code::InvalidInput, "--set " + setting, "it is not key=value");
        UNDERSTUDY_CHECK(setParameter(run.settings, setting.substr(0, equals), setting.substr(equals + 1)));
    }
    for (const auto& [key, value] : given.flags)
        UNDERSTUDY_CHECK(setParameter(run.settings, key, value));
    run.base = given.base;
    run.dataset = given.dataset;
    run.note = given.note;
    return run;
}

Result<std::unique_ptr<Session>> openForRuns(const TrainArguments& given)
{
    const auto project = given.project.empty() ? projectHere() : std::optional<fs::path>(given.project);
    if (!project) {
        std::error_code ignored;
        return fail(Code::InvalidInput, Reason::NotAProject, fs::current_path(ignored).string(), "--project");
    }
    return Session::open(*project, {.access = Access::ReadOnly});
}

} // namespace understudy::cli

// What every command is given: where to write, how to report, and how to wait for a job.
#pragma once

#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <ostream>
#include <string>

namespace understudy::cli {

using Json = nlohmann::ordered_json;

struct Cli
{
    std::ostream& out;
    std::ostream& err;
    bool isTerminal = false;
    bool isJson = false;
    bool isQuiet = false;
    std::function<int()> action; ///< of the chosen command; set by its callback

    /// Prints the error (a JSON document with --json) and returns its exit status.
    int failed(const Error& error) const;
    /// A line for people; nothing with --json or --quiet.
    void say(const std::string& line) const;
    void print(const Json& document) const;

    /// Waits, showing progress; Ctrl-C cancels the job. `detail`: said in place of rate and time left.
    template<typename T>
    Result<T> wait(const JobHandle<T>& job, ProgressLine::Detail detail = {}) const
    {
        watch(*job, std::move(detail));
        return job->wait();
    }

private:
    void watch(JobBase& job, ProgressLine::Detail detail) const;
};

/// A sub-command with --json and --quiet; `run` is called after all arguments are read.
CLI::App* addCommand(CLI::App& parent, Cli& cli, const std::string& name, const std::string& description,
                     std::function<int()> run);

void addBenchCommand(CLI::App& app, Cli& cli);
void addCompareCommand(CLI::App& app, Cli& cli);
void addConsentCommand(CLI::App& app, Cli& cli);
void addDatasetCommand(CLI::App& app, Cli& cli);
void addDoctorCommand(CLI::App& app, Cli& cli);
void addEpisodeCommand(CLI::App& app, Cli& cli);
void addModelCommand(CLI::App& app, Cli& cli);
void addEvaluateCommand(CLI::App& app, Cli& cli);
void addProjectCommand(CLI::App& app, Cli& cli);
void addSayCommand(CLI::App& app, Cli& cli);
void addServeCommand(CLI::App& app, Cli& cli);
void addTrainCommand(CLI::App& app, Cli& cli);
void addVoiceCommand(CLI::App& app, Cli& cli);

} // namespace understudy::cli

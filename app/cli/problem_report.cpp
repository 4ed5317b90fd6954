#include "app/cli/problem_report.h"

#include "widgets/words/problem_text.h"

namespace understudy::cli {

namespace {

Json describe(const Problem& problem)
{
    Json row = {{"line", problem.position.line},
                {"column", problem.position.column},
                {"message", words::sentence(problem).toStdString()}};
    if (!problem.found.empty())
        row["found"] = problem.found;
    if (!problem.allowed.empty())
        row["allowed"] = problem.allowed;
    if (!problem.pointer.empty())
        row["pointer"] = problem.pointer;
    return row;
}

} // namespace

Json describe(std::span<const Problem> problems)
{
    Json errors = Json::array();
    Json warnings = Json::array();
    for (const auto& problem : problems)
        (problem.severity == Severity::Error ? errors : warnings).push_back(describe(problem));
    return {{"errors", std::move(errors)}, {"warnings", std::move(warnings)}};
}

void printProblems(const Cli& cli, const std::string& file, std::span<const Problem> problems)
{
    if (cli.isJson)
        return;
    for (const auto& problem : problems) {
        const bool isError = problem.severity == Severity::Error;
        if (cli.isQuiet && !isError)
            continue;
        cli.err << file << ':' << problem.position.line << ':' << problem.position.column << ": "
                << (isError ? "error: " : "warning: ") << words::sentence(problem).toStdString() << '\n';
    }
}

} // namespace understudy::cli

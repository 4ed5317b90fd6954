// A script's problems as JSON and as lines for people; check and render report them the same way.
#pragma once

#include "app/cli/cli.h"
#include "core/text/problem.h"

#include <span>

namespace understudy::cli {

/// {"errors": [...], "warnings": [...]}; fields in resources/docs/cli.md.
Json describe(std::span<const Problem> problems);
/// "script.md:24:13: error: <empasis> is not a tag. Did you mean <emphasis>?" for each, on standard error.
void printProblems(const Cli& cli, const std::string& file, std::span<const Problem> problems);

} // namespace understudy::cli

// The command line in process: what it printed, and its exit status.
#pragma once

#include "app/cli/run.h"

#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace understudy {

struct Outcome
{
    int status = 0;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

inline Outcome understudyCli(std::vector<std::string> arguments)
{
    std::ostringstream out, err;
    Outcome outcome;
    outcome.status = cli::run(std::move(arguments), out, err, false);
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

} // namespace understudy

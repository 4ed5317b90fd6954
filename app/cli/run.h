// The command line as a function, so that tests call it in process.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace understudy::cli {

/// `arguments` without the program's name. Returns the exit status (exit_status.h).
int run(std::vector<std::string> arguments, std::ostream& out, std::ostream& err, bool isTerminal);

} // namespace understudy::cli

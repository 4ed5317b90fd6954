#include "app/cli/interrupt.h"
#include "app/cli/run.h"
#include "core/base/log.h"
#include "core/base/paths.h"

#include <iostream>

#include <unistd.h>

int main(int argc, char** argv)
{
    // Before any thread starts: signals must be blocked in all of them.
    const understudy::cli::Interrupt interrupt;
    understudy::log::openFile(understudy::userStateFolder() / "understudy.log");
    return understudy::cli::run({argv + 1, argv + argc}, std::cout, std::cerr, ::isatty(STDERR_FILENO) != 0);
}

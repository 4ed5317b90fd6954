#include "app/cli/cli.h"

#include "app/cli/exit_status.h"
#include "core/base/log.h"
#include "widgets/words/error_text.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace understudy::cli {

namespace {

constexpr std::chrono::milliseconds kLookEvery{50};

} // namespace

int Cli::failed(const Error& error) const
{
    const auto message = words::sentence(error).toStdString();
    if (error.code != Code::Cancelled)
        log::error(error);
    if (isJson)
        print({{"error",
                {{"code", name(error.code)},
                 {"reason", name(error.reason)},
                 {"subject", error.subject},
                 {"message", message}}}});
    else
        err << "understudy: " << message << '\n';
    return exitStatus(error.code);
}

void Cli::say(const std::string& line) const
{
    if (!isJson && !isQuiet)
        out << line << '\n';
}

void Cli::print(const Json& document) const
{
    // Text from files may hold anything; what is not UTF-8 is shown as U+FFFD instead of ending the program.
    out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void Cli::watch(JobBase& job, ProgressLine::Detail detail) const
{
    const auto interrupt = Interrupt::watch([&job] { job.cancel(); });
    ProgressLine line(err,
                      isQuiet      ? ProgressLine::Style::None
                      : isTerminal ? ProgressLine::Style::Bar
                                   : ProgressLine::Style::Plain,
                      std::move(detail));
    std::mutex mutex;
    std::condition_variable ended;
    bool isOver = false;
    const auto subscription = job.subscribe([&](const JobStatus& status) {
        if (!isFinished(status.state))
            return;
        const std::lock_guard lock(mutex);
        isOver = true;
        ended.notify_one();
    });
    // A job tells thousands of steps a second: to be woken by each costs it more than some of them.
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, kLookEvery, [&] { return isOver; })) {
        lock.unlock();
        line.show(job.status());
        lock.lock();
    }
}

CLI::App* addCommand(CLI::App& parent, Cli& cli, const std::string& name, const std::string& description,
                     std::function<int()> run)
{
    auto* command = parent.add_subcommand(name, description);
    command->add_flag("--json", cli.isJson, "One JSON document on standard output");
    command->add_flag("-q,--quiet", cli.isQuiet, "Say nothing but errors");
    command->callback([&cli, run = std::move(run)] { cli.action = run; });
    return command;
}

} // namespace understudy::cli

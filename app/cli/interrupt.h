// Ctrl-C and SIGTERM as a request to stop: running jobs are cancelled, finished work stays.
#pragma once

#include <functional>
#include <memory>
#include <thread>

namespace understudy::cli {

/// Made once, before any thread. A second Ctrl-C ends the process at once.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// `onStop` is called from another thread when a stop is asked for, while the returned object lives; at
    /// once when it was asked for before. Works without an Interrupt too: then it is never called.
    [[nodiscard]] static std::shared_ptr<void> watch(std::function<void()> onStop);
    static bool requested();

private:
    std::jthread m_thread;
};

} // namespace understudy::cli

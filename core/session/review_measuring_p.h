// Clips that were made of others, trimmed or repaired are measured in the background.
#pragma once

#include "core/jobs/lane.h"
#include "core/session/review_desk_p.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace understudy {

/// Thread-safe. `desk` outlives it; what it is at is stopped with it.
class ReviewMeasuring
{
public:
    explicit ReviewMeasuring(ReviewDesk& desk) : m_desk(desk) {}

    /// Sees to it that all clips that wait for it are measured, one after the other, the one changed last
    /// first, once nobody has asked for a moment: a trim is moved many times. No edit, and no step of the
    /// history: what cannot be measured keeps the reason until it is tried again.
    void start();

private:
    using Clock = std::chrono::steady_clock;
    Result<bool> run(JobContext& context);
    Result<void> measure(const ReviewDesk::Unmeasured& clip, JobContext& context);
    Result<void> measureAgain(const ReviewDesk::Unmeasured& clip, JobContext& context);
    void awaitRest(const std::stop_token& stop);
    /// False: nobody asked again; the next one starts a job.
    bool isAskedAgain();

    ReviewDesk& m_desk;
    std::mutex m_mutex;
    std::condition_variable_any m_stirred;
    Clock::time_point m_asked;   // under m_mutex
    bool m_isRunning = false;    // under m_mutex
    bool m_isAsked = false;      // under m_mutex
    Lane m_lane{"measuring", 1}; // of its own: it waits, and nobody waits for it
};

} // namespace understudy

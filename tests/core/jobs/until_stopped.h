// What a long job does that only looks at its token.
#pragma once

#include "core/jobs/job.h"

#include <atomic>
#include <stop_token>

namespace understudy::test {

/// Blocks until the job is asked to stop, as a long job would that only looks at its token.
inline void waitForStop(const JobContext& context)
{
    std::atomic_bool asked = false;
    const std::stop_callback callback(context.stopToken(), [&] {
        asked = true;
        asked.notify_all();
    });
    asked.wait(false);
}

inline Result<int> untilStopped(JobContext& context)
{
    waitForStop(context);
    return fail(Code::Cancelled);
}

} // namespace understudy::test

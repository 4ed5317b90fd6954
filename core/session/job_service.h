// The session's lanes and the board of every job.
#pragma once

#include "core/jobs/board.h"
#include "core/jobs/lane.h"

namespace understudy {

class JobService
{
public:
    JobService();
    JobBoard& board() { return m_board; }
    Lane& compute() { return m_compute; }   ///< one thread: renders
    Lane& previews() { return m_previews; } ///< one thread: what somebody waits for; beside a render
    Lane& training() { return m_training; } ///< one thread: runs, one after the other; beside all else
    Lane& workers() { return m_workers; }   ///< decode, parse, mix, export

private:
    JobBoard m_board;
    Lane m_compute;
    Lane m_previews;
    Lane m_training;
    Lane m_workers;
};

} // namespace understudy

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
    Lane& compute() { return m_compute; } ///< one thread: the voice engine
    Lane& workers() { return m_workers; } ///< decode, parse, mix, export

private:
    JobBoard m_board;
    Lane m_compute;
    Lane m_workers;
};

} // namespace understudy

#include "core/session/job_service.h"

#include <algorithm>
#include <thread>

namespace understudy {

namespace {

int workerCount()
{
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 2U, 4U));
}

} // namespace

JobService::JobService()
    : m_compute("compute", 1), m_previews("previews", 1), m_training("training", 1),
      m_workers("worker", workerCount())
{
}

} // namespace understudy

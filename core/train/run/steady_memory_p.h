// While this is there, the program keeps what a step gave back for the next step: a step takes and gives back
// hundreds of blocks of megabytes, and asking the system for fresh pages each time is a tenth of it.
#pragma once

namespace understudy {

class SteadyMemory
{
public:
    SteadyMemory();
    SteadyMemory(const SteadyMemory&) = delete;
    SteadyMemory& operator=(const SteadyMemory&) = delete;
    /// Gives all of it back.
    ~SteadyMemory();
};

} // namespace understudy

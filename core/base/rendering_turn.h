// Who renders on a device, for who trains on it and lets renders go first: in this process or another. Kernel
// locks on a file of the user's, so that none outlives its program.
#pragma once

#include <string>

namespace understudy {

/// Held while a line is spoken. Many may hold one at once; none waits.
class RenderingTurn
{
public:
    /// `device`: "cpu", "cuda:0".
    explicit RenderingTurn(const std::string& device);
    ~RenderingTurn();
    RenderingTurn(const RenderingTurn&) = delete;
    RenderingTurn& operator=(const RenderingTurn&) = delete;

    static bool isTaken(const std::string& device);

private:
    int m_descriptor;
};

} // namespace understudy

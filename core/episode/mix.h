// The mix of a timeline as a stream: takes and <audio> files in their places, levels, fades, room tone,
// high-pass.
#pragma once

#include "core/base/result.h"
#include "core/episode/timeline.h"

#include <memory>
#include <span>

namespace understudy {

/// Mono, 24 kHz, before the master's gain. One thread at a time. What is not rendered yet is silence.
class MixStream
{
public:
    /// `folder`: of the episode, against which files are resolved.
    MixStream(std::shared_ptr<const Timeline> timeline, std::filesystem::path folder,
              const MixSettings& settings, std::uint64_t seed);
    ~MixStream();
    MixStream(MixStream&&) noexcept;
    MixStream& operator=(MixStream&&) noexcept;

    Frames position() const;
    void seek(Frames at);
    /// Fills `out` from position(); fewer frames only at the end. A missing, short or damaged take is
    /// TakeDamaged; what is wrong with an <audio> file is said as AudioReader says it.
    Result<Frames> read(std::span<float> out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace understudy

// A line on its way: asked for on the caller's thread, spoken by the loop, made audible by the codec, and taken
// by the caller again.
#pragma once

#include "core/model/store/model_store.h"
#include "core/synth/voice_profile.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace understudy {

/// What is asked for; never changes.
struct CsmLine
{
    std::string text;
    std::string anchor; ///< empty: the voice's own
    std::uint64_t seed = 0;
    VoiceProfile voice;
    std::string version; ///< of the voice
    CsmFiles files;
    double tempo = 1, pitch = 1; ///< factors
    float gain = 1;              ///< linear
};

class CsmTicket
{
public:
    /// The generator waits for a listener that has this much still to take: 1.3 s.
    static constexpr int kMostAhead = 16; // frames

    /// `onTaken` wakes the loop.
    CsmTicket(CsmLine line, std::function<void()> onTaken)
        : m_line(std::move(line)), m_onTaken(std::move(onTaken))
    {
    }
    const CsmLine& line() const { return m_line; }

    // The caller
    /// Waits; empty at the end of the line. The error that ended it, Cancelled among them.
    Result<std::vector<float>> next();
    /// Anyone may; next() returns at once.
    void cancel();

    // Loop and codec
    bool isCancelled() const;
    /// Has a listener that does not keep up.
    bool isAhead() const;
    /// A frame is on its way to the codec.
    void expect();
    /// The sound of one frame; empty where it is not ready to be heard.
    void give(std::vector<float> samples);
    /// After the last frame, or instead of one.
    void finish(std::optional<Error> error = {});

private:
    const CsmLine m_line;
    const std::function<void()> m_onTaken;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::vector<float>> m_chunks; // under m_mutex, as all below
    int m_expected = 0;                      // frames that the codec has not given
    bool m_isFinished = false;
    std::optional<Error> m_error;
};

using CsmTicketPtr = std::shared_ptr<CsmTicket>;

} // namespace understudy

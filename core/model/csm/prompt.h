// What the backbone hears before it speaks: turns of text and audio, then the text to say.
#pragma once

#include <cstdint>
#include <vector>

namespace understudy {

/// Token ids with begin and end of text around them, and the codes of the audio that speaks them.
struct PromptTurn
{
    std::vector<std::int64_t> text;
    std::vector<std::int64_t>
        codes; ///< frame by frame, codebooks of a frame together; empty for the turn to speak
};

} // namespace understudy

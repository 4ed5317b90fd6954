// Cuts a recording into clips at its pauses: the cheapest way through all of them, by dynamic programming,
// instead of the first pause that will do. Recommended in audio.md 1.5, with its costs.
#pragma once

#include "core/data/cutting/activity.h"

#include <vector>

namespace understudy {

/// `longest` holds a hard pause and both margins.
struct CutRules
{
    Seconds shortest{5.0};    ///< shorter pieces are marked where wider margins do not help
    Seconds longest{15.0};    ///< no piece is longer
    /// Of real sound kept on both sides, never past a pause's middle. What would be too short takes more, up
    /// to half of a hard pause.
    Milliseconds margin{150};
    /// A longer pause is never inside a clip: the limit of audio.md 10. With 1.0 of its 1.5, one second in
    /// twenty of prompts joined with up to 1.2 s is left in pieces too short to use.
    Seconds hardPause{1.2};
};

/// What transcripts know of a recording, in its frames.
struct CutHints
{
    /// In order. Windows rather than points: the best pause within 0.4 s is meant.
    std::vector<Frames> sentenceEnds;
    std::vector<FrameSpan>
        words; ///< in order, disjoint; no cut inside one, but in silence that is never in a clip
    std::vector<Frames> boundaries; ///< in order; another speaker begins: the pauses within 0.4 s are cut
};

struct Piece
{
    FrameSpan span;        ///< with margins
    FrameSpan speech;      ///< from the first sound to the last; inside span
    bool isForced = false; ///< begins or ends where there is no pause
    bool isShort = false;  ///< below CutRules::shortest

    bool operator==(const Piece&) const = default;
};

/// In order, disjoint, inside the recording, none longer than `longest`; the same for the same input.
/// Together they hold all speech.
std::vector<Piece> cut(const SpeechActivity& activity, const CutRules& rules = {},
                       const CutHints& hints = {});

} // namespace understudy

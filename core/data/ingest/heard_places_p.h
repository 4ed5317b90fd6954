// Words whose times nobody tells, put into the clips in which they are heard.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/recognition/recognizer.h"

#include <span>

namespace understudy {

/// `run`: clips that stand together and share the words of a text by guess; `heard` what a recogniser hears in
/// each. Written and heard words are aligned over the whole run, and what was not understood goes with its
/// neighbours. A clip in which most written words are heard, and no stretch of words is on one side alone, is
/// sure of its text (kSureWords or more) and gets the times of the words that were heard; the others keep their
/// confidence. Where little of the text is heard at all, it is of something else, and nothing is changed.
void placeByHearing(std::span<Clip> run, std::span<const HeardWords> heard);

} // namespace understudy

// The words of a recording's transcript, shared out to its clips.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/cutting/cutter.h"
#include "core/data/transcripts/transcript.h"

#include <span>
#include <string>

namespace understudy {

/// Where a transcript says that sentences end, words lie and speakers change.
CutHints hintsOf(const Transcript& transcript, SampleRate rate);

/// Takes out what is told to be said after `length`, the end of the sound: a recording that was cut off has no such words.
/// How many cues, and words of a cue before, that were; of a plain text none.
std::size_t dropAfter(Transcript& transcript, Seconds length);

/// Each word goes to the clip in which its middle is. Words whose times are not told lie evenly in the speech
/// of their cue; where a cut goes through such a cue, confidence falls to 0.6, and to 0.3 where a plain text
/// has to be shared out over a whole recording. It falls to 0.6, too, where no cue lies over more than a
/// second of a clip's speech. `source` names the file. Words of a cue without times of their own are one of
/// the clip's words, which has the cue's time, as far as somebody speaks in it.
void shareOut(const Transcript& transcript, const std::string& source, const SpeechActivity& activity,
              std::span<Clip> clips);

/// One line, single spaces, plain quotes, dashes and ellipses: what is compared and trained on.
std::string normalizedText(std::string_view raw);

} // namespace understudy

// Everything that is measured on one clip.
#pragma once

#include "core/data/clips/clip.h"
#include "core/data/ingest/clip_prints.h"
#include "core/data/ingest/scan.h"

#include <span>

namespace understudy {

/// A clip's sound at the clips' rate. Errors of the scratch file.
Result<std::vector<float>> soundOf(const Clip& clip, const ScannedRecording& scanned, SampleRate rate);

/// Sets figures, and findings with a place; grade() judges them. What is compared with other clips is
/// returned.
ClipPrint measureClip(Clip& clip, const ScannedRecording& scanned, std::span<const float> sound,
                      SampleRate rate);

/// Whether it is measured on a clip's words: how many, how sure, how many characters a second of speech.
bool isOfWords(Measure measure);
/// Those figures anew, where the clip was given other words since; the rest stays.
void measureWords(Clip& clip);

} // namespace understudy

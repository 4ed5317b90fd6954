// PocketSphinx with its model of US English: a draft of the words that a person then mends. Of short
// prompts it gets 45 words in a hundred wrong, at three times the speed of speech (tests/bench/results/hearing.md).
#pragma once

#include "core/data/recognition/recognizer.h"

#include <filesystem>
#include <memory>

namespace understudy {

/// Where Debian's pocketsphinx-en-us puts it.
inline constexpr const char* kPocketSphinxModel = "/usr/share/pocketsphinx/model/en-us";

/// What it hears is never surer than this: a draft is for a person to read.
inline constexpr double kDraftConfidence = 0.6;

/// Null where the model is not installed. As many clips at once as there are cores, 100 MB each; nothing is
/// loaded before the first one.
std::shared_ptr<Recognizer> findPocketSphinx(const std::filesystem::path& model = kPocketSphinxModel);

} // namespace understudy

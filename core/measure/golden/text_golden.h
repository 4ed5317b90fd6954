// How texts are compared, against openai-whisper's normalisers and jiwer (tests/data/golden/README-eval.md,
// "text-eval").
#pragma once

#include "core/model/golden/golden.h"

namespace understudy {

/// `folder`: text-eval. A row for each file and figure, exact: the number of lines that differ. FileMissing,
/// Corrupt.
GoldenRows checkTextGolden(const std::filesystem::path& folder);

} // namespace understudy

// The targets of an evaluation that was made: read from its evaluation.json.
#pragma once

#include "core/base/result.h"
#include "core/measure/evaluation/target_table.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace understudy {

inline constexpr const char* kEvaluationFile = "evaluation.json";

struct EvaluatedTargets
{
    std::string voice;
    std::string recognizer;                     ///< empty: nobody heard the words
    std::string speakerEncoder;                 ///< empty: no similarity
    std::chrono::system_clock::time_point when; ///< the file was written
    std::vector<TargetRow> rows;                ///< in the order of Target, by today's bounds
};

/// NotFound; Corrupt where it is no evaluation; Unsupported for a newer format.
Result<EvaluatedTargets> readTargets(const std::filesystem::path& file);
/// Of a file's text; the subject of its errors is `file`.
Result<EvaluatedTargets> parseTargets(std::string_view text, const std::string& file);
/// The newest among those in folders below `folder`; none: there is none that can be read.
std::optional<EvaluatedTargets> newestTargets(const std::filesystem::path& folder);

} // namespace understudy

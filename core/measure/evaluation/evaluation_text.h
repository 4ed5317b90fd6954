// The fixed lines that voices are measured on: the same for everybody, so that figures of two voices, or of a
// voice and its next checkpoint, can be set beside each other.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace understudy {

struct EvaluationText
{
    std::string id;   ///< "numbers-07", by its place among its kind
    std::string kind; ///< "phonetic", "numbers", "names", "questions", "long"
    std::string text;
    bool operator==(const EvaluationText&) const = default;
};

/// The shipped hundred lines.
std::filesystem::path evaluationTexts();

/// A line each: kind, tab, text; empty lines and those that begin with # are left out. Errors of opening
/// files; InvalidInput (subject: "file:line") for a line of another form, or when no line is left.
Result<std::vector<EvaluationText>> readEvaluationTexts(const std::filesystem::path& file);

/// `count` of them, each kind in proportion, in their order; all when there are no more.
std::vector<EvaluationText> someOf(const std::vector<EvaluationText>& texts, std::size_t count);

} // namespace understudy

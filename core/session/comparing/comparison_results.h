// What a comparison by ear says, once it may: of its mode one of the three is there.
#pragma once

#include "core/measure/listening/listening_results.h"
#include "core/session/comparing/comparison.h"

#include <optional>
#include <string>
#include <vector>

namespace understudy {

struct ListenerShare
{
    std::string name;
    int votes = 0;
};

struct ComparisonResults
{
    Comparison comparison;
    std::optional<AbxResult> abx;
    std::optional<PreferenceResult> preference;
    std::optional<OpinionResult> opinion;
    std::vector<ListenerShare> listeners; ///< by name
    /// Slots from the best to the worst, hidden reference and anchor among them; empty for Abx.
    std::vector<std::size_t> ranking;

    /// The first of them that is neither; none where there is none.
    std::optional<std::size_t> best() const;
    /// Slots that the best is not proven better than: their intervals meet (Preference: the pair's sign test
    /// says more than 0.05).
    std::vector<std::size_t> notRuledOut() const;
};

/// ComparisonSealed (detail: "7/16"); InvalidInput for one that asks nothing.
Result<ComparisonResults> resultsOf(Comparison comparison);

/// A row an answer, RFC 4180.
std::string answersCsv(const ComparisonResults& results);
std::string resultsJson(const ComparisonResults& results);

} // namespace understudy

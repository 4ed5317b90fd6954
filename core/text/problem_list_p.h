// Collects the problems of one reading; positions are worked out once, at the end.
#pragma once

#include "core/text/highlight.h"
#include "core/text/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

class ProblemList
{
public:
    explicit ProblemList(std::string_view source) : m_source(source) {}

    /// An error whose `found` is what stands at [begin, end). The reference holds until the next add().
    Problem& add(ProblemKind kind, std::size_t begin, std::size_t end);
    Problem& addWarning(ProblemKind kind, std::size_t begin, std::size_t end);
    bool hasErrors() const;
    /// More than anyone reads: no use in working out a guess.
    bool isFull() const;
    std::size_t size() const { return m_problems.size(); }
    /// Of the problems from the `first`-th on.
    void setPointer(std::size_t first, const std::string& pointer);
    std::string_view source() const { return m_source; }

    /// In order of position, positions filled in; `highlights` gains the errors and is ordered too.
    std::vector<Problem> take(std::vector<HighlightSpan>& highlights);

private:
    Problem& fill(Problem& problem, ProblemKind kind, std::size_t begin, std::size_t end) const;

    std::string_view m_source;
    std::vector<Problem> m_problems;
    std::size_t m_warnings = 0; // among them
    Problem m_beyond;           // takes what is too much
};

/// At most about 80 bytes, cut between code points.
std::string excerpt(std::string_view text);

} // namespace understudy

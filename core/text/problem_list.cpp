#include "core/text/problem_list_p.h"

#include <algorithm>

namespace understudy {

namespace {

// Each costs a few hundred bytes: 5 MB of "<a" must not become gigabytes of complaints.
constexpr std::size_t kMaxProblems = 10'000;
constexpr std::size_t kMaxWarnings = 1'000; // they leave room for errors
constexpr std::size_t kMaxExcerpt = 80;

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool standsBefore(const HighlightSpan& a, const HighlightSpan& b)
{
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
}

} // namespace

std::string excerpt(std::string_view text)
{
    if (text.size() <= kMaxExcerpt)
        return std::string(text);
    auto size = kMaxExcerpt;
    while (size > 0 && isContinuation(text[size]))
        --size;
    return std::string(text.substr(0, size)) + "…";
}

Problem& ProblemList::fill(Problem& problem, ProblemKind kind, std::size_t begin, std::size_t end) const
{
    problem = {};
    problem.kind = kind;
    problem.begin = std::min(begin, m_source.size());
    problem.end = std::clamp(end, problem.begin, m_source.size());
    problem.found = excerpt(m_source.substr(problem.begin, problem.end - problem.begin));
    return problem;
}

Problem& ProblemList::add(ProblemKind kind, std::size_t begin, std::size_t end)
{
    return fill(isFull() ? m_beyond : m_problems.emplace_back(), kind, begin, end);
}

Problem& ProblemList::addWarning(ProblemKind kind, std::size_t begin, std::size_t end)
{
    const bool hasRoom = !isFull() && m_warnings < kMaxWarnings;
    m_warnings += hasRoom ? 1 : 0;
    auto& problem = fill(hasRoom ? m_problems.emplace_back() : m_beyond, kind, begin, end);
    problem.severity = Severity::Warning;
    return problem;
}

bool ProblemList::isFull() const
{
    return m_problems.size() >= kMaxProblems;
}

bool ProblemList::hasErrors() const
{
    return std::ranges::any_of(m_problems, [](const Problem& p) { return p.severity == Severity::Error; });
}

void ProblemList::setPointer(std::size_t first, const std::string& pointer)
{
    for (; first < m_problems.size(); ++first)
        m_problems[first].pointer = pointer;
}

std::vector<Problem> ProblemList::take(std::vector<HighlightSpan>& highlights)
{
    std::ranges::stable_sort(m_problems, {}, &Problem::begin);
    // One walk over the text: counting from the line's start for each would be quadratic in a long line.
    TextPosition position;
    std::size_t at = 0;
    for (auto& problem : m_problems) {
        for (; at < problem.begin; ++at) {
            if (m_source[at] == '\n')
                position = {position.line + 1, 1};
            else if (!isContinuation(m_source[at]))
                ++position.column;
        }
        problem.position = position;
        if (problem.severity == Severity::Error)
            highlights.push_back({problem.begin, problem.end, HighlightKind::Error});
    }
    std::ranges::stable_sort(highlights, standsBefore);
    return std::move(m_problems);
}

} // namespace understudy

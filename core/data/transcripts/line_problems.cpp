#include "core/data/transcripts/line_problems_p.h"

#include "core/data/transcripts/source_text_p.h"

#include <algorithm>
#include <utility>

namespace understudy {

namespace {

constexpr std::size_t kMostTold = 20; // nobody reads more of one file

} // namespace

void LineProblems::add(std::size_t line, std::string_view what)
{
    m_lastLine = std::max(m_lastLine, line);
    if (m_errors.size() == kMostTold) {
        ++m_more;
        return;
    }
    m_errors.push_back({Code::Corrupt,
                        Reason::LineLeftOut,
                        m_path.string(),
                        "line " + std::to_string(line) + ": " + std::string(what),
                        {}});
}

Error LineProblems::ofWhole() const
{
    auto error = m_errors.front();
    error.reason = Reason::General; // nothing else is taken either
    return error;
}

std::vector<Error> LineProblems::take()
{
    if (m_more > 0)
        m_errors.push_back({Code::Corrupt,
                            Reason::LineLeftOut,
                            m_path.string(),
                            "line " + std::to_string(m_lastLine) + ": the last of " + std::to_string(m_more) +
                                " more such lines",
                            {}});
    return std::move(m_errors);
}

std::string endsBeforeItStarts(std::string_view start, std::string_view end)
{
    return "it ends (" + inQuotes(end) + ") before it starts (" + inQuotes(start) + ")";
}

} // namespace understudy

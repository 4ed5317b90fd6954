// What is wrong with lines of a file whose others are taken.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

class LineProblems
{
public:
    /// `path` is what errors name.
    explicit LineProblems(std::filesystem::path path) : m_path(std::move(path)) {}

    const std::filesystem::path& path() const { return m_path; }
    void add(std::size_t line, std::string_view what);
    bool isEmpty() const { return m_errors.empty(); }

    /// Why nothing is left of the file: its first problem, as Corrupt. Not for none.
    Error ofWhole() const;
    /// LineLeftOut for each, in order; of very many the first, and how many more there are.
    std::vector<Error> take();

private:
    std::filesystem::path m_path;
    std::vector<Error> m_errors;
    std::size_t m_more = 0, m_lastLine = 0;
};

/// What is wrong with a span whose times are in the wrong order.
std::string endsBeforeItStarts(std::string_view start, std::string_view end);

} // namespace understudy

// Collects the spoken form: text, runs, and the spans where it differs from what is written.
#pragma once

#include "core/text/spoken_form.h"

namespace understudy {

/// Takes the written text in order, piece by piece. Words that meet without a space between get one.
class SpokenWriter
{
public:
    /// What follows is under this style, less what the spoken form resolves.
    void beginRun(Style style);
    /// Said as written.
    void copy(std::string_view written);
    void replace(std::string_view written, std::string_view spoken);

    SpokenForm finish() &&;

private:
    void append(std::string_view spoken);

    SpokenForm m_form;
    std::size_t m_written = 0;
    std::size_t m_spoken = 0;
    std::string m_last; ///< the piece before, to see whether words meet
    bool m_wasReplaced = false;
};

} // namespace understudy

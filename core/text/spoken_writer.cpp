#include "core/text/spoken_writer_p.h"

#include "core/text/spoken_reader_p.h"

#include <utility>

namespace understudy {

void SpokenWriter::beginRun(Style style)
{
    style.sayAs = SayAs::None;
    style.sayAsFormat.clear();
    style.alias.reset();
    const bool isOwn = style.phoneme.has_value(); // two <phoneme> beside each other stay two
    if (m_form.runs.empty() || isOwn || m_form.runs.back().style != style)
        m_form.runs.push_back({{}, std::move(style)});
}

void SpokenWriter::append(std::string_view spoken)
{
    if (m_form.runs.empty())
        beginRun({});
    m_form.runs.back().text += spoken;
    m_spoken += spoken.size();
    m_last = spoken;
}

void SpokenWriter::copy(std::string_view written)
{
    if (written.empty())
        return;
    if (m_wasReplaced && isWordBefore(m_last, m_last.size()) && isWordAt(written, 0)) {
        append(" ");
        m_form.changes.back().spokenEnd = m_spoken;
    }
    append(written);
    m_written += written.size();
    m_wasReplaced = false;
}

void SpokenWriter::replace(std::string_view written, std::string_view spoken)
{
    const bool meets = isWordBefore(m_last, m_last.size()) && isWordAt(spoken, 0);
    if (written == spoken && !meets) {
        copy(written);
        return;
    }
    m_form.changes.push_back({m_written, m_written + written.size(), m_spoken, 0});
    if (meets)
        append(" ");
    append(spoken);
    m_written += written.size();
    m_form.changes.back().spokenEnd = m_spoken;
    m_wasReplaced = true;
}

SpokenForm SpokenWriter::finish() &&
{
    std::erase_if(m_form.runs, [](const SpokenRun& run) { return run.text.empty(); });
    return std::move(m_form);
}

} // namespace understudy

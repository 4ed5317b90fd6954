// Who speaks in a script: names as `voices` has them, whatever the case they are called in.
#pragma once

#include "core/text/problem_list_p.h"
#include "core/text/script.h"
#include "core/text/speaker_name.h"

#include <map>
#include <string>
#include <string_view>

namespace understudy {

class SpeakerTable
{
public:
    /// `header` has been read; both outlive the table.
    SpeakerTable(ScriptHeader& header, ProblemList& problems);

    bool hasVoice(std::string_view name) const { return m_names.contains(foldedName(name)); }
    /// Whether the script names its voices itself; where not, appear() gives draft voices.
    bool isFixed() const { return m_isFixed; }
    /// The name as the header has it; [begin, end) is where it stands. Without a voice it gets one, or is an
    /// error.
    std::string resolve(std::string_view name, std::size_t begin, std::size_t end);
    /// After all turns have been seen: the first voice, or "Narrator" where there is none.
    void settleNarrator();
    /// At the end: the warning about voices that were given.
    void reportAssigned();

private:
    void assign(const std::string& name);

    ScriptHeader& m_header;
    ProblemList& m_problems;
    std::map<std::string, std::string> m_names; // folded -> as in `voices`, or as first met
    bool m_isFixed;
    std::string m_assigned; // "Mara: draft/slt, Jon: draft/rms"
    std::size_t m_assignedBegin = 0, m_assignedEnd = 0;
};

} // namespace understudy

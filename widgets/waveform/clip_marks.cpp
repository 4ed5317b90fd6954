#include "widgets/waveform/clip_marks.h"

#include "core/data/clips/findings.h"

#include <algorithm>
#include <map>

namespace understudy {

std::vector<ClipMark> marksOf(const std::vector<Finding>& findings, Seconds apart)
{
    std::vector<Finding> placed;
    std::ranges::copy_if(findings, std::back_inserter(placed),
                         [](const Finding& finding) { return finding.at.has_value(); });
    std::ranges::stable_sort(placed, {}, [](const Finding& finding) { return *finding.at; });
    std::vector<ClipMark> marks;
    std::map<Measure, std::size_t> last; // of each kind, in `marks`
    for (const auto& finding : placed) {
        const auto known = last.find(finding.measure);
        auto* mark = known == last.end() ? nullptr : &marks[known->second];
        if (mark != nullptr && *finding.at - (*mark->at + mark->length) < apart) {
            static_cast<Finding&>(*mark) = joined(*mark, finding);
            ++mark->places;
        } else {
            last[finding.measure] = marks.size();
            marks.push_back({finding, 1});
        }
    }
    return marks;
}

} // namespace understudy

#include "core/data/dataset/rejected_p.h"

#include "core/base/digits.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <limits>
#include <map>

namespace understudy {
namespace {

struct Counted
{
    int clips = 0;
    double least = std::numeric_limits<double>::infinity(), most = -least, limit = 0;
    bool isLimit() const { return least <= most; }
};
using CountedRules = std::map<std::string, Counted>;

/// By the clip's own figures: its places have others.
void countFindings(const Clip& clip, const std::vector<Limit>& limits, CountedRules& rules)
{
    std::set<std::string> seen;
    for (auto finding : clip.findings) {
        if (finding.grade != Grade::Reject)
            continue;
        finding.value = clip.figure(finding.measure).value_or(finding.value);
        const auto rule = limitName(finding, limits);
        if (rule.empty() || !seen.insert(rule).second)
            continue;
        auto& counted = rules[rule];
        ++counted.clips;
        counted.least = std::min(counted.least, finding.value);
        counted.most = std::max(counted.most, finding.value);
        counted.limit = finding.limit;
    }
}

} // namespace

std::set<std::string> rulesOf(const Clip& clip, Grade grade)
{
    std::set<std::string> rules;
    for (const auto& finding : clip.findings)
        if (finding.grade == grade)
            rules.emplace(name(finding.measure));
    return rules;
}

std::set<std::string> rulesAgainst(const RejectedClip& clip)
{
    if (clip.isTrainedText)
        return {kTrainedText};
    if (clip.row.verdict == Verdict::Rejected)
        return {"verdict: " + clip.row.reason};
    return rulesOf(clip.row.clip, Grade::Reject);
}

std::string countedRules(const std::vector<RejectedClip>& rejected, const std::vector<Limit>& limits)
{
    CountedRules rules;
    for (const auto& clip : rejected) {
        if (!clip.isTrainedText && clip.row.verdict != Verdict::Rejected)
            countFindings(clip.row.clip, limits, rules);
        else
            for (const auto& rule : rulesAgainst(clip))
                ++rules[singleSpaced(rule)].clips; // a reason of others may hold tabs
    }
    auto text = std::to_string(rejected.size());
    for (const auto& [rule, counted] : rules) {
        text += "\n" + std::to_string(counted.clips) + "\t" + rule;
        for (const auto number : {counted.least, counted.most, counted.limit})
            text += counted.isLimit() ? "\t" + digitsOf(number) : "";
    }
    return text;
}

} // namespace understudy

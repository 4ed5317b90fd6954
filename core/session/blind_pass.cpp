#include "core/session/blind_pass.h"

#include <algorithm>

namespace understudy {

int BlindPass::answered() const
{
    return int(std::ranges::count_if(
        answers, [](const BlindAnswer& answer) { return answer.verdict != Verdict::None; }));
}

std::vector<BlindAnswer> BlindPass::defective() const
{
    std::vector<BlindAnswer> defective;
    std::ranges::copy_if(answers, std::back_inserter(defective),
                         [](const BlindAnswer& answer) { return answer.verdict == Verdict::Rejected; });
    return defective;
}

DefectEstimate BlindPass::estimate() const
{
    return estimateOf(int(defective().size()), answered(), accepted);
}

} // namespace understudy

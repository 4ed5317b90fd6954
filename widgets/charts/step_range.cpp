#include "widgets/charts/step_range.h"

#include <algorithm>
#include <cmath>

namespace understudy {

namespace {
constexpr double kClosest = 4; // steps over the whole width
}

StepRange clamped(const StepRange& view, const StepRange& whole)
{
    const double length = std::clamp(view.length(), std::min(kClosest, whole.length()), whole.length());
    const double begin = std::clamp(view.begin, whole.begin, whole.end - length);
    return {begin, begin + length};
}

StepRange zoomed(const StepRange& view, double factor, double around, const StepRange& whole)
{
    const double length =
        std::clamp(view.length() / factor, std::min(kClosest, whole.length()), whole.length());
    const double share = (around - view.begin) / view.length();
    const double begin = around - share * length;
    return clamped({begin, begin + length}, whole);
}

double roundEnd(double step)
{
    if (step <= 10)
        return 10;
    const double grain = std::pow(10, std::floor(std::log10(step))) / 2;
    return std::ceil(step / grain) * grain;
}

} // namespace understudy

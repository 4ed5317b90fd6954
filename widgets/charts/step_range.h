// Which steps a chart shows, and how zooming and moving change that.
#pragma once

namespace understudy {

struct StepRange
{
    double begin = 0;
    double end = 1;

    double length() const { return end - begin; }
    bool operator==(const StepRange&) const = default;
};

/// The part of `whole` that `view` becomes; as long as `view` where there is room.
StepRange clamped(const StepRange& view, const StepRange& whole);
/// Factor above 1 zooms in; `around` stays where it is. Between `whole` and a few steps.
StepRange zoomed(const StepRange& view, double factor, double around, const StepRange& whole);

/// Where an axis ends that has to reach `step`: a round number, so that it does not move with every step.
double roundEnd(double step);

} // namespace understudy

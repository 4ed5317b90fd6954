// A chart for screen readers: a graphic with a value, its lines as list items.
#pragma once

namespace understudy {

/// Once a process is enough; more does no harm.
void installChartAccessibility();

} // namespace understudy

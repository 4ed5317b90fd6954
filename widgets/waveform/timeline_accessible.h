// The timeline for screen readers: a graphic with a value, its line blocks as list items that can be
// activated.
#pragma once

namespace understudy {

/// Once a process is enough; more does no harm.
void installTimelineAccessibility();

} // namespace understudy

// The clip for screen readers: a graphic with a value, its marks as list items that can be activated.
#pragma once

namespace understudy {

/// Once a process is enough; more does no harm.
void installClipAccessibility();

} // namespace understudy

// How long this machine was suspended, since it was started.
#pragma once

#include "core/base/units.h"

namespace understudy {

/// What a steady clock leaves out. 0 where nobody can tell.
Seconds timeAsleep();

} // namespace understudy

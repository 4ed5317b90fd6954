// How much memory could be had now.
#pragma once

#include "core/base/units.h"

#include <optional>

namespace understudy {

/// Without pushing anything out to disk: Linux's MemAvailable, and what the control group leaves. Empty where
/// the system does not say.
std::optional<Bytes> freeMemory();

} // namespace understudy

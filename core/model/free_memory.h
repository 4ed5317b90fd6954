// How much memory could be had now, and how much we have.
#pragma once

#include "core/base/units.h"

#include <optional>

namespace understudy {

/// Without pushing anything out to disk: Linux's MemAvailable, and what the control group leaves. Empty where
/// the system does not say.
std::optional<Bytes> freeMemory();
/// What this process has in memory now. Empty where the system does not say.
std::optional<Bytes> residentMemory();

} // namespace understudy

// What is wrong with a script or a master, in the user's words.
#pragma once

#include "core/base/units.h"
#include "core/text/problem.h"

#include <QString>

namespace understudy::words {

/// "<empasis> is not a tag. Did you mean <emphasis>?" Without line and column.
QString sentence(const Problem& problem);

/// Of a master that is noisier between the words than its profile allows; dBFS RMS.
QString noiseWarning(Decibels floor, Decibels allowed);

} // namespace understudy::words

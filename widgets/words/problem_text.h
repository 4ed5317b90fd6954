// A problem of a script in the user's words.
#pragma once

#include "core/text/problem.h"

#include <QString>

namespace understudy::words {

/// "<empasis> is not a tag. Did you mean <emphasis>?" Without line and column.
QString sentence(const Problem& problem);

} // namespace understudy::words

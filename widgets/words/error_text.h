// An Error in the user's words: what happened, where, and what to do about it.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace understudy::words {

/// One or two short sentences, ending in a full stop; the subject is named in them.
QString sentence(const Error& error);

} // namespace understudy::words

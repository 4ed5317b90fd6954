// Phones for Flite's US English voices: "t ax0 m ey1 t ow0" from CMU ARPAbet or IPA.
#pragma once

#include "core/base/result.h"
#include "core/text/script.h"

#include <string>

namespace understudy {

/// Error: InvalidInput, subject: the symbols, detail: the first that has no phone.
Result<std::string> flitePhones(const Phoneme& phoneme);

} // namespace understudy

// The patterns of modules in an adapter's configuration.
#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// As PEFT matches: the regular expression, alone or after a dot, at the end of the module's path. False for
/// what is no expression.
bool fitsModule(const std::string& pattern, std::string_view module);

} // namespace understudy

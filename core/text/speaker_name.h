#pragma once

#include <string>
#include <string_view>

namespace understudy {

/// Names of speakers that differ in case alone are one: compare these. UTF-8.
std::string foldedName(std::string_view name);

} // namespace understudy

// "1 clip", "2 clips": what the command line counts.
#pragma once

#include <string>
#include <string_view>

namespace understudy::cli {

template<typename Number>
std::string counted(Number number, std::string_view one)
{
    return std::to_string(number) + " " + std::string(one) + (number == Number(1) ? "" : "s");
}

} // namespace understudy::cli

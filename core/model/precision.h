// Of a network's weights and what it computes with.
#pragma once

#include <optional>
#include <string_view>

namespace understudy {

enum class Precision
{
    Fp32,
    Bf16,
    Fp16
};

/// "fp32", "bf16", "fp16".
std::string_view name(Precision precision);
std::optional<Precision> precisionNamed(std::string_view name);

} // namespace understudy

#include "core/model/precision.h"

#include "core/model/precision_p.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

struct Row
{
    Precision precision;
    std::string_view name;
    at::ScalarType type;
};

constexpr std::array kRows{Row{Precision::Fp32, "fp32", at::kFloat},
                           Row{Precision::Bf16, "bf16", at::kBFloat16},
                           Row{Precision::Fp16, "fp16", at::kHalf}};

const Row& rowOf(Precision precision)
{
    return *std::ranges::find(kRows, precision, &Row::precision);
}

} // namespace

std::string_view name(Precision precision)
{
    return rowOf(precision).name;
}

std::optional<Precision> precisionNamed(std::string_view name)
{
    const auto found = std::ranges::find(kRows, name, &Row::name);
    return found == kRows.end() ? std::nullopt : std::optional(found->precision);
}

at::ScalarType scalarType(Precision precision)
{
    return rowOf(precision).type;
}

} // namespace understudy

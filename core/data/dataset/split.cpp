#include "core/data/dataset/split.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace understudy {
namespace {

/// In [0, 1): the first 64 bits of a hash.
double placeOf(const std::string& recording, std::uint64_t seed)
{
    const auto digits = sha256("v1|" + std::to_string(seed) + "|" + recording).substr(0, 16);
    return double(std::stoull(digits, nullptr, 16)) * 0x1p-64;
}

Split at(double place, const SplitShares& shares)
{
    if (place < shares.train / 100)
        return Split::Train;
    return place < (shares.train + shares.validation) / 100 ? Split::Validation : Split::Test;
}

/// Train, then validation, then test, by the middle of each clip within its recording's clips.
void splitByTime(std::span<const SplitItem> items, const SplitShares& shares, std::vector<Split>& splits)
{
    for (std::size_t begin = 0; begin < items.size();) {
        auto end = begin;
        double total = 0, before = 0;
        for (; end < items.size() && items[end].recording == items[begin].recording; ++end)
            total += items[end].length.value;
        for (; begin < end; ++begin) {
            const auto length = items[begin].length.value;
            splits[begin] = at((before + length / 2) / std::max(total, 1e-9), shares);
            before += length;
        }
    }
}

} // namespace

std::string_view name(Split split)
{
    return split == Split::Train ? "train" : split == Split::Validation ? "val" : "test";
}

std::optional<Split> splitNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kValidations{"val", "valid", "validation", "dev", "eval"};
    if (name == "train" || name == "test")
        return name == "train" ? Split::Train : Split::Test;
    return std::ranges::find(kValidations, name) != kValidations.end() ? std::optional(Split::Validation)
                                                                       : std::nullopt;
}

std::string_view name(SplitMethod method)
{
    return method == SplitMethod::ByRecording ? "recording"
           : method == SplitMethod::AsGiven   ? "given"
                                              : "time";
}

SplitResult split(std::span<const SplitItem> items, const SplitShares& shares, std::uint64_t seed)
{
    SplitResult result{std::vector<Split>(items.size())};
    std::map<std::string, Split> own;
    std::set<Split> used;
    for (const auto& item : items)
        used.insert(own.try_emplace(item.recording, at(placeOf(item.recording, seed), shares)).first->second);
    result.of = {own.size(), shares, seed, {}};
    for (const auto split : {Split::Train, Split::Validation, Split::Test})
        if (shares.of(split) > 0 && !used.contains(split))
            result.of.without.push_back(split);
    if (own.size() < kFewestForSplitByRecording || !result.of.without.empty()) {
        result.method = SplitMethod::ByTime;
        splitByTime(items, shares, result.splits);
        return result;
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        result.splits[i] = own.at(items[i].recording);
    return result;
}

} // namespace understudy

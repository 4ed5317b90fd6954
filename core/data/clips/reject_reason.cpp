#include "core/data/clips/reject_reason.h"

#include <algorithm>

namespace understudy {

namespace {

/// In the order of the enum.
constexpr std::array<std::string_view, kRejectReasons.size() + 2> kNames{
    "",     "noise", "clipping",  "plosive", "hum", "cut_word", "words_differ", "other_voice",
    "room", "other", "superseded"};

} // namespace

std::string_view name(RejectReason reason)
{
    return kNames.at(std::size_t(reason));
}

std::optional<RejectReason> rejectReasonNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kNames, name);
    return found == kNames.end() ? std::nullopt : std::optional(RejectReason(found - kNames.begin()));
}

} // namespace understudy

// Why a person rejected a clip: the keys 1 to 9 of the review.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace understudy {

enum class RejectReason
{
    None,
    Noise,
    Clipping,
    Plosive,
    Hum,
    CutWord,
    WordsDiffer,
    OtherVoice,
    Room,
    Other,
    Superseded ///< another take of the same words is used; no key gives it
};

/// In the order of their keys.
inline constexpr std::array kRejectReasons{
    RejectReason::Noise,      RejectReason::Clipping, RejectReason::Plosive,
    RejectReason::Hum,        RejectReason::CutWord,  RejectReason::WordsDiffer,
    RejectReason::OtherVoice, RejectReason::Room,     RejectReason::Other};

/// "cut_word": stable, what files call it; empty for None.
std::string_view name(RejectReason reason);
std::optional<RejectReason> rejectReasonNamed(std::string_view name);

} // namespace understudy

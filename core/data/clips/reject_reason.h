// Why a person rejected a clip: the keys 1 to 9 of the review.
#pragma once

#include <array>

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
    Other
};

/// In the order of their keys.
inline constexpr std::array kRejectReasons{
    RejectReason::Noise,      RejectReason::Clipping, RejectReason::Plosive,
    RejectReason::Hum,        RejectReason::CutWord,  RejectReason::WordsDiffer,
    RejectReason::OtherVoice, RejectReason::Room,     RejectReason::Other};

} // namespace understudy

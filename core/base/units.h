// Units as types: a number that knows what it counts. Same-unit sums and comparisons only.
#pragma once

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>

namespace understudy {

/// A quantity of one unit; Tag tells units apart.
template<typename Tag, typename Rep>
struct Quantity
{
    Rep value{};

    constexpr Quantity() = default;
    constexpr explicit Quantity(Rep v) : value(v) {}
    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator+(Quantity o) const { return Quantity(value + o.value); }
    constexpr Quantity operator-(Quantity o) const { return Quantity(value - o.value); }
    constexpr Quantity operator-() const { return Quantity(-value); }
    constexpr Quantity& operator+=(Quantity o) { value += o.value; return *this; }
    constexpr Quantity& operator-=(Quantity o) { value -= o.value; return *this; }
};

using Frames = Quantity<struct FramesTag, std::int64_t>;     ///< samples per channel
using SampleRate = Quantity<struct SampleRateTag, int>;      ///< Hz
using Seconds = Quantity<struct SecondsTag, double>;
using Milliseconds = Quantity<struct MillisecondsTag, int>;
using Decibels = Quantity<struct DecibelsTag, double>;       ///< a ratio, or dBFS/dBTP as the name says
using Lufs = Quantity<struct LufsTag, double>;               ///< ITU-R BS.1770
using Bytes = Quantity<struct BytesTag, std::int64_t>;

constexpr Seconds toSeconds(Frames frames, SampleRate rate)
{
    return Seconds(static_cast<double>(frames.value) / rate.value);
}

/// Rounds to the nearest frame.
inline Frames toFrames(Seconds seconds, SampleRate rate)
{
    return Frames(std::llround(seconds.value * rate.value));
}

constexpr Frames toFrames(Milliseconds ms, SampleRate rate)
{
    return Frames((static_cast<std::int64_t>(ms.value) * rate.value + 500) / 1000);
}

inline double toGain(Decibels db) { return std::pow(10.0, db.value / 20.0); }
/// -infinity for 0.
inline Decibels toDecibels(double gain) { return Decibels(20.0 * std::log10(gain)); }

/// The programme's one internal rate: CSM, Mimi and every master run at 24 kHz.
inline constexpr SampleRate kStudioRate{24000};

} // namespace understudy

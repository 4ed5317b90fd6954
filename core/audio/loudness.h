// Loudness, loudness range and peaks of a stream: ITU-R BS.1770-4, EBU R 128, Tech 3341 and 3342
// (libebur128). A mono file at -19 LUFS sounds as loud as a dual-mono stereo file at -16.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <memory>
#include <optional>
#include <span>

namespace understudy {

struct Loudness
{
    std::optional<Lufs> integrated;   ///< none for silence and below 400 ms
    double rangeLu = 0.0;             ///< Tech 3342; not meaningful under 60 s
    std::optional<Lufs> momentaryMax; ///< 400 ms windows
    std::optional<Lufs> shortTermMax; ///< 3 s windows
    Decibels samplePeak;              ///< dBFS; -infinity for silence, as is truePeak
    Decibels truePeak;                ///< dBTP, four times oversampled
};

class LoudnessMeter
{
public:
    struct Options
    {
        SampleRate rate = kStudioRate;
        int channels = 1;
        bool dualMono = false; ///< a mono stream read as two equal channels: +3.01 LU
        bool range = true;     ///< rangeLu; the other three cost what they say
        bool maxima = true;    ///< momentaryMax and shortTermMax, read every `poll`
        bool peaks = true;     ///< samplePeak and truePeak
        Milliseconds poll{100};
    };

    explicit LoudnessMeter(const Options& options);
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
    ~LoudnessMeter();

    /// Interleaved whole frames. NotFiniteSamples for a NaN or infinity, which would poison the filters; the
    /// block is then not counted.
    Result<void> add(std::span<const float> interleaved);

    /// Of the last 400 ms; none before that or for silence. For meters on screen.
    std::optional<Lufs> momentary() const;
    /// Of the last 3 s; none before that or for silence. Needs range or maxima.
    std::optional<Lufs> shortTerm() const;

    /// Includes peaks between the last samples. The object is finished afterwards.
    Loudness finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace understudy

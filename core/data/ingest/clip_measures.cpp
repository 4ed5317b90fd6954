#include "core/data/ingest/clip_measures.h"

#include "core/audio/levels.h"
#include "core/audio/loudness.h"
#include "core/audio/noise_floor.h"
#include "core/data/qc/bandwidth.h"
#include "core/data/qc/edges.h"
#include "core/data/qc/noise_bursts.h"
#include "core/data/qc/pitch.h"
#include "core/data/qc/plosives.h"
#include "core/data/qc/reverberation.h"
#include "core/data/qc/sibilance.h"
#include "core/data/qc/signal_to_noise.h"
#include "core/data/qc/spectrum_p.h"
#include "core/text/spaced_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace understudy {
namespace {

constexpr Seconds kAround{5.0};
constexpr std::int64_t kEroded = 4;      // frames of 10 ms at the ends of pauses, where words ring out
constexpr std::size_t kFewestQuiet = 20; // frames
constexpr Decibels kFaintClick{-26.0};   // to the clip's peak: below, lips and tongue make as many
constexpr Lufs kReference{-19.0};        // where noise floors are compared

/// What of it lies in the clip.
Frames inside(const Clip& clip, const FrameSpan& span)
{
    return std::max(Frames(0), std::min(span.end, clip.span.end) - std::max(span.begin, clip.span.begin));
}

/// Without the pauses.
Seconds speechIn(const Clip& clip, const ScannedRecording& scanned)
{
    Frames silent;
    for (const auto& pause : scanned.activity.pauses)
        silent += inside(clip, pause.span);
    return toSeconds(clip.span.length() - silent, scanned.recording.rate);
}

class Measuring
{
public:
    Measuring(Clip& clip, const ScannedRecording& scanned, std::span<const float> sound, SampleRate rate)
        : m_clip(clip), m_scanned(scanned), m_sound(sound), m_heard(sound, rate), m_rate(rate)
    {
    }

    ClipPrint run()
    {
        m_clip.figures.clear();
        m_clip.findings.clear();
        set(Measure::Duration, seconds(m_clip.span.length()));
        speech();
        levels();
        set(Measure::Dc, m_scanned.recording.dc.value);
        events();
        hum();
        noises();
        const auto pitch = sound();
        measureWords(m_clip);
        return {fingerprintOf(m_heard), spectralProfileOf(m_heard, pitch),
                m_clip.figure(Measure::Reverberation)};
    }

private:
    double seconds(Frames frames) const { return toSeconds(frames, m_scanned.recording.rate).value; }

    void set(Measure measure, double value)
    {
        if (std::isfinite(value))
            m_clip.figures.push_back({measure, value});
    }

    void mark(Measure measure, double value, FrameSpan span)
    {
        m_clip.findings.push_back({measure, Grade::Review, value, 0,
                                   Seconds(seconds(span.begin - m_clip.span.begin)),
                                   Seconds(seconds(span.length()))});
    }

    /// In the clip's own sound.
    void mark(Measure measure, double value, Frames place, Frames length)
    {
        m_clip.findings.push_back(
            {measure, Grade::Review, value, 0, toSeconds(place, m_rate), toSeconds(length, m_rate)});
    }

    void speech()
    {
        Frames longest;
        for (const auto& pause : m_scanned.activity.pauses)
            if (pause.span.begin >= m_clip.speech.begin && pause.span.end <= m_clip.speech.end)
                longest = std::max(longest, pause.span.length());
        const auto speech = speechIn(m_clip, m_scanned);
        set(Measure::SpeechShare, speech.value / std::max(seconds(m_clip.span.length()), 1e-9));
        set(Measure::InnerPause, seconds(longest));
    }

    void levels()
    {
        LoudnessMeter meter({.rate = m_rate, .range = false, .maxima = false, .peaks = false});
        const auto loudness = meter.add(m_sound) ? meter.finish().integrated : std::nullopt;
        if (loudness)
            set(Measure::Loudness, loudness->value);
        const auto powers = meanSquares(m_sound, std::size_t(m_rate.value / 50));
        const auto own = signalToNoise(powers);
        if (!own)
            return;
        const auto decibels = [](double power) { return Decibels(10 * std::log10(std::max(power, 1e-12))); };
        const auto noise = std::min(own->noise, decibels(pauseNoise().value_or(dipPower(powers))));
        set(Measure::SpeechLevel, own->speech.value);
        const auto power = [](Decibels level) { return std::pow(10, level.value / 10); };
        set(Measure::SignalToNoise, 10 * std::log10(std::max(power(own->speech) - power(noise), 1e-12) /
                                                    std::max(power(noise), 1e-12)));
        if (loudness)
            set(Measure::NoiseFloor, std::max(noise.value, -120.0) + kReference.value - loudness->value);
    }

    /// Power in the pauses of the clip and of what lies around it: within a clip there may be too few.
    std::optional<double> pauseNoise() const
    {
        const auto& activity = m_scanned.activity;
        const auto reach = toFrames(kAround, activity.rate);
        const auto frame = [&](Frames at) { return at.value * 100 / activity.rate.value; };
        std::vector<float> powers;
        const auto first = std::ranges::lower_bound(activity.pauses, m_clip.span.begin - reach, {},
                                                    [](const Pause& pause) { return pause.span.end; });
        for (auto pause = first;
             pause != activity.pauses.end() && pause->span.begin < m_clip.span.end + reach; ++pause) {
            const auto end = std::min(frame(pause->span.end) - kEroded, std::int64_t(activity.levels.size()));
            for (auto i = frame(pause->span.begin) + kEroded; i < end; ++i)
                powers.push_back(float(std::pow(10, activity.levels[std::size_t(i)] / 10)));
        }
        if (powers.size() < kFewestQuiet)
            return std::nullopt;
        return noisePower(powers);
    }

    void noises()
    {
        double worst = 0;
        for (const auto& plosive : plosivesIn(m_heard)) {
            worst = std::max(worst, plosive.over.value);
            mark(Measure::Plosive, plosive.over.value, plosive.place, plosive.length);
        }
        set(Measure::Plosive, worst);
        const auto bursts = noiseBurstsIn(m_heard);
        for (const auto& burst : bursts)
            mark(Measure::Burst, burst.toSpeech.value, burst.place, burst.length);
        set(Measure::Burst, double(bursts.size()));
    }

    std::optional<Pitch> sound()
    {
        if (const auto sibilance = sibilanceOf(m_heard))
            set(Measure::Sibilance, sibilance->value);
        if (const auto reverberation = reverberationOf(m_sound, m_rate))
            set(Measure::Reverberation, reverberation->decay.value);
        if (const auto band = bandwidthOf(m_sound, m_rate)) {
            set(Measure::Bandwidth, band->edge);
            set(Measure::Steepness, band->steepness.value);
        }
        if (const auto edges = edgesOf(m_sound, m_rate)) {
            set(Measure::StartEdge, edges->start.value);
            set(Measure::EndEdge, edges->end.value);
        }
        auto pitch = pitchOf(m_heard);
        if (pitch) {
            set(Measure::Pitch, pitch->median);
            set(Measure::PitchRange, pitch->semitones);
        }
        return pitch;
    }

    void events()
    {
        int tops = 0, clicks = 0;
        const auto faintest = toDecibels(std::max(samplePeak(m_sound), 1e-6F)) + kFaintClick;
        for (const auto& spot : m_scanned.clipped) {
            if (inside(m_clip, spot.span) == Frames(0))
                continue;
            tops += spot.tops;
            mark(Measure::Clipping, spot.tops, spot.span);
        }
        for (const auto& click : m_scanned.clicks) {
            if (click.place < m_clip.span.begin || click.place >= m_clip.span.end || click.peak < faintest)
                continue;
            ++clicks;
            mark(Measure::Click, 1, {click.place, click.place});
        }
        set(Measure::Clipping, tops);
        set(Measure::Click, clicks);
    }

    void hum()
    {
        const auto& hum = m_scanned.recording.hum.hum;
        if (hum)
            set(Measure::Hum, hum->level.value);
    }

    Clip& m_clip;
    const ScannedRecording& m_scanned;
    std::span<const float> m_sound;
    MeasuredSound m_heard;
    SampleRate m_rate;
};

} // namespace

Result<std::vector<float>> soundOf(const Clip& clip, const ScannedRecording& scanned, SampleRate rate)
{
    const auto scaled = [&](Frames at) {
        return std::min(scanned.sound.length(),
                        Frames(std::llround(double(at.value) * rate.value / scanned.recording.rate.value)));
    };
    const auto begin = scaled(clip.span.begin);
    return scanned.sound.read(begin, scaled(clip.span.end) - begin);
}

ClipPrint measureClip(Clip& clip, const ScannedRecording& scanned, std::span<const float> sound,
                      SampleRate rate)
{
    return Measuring(clip, scanned, sound, rate).run();
}

bool isOfWords(Measure measure)
{
    constexpr std::array kOfWords{Measure::Words, Measure::Text, Measure::Rate};
    return std::ranges::find(kOfWords, measure) != kOfWords.end();
}

void measureWords(Clip& clip)
{
    std::erase_if(clip.figures, [](const Figure& figure) { return isOfWords(figure.measure); });
    const auto& text = clip.text;
    const auto count = spacedWords(text.normalized).size();
    clip.figures.push_back({Measure::Words, double(count)});
    if (count > 0) {
        clip.figures.push_back({Measure::Text, text.confidence});
        const auto characters = std::ranges::count_if(text.normalized, [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // not the bytes that continue one
        });
        const auto speech =
            clip.figure(Measure::SpeechShare).value_or(0) * clip.figure(Measure::Duration).value_or(0);
        if (speech > 0)
            clip.figures.push_back({Measure::Rate, double(characters) / speech});
    }
    std::ranges::sort(clip.figures, {}, &Figure::measure);
}

} // namespace understudy

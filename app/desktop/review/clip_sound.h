// The sound of a clip for the Review pane: loaded with its surroundings off the GUI thread, played in parts.
#pragma once

#include "core/audio/spectrogram.h"
#include "core/data/ingest/repair.h"
#include "core/device/pcm_source.h"
#include "widgets/waveform/clip_content.h"

#include <memory>
#include <stop_token>

namespace understudy {

/// Reads `span` and three seconds on either side, with those repairs. Any thread. Cancelled when stopped.
Result<std::shared_ptr<const ClipSound>> loadClipSound(const Recording& recording, const FrameSpan& span,
                                                       const RepairSettings& repairs,
                                                       const std::stop_token& stop = {});

/// A part of a loaded sound as the player takes it, faster or slower with its pitch kept.
class ClipPart final : public PcmSource
{
public:
    /// `span` in frames of the recording; what lies outside of the sound is left out.
    ClipPart(const ClipSound& sound, const FrameSpan& span, double tempo);

    SampleRate rate() const override { return m_rate; }
    Frames length() const override { return Frames(std::int64_t(m_samples.size())); }
    Result<ReadResult> read(Frames at, std::span<float> out) override;

    /// Frame of the recording at a position of this source, and back.
    Frames placeAt(Frames position) const;
    Frames positionOf(Frames place) const;
    const FrameSpan& span() const { return m_span; }

private:
    SampleRate m_rate;
    FrameSpan m_span;
    double m_tempo;
    std::vector<float> m_samples;
};

} // namespace understudy

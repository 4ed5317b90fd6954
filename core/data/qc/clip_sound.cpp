#include "core/data/qc/clip_sound.h"

#include "core/audio/resampler.h"
#include "core/data/qc/spectrum_p.h"

#include <optional>

namespace understudy {

struct MeasuredSound::Made
{
    std::optional<PowerSpectra> spectra;
    std::optional<std::vector<float>> low;
};

MeasuredSound::MeasuredSound(std::span<const float> mono, SampleRate rate)
    : m_mono(mono), m_rate(rate), m_made(std::make_unique<Made>())
{
}

MeasuredSound::~MeasuredSound() = default;

const PowerSpectra& MeasuredSound::spectra() const
{
    const auto hop = std::size_t(m_rate.value / 100);
    if (!m_made->spectra)
        m_made->spectra = spectrogram(m_mono, m_rate, 2 * hop, hop);
    return *m_made->spectra;
}

std::span<const float> MeasuredSound::low() const
{
    if (!m_made->low)
        m_made->low = resampled(m_mono, m_rate, kLowRate, Resampler::Quality::Measures);
    return *m_made->low;
}

} // namespace understudy

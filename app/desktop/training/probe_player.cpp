#include "app/desktop/training/probe_player.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/workspace.h"
#include "core/audio/reader.h"
#include "widgets/support/conversions.h"

#include <algorithm>

namespace understudy {

namespace {

/// A line of some seconds, all of it in memory.
class LineSound final : public PcmSource
{
public:
    explicit LineSound(Waveform sound) : m_sound(std::move(sound)) {}

    SampleRate rate() const override { return m_sound.rate; }
    Frames length() const override { return m_sound.length(); }
    Result<ReadResult> read(Frames at, std::span<float> out) override
    {
        if (at >= length())
            return ReadResult{};
        const auto count = std::min(out.size(), std::size_t((length() - at).value));
        std::copy_n(m_sound.samples.begin() + at.value, count, out.begin());
        return ReadResult{count, ReadState::Given, {}};
    }

private:
    Waveform m_sound;
};

} // namespace

ProbePlayer::ProbePlayer(Workspace& workspace, Playback& playback, QObject* parent)
    : QObject(parent), m_workspace(&workspace), m_playback(&playback)
{
    connect(m_playback, &Playback::positionChanged, this, [this] { tell(); });
    connect(m_playback, &Playback::statusChanged, this, &ProbePlayer::tell);
    connect(m_workspace, &Workspace::sessionClosing, this, &ProbePlayer::stop);
}

bool ProbePlayer::isOurs() const
{
    return m_sound && m_playback->plays(m_sound.get());
}

bool ProbePlayer::isSounding() const
{
    return isOurs() && m_playback->isPlaying();
}

void ProbePlayer::toggle(const QString& file)
{
    const bool isSame = file == m_file;
    if (isSame && m_reading.isRunning())
        return stop();
    if (isSame && isOurs()) {
        if (m_playback->isPlaying())
            return m_playback->pause();
        const bool isAtEnd = m_playback->status().state == PlayerState::Finished;
        return m_playback->playSound(m_sound, isAtEnd ? Frames(0) : m_playback->position());
    }
    if (isOurs())
        m_playback->pause();
    m_file = file;
    m_sound = nullptr;
    if (!m_workspace->session())
        return;
    auto job = m_workspace->session()->jobs().previews().start<Sound>(
        JobKind::Background, {}, [path = toPath(file)](JobContext&) -> Result<Sound> {
            UNDERSTUDY_TRY(auto sound, readMono(path, kStudioRate));
            return std::make_shared<LineSound>(std::move(sound));
        });
    m_reading.start(std::move(job), [this](const Result<Sound>& sound) {
        if (!sound) {
            m_file.clear();
            tell();
            Q_EMIT failed(sound.error());
            return;
        }
        m_sound = *sound;
        m_playback->playSound(m_sound, Frames(0));
    });
}

void ProbePlayer::stop()
{
    m_reading.stop();
    if (isOurs())
        m_playback->pause();
    m_file.clear();
    m_sound = nullptr;
    tell();
}

void ProbePlayer::tell()
{
    if (!isOurs()) {
        Q_EMIT heard({}, 0, false);
        return;
    }
    const auto length = std::max<std::int64_t>(1, m_sound->length().value);
    Q_EMIT heard(m_file, double(m_playback->position().value) / double(length), m_playback->isPlaying());
}

} // namespace understudy

#include "core/device/player.h"

#include "core/device/player_engine_p.h"

#include <algorithm>
#include <utility>

namespace understudy {

Player::Player(std::unique_ptr<AudioOutput> output) : m_engine(std::make_unique<Engine>(std::move(output))) {}
Player::~Player() = default;

void Player::setSource(std::shared_ptr<PcmSource> source, SourceSwap swap)
{
    m_engine->setSource(std::move(source), swap);
}

void Player::play()
{
    m_engine->play({});
}

void Player::play(Frames from)
{
    m_engine->play(from);
}

void Player::pause()
{
    m_engine->rest(PlayerState::Paused, {});
}

void Player::stop()
{
    m_engine->rest(PlayerState::Stopped, Frames(0));
}

void Player::seek(Frames to)
{
    m_engine->seek(to);
}

void Player::setLoop(std::optional<FrameRange> range)
{
    m_engine->setLoop(range);
}

void Player::setLane(int lane)
{
    m_engine->playout.setLane(std::max(lane, 0));
}

void Player::setVolume(double gain)
{
    m_engine->playout.setVolume(static_cast<float>(std::clamp(gain, 0.0, 1.0)));
}

void Player::refreshDevices()
{
    m_engine->refreshDevices();
}

void Player::selectDevice(std::string id)
{
    m_engine->selectDevice(std::move(id));
}

Frames Player::position() const
{
    return m_engine->position();
}

float Player::takePeak()
{
    return m_engine->playout.takePeak();
}

PlayerStatus Player::status() const
{
    return m_engine->status.value();
}

std::unique_ptr<Subscription> Player::subscribe(std::function<void(const PlayerStatus&)> listener)
{
    return m_engine->status.subscribe(std::move(listener));
}

} // namespace understudy

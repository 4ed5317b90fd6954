#include "core/device/player_engine_p.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace understudy {
namespace {

constexpr SampleRate kDeviceRate{48000}; // asked for: twice the studio's, and every card has it
constexpr std::chrono::milliseconds kFeedEvery{10};
constexpr std::chrono::milliseconds kDiscardedEvery{2}; // somebody waits for the sound that comes after
constexpr std::chrono::seconds kCloseAfter{
    3}; // at rest, so that the device is free and the list can be renewed

bool wantsSound(PlayerState state)
{
    return state == PlayerState::Playing || state == PlayerState::Waiting;
}

} // namespace

Player::Engine::Engine(std::unique_ptr<AudioOutput> output) : m_output(std::move(output))
{
    m_output->setLostListener([this](const Error& error) { command([&] { m_orders.lost = error; }); });
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

// Commands, on any thread: each says what is wanted, and the engine's thread sees to it.

template<typename Change>
void Player::Engine::command(const Change& change)
{
    {
        const std::lock_guard lock(m_mutex);
        change();
        m_hasNews = true;
    }
    m_news.notify_one();
    publish();
}

void Player::Engine::setSource(std::shared_ptr<PcmSource> source, SourceSwap swap)
{
    command([&] {
        const auto old = std::exchange(m_orders.source, std::move(source));
        const auto& now = m_orders.source;
        const bool keeps = old && now && swap == SourceSwap::KeepPosition;
        if (!keeps) {
            m_orders.seek = Frames(0);
            setState(PlayerState::Stopped);
        } else if (!m_orders.wantsSound || old->rate() != now->rate() || old->lanes() != now->lanes()) {
            const auto at = toSeconds(positionLocked(), old->rate());
            m_orders.seek = clampToSource(toFrames(at, now->rate()));
        } // else the feeder joins the new sound to the old
    });
}

void Player::Engine::play(std::optional<Frames> from)
{
    command([&] {
        if (!m_orders.source)
            return;
        if (from)
            m_orders.seek = clampToSource(*from);
        else if (m_now.state == PlayerState::Finished)
            m_orders.seek = Frames(0);
        m_now.problem.reset();
        setState(PlayerState::Playing);
    });
}

void Player::Engine::rest(PlayerState state, std::optional<Frames> at)
{
    command([&] {
        if (state == PlayerState::Paused && !wantsSound(m_now.state))
            return;
        if (at)
            m_orders.seek = at;
        setState(state);
    });
}

void Player::Engine::seek(Frames to)
{
    command([&] {
        m_orders.seek = clampToSource(to);
        if (!wantsSound(m_now.state) && m_orders.source)
            setState(PlayerState::Paused);
    });
}

void Player::Engine::setLoop(std::optional<FrameRange> loop)
{
    command([&] { m_orders.loop = loop; });
}

void Player::Engine::refreshDevices()
{
    command([&] { m_orders.isRefreshWanted = true; });
}

void Player::Engine::selectDevice(std::string id)
{
    command([&] {
        m_orders.isDeviceChanged = true;
        m_orders.deviceId = id;
        m_now.deviceId = std::move(id);
        m_isNowUntold = true;
    });
}

Frames Player::Engine::position() const
{
    const std::lock_guard lock(m_mutex);
    return positionLocked();
}

Frames Player::Engine::positionLocked() const
{
    if (m_orders.seek || !m_orders.source)
        return m_orders.seek.value_or(Frames(0));
    const auto unheard = m_orders.wantsSound ? m_latencyFrames : 0;
    return clampToSource(m_positions.at(playout.playedFrames() - unheard));
}

Frames Player::Engine::clampToSource(Frames at) const
{
    const Frames length = m_orders.source ? m_orders.source->length() : Frames(0);
    return std::clamp(at, Frames(0), std::max(length, Frames(0)));
}

void Player::Engine::setState(PlayerState state)
{
    m_isNowUntold = m_isNowUntold || state != m_now.state;
    m_now.state = state;
    m_orders.wantsSound = wantsSound(state);
}

void Player::Engine::publish()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_isNowUntold, false))
            return;
    }
    status.update([this](PlayerStatus& told) {
        const std::lock_guard lock(
            m_mutex); // copied last, so that no thread tells an older one after a newer
        told = m_now;
    });
}

// The engine's thread.

void Player::Engine::run(const std::stop_token& stop)
{
    while (waitForNews(stop)) {
        const Orders orders = takeOrders();
        if (orders.lost || orders.isDeviceChanged)
            close();
        if (orders.lost)
            endWith(*orders.lost);
        if (orders.isRefreshWanted || orders.lost)
            renewDevices();
        if (orders.wantsSound && !orders.lost && !m_output->isOpen())
            open(orders);
        if (m_output->isOpen() && joinOrRestart(orders))
            feed();
        publish();
    }
    m_output->close();
}

/// False when it is time to go. Wakes by itself while there is sound to feed, and closes a device that rests.
bool Player::Engine::waitForNews(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    const auto hasNews = [this] { return m_hasNews; };
    if (m_orders.wantsSound || m_isDiscarding) {
        m_news.wait_for(lock, stop, m_isDiscarding ? kDiscardedEvery : kFeedEvery, hasNews);
    } else if (!m_output->isOpen() || !m_news.wait_for(lock, stop, kCloseAfter, hasNews)) {
        lock.unlock();
        close();
        lock.lock();
        m_news.wait(lock, stop, hasNews);
    }
    return !stop.stop_requested();
}

Player::Engine::Orders Player::Engine::takeOrders()
{
    const std::lock_guard lock(m_mutex);
    m_hasNews = false;
    Orders orders = m_orders;
    m_orders.isDeviceChanged = false;
    m_orders.isRefreshWanted = false;
    m_orders.lost.reset();
    return orders;
}

void Player::Engine::renewDevices()
{
    auto devices = m_output->devices();
    const std::lock_guard lock(m_mutex);
    m_now.devices = std::move(devices);
    m_now.areDevicesKnown = true;
    m_isNowUntold = true;
}

void Player::Engine::open(const Orders& orders)
{
    playout.reset();
    auto opened =
        m_output->open(orders.deviceId, kDeviceRate, [this](std::span<float> interleaved, int channels) {
            playout.render(interleaved, channels);
        });
    if (!opened) {
        endWith(opened.error());
        renewDevices();
        return;
    }
    playout.setRate(m_output->rate());
    m_isDiscarding = true; // done already: nothing sounds, and the feeder begins anew
    const std::lock_guard lock(m_mutex);
    m_latencyFrames = toFrames(m_output->latency(), m_output->rate()).value;
}

/// What was in the ring is given up: opening again starts from where it stands.
void Player::Engine::close()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_output->isOpen() || m_fedSource)
            m_orders.seek = positionLocked();
    }
    m_output->close();
    m_fedSource.reset();
    m_isDiscarding = false;
}

/// Sees to it that the feeder reads what is wanted, where it is wanted. False while the audio thread still
/// fades out.
bool Player::Engine::joinOrRestart(const Orders& orders)
{
    playout.setPlaying(orders.wantsSound);
    m_feeder.setLoop(orders.loop);
    const bool isOther = orders.source != m_fedSource;
    if (!isOther && !orders.seek)
        return m_fedSource != nullptr;
    const bool canJoin = !orders.seek && orders.source && m_fedSource && !m_feeder.isComplete();
    const auto isAlike = [&] {
        return orders.source->rate() == m_fedSource->rate() && orders.source->lanes() == m_fedSource->lanes();
    };
    if (canJoin && isAlike()) {
        m_feeder.replaceSource(orders.source);
        m_fedSource = orders.source;
        return true;
    }
    if (!std::exchange(m_isDiscarding, true))
        playout.discard();
    if (!playout.isDiscarded())
        return false;
    m_isDiscarding = false;
    restart(orders);
    return m_fedSource != nullptr;
}

void Player::Engine::restart(const Orders& orders)
{
    const std::lock_guard lock(m_mutex);
    const Frames at = orders.seek.value_or(positionLocked());
    m_fedSource = orders.source;
    if (m_fedSource)
        m_feeder.restart(m_fedSource, at, m_output->rate());
    m_positions = m_feeder.positions();
    if (m_orders.seek == orders.seek &&
        m_orders.source == orders.source) // else a newer order came in between
        m_orders.seek.reset();
}

void Player::Engine::feed()
{
    const auto fed = m_feeder.feed();
    if (!fed)
        return endWith(fed.error());
    const std::lock_guard lock(m_mutex);
    m_positions = m_feeder.positions();
    if (!m_orders.wantsSound || m_orders.seek || m_orders.source != m_fedSource)
        return;
    const bool isSilent = !playout.isSounding();
    if (*fed == Feeder::Fed::Complete && isSilent && playout.isEmpty())
        setState(PlayerState::Finished);
    else
        setState(*fed == Feeder::Fed::Waiting && isSilent ? PlayerState::Waiting : PlayerState::Playing);
}

/// It cannot go on: rests where it is, and says why.
void Player::Engine::endWith(const Error& problem)
{
    const std::lock_guard lock(m_mutex);
    if (m_orders.wantsSound)
        setState(PlayerState::Paused);
    if (problem.reason == Reason::DeviceGone) { // the next play() takes the default
        m_orders.deviceId.clear();
        m_now.deviceId.clear();
    }
    m_now.problem = problem;
    m_isNowUntold = true;
}

} // namespace understudy

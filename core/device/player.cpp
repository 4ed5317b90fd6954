#include "core/device/player.h"

#include "core/device/feeder_p.h"
#include "core/device/playout_p.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace understudy {
namespace {

constexpr SampleRate kDeviceRate{48000}; // asked for: twice the studio's, and every card has it
constexpr std::chrono::milliseconds kFeedEvery{10};
constexpr std::chrono::seconds kCloseAfter{
    3}; // at rest, so that the device is free and the list can be renewed

bool wantsSound(PlayerState state)
{
    return state == PlayerState::Playing || state == PlayerState::Waiting;
}

} // namespace

class Player::Engine
{
public:
    explicit Engine(std::unique_ptr<AudioOutput> output);

    void setSource(std::shared_ptr<PcmSource> source, SourceSwap swap);
    void play(std::optional<Frames> from);
    void rest(PlayerState state, std::optional<Frames> at);
    void seek(Frames to);
    void setLoop(std::optional<FrameRange> loop);
    void refreshDevices();
    void selectDevice(std::string id);
    Frames position() const;

    Playout playout;
    Observable<PlayerStatus> status;

private:
    struct Orders // what the commands want
    {
        std::shared_ptr<PcmSource> source;
        std::optional<FrameRange> loop;
        std::optional<Frames> seek; // until the feeder begins there
        std::string deviceId;
        bool wantsSound = false;
        bool isDeviceChanged = false; // once
        bool isRefreshWanted = true;  // once
        std::optional<Error> lost;    // once
    };

    template<typename Change>
    void command(const Change& change);
    void setState(PlayerState state);
    Frames positionLocked() const;
    Frames clampToSource(Frames at) const;
    void publish();

    void run(const std::stop_token& stop);
    bool waitForNews(const std::stop_token& stop);
    Orders takeOrders();
    void renewDevices();
    void open(const Orders& orders);
    void close();
    bool joinOrRestart(const Orders& orders);
    void restart(const Orders& orders);
    void feed();
    void endWith(const Error& problem);

    // all threads, under m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    bool m_hasNews = true;
    Orders m_orders;
    PlayerStatus m_now; // what `status` is told
    bool m_isNowUntold = false;
    PositionMap m_positions;
    std::int64_t m_latencyFrames = 0; // of the device
    // the engine's thread
    Feeder m_feeder{playout};
    std::shared_ptr<PcmSource> m_fedSource; // what m_feeder reads
    bool m_isDiscarding = false;
    std::unique_ptr<AudioOutput> m_output; // its threads use what stands above
    std::jthread m_thread;
};

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
        } else if (!m_orders.wantsSound || old->rate() != now->rate()) {
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
        m_news.wait_for(lock, stop, kFeedEvery, hasNews);
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
    if (canJoin && orders.source->rate() == m_fedSource->rate()) {
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

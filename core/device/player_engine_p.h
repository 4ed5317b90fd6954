// What stands behind Player: the orders of any thread, and the thread of its own that carries them out.
#pragma once

#include "core/device/feeder_p.h"
#include "core/device/player.h"
#include "core/device/playout_p.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace understudy {

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

} // namespace understudy

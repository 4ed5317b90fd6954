#include "core/device/recorder.h"

#include "core/device/input_meter_p.h"
#include "core/device/sample_ring.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace understudy {

namespace {

constexpr SampleRate kWanted{48000};
constexpr std::size_t kRing = 1U << 20U;         // 21 s at 48 kHz: as long may a disk be away
constexpr std::size_t kBlock = 4800;             // samples written at a time
constexpr std::chrono::milliseconds kPeriod{10}; // the callback may wake nobody

struct RunningTake
{
    RunningTake(TakeOrder o, GrowingWav f) : order(std::move(o)), file(std::move(f)), clips(file.rate()) {}

    Frames longest() const
    {
        return order.longest ? toFrames(*order.longest, file.rate()) : Frames(INT64_MAX);
    }

    TakeOrder order;
    GrowingWav file;
    ClipCounter clips;
    int gaps = 0;
    Frames synced; // what the header tells
};

} // namespace

class Recorder::Engine
{
public:
    explicit Engine(std::unique_ptr<AudioInput> input) : m_input(std::move(input))
    {
        m_input->setLostListener([this](const Error& error) { post([this, error] { lose(error); }); });
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    /// `giveUp`: called instead, should its turn not come.
    void post(std::function<void()> carryOut, std::function<void()> giveUp = {})
    {
        {
            const std::lock_guard lock(m_mutex);
            m_orders.push_back({std::move(carryOut), std::move(giveUp)});
        }
        m_news.notify_all();
    }

    // Orders; all of the rest is the thread's.

    void refreshDevices()
    {
        auto devices = m_input->devices();
        status.update([&](RecorderStatus& now) {
            now.devices = std::move(devices);
            now.areDevicesKnown = true;
        });
    }

    void listen(const std::string& deviceId)
    {
        if (m_input->isOpen() && deviceId == m_deviceId)
            return;
        rest();
        m_deviceId = deviceId;
        const auto opened = open();
        refreshDevices(); // a stream keeps the list as it was when it was opened
        status.update([&](RecorderStatus& now) {
            now.problem = opened ? std::nullopt : std::optional(opened.error());
        });
    }

    void rest()
    {
        endTake({});
        close();
    }

    void record(TakeOrder order)
    {
        endTake({});
        if (const auto opened = m_input->isOpen() ? Result<void>() : open(); !opened) {
            status.update([&](RecorderStatus& now) { now.problem = opened.error(); });
            order.done(Failure(opened.error()));
            return;
        }
        auto file = order.open(m_input->rate());
        if (!file) {
            order.done(Failure(file.error()));
            return;
        }
        m_take.emplace(std::move(order), std::move(*file)); // with what was heard while the file was made
        status.update([](RecorderStatus& now) {
            now.isRecording = true;
            now.elapsed = {};
            now.clipped = 0;
        });
    }

    void stop() { endTake({}); }

    Observable<RecorderStatus> status;

private:
    struct Order
    {
        std::function<void()> carryOut, giveUp;
    };

    void run(const std::stop_token& stop)
    {
        refreshDevices();
        while (!stop.stop_requested()) {
            const auto orders = takeOrders(stop);
            drain(); // what was heard before an order comes before it
            for (const auto& order : orders) {
                order.carryOut();
                drain();
            }
        }
        rest();
        m_input->setLostListener({});
        const std::lock_guard lock(m_mutex);
        for (const auto& order : m_orders)
            if (order.giveUp)
                order.giveUp();
    }

    std::deque<Order> takeOrders(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        const auto isThere = [this] { return !m_orders.empty(); };
        if (m_input->isOpen())
            m_news.wait_for(lock, stop, kPeriod, isThere);
        else
            m_news.wait(lock, stop, isThere);
        return std::exchange(m_orders, {});
    }

    Result<void> open()
    {
        m_ring.drop(m_ring.available());
        m_gaps = 0;
        UNDERSTUDY_CHECK(m_input->open(m_deviceId, kWanted, [this](const InputBlock& block) {
            if (m_ring.write(block.mono) < block.mono.size() || block.isAfterGap)
                m_gaps.fetch_add(1, std::memory_order_relaxed);
        }));
        m_meter.emplace(m_input->rate());
        status.update([this](RecorderStatus& now) {
            now.isListening = true;
            now.deviceName = m_input->deviceName();
            now.levels = m_meter->levels();
            now.problem.reset();
        });
        return {};
    }

    void close()
    {
        m_input->close();
        status.update([](RecorderStatus& now) {
            now.isListening = false;
            now.deviceName.clear();
            now.levels = {};
        });
    }

    void lose(const Error& error)
    {
        if (m_input->isOpen())
            return; // another one was opened since
        endTake(error);
        close();
        refreshDevices();
        status.update([&](RecorderStatus& now) { now.problem = error; });
    }

    /// Takes what was heard out of the ring.
    void drain()
    {
        const int gaps = m_gaps.exchange(0, std::memory_order_relaxed);
        if (m_take)
            m_take->gaps += gaps;
        while (const auto count = std::min(m_ring.available(), kBlock)) {
            m_block.resize(count);
            for (std::size_t i = 0; i < count; ++i)
                m_block[i] = m_ring.peek(i);
            m_ring.drop(count);
            if (m_take)
                keep();
            if (m_meter && m_meter->add(m_block))
                tell();
        }
    }

    void keep()
    {
        auto& take = *m_take;
        const auto left = (take.longest() - take.file.length()).value;
        const auto samples = std::span<const float>(m_block).first(
            static_cast<std::size_t>(std::min<std::int64_t>(left, std::int64_t(m_block.size()))));
        auto written = take.file.write(samples);
        take.clips.add(samples);
        // Every second, so that a crash loses no more.
        if (written && take.file.length() - take.synced >= Frames(take.file.rate().value)) {
            written = take.file.sync();
            take.synced = take.file.length();
        }
        if (!written)
            endTake(written.error());
        else if (take.file.length() >= take.longest())
            endTake({});
    }

    void endTake(std::optional<Error> problem)
    {
        if (!m_take)
            return;
        auto take = std::move(*m_take);
        m_take.reset();
        if (const auto finished = take.file.finish(); !finished && !problem)
            problem = finished.error();
        take.order.done(RecordedTake{take.file.length(), take.file.rate(), take.clips.count(), take.gaps,
                                     std::move(problem)});
        status.update([](RecorderStatus& now) { now.isRecording = false; });
    }

    void tell()
    {
        status.update([this](RecorderStatus& now) {
            now.levels = m_meter->levels();
            if (!m_take)
                return;
            now.elapsed = toSeconds(m_take->file.length(), m_take->file.rate());
            now.clipped = m_take->clips.count();
        });
    }

    // all threads
    std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::deque<Order> m_orders; // under m_mutex
    // the audio thread writes, the recorder's reads
    SampleRing m_ring{kRing};
    std::atomic<int> m_gaps{0};
    // the recorder's thread
    std::unique_ptr<AudioInput> m_input;
    std::string m_deviceId;
    std::optional<InputMeter> m_meter;
    std::optional<RunningTake> m_take;
    std::vector<float> m_block;
    std::jthread m_thread; // last: it uses the rest
};

Recorder::Recorder(std::unique_ptr<AudioInput> input) : m_engine(std::make_unique<Engine>(std::move(input)))
{
}
Recorder::~Recorder() = default;

void Recorder::refreshDevices()
{
    m_engine->post([engine = m_engine.get()] { engine->refreshDevices(); });
}

void Recorder::listen(std::string deviceId)
{
    m_engine->post([engine = m_engine.get(), id = std::move(deviceId)] { engine->listen(id); });
}

void Recorder::rest()
{
    m_engine->post([engine = m_engine.get()] { engine->rest(); });
}

void Recorder::record(TakeOrder order)
{
    m_engine->post([engine = m_engine.get(), order] { engine->record(order); },
                   [done = order.done] { done(fail(Code::Cancelled)); });
}

void Recorder::stop()
{
    m_engine->post([engine = m_engine.get()] { engine->stop(); });
}

RecorderStatus Recorder::status() const
{
    return m_engine->status.value();
}

std::unique_ptr<Subscription> Recorder::subscribe(std::function<void(const RecorderStatus&)> listener)
{
    return m_engine->status.subscribe(std::move(listener));
}

} // namespace understudy

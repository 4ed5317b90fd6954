// What the Review pane itself costs a reviewer: from the key that judges a clip to the first sample of the
// next one in the device's hands (asked: within 50 ms for 95 of 100).
#include "tests/support/review_session.h"

#include <atomic>
#include <chrono>
#include <cstdio>

using namespace understudy;
using namespace understudy::test;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kAskedMs = 50;
constexpr int kListened = 140, kAtOnce = 60, kJumps = 15;

/// Hears when a sound begins after another: between them a player fades to zero, which no sample of a noisy
/// recording is.
class Ear
{
public:
    void listen() { m_isListening = true; }
    std::optional<Clock::time_point> heard() const
    {
        return m_isListening ? std::nullopt : std::optional(m_heard);
    }
    /// On the audio thread.
    void hear(std::span<const float> interleaved)
    {
        for (const float sample : interleaved) {
            if (sample != 0 && m_isSilent && m_isListening) {
                m_heard = Clock::now();
                m_isListening = false;
            }
            m_isSilent = sample == 0;
        }
    }

private:
    std::atomic_bool m_isListening = false;
    bool m_isSilent = true;    // the audio thread's; a device that is not open yet is silent
    Clock::time_point m_heard; // written before m_isListening is taken back
};

class HeardOutput final : public AudioOutput
{
public:
    HeardOutput(std::unique_ptr<AudioOutput> output, Ear& ear) : m_output(std::move(output)), m_ear(&ear) {}

    std::vector<OutputDevice> devices() override { return m_output->devices(); }
    Result<void> open(const std::string& deviceId, SampleRate wanted, OutputCallback callback) override
    {
        return m_output->open(deviceId, wanted, [this, callback](std::span<float> interleaved, int channels) {
            callback(interleaved, channels);
            m_ear->hear(interleaved);
        });
    }
    void close() override { m_output->close(); }
    bool isOpen() const override { return m_output->isOpen(); }
    SampleRate rate() const override { return m_output->rate(); }
    int channels() const override { return m_output->channels(); }
    Milliseconds latency() const override { return m_output->latency(); }
    std::string deviceName() const override { return m_output->deviceName(); }
    void setLostListener(std::function<void(const Error&)> listener) override
    {
        m_output->setLostListener(std::move(listener));
    }

private:
    const std::unique_ptr<AudioOutput> m_output;
    Ear* m_ear;
};

struct Costs
{
    std::vector<double> heard, key; ///< ms: to the first sample; until the window takes the next event
};

double millisecondsSince(Clock::time_point begin, Clock::time_point end)
{
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

/// False: it was never heard.
bool measure(ReviewSession& session, Ear& ear, Qt::Key key, Qt::KeyboardModifiers modifiers, Costs& costs)
{
    ear.listen();
    const auto begin = Clock::now();
    session.studio().press(key, modifiers);
    costs.key.push_back(millisecondsSince(begin, Clock::now()));
    if (!QTest::qWaitFor([&] { return ear.heard().has_value(); }, 5000))
        return false;
    costs.heard.push_back(millisecondsSince(begin, *ear.heard()));
    return true;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, std::size_t(share * double(values.size()))));
}

void print(const char* what, const Costs& costs)
{
    const auto p95 = percentile(costs.heard, 0.95);
    std::printf(
        "%-34s p50 %5.1f  p95 %5.1f  worst %5.1f ms  %5.2f of the %.0f ms asked for p95; of it the key "
        "p50 %4.1f  p95 %4.1f\n",
        what, percentile(costs.heard, 0.5), p95, percentile(costs.heard, 1), p95 / kAskedMs, kAskedMs,
        percentile(costs.key, 0.5), percentile(costs.key, 0.95));
}

struct Phase
{
    const char* name;
    int count, pause; ///< clips; ms before each key
    std::function<Qt::Key(int)> key;
    Costs& costs;
};

/// How many were heard.
int run(ReviewSession& session, Ear& ear, const Phase& phase)
{
    for (int i = 0; i < phase.count; ++i) {
        if (phase.pause > 0)
            QTest::qWait(phase.pause);
        if (!measure(session, ear, phase.key(i), Qt::NoModifier, phase.costs))
            return i;
    }
    return phase.count;
}

constexpr std::array kKeys{Qt::Key_A, Qt::Key_X, Qt::Key_U, Qt::Key_2, Qt::Key_A, Qt::Key_5};

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Ear ear;
    ReviewSession session(
        {.recordings = 4, .phrases = 55, .spoken = 6, .rate = SampleRate(44100)},
        [&ear](auto output) { return std::make_unique<HeardOutput>(std::move(output), ear); });
    if (!session.open())
        return EXIT_FAILURE;
    const MouseCounter mouse;
    Costs first, listened, atOnce, jumps;
    constexpr int kHasty = 250; // ms, of a hasty reviewer
    const auto verdict = [](int i) { return kKeys[std::size_t(i) % kKeys.size()]; };
    const auto space = [](int) { return Qt::Key_Space; };
    const auto pageUp = [](int) { return Qt::Key_PageUp; };
    const std::array phases{
        Phase{"the first", 1, 0, space, first}, Phase{"listened to", kListened, kHasty, verdict, listened},
        Phase{"at once", kAtOnce, 0, verdict, atOnce}, Phase{"far away", kJumps, kHasty, pageUp, jumps}};
    for (const auto& phase : phases)
        if (const int heard = run(session, ear, phase); heard < phase.count) {
            std::printf("%s: clip %d of %d was not heard (row %d of %d).\n", phase.name, heard + 1,
                        phase.count, session.table().currentIndex().row() + 1, session.model().rowCount());
            return EXIT_FAILURE;
        }
    const auto judged = session.model().total() - session.model().count(Verdict::None);
    std::printf("%d of %d clips judged, %d mouse events\n", judged, session.model().total(), mouse.count());
    print("Next clip, listened to for 0.25 s", listened);
    print("Next clip, at once", atOnce);
    print("A clip far away, not loaded ahead", jumps);
    return EXIT_SUCCESS;
}

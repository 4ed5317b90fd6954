// Many callers at once: what a line sounds like must depend on the line alone, and who walks away leaves
// nothing behind.
#include "core/base/random.h"
#include "tests/core/synth/csm_studio.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <latch>
#include <thread>

#include <unistd.h>

using namespace understudy;

namespace {

std::int64_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

/// All of them at once, from a thread each.
std::vector<Sound> soundsTogether(VoiceEngine& engine, const std::vector<SpeechRequest>& requests)
{
    std::vector<Sound> sounds(requests.size());
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < requests.size(); ++i)
        threads.emplace_back([&, i] { sounds[i] = soundOf(engine, requests[i]); });
    threads.clear();
    return sounds;
}

} // namespace

class TestCsmThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Slots, neighbours and order: each line alone, all at once, and all at once the other way round.
    void neighboursAndOrderChangeNoByte()
    {
        CsmStudio studio;
        std::vector<SpeechRequest> lines;
        for (int i = 0; i < 7; ++i)
            lines.push_back(request("Line " + std::string(std::size_t(i), 'x') + " of the script.",
                                    10 + std::uint64_t(i)));
        const auto engine = studio.engine();
        std::vector<Sound> alone;
        for (const auto& line : lines)
            alone.push_back(soundOf(*engine, line));
        QVERIFY(std::ranges::none_of(alone, &Sound::empty));
        QVERIFY(soundsTogether(*engine, lines) == alone);
        std::ranges::reverse(lines);
        std::ranges::reverse(alone);
        QVERIFY(soundsTogether(*engine, lines) == alone);
    }

    void voicesOverOneBaseTakeTurns()
    {
        CsmStudio studio;
        studio.addAdapter(studio.addVoice("mara"), "attention");
        const auto engine = studio.engine();
        const std::vector lines{request("One.", 1), request("Two.", 1, "mara"), request("Three.", 1),
                                request("Four.", 1, "mara")};
        std::vector<Sound> alone;
        for (const auto& line : lines)
            alone.push_back(soundOf(*engine, line));
        QVERIFY(std::ranges::none_of(alone, &Sound::empty));
        QVERIFY(alone[1] != soundOf(*engine, request("Two.", 1))); // the adapter is heard
        QVERIFY(soundsTogether(*engine, lines) == alone);
    }

    /// Three callers ask and walk away at frames of chance, again and again: nothing hangs, and no memory
    /// stays.
    void cancelStorm()
    {
        const int storms = qEnvironmentVariableIntValue("UNDERSTUDY_CANCELS");
        const int cancels = storms > 0 ? storms : 150;
        CsmStudio studio;
        studio.addAdapter(studio.addVoice("mara"), "attention");
        const auto engine = studio.engine();
        const auto before = soundOf(*engine, request("After the storm."));
        std::atomic<int> left = cancels;
        std::atomic<std::int64_t> settled = 0; // resident after the first tenth
        std::atomic<int> wrong = 0;
        const auto ask = [&](int caller) {
            RandomStream random(std::uint64_t(caller), 7);
            for (int turn = left--; turn > 0; turn = left--) {
                if (turn == cancels - cancels / 10)
                    settled = residentBytes();
                const int frames = int(random.uniform() * 12);
                std::stop_source stop;
                int heard = 0;
                const auto spoken = engine->speak(request("A line that goes on for a while.", random.next(),
                                                          caller % 2 == 0 ? "plain" : "mara"),
                                                  stop.get_token(), [&](auto) {
                                                      if (++heard > frames)
                                                          stop.request_stop();
                                                      return true;
                                                  });
                wrong += spoken || spoken.error().code != Code::Cancelled ? 1 : 0;
            }
        };
        {
            std::vector<std::jthread> callers;
            for (int caller = 0; caller < 3; ++caller)
                callers.emplace_back([&, caller] { ask(caller); });
        }
        QCOMPARE(wrong.load(), 0);
        QVERIFY(soundOf(*engine, request("After the storm.")) == before);
        const auto grown = residentBytes() - settled;
        qInfo("%d cancels, %lld bytes grown", cancels, static_cast<long long>(grown));
        if (storms >= 1000)
            QVERIFY2(grown <= 5'000'000, qPrintable(QString::number(grown)));
    }

    /// A listener that takes nothing holds its own line only.
    void slowListenerHoldsNobodyElse()
    {
        CsmStudio studio;
        const auto engine = studio.engine();
        std::latch isBlocking(1), othersDone(1);
        const std::string text = "A line that is long enough to run ahead of whoever listens to it.";
        Sound slow;
        std::jthread listener([&] {
            bool isFirst = true;
            (void)engine->speak(request(text), {}, [&](auto chunk) {
                slow.insert(slow.end(), chunk.begin(), chunk.end());
                if (std::exchange(isFirst, false)) {
                    isBlocking.count_down();
                    othersDone.wait();
                }
                return true;
            });
        });
        isBlocking.wait();
        for (std::uint64_t seed = 1; seed < 4; ++seed)
            VERIFY_OK(sound(*engine, request("Another.", seed)));
        othersDone.count_down();
        listener.join();
        QVERIFY(soundOf(*engine, request(text)) == slow);
    }
};

QTEST_GUILESS_MAIN(TestCsmThreads)
#include "tst_csm_threads.moc"

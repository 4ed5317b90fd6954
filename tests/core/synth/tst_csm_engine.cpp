// The engine on the small model of the golden data: what a line sounds like must depend on the line alone.
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/synth/csm_engine.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <latch>
#include <map>
#include <numbers>
#include <thread>

#include <unistd.h>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden";
constexpr std::size_t kFrame = 1920; // samples

using Sound = std::vector<float>;

/// A store with the small model, and voices made of it.
class Studio
{
public:
    Studio()
    {
        const auto added = store.add({kGolden / "csm-tiny", "tiny"});
        VERIFY_OK(added);
        const auto files = store.csmFiles("tiny");
        VERIFY_OK(files);
        base = {"tiny", files->sha256, false};
        addVoice("plain");
    }

    VoiceProfile& addVoice(const std::string& name)
    {
        auto& voice = voices[name];
        voice.name = name;
        voice.base = base;
        voice.folder = path() / "voices" / name;
        fs::create_directories(voice.folder);
        return voice;
    }

    void addAdapter(VoiceProfile& voice, const std::string& golden)
    {
        for (const auto* file : {kAdapterConfig, kAdapterWeights})
            fs::copy_file(kGolden / "lora" / golden / file, voice.folder / file);
        voice.adapter = AdapterHashes{sha256File(voice.folder / kAdapterConfig).value(),
                                      sha256File(voice.folder / kAdapterWeights).value()};
    }

    void addAnchor(VoiceProfile& voice, const std::string& id, Seconds length, double hertz)
    {
        Sound tone(static_cast<std::size_t>(toFrames(length, kStudioRate).value));
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = float(0.3 * std::sin(2 * std::numbers::pi * hertz * double(i) / kStudioRate.value));
        VoiceAnchor anchor{id, id + ".wav", "What is said.", {}, length};
        auto writer = AudioWriter::create(voice.folder / anchor.file, {});
        VERIFY_OK(writer);
        VERIFY_OK(writer->write(tone));
        VERIFY_OK(writer->commit());
        anchor.sha256 = sha256File(voice.folder / anchor.file).value();
        voice.anchors.push_back(anchor);
    }

    std::unique_ptr<CsmEngine> engine(int slots = 4) const
    {
        return std::make_unique<CsmEngine>(
            CsmOptions{.device = "cpu", .precision = Precision::Bf16, .slots = slots, .threads = 1},
            VoiceFinder{[this](const VoiceId& voice) -> Result<VoiceProfile> {
                            if (const auto found = voices.find(voice.value); found != voices.end())
                                return found->second;
                            return fail(Code::NotFound, Reason::VoiceUnknown, voice.value);
                        },
                        [this](const std::string& id) { return store.csmFiles(id); }});
    }

    fs::path path() const { return m_dir.path().toStdString(); }

private:
    QTemporaryDir m_dir;

public:
    ModelStore store{path() / "models"};
    BaseModel base;
    std::map<std::string, VoiceProfile> voices;
};

SpeechRequest request(const std::string& text, std::uint64_t seed = 1, const std::string& voice = "plain",
                      const Style& style = {})
{
    SpeechRequest made;
    made.voice = VoiceId(voice);
    made.runs = {{text, style}};
    made.seed = seed;
    return made;
}

Result<Sound> sound(VoiceEngine& engine, const SpeechRequest& request, std::stop_token stop = {})
{
    Sound all;
    UNDERSTUDY_CHECK(engine.speak(request, std::move(stop), [&](std::span<const float> chunk) {
        all.insert(all.end(), chunk.begin(), chunk.end());
        return true;
    }));
    return all;
}

/// For comparisons; empty when there was an error.
Sound soundOf(VoiceEngine& engine, const SpeechRequest& request)
{
    return sound(engine, request).value_or(Sound());
}

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

class TestCsmEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsWholeFramesAndTheSameAgain()
    {
        Studio studio;
        const auto engine = studio.engine();
        const auto first = sound(*engine, request("Lamps burned whale oil."));
        VERIFY_OK(first);
        QVERIFY(!first->empty());
        QCOMPARE(first->size() % kFrame, std::size_t(0));
        QVERIFY(std::ranges::all_of(*first, [](float x) { return std::isfinite(x) && std::abs(x) <= 1; }));
        QVERIFY(soundOf(*engine, request("Lamps burned whale oil.")) == *first);
        // Another engine, loaded anew.
        QVERIFY(soundOf(*studio.engine(), request("Lamps burned whale oil.")) == *first);
        QVERIFY(soundOf(*engine, request("Lamps burned whale oil.", 2)) != *first);
    }

    /// Slots, neighbours and order: each line alone, all at once, and all at once the other way round.
    void neighboursAndOrderChangeNoByte()
    {
        Studio studio;
        std::vector<SpeechRequest> lines;
        for (int i = 0; i < 7; ++i)
            lines.push_back(request("Line " + std::string(std::size_t(i), 'x') + " of the script.", 10 + std::uint64_t(i)));
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
        Studio studio;
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

    void anchors()
    {
        Studio studio;
        auto& voice = studio.addVoice("mara");
        studio.addAnchor(voice, "low", Seconds(2), 110);
        studio.addAnchor(voice, "high", Seconds(2), 440);
        const auto engine = studio.engine();
        auto line = request("Did every keeper live alone?", 1, "mara");
        const auto none = soundOf(*engine, line);
        line.anchor = "low";
        const auto low = soundOf(*engine, line);
        line.anchor = "high";
        const auto high = soundOf(*engine, line);
        QVERIFY(!none.empty() && !low.empty() && !high.empty());
        QVERIFY(low != none && high != none && low != high);
        line.anchor = "low"; // its prefix is at hand now
        QVERIFY(soundOf(*engine, line) == low);
        line.anchor = "gone";
        VERIFY_REASON(sound(*engine, line), Reason::VoiceUnknown);
    }

    /// Of anchors that are too much for the model the oldest are left out.
    void oldestAnchorMakesRoom()
    {
        Studio studio;
        auto& voice = studio.addVoice("mara");
        studio.addAnchor(voice, "long", Seconds(38), 110);
        studio.addAnchor(voice, "short", Seconds(2), 440);
        voice.defaultAnchors = {"short"};
        const auto engine = studio.engine();
        const auto line = request("A line of some length, which takes its share of the positions.", 1, "mara");
        const auto one = sound(*engine, line);
        VERIFY_OK(one);
        voice.defaultAnchors = {"long", "short"};
        QVERIFY(soundOf(*engine, line) == *one);
    }

    void direction()
    {
        Studio studio;
        const auto engine = studio.engine();
        const std::string text = "Then came kerosene.";
        const auto plain = sound(*engine, request(text));
        VERIFY_OK(plain);
        const auto quiet = sound(*engine, request(text, 1, "plain", {.volume = -20}));
        VERIFY_OK(quiet);
        QCOMPARE(quiet->size(), plain->size());
        for (std::size_t i = 0; i < plain->size(); ++i)
            QVERIFY(std::abs((*quiet)[i] - (*plain)[i] * 0.1F) < 1e-6F);
        const auto fast = sound(*engine, request(text, 1, "plain", {.rate = 2}));
        VERIFY_OK(fast);
        QCOMPARE(fast->size(), plain->size() / 2);
    }

    void nothingToSay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("emoji") << QStringLiteral("\U0001F600\U0001F680");
        QTest::newRow("punctuation") << QStringLiteral(" … — ");
    }
    void nothingToSay()
    {
        QFETCH(QString, text);
        Studio studio;
        const auto heard = sound(*studio.engine(), request(text.toStdString()));
        VERIFY_OK(heard);
        QVERIFY(!heard->empty() && std::ranges::all_of(*heard, [](float x) { return x == 0; }));
    }

    void lineTooLong()
    {
        Studio studio;
        std::string text;
        while (text.size() < 3000)
            text += "and then ";
        const auto engine = studio.engine();
        VERIFY_REASON(sound(*engine, request(text)), Reason::ContextFull);
        VERIFY_OK(sound(*engine, request("Short.")));
    }

    void cancel_data()
    {
        QTest::addColumn<bool>("bySink");
        QTest::newRow("by the stop token") << false;
        QTest::newRow("by the listener") << true;
    }
    void cancel()
    {
        QFETCH(bool, bySink);
        Studio studio;
        const auto engine = studio.engine();
        std::stop_source stop;
        int chunks = 0;
        const auto spoken =
            engine->speak(request("A line that goes on for a while."), stop.get_token(), [&](auto) {
                if (++chunks == 2 && !bySink)
                    stop.request_stop();
                return !(bySink && chunks == 2);
            });
        VERIFY_ERROR(spoken, Code::Cancelled);
        QCOMPARE(chunks, 2);
        std::stop_source stopped;
        stopped.request_stop();
        VERIFY_ERROR(sound(*engine, request("Never."), stopped.get_token()), Code::Cancelled);
        VERIFY_OK(sound(*engine, request("After.")));
    }

    /// Three callers ask and walk away at frames of chance, again and again: nothing hangs, and no memory stays.
    void cancelStorm()
    {
        const int storms = qEnvironmentVariableIntValue("UNDERSTUDY_CANCELS");
        const int cancels = storms > 0 ? storms : 150;
        Studio studio;
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
                const auto spoken = engine->speak(
                    request("A line that goes on for a while.", random.next(), caller % 2 == 0 ? "plain" : "mara"),
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
        Studio studio;
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

    void unloadAndMemory()
    {
        Studio studio;
        const auto engine = studio.engine();
        QCOMPARE(engine->memory().weights, Bytes(0));
        const auto first = sound(*engine, request("Lamps."));
        VERIFY_OK(first);
        QCOMPARE(engine->memory().model, std::string("tiny"));
        QVERIFY(engine->memory().weights.value > 500'000 && engine->memory().caches.value > 0);
        engine->unload();
        QTRY_COMPARE(engine->memory().weights, Bytes(0));
        QVERIFY(soundOf(*engine, request("Lamps.")) == *first);
    }

    void badVoices_data()
    {
        using Damage = std::function<void(Studio&)>;
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<Reason>("reason");
        const auto weights = [](Studio& s) { return s.store.csmFiles("tiny")->weights; };
        QTest::newRow("no such voice") << Damage([](Studio& s) { s.voices.clear(); }) << Reason::VoiceUnknown;
        QTest::newRow("no base") << Damage([](Studio& s) { s.voices["plain"].base.id = "other"; })
                                 << Reason::ModelMissing;
        QTest::newRow("another base") << Damage([](Studio& s) { s.voices["plain"].base.sha256 = "0"; })
                                      << Reason::HashMismatch;
        QTest::newRow("weights cut short")
            << Damage([weights](Studio& s) { fs::resize_file(weights(s), 100'000); }) << Reason::WeightsDamaged;
        QTest::newRow("anchor changed since") << Damage([](Studio& s) {
            auto& voice = s.voices["plain"];
            s.addAnchor(voice, "clip", Seconds(1), 220);
            voice.anchors[0].sha256 = std::string(64, '0');
        }) << Reason::HashMismatch;
        QTest::newRow("adapter cut short") << Damage([](Studio& s) {
            s.addAdapter(s.voices["plain"], "attention");
            fs::resize_file(s.voices["plain"].folder / kAdapterWeights, 100);
            s.voices["plain"].adapter->weights =
                sha256File(s.voices["plain"].folder / kAdapterWeights).value();
        }) << Reason::WeightsDamaged;
    }
    void badVoices()
    {
        QFETCH(std::function<void(Studio&)>, damage);
        QFETCH(Reason, reason);
        Studio studio;
        const auto engine = studio.engine();
        damage(studio);
        VERIFY_REASON(sound(*engine, request("Hello.")), reason);
    }

    void deviceThatIsNotThere()
    {
        Studio studio;
        CsmEngine engine({.device = "cuda:7"},
                         {[&](const VoiceId&) -> Result<VoiceProfile> { return studio.voices["plain"]; },
                          [&](const std::string& id) { return studio.store.csmFiles(id); }});
        VERIFY_ERROR(sound(engine, request("Hello.")), Code::DeviceLost);
    }
};

QTEST_GUILESS_MAIN(TestCsmEngine)
#include "tst_csm_engine.moc"

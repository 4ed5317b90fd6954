// What a line of a trained voice sounds like, and what a voice that is not as it should be gets.
#include "core/base/files.h"
#include "tests/core/synth/csm_studio.h"

#include <algorithm>
#include <fstream>
#include <mutex>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFrame = 1920; // samples

} // namespace

class TestCsmEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsWholeFramesAndTheSameAgain()
    {
        CsmStudio studio;
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

    void anchors()
    {
        CsmStudio studio;
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
        CsmStudio studio;
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
        CsmStudio studio;
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
        CsmStudio studio;
        const auto heard = sound(*studio.engine(), request(text.toStdString()));
        VERIFY_OK(heard);
        QVERIFY(!heard->empty() && std::ranges::all_of(*heard, [](float x) { return x == 0; }));
    }

    void lineTooLong()
    {
        CsmStudio studio;
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
        CsmStudio studio;
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

    void unloadAndMemory()
    {
        CsmStudio studio;
        const auto engine = studio.engine();
        std::mutex mutex;
        std::vector<std::string> told; // under mutex; models, as they came and went
        const auto watching = engine->watchMemory([&](const EngineMemory& memory) {
            const std::lock_guard lock(mutex);
            told.push_back(memory.model);
        });
        const auto heard = [&] {
            const std::lock_guard lock(mutex);
            return told;
        };
        QCOMPARE(engine->memory().weights, Bytes(0));
        const auto first = sound(*engine, request("Lamps."));
        VERIFY_OK(first);
        QCOMPARE(engine->memory().model, std::string("tiny"));
        QVERIFY(engine->memory().weights.value > 500'000 && engine->memory().caches.value > 0);
        engine->unload();
        QTRY_COMPARE(engine->memory().weights, Bytes(0));
        QTRY_COMPARE(heard(), (std::vector<std::string>{"", "tiny", ""}));
        QVERIFY(soundOf(*engine, request("Lamps.")) == *first);
    }

    void badVoices_data()
    {
        using Damage = std::function<void(CsmStudio&)>;
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<Reason>("reason");
        const auto weights = [](CsmStudio& s) { return s.store.csmFiles("tiny")->weights; };
        QTest::newRow("no such voice")
            << Damage([](CsmStudio& s) { s.voices.clear(); }) << Reason::VoiceUnknown;
        QTest::newRow("no base") << Damage([](CsmStudio& s) { s.voices["plain"].base.id = "other"; })
                                 << Reason::ModelMissing;
        QTest::newRow("another base")
            << Damage([](CsmStudio& s) { s.voices["plain"].base.sha256 = "0"; }) << Reason::HashMismatch;
        QTest::newRow("weights cut short")
            << Damage([weights](CsmStudio& s) { fs::resize_file(weights(s), 100'000); })
            << Reason::WeightsDamaged;
        QTest::newRow("weights that are no numbers") << Damage([weights](CsmStudio& s) {
            std::fstream file(weights(s), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(-4, std::ios::end).write("\xff\xff\xff\x7f", 4);
        }) << Reason::TensorNotFinite;
        QTest::newRow("adapter of another base") << Damage([](CsmStudio& s) {
            s.addAdapter(s.voices["plain"], "attention");
            const auto file = s.voices["plain"].folder / kAdapterWeights;
            auto bytes = *readFile(file, Bytes(10'000'000));
            for (auto at = bytes.find("[8,64]"); at != std::string::npos; at = bytes.find("[8,64]", at))
                bytes.replace(at, 6, "[64,8]");
            VERIFY_OK(writeFile(file, bytes));
            s.voices["plain"].adapter->weights = sha256File(file).value();
        }) << Reason::TensorShape;
        QTest::newRow("anchor changed since") << Damage([](CsmStudio& s) {
            auto& voice = s.voices["plain"];
            s.addAnchor(voice, "clip", Seconds(1), 220);
            voice.anchors[0].sha256 = std::string(64, '0');
        }) << Reason::HashMismatch;
        QTest::newRow("adapter cut short") << Damage([](CsmStudio& s) {
            s.addAdapter(s.voices["plain"], "attention");
            fs::resize_file(s.voices["plain"].folder / kAdapterWeights, 100);
            s.voices["plain"].adapter->weights =
                sha256File(s.voices["plain"].folder / kAdapterWeights).value();
        }) << Reason::WeightsDamaged;
    }
    void badVoices()
    {
        QFETCH(std::function<void(CsmStudio&)>, damage);
        QFETCH(Reason, reason);
        CsmStudio studio;
        const auto engine = studio.engine();
        damage(studio);
        VERIFY_REASON(sound(*engine, request("Hello.")), reason);
    }

    void deviceThatIsNotThere()
    {
        CsmStudio studio;
        CsmEngine engine({.device = "cuda:7"},
                         {[&](const VoiceId&) -> Result<VoiceProfile> { return studio.voices["plain"]; },
                          [&](const std::string& id) { return studio.store.csmFiles(id); }});
        VERIFY_ERROR(sound(engine, request("Hello.")), Code::DeviceLost);
    }
};

QTEST_GUILESS_MAIN(TestCsmEngine)
#include "tst_csm_engine.moc"

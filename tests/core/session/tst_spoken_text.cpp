// A text said line by line: what say() says, with what the request asks for where the text asks for nothing.
#include "core/session/spoken_text.h"

#include "core/session/job_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/results.h"

using namespace understudy;

class TestSpokenText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysLineByLine()
    {
        SayRequest request{"The moon pulls the sea along. <break time=\"1s\"/> Twice a day it turns around.", VoiceId("fake/low")};
        auto text = m_voices.begin(request);
        VERIFY_OK(text);
        QCOMPARE(text->lines(), std::size_t(2));
        std::vector<std::size_t> lengths;
        while (!text->isDone()) {
            std::size_t frames = 0;
            VERIFY_OK(text->sayNext({}, [&](std::span<const float> chunk) {
                frames += chunk.size();
                return true;
            }));
            lengths.push_back(frames);
            QCOMPARE(text->spoken(), lengths.size());
        }
        QCOMPARE(lengths.size(), std::size_t(2));
        // The second has its pause before it: a second, at twice the speed half of one.
        auto plain = m_voices.begin({"Twice a day it turns around.", VoiceId("fake/low")});
        std::size_t alone = 0;
        VERIFY_OK(plain->sayNext({}, [&](std::span<const float> chunk) { return (alone += chunk.size()) > 0; }));
        QCOMPARE(lengths[1], alone + 24'000);
        request.speed = 2;
        auto fast = m_voices.begin(request);
        std::size_t both = 0;
        while (!fast->isDone())
            VERIFY_OK(fast->sayNext({}, [&](std::span<const float> chunk) { return (both += chunk.size()) > 0; }));
        QCOMPARE(both, lengths[0] + alone + 12'000);
    }

    void asksBeforeEachLine()
    {
        int asked = 0;
        FakeEngine engine;
        auto lines = m_voices.begin({"One is said here now. Two is said here now. Three is said here.", VoiceId("fake/low")});
        VERIFY_OK(lines);
        QCOMPARE(lines->lines(), std::size_t(3));
        ScriptLine line;
        line.spoken.runs = {{"Hello there.", {}}};
        SpokenText text(engine, {"", VoiceId("fake/low")}, {line, line, line}, [&]() -> Result<void> {
            return ++asked < 3 ? Result<void>() : fail(Code::InvalidInput, Reason::ConsentEnded, "fake/low");
        });
        const auto take = [](std::span<const float>) { return true; };
        VERIFY_OK(text.sayNext({}, take));
        VERIFY_OK(text.sayNext({}, take));
        VERIFY_REASON(text.sayNext({}, take), Reason::ConsentEnded);
        QCOMPARE(engine.spoken(), 2);
    }

    void linesThatNameNothingTakeTheRequests()
    {
        std::vector<SpeechRequest> asked;
        FakeEngine engine({.beforeChunk = [&](const SpeechRequest& request, int chunk) {
            if (chunk == 0)
                asked.push_back(request);
        }});
        ScriptLine plain, own;
        plain.spoken.runs = own.spoken.runs = {{"Hello there.", {.rate = 1.5}}};
        own.anchor = "clip-2";
        own.direction = "smiling";
        SpokenText text(engine, {"", VoiceId("fake/low"), 7, "clip-1", "calm", 4}, {plain, own}, {});
        while (!text.isDone())
            VERIFY_OK(text.sayNext({}, [](std::span<const float>) { return true; }));
        QCOMPARE(asked[0].anchor, std::string("clip-1"));
        QCOMPARE(asked[0].direction, std::string("calm"));
        QCOMPARE(asked[0].seed, std::uint64_t(7));
        QCOMPARE(asked[0].runs[0].style.rate, kFastest); // 6, held to what a voice can do
        QCOMPARE(asked[1].anchor, std::string("clip-2"));
        QCOMPARE(asked[1].direction, std::string("smiling"));
    }

    void isStopped()
    {
        auto text = m_voices.begin({"Hello there.", VoiceId("fake/low")});
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(text->sayNext(stop.get_token(), [](std::span<const float>) { return true; }), Code::Cancelled);
        auto other = m_voices.begin({"Hello there.", VoiceId("fake/low")});
        VERIFY_ERROR(other->sayNext({}, [](std::span<const float>) { return false; }), Code::Cancelled);
    }

    void estimates()
    {
        const auto text = m_voices.begin({"Hello there. <break time=\"5s\"/> And now good night.", VoiceId("fake/low")});
        QVERIFY(std::abs(text->estimate().value - 7) < 1);
        const auto slow = m_voices.begin(
            {.text = "<prosody rate=\"50%\">Hello there.</prosody> <break time=\"5s\"/> And now good night.",
             .voice = VoiceId("fake/low"),
             .speed = 0.5});
        QVERIFY(slow->estimate().value > 2 * text->estimate().value);
    }

    void refuses()
    {
        VERIFY_REASON(m_voices.begin({" ", VoiceId("fake/low")}), Reason::ScriptEmpty);
        VERIFY_REASON(m_voices.begin({"a <foo>b</foo>", VoiceId("fake/low")}), Reason::ScriptHasProblems);
        QVERIFY(m_voices.kindOf(VoiceId("fake/low")) == VoiceKind::Draft);
    }

private:
    FakeEngine m_engine;
    JobService m_jobs;
    VoiceService m_voices{m_engine, m_jobs};
};

QTEST_GUILESS_MAIN(TestSpokenText)
#include "tst_spoken_text.moc"

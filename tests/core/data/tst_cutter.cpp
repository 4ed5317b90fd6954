// Cuts at pauses: which, where exactly, and what always holds whatever the recording.
#include "core/data/cutting/cutter.h"

#include <QtTest>

#include <random>

using namespace understudy;

namespace {

constexpr SampleRate kRate{1000}; // frames are milliseconds

Pause pause(std::int64_t begin, std::int64_t end, double depth = 40)
{
    return {{Frames(begin), Frames(end)}, Frames((begin + end) / 2), Decibels(depth)};
}

SpeechActivity activity(std::int64_t length, std::vector<Pause> pauses)
{
    return {kRate, Frames(length), std::move(pauses), std::vector<float>(std::size_t(length / 10), -20.0F)};
}

FrameSpan span(std::int64_t begin, std::int64_t end)
{
    return {Frames(begin), Frames(end)};
}

using Spans = std::vector<FrameSpan>;

Spans spansOf(const std::vector<Piece>& pieces)
{
    Spans spans;
    for (const auto& piece : pieces)
        spans.push_back(piece.span);
    return spans;
}

/// A recording by chance: speech of 0.2 to 20 s, pauses of 0.12 to 1.5 s, with words in the speech or not.
struct Scene
{
    SpeechActivity heard;
    CutHints hints;
};

Scene sceneOf(unsigned seed)
{
    std::mt19937 chance(seed);
    const auto between = [&](int low, int high) { return std::uniform_int_distribution(low, high)(chance); };
    Scene scene;
    std::int64_t at = between(0, 1) * between(120, 3000);
    std::vector<Pause> pauses;
    if (at > 0)
        pauses.push_back(pause(0, at));
    for (int i = between(0, 40); i >= 0; --i) {
        const auto speech = between(0, 9) == 0 ? between(8000, 40000) : between(200, 6000);
        for (std::int64_t word = at; seed % 2 == 0 && word < at + speech;) {
            const auto end = std::min<std::int64_t>(word + between(100, 900), at + speech);
            scene.hints.words.push_back(span(word, end));
            word = end + between(0, 1) * between(1, 90);
        }
        at += speech;
        if (i == 0 && between(0, 1) == 0)
            break;
        const auto gap = between(120, between(0, 3) == 0 ? 1500 : 600);
        if (seed % 2 == 0 && i > 0 && gap > 500 && gap <= 1200 &&
            between(0, 1) == 0) { // too faint to be heard
            const auto word = at + between(1, int(gap) / 2);
            scene.hints.words.push_back(span(word, word + between(50, int(gap) / 3)));
        }
        pauses.push_back(pause(at, at + gap, between(5, 60)));
        at += gap;
    }
    scene.heard = activity(at, pauses);
    for (auto& level : scene.heard.levels)
        level = float(-between(10, 40));
    return scene;
}

} // namespace

class TstCutter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAt_data()
    {
        QTest::addColumn<SpeechActivity>("heard");
        QTest::addColumn<Spans>("spans");
        QTest::newRow("one sentence")
            << activity(7000, {pause(0, 500), pause(6500, 7000)}) << Spans{span(350, 6650)};
        QTest::newRow("sound from end to end") << activity(9000, {}) << Spans{span(0, 9000)};
        QTest::newRow("nothing but silence") << activity(9000, {pause(0, 9000)}) << Spans{};
        QTest::newRow("nothing") << activity(0, {}) << Spans{};
        QTest::newRow("a long pause, with margins")
            << activity(16000, {pause(7000, 9000)}) << Spans{span(0, 7150), span(8850, 16000)};
        QTest::newRow("a pause shared by half")
            << activity(16000, {pause(8000, 8200)}) << Spans{span(0, 8100), span(8100, 16000)};
        QTest::newRow("not the first pause, the best")
            << activity(16000, {pause(5200, 5330, 5), pause(8000, 8600)})
            << Spans{span(0, 8150), span(8450, 16000)};
        QTest::newRow("a breath is a place only where there must be one")
            << activity(13500, {pause(7000, 7130)}) << Spans{span(0, 13500)};
        QTest::newRow("what is too short takes more of both pauses")
            << activity(20000, {pause(0, 2000), pause(6200, 8000), pause(16000, 20000)})
            << Spans{span(1600, 6600), span(7850, 16150)};
        QTest::newRow("more of the pause that has more")
            << activity(20000, {pause(0, 200), pause(4400, 8000), pause(16000, 20000)})
            << Spans{span(0, 5000), span(7850, 16150)};
        QTest::newRow("not what pauses cannot make long enough")
            << activity(20000, {pause(0, 2000), pause(5500, 8000), pause(16000, 20000)})
            << Spans{span(1850, 5650), span(7850, 16150)};
        QTest::newRow("a short one stays whole") << activity(2000, {}) << Spans{span(0, 2000)};
    }
    void cutsAt()
    {
        QFETCH(const SpeechActivity, heard);
        QFETCH(const Spans, spans);
        const auto pieces = cut(heard);
        QCOMPARE(spansOf(pieces), spans);
        for (const auto& piece : pieces) {
            QVERIFY(!piece.isForced);
            QCOMPARE(piece.isShort, piece.span.length().value < 5000);
        }
    }

    void speechWithoutPauses()
    {
        auto heard = activity(16000, {});
        heard.levels[1049] = -50; // 10.50 s
        const auto pieces = cut(heard);
        QCOMPARE(spansOf(pieces), (Spans{span(0, 10500), span(10500, 16000)}));
        QVERIFY(pieces[0].isForced && pieces[1].isForced && !pieces[1].isShort);
    }

    void hints()
    {
        const auto heard = activity(16000, {pause(7000, 7300), pause(8000, 8300)});
        QCOMPARE(cut(heard, {}, {{Frames(8600)}, {}, {}})[0].span.end, Frames(8150));
        QCOMPARE(cut(heard, {}, {{Frames(6900)}, {}, {}})[0].span.end, Frames(7150));
        QCOMPARE(cut(heard, {}, {{}, {span(6900, 7400)}, {}})[0].span.end, Frames(8150));
        // Word times overrun: the piece goes on to the word's end, but no further than the pause's middle.
        QCOMPARE(cut(heard, {}, {{Frames(6900)}, {span(6900, 7140)}, {}})[0].span.end, Frames(7150));
        const auto late = activity(20000, {pause(7000, 10000)});
        QCOMPARE(spansOf(cut(late, {}, {{}, {span(6500, 7500)}, {}})),
                 (Spans{span(0, 7500), span(9850, 20000)}));
        QCOMPARE(spansOf(cut(late, {}, {{}, {span(6500, 9900)}, {}})),
                 (Spans{span(0, 7150), span(9850, 20000)}));
        // Whatever a transcript says: words of a minute in the silence before and behind.
        const auto quiet = activity(90000, {pause(0, 20000), pause(30000, 90000)});
        QCOMPARE(spansOf(cut(quiet, {}, {{}, {span(1000, 20500), span(29000, 89000)}, {}})),
                 (Spans{span(19850, 30150)}));
        QCOMPARE(cut(heard, {}, {{}, {}, {Frames(7100), Frames(8100)}}).size(), 3U);
    }

    void alwaysHolds_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 0; seed < 400; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void alwaysHolds()
    {
        QFETCH(const unsigned, seed);
        const auto [heard, hints] = sceneOf(seed);
        const auto pieces = cut(heard, {}, hints);
        QCOMPARE(cut(heard, {}, hints), pieces);
        Frames end{0};
        for (const auto& piece : pieces) {
            QVERIFY(piece.span.begin >= end && piece.span.begin <= piece.speech.begin);
            QVERIFY(piece.speech.begin < piece.speech.end && piece.speech.end <= piece.span.end);
            QVERIFY(piece.span.end <= heard.length && piece.span.length().value <= 15000);
            end = piece.span.end;
        }
        for (const auto& speech : heard.speech()) {
            std::int64_t kept = 0;
            for (const auto& piece : pieces)
                kept += std::max<std::int64_t>(
                    0,
                    (std::min(piece.span.end, speech.end) - std::max(piece.span.begin, speech.begin)).value);
            QCOMPARE(kept, speech.length().value);
        }
        for (const auto& word : hints.words) {
            for (const auto& piece : pieces) {
                QVERIFY(piece.span.begin <= word.begin || piece.span.begin >= word.end);
                QVERIFY(piece.span.end <= word.begin || piece.span.end >= word.end);
            }
        }
        for (const auto& gap : heard.pauses) {
            const Frames middle = gap.span.begin + Frames(gap.span.length().value / 2);
            for (const auto& piece : pieces) {
                const bool isInside = piece.speech.begin < gap.span.begin && piece.speech.end > gap.span.end;
                QVERIFY(!isInside || gap.span.length().value <= 1200);
                const bool isBefore = piece.speech.end == gap.span.begin;
                QVERIFY(!isBefore || piece.span.end <= middle || gap.span.end == heard.length);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstCutter)
#include "tst_cutter.moc"

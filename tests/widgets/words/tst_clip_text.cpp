// Every measure has its words, and findings become sentences.
#include "core/data/dataset/report_words_p.h"
#include "tests/support/results.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/finding_text.h"

#include <QSet>

using namespace understudy;

class TestClipText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMeasureHasWords()
    {
        QSet<QString> names, sentences;
        for (const auto measure : allMeasures()) {
            const auto called = words::title(measure);
            QVERIFY(!called.isEmpty() && !names.contains(called));
            names << called;
            QVERIFY(!words::flag(measure).isEmpty());
            for (const double value : {1.0, 9.0}) {
                const auto text = words::sentence({measure, Grade::Review, value, 5, {}, {}});
                QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
                QVERIFY2(!text.startsWith(QLatin1Char('5')), qPrintable(text));
                QVERIFY2(!sentences.contains(text), qPrintable(text));
                sentences << text;
            }
        }
    }

    /// A report has one language, and the studio's words in it.
    void aReportCallsThemAlike()
    {
        const auto text = [](std::string_view words) {
            return QString::fromUtf8(words.data(), qsizetype(words.size()));
        };
        for (const auto measure : allMeasures()) {
            QCOMPARE(text(reportTitle(measure)), words::title(measure));
            QCOMPARE(text(reportUnit(measure)), words::unit(measure));
            if (measure != Measure::Text)
                QCOMPARE(ruleWords(name(measure)), std::string(reportTitle(measure)));
        }
        QCOMPARE(ruleWords(name(Measure::Text)), std::string("Unsure words"));
        for (int i = 0; i <= int(RejectReason::Superseded); ++i)
            QCOMPARE(text(reportWord(RejectReason(i))), words::word(RejectReason(i)));
        QCOMPARE(ruleWords("verdict: cut_word"), std::string("Rejected: Cut word"));
        QCOMPARE(ruleWords("verdict: "), std::string("Rejected"));
        QCOMPARE(ruleWords("verdict: too loud"), std::string("Rejected: too loud"));
        QCOMPARE(ruleWords("text_in_train"), std::string("Its words are in train too"));
        QCOMPARE(ruleWords("theirs"), std::string("theirs"));
    }

    void sentences_data()
    {
        QTest::addColumn<int>("measure");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("limit");
        QTest::addColumn<double>("at"); // negative: none
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("phrase");
        const auto add = [](const char* name, Measure measure, double value, double limit, double at,
                            const char* sentence, const char* label, const char* phrase) {
            QTest::newRow(name) << int(measure) << value << limit << at << QString::fromUtf8(sentence)
                                << QString::fromUtf8(label) << QString::fromUtf8(phrase);
        };
        add("clipping at a place", Measure::Clipping, 3, 0, 2.1, "Clipped: 3 flat top(s) at 2.1 s (limit 0).",
            "Clipping, 3 run(s)", "clipped at 2.1 s");
        add("hum everywhere", Measure::Hum, -48.26, -60, -1,
            "Hum of the mains: −48.3 dBFS (limit −60.0 dBFS).", "Hum, −48.3 dBFS", "hum");
        add("plosive", Measure::Plosive, 12.4, 10, 0.55,
            "Plosive: 12.4 dB over the voice at 0.6 s (limit 10.0 dB).", "Plosive, 12.4 dB",
            "plosive at 0.6 s");
        add("too short", Measure::Duration, 2.4, 3, -1, "Too short: 2.4 s (limit 3.0 s).", "Length, 2.4 s",
            "length");
        add("too long", Measure::Duration, 21, 20, -1, "Too long: 21.0 s (limit 20.0 s).", "Length, 21.0 s",
            "length");
        add("digital silence between the words", Measure::SignalToNoise,
            std::numeric_limits<double>::infinity(), 30, -1,
            "Noisy: speech is – above the noise (limit 30.0 dB).", "Noise, –", "noise");
    }
    void sentences()
    {
        QFETCH(int, measure);
        QFETCH(double, value);
        QFETCH(double, limit);
        QFETCH(double, at);
        Finding finding{static_cast<Measure>(measure), Grade::Review, value, limit, {}, {}};
        if (at >= 0)
            finding.at = Seconds(at);
        // Without a translation %n is not made plural: the English one is in translations/.
        QTEST(words::sentence(finding), "sentence");
        QTEST(words::label(finding), "label");
        QTEST(words::phrase(finding), "phrase");
    }

    void showsOnWhichSideOfTheLimitItIs()
    {
        QCOMPARE(words::decimalsBeside(Measure::InnerPause, 0.804, 0.8), 3);
        QCOMPARE(words::decimalsBeside(Measure::InnerPause, 0.9, 0.8), 1);
        QCOMPARE(words::decimalsBeside(Measure::InnerPause, 0.8, 0.8), 1);
        QCOMPARE(words::sentence({Measure::InnerPause, Grade::Review, 0.804, 0.8, {}, {}}),
                 QStringLiteral("Long pause: 0.804 s (limit 0.800 s)."));
    }

    void severalArePutInARow()
    {
        Finding clip{Measure::Clipping, Grade::Reject, 3, 0, Seconds(2.1), {}};
        Finding hum{Measure::Hum, Grade::Review, -48, -60, {}, {}};
        QCOMPARE(words::phrases({clip, hum}), QStringLiteral("clipped at 2.1 s, hum"));
        QCOMPARE(words::phrases({}), QStringLiteral("no marks"));
        auto later = clip;
        later.at = Seconds(3);
        later.value = 4;
        // Without a translation "%n" is put in, but not made plural.
        QCOMPARE(words::phrases({clip, hum, later}),
                 QStringLiteral("clipped at 2.1 s and 1 other place(s), hum"));
        QCOMPARE(words::sentences({clip, hum, later}),
                 QStringList({QStringLiteral("Clipped: 7 flat top(s) at 2.1 s (limit 0). In 2 place(s)."),
                              QStringLiteral("Hum of the mains: −48.0 dBFS (limit −60.0 dBFS).")}));
        const Finding plosive{Measure::Plosive, Grade::Review, 12.4, 10, Seconds(1), {}};
        QCOMPARE(words::label(plosive, 3), QStringLiteral("Plosive, 12.4 dB (3 places)"));
        QCOMPARE(words::label(clip, 3), QStringLiteral("Clipping, 3 run(s)"));
        const Finding burst{Measure::Burst, Grade::Review, -5.2, 0, Seconds(1), {}};
        QCOMPARE(words::label(burst), QStringLiteral("Noise, −5 dB"));
        QCOMPARE(words::sentence(burst),
                 QStringLiteral("A noise that is no speech: −5 dB to the voice at 1.0 s (limit 0)."));
    }

    void verdictsAndReasonsDiffer()
    {
        QSet<QString> seen;
        for (const auto verdict : {Verdict::None, Verdict::Accepted, Verdict::Rejected, Verdict::Unsure})
            seen << words::word(verdict);
        QCOMPARE(seen.size(), 4);
        QSet<QString> reasons;
        for (const auto reason : kRejectReasons)
            reasons << words::word(reason);
        QCOMPARE(reasons.size(), qsizetype(kRejectReasons.size()));
        QVERIFY(words::word(RejectReason::None).isEmpty());
        QVERIFY(words::word(Grade::Keep) != words::word(Grade::Review));
    }
};

QTEST_GUILESS_MAIN(TestClipText)
#include "tst_clip_text.moc"

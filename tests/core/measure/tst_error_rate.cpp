#include "core/measure/errors/error_rate.h"

#include "core/measure/text/english_normalizer.h"
#include "tests/core/measure/golden_lines.h"

using namespace understudy;
using namespace understudy::test;

class TestErrorRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpora_data()
    {
        QTest::addColumn<int>("row");
        m_corpora = Json::parse(readFile(textGolden("corpus.json"), Bytes(10'000'000)).value());
        m_pairs = goldenLines("wer_cer_pairs.jsonl");
        QCOMPARE(m_corpora.size(), 10U);
        for (int i = 0; i < 10; ++i)
            QTest::addRow("%d", i + 1) << i;
    }
    void corpora()
    {
        QFETCH(int, row);
        const auto& corpus = m_corpora[static_cast<std::size_t>(row)];
        ErrorCounts words;
        ErrorCounts characters;
        for (const auto& at : corpus["rows"]) {
            const auto& pair = m_pairs[at.get<std::size_t>()];
            const auto reference = pair["ref"].get<std::string>();
            const auto hypothesis = pair["hyp"].get<std::string>();
            words += countWordErrors(reference, hypothesis).value();
            characters += countCharacterErrors(reference, hypothesis).value();
        }
        QVERIFY(std::abs(errorRate(words) - corpus["wer"].get<double>()) < 1e-12);
        QVERIFY(std::abs(matchErrorRate(words) - corpus["mer"].get<double>()) < 1e-12);
        QVERIFY(std::abs(informationLost(words) - corpus["wil"].get<double>()) < 1e-12);
        QVERIFY(std::abs(errorRate(characters) - corpus["cer"].get<double>()) < 1e-12);
    }

    void normalizedPairs_data()
    {
        QTest::addColumn<int>("row");
        m_normalized = goldenLines("normalized_pairs.jsonl");
        QCOMPARE(m_normalized.size(), 40U);
        for (int i = 0; i < 40; ++i)
            QTest::addRow("%d", i + 1) << i;
    }
    void normalizedPairs()
    {
        QFETCH(int, row);
        static const auto normalizer = EnglishNormalizer::open().value();
        const auto& pair = m_normalized[static_cast<std::size_t>(row)];
        const auto reference = normalizer(pair["ref"].get<std::string>());
        const auto hypothesis = normalizer(pair["hyp"].get<std::string>());
        QCOMPARE(QString::fromStdString(reference), shown(pair["ref_normalized"]));
        QCOMPARE(QString::fromStdString(hypothesis), shown(pair["hyp_normalized"]));
        QVERIFY(std::abs(errorRate(countWordErrors(reference, hypothesis).value()) -
                         pair["wer"].get<double>()) < 1e-12);
        QVERIFY(std::abs(errorRate(countCharacterErrors(reference, hypothesis).value()) -
                         pair["cer"].get<double>()) < 1e-12);
    }

    void emptyTexts_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("hypothesis");
        QTest::addColumn<double>("wer");
        QTest::addColumn<double>("mer");
        QTest::addColumn<double>("wil");
        QTest::newRow("both") << QString() << QString() << 0.0 << 0.0 << 0.0;
        QTest::newRow("reference") << QString() << QStringLiteral("a b") << 2.0 << 1.0 << 1.0;
        QTest::newRow("hypothesis") << QStringLiteral("a b") << QString() << 1.0 << 1.0 << 1.0;
    }
    void emptyTexts()
    {
        QFETCH(QString, reference);
        QFETCH(QString, hypothesis);
        const auto counts = countWordErrors(reference.toStdString(), hypothesis.toStdString()).value();
        QTEST(errorRate(counts), "wer");
        QTEST(matchErrorRate(counts), "mer");
        QTEST(informationLost(counts), "wil");
    }

    void anIntervalHoldsTheRateAndNarrows()
    {
        std::vector<ErrorCounts> few;
        for (int i = 0; i < 20; ++i)
            few.push_back({.hits = 90 - i, .substitutions = 10 + i});
        std::vector<ErrorCounts> many;
        for (int i = 0; i < 16; ++i)
            many.insert(many.end(), few.begin(), few.end());
        const auto wide = bootstrapRate(few);
        const auto narrow = bootstrapRate(many);
        QVERIFY(wide.low < 0.195 && 0.195 < wide.high); // 10 to 29 errors of 100 words
        QVERIFY(narrow.low < 0.195 && 0.195 < narrow.high);
        // Sixteen times as much is four times as sure.
        const auto ratio = (wide.high - wide.low) / (narrow.high - narrow.low);
        QVERIFY2(ratio > 3 && ratio < 5, QByteArray::number(ratio));
        QCOMPARE(bootstrapRate(few).low, wide.low);
        QVERIFY(bootstrapRate(few, 43).low != wide.low || bootstrapRate(few, 43).high != wide.high);
    }

    void oneGroupSaysNothing()
    {
        const std::vector<ErrorCounts> one{{.hits = 9, .deletions = 1}};
        QCOMPARE(bootstrapRate(one).low, 0.0);
        QVERIFY(std::isinf(bootstrapRate(one).high));
    }

private:
    Json m_corpora;
    std::vector<Json> m_pairs;
    std::vector<Json> m_normalized;
};

QTEST_GUILESS_MAIN(TestErrorRate)
#include "tst_error_rate.moc"

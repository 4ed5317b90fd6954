#include "core/measure/errors/error_rate.h"

#include "tests/core/measure/golden_lines.h"

using namespace understudy;
using namespace understudy::test;

namespace {

Json jsonOf(const Alignment& alignment)
{
    static const std::map<Change, const char*> names{{Change::Equal, "equal"},
                                                     {Change::Substitute, "substitute"},
                                                     {Change::Delete, "delete"},
                                                     {Change::Insert, "insert"}};
    auto rows = Json::array();
    for (const auto& run : alignment)
        rows.push_back(Json::array({names.at(run.change), run.referenceBegin, run.referenceEnd,
                                    run.hypothesisBegin, run.hypothesisEnd}));
    return rows;
}

Json jsonOf(const ErrorCounts& counts)
{
    return {{"hits", counts.hits},
            {"substitutions", counts.substitutions},
            {"deletions", counts.deletions},
            {"insertions", counts.insertions}};
}

QByteArray bytes(const Json& json)
{
    return QByteArray::fromStdString(json.dump());
}

} // namespace

class TestAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goldenPairs_data()
    {
        QTest::addColumn<int>("row");
        m_pairs = goldenLines("wer_cer_pairs.jsonl");
        QCOMPARE(m_pairs.size(), 120U);
        for (int i = 0; i < 120; ++i)
            QTest::addRow("%d", i + 1) << i;
    }
    void goldenPairs()
    {
        QFETCH(int, row);
        const auto& pair = m_pairs[static_cast<std::size_t>(row)];
        const auto reference = pair["ref"].get<std::string>();
        const auto hypothesis = pair["hyp"].get<std::string>();
        const auto words = alignWords(reference, hypothesis).value();
        const auto characters = alignCharacters(reference, hypothesis).value();
        const auto wordCounts = countErrors(words);
        const auto characterCounts = countErrors(characters);
        QCOMPARE(bytes(jsonOf(wordCounts)), bytes(pair["words"]));
        QCOMPARE(bytes(jsonOf(characterCounts)), bytes(pair["chars"]));
        if (pair.contains("word_alignment"))
            QCOMPARE(bytes(jsonOf(words)), bytes(pair["word_alignment"]));
        if (pair.contains("char_alignment"))
            QCOMPARE(bytes(jsonOf(characters)), bytes(pair["char_alignment"]));
        QVERIFY(std::abs(errorRate(wordCounts) - pair["wer"].get<double>()) < 1e-12);
        QVERIFY(std::abs(matchErrorRate(wordCounts) - pair["mer"].get<double>()) < 1e-12);
        QVERIFY(std::abs(informationLost(wordCounts) - pair["wil"].get<double>()) < 1e-12);
        QVERIFY(std::abs(errorRate(characterCounts) - pair["cer"].get<double>()) < 1e-12);
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const char* text, const QStringList& words) {
            QTest::newRow(name) << QString::fromUtf8(text) << words;
        };
        row("nothing", "", {});
        row("spaces alone", " \t ", {});
        row("two", "one two", {QStringLiteral("one"), QStringLiteral("two")});
        row("ends", "\tone ", {QStringLiteral("one")});
        row("one tab parts nothing", "one\ttwo", {QStringLiteral("one\ttwo")});
        row("two tabs do", "one\t\ttwo", {QStringLiteral("one"), QStringLiteral("two")});
        row("a tab beside a space", "one\t two", {QStringLiteral("one"), QStringLiteral("two")});
        row("no-break space", "one\xC2\xA0two", {QStringLiteral("one\u00A0two")});
        row("two no-break spaces", "one\xC2\xA0\xC2\xA0two", {QStringLiteral("one"), QStringLiteral("two")});
        row("broken UTF-8", "a\xFF b", {QString::fromUtf8("a\xFF"), QStringLiteral("b")});
    }
    void words()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QStringList found;
        const auto utf8 = text.toStdString();
        for (const auto word : countedWords(utf8))
            found << QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
        QCOMPARE(found, words);
    }

    /// Longer than a block of bits, against the table that the definition asks for.
    void longTexts_data()
    {
        QTest::addColumn<int>("reference");
        QTest::addColumn<int>("hypothesis");
        for (const auto& [left, right] : {std::pair{63, 64}, {64, 64}, {65, 129}, {200, 40}, {130, 300}})
            QTest::addRow("%d and %d", left, right) << left << right;
    }
    void longTexts()
    {
        QFETCH(int, reference);
        QFETCH(int, hypothesis);
        auto state = static_cast<unsigned>(reference * 1000 + hypothesis);
        const auto text = [&](int size) {
            std::string out;
            for (int i = 0; i < size; ++i) {
                state = state * 1664525U + 1013904223U;
                out.push_back(static_cast<char>('a' + (state >> 24U) % 4));
            }
            return out;
        };
        const auto left = text(reference);
        const auto right = text(hypothesis);
        const auto counts = countCharacterErrors(left, right).value();
        QCOMPARE(counts.errors(), leastErrors(left, right));
        QCOMPARE(counts.inReference(), std::int64_t{reference});
        QCOMPARE(counts.inHypothesis(), std::int64_t{hypothesis});
    }

    void textsTooLong()
    {
        const std::string text(50'000, 'a');
        const std::string other(50'000, 'b');
        QCOMPARE(alignCharacters(text, other).error().code, Code::Unsupported);
    }

private:
    static std::int64_t leastErrors(const std::string& left, const std::string& right)
    {
        std::vector<std::int64_t> row(right.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = static_cast<std::int64_t>(j);
        for (std::size_t i = 1; i <= left.size(); ++i) {
            auto diagonal = row[0];
            row[0] = static_cast<std::int64_t>(i);
            for (std::size_t j = 1; j < row.size(); ++j) {
                const auto above = row[j];
                row[j] =
                    std::min({above + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)});
                diagonal = above;
            }
        }
        return row.back();
    }

    std::vector<Json> m_pairs;
};

QTEST_GUILESS_MAIN(TestAlignment)
#include "tst_alignment.moc"

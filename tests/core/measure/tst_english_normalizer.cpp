#include "core/measure/text/english_normalizer.h"

#include "tests/core/measure/golden_lines.h"

#include <QTemporaryDir>

using namespace understudy;
using namespace understudy::test;

class TestEnglishNormalizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goldenRows_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        const auto rows = goldenLines("english_normalizer.jsonl");
        QCOMPARE(rows.size(), 300U);
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::addRow("%zu %s", i + 1, rows[i]["tag"].get<std::string>().c_str())
                << shown(rows[i]["in"]) << shown(rows[i]["out"]);
    }
    void goldenRows() { compare(); }

    /// Checks of openai-whisper's own tests, and rules that the rows above may not reach.
    void moreRows_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        const auto row = [](const char* in, const char* out) {
            QTest::newRow(*in == 0 ? "nothing" : in) << QString::fromUtf8(in) << QString::fromUtf8(out);
        };
        row("", "");
        row("   ", "");
        row("Let's", "let us");
        row("he's like", "he is like");
        row("RC232", "rc 232");
        row("Mr. Park visited Assoc. Prof. Kim Jr.", "mister park visited associate professor kim junior");
        row("five twenty four", "524");
        row("two point five million", "2500000");
        row("four point two billions", "4200000000s");
        row("double oh seven", "007");
        row("one triple oh one", "10001");
        row("thirty three thousand and three hundred and thirty third", "33333rd");
        row("two dollars and seventy cents", "$2.70");
        row("three dollars and five cents", "$3.05");
        row("seventy six per cent", "76%");
        row("forty eight and a half dollars", "$48.5");
        row("mobilisation", "mobilization");
        row("the ninth", "the ninth");
        row("twenty-one, thirty-two", "2132");
        row("it\xE2\x80\x99s", "it s");
        row("5 $", "5 $");
        row("a%%b", "a %b");
        row("one decillion decillion", "1000000000000000000000000000000000");
        row("ten million point five", "10000000.5");
        row("minus and", "-and");
        row("per mille", "per mille");
        row("one per mille", "one per mille");
        row("two per cent", "2%");
    }
    void moreRows() { compare(); }

    void basicRows_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::addColumn<bool>("diacritics");
        QTest::addColumn<bool>("letters");
        const auto rows = goldenLines("basic_normalizer.jsonl");
        QCOMPARE(rows.size(), 44U);
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::addRow("%zu", i + 1)
                << shown(rows[i]["in"]) << shown(rows[i]["out"]) << rows[i]["remove_diacritics"].get<bool>()
                << rows[i]["split_letters"].get<bool>();
    }
    void basicRows()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        QFETCH(bool, diacritics);
        QFETCH(bool, letters);
        QCOMPARE(QString::fromStdString(normalizeBasic(in.toStdString(), {diacritics, letters})), out);
    }

    void tables_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << QByteArray(R"({"colour": "color"})") << true;
        QTest::newRow("a list") << QByteArray(R"(["colour"])") << false;
        QTest::newRow("a number") << QByteArray(R"({"colour": 1})") << false;
        QTest::newRow("no JSON") << QByteArray("colour") << false;
    }
    void tables()
    {
        QFETCH(QByteArray, table);
        QFETCH(bool, isGood);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "table.json";
        QVERIFY(writeFile(path, table.toStdString()));
        const auto normalizer = EnglishNormalizer::open(path);
        QCOMPARE(normalizer.has_value(), isGood);
        if (isGood)
            QCOMPARE((*normalizer)("The Colour of mobilisation"), std::string("the color of mobilisation"));
        else
            QCOMPARE(normalizer.error().code, Code::Corrupt);
    }

    void aTableThatIsAway()
    {
        QCOMPARE(EnglishNormalizer::open("/nowhere/table.json").error().code, Code::NotFound);
    }

private:
    static void compare()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        static const auto normalizer = EnglishNormalizer::open().value();
        QCOMPARE(QString::fromStdString(normalizer(in.toStdString())), out);
    }
};

QTEST_GUILESS_MAIN(TestEnglishNormalizer)
#include "tst_english_normalizer.moc"

#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/random.h"
#include "core/base/stored_error.h"
#include "core/base/utf8.h"
#include "tests/support/results.h"

#include <set>

using namespace understudy;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeAndReasonHasItsOwnName()
    {
        std::set<std::string_view> names;
        for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
            QVERIFY(names.insert(name(static_cast<Code>(i))).second);
        for (int i = 0; i <= static_cast<int>(kLastReason); ++i)
            QVERIFY(names.insert(name(static_cast<Reason>(i))).second);
    }

    void errorDescribesItsTrail()
    {
        const auto failing = []() -> Result<int> { return fail(Code::Io, Reason::DiskFull, "a.wav", "12 of 40"); };
        const auto outer = [&]() -> Result<int> {
            UNDERSTUDY_TRY(auto value, failing().map_error(within("write take")));
            return value;
        };
        QCOMPARE(outer().error().describe(), std::string("Io/DiskFull a.wav (12 of 40) < write take"));
    }

    void storedErrorsComeBack()
    {
        for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
            for (int j = 0; j <= static_cast<int>(kLastReason); ++j) {
                const Error error{static_cast<Code>(i), static_cast<Reason>(j), "a \"b\"\n.wav", "line 3", {}};
                const auto line = formatError(error);
                QVERIFY(line.find('\n') == std::string::npos);
                const auto back = parseError(line);
                QVERIFY(back && back->describe() == error.describe());
            }
    }

    void whatIsNoStoredErrorIsRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected"); // empty: none
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"code":"Io")") << QByteArray();
        QTest::newRow("of a newer version")
            << QByteArray(R"({"code":"Strange","reason":"Odd","subject":"a","detail":"b"})")
            << QByteArray("InvalidInput a (b)");
        QTest::newRow("other types") << QByteArray(R"({"code":3,"subject":[]})") << QByteArray("InvalidInput");
    }
    void whatIsNoStoredErrorIsRead()
    {
        QFETCH(const QByteArray, line);
        const auto error = parseError(line.toStdString());
        QTEST(error ? QByteArray::fromStdString(error->describe()) : QByteArray(), "expected");
    }

    void checksJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("flaw");
        QTest::newRow("all kinds") << QByteArray(R"({"a":[1,-2,3.5,true,null,"x"],"b":{"a":1}})") << QString();
        QTest::newRow("as deep as allowed") << QByteArray("[[[]]]") << QString();
        QTest::newRow("too deep") << QByteArray("[[[[") << "JSON nested deeper than 3";
        QTest::newRow("as many as allowed") << QByteArray("[1,2,3,4,5,6,7,8,9]") << QString();
        QTest::newRow("too many") << QByteArray("[1,2,3,4,5,6,7,8,9,10") << "more than 10 JSON values";
        QTest::newRow("key twice") << QByteArray(R"({"a":1,"b":{"a":1},"a":)") << "key \"a\" twice";
        QTest::newRow("key twice in two spellings") << QByteArray(R"({"a":1,"\u0061":1})") << "key \"a\" twice";
        QTest::newRow("empty") << QByteArray() << "not JSON at byte 1";
        QTest::newRow("a NUL after it") << QByteArray("{}\0", 3) << "not JSON at byte 3";
        QTest::newRow("more than one value") << QByteArray("{} {}") << "not JSON at byte 4";
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << "not JSON at byte 2";
    }
    void checksJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, flaw);
        const auto sound = checkJson(text.toStdString(), {.depth = 3, .values = 10});
        QCOMPARE(QString::fromStdString(sound ? std::string() : sound.error().detail), flaw);
    }

    void invalidUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("at");
        QTest::newRow("ascii") << QByteArray("abc") << -1;
        QTest::newRow("two, three, four bytes") << QByteArray("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x99") << -1;
        QTest::newRow("lone continuation") << QByteArray("a\x80") << 1;
        QTest::newRow("cut short") << QByteArray("ab\xE2\x82") << 2;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("past U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("latin 1") << QByteArray("caf\xE9") << 3;
    }
    void invalidUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, at);
        const auto found = findInvalidUtf8({bytes.constData(), std::size_t(bytes.size())});
        QCOMPARE(found ? int(*found) : -1, at);
    }

    void positionsCountCodePoints()
    {
        const std::string text = "a\n\xC3\xA9\xC3\xA9x\n";
        const LineIndex index(text);
        QCOMPARE(index.lineCount(), std::size_t(3));
        QVERIFY(index.position(6) == (TextPosition{2, 3}));
        QCOMPARE(index.offset({2, 3}), std::size_t(6));
        QCOMPARE(index.offset({2, 99}), std::size_t(7));
        QVERIFY(index.position(999) == (TextPosition{3, 1}));
    }

    void sha256OfAbc() // FIPS 180-4 example
    {
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Sha256 one, two;
        one.addField("ab");
        one.addField("c");
        two.addField("a");
        two.addField("bc");
        QVERIFY(one.finish() != two.finish());
    }

    void philoxKnownAnswers() // Random123 1.14 kat_vectors, philox4x32 10
    {
        const auto zero = philox({0, 0, 0, 0}, {0, 0});
        QCOMPARE(zero, (std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        const auto ones = philox({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U});
        QCOMPARE(ones, (std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"

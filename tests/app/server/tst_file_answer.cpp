// Ranges of a file's bytes (RFC 9110, section 14.1.2).
#include "app/server/file_answer.h"
#include "tests/support/results.h"

using namespace understudy::server;

class TestFileAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        const auto row = [](const char* header, RangeKind kind, int first, int last) {
            QTest::newRow(header) << QByteArray(header) << int(kind) << first << last;
        };
        using enum RangeKind;
        row("", Whole, 0, 0);
        row("bytes=0-0", Part, 0, 0);
        row("bytes=2-5", Part, 2, 5);
        row("bytes=2-", Part, 2, 9);
        row("bytes=2-99", Part, 2, 9);
        row("bytes=-3", Part, 7, 9);
        row("bytes=-99", Part, 0, 9);
        row("bytes=10-", Unsatisfiable, 0, 0);
        row("bytes=-0", Unsatisfiable, 0, 0);
        row("bytes=5-2", Whole, 0, 0);
        row("bytes=-", Whole, 0, 0);
        row("bytes=a-b", Whole, 0, 0);
        row("bytes=0-1,3-4", Whole, 0, 0);
        row("bytes=--1", Whole, 0, 0);
        row("bytes=99999999999999999999-", Whole, 0, 0);
        row("lines=0-1", Whole, 0, 0);
    }
    void ranges()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, kind);
        QFETCH(int, first);
        QFETCH(int, last);
        ByteRange range;
        QCOMPARE(int(readRange(header.constData(), 10, range)), kind);
        if (kind == int(RangeKind::Part)) {
            QCOMPARE(range.first, std::uint64_t(first));
            QCOMPARE(range.last, std::uint64_t(last));
        }
    }

    void anEmptyFileHasNoRanges()
    {
        ByteRange range;
        QVERIFY(readRange("bytes=0-", 0, range) == RangeKind::Unsatisfiable);
        QVERIFY(readRange("bytes=-1", 0, range) == RangeKind::Unsatisfiable);
        QVERIFY(readRange("", 0, range) == RangeKind::Whole);
    }
};

QTEST_GUILESS_MAIN(TestFileAnswer)
#include "tst_file_answer.moc"

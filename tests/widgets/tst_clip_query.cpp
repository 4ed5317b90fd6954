// The filter's words: what they find, and what of them is not understood.
#include "tests/widgets/clip_rows.h"

#include <QtTest>

using namespace understudy;
using namespace understudy::test;

class TestClipQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("shown"); // numbers, in order of attention
        QTest::addColumn<QString>("unread");
        const auto add = [](const char* query, const char* shown, const char* unread = "") {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(shown)
                                 << QString::fromUtf8(unread);
        };
        add("", "21435");
        add("   ", "21435");
        add("pier", "35");
        add("PIER nobody", "3");
        add("the", "143");
        add("\"the pier\"", "3");
        add("\"the pier", "3"); // still being typed
        add("äußerst", "5");
        add("-pier", "214");
        add("snr<30", "243");
        add("snr<=29", "243");
        add("snr>=31.7", "1");
        add("snr>24,1", "143");
        add("snr_db>30", "1");
        add("SNR=27.4", "4");
        add("snr:27.4", "4");
        add("-snr<30", "15"); // what was not measured is not below
        add("len>7", "45");
        add("length<=6", "21");
        add("duration<6", "1");
        add("clip:3", "3");
        add("attention>0.55", "21");
        add("clipped>0", "1");
        add("flag:hum", "13");
        add("flag:Clip", "1");
        add("flag:noise", "4");
        add("flag:clipping flag:hum", "1");
        add("flag:hum -flag:clipping", "3");
        add("verdict:unsure", "2");
        add("verdict:new", "14");
        add("verdict:not", "14");
        add("-verdict:rejected pier", "5");
        add("reason:hum", "3");
        add("recording:shore", "135");
        add("rec:\"storm notes\"", "24");
        add("snr<30, flag:hum", "3");
        add("text:tide", "2");
        add("nothing", "");
        add("snr<", "21435", "snr<");
        add("flag:", "21435", "flag:");
        add("snr<ten", "21435", "snr<ten");
        add("volume>3 pier", "35", "volume>3");
        add("verdict<3", "21435", "verdict<3");
        add("<30", "21435", "<30");
        add("pier <30", "35", "<30");
        add("snr < 30", "243");
        add("snr <30", "243");
        add("snr< 30 pier", "3");
        add("flag: hum", "13");
        add("storm", "24"); // the recording's name
        add("-storm", "135");
        add("SHORE pier", "35");
        add("-", "");
    }
    void queries()
    {
        QFETCH(QString, query);
        QFETCH(QString, unread);
        ClipTable table;
        const auto parsed = parseClipQuery(query);
        QCOMPARE(parsed.unread.join(QLatin1Char(' ')), unread);
        table.model.setFilter({{}, parsed});
        QTEST(numbers(table.model), "shown");
    }

    void unreadWordsTellWhatIsWrong_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("no such field") << "zzz:" << false;
        QTest::newRow("no such number") << "volume>3" << false;
        QTest::newRow("a number is missing") << "snr<" << true;
        QTest::newRow("no number") << "clip:ten" << true;
        QTest::newRow("its other name") << "number:ten" << true;
        QTest::newRow("words are missing") << "-flag:" << true;
        QTest::newRow("words are not less") << "verdict<3" << true;
    }
    void unreadWordsTellWhatIsWrong()
    {
        QFETCH(const QString, word);
        QCOMPARE(parseClipQuery(word).unread, QStringList{word});
        QTEST(namesField(word), "isKnown");
    }

    void everyFieldThatIsToldIsRead()
    {
        for (const auto& field : wordFields())
            QCOMPARE(parseClipQuery(QString(field + QStringLiteral(":a"))).unread, QStringList());
        for (const auto& field : numberFields())
            QCOMPARE(parseClipQuery(QString(field + QStringLiteral("<1"))).unread, QStringList());
    }
};

QTEST_MAIN(TestClipQuery)
#include "tst_clip_query.moc"

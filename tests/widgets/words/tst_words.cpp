// Every fact of core has words, and no two facts share them.
#include "tests/support/results.h"
#include "widgets/words/error_text.h"
#include "widgets/words/problem_text.h"
#include "widgets/words/progress_text.h"

#include <QSet>

#include <limits>

using namespace understudy;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentence()
    {
        QSet<QString> seen;
        for (int i = 0; i <= static_cast<int>(Code::Internal); ++i) {
            const auto text =
                words::sentence(Error{static_cast<Code>(i), Reason::General, "SUBJECT", "DETAIL", {}});
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen << text;
        }
    }

    void everyReasonNamesItsSubject()
    {
        QSet<QString> seen;
        for (int i = 1;
             name(static_cast<Reason>(i)) != name(Reason::General) && i <= static_cast<int>(kLastReason);
             ++i) {
            const auto reason = static_cast<Reason>(i);
            const auto text = words::sentence(Error{Code::Io, reason, "SUBJECT", "3", {}});
            const auto general = words::sentence(Error{Code::Io, Reason::General, "SUBJECT", "3", {}});
            QVERIFY2(text != general, qPrintable(QString::fromUtf8(name(reason).data())));
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
            QVERIFY2(reason == Reason::NoSoundDevice || text.contains(QLatin1String("SUBJECT")),
                     qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen << text;
        }
    }

    void everyProblemHasASentence()
    {
        for (int i = 0; i <= static_cast<int>(ProblemKind::JsonMissingKey); ++i) {
            Problem problem;
            problem.kind = static_cast<ProblemKind>(i);
            problem.subject = "SUBJECT";
            problem.found = "FOUND";
            problem.allowed = {"ALLOWED"};
            const auto text = words::sentence(problem);
            QVERIFY2(text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('?')),
                     qPrintable(QString::number(i) + text));
        }
    }

    void problemsSuggest()
    {
        Problem problem;
        problem.kind = ProblemKind::UnknownTag;
        problem.found = "<empasis>";
        problem.replacement = "<emphasis>";
        QCOMPARE(words::sentence(problem),
                 QStringLiteral("<empasis> is not a tag. Did you mean <emphasis>?"));
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("clock") << words::clock(Seconds(217.9)) << QStringLiteral("3:37");
        QTest::newRow("clock with hours") << words::clock(Seconds(3723)) << QStringLiteral("1:02:03");
        QTest::newRow("seconds") << words::seconds(Seconds(8.04)) << QStringLiteral("8.0 s");
        QTest::newRow("minus") << words::number(-19, 1) << QString(QChar(0x2212)) + QStringLiteral("19.0");
        QTest::newRow("minus zero") << words::number(-0.01, 1) << QStringLiteral("0.0");
        QTest::newRow("silence") << words::number(-std::numeric_limits<double>::infinity(), 1)
                                 << QStringLiteral("–");
        QTest::newRow("seconds left") << words::timeLeft(Seconds(20)) << QStringLiteral("about 20 s left");
        QTest::newRow("minutes left") << words::timeLeft(Seconds(840)) << QStringLiteral("about 14 min left");
    }
    void numbers()
    {
        QFETCH(QString, text);
        QTEST(text, "expected");
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

// Every fact of core has words, and no two facts share them.
#include "tests/support/results.h"
#include "widgets/words/error_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/problem_text.h"
#include "widgets/words/progress_text.h"

#include <QSet>

#include <limits>

#include <QTranslator>

using namespace understudy;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresFollowTheLanguage()
    {
        class German final : public QTranslator
        {
        public:
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* source, const char*, int) const override
            {
                const auto text = QLatin1String(source);
                return text == QLatin1String(".")   ? QStringLiteral(",")
                       : text == QLatin1String(",") ? QStringLiteral(".")
                                                    : QString();
            }
        } german;
        QCOMPARE(words::number(-19.2, 1), QStringLiteral("−19.2"));
        QCoreApplication::installTranslator(&german);
        QCOMPARE(words::number(-19.2, 1), QStringLiteral("−19,2"));
        QCOMPARE(words::count(1234567), QStringLiteral("1.234.567"));
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(words::count(1234567), QStringLiteral("1,234,567"));
    }

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

    /// One reason, but not the same to do.
    void tellsTheCase_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a file") << Reason::FileMissing << "No such file or directory" << "Check the name.";
        QTest::newRow("an original") << Reason::FileMissing << "imported" << "moved, renamed or deleted";
        QTest::newRow("a folder") << Reason::FolderMissing << "" << "There is no folder SUBJECT.";
        QTest::newRow("a project") << Reason::FolderMissing << "project" << "There is no project SUBJECT.";
        QTest::newRow("no frames") << Reason::NoFrames << "" << "SUBJECT holds no sound.";
        QTest::newRow("no bytes") << Reason::NoFrames << "0 bytes" << "SUBJECT is empty";
    }
    void tellsTheCase()
    {
        QFETCH(const Reason, reason);
        QFETCH(const QString, detail);
        QFETCH(const QString, expected);
        const auto text = words::sentence(Error{Code::Io, reason, "SUBJECT", detail.toStdString(), {}});
        QVERIFY2(text.contains(expected) && text.contains(QLatin1String("SUBJECT")), qPrintable(text));
    }

    void tellsWhatIsInUse_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a port") << "127.0.0.1:8017"
                                << "Another program listens at 127.0.0.1:8017. Choose another port, or close "
                                   "that program and try again.";
        QTest::newRow("a port of a name")
            << "localhost:80"
            << "Another program listens at localhost:80. Choose another port, or "
               "close that program and try again.";
        QTest::newRow("a folder") << "/home/mara/talks:2024"
                                  << "This is in use: /home/mara/talks:2024: DETAIL. Wait until it is free.";
    }
    void tellsWhatIsInUse()
    {
        QFETCH(const QString, subject);
        QFETCH(const QString, expected);
        QCOMPARE(words::sentence({Code::Busy, Reason::General, subject.toStdString(), "DETAIL", {}}),
                 expected);
    }

    void tellsWhatKeptClipsOut_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* rules, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(rules) << QString::fromUtf8(expected);
        };
        row("below a limit", "12\tbandwidth_hz.reject\t6512\t6512\t7000",
            "Bandwidth 6512 Hz is below 7000 Hz (12 clips). To keep them: --limit bandwidth_hz.reject=none");
        row("above two, each otherwise",
            "7\thum_db.reject\t-58.04\t-40\t-60\n1\tspeech_level_db.max.reject\t-3\t-3\t-6.5",
            "Level of hum \u221258.0 to \u221240.0 dBFS is above \u221260.0 dBFS (7 clips). Level of speech "
            "\u22123.0 dBFS is above \u22126.5 dBFS (1 clip). To keep them: --limit hum_db.reject=none --limit "
            "speech_level_db.max.reject=none");
        row("just beside it", "1\tinner_pause_sec.reject\t1.2504\t2\t1.25",
            "Longest pause 1.2504 to 2.0000 s is above 1.2500 s (1 clip). To keep them: --limit "
            "inner_pause_sec.reject=none");
        row("the words", "3\ttext_in_train", "Its words are in train too (3 clips).");
        row("a verdict", "3\tverdict: cut_word", "Rejected: Cut word (3 clips).");
        row("a verdict without a reason", "1\tverdict:", "Rejected (1 clip).");
        row("a verdict of others", "1\tverdict: too loud", "Rejected: too loud (1 clip).");
        row("none of ours", "2\ttheirs", "theirs (2 clips).");
    }
    void tellsWhatKeptClipsOut()
    {
        QFETCH(const QString, rules);
        QFETCH(const QString, expected);
        const auto text = words::sentence(
            {Code::InvalidInput, Reason::AllClipsLeftOut, "out", "12\n" + rules.toStdString(), {}});
        QCOMPARE(text, QStringLiteral("All 12 clips were rejected, and out was not written. ") + expected);
    }

    void steps_data()
    {
        QTest::addColumn<Progress>("progress");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, Progress progress, const char* expected) {
            QTest::newRow(name) << progress << QString::fromUtf8(expected);
        };
        row("of many files", {Stage::Transcribing, 3, 9, ProgressUnit::AudioSeconds, "talk.wav", 3, 12},
            "Transcribing, file 3 of 12: talk.wav");
        row("of one", {Stage::Measuring, 3, 9, ProgressUnit::AudioSeconds, "talk.wav", 1, 1},
            "Measuring: talk.wav");
        row("a name of two lines, with a place in it",
            {Stage::Reading, 3, 9, ProgressUnit::FileBytes, "a\n%1.wav", 2, 4},
            "Reading, file 2 of 4: a %1.wav");
        row("not of files", {Stage::Writing, 3, 9, ProgressUnit::Clips, "set"}, "Writing");
        row("all clips", {Stage::Comparing}, "Comparing the clips");
        row("lines", {Stage::RenderingLines, 3, 7}, "3 of 7 lines rendered");
    }
    void steps()
    {
        QFETCH(const Progress, progress);
        QTEST(words::stage(progress), "expected");
    }

    void everyStageHasWords()
    {
        QSet<QString> seen;
        for (int i = 0; i <= static_cast<int>(Stage::Comparing); ++i) {
            const auto words = words::stage({static_cast<Stage>(i), 1, 2});
            QVERIFY2(!words.isEmpty() && !seen.contains(words), qPrintable(words));
            seen << words;
        }
    }

    void timeLeftGoesByWhatIsCountedNow_data()
    {
        QTest::addColumn<double>("done");
        QTest::addColumn<double>("before"); // by another run of the same
        QTest::addColumn<double>("known");  // by the job itself; 0: it does not know
        QTest::addColumn<double>("left");   // -1: nobody knows
        QTest::newRow("from nothing") << 25.0 << 0.0 << 0.0 << 30.0;
        QTest::newRow("from where it stood") << 80.0 << 60.0 << 0.0 << 10.0;
        QTest::newRow("nothing more yet") << 60.0 << 60.0 << 0.0 << -1.0;
        QTest::newRow("as the job says") << 80.0 << 60.0 << 45.0 << 45.0;
        QTest::newRow("done") << 100.0 << 0.0 << 0.0 << -1.0;
    }
    void timeLeftGoesByWhatIsCountedNow()
    {
        QFETCH(const double, done);
        QFETCH(const double, before);
        QFETCH(const double, known);
        QFETCH(const double, left);
        const auto now = std::chrono::steady_clock::now();
        JobStatus job;
        job.state = JobState::Running;
        job.started = now - std::chrono::seconds(100);
        job.counted = now - std::chrono::seconds(10);
        job.countedFrom = before;
        job.progress = {Stage::Measuring, done, 100, ProgressUnit::AudioSeconds};
        if (known > 0)
            job.progress.left = Seconds(known);
        QCOMPARE(words::estimateLeft(job, now).value_or(Seconds(-1)).value, left);
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
        QTest::newRow("a few") << words::count(146.4) << QStringLiteral("146");
        QTest::newRow("thousands") << words::count(1460) << QStringLiteral("1,460");
        QTest::newRow("minus millions")
            << words::count(-1'234'567) << QString(QChar(0x2212)) + QStringLiteral("1,234,567");
        QTest::newRow("seconds left") << words::timeLeft(Seconds(20)) << QStringLiteral("about 20 s left");
        QTest::newRow("hours left") << words::timeLeft(Seconds(8400)) << QStringLiteral("about 2 h 20 min left");
        QTest::newRow("days left") << words::timeLeft(Seconds(300'000)) << QStringLiteral("about 3 days left");
        QTest::newRow("minutes left") << words::timeLeft(Seconds(840)) << QStringLiteral("about 14 min left");
    }
    void numbers()
    {
        QFETCH(QString, text);
        QTEST(text, "expected");
    }

    void longListsAreCut_data()
    {
        QTest::addColumn<QString>("all");
        QTest::addColumn<QString>("named");
        QTest::newRow("one") << "a"
                             << "a";
        QTest::newRow("five") << "a b c d e"
                              << "a, b, c, d, e";
        QTest::newRow("seven") << "a b c d e f g"
                               << "a, b, c, d, e, and 2 more";
    }
    void longListsAreCut()
    {
        QFETCH(const QString, all);
        QTEST(words::firstOf(all.split(QLatin1Char(' '))), "named");
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

#include "widgets/words/review_text.h"

#include "widgets/words/error_text.h"

#include <QtTest>

using namespace understudy;

class TestReviewText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void estimates_data()
    {
        QTest::addColumn<int>("defects");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("of"); // 0: not known
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("goal");
        QTest::newRow("nothing") << 0 << 0 << 0 << QStringLiteral("No clip has been heard again yet.")
                                 << QStringLiteral("This does not show that at most 5 % have one; 59 clips "
                                                   "with at most 0 would.");
        QTest::newRow("shown") << 0 << 59 << 0
                               << QStringLiteral("0 of 59 had a defect: between 0.0 % and 6.1 % of the "
                                                 "accepted clips likely have one.")
                               << QStringLiteral("This shows, 95 % sure, that at most 5 % have one.");
        QTest::newRow("one too many") << 1 << 59 << 0
                                      << QStringLiteral("1 of 59 had a defect: between 0.0 % and 9.1 % of "
                                                        "the accepted clips likely have one.")
                                      << QStringLiteral("This does not show that at most 5 % have one; 93 "
                                                        "clips with at most 1 would.");
        QTest::newRow("all of few") << 1 << 24 << 24
                                    << QStringLiteral("1 of 24 had a defect, which is 4.2 %: all clips that "
                                                      "could be drawn were heard.")
                                    << QStringLiteral("That is at most 5 %, as it should be.");
        QTest::newRow("too many of few") << 2 << 24 << 24
                                         << QStringLiteral("2 of 24 had a defect, which is 8.3 %: all clips "
                                                           "that could be drawn were heard.")
                                         << QStringLiteral("That is more than 5 %, which is the most.");
        QTest::newRow("some of few") << 0 << 10 << 24
                                     << QStringLiteral("0 of 10 had a defect: between 0.0 % and 30.8 % of "
                                                       "the accepted clips likely have one.")
                                     << QStringLiteral("This does not show that at most 5 % have one; "
                                                       "hearing all 24 clips would tell.");
        QTest::newRow("far too many") << 100 << 500 << 0
                                      << QStringLiteral("100 of 500 had a defect: between 16.6 % and 23.8 % "
                                                        "of the accepted clips likely have one.")
                                      << QStringLiteral("This does not show that at most 5 % have one.");
    }
    void estimates()
    {
        QFETCH(const int, defects);
        QFETCH(const int, size);
        QFETCH(const int, of);
        QFETCH(const QString, sentence);
        QFETCH(const QString, goal);
        QCOMPARE(words::sentence(estimateOf(defects, size, of)), sentence);
        QCOMPARE(words::goalSentence(estimateOf(defects, size, of)), goal);
    }

    void steps_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("text");
        const auto clip = QStringLiteral("14");
        const auto row = [](const char* name, const QString& step, const char* text) {
            QTest::newRow(name) << step << QString::fromLatin1(text);
        };
        row("accepted", words::step("verdict", clip, 1, Verdict::Accepted), "Clip 14 accepted");
        row("rejected", words::step("verdict", clip, 1, Verdict::Rejected), "Clip 14 rejected");
        row("with a reason", words::step("verdict", clip, 1, Verdict::Rejected, RejectReason::Clipping),
            "Clip 14 rejected: Clipping");
        row("unsure", words::step("verdict", clip, 1, Verdict::Unsure), "Clip 14 marked unsure");
        row("taken back", words::step("verdict", clip), "Verdict of clip 14 taken back");
        row("several", words::step("verdict", {}, 3, Verdict::Rejected, RejectReason::Hum),
            "3 clips rejected: Hum");
        row("several taken back", words::step("verdict", {}, 3), "Verdict of 3 clips taken back");
        row("text", words::step("transcript", clip), "Text of clip 14 changed");
        row("trim", words::step("trim", clip), "Clip 14 trimmed");
        row("split", words::step("split", clip), "Clip 14 split");
        row("merge", words::step("merge", clip), "Clip 14 merged with the next");
        row("repairs", words::step("repairs", {}), "Repairs of a recording changed");
        row("typing", words::step("typing"), "Script: typing");
        row("unknown", words::step("something new"), "Change");
    }
    void steps()
    {
        QFETCH(const QString, step);
        QFETCH(const QString, text);
        QCOMPARE(step, text);
    }

    void tellsWhatBecameOfAnOriginal()
    {
        const Error changed{Code::Corrupt, Reason::HashMismatch, "/in/b.wav", "a/b", {}};
        QCOMPARE(words::originalSentence(changed),
                 QStringLiteral("The file /in/b.wav is not the one that was imported: its bytes are others. "
                                "Put that one back."));
        const Error gone{Code::NotFound, Reason::FileMissing, "/in/b.wav", {}, {}};
        const auto told = words::originalSentence(gone);
        QVERIFY(told.contains(QStringLiteral("/in/b.wav")) && told.contains(QStringLiteral("moved, renamed or deleted")));
        const Error found{Code::NotFound, Reason::FileMissing, "/in/b.wav", "imported", {}}; // by who looked for it
        QCOMPARE(words::sentence(found), told);
    }
};

QTEST_GUILESS_MAIN(TestReviewText)
#include "tst_review_text.moc"

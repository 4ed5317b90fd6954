// What is said of a take: what became of it, and what can be done then.
#include "app/desktop/record/record_text.h"

#include <QtTest>

using namespace understudy;

class TestRecordText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentencesNameCauseAndRemedy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("remedy");
        const auto error = [](Code code, Reason reason, const char* subject = "") {
            return Error{code, reason, subject, "busy", {}};
        };
        TakeReport take{"/p/recordings/0007-01.wav", "One.", Seconds(4.3)};
        take.problem = error(Code::Io, Reason::DiskFull, "/p/recordings/0007-01.wav");
        const auto row = [](const char* name, const QString& text, const char* cause, const char* remedy) {
            QTest::newRow(name) << text << QString::fromLatin1(cause) << QString::fromLatin1(remedy);
        };
        row("full in a take", words(endText(take)), "The disk is full",
            "kept up to there: 0007-01 (4.3 s). Free some space");
        take.file.clear();
        row("full at once", words(endText(take)), "The disk is full",
            "Nothing of the take was heard. Free some space, then press R");
        take.prompt.clear();
        row("full in room tone", words(endText(take)), "The disk is full", "press T");
        row("full before",
            words(problemText({RecordingProblem::What::Take, error(Code::Io, Reason::DiskFull, "/p/a.txt")})),
            "The disk is full", "Free some space");
        row("gone", microphoneText(error(Code::DeviceLost, Reason::DeviceGone, "Blue")),
            "microphone Blue is gone", "Connect it again");
        row("taken", microphoneText(error(Code::Io, Reason::General, "Blue")), "Blue cannot be opened (busy)",
            "Close other programs");
        row("import",
            words(problemText({RecordingProblem::What::Import, error(Code::Io, Reason::DiskFull, "/p/db")})),
            "The takes are kept", "Free some space");
    }
    void sentencesNameCauseAndRemedy()
    {
        QFETCH(QString, text);
        QFETCH(QString, cause);
        QFETCH(QString, remedy);
        QVERIFY2(text.contains(cause) && text.contains(remedy), qPrintable(text));
    }

    void whatATakeAsksForCanBeDone_data()
    {
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("clipped");
        QTest::addColumn<bool>("isHeard");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, int current, int clipped, bool isHeard, const char* text) {
            QTest::newRow(name) << current << clipped << isHeard << QString::fromLatin1(text);
        };
        row("nothing", 0, 0, false, "Nothing was heard, so there is no take. Press Space to try again.");
        row("good", 0, 0, true, "Press Enter for the next one, R to record it again.");
        row("good, gone on", 1, 0, true, "Press Space, then read the sentence aloud.");
        row("clipped", 0, 2, true, "clipped at 2 places: turn the microphone down, then press R.");
        row("clipped, gone on", 1, 2, true, "turn the microphone down, go back and record it again.");
    }
    void whatATakeAsksForCanBeDone()
    {
        QFETCH(const int, current);
        QFETCH(const int, clipped);
        QFETCH(const bool, isHeard);
        QFETCH(const QString, text);
        RecordingStatus status;
        status.input.isListening = true;
        status.prompts = std::make_shared<const std::vector<Prompt>>(
            std::vector<Prompt>{{"One.", isHeard ? 1 : 0}, {"Two.", 0}});
        status.current = std::size_t(current);
        status.last = TakeReport{isHeard ? "/p/recordings/0001-01.wav" : "", "One.", Seconds(4.3), clipped};
        QVERIFY2(stateText(status).endsWith(text), qPrintable(stateText(status)));
    }

private:
    static QString words(const BannerContent& banner)
    {
        return banner.sentence + QLatin1Char(' ') + banner.detail;
    }
};

QTEST_GUILESS_MAIN(TestRecordText)
#include "tst_record_text.moc"

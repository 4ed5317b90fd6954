// What a build leaves out, or takes with a doubt: it is told, written down, and the rest goes on.
#include "core/data/dataset/build.h"

#include "core/data/dataset/check.h"
#include "core/data/dataset/dataset.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestBuildLeftOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
        writeTalks(m_folder / "in");
    }

    void badFilesAreToldAndTheRestGoesOn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("This is no sound at all, whatever its name says.\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half a header") << QByteArray("RIFF\x10\0\0\0WAVE", 12);
    }
    void badFilesAreToldAndTheRestGoesOn()
    {
        QFETCH(const QByteArray, bytes);
        VERIFY_OK(writeFile(m_folder / "in" / "bad.wav", bytes.toStdString()));
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(3));
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(report->failed.front().subject.ends_with("bad.wav"));
    }

    void soundWithoutSpeechHasNoClips_data()
    {
        QTest::addColumn<Signal>("sound");
        QTest::addColumn<bool>("isNamed"); // else it is among the clips that are left out
        QTest::newRow("silence") << silence(Seconds(20.0)) << true;
        QTest::newRow("ten milliseconds") << noise(0.2, Seconds(0.01)) << false;
        QTest::newRow("a minute of one tone") << sine(440, 0.3, Seconds(60.0)) << true;
    }
    void soundWithoutSpeechHasNoClips()
    {
        QFETCH(const Signal, sound);
        QFETCH(const bool, isNamed);
        VERIFY_OK(writeSound(m_folder / "in" / "odd.wav", {}, sound));
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(4));
        for (const auto& [file, bytes] : contentsOf(m_folder / "out"))
            QVERIFY2(file.find("odd-") == std::string::npos, file.c_str());
        QCOMPARE(report->failed.size(), std::size_t(isNamed ? 1 : 0));
        for (const auto& error : report->failed) {
            QCOMPARE(error.reason, Reason::NobodySpeaks);
            QVERIFY(error.subject.ends_with("odd.wav"));
        }
    }

    /// In what lies beside the clips too, for who was not there when it was built.
    void whatIsLeftOutIsWrittenDown_data()
    {
        QTest::addColumn<QString>("file"); // below in, or beside it
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no sound") << "in/notes.wav" << QByteArray("This is no sound.") << "NotAudio";
        QTest::newRow("not there") << "gone.wav" << QByteArray() << "FileMissing";
        QTest::newRow("words that cannot be read")
            << "in/talk1.srt" << QByteArray("1\nnonsense\nxx\n") << "WordsUnread";
        QTest::newRow("a cue that cannot be read")
            << "in/talk1.srt" << QByteArray("1\n00:00:00,000 --> 00:00:30,000\nOne two\n\n2\nsoon --> 1\nx\n")
            << "LineLeftOut";
        QTest::newRow("a cue after the end of the sound")
            << "in/talk1.srt"
            << QByteArray("1\n00:00:00,000 --> 00:00:30,000\nOne two\n\n2\n01:00:00,000 --> "
                          "01:00:02,000\nNobody says it\n")
            << "LineLeftOut";
    }
    void whatIsLeftOutIsWrittenDown()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, reason);
        const auto path = m_folder / file.toStdString();
        if (!bytes.isEmpty())
            VERIFY_OK(writeFile(path, bytes.toStdString()));
        auto request = this->request();
        request.recordings.push_back(path.extension() == ".srt" ? m_folder / "in" : path);
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(3)); // the rest goes on
        QCOMPARE(report->failed.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(std::string(name(report->failed[0].reason))), reason);
        QCOMPARE(report->failed[0].subject, path.string());
        const auto about = bytesOf(m_folder / "out/dataset.json"),
                   page = bytesOf(m_folder / "out/report.html");
        for (const auto& text : {reason.toStdString(), path.filename().string()})
            QVERIFY2(about.find("\"" + text + "\"") != std::string::npos, text.c_str());
        QVERIFY(page.find("<td>" + path.filename().string() + "</td>") != std::string::npos);
    }

    void whatCouldNotBeUsedIsNamedWhereAllIsRejected()
    {
        VERIFY_OK(writeFile(m_folder / "in" / "no sound.wav", "words"));
        auto request = this->request();
        request.ingest.limits = {{Measure::Duration, Limit::Side::AtLeast, NAN, 60}};
        const auto report = buildDataset(request, {});
        VERIFY_REASON(report, Reason::AllClipsLeftOut);
        QVERIFY(report.error().detail.ends_with("\n\tno sound.wav"));
    }

    void aTableGoesOnBehindABadLine()
    {
        auto table = parseTable("talk0|Words of the first\ntalk1\n", "words.csv");
        VERIFY_OK(table);
        auto request = this->request();
        request.ingest.table = std::make_shared<const Table>(std::move(*table));
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QCOMPARE(report->failed[0].detail, std::string("line 2: not id|text|normalized: \"talk1\""));
    }

    /// Nothing tells where the words of a plain text are said, nor on which side of a cut in a cue.
    void guessedWordsAreToldAndWantALook_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<bool>("isGuessed");
        QByteArray text, label = "0.4\t40\t", cues;
        for (int i = 0; i < 40; ++i)
            text += "word" + QByteArray::number(i) + " ";
        for (int i = 0; i < 12; ++i)
            cues += QByteArray::number(0.4 + 2.9 * i) + "\t" + QByteArray::number(2.8 + 2.9 * i) +
                    "\tPhrase " + QByteArray::number(i) + ".\n";
        QTest::newRow("plain text") << text << true;
        QTest::newRow("one label") << label + text + "\n" << true;
        QTest::newRow("a label a phrase") << cues << false;
    }
    void guessedWordsAreToldAndWantALook()
    {
        QFETCH(const QByteArray, words);
        QFETCH(const bool, isGuessed);
        VERIFY_OK(writeFile(m_folder / "in" / "talk0.txt", words.toStdString()));
        auto request = this->request();
        request.ingest.limits = lengthLimits();
        std::ranges::copy_if(defaultLimits(), std::back_inserter(request.ingest.limits),
                             [](const Limit& limit) { return limit.measure == Measure::Text; });
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QCOMPARE(!report->guessedWords.empty(), isGuessed);
        QVERIFY(report->draftWords.empty());
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        for (const auto& entry : set->entries)
            if (entry.row.clip.recording.starts_with("talk0"))
                QCOMPARE(entry.row.clip.grade == Grade::Review, isGuessed);
        QCOMPARE(bytesOf(m_folder / "out/report.html").find("placed by guess") != std::string::npos,
                 isGuessed);
        const auto check = checkDataset(m_folder / "out", {}, {});
        VERIFY_OK(check);
        const auto goal = std::ranges::find(check->goals, "share_words_unsure", &Goal::name);
        QVERIFY(goal != check->goals.end());
        QCOMPARE(goal->isMet(), !isGuessed);
    }

    void samplesThatAreNoNumbersAreAnError()
    {
        auto sound = talk(5, 6);
        sound[20'000] = NAN;
        auto writer = AudioWriter::create(m_folder / "in" / "nan.wav", {.format = SampleFormat::Float32});
        VERIFY_OK(writer);
        (void)writer->write(sound); // a writer that clamps would keep a NaN
        VERIFY_OK(writer->commit());
        const auto report = build();
        VERIFY_OK(report);
        for (const auto& error : report->failed)
            QCOMPARE(error.reason, Reason::NotFiniteSamples);
    }

private:
    BuildRequest request() const { return talkRequest(m_folder); }
    Result<BuildReport> build() const { return buildDataset(request(), {}); }

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestBuildLeftOut)
#include "tst_build_left_out.moc"

// What PocketSphinx hears of a draft voice, and how a dataset says that it was heard.
#include <QtTest> // first: moc 6.4 fails on <concepts> where the engine comes before it

#include "core/data/dataset/build.h"
#include "core/data/dataset/dataset.h"
#include "core/data/recognition/pocket_sphinx.h"
#include "core/synth/voice_engine.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

Signal said(const std::string& text)
{
    SpeechRequest request;
    request.voice = VoiceId("draft/rms");
    request.runs = {{text, {}}};
    Signal samples;
    const auto spoken = makeDraftEngine()->speak(request, {}, [&](std::span<const float> chunk) {
        samples.insert(samples.end(), chunk.begin(), chunk.end());
        return true;
    });
    return spoken ? samples : Signal();
}

const std::string kText = "Put both palms on the stone and tell me the first thing you feel.";

/// Hears one and the same, and counts.
class Parrot final : public Recognizer
{
public:
    /// `error` comes for the first `failing` clips.
    explicit Parrot(std::optional<Error> error = {}, int failing = 1 << 20)
        : m_error(std::move(error)), m_failing(failing)
    {
    }
    std::string_view name() const override { return "parrot"; }
    bool knows(std::string_view language) const override { return language == "en"; }
    Result<HeardWords> hear(std::span<const float> mono, SampleRate, const std::stop_token& stop) override
    {
        ++heard;
        if (stop.stop_requested())
            return fail(Code::Cancelled, "parrot");
        if (m_error && heard <= m_failing)
            return Failure(*m_error);
        return HeardWords{std::to_string(mono.size()) + " samples", 0.5, {{{}, Seconds(0.5), "samples"}}};
    }
    std::atomic<int> heard = 0;

private:
    std::optional<Error> m_error;
    int m_failing;
};

} // namespace

class TstRecognition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sphinx = findPocketSphinx();
        QVERIFY2(m_sphinx, "packaging/install_dependencies.sh brings pocketsphinx-en-us");
    }
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
        writeTalk(m_folder / "in" / "a.wav", 1, 12);
        writeTalk(m_folder / "in" / "b.wav", 2, 12);
    }

    void hearsEnglish()
    {
        const auto sound = said(kText);
        const auto heard = m_sphinx->hear(sound, kStudioRate, {});
        VERIFY_OK(heard);
        QVERIFY(!heard->text.empty());
        QVERIFY2(heard->text.find("palms on the stone") != std::string::npos, heard->text.c_str());
        QVERIFY(heard->confidence > 0 && heard->confidence <= kDraftConfidence);
        QVERIFY(heard->words.size() > 10);
        for (std::size_t i = 0; i < heard->words.size(); ++i) {
            const auto& word = heard->words[i];
            QVERIFY(word.start < word.end &&
                    word.end.value <= double(sound.size()) / kStudioRate.value + 0.05);
            QVERIFY(i == 0 || heard->words[i - 1].end <= word.start);
        }
    }

    void whatWasHeardBeforeChangesNothing()
    {
        const auto first = said("Nobody waits."), second = said("The lamp burned all night.");
        const auto alone = m_sphinx->hear(second, kStudioRate, {});
        VERIFY_OK(alone);
        auto loud = first;
        applyGain(loud, Decibels(10.0));
        VERIFY_OK(m_sphinx->hear(loud, kStudioRate, {}));
        const auto after = m_sphinx->hear(second, kStudioRate, {});
        VERIFY_OK(after);
        QCOMPARE(after->text, alone->text);
        QCOMPARE(after->confidence, alone->confidence);
        QVERIFY(after->words == alone->words);
    }

    void oddSounds_data()
    {
        QTest::addColumn<Signal>("sound");
        QTest::newRow("nothing") << Signal();
        QTest::newRow("a sample") << Signal(1, 0.5F);
        QTest::newRow("silence") << silence(Seconds(1.0));
        QTest::newRow("beyond full scale") << sine(440, 4, Seconds(0.5));
        auto tune = music();
        tune.resize(std::size_t(30 * kStudioRate.value));
        QTest::newRow("half a minute of music") << tune;
    }
    void oddSounds()
    {
        QFETCH(const Signal, sound);
        const auto heard = m_sphinx->hear(sound, kStudioRate, {});
        VERIFY_OK(heard);
        QVERIFY(heard->text.empty() == heard->words.empty());
        QVERIFY(heard->confidence <= kDraftConfidence); // whatever it takes music for, is to be looked at
    }

    void knowsOneLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("English") << "en" << true;
        QTest::newRow("British") << "en-GB" << true;
        QTest::newRow("German") << "de" << false;
        QTest::newRow("Old English") << "enm" << false;
        QTest::newRow("none") << "" << false;
    }
    void knowsOneLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const bool, isKnown);
        QCOMPARE(m_sphinx->knows(language.toStdString()), isKnown);
    }

    void isCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        VERIFY_ERROR(m_sphinx->hear(said(kText), kStudioRate, stop.get_token()), Code::Cancelled);
        VERIFY_OK(m_sphinx->hear(said("Nobody waits."), kStudioRate, {})); // the next one is heard
    }

    void withoutAModelThereIsNone() { QVERIFY(findPocketSphinx(m_folder) == nullptr); }

    void everyRowNamesIt()
    {
        const auto parrot = std::make_shared<Parrot>();
        VERIFY_OK(
            writeFile(m_folder / "in" / "b.txt", "These words are written and nobody has to hear them"));
        const auto rows = built(parrot, "en");
        int heard = 0;
        for (const auto& row : rows) {
            const bool isHeard = row.clip.recording.starts_with("a-");
            heard += isHeard ? 1 : 0;
            QCOMPARE(row.clip.text.source, std::string(isHeard ? "parrot" : "b.txt"));
            QVERIFY(!row.clip.text.raw.empty());
            QCOMPARE(row.clip.words.size(), std::size_t(isHeard ? 1 : 0));
            if (isHeard)
                QCOMPARE(row.clip.text.confidence, 0.5);
        }
        QVERIFY(heard > 0);
    }

    /// Listening takes long: nobody waits for the words of what is left out, but where it may be accepted
    /// later.
    void whatIsLeftOutIsNotHeard_data()
    {
        QTest::addColumn<Measure>("measure");
        QTest::addColumn<double>("least"); // below it a clip is left out
        QTest::addColumn<bool>("isAll");
        QTest::addColumn<bool>("isHeard");
        QTest::newRow("kept") << Measure::Duration << 0.1 << false << true;
        QTest::newRow("too short") << Measure::Duration << 60.0 << false << false;
        QTest::newRow("too short, in a project") << Measure::Duration << 60.0 << true << true;
        QTest::newRow("dull") << Measure::Bandwidth << 30'000.0 << false << false;
        QTest::newRow("told again by the other clips") << Measure::Reverberation << 60.0 << false << true;
    }
    void whatIsLeftOutIsNotHeard()
    {
        QFETCH(const Measure, measure);
        QFETCH(const double, least);
        QFETCH(const bool, isAll);
        QFETCH(const bool, isHeard);
        for (const auto* beside : {"", "b.txt"}) {
            const auto parrot = std::make_shared<Parrot>();
            auto request = this->request(parrot, "en");
            request.ingest.limits = {{measure, Limit::Side::AtLeast, NAN, least}};
            request.ingest.isAllHeard = isAll;
            if (*beside != '\0') {
                fs::remove(m_folder / "in" / "a.wav");
                VERIFY_OK(writeFile(m_folder / "in" / beside, "These words are placed where they are heard"));
            }
            std::ignore = buildDataset(request, {});
            QCOMPARE(parrot->heard > 0, isHeard);
        }
    }

    void wordsBesideItAreNotHeardAgain_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("text") << "c.txt" << QByteArray("Some words of one clip.");
        QTest::newRow("TEXT") << "c.TXT" << QByteArray("Some words of one clip.");
        QTest::newRow("empty") << "c.txt" << QByteArray("");
        QTest::newRow("blank") << "c.txt" << QByteArray(" \n");
        QTest::newRow("labels") << "c.txt" << QByteArray("0.0\t9.0\tSome words of one clip.\n");
        QTest::newRow("subtitles") << "c.srt"
                                   << QByteArray(
                                          "1\n00:00:00,000 --> 00:00:09,000\nSome words of one clip.\n");
    }
    void wordsBesideItAreNotHeardAgain()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, words);
        fs::remove_all(m_folder / "in");
        writeTalk(m_folder / "in" / "c.wav", 3, 3);
        VERIFY_OK(writeFile(m_folder / "in" / file.toStdString(), words.toStdString()));
        for (const auto& given : {m_folder / "in", m_folder / "in" / "c.wav"}) {
            const auto parrot = std::make_shared<Parrot>();
            auto request = this->request(parrot, "en");
            request.recordings = {given};
            bool isTold = false;
            const BuildWatch watch{{}, [&](const Progress& progress) {
                                       isTold = isTold || progress.stage == Stage::Transcribing;
                                   }};
            VERIFY_OK(buildDataset(request, watch));
            QCOMPARE(int(parrot->heard), 0);
            QVERIFY(!isTold);
        }
    }

    void otherLanguagesAreNotHeard()
    {
        const auto parrot = std::make_shared<Parrot>();
        for (const auto& row : built(parrot, "de")) {
            QCOMPARE(row.clip.language, std::string("de"));
            QVERIFY(row.clip.text.raw.empty() && row.clip.text.source.empty());
        }
        QCOMPARE(int(parrot->heard), 0);
        QCOMPARE(int(m_report.withoutWords.size()), m_report.totals.exported());
    }

    void failingIsToldAndTheRestGoesOn()
    {
        const auto parrot = std::make_shared<Parrot>(Error{Code::Corrupt, Reason::General, "model", {}, {}});
        QVERIFY(!built(parrot, "en").empty());
        QCOMPARE(m_report.failed.size(), std::size_t(2)); // one a recording
        QCOMPARE(m_report.failed.front().subject, std::string("model"));
    }

    void oneClipThatFailsKeepsNoOtherFromItsWords()
    {
        const Error error{Code::Internal, Reason::General, "parrot", {}, {}};
        auto request = this->request(std::make_shared<Parrot>(error, 1), "en");
        request.threads = 1;
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(report->totals.exported() >= 4 && report->withoutWords.size() <= 1);
    }

    void aScratchFileThatFailsEndsTheRecording()
    {
        const auto parrot = std::make_shared<Parrot>(Error{Code::Io, Reason::General, "disk", {}, {}});
        QVERIFY(built(parrot, "en").empty());
    }

    void theSameTwice()
    {
        built(std::make_shared<Parrot>(), "en");
        const auto first = contentsOf(m_folder / "out");
        built(std::make_shared<Parrot>(), "en");
        QVERIFY(contentsOf(m_folder / "out") == first);
    }

    void aBuildIsCancelledWhileItListens()
    {
        std::stop_source stop;
        BuildRequest request = this->request(std::make_shared<Parrot>(), "en");
        const BuildWatch watch{stop.get_token(), [&](const Progress& progress) {
                                   if (progress.done > 0.2 * progress.total)
                                       stop.request_stop(); // the scans are done at a tenth
                               }};
        VERIFY_ERROR(buildDataset(request, watch), Code::Cancelled);
        QVERIFY(!fs::exists(m_folder / "out"));
    }

private:
    BuildRequest request(std::shared_ptr<Recognizer> recognizer, const std::string& language)
    {
        BuildRequest request;
        request.recordings = {m_folder / "in"};
        request.out = m_folder / "out";
        request.ingest.limits = lengthLimits();
        request.ingest.recognizer = std::move(recognizer);
        request.ingest.language = language;
        return request;
    }

    std::vector<DatasetRow> built(std::shared_ptr<Recognizer> recognizer, const std::string& language)
    {
        std::vector<DatasetRow> rows;
        if (auto report = buildDataset(request(std::move(recognizer), language), {}))
            m_report = std::move(*report);
        if (const auto set = readDataset(m_folder / "out"))
            for (const auto& entry : set->entries)
                rows.push_back(entry.row);
        return rows;
    }

    std::shared_ptr<Recognizer> m_sphinx;
    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
    BuildReport m_report;
};

QTEST_GUILESS_MAIN(TstRecognition)
#include "tst_recognition.moc"

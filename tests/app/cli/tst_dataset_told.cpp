// What the dataset commands tell of their work and of what they made, in words that fit.
#include "app/cli/counted.h"
#include "app/cli/exit_status.h"
#include "app/cli/progress_line.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "tests/app/cli/cli_scene.h"

#include <algorithm>

using namespace understudy;
namespace fs = std::filesystem;

class TestDatasetTold : public CliTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        makeFolder();
        fs::create_directories(path("in"));
        for (const auto* name : {"one", "two"}) {
            const auto said = understudyCli({"say",
                                             std::string("The sea lets go of this shelf number ") + name +
                                                 ", and what is left there has to wait for it. ",
                                             "-o", path(std::string("in/") + name + ".wav")});
            QVERIFY2(said.status == 0, said.err.c_str());
        }
        fs::create_directories(path("alone"));
        fs::copy_file(path("in/one.wav"), path("alone/one.wav"));
    }

    void countsInWordsThatFit()
    {
        QCOMPARE(cli::counted(0, "clip"), std::string("0 clips"));
        QCOMPARE(cli::counted(1, "clip"), std::string("1 clip"));
        QCOMPARE(cli::counted(std::size_t(2), "recording"), std::string("2 recordings"));
        const auto built = build("alone", "set");
        QVERIFY2(built.status == 0, built.err.c_str());
        QVERIFY2(has(built.out, "1 clip, ") && has(built.out, "of 1 recording in "), built.out.c_str());
        const auto exported = understudyCli({"dataset", "export", path("set"), "-o", path("theirs")});
        QVERIFY2(has(exported.out, "1 clip in "), exported.out.c_str());
        const auto checked = understudyCli({"dataset", "check", path("set")});
        for (const auto& text : {built.out, exported.out, checked.out})
            QVERIFY2(!has(text, " 1 clips") && !text.starts_with("1 clips") && !has(text, "1 recordings"),
                     text.c_str());
    }

    void tellsStepAndFile_data()
    {
        QTest::addColumn<cli::ProgressLine::Style>("style");
        QTest::addColumn<std::vector<Progress>>("told");
        QTest::addColumn<QString>("expected"); // at its end
        using Style = cli::ProgressLine::Style;
        const auto at = [](Stage stage, int file, const char* name) {
            return Progress{stage, 0, 90, ProgressUnit::AudioSeconds, name, file, 3};
        };
        QTest::newRow("plain, a stage once, whichever file it is of")
            << Style::Plain
            << std::vector{at(Stage::Measuring, 1, "a.wav"), at(Stage::Transcribing, 1, "a.wav"),
                           at(Stage::Measuring, 2, "b.wav"), at(Stage::Transcribing, 2, "b.wav")}
            << "Measuring, file 1 of 3: a.wav\nTranscribing, file 1 of 3: a.wav\n";
        QTest::newRow("a bar, each report")
            << Style::Bar << std::vector{at(Stage::Measuring, 1, "a.wav"), at(Stage::Measuring, 2, "b.wav")}
            << "Measuring, file 2 of 3: b.wav";
        QTest::newRow("a bar, a long name")
            << Style::Bar << std::vector{at(Stage::Reading, 3, "a long name of a recording of today.wav")}
            << QString::fromUtf8("Reading, file 3 of 3: a long name…of today.wav");
    }
    void tellsStepAndFile()
    {
        QFETCH(const cli::ProgressLine::Style, style);
        QFETCH(const std::vector<Progress>, told);
        QFETCH(const QString, expected);
        std::ostringstream err;
        cli::ProgressLine line(err, style);
        JobStatus job;
        job.state = JobState::Running;
        job.started = job.counted = std::chrono::steady_clock::now();
        for (const auto& progress : told) {
            job.progress = progress;
            line.show(job);
        }
        const auto text = QString::fromStdString(err.str());
        QVERIFY2(style == cli::ProgressLine::Style::Plain ? text == expected : text.endsWith(expected),
                 qPrintable(text));
    }

    void tellsOfTheDatasetThatWasBuilt()
    {
        const auto project = path("p.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        QCOMPARE(
            understudyCli({"dataset", "build", path("alone"), "-p", project, "--transcribe", "none"}).status,
            0);
        QVERIFY(understudyCli({"project", "info", project, "--json"}).json()["review"]["dataset"].is_null());
        {
            const auto session = Session::open(project);
            VERIFY_OK(session);
            auto& reviews = (*session)->reviews();
            VERIFY_OK(reviews.setVerdict({reviews.snapshot()->clips.front()->clip.id}, Verdict::Accepted));
        }
        const auto built = understudyCli({"dataset", "build", "-p", project});
        QVERIFY2(built.status == 0, built.err.c_str());
        const auto told = understudyCli({"project", "info", project, "--json"}).json()["review"]["dataset"];
        QCOMPARE(told["clips"].get<int>(), 1);
        QVERIFY(told["seconds"].get<double>() > 2);
        QCOMPARE(told["folder"].get<std::string>(), (fs::path(project) / "dataset").string());
        const auto said = understudyCli({"project", "info", project}).out;
        QVERIFY2(has(said, "Dataset: 1 clip, 0:0") && has(said, ", in " + project), said.c_str());
        QVERIFY2(has(said, "1 recording, "), said.c_str());
    }

    void tellsHowItIsSplit()
    {
        const auto built = build("in", "split");
        QVERIFY2(has(built.out, "2 recordings are too few to split by recording, which takes 10. Each one is split "
                                "by time instead: train 80 %, then val 10 %, then test 10 %.\n"),
                 built.out.c_str());
    }

    void namesClipsWithoutWords()
    {
        const auto project = path("emptied.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        QCOMPARE(
            understudyCli({"dataset", "build", path("alone"), "-p", project, "--transcribe", "none"}).status,
            0);
        std::string clip;
        {
            const auto session = Session::open(project);
            VERIFY_OK(session);
            auto& reviews = (*session)->reviews();
            clip = reviews.snapshot()->clips.front()->clip.id;
            VERIFY_OK(reviews.setVerdict({clip}, Verdict::Accepted));
        }
        const auto built = understudyCli({"dataset", "build", "-p", project});
        QVERIFY2(has(built.out, "1 clip has no words: ") && has(built.out, "\n  " + clip), built.out.c_str());
        const auto json = understudyCli({"dataset", "build", "-p", project, "--json"}).json();
        QCOMPARE(json["without_words"].get<int>(), 1);
        QCOMPARE(json["clips_without_words"][0].get<std::string>(), clip);
        const auto set = project + "/dataset";
        const auto checked = understudyCli({"dataset", "check", set});
        QVERIFY2(checked.out.ends_with("Nothing wrong with its files, but to be looked at: no_text 1\n"),
                 checked.out.c_str());
        const auto exported = understudyCli({"dataset", "export", set, "-o", path("wordless")});
        QVERIFY2(has(exported.out, "1 clip has no words") && has(exported.out, "  " + clip),
                 exported.out.c_str());
        QCOMPARE(understudyCli({"dataset", "export", set, "-o", path("wordless2"), "--json"})
                     .json()["clips_without_words"][0]
                     .get<std::string>(),
                 clip);
    }

    void anExportTellsOfAListThatWasChanged()
    {
        QCOMPARE(build("in", "halved").status, 0);
        const auto list = path("halved/train/metadata.jsonl");
        const auto text = readFile(list, Bytes(1 << 20)).value();
        VERIFY_OK(writeFile(list, text.substr(0, text.find('\n') + 1)));
        const auto exported = understudyCli({"dataset", "export", path("halved"), "-o", path("half")});
        QVERIFY2(exported.status == 0, exported.err.c_str());
        QVERIFY2(has(exported.out, list + " was changed since it was written"), exported.out.c_str());
        VERIFY_OK(writeFile(list, ""));
        const auto none = understudyCli({"dataset", "export", path("halved"), "-o", path("none")});
        QVERIFY2(none.status != 0 && has(none.err, "holds no clip"), none.err.c_str());
    }

    /// Its clips are cut already.
    void aDatasetIsNoRecordingOfAProject()
    {
        const auto project = path("q.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        QCOMPARE(build("in", "ours").status, 0);
        const auto refused = understudyCli({"dataset", "build", path("ours"), "-p", path("q")}); // as it was made
        QVERIFY(refused.status != 0);
        QVERIFY2(has(refused.err, "is a dataset, whose clips are cut already"), refused.err.c_str());
        const auto beside =
            understudyCli({"dataset", "build", path("ours"), path("in"), "-p", project, "--json"});
        QVERIFY2(beside.status == cli::kLeftOut, beside.err.c_str());
        QCOMPARE(beside.json()["added"].size(), std::size_t(2)); // and nothing of the dataset
        QCOMPARE(beside.json()["failed"][0]["reason"].get<std::string>(), std::string("DatasetGiven"));
    }

    /// And the rest goes on.
    void namesWhatIsLeftOut_data()
    {
        QTest::addColumn<QString>("file"); // beside in
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("not there") << "gone.wav" << QByteArray() << "gone.wav is not there";
        QTest::newRow("no sound") << "notes.wav" << QByteArray("No sound.") << "Left out: ";
    }
    void namesWhatIsLeftOut()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        const auto given = path(file.toStdString());
        if (!bytes.isEmpty())
            VERIFY_OK(writeFile(given, bytes.toStdString()));
        const auto out = path("with " + file.toStdString());
        const auto built = understudyCli({"dataset", "build", path("in"), given, "-o", out, "--transcribe",
                                          "none", "--limit", "bandwidth_hz.reject=none", "--limit",
                                          "duration_sec.min.reject=none"});
        QVERIFY2(built.status == cli::kLeftOut, built.err.c_str());
        QVERIFY2(has(built.out, said.toStdString()) && has(built.out, given), built.out.c_str());
        QVERIFY2(has(built.out, "2 clips, "), built.out.c_str());
        const auto project = path("left " + file.toStdString() + ".understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        const auto added =
            understudyCli({"dataset", "build", path("in"), given, "-p", project, "--transcribe", "none"});
        QCOMPARE(added.status, cli::kLeftOut);
        QVERIFY2(has(added.out, "2 recordings added"), added.out.c_str());
    }

    void namesWordsThatCannotBeRead()
    {
        fs::create_directories(path("odd words"));
        fs::copy_file(path("in/one.wav"), path("odd words/one.wav"));
        VERIFY_OK(writeFile(path("odd words/one.srt"), "1\nsoon --> later\nThe sea\n"));
        const auto built = build("odd words", "odd set");
        QCOMPARE(built.status, cli::kLeftOut);
        QVERIFY2(!has(built.out, "Left out: ") && has(built.out, "The words in ") &&
                     has(built.out, "line 2: not a time: \"soon\""),
                 built.out.c_str());
    }

    void saysWhatToDoAboutGuessedWords()
    {
        fs::create_directories(path("long"));
        std::string text;
        for (const auto* number : {"one", "two", "three", "four", "five", "six"})
            text += std::string("The sea lets go of this shelf number ") + number +
                    ", and what is left there has to wait for it to come back one day. ";
        QCOMPARE(understudyCli({"say", text, "-o", path("long/talk.wav")}).status, 0);
        VERIFY_OK(writeFile(path("long/talk.txt"), "Nobody says any of these words in that recording at all"));
        const auto built = build("long", "guessed");
        QCOMPARE(built.status, 0);
        QVERIFY2(has(built.out, " words that were placed by guess: "), built.out.c_str());
        QVERIFY2(has(built.out, "build again"), built.out.c_str());
        const auto checked = understudyCli({"dataset", "check", path("guessed")});
        QVERIFY2(has(checked.out, "share_words_unsure    1.000  (at most 0.00)  NOT MET"), checked.out.c_str());
    }

private:
    static bool has(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }
    Outcome build(const std::string& in, const std::string& out) const
    {
        return understudyCli({"dataset", "build", path(in), "-o", path(out), "--transcribe", "none",
                              "--limit", "bandwidth_hz.reject=none", "--limit",
                              "duration_sec.min.reject=none"});
    }
};

QTEST_GUILESS_MAIN(TestDatasetTold)
#include "tst_dataset_told.moc"

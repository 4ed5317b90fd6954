// understudy dataset: a dataset from spoken recordings, checked, exported and brought back; what bad input
// gets.
#include "app/cli/exit_status.h"
#include "core/session/review_service.h"
#include "core/session/session.h"
#include "tests/app/cli/cli_scene.h"

#include <algorithm>
#include <map>
#include <sstream>

using namespace understudy;
namespace fs = std::filesystem;

class TestDatasetCommand : public CliTest
{
    Q_OBJECT

    static bool isPath(const std::string& argument)
    {
        return argument == "in" || argument == "x" || argument == "quiet" || argument.starts_with("gone");
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeFolder();
        fs::create_directories(path("in"));
        std::string text;
        for (int i = 0; i < 12; ++i)
            text += "The sea lets go of shelf number " + std::to_string(i) +
                    ", and what is left there has to wait for it. ";
        for (const auto* name : {"one", "two"}) {
            const auto said = understudyCli({"say", text, "-o", path(std::string("in/") + name + ".wav"),
                                             "--voice", name[0] == 'o' ? "draft/slt" : "draft/rms"});
            QVERIFY2(said.status == 0, said.err.c_str());
        }
        VERIFY_OK(writeFile(path("in/bad.wav"), "no sound"));
    }

    void buildsAndSaysWhatItLeftOut()
    {
        const auto built = understudyCli(
            {"dataset", "build", path("in"), "-o", path("set"), "--transcribe", "none", "--json"});
        QVERIFY2(built.status == cli::kLeftOut, built.out.c_str());
        const auto json = built.json();
        QCOMPARE(json["recordings"].size(), std::size_t(2));
        QCOMPARE(json["failed"].size(), std::size_t(1));
        QVERIFY(json["failed"][0]["message"].get<std::string>().find("bad.wav") != std::string::npos);
        QVERIFY(json["speech_sec"].get<double>() > 20);
        QCOMPARE(json["split_method"].get<std::string>(), std::string("time"));
        QVERIFY(fs::exists(path("set/dataset.json")));
        QVERIFY(understudyCli({"dataset", "build", path("in"), "-o", path("set"), "--transcribe", "none"})
                    .out.find("Left out:") != std::string::npos);
    }

    void takesPathsFromWhereItIs()
    {
        const auto before = fs::current_path();
        fs::current_path(path(""));
        const auto built =
            understudyCli({"dataset", "build", "in", "-o", "here", "--transcribe", "none", "--json"});
        fs::current_path(before);
        QVERIFY2(built.status == cli::kLeftOut, built.out.c_str());
        QVERIFY(fs::exists(path("here/dataset.json")));
    }

    void theKitsOwnNamesOfOptions()
    {
        std::vector<std::string> arguments{"dataset", "build", "--in_dir", path("in"), "--out_dir", path("kit")};
        std::istringstream more("--min_sec 4 --max-sec 12 --margin_ms 100 --hum_autonotch --mains 50 --notch_strength 0.7 "
                                "--split 70/20/10 --split_seed 7 --high-pass 70 --denoise 6 --declick --limit "
                                "snr_db.reject=12.5 --limit clicks.review=none --transcribe none --language en-GB --json");
        for (std::string argument; more >> argument;)
            arguments.push_back(argument);
        const auto built = understudyCli(arguments);
        QVERIFY2(built.status == cli::kLeftOut, built.out.c_str());
        const auto about = nlohmann::json::parse(readFile(path("kit/dataset.json"), Bytes(1 << 20)).value());
        QCOMPARE(about["options"]["min_sec"].get<double>(), 4.0);
        QCOMPARE(about["options"]["split_seed"].get<int>(), 7);
        QCOMPARE(about["options"]["mains"].get<int>(), 50);
        QCOMPARE(about["options"]["high_pass"].get<int>(), 70);
        QCOMPARE(about["options"]["denoise"].get<int>(), 6);
        QCOMPARE(about["options"]["declick"].get<bool>(), true);
        QCOMPARE(about["options"]["transcribe"].get<std::string>(), std::string("none"));
        for (const auto& limit : about["options"]["limits"]) {
            if (limit["rule"] == "snr_db")
                QCOMPARE(limit["reject"].get<double>(), 12.5);
            QVERIFY(limit["rule"] != "clicks" || !limit.contains("review"));
        }
        const auto rows = readFile(path("kit/train/metadata.jsonl"), Bytes(1 << 20)).value();
        QVERIFY2(rows.find("high-pass at 70 Hz") != std::string::npos, rows.c_str());
        QVERIFY2(rows.find("\"lang\":\"en-GB\"") != std::string::npos, rows.c_str());
    }

    void listensWhereNoFileTellsTheWords()
    {
        fs::create_directories(path("short"));
        const auto said = understudyCli({"say",
                                         "Put both palms on the stone and tell me the first thing you feel. "
                                         "Nobody waits for the lamp that burned all night.",
                                         "-o", path("short/one.wav"), "--voice", "draft/rms"});
        QCOMPARE(said.status, 0);
        const auto built = understudyCli({"dataset", "build", path("short"), "-o", path("heard"), "--limit",
                                          "speech_level_db.max.review=none", "--json"});
        QVERIFY2(built.status == 0, built.out.c_str());
        QCOMPARE(built.json()["without_words"].get<int>(), 0);
        std::string rows; // of a clip or two, in whichever split
        for (const auto* split : {"train", "val", "test"})
            rows += readFile(path(std::string("heard/") + split + "/metadata.jsonl"), Bytes(1 << 20))
                        .value_or("");
        QVERIFY2(rows.find("\"text_source\":\"pocketsphinx\"") != std::string::npos, rows.c_str());
        const auto german =
            understudyCli({"dataset", "build", path("short"), "-o", path("german"), "--language", "de"});
        QVERIFY2(german.out.find("no words") != std::string::npos, german.out.c_str());
    }

    void checksExportsAndImports()
    {
        QCOMPARE(
            understudyCli({"dataset", "build", path("in"), "-o", path("set"), "--transcribe", "none"}).status,
            cli::kLeftOut);
        const auto checked = understudyCli({"dataset", "check", path("set"), "--json"});
        QCOMPARE(checked.status, 0);
        QVERIFY(checked.json()["sound"].get<bool>());
        QVERIFY(!checked.json()["goals"].empty());
        for (const auto* layout : {"ljspeech", "audiofolder", "sesame"}) {
            const auto exported = understudyCli(
                {"dataset", "export", path("set"), "-o", path(layout), "--layout", layout, "--json"});
            QVERIFY2(exported.status == 0, exported.out.c_str());
            const auto clips = exported.json()["clips"].get<int>();
            const auto imported = understudyCli(
                {"dataset", "import", path(layout), "-o", path(std::string(layout) + "-back"), "--json"});
            QVERIFY2(imported.status == 0 || clips == 0, imported.out.c_str());
        }
        fs::remove(fs::directory_iterator(path("set/train"))->path());
        QVERIFY(understudyCli({"dataset", "check", path("set")}).status != 0);
    }

    /// No option changes a dataset of ours, and none is praised for what it would do to it.
    void saysThatADatasetIsTakenOverAsItIs()
    {
        QCOMPARE(understudyCli({"dataset", "build", path("in"), "-o", path("whole"), "--transcribe", "none"})
                     .status,
                 cli::kLeftOut);
        auto about = nlohmann::json::parse(readFile(path("whole/dataset.json"), Bytes(1 << 20)).value());
        about["totals"]["rejected_by_rule"]["hum_db"] = 3; // as of recordings with hum
        VERIFY_OK(writeFile(path("whole/dataset.json"), about.dump()));
        const auto again =
            understudyCli({"dataset", "build", path("whole"), "-o", path("again"), "--sr", "16000"});
        QVERIFY2(again.status == 0, again.err.c_str());
        QVERIFY2(again.out.find("taken over as it is, and the options") != std::string::npos,
                 again.out.c_str());
        QVERIFY2(again.out.find("hum_db 3") != std::string::npos, again.out.c_str());
        for (const auto* remedy : {"--hum-autonotch", "--transcribe"})
            QVERIFY2(again.out.find(remedy) == std::string::npos, again.out.c_str());
    }

    void bringsRecordingsIntoAProject()
    {
        const auto project = path("p.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        const auto added =
            understudyCli({"dataset", "build", path("in"), "-p", project, "--transcribe", "none", "--json"});
        QVERIFY2(added.status == cli::kLeftOut, added.out.c_str());
        QCOMPARE(added.json()["added"].size(), std::size_t(2));
        QCOMPARE(added.json()["failed"].size(), std::size_t(1));
        QCOMPARE(added.json()["verdicts"]["none"].get<int>(), added.json()["clips"].get<int>());
        const auto again = understudyCli({"dataset", "build", path("in/one.wav"), "-p", project, "--json"});
        QCOMPARE(again.json()["known"].size(), std::size_t(1));
        const auto early = understudyCli({"dataset", "build", "-p", project, "--spk-sim-thresh", "0.5"});
        QVERIFY(early.status != 0);
        QVERIFY2(early.out.find("--spk-sim-thresh needs") != std::string::npos, early.out.c_str());
        QVERIFY2(early.err.find("is accepted yet") != std::string::npos, early.err.c_str());
    }

    void tellsOfTheReviewAndItsSecondPass()
    {
        const auto project = path("reviewed.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        QCOMPARE(understudyCli({"dataset", "build", path("in"), "-p", project, "--min-sec", "1", "--max-sec",
                                "4", "--margin-ms", "50", "--transcribe", "none"})
                     .status,
                 cli::kLeftOut);
        const auto before = understudyCli({"dataset", "check", "-p", project, "--json"});
        QVERIFY2(before.status == 0, before.out.c_str());
        QVERIFY(before.json()["second_pass"].is_null());
        std::string defective;
        {
            auto session = Session::open(project);
            VERIFY_OK(session);
            auto& reviews = (*session)->reviews();
            std::vector<std::string> all;
            for (const auto& clip : reviews.snapshot()->clips)
                all.push_back(clip->clip.id);
            VERIFY_OK(reviews.setVerdict(all, Verdict::Accepted));
            QVERIFY(int(all.size()) >= kFewestForBlindPass);
            const auto pass = reviews.beginBlindPass(59, 11);
            VERIFY_OK(pass);
            defective = pass->answers.at(0).clip;
            VERIFY_OK(reviews.answerBlindly(*pass, {defective, Verdict::Rejected, RejectReason::Hum}));
            VERIFY_OK(reviews.answerBlindly(*pass, {pass->answers.at(1).clip, Verdict::Accepted, {}}));
        }
        const auto after = understudyCli({"dataset", "check", "-p", project, "--json"});
        const auto pass = after.json()["second_pass"];
        QCOMPARE(pass["seed"].get<int>(), 11);
        QCOMPARE(pass["heard"].get<int>(), 2);
        QCOMPARE(pass["defects"].get<int>(), 1);
        QCOMPARE(pass["drawn_from"].get<int>(), after.json()["verdicts"]["accepted"].get<int>());
        QVERIFY(std::abs(pass["interval_95"][1].get<double>() - 0.9874) < 1e-4);
        QVERIFY(!pass["goal_shown"].get<bool>());
        QCOMPARE(pass["defective"][0]["clip"].get<std::string>(), defective);
        QCOMPARE(pass["defective"][0]["reason"].get<std::string>(), std::string("hum"));
        const auto said = understudyCli({"dataset", "check", "-p", project}).out;
        QVERIFY2(said.find("1 of 2 had a defect: between 1.3 % and 98.7 %") != std::string::npos,
                 said.c_str());
    }

    /// What is wrong, where, and what to do.
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char* name, const std::initializer_list<const char*>& given,
                            const std::initializer_list<const char*>& said) {
            QStringList lists[2];
            for (const auto* argument : given)
                lists[0].push_back(QString::fromUtf8(argument));
            for (const auto* part : said)
                lists[1].push_back(QString::fromUtf8(part));
            QTest::newRow(name) << lists[0] << lists[1];
        };
        row("a limit with another name", {"build", "in", "-o", "x", "--limit", "snr.reject=20"},
            {"--limit snr.reject=20", "those like it are snr_db.review, snr_db.reject"});
        row("a limit with no name at all", {"build", "in", "-o", "x", "--limit", "loud=20"},
            {"--limit loud=20", "the limits are duration_sec.min.review"});
        row("a limit without a number", {"build", "in", "-o", "x", "--limit", "snr_db.reject=low"},
            {"--limit snr_db.reject=low", "snr_db.reject=20"});
        row("a limit that does not say what happens beyond it",
            {"build", "in", "-o", "x", "--limit", "bandwidth_hz=6000"},
            {"--limit bandwidth_hz=6000", "add .reject", "or .review", "--limit bandwidth_hz.reject=6000"});
        row("one with two sides", {"build", "in", "-o", "x", "--limit", "duration_sec=6"},
            {"duration_sec.min.reject"});
        row("a limit of an import", {"import", "in", "-o", "x", "--limit", "snr_db.reject=low"},
            {"--limit snr_db.reject=low", "give a number or none"});
        row("an option that is none", {"import", "in", "-o", "x", "--margin-ms", "5"},
            {"“dataset import” has no option --margin-ms", "“understudy dataset import --help”"});
        row("shares", {"build", "in", "-o", "x", "--split", "80/10"}, {"--split 80/10", "as 80/10/10"});
        row("no such language", {"build", "in", "-o", "x", "--language", "xx-nonsense"},
            {"--language xx-nonsense", "de or pt-BR"});
        row("a place that takes nothing", {"build", "in", "-o", "/proc/x"},
            {"/proc may not be written", "another"});
        row("nothing is left",
            {"build", "in", "-o", "x", "--transcribe", "none", "--limit", "duration_sec.min.reject=59"},
            {"clips were rejected, and ", " was not written", "Length ", " s is below 59.0 s (",
             "To keep them: ", " --limit duration_sec.min.reject=none"});
        row("no folder of a speaker", {"build", "in", "-o", "x", "--target-speaker-dir", "gone"},
            {"There is no folder", "gone"});
        row("a speaker who says nothing", {"build", "in", "-o", "x", "--target-speaker-dir", "quiet"},
            {"too little speech", "30 s"});
        row("a speaker in a project", {"build", "in", "-p", "gone", "--target-speaker-dir", "in"},
            {"--target-speaker-dir", "without --project"});
    }
    void saysWhatIsWrong()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QStringList, said);
        fs::create_directories(path("quiet"));
        std::vector<std::string> all{"dataset"};
        for (const auto& argument : arguments)
            all.push_back(isPath(argument.toStdString()) ? path(argument.toStdString())
                                                         : argument.toStdString());
        const auto outcome = understudyCli(all);
        QVERIFY(outcome.status != 0);
        for (const auto& part : said)
            QVERIFY2(outcome.err.find(part.toStdString()) != std::string::npos, outcome.err.c_str());
        const auto sentence = outcome.err.find("understudy: ");
        QVERIFY(outcome.err.find('\n', sentence) == outcome.err.size() - 1); // one, and nothing after it
        QVERIFY(!fs::exists(path("x")) && !fs::exists(path(".x.building")));
    }

    /// As far as it goes; in a project too.
    void usesWhatIsThereOfACutRecording()
    {
        fs::create_directories(path("cut"));
        const auto bytes = readFile(path("in/one.wav"), Bytes(1 << 24)).value();
        VERIFY_OK(writeFile(path("cut/one.wav"), bytes.substr(0, bytes.size() / 2)));
        const auto built =
            understudyCli({"dataset", "build", path("cut"), "-o", path("cut-set"), "--transcribe", "none",
                           "--limit", "bandwidth_hz.reject=none", "--json"});
        QVERIFY2(built.status == 0, built.err.c_str());
        const auto told = built.json()["cut_short"];
        QCOMPARE(told.size(), std::size_t(1));
        QVERIFY(told[0]["promised_sec"].get<double>() > 1.9 * told[0]["seconds"].get<double>());
        const auto project = path("cut.understudy");
        QCOMPARE(understudyCli({"project", "new", project}).status, 0);
        const auto added =
            understudyCli({"dataset", "build", path("cut"), "-p", project, "--transcribe", "none"});
        QVERIFY2(added.out.find("one.wav ends after") != std::string::npos, added.out.c_str());
    }

    void comparesWithTheTargetSpeaker()
    {
        fs::create_directories(path("target"));
        fs::copy_file(path("in/one.wav"), path("target/one.wav"), fs::copy_options::overwrite_existing);
        const auto built =
            understudyCli({"dataset", "build", path("in"), "-o", path("compared"), "--transcribe", "none",
                           "--limit", "bandwidth_hz.reject=none", "--target-speaker-dir", path("target/"),
                           "--spk_sim_thresh", "0.55"});
        QVERIFY2(built.status == cli::kLeftOut, built.err.c_str());
        QVERIFY2(built.out.find("--spk-sim-thresh needs speaker weights") != std::string::npos,
                 built.out.c_str());
        const auto about =
            nlohmann::json::parse(readFile(path("compared/dataset.json"), Bytes(1 << 20)).value());
        QCOMPARE(about["options"]["target_speaker"].get<std::string>(), std::string("target"));
        std::map<std::string, std::vector<double>> far;
        for (const auto* split : {"train", "val", "test"}) {
            std::istringstream in(
                readFile(path(std::string("compared/") + split + "/metadata.jsonl"), Bytes(1 << 22)).value());
            for (std::string line; std::getline(in, line);) {
                const auto row = nlohmann::json::parse(line);
                far[row["source"]["file"]].push_back(row["qc"]["spectral_outlier"].get<double>());
            }
        }
        QVERIFY(!far["one.wav"].empty() && !far["two.wav"].empty());
        QVERIFY2(std::ranges::max(far["one.wav"]) < std::ranges::min(far["two.wav"]),
                 qPrintable(QStringLiteral("%1 %2")
                                .arg(std::ranges::max(far["one.wav"]))
                                .arg(std::ranges::min(far["two.wav"]))));
        QVERIFY(std::ranges::min(far["two.wav"]) > 4);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::initializer_list<const char*>& given, int status) {
            QStringList arguments;
            for (const auto* argument : given)
                arguments.push_back(QString::fromUtf8(argument));
            QTest::newRow(name) << arguments << status;
        };
        row("no such file", {"build", "gone.wav", "-o", "x"}, cli::exitStatus(Code::NotFound));
        row("no recordings", {"build", "-o", "x"}, cli::exitStatus(Code::InvalidInput));
        row("shares", {"build", "in", "-o", "x", "--split", "80/10"}, cli::exitStatus(Code::InvalidInput));
        row("lengths", {"build", "in", "-o", "x", "--min-sec", "9", "--max-sec", "8"},
            cli::exitStatus(Code::InvalidInput));
        row("in the way", {"build", "in", "-o", "in"}, cli::exitStatus(Code::InvalidInput));
        row("mains", {"build", "in", "-o", "x", "--mains", "55"}, cli::kUsage);
        row("nothing to check", {"check"}, cli::kUsage);
        row("two things to check", {"check", "in", "-p", "gone"}, cli::kUsage);
        row("no project to check", {"check", "-p", "gone"}, cli::exitStatus(Code::NotFound));
        row("too much", {"build", "in", "-o", "x", "--denoise", "30"}, cli::kUsage);
        row("no such limit", {"build", "in", "-o", "x", "--limit", "snr=20"},
            cli::exitStatus(Code::InvalidInput));
        row("a limit without a number", {"build", "in", "-o", "x", "--limit", "snr_db.reject=low"},
            cli::exitStatus(Code::InvalidInput));
        row("no dataset", {"check", "in"}, cli::exitStatus(Code::InvalidInput));
        row("no such folder", {"export", "gone", "-o", "x"}, cli::exitStatus(Code::NotFound));
        row("unknown layout", {"export", "in", "-o", "x", "--layout", "elsewhere"}, cli::kUsage);
    }
    void badInput()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, status);
        std::vector<std::string> all{"dataset"};
        for (const auto& argument : arguments)
            all.push_back(isPath(argument.toStdString()) ? path(argument.toStdString())
                                                         : argument.toStdString());
        const auto outcome = understudyCli(all);
        QVERIFY2(outcome.status == status, outcome.err.c_str());
        QVERIFY(!outcome.err.empty());
        QVERIFY(!fs::exists(path("x")));
    }
};

QTEST_GUILESS_MAIN(TestDatasetCommand)
#include "tst_dataset_command.moc"

// Datasets of ours that were changed by hand, taken over, or left clips out.
#include "core/base/hash.h"
#include "core/data/dataset/check.h"
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <functional>
#include <set>
#include <sstream>

using namespace understudy;
using namespace understudy::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

using Change = std::function<void(Json&)>;

std::vector<Json> linesOf(const fs::path& file)
{
    std::istringstream in(bytesOf(file));
    std::vector<Json> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(Json::parse(line));
    return lines;
}

std::string textOf(const std::vector<Json>& lines)
{
    std::string text;
    for (const auto& line : lines)
        if (!line.is_null()) // taken out
            text += line.dump() + "\n";
    return text;
}

std::string flawsOf(const DatasetCheck& check)
{
    std::set<std::string> flaws;
    for (const auto& finding : check.findings)
        flaws.insert(std::string(name(finding.flaw)));
    std::string all;
    for (const auto& flaw : flaws)
        all += (all.empty() ? "" : " ") + flaw;
    return all;
}

} // namespace

class TstDatasetEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_set = fs::path(m_made.path().toStdString()) / "out";
        for (int i = 0; i < 2; ++i) {
            const auto stem = "talk" + std::to_string(i);
            writeTalk(m_set.parent_path() / "in" / (stem + ".wav"), std::uint64_t(i + 1), 30);
            std::string words;
            for (int cue = 0; cue < 30; ++cue)
                words += std::to_string(0.4 + cue * 2.9) + "\t" + std::to_string(2.8 + cue * 2.9) +
                         "\tPhrase " + std::to_string(cue) + " of “" + stem + "”.\n";
            VERIFY_OK(writeFile(m_set.parent_path() / "in" / (stem + ".txt"), words));
        }
        writeTalk(m_set.parent_path() / "in" / "short.wav", 9, 1); // too short for a clip
        const auto report = buildDataset(talkRequest(m_set.parent_path()), {});
        VERIFY_OK(report);
        QVERIFY(report->totals.clips.at("train") > 1 && report->totals.clips.at("test") > 0);
        QVERIFY(!report->rejected.empty());
    }
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_copy = fs::path(m_scratch->path().toStdString()) / "copy";
        fs::copy(m_set, m_copy, fs::copy_options::recursive);
    }

    void checkSeesWhatWasChangedByHand_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("flaws");
        QTest::addColumn<bool>("isSound");
        const auto row = [](const char* name, const char* flaws, Change change) {
            QTest::newRow(name) << std::move(change) << QString::fromLatin1(flaws)
                                << (QLatin1String(flaws) == QLatin1String("list") || *flaws == 0);
        };
        row("nothing", "", [](Json&) {});
        row("the text alone", "list text", [](Json& line) { line["text"] = "Something else."; });
        row("the plain text, not the raw one", "list text",
            [](Json& line) { line["text"] = line["text_norm"] = "Something else."; });
        row("every text", "list",
            [](Json& line) { line["text"] = line["text_norm"] = line["text_raw"] = "Something else."; });
        row("the length in seconds", "length list", [](Json& line) { line["duration_sec"] = 3.25; });
        row("the length in frames", "length list", [](Json& line) { line["frames"] = 1234; });
        row("the split", "list split", [](Json& line) { line["split"] = "test"; });
        row("the start", "list times", [](Json& line) { line["start_sec"] = 1.0; });
        row("a start before the beginning", "list times", [](Json& line) { line["start_sec"] = -2.0; });
        row("samples before the beginning", "list times",
            [](Json& line) { line["source"]["start_sample"] = -48'000; });
        row("the rate", "list rate", [](Json& line) { line["sample_rate"] = 22'050; });
        row("the bits", "format list", [](Json& line) { line["bit_depth"] = 24; });
        row("the hash", "hash list", [](Json& line) { line["pcm_sha256"] = std::string(64, 'c'); });
    }
    void checkSeesWhatWasChangedByHand()
    {
        QFETCH(const Change, change);
        QFETCH(const QString, flaws);
        QFETCH(const bool, isSound);
        editFirst(m_copy, change);
        const auto check = checkDataset(m_copy, {}, {});
        VERIFY_OK(check);
        QCOMPARE(QString::fromStdString(flawsOf(*check)), flaws);
        QCOMPARE(check->isSound(), isSound);
    }

    void othersListsAreHeldToWhatTheySay_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("flaws");
        QTest::newRow("nothing told") << R"({"file_name":"a.wav","text":"Hi"})"
                                      << "";
        QTest::newRow("a length") << R"({"file_name":"a.wav","text":"Hi","duration":1.0})"
                                  << "";
        QTest::newRow("another length") << R"({"file_name":"a.wav","text":"Hi","duration":2.0})"
                                        << "length";
        QTest::newRow("another rate") << R"({"file_name":"a.wav","text":"Hi","sample_rate":16000})"
                                      << "rate";
        QTest::newRow("another split") << R"({"file_name":"a.wav","text":"Hi","split":"test"})"
                                       << "split";
        QTest::newRow("backwards") << R"({"file_name":"a.wav","text":"Hi","start_sec":3,"end_sec":2})"
                                   << "times";
    }
    void othersListsAreHeldToWhatTheySay()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, flaws);
        const auto folder = m_copy.parent_path() / "theirs";
        fs::create_directories(folder / "train");
        VERIFY_OK(writeSound(folder / "train/a.wav", {}, noise(0.1, Seconds(1.0))));
        VERIFY_OK(writeFile(folder / "train/metadata.jsonl", line.toStdString() + "\n"));
        const auto check = checkDataset(folder, {}, {});
        VERIFY_OK(check);
        QCOMPARE(QString::fromStdString(flawsOf(*check)), flaws);
    }

    void tellsWhyEachClipIsOut()
    {
        const auto rejected = linesOf(m_set / "rejected.jsonl");
        QVERIFY(!rejected.empty());
        const auto about = Json::parse(bytesOf(m_set / "dataset.json"));
        QCOMPARE(int(rejected.size()), about["totals"]["rejected"].get<int>());
        const auto page = bytesOf(m_set / "report.html");
        for (const auto& line : rejected) {
            QVERIFY(line["why"] == Json::array({"duration_sec"}));
            QVERIFY(line["source"]["file"] == "short.wav");
            QVERIFY(line["end_sec"].get<double>() > line["start_sec"].get<double>());
            QVERIFY(!line.contains("file_name"));
        }
        QVERIFY(page.find("<td>short.wav</td>") != std::string::npos);
        QVERIFY(page.find("2 of 3 recordings") != std::string::npos);
        QVERIFY(page.find("<td>Length ") != std::string::npos); // as the studio calls it
        QVERIFY(page.find("duration_sec") == std::string::npos);
    }

    void oursIsTakenOverAsItIs_data()
    {
        QTest::addColumn<bool>("isBuilt");
        QTest::addColumn<QString>("out");
        QTest::newRow("import") << false << "out";
        QTest::newRow("import, with a slash") << false << "out/";
        QTest::newRow("build") << true << "out";
    }
    void oursIsTakenOverAsItIs()
    {
        QFETCH(const bool, isBuilt);
        QFETCH(const QString, out);
        const auto place = m_copy.parent_path() / "more" / "out"; // the report is headed by the folder's name
        fs::create_directories(place.parent_path());
        BuildRequest request;
        request.recordings = {m_set};
        request.out = place.parent_path() / out.toStdString();
        for (int time = 0; time < 2; ++time) { // the second one takes the place of the first
            const auto report = isBuilt ? buildDataset(request, {}) : takeOver(m_set, request.out, {});
            VERIFY_OK(report);
            QVERIFY(report->failed.empty());
        }
        const auto before = contentsOf(m_set), after = contentsOf(place);
        for (const auto& [file, bytes] : before)
            QVERIFY2(after.contains(file) && after.at(file) == bytes, file.c_str());
        QCOMPARE(after.size(), before.size());
        const auto clip = *fs::directory_iterator(place / "test");
        QCOMPARE(fs::hard_link_count(clip), std::uintmax_t(1)); // a change there changes nothing here
    }

    void whatWasChangedIsLeftOut_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("leftOut"); // clips that are not there, told or taken out by hand
        QTest::addColumn<int>("told");    // those, and the list
        QTest::addColumn<Reason>("why");  // the last that is told
        const auto row = [](const char* name, int leftOut, int told, Reason why, Change change) {
            QTest::newRow(name) << std::move(change) << leftOut << told << why;
        };
        row("the text", 1, 2, Reason::RowContradicts, [](Json& line) { line["text"] = "Something else."; });
        row("the raw text", 1, 2, Reason::RowContradicts,
            [](Json& line) { line["text_raw"] = "Something else."; });
        row("a plain text of two lines", 1, 2, Reason::RowContradicts,
            [](Json& line) { line["text"] = line["text_norm"] = "Something\nelse."; });
        row("the sound", 1, 2, Reason::SoundChanged,
            [](Json& line) { line["pcm_sha256"] = std::string(64, 'c'); });
        row("another tool", 1, 2, Reason::RowForeign, [](Json& line) { line["tool"] = "another"; });
        row("a name that leads out", 1, 2, Reason::RowContradicts,
            [](Json& line) { line["file_name"] = "../x.wav"; });
        row("a name in a folder", 1, 2, Reason::RowNameTaken, [](Json& line) {
            line["file_name"] = "a/x.wav";
            line["audio"] = "train/a/x.wav";
        });
        row("every text", 0, 1, Reason::ListChanged,
            [](Json& line) { line["text"] = line["text_norm"] = line["text_raw"] = "Something else."; });
        row("the language", 0, 1, Reason::ListChanged, [](Json& line) { line["lang"] = "de"; });
        row("the line is gone", 1, 1, Reason::ListChanged, [](Json& line) { line = nullptr; });
    }
    void whatWasChangedIsLeftOut()
    {
        QFETCH(const Change, change);
        QFETCH(const int, leftOut);
        QFETCH(const int, told);
        const auto clips = int(linesOf(m_copy / "train/metadata.jsonl").size());
        editFirst(m_copy, change);
        const auto place = m_copy.parent_path() / "back";
        const auto report = takeOver(m_copy, place, {});
        VERIFY_OK(report);
        QCOMPARE(int(report->failed.size()), told);
        QCOMPARE(report->failed.front().reason, Reason::ListChanged);
        QFETCH(const Reason, why);
        QCOMPARE(report->failed.back().reason, why);
        if (why == Reason::RowContradicts) // key, what it says, what the rest says
            QCOMPARE(std::ranges::count(report->failed.back().detail, '\n'), std::ptrdiff_t(2));
        QVERIFY(report->failed.front().subject.ends_with("train/metadata.jsonl"));
        QCOMPARE(int(linesOf(place / "train/metadata.jsonl").size()), clips - leftOut);
        QCOMPARE(report->totals.clips.at("train"), clips - leftOut);
        const auto check = checkDataset(place, {}, {});
        VERIFY_OK(check);
        QVERIFY(check->isSound());
    }

    /// Another version may have made plain words otherwise.
    void aListThatIsAsItWasWrittenIsSound()
    {
        editFirst(m_copy, [](Json& line) { line["text_raw"] = "Something else."; });
        auto about = Json::parse(bytesOf(m_copy / "dataset.json"));
        about["lists"]["train"] = sha256(bytesOf(m_copy / "train/metadata.jsonl"));
        VERIFY_OK(writeFile(m_copy / "dataset.json", about.dump()));
        const auto check = checkDataset(m_copy, {}, {});
        VERIFY_OK(check);
        QCOMPARE(flawsOf(*check), std::string());
        const auto report = takeOver(m_copy, m_copy.parent_path() / "back", {});
        VERIFY_OK(report);
        QVERIFY(report->failed.empty());
    }

    void staysBesideWhatItTakes_data()
    {
        QTest::addColumn<QString>("out");
        for (const auto* out : {"copy", "copy/", "copy/more", "copy/train/new", "link/more"})
            QTest::newRow(out) << out;
    }
    void staysBesideWhatItTakes()
    {
        QFETCH(const QString, out);
        fs::create_directory_symlink(m_copy, m_copy.parent_path() / "link");
        const auto before = contentsOf(m_copy);
        const auto taken = takeOver(m_copy, m_copy.parent_path() / out.toStdString(), {});
        VERIFY_ERROR(taken, Code::InvalidInput);
        QVERIFY(taken.error().reason == Reason::InputInsideOutput ||
                taken.error().reason == Reason::OutputInsideInput);
        QVERIFY(contentsOf(m_copy) == before);
    }

    void isStoppedWhileItCopies()
    {
        std::stop_source stop;
        const BuildWatch watch{stop.get_token(), [&](const Progress& progress) {
                                   if (progress.done == progress.total) // all is heard, nothing copied
                                       stop.request_stop();
                               }};
        VERIFY_ERROR(takeOver(m_copy, m_copy.parent_path() / "back", watch), Code::Cancelled);
        QCOMPARE(std::distance(fs::directory_iterator(m_copy.parent_path()), {}), std::ptrdiff_t(1));
    }

    void oursIsNotCutAgain()
    {
        BuildRequest request;
        request.recordings = {m_set, m_set.parent_path() / "in"};
        request.out = m_copy.parent_path() / "back";
        VERIFY_REASON(buildDataset(request, {}), Reason::DatasetGiven);
        VERIFY_REASON(takeOver(m_set, m_set, {}), Reason::InputInsideOutput);
        QVERIFY(!fs::exists(request.out));
    }

    void ourClipsAreNoRecordings_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("a dataset") << "copy" << true;
        QTest::newRow("a folder that holds one") << "." << true;
        QTest::newRow("a file of one") << "copy/train" << false;
    }
    void ourClipsAreNoRecordings()
    {
        QFETCH(const QString, given);
        QFETCH(const bool, isRefused);
        const std::vector inputs{(m_copy.parent_path() / given.toStdString()).lexically_normal()};
        std::vector<Error> failed;
        QCOMPARE(findRecordings(inputs, failed).empty(), isRefused);
        QCOMPARE(failed.size(), std::size_t(isRefused ? 1 : 0));
        if (isRefused)
            QCOMPARE(failed.front().reason, Reason::DatasetGiven);
        failed.clear();
        QVERIFY(!findRecordings(inputs, failed, OurDatasets::Search).empty() && failed.empty());
    }

    void idsAndSoundsGoRound_data()
    {
        QTest::addColumn<int>("layout");
        for (const auto layout :
             {DatasetLayout::LjSpeech, DatasetLayout::AudioFolder, DatasetLayout::SesameJson})
            QTest::newRow(std::string(name(layout)).c_str()) << int(layout);
    }
    void idsAndSoundsGoRound()
    {
        QFETCH(const int, layout);
        const auto theirs = m_copy.parent_path() / "theirs", back = m_copy.parent_path() / "back";
        VERIFY_OK(exportDataset(m_set, DatasetLayout(layout), theirs, {}));
        std::vector<Error> problems;
        auto request = importRequest(theirs, back, problems);
        VERIFY_OK(request);
        request->ingest.limits.clear();
        VERIFY_OK(buildDataset(*request, {}));
        std::map<std::string, std::string> before, after;
        for (auto* one : {&before, &after})
            for (const auto& [file, bytes] : contentsOf(one == &before ? m_set : back))
                if (file.ends_with(".wav"))
                    (*one)[fs::path(file).filename().string()] = bytes;
        QVERIFY(before == after);
    }

    void nothingLeftIsAnError()
    {
        auto request = talkRequest(m_set.parent_path());
        request.out = m_copy.parent_path() / "empty";
        request.ingest.limits = {{Measure::Duration, Limit::Side::AtLeast, std::nan(""), 60}};
        const auto report = buildDataset(request, {});
        VERIFY_REASON(report, Reason::AllClipsLeftOut);
        const auto& detail = report.error().detail;
        QVERIFY2(detail.find("\tduration_sec.reject\t") != std::string::npos && detail.ends_with("\t60"),
                 detail.c_str());
        QVERIFY(!fs::exists(request.out));
        QCOMPARE(std::distance(fs::directory_iterator(m_copy.parent_path()), {}),
                 std::ptrdiff_t(1)); // the copy
    }

private:
    static void editFirst(const fs::path& set, const Change& change)
    {
        auto lines = linesOf(set / "train/metadata.jsonl");
        change(lines.front());
        VERIFY_OK(writeFile(set / "train/metadata.jsonl", textOf(lines)));
    }

    QTemporaryDir m_made;
    fs::path m_set; // made once
    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_copy;
};

QTEST_GUILESS_MAIN(TstDatasetEdits)
#include "tst_dataset_edits.moc"

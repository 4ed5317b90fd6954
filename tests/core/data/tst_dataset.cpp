// Rows, and datasets that are checked, exported and brought back.
#include "core/data/dataset/check.h"
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

#include <set>
#include <sstream>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

DatasetRow fullRow()
{
    DatasetRow row;
    row.clip.id = "talk-1a2b3c4d_0007";
    row.clip.recording = "talk-1a2b3c4d";
    row.clip.span = {Frames(4800), Frames(96'000)};
    row.clip.speech = {Frames(5000), Frames(95'000)};
    row.clip.text = {"\u201CHello\u201D \u2013 there", "\"Hello\" - there", "talk.srt", 0.6};
    row.clip.speaker = "Mara";
    row.clip.words = {{Seconds(0.1), Seconds(0.5), "Hello"}};
    row.clip.figures = {{Measure::Duration, 1.9}, {Measure::SignalToNoise, 31.25}};
    row.clip.findings = {{Measure::Clipping, Grade::Review, 2, 0, Seconds(0.25), Seconds(0.01)}};
    row.clip.grade = Grade::Review;
    row.source = "talk.wav";
    row.sourceSha256 = std::string(64, 'a');
    row.sourceRate = SampleRate(48'000);
    row.split = Split::Validation;
    row.fileName = "talk-1a2b3c4d_0007.wav";
    row.pcmSha256 = std::string(64, 'b');
    row.rate = kStudioRate;
    row.length = Frames(45'600);
    row.processing = {"channel 1", "fades of 5 ms"};
    row.verdict = Verdict::Accepted;
    row.seed = 42;
    return row;
}

std::set<std::string> flawsOf(const DatasetCheck& check)
{
    std::set<std::string> flaws;
    for (const auto& finding : check.findings)
        flaws.insert(std::string(name(finding.flaw)));
    return flaws;
}

std::vector<std::string> linesOf(const fs::path& file)
{
    std::istringstream in(bytesOf(file));
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

class TstDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
    }

    void noWordsHaveNoConfidence()
    {
        auto row = fullRow();
        row.clip.text = {};
        const auto line = lineOf(row);
        QVERIFY2(line.find("\"text_confidence\":0.0,") != std::string::npos, line.c_str());
        QVERIFY(parseRow(line)->clip.text == ClipText());
    }

    void rowsComeBack()
    {
        const auto row = fullRow();
        const auto line = lineOf(row);
        QVERIFY(line.find('\n') == std::string::npos);
        const auto back = parseRow(line);
        VERIFY_OK(back);
        QCOMPARE(lineOf(*back), line);
        QVERIFY(back->clip.findings == row.clip.findings);
        QVERIFY(back->clip.text == row.clip.text);
        QVERIFY(back->clip.words == row.clip.words);
        QCOMPARE(back->clip.figure(Measure::SignalToNoise), std::optional(31.25));
    }

    void foreignRows_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isRow");
        const auto row = [](const char* name, const char* line, bool isRow) {
            QTest::newRow(name) << QString::fromUtf8(line).replace(u'\'', u'"') << isRow;
        };
        row("Hugging Face", "{'file_name': 'a.wav', 'text': 'Hi'}", true);
        row("other types",
            "{'file_name': 'a.wav', 'text': 3, 'qc': [], 'status': 'x', 'frames': 'many', 'seed': -4}", true);
        row("large figures",
            "{'file_name': 'a.wav', 'qc': {'snr_db': 1e308}, 'text_confidence': -1.7e300, 'status': "
            "{'reasons': [{'rule': 'clicks', 'value': 1e307, 'limit': 123456789012345.67, 'at_sec': "
            "9e306}]}}",
            true);
        row("list", "[1]", false);
        row("cut off", "{'file_name': 'a.w", false);
        row("deep", std::string(5000, '[').c_str(), false);
        row("nothing", "", false);
    }
    void foreignRows()
    {
        QFETCH(const QString, line);
        QFETCH(const bool, isRow);
        const auto row = parseRow(line.toStdString());
        QCOMPARE(row.has_value(), isRow);
        if (!row)
            return;
        QCOMPARE(row->fileName, std::string("a.wav"));
        const auto written = lineOf(*row);
        const auto back = parseRow(written);
        VERIFY_OK(back);
        QCOMPARE(lineOf(*back), written);
    }

    void checkFindsNothingInWhatWasBuilt()
    {
        makeSet();
        const auto check = checkDataset(m_folder / "set", {}, {});
        VERIFY_OK(check);
        QVERIFY2(check->isSound(), check->findings.empty() ? "" : check->findings.front().detail.c_str());
        QVERIFY(flawsOf(*check) == std::set<std::string>{}); // words are there
        QVERIFY(!check->goals.front().isMet());              // not half an hour
    }

    void checkFinds_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("flaw");
        for (const auto& [harm, flaw] :
             std::initializer_list<std::pair<const char*, const char*>>{{"remove", "file_missing"},
                                                                        {"truncate", "length"},
                                                                        {"other sound", "hash"},
                                                                        {"unlisted", "file_unlisted"},
                                                                        {"cut line", "line"},
                                                                        {"no text", "no_text"},
                                                                        {"test text in train", "leak"},
                                                                        {"outside", "line"}})
            QTest::newRow(harm) << QString::fromUtf8(harm) << QString::fromUtf8(flaw);
    }
    void checkFinds()
    {
        QFETCH(const QString, harm);
        QFETCH(const QString, flaw);
        makeSet();
        if (QTest::currentTestFailed())
            return;
        doHarm(harm.toStdString());
        const auto check = checkDataset(m_folder / "set", {}, {});
        VERIFY_OK(check);
        QVERIFY2(flawsOf(*check).contains(flaw.toStdString()),
                 check->findings.empty() ? "nothing" : check->findings.front().detail.c_str());
        QCOMPARE(check->isSound(), flaw == QStringLiteral("no_text"));
    }

    void goesRound_data()
    {
        QTest::addColumn<int>("layout");
        for (const auto layout :
             {DatasetLayout::LjSpeech, DatasetLayout::AudioFolder, DatasetLayout::SesameJson})
            QTest::newRow(std::string(name(layout)).c_str()) << int(layout);
    }
    void goesRound()
    {
        QFETCH(const int, layout);
        makeSet();
        const auto ours = readDataset(m_folder / "set");
        const auto exported =
            exportDataset(m_folder / "set", DatasetLayout(layout), m_folder / "theirs", {});
        VERIFY_OK(exported);
        QCOMPARE(exported->clips, int(ours->entries.size()));
        const auto theirs = readDataset(m_folder / "theirs");
        VERIFY_OK(theirs);
        QCOMPARE(theirs->layout, DatasetLayout(layout));
        QVERIFY(theirs->problems.empty());
        std::vector<Error> problems;
        auto request = importRequest(m_folder / "theirs", m_folder / "back", problems);
        VERIFY_OK(request);
        request->ingest.limits = lengthLimits();
        const auto report = buildDataset(*request, {});
        VERIFY_OK(report);
        QVERIFY(report->failed.empty());
        QCOMPARE(report->totals.exported(), exported->clips);
        std::multiset<std::string> before, after;
        const auto wordsAndSplit = [](const DatasetEntry& entry) {
            return entry.row.clip.text.normalized + "|" + std::string(name(entry.row.split));
        };
        for (const auto& entry : ours->entries)
            before.insert(wordsAndSplit(entry));
        const auto back = readDataset(m_folder / "back");
        VERIFY_OK(back);
        for (const auto& entry : back->entries)
            after.insert(wordsAndSplit(entry));
        QVERIFY(before == after);
    }

    void idsLeadNowhere()
    {
        fs::create_directories(m_folder / "set" / "train");
        VERIFY_OK(writeSound(m_folder / "set" / "train" / "a.wav", {}, noise(0.1, Seconds(1.0))));
        VERIFY_OK(writeFile(m_folder / "set/train/metadata.jsonl",
                            "{\"file_name\":\"a.wav\",\"id\":\"../../../escaped/x\",\"text\":\"Hi\"}\n"));
        VERIFY_OK(exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "out/", {}));
        QVERIFY(!fs::exists(m_folder / "escaped"));
        QVERIFY(fs::exists(m_folder / "out" / "wavs" / "a.wav"));
    }

    void listsLeadNowhere_data()
    {
        QTest::addColumn<QString>("path"); // %1: where everything lies
        QTest::addColumn<bool>("isRead");
        QTest::newRow("beside the list") << "a.wav" << true;
        QTest::newRow("in full, through the link") << "%1/link/a.wav" << true;
        QTest::newRow("in full, as it lies") << "%1/real/set/a.wav" << true;
        QTest::newRow("in full, outside") << "%1/real/out.wav" << false;
        QTest::newRow("above the list") << "../out.wav" << false;
        QTest::newRow("beside the link, named as the folder") << "%1/set/a.wav" << false;
        QTest::newRow("a link that leads out") << "lane/out.wav" << false;
        QTest::newRow("back from a link") << "deep/../../set/a.wav" << false;
    }
    void listsLeadNowhere()
    {
        QFETCH(const QString, path);
        QFETCH(const bool, isRead);
        const auto real = m_folder / "real";
        for (const auto& folder : {real / "set" / "one" / "two", m_folder / "set"})
            fs::create_directories(folder);
        for (const auto& file : {real / "set" / "a.wav", real / "out.wav", m_folder / "set" / "a.wav"})
            VERIFY_OK(writeSound(file, {}, noise(0.1, Seconds(1.0))));
        fs::create_directory_symlink(real / "set", m_folder / "link");
        fs::create_directory_symlink(real, real / "set" / "lane");
        fs::create_directory_symlink(real / "set" / "one" / "two", real / "set" / "deep");
        const auto full = path.arg(QString::fromStdString(m_folder.string())).toStdString();
        VERIFY_OK(
            writeFile(real / "set" / "metadata.jsonl", "{\"file_name\":\"" + full + "\",\"text\":\"Hi\"}\n"));
        const auto set = readDataset(m_folder / "link");
        VERIFY_OK(set);
        QCOMPARE(set->entries.size(), std::size_t(isRead ? 1 : 0));
        QCOMPARE(set->problems.size(), std::size_t(isRead ? 0 : 1));
    }

    void partsOfOneFileBecomeClips()
    {
        VERIFY_OK(writeSound(m_folder / "long.wav", {}, noise(0.1, Seconds(9.0))));
        VERIFY_OK(writeFile(m_folder / "train.json",
                            "[{\"text\":\"One\",\"path\":\"long.wav\",\"start\":1,\"end\":3},"
                            "{\"text\":\"Two\",\"path\":\"long.wav\",\"start\":4,\"end\":8.5},"
                            "{\"text\":\"No\",\"path\":\"long.wav\",\"start\":-3,\"end\":1}]"));
        const auto set = readDataset(m_folder);
        VERIFY_OK(set);
        QCOMPARE(set->problems.size(), std::size_t(1));
        VERIFY_OK(exportDataset(m_folder, DatasetLayout::SesameJson, m_folder / "out", {}));
        const auto back = readDataset(m_folder / "out");
        VERIFY_OK(back);
        QCOMPARE(back->entries.size(), std::size_t(2));
        QCOMPARE(back->entries[0].end.value, 2.0);
        QCOMPARE(back->entries[1].end.value, 4.5);
        QVERIFY(back->entries[0].audio != back->entries[1].audio);
    }

    void whatIsNoDatasetIsSaid()
    {
        VERIFY_REASON(readDataset(m_folder), Reason::DatasetUnknown);
        VERIFY_ERROR(readDataset(m_folder / "gone"), Code::NotFound);
    }

private:
    void makeSet()
    {
        for (int i = 0; i < 3; ++i) {
            const auto stem = "talk" + std::to_string(i);
            writeTalk(m_folder / "in" / (stem + ".wav"), std::uint64_t(i + 1), 40);
            std::string words;
            for (int cue = 0; cue < 40; ++cue) {
                const auto at = 0.4 + cue * 2.9;
                words += std::to_string(at) + "\t" + std::to_string(at + 2.4) + "\tPhrase " +
                         std::to_string(cue) + " of " + stem + ".\n";
            }
            VERIFY_OK(writeFile(m_folder / "in" / (stem + ".txt"), words));
        }
        BuildRequest request;
        request.recordings = {m_folder / "in"};
        request.out = m_folder / "set";
        request.ingest.limits = lengthLimits();
        auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QVERIFY(report->failed.empty());
        QVERIFY(report->totals.clips["val"] > 0 && report->totals.clips["test"] > 0);
    }

    void doHarm(const std::string& harm)
    {
        const auto list = m_folder / "set" / "test" / "metadata.jsonl";
        auto lines = linesOf(list);
        const auto wav = m_folder / "set" / "test" / parseRow(lines[0])->fileName;
        auto row = *parseRow(lines[0]);
        const auto trained = *parseRow(linesOf(m_folder / "set/train/metadata.jsonl").front());
        if (harm == "remove") {
            fs::remove(wav);
        } else if (harm == "truncate") {
            VERIFY_OK(writeFile(wav, bytesOf(wav).substr(0, 1000)));
        } else if (harm == "other sound") {
            VERIFY_OK(writeSound(wav, {}, noise(0.1, row.duration())));
        } else if (harm == "unlisted") {
            VERIFY_OK(writeSound(m_folder / "set/train/extra.wav", {}, noise(0.1, Seconds(6.0))));
        } else if (harm == "cut line") {
            lines[0].resize(20);
        } else {
            if (harm == "no text")
                row.clip.text = {};
            if (harm == "test text in train")
                row.clip.text = trained.clip.text;
            if (harm == "outside")
                row.fileName = "../../in/talk0.wav";
            lines[0] = lineOf(row);
        }
        std::string text;
        for (const auto& line : lines)
            text += line + "\n";
        VERIFY_OK(writeFile(list, text));
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstDataset)
#include "tst_dataset.moc"

// What an export tells, and that nothing is lost on the way out and back.
#include "core/data/dataset/check.h"
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"
#include "tests/support/file_size_limit.h"

#include <QTemporaryDir>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TstExchange : public QObject
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
                         "\tPhrase " + std::to_string(cue) + " of " + stem + ".\n";
            VERIFY_OK(writeFile(m_set.parent_path() / "in" / (stem + ".txt"), words));
        }
        VERIFY_OK(buildDataset(talkRequest(m_set.parent_path()), {}));
    }
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
        fs::copy(m_set, m_folder / "set", fs::copy_options::recursive);
    }

    void namesClipsWithoutWords()
    {
        auto row = *parseRow(firstLine());
        row.clip.text = {};
        changeFirstLine(lineOf(row) + "\n");
        const auto exported = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "lj", {});
        VERIFY_OK(exported);
        QVERIFY(exported->withoutWords == std::vector{row.clip.id});
    }

    void tellsOfListsThatAreNotAsTheyWereWritten()
    {
        const auto whole = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "a", {});
        VERIFY_OK(whole);
        QVERIFY(whole->failed.empty());
        VERIFY_OK(writeFile(list(), ""));
        const auto emptied = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "b", {});
        VERIFY_OK(emptied);
        QVERIFY(emptied->clips < whole->clips);
        QCOMPARE(emptied->failed.size(), std::size_t(1));
        QCOMPARE(emptied->failed[0].reason, Reason::ListChanged);
        QVERIFY(emptied->failed[0].subject.ends_with("train/metadata.jsonl"));
    }

    void tellsOfLinesThatItLeavesOut()
    {
        changeFirstLine("{\"file_name\":\n");
        const auto exported = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "lj", {});
        VERIFY_OK(exported);
        QCOMPARE(exported->failed.size(), std::size_t(2)); // the list, and its line
    }

    void nothingToWriteIsAnError()
    {
        for (const auto* split : {"train", "val", "test"})
            VERIFY_OK(writeFile(m_folder / "set" / split / "metadata.jsonl", ""));
        VERIFY_REASON(exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "lj", {}),
                      Reason::DatasetEmpty);
        QVERIFY(!fs::exists(m_folder / "lj"));
    }

    void nothingIsLostOnTheWay_data()
    {
        QTest::addColumn<int>("layout");
        QTest::addColumn<bool>("isBuilt"); // dataset build does the same
        for (const auto layout :
             {DatasetLayout::LjSpeech, DatasetLayout::AudioFolder, DatasetLayout::SesameJson})
            for (const bool isBuilt : {false, true})
                QTest::addRow("%s, %s", std::string(name(layout)).c_str(), isBuilt ? "build" : "import")
                    << int(layout) << isBuilt;
    }
    /// By limits that leave noise out, and on single files, where figures are others than in a recording.
    void nothingIsLostOnTheWay()
    {
        QFETCH(const int, layout);
        QFETCH(const bool, isBuilt);
        auto row = *parseRow(firstLine());
        row.verdict = Verdict::Accepted;
        row.reason = "heard";
        row.clip.language = "de";
        row.clip.speaker = "Mara";
        row.clip.words = {{Seconds(0.5), Seconds(0.75), "Phrase"}};
        changeFirstLine(lineOf(row) + "\n");
        VERIFY_OK(exportDataset(m_folder / "set", DatasetLayout(layout), m_folder / "theirs", {}));
        const auto report = bringBack(isBuilt);
        VERIFY_OK(report);
        QVERIFY(report->failed.empty());
        QVERIFY(!report->totals.review.empty()); // marked
        QCOMPARE(report->recordings.size(), std::size_t(2)); // not as many as there are clips
        const auto check = checkDataset(m_folder / "back", {}, {});
        VERIFY_OK(check);
        QVERIFY(check->isSound());
        const auto before = rowsOf(m_folder / "set"), after = rowsOf(m_folder / "back");
        QCOMPARE(after.size(), before.size());
        for (const auto& [id, was] : before) {
            QVERIFY2(after.contains(id), id.c_str());
            const auto& is = after.at(id);
            QCOMPARE(is.pcmSha256, was.pcmSha256);
            QVERIFY(is.split == was.split && is.verdict == was.verdict && is.reason == was.reason);
            QVERIFY(is.clip.text == was.clip.text && is.clip.words == was.clip.words);
            QCOMPARE(is.clip.language, was.clip.language);
            QCOMPARE(is.clip.speaker, was.clip.speaker);
            QVERIFY(is.isTakenOver && !was.isTakenOver);
            QCOMPARE(is.clip.recording, was.clip.recording);
            QVERIFY(is.clip.span == was.clip.span && is.clip.speech == was.clip.speech);
            QCOMPARE(is.source, was.source);
            QCOMPARE(is.sourceSha256, was.sourceSha256);
            QCOMPARE(is.sourceRate.value, was.sourceRate.value);
            QVERIFY(is.processing == was.processing && !is.processing.empty());
        }
    }

    void barsAreToldAndComeBack()
    {
        auto row = *parseRow(firstLine());
        row.clip.text = {"Left |  right.", "Left | right.", "talk.txt", 0.9};
        changeFirstLine(lineOf(row) + "\n");
        const auto exported = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "theirs", {});
        VERIFY_OK(exported);
        QVERIFY(exported->changedWords == std::vector{row.clip.id});
        const auto list = bytesOf(m_folder / "theirs/metadata.csv");
        QVERIFY(list.find(row.clip.id + "|Left /  right.|Left / right.\n") != std::string::npos);
        VERIFY_OK(bringBack(false));
        QVERIFY(rowsOf(m_folder / "back").at(row.clip.id).clip.text == row.clip.text);
        const auto json = exportDataset(m_folder / "set", DatasetLayout::SesameJson, m_folder / "json", {});
        VERIFY_OK(json);
        QVERIFY(json->changedWords.empty());
    }

    void aFullDiskIsToldOfTheFolder()
    {
        const FileSizeLimit limit(20'000); // less than a clip
        const auto exported = exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "theirs", {});
        VERIFY_REASON(exported, Reason::DiskFull);
        QCOMPARE(exported.error().subject, (m_folder / "theirs").string());
        QVERIFY(!fs::exists(m_folder / "theirs"));
    }

    void languagesAreReadAsTheyAreSpeltElsewhere_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QByteArray>("language");
        QTest::newRow("EN") << QByteArray("EN") << QByteArray("en");
        QTest::newRow("en_us") << QByteArray("en_us") << QByteArray("en-US");
        QTest::newRow("JP") << QByteArray("JP") << QByteArray("ja");
        QTest::newRow("ZH") << QByteArray("ZH") << QByteArray("zh");
        QTest::newRow("no language") << QByteArray("Elvish") << QByteArray("Elvish");
    }
    void languagesAreReadAsTheyAreSpeltElsewhere()
    {
        QFETCH(const QByteArray, told);
        QFETCH(const QByteArray, language);
        writeTalk(m_folder / "theirs/a.wav", 3, 2);
        VERIFY_OK(writeFile(m_folder / "theirs/a.list", "a.wav|Mara|" + told.toStdString() + "|One two."));
        const auto set = readDataset(m_folder / "theirs");
        VERIFY_OK(set);
        QCOMPARE(set->entries.at(0).row.clip.language, language.toStdString());
    }

    void whatWasChangedOnTheWayIsSeen()
    {
        auto row = *parseRow(firstLine());
        row.verdict = Verdict::Accepted;
        changeFirstLine(lineOf(row) + "\n");
        VERIFY_OK(exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "theirs", {}));
        auto before = rowsOf(m_folder / "set");
        before.erase(row.clip.id);
        const auto other = before.begin()->first;
        const auto lists = m_folder / "theirs" / "metadata.csv";
        VERIFY_OK(writeFile(lists, bytesOf(lists) + other + "-more|Not ours|Not ours\n"));
        VERIFY_OK(writeSound(m_folder / "theirs/wavs" / (other + "-more.wav"), {}, noise(0.1, Seconds(6.0))));
        VERIFY_OK(writeSound(m_folder / "theirs/wavs" / (row.clip.id + ".wav"), {}, noise(0.1, Seconds(6.0))));
        VERIFY_OK(bringBack(false));
        const auto after = rowsOf(m_folder / "back");
        QVERIFY(after.contains(other));
        QVERIFY(!after.contains(row.clip.id)); // another sound, which nobody accepted
        QVERIFY(!after.contains(other + "-more"));
    }

    void wordsOfTheListsGoBefore()
    {
        auto row = *parseRow(firstLine());
        row.clip.words = {{Seconds(0.5), Seconds(0.75), "Phrase"}};
        changeFirstLine(lineOf(row) + "\n");
        VERIFY_OK(exportDataset(m_folder / "set", DatasetLayout::AudioFolder, m_folder / "theirs", {}));
        const auto lists = m_folder / "theirs/train/metadata.jsonl";
        auto text = bytesOf(lists);
        text.replace(text.find(row.clip.text.normalized), row.clip.text.normalized.size(), "Another one.");
        VERIFY_OK(writeFile(lists, text));
        VERIFY_OK(bringBack(false));
        const auto back = rowsOf(m_folder / "back").at(row.clip.id);
        QCOMPARE(back.clip.text.normalized, std::string("Another one."));
        QVERIFY(back.clip.words.empty()); // nobody knows where they are said
    }

    void anExportIsNoRecording()
    {
        VERIFY_OK(exportDataset(m_folder / "set", DatasetLayout::LjSpeech, m_folder / "theirs", {}));
        std::vector<Error> failed;
        QVERIFY(findRecordings({m_folder / "theirs"}, failed).empty());
        QCOMPARE(failed.size(), std::size_t(1));
        QCOMPARE(failed[0].reason, Reason::DatasetGiven);
    }

private:
    Result<BuildReport> bringBack(bool isBuilt) const
    {
        if (!isBuilt)
            return importDataset(m_folder / "theirs", m_folder / "back", {});
        BuildRequest request;
        request.recordings = {m_folder / "theirs"};
        request.out = m_folder / "back";
        return buildDataset(request, {});
    }
    static std::map<std::string, DatasetRow> rowsOf(const fs::path& folder)
    {
        std::map<std::string, DatasetRow> rows;
        const auto set = readDataset(folder);
        for (const auto& entry : set ? set->entries : std::vector<DatasetEntry>())
            rows[entry.row.clip.id] = entry.row;
        return rows;
    }
    fs::path list() const { return m_folder / "set" / "train" / "metadata.jsonl"; }
    std::string firstLine() const
    {
        const auto text = bytesOf(list());
        return text.substr(0, text.find('\n'));
    }
    void changeFirstLine(const std::string& line) const
    {
        const auto text = bytesOf(list());
        VERIFY_OK(writeFile(list(), line + text.substr(text.find('\n') + 1)));
    }

    QTemporaryDir m_made;
    fs::path m_set; // made once
    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstExchange)
#include "tst_exchange.moc"

// Datasets of other programs whose lists are several, or say more than the words.
#include "core/data/dataset/dataset.h"
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

#include <map>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TstImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_scratch->path().toStdString()) / "set";
        for (int i = 0; i < 4; ++i) {
            const auto file = m_folder / "wavs" / (std::string(1, char('a' + i)) + ".wav");
            fs::create_directories(file.parent_path());
            VERIFY_OK(writeSound(file, {}, talk(std::uint64_t(i + 1), 2)));
        }
    }

    void splitsAndLanguages_data()
    {
        using Files = std::vector<std::pair<std::string, std::string>>;
        QTest::addColumn<Files>("lists");
        QTest::addColumn<QString>("expected"); // word:split:language
        QTest::newRow("XTTS, two lists")
            << Files{{"metadata_train.csv",
                      "audio_file|text|speaker_name\nwavs/a.wav|One|x\nwavs/b.wav|Two|x\n"},
                     {"metadata_eval.csv", "audio_file|text|speaker_name\nwavs/c.wav|Three|x\n"}}
            << "One:train:en Three:val:en Two:train:en";
        QTest::newRow("XTTS, one list")
            << Files{{"metadata_train.csv", "audio_file|text\nwavs/a.wav|One\n"}} << "One:train:en";
        QTest::newRow("LJSpeech, lists of its splits")
            << Files{{"metadata.csv", "a|One|One\nb|Two|Two\nc|Three|Three\nd|Four|Four\n"},
                     {"metadata_train.csv", "a|One|One\n"},
                     {"metadata_val.csv", "b|Two|Two\n"},
                     {"metadata_test.csv", "c|Three|Three\n"}}
            << "Four:train:en One:train:en Three:test:en Two:val:en";
        QTest::newRow("LJSpeech, one list")
            << Files{{"metadata.csv", "a|One|One\nb|Two|Two\n"}} << "One:train:en Two:train:en";
        QTest::newRow("several .list files")
            << Files{{"train.list", "wavs/a.wav|x|en|One\nwavs/b.wav|x|de|Zwei\n"},
                     {"val.list", "wavs/c.wav|x|ja|San\n"},
                     {"speaker_test.list", "wavs/d.wav|x|fr|Quatre\n"}}
            << "One:train:en Quatre:test:fr San:val:ja Zwei:train:de";
        QTest::newRow("a split column")
            << Files{{"metadata.csv",
                      "file_name,text,split,lang\nwavs/a.wav,One,train,en\nwavs/b.wav,Deux,test,fr\n"
                      "wavs/c.wav,Three,validation,en\nwavs/d.wav,Four,,en\n"}}
            << "Deux:test:fr Four:train:en One:train:en Three:val:en";
        QTest::newRow("a split in JSON lines")
            << Files{{"metadata.jsonl", R"({"file_name":"wavs/a.wav","text":"One","split":"test"})"
                                        "\n"
                                        R"({"file_name":"wavs/b.wav","text":"Zwei","lang":"de"})"
                                        "\n"}}
            << "One:test:en Zwei:train:de";
        QTest::newRow("JSON lines beside lists of splits")
            << Files{{"metadata.jsonl", R"({"file_name":"wavs/d.wav","text":"Four","split":"test"})"
                                        "\n"},
                     {"metadata_train.csv", "a|One|One\n"},
                     {"metadata_val.csv", "b|Two|Two\n"}}
            << "Four:test:en";
        QTest::newRow("one file's clips in two lists")
            << Files{{"train.json", R"([{"text":"One","path":"wavs/a.wav","start":0.4,"end":2.8}])"},
                     {"val.json", R"([{"text":"Two","path":"wavs/a.wav","start":3.3,"end":5.7}])"}}
            << "One:train:en Two:val:en";
    }
    void splitsAndLanguages()
    {
        using Files = std::vector<std::pair<std::string, std::string>>;
        QFETCH(const Files, lists);
        QFETCH(const QString, expected);
        for (const auto& [file, text] : lists)
            VERIFY_OK(writeFile(m_folder / file, text));
        std::vector<Error> problems;
        auto request = importRequest(m_folder, m_folder.parent_path() / "back", problems);
        VERIFY_OK(request);
        QVERIFY(problems.empty());
        request->ingest.limits.clear();
        const auto report = buildDataset(*request, {});
        VERIFY_OK(report);
        QCOMPARE(report->split, SplitMethod::AsGiven);
        const auto back = readDataset(m_folder.parent_path() / "back");
        VERIFY_OK(back);
        std::map<std::string, std::string> found;
        for (const auto& entry : back->entries)
            found[entry.row.clip.text.normalized] =
                std::string(name(entry.row.split)) + ":" + entry.row.clip.language;
        QStringList all;
        for (const auto& [word, rest] : found)
            all << QString::fromStdString(word + ":" + rest);
        QCOMPARE(all.join(QLatin1Char(' ')), expected);
    }

    void whatLiesOutsideIsRefused_data()
    {
        QTest::addColumn<QString>("path"); // % is the folder
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("in full, inside") << "%/wavs/a.wav" << false;
        QTest::newRow("in full, outside") << "%/../elsewhere.wav" << true;
        QTest::newRow("a system's file") << "/etc/passwd" << true;
        QTest::newRow("relative, outside") << "../elsewhere.wav" << true;
        QTest::newRow("out and in again") << "../set/wavs/a.wav" << false;
        QTest::newRow("a folder with the same beginning") << "%-more/a.wav" << true;
    }
    void whatLiesOutsideIsRefused()
    {
        QFETCH(QString, path);
        QFETCH(const bool, isRefused);
        VERIFY_OK(writeSound(m_folder.parent_path() / "elsewhere.wav", {}, talk(9, 2)));
        path.replace(QLatin1Char('%'), QString::fromStdString(m_folder.string()));
        VERIFY_OK(
            writeFile(m_folder / "train.list", path.toStdString() + "|x|en|One\nwavs/b.wav|x|en|Two\n"));
        const auto set = readDataset(m_folder);
        VERIFY_OK(set);
        QCOMPARE(set->entries.size(), std::size_t(isRefused ? 1 : 2));
        QCOMPARE(set->problems.size(), std::size_t(isRefused ? 1 : 0));
        if (isRefused)
            QVERIFY(set->problems.front().detail.find("leads out of the folder") != std::string::npos);
    }

    void aListThatLeadsOutAloneFails()
    {
        VERIFY_OK(writeFile(m_folder / "train.list", "/etc/passwd|x|en|One\n"));
        std::vector<Error> problems;
        const auto request = importRequest(m_folder, m_folder.parent_path() / "back", problems);
        VERIFY_ERROR(request, Code::InvalidInput);
        QVERIFY(request.error().detail.find("/etc/passwd") != std::string::npos);
    }

private:
    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstImport)
#include "tst_import.moc"

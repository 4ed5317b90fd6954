// What an export tells, and that nothing is lost on the way out and back.
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

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

private:
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

// A folder of golden data as a whole: what is checked, what is skipped, and that a wrong value is found.
#include "core/base/files.h"
#include "tests/support/golden_rows.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = UNDERSTUDY_TEST_DATA "/golden";

} // namespace

class TestGoldenSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loudness()
    {
        const auto rows = checkLoudnessGolden(kGolden / "loudness");
        test::verifyRows(rows, 14 * 2 * 7);
        for (const auto& row : *rows) // ten times better than asked, with the same library
            QVERIFY(!row.what.starts_with("true_peak,") || row.worst <= 0.005);
    }

    void tellsOfEachPartOnce()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        fs::create_directory(root / "opera");
        fs::create_directories(root / "lora" / "training");
        fs::copy(kGolden / "loudness", root / "loudness");
        fs::copy_file(kGolden / "formula-weights.json", root / "formula-weights.json");
        VERIFY_OK(writeFile(root / "README.md", "of no kind"));
        std::map<std::string, bool> told;
        VERIFY_OK(checkGolden(root, "cpu", [&](const GoldenReport& report) {
            QVERIFY(told.emplace(report.place, report.rows && *report.rows).second);
        }));
        const std::map<std::string, bool> expected{
            {"formula-weights.json", true}, {"loudness", true}, {"lora/training", false}, {"opera", false}};
        QCOMPARE(told, expected);
        VERIFY_REASON(checkGolden(root / "none", "cpu", [](const auto&) {}), Reason::FolderMissing);
    }

    void aWrongValueFails()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const auto name = "silence_24k.wav";
        fs::copy_file(kGolden / "loudness" / name, folder / name);
        const auto text = readFile(kGolden / "loudness" / "goldens.json", Bytes(1'000'000));
        VERIFY_OK(text);
        auto changed = nlohmann::json::array();
        for (auto file : nlohmann::json::parse(*text)) {
            if (file.at("file") != name)
                continue;
            file["libebur128"]["integrated"] = -23.0;
            changed.push_back(std::move(file));
        }
        VERIFY_OK(writeFile(folder / "goldens.json", changed.dump()));
        const auto rows = checkLoudnessGolden(folder);
        VERIFY_OK(rows);
        QCOMPARE(std::ranges::count_if(*rows, [](const GoldenRow& row) { return !row.passed(); }), 2);
    }
};

QTEST_GUILESS_MAIN(TestGoldenSet)
#include "tst_golden_set.moc"

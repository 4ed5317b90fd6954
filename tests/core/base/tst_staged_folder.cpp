// A folder lands whole or not at all, whatever lies in it.
#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <filesystem>

using namespace understudy;
namespace fs = std::filesystem;

class TestStagedFolder : public QObject
{
    Q_OBJECT

    fs::path folder() const { return m_dir.path().toStdString(); }

    /// A file that waits for its folder, one that does not, a link that leads nowhere, an empty folder.
    static Result<void> fill(const fs::path& staged)
    {
        UNDERSTUDY_CHECK(ensureFolder(staged / "a" / "b"));
        UNDERSTUDY_TRY(auto file, AtomicFile::create(staged / "a" / "late.txt", Landing::WithItsFolder));
        UNDERSTUDY_CHECK(file.write("late"));
        UNDERSTUDY_CHECK(file.commit());
        UNDERSTUDY_CHECK(writeFile(staged / "now.txt", "now"));
        std::error_code error;
        fs::create_symlink("nowhere", staged / "link", error);
        return {};
    }

private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void landsWhole()
    {
        auto staged = StagedFolder::create(folder() / "made");
        VERIFY_OK(staged);
        VERIFY_OK(fill(staged->path()));
        QVERIFY(!fs::exists(folder() / "made"));
        VERIFY_OK(staged->commit());
        QCOMPARE(readFile(folder() / "made" / "a" / "late.txt", Bytes(10)).value(), std::string("late"));
        QCOMPARE(readFile(folder() / "made" / "now.txt", Bytes(10)).value(), std::string("now"));
        QVERIFY(fs::is_symlink(folder() / "made" / "link") &&
                fs::is_directory(folder() / "made" / "a" / "b"));
    }

    void errorsAreToldOfItsTarget_data()
    {
        QTest::addColumn<QString>("below");
        QTest::newRow("the folder") << "";
        QTest::newRow("a file in it") << "a/late.txt";
    }
    void errorsAreToldOfItsTarget()
    {
        QFETCH(const QString, below);
        auto staged = StagedFolder::create(folder() / "told");
        VERIFY_OK(staged);
        const Error full{Code::Io, Reason::DiskFull, (staged->path() / below.toStdString()).string(), {}, {}};
        QCOMPARE(staged->ofTarget(full).subject, (folder() / "told").string());
        const Error other{Code::Io, Reason::NoPermission, (folder() / "other").string(), {}, {}};
        QCOMPARE(staged->ofTarget(other).subject, other.subject);
    }

    void orNotAtAll_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("somebody was there first") << true;
        QTest::newRow("the staged folder is gone") << false;
    }
    void orNotAtAll()
    {
        QFETCH(const bool, isTaken);
        {
            auto staged = StagedFolder::create(folder() / "taken");
            VERIFY_OK(staged);
            VERIFY_OK(fill(staged->path()));
            if (isTaken)
                VERIFY_OK(ensureFolder(folder() / "taken" / "theirs"));
            else
                fs::remove_all(staged->path());
            VERIFY_REASON(staged->commit(), isTaken ? Reason::AlreadyExists : Reason::FileMissing);
        }
        QCOMPARE(fs::exists(folder() / "taken"), isTaken);
        QVERIFY(!fs::exists(folder() / "taken" / "now.txt"));
        for (const auto& entry : fs::directory_iterator(folder()))
            QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
    }

    void cleanup() { fs::remove_all(folder() / "taken"); }

private:
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestStagedFolder)
#include "tst_staged_folder.moc"

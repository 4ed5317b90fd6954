#include "core/base/files.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <cerrno>
#include <filesystem>

#include <sys/stat.h>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

std::size_t entriesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void writesAndReplaces()
    {
        const auto path = folder() / "a.txt";
        VERIFY_OK(writeFile(path, "one"));
        VERIFY_OK(writeFile(path, "two"));
        const auto text = readFile(path, Bytes(100));
        VERIFY_OK(text);
        QCOMPARE(*text, std::string("two"));
        QCOMPARE(entriesIn(folder()), std::size_t(1));
    }

    void abandonedFileLeavesNothing()
    {
        {
            auto file = AtomicFile::create(folder() / "b.txt");
            VERIFY_OK(file);
            VERIFY_OK(file->write("half"));
        }
        QVERIFY(!fs::exists(folder() / "b.txt"));
        QCOMPARE(entriesWithSuffix(".part"), std::size_t(0));
    }

    void copiesBytes_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("nothing") << 0;
        QTest::newRow("a block and a bit") << 300'000;
    }
    void copiesBytes()
    {
        QFETCH(const int, size);
        const std::string bytes(std::size_t(size), 'x');
        VERIFY_OK(writeFile(folder() / "from", bytes));
        fs::remove(folder() / "to");
        VERIFY_OK(copyFile(folder() / "from", folder() / "to"));
        QVERIFY(isFile(folder() / "to"));
        QCOMPARE(readFile(folder() / "to", Bytes(1'000'000)).value(), bytes);
    }

    void aCopyThatFailsLeavesNothing_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("the disk is full") << "large" << "new" << Reason::DiskFull;
        QTest::newRow("something is there") << "small" << "large" << Reason::AlreadyExists;
        QTest::newRow("nothing is there") << "none" << "new" << Reason::FileMissing;
    }
    void aCopyThatFailsLeavesNothing()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const Reason, reason);
        VERIFY_OK(writeFile(folder() / "large", std::string(10'000, 'x')));
        VERIFY_OK(writeFile(folder() / "small", "y"));
        const FileSizeLimit limit(4096);
        VERIFY_REASON(copyFile(folder() / from.toStdString(), folder() / to.toStdString()), reason);
        QCOMPARE(fs::file_size(folder() / "large"), std::uintmax_t(10'000));
        QVERIFY(!isFile(folder() / "new"));
    }

    void fullDiskKeepsTheOldFile()
    {
        const auto path = folder() / "full.txt";
        VERIFY_OK(writeFile(path, "old"));
        {
            const FileSizeLimit limit(4096);
            VERIFY_REASON(writeFile(path, std::string(10'000, 'x')), Reason::DiskFull);
        }
        QCOMPARE(*readFile(path, Bytes(100)), std::string("old"));
        QCOMPARE(entriesWithSuffix(".part"), std::size_t(0));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("reason");
        QTest::newRow("missing folder") << "no/such/file" << int(Reason::FolderMissing);
        QTest::newRow("path is a folder") << "." << int(Reason::NotAFile);
        QTest::newRow("a pipe") << "pipe" << int(Reason::NotAFile);
        QTest::newRow("parent is a file") << "file/child" << int(Reason::NotAFolder);
    }
    void refuses()
    {
        QFETCH(QString, path);
        QFETCH(int, reason);
        VERIFY_OK(writeFile(folder() / "file", "x"));
        QVERIFY(::mkfifo((folder() / "pipe").c_str(), 0600) == 0 || errno == EEXIST);
        VERIFY_REASON(writeFile(folder() / path.toStdString(), "x"), static_cast<Reason>(reason));
    }

    void readIsBounded()
    {
        const auto path = folder() / "long";
        VERIFY_OK(writeFile(path, std::string(1000, 'x')));
        VERIFY_OK(readFile(path, Bytes(1000)));
        VERIFY_REASON(readFile(path, Bytes(999)), Reason::FileTooLarge);
        VERIFY_REASON(readFile(folder() / "absent", Bytes(9)), Reason::FileMissing);
        VERIFY_REASON(readFile(folder(), Bytes(9)), Reason::NotAFile);
    }

    void insideOrOutside_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("inside");
        QTest::newRow("plain") << "sounds/a.wav" << true;
        QTest::newRow("dots that stay") << "sounds/../a.wav" << true;
        QTest::newRow("dots that leave") << "../a.wav" << false;
        QTest::newRow("absolute") << "/etc/passwd" << false;
        QTest::newRow("sibling with the same prefix") << "../rootx/a" << false;
    }
    void insideOrOutside()
    {
        QFETCH(QString, path);
        QFETCH(bool, inside);
        QCOMPARE(isInside(folder() / "root", path.toStdString()), inside);
    }

    void symbolicLinkCannotLeave()
    {
        VERIFY_OK(ensureFolder(folder() / "root"));
        fs::create_directory_symlink("/etc", folder() / "root" / "link");
        QVERIFY(!isInside(folder() / "root", "link/passwd"));
    }

    void aNameLongerThanOneMayBeIsNowhere()
    {
        VERIFY_OK(ensureFolder(folder() / "root"));
        QVERIFY(!isInside(folder() / "root", std::string(300, 'a')));
    }

    void ensureFolderRefusesAFile()
    {
        VERIFY_OK(writeFile(folder() / "plain", "x"));
        VERIFY_REASON(ensureFolder(folder() / "plain"), Reason::NotAFolder);
        VERIFY_REASON(ensureFolder(folder() / "plain" / "below"), Reason::NotAFolder);
        VERIFY_ERROR(ensureFolder(folder() / std::string(300, 'a')), Code::Io);
        VERIFY_OK(ensureFolder(folder() / "x" / "y"));
    }

private:
    fs::path folder() const { return m_dir.path().toStdString(); }
    std::size_t entriesWithSuffix(const std::string& suffix) const
    {
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(folder()))
            count += entry.path().string().ends_with(suffix);
        return count;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"

#include "core/session/project_folder.h"
#include "core/session/project_schema_p.h"
#include "core/session/project_store_p.h"
#include "tests/core/session/project_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <fstream>
#include <thread>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file)
{
    return readFile(file, Bytes(100'000'000)).value_or("");
}

void setVersion(const fs::path& project, int version)
{
    SQLite::Database database(project / "project.db", SQLite::OPEN_READWRITE);
    database.exec("PRAGMA user_version = " + std::to_string(version));
}

/// A child that opens the project for writing, says so, and waits to be killed.
class OtherProgram
{
public:
    explicit OtherProgram(const fs::path& project)
    {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            // Not a Session: its threads would be another story after a fork.
            const auto lock = FolderLock::take(project, "other-studio", Reason::ProjectLocked);
            const char answer = lock ? 'y' : 'n';
            [[maybe_unused]] const auto told = ::write(ends[1], &answer, 1);
            while (true)
                ::pause();
        }
        char answer = 0;
        m_holds = ::read(ends[0], &answer, 1) == 1 && answer == 'y';
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~OtherProgram() { kill(); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    bool holds() const { return m_holds; }
    pid_t pid() const { return m_pid; }
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }

private:
    pid_t m_pid = -1;
    bool m_holds = false;
};

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsAndTellsAboutItself()
    {
        TemporaryProject project;
        const auto info = project.session->info();
        VERIFY_OK(info);
        QCOMPARE(info->name, std::string("tides"));
        QCOMPARE(info->folder, project.path());
        QCOMPARE(info->schemaVersion, kSchemaVersion);
        QCOMPARE(info->created.size(), std::size_t(20)); // 2026-11-24T10:02:00Z
        QCOMPARE(info->episodes, 0);
        QVERIFY(info->size > Bytes(0));
        QVERIFY(!info->isReadOnly);
        VERIFY_OK(project.reopen());
        QCOMPARE(project.session->info()->created, info->created);
    }

    void createAddsTheEnding()
    {
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        const auto session = Session::create(root / "new" / "plain", fakeOptions());
        VERIFY_OK(session);
        QCOMPARE((*session)->folder(), root / "new" / "plain.understudy");
        VERIFY_REASON(Session::create(root / "new" / "plain", fakeOptions()), Reason::AlreadyExists);
        VERIFY_OK(ensureFolder(root / "empty.understudy"));
        VERIFY_OK(Session::create(root / "empty", fakeOptions()));
    }

    void refusesToCreate_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("reason");
        QTest::newRow("over a file") << "file.understudy" << int(Reason::AlreadyExists);
        QTest::newRow("below a file") << "file.understudy/x" << int(Reason::NotAFolder);
        QTest::newRow("over a folder with something in it")
            << "full.understudy" << int(Reason::AlreadyExists);
        QTest::newRow("a name that is hidden") << ".x" << int(Reason::NameInvalid);
        QTest::newRow("a name with a line end") << "a\nb" << int(Reason::NameInvalid);
    }
    void refusesToCreate()
    {
        QFETCH(QString, name);
        QFETCH(int, reason);
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        VERIFY_OK(writeFile(root / "file.understudy", "x"));
        VERIFY_OK(ensureFolder(root / "full.understudy" / "inner"));
        VERIFY_REASON(Session::create(root / name.toStdString(), fakeOptions()), static_cast<Reason>(reason));
        QCOMPARE(std::distance(fs::directory_iterator(root), {}), 2); // nothing left behind
    }

    void fullDiskLeavesNoHalfProject()
    {
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        {
            const FileSizeLimit limit(8192);
            VERIFY_REASON(Session::create(root / "x", fakeOptions()), Reason::DiskFull);
        }
        QVERIFY(fs::is_empty(root));
    }

    void isFoundWithoutItsEnding_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as it is") << "tides.understudy"
                                  << "tides.understudy";
        QTest::newRow("without") << "tides"
                                 << "tides.understudy";
        QTest::newRow("without, with a slash") << "tides/"
                                               << "tides.understudy";
        QTest::newRow("beside a folder of that name") << "in"
                                                      << "in.understudy";
        QTest::newRow("a project of that very name") << "plain"
                                                     << "plain";
        QTest::newRow("none") << "absent"
                              << "absent";
    }
    void isFoundWithoutItsEnding()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        for (const auto* project : {"tides", "in", "plain"})
            VERIFY_OK(Session::create(root / project, fakeOptions()));
        fs::copy(root / "plain.understudy", root / "plain", fs::copy_options::recursive);
        VERIFY_OK(ensureFolder(root / "in"));
        const auto found = root / expected.toStdString();
        QCOMPARE(projectFolder(root / name.toStdString()).string(), found.string());
        if (const auto opened = Session::open(root / name.toStdString(), fakeOptions()))
            QCOMPARE((*opened)->folder().string(), found.string());
        else
            VERIFY_REASON(opened, Reason::FolderMissing);
    }

    void refusesToOpen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("reason");
        QTest::newRow("nothing there") << "absent" << int(Reason::FolderMissing);
        QTest::newRow("a file") << "file" << int(Reason::NotAFolder);
        QTest::newRow("another folder") << "folder" << int(Reason::NotAProject);
    }
    void refusesToOpen()
    {
        QFETCH(QString, name);
        QFETCH(int, reason);
        const QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        VERIFY_OK(writeFile(root / "file", "x"));
        VERIFY_OK(ensureFolder(root / "folder"));
        for (const auto access : {Access::Write, Access::ReadOnly})
            VERIFY_REASON(Session::open(root / name.toStdString(), fakeOptions(access)),
                          static_cast<Reason>(reason));
        QVERIFY(!fs::exists(root / "folder" / ".lock"));
    }

    void corruptDatabase_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("empty") << "empty";
        QTest::newRow("garbage") << "garbage";
        QTest::newRow("text") << "text";
        QTest::newRow("cut in half") << "half";
        QTest::newRow("cut inside the header") << "header";
        QTest::newRow("a page of zeros") << "zeros";
        QTest::newRow("another program's database") << "foreign";
    }
    void corruptDatabase()
    {
        QFETCH(QString, damage);
        const auto kind = damage.toStdString();
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(project.episodes().refresh(EpisodeId("tides"))->wait());
        project.session.reset();
        const auto file = project.path() / "project.db";
        auto bytes = bytesOf(file);
        constexpr std::size_t kPage = 4096;
        QVERIFY(bytes.size() > 4 * kPage);
        if (kind == "empty")
            bytes.clear();
        else if (kind == "garbage")
            std::ranges::generate(bytes,
                                  [random = RandomStream(1, 1)]() mutable { return char(random.next()); });
        else if (kind == "text")
            bytes = "not a database at all\n";
        else if (kind == "half")
            bytes.resize(bytes.size() / 2 / kPage * kPage);
        else if (kind == "header")
            bytes.resize(50);
        else if (kind == "zeros")
            std::fill_n(bytes.begin() + kPage, kPage, '\0');
        VERIFY_OK(writeFile(file, bytes));
        if (kind == "foreign") {
            fs::remove(file);
            SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
                .exec("CREATE TABLE episodes (id TEXT)");
            bytes = bytesOf(file);
        }
        for (const auto access : {Access::Write, Access::ReadOnly}) {
            const auto opened = Session::open(project.path(), fakeOptions(access));
            VERIFY_REASON(opened, Reason::ProjectCorrupt);
            QCOMPARE(opened.error().subject, project.path().string());
        }
        QVERIFY(bytesOf(file) == bytes);
    }

    void newerVersionIsRefused()
    {
        TemporaryProject project;
        project.session.reset();
        setVersion(project.path(), kSchemaVersion + 1);
        const auto before = bytesOf(project.path() / "project.db");
        const auto opened = Session::open(project.path(), fakeOptions());
        VERIFY_REASON(opened, Reason::ProjectNewer);
        QCOMPARE(opened.error().detail,
                 std::to_string(kSchemaVersion + 1) + "/" + std::to_string(kSchemaVersion));
        QVERIFY(bytesOf(project.path() / "project.db") == before);
    }

    void olderVersionIsMigrated_data()
    {
        QTest::addColumn<bool>("isReadOnly");
        QTest::newRow("by a writer: the file") << false;
        QTest::newRow("by a reader: a copy in memory") << true;
    }
    void olderVersionIsMigrated()
    {
        QFETCH(bool, isReadOnly);
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        {
            SQLite::Database old(folder / "project.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            old.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
            old.exec("CREATE TABLE kept (what TEXT); INSERT INTO kept VALUES ('this')");
        }
        {
            auto session = Session::open(folder, fakeOptions(isReadOnly ? Access::ReadOnly : Access::Write));
            VERIFY_OK(session);
            QVERIFY((*session)->episodes().list().empty());
            VERIFY_OK((*session)->info());
        }
        SQLite::Database after(folder / "project.db");
        QCOMPARE(after.execAndGet("PRAGMA user_version").getInt(), isReadOnly ? 0 : kSchemaVersion);
        QCOMPARE(after.execAndGet("SELECT what FROM kept").getString(), std::string("this"));
    }

    void aMigrationThatFailsChangesNothing()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        {
            SQLite::Database old(folder / "project.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            old.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
            old.exec("CREATE TABLE takes (in_the_way TEXT)");
        }
        VERIFY_REASON(Session::open(folder, fakeOptions()), Reason::ProjectCorrupt);
        SQLite::Database after(folder / "project.db");
        QCOMPARE(after.execAndGet("PRAGMA user_version").getInt(), 0);
        QVERIFY(!after.tableExists("meta"));
    }

    void hostileNamesInTheDatabaseAreCorrupt()
    {
        TemporaryProject project;
        project.session.reset();
        SQLite::Database(project.path() / "project.db", SQLite::OPEN_READWRITE)
            .exec("INSERT INTO episodes (id, title, notation, created) VALUES ('../../etc', '', 'markdown', "
                  "'')");
        VERIFY_OK(project.reopen());
        QVERIFY(project.episodes().list().empty());
        VERIFY_REASON(project.episodes().text(EpisodeId("../../etc")), Reason::ProjectCorrupt);
    }

    void oneWriterOnly()
    {
        TemporaryProject project;
        const auto second = Session::open(project.path(), fakeOptions());
        VERIFY_REASON(second, Reason::ProjectLocked);
        VERIFY_ERROR(second, Code::Busy);
        const auto who = "test, process " + std::to_string(::getpid()) + ", since ";
        QVERIFY(second.error().detail.starts_with(who));

        auto reader = Session::open(project.path(), fakeOptions(Access::ReadOnly));
        VERIFY_OK(reader);
        QVERIFY((*reader)->info()->lockedBy.starts_with(who));
        project.session.reset();
        QVERIFY((*reader)->info()->lockedBy.empty());
        VERIFY_OK(project.reopen());
    }

    void aKilledWriterLeavesNoLock()
    {
        TemporaryProject project;
        project.session.reset();
        OtherProgram other(project.path());
        QVERIFY(other.holds());
        const auto locked = Session::open(project.path(), fakeOptions());
        VERIFY_REASON(locked, Reason::ProjectLocked);
        QVERIFY(locked.error().detail.starts_with("other-studio, process " + std::to_string(other.pid())));
        other.kill();
        VERIFY_OK(project.reopen());
    }

    void readersRead_data()
    {
        QTest::addColumn<bool>("isFolderClosed");
        QTest::newRow("beside a writer") << false;
        QTest::newRow("in a folder without write permission") << true;
    }
    void readersRead()
    {
        QFETCH(bool, isFolderClosed);
        TemporaryProject project;
        const EpisodeId id("tides");
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(project.episodes().refresh(id)->wait());
        if (isFolderClosed) {
            project.session.reset();
            fs::permissions(project.path(), fs::perms(0555));
            fs::permissions(project.root(), fs::perms(0555));
        }
        const auto look = [&] {
            auto reader = Session::open(project.path(), fakeOptions(Access::ReadOnly));
            if (!reader)
                return false;
            auto& episodes = (*reader)->episodes();
            const auto isRefused = [](const auto& result) {
                return !result && result.error().reason == Reason::ProjectReadOnly;
            };
            return episodes.text(id) == std::string(kTides) && episodes.refresh(id)->wait().has_value() &&
                   isRefused(episodes.edit(id, {0, 0, "x"})) && isRefused(episodes.render(id)->wait()) &&
                   isRefused(episodes.create("b", "x", ScriptNotation::Markdown)) &&
                   isRefused((*reader)->settings().set("mix.evenness", 0.1)) && (*reader)->info()->isReadOnly;
        };
        QVERIFY(isFolderClosed ? inUnprivilegedChild(look) : look());
        if (isFolderClosed) {
            const auto isWriterRefused = [&] {
                const auto writer = Session::open(project.path(), fakeOptions());
                return !writer && writer.error().reason == Reason::NoPermission;
            };
            QVERIFY(inUnprivilegedChild(isWriterRefused));
            fs::permissions(project.root(), fs::perms(0755));
            fs::permissions(project.path(), fs::perms(0755));
        }
    }

    void aMovedProjectSaysSo()
    {
        TemporaryProject project;
        const EpisodeId id("tides");
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(editText(project.episodes(), id, "moon", "sun"));
        const auto elsewhere = project.root() / "elsewhere.understudy";
        fs::rename(project.path(), elsewhere);
        VERIFY_REASON(project.episodes().save(id), Reason::ProjectMoved);
        VERIFY_REASON(project.episodes().render(id)->wait(), Reason::ProjectMoved);
        VERIFY_REASON(checkOutside(project.episodes(), id), Reason::ProjectMoved);
        VERIFY_REASON(project.episodes().create("b", "x", ScriptNotation::Markdown), Reason::ProjectMoved);
        VERIFY_REASON(project.session->info(), Reason::ProjectMoved);
        VERIFY_REASON(project.episodes().exportMaster(id, {.target = project.root() / "out"})->wait(),
                      Reason::ProjectMoved);
        QVERIFY(!fs::exists(project.path()));
        fs::rename(elsewhere, project.path());
        VERIFY_OK(project.episodes().save(id)); // nothing was lost
        VERIFY_OK(project.reopen());
        QVERIFY(project.episodes().text(id)->find("sun") != std::string::npos);
    }

    void backsUp()
    {
        TemporaryProject project;
        const EpisodeId id("tides");
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(project.episodes().render(id)->wait());
        const auto folder = project.episodes().folder(id);
        VERIFY_OK(writeFile(folder / "sounds.wav", "sound"));
        VERIFY_OK(writeFile(folder / "takes" / "s1-l001" / "99.wav", "of a take that is not recorded"));
        const auto target = project.root() / "copy.understudy";
        VERIFY_OK(backUp(project.path(), target));
        VERIFY_REASON(backUp(project.path(), target), Reason::AlreadyExists);
        VERIFY_REASON(backUp(project.path(), project.path() / "inside"), Reason::OutputInsideInput);
        VERIFY_REASON(backUp(project.root() / "absent", project.root() / "b"),
                      Reason::FolderMissing);

        auto copy = Session::open(target, fakeOptions());
        VERIFY_OK(copy);
        const auto copied = (*copy)->episodes().folder(id);
        QVERIFY(fs::exists(copied / "sounds.wav"));
        QVERIFY(!fs::exists(copied / "takes" / "s1-l001" / "99.wav"));
        const auto report = (*copy)->episodes().render(id)->wait();
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 0); // every take came along
    }

    void backsUpUnderARunningWriter()
    {
        std::atomic<int> chunks = 0;
        TemporaryProject project({.beforeChunk = [&](const SpeechRequest&, int) { ++chunks; }});
        const EpisodeId id("tides");
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        auto render = project.episodes().render(id, {}, true);
        for (int i = 0; i < 5; ++i) {
            const auto target = project.root() / ("copy" + std::to_string(i));
            VERIFY_OK(backUp(project.path(), target));
            const auto copy = ProjectStore::open(target, ProjectStore::Mode::ReadOnly);
            VERIFY_OK(copy);
            const auto takes = (*copy)->takes(id);
            VERIFY_OK(takes);
            for (const auto& take : *takes)
                VERIFY_OK(checkTakeFile(target / "episodes" / id.value, take));
        }
        VERIFY_OK(render->wait());
    }

    void aBackupTellsHowFarItIs()
    {
        TemporaryProject project;
        const EpisodeId id("tides");
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(project.episodes().render(id)->wait());
        LooseJob loose;
        std::vector<Progress> told;
        const auto subscription = loose.job.subscribe(
            [&](const JobStatus& status) { told.push_back(status.progress); });
        VERIFY_OK(Session::backup(project.path(), project.root() / "copy", loose.context));
        QVERIFY(told.size() > 5); // takes and script
        QVERIFY(told.back().stage == Stage::Copying);
        QVERIFY(told.back().done > 0 && told.back().done < told.back().total);
    }

    void aCancelledBackupLeavesNothing()
    {
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        LooseJob loose;
        loose.job.cancel();
        VERIFY_ERROR(Session::backup(project.path(), project.root() / "copy", loose.context),
                     Code::Cancelled);
        QCOMPARE(std::distance(fs::directory_iterator(project.root()), {}), 1);
    }

    void aFolderThatCannotBeReadEndsTheBackup_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("of an episode") << "episodes/tides/closed";
        QTest::newRow("of the voices") << "voices";
        QTest::newRow("of one voice") << "voices/mara";
    }
    void aFolderThatCannotBeReadEndsTheBackup()
    {
        QFETCH(QString, folder);
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        project.session.reset();
        const auto closed = project.path() / folder.toStdString();
        VERIFY_OK(ensureFolder(closed));
        fs::permissions(project.root(), fs::perms(0777));
        fs::permissions(closed, fs::perms(0));
        QVERIFY(inUnprivilegedChild([&] {
            const auto done = backUp(project.path(), project.root() / "copy");
            return !done && done.error().reason == Reason::NoPermission &&
                   done.error().subject == closed.string();
        }));
        QVERIFY(!fs::exists(project.root() / "copy"));
        fs::permissions(closed, fs::perms(0755));
    }

    void fullDiskDuringABackupLeavesNothing()
    {
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        {
            const FileSizeLimit limit(8192);
            VERIFY_REASON(backUp(project.path(), project.root() / "copy"), Reason::DiskFull);
        }
        QCOMPARE(std::distance(fs::directory_iterator(project.root()), {}), 1);
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"

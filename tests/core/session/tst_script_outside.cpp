// A script that another program writes while it is open: nothing of either side is lost.
#include "tests/core/session/script_view.h"

#include <algorithm>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const EpisodeId kId("tides");
const std::string kTheirs = std::string(kTides) + "JON: Theirs.\n";

/// Another program writes the file: a new inode, as editors do.
void writeOutside(const fs::path& file, const std::string& text)
{
    const auto written = writeFile(file, text);
    QVERIFY(written.has_value());
}

} // namespace

class TestScriptOutside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAnotherProgram()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        ScriptView view(episodes, kId);
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Unchanged);
        writeOutside(episodes.scriptPath(kId), kTheirs);
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Reloaded);
        QCOMPARE(view.text(), kTheirs);
        QVERIFY(episodes.isSaved(kId));
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Unchanged);
        VERIFY_OK(project.session->edits().undo());
        QCOMPARE(view.text(), std::string(kTides));
        QVERIFY(!episodes.isSaved(kId));
        writeOutside(episodes.scriptPath(kId), std::string("caf\xe9"));
        VERIFY_REASON(checkOutside(episodes, kId), Reason::ScriptNotText);
        QCOMPARE(view.text(), std::string(kTides)); // ours stays
        VERIFY_REASON(episodes.save(kId), Reason::ScriptChangedOutside);
    }

    void typingBetweenTheLookAndItsEdit()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        ScriptView view(episodes, kId);
        writeOutside(episodes.scriptPath(kId), kTheirs);
        const auto outside = episodes.readOutside(kId);
        VERIFY_OK(outside);
        QVERIFY(outside->state == EpisodeService::Outside::Reloaded);
        QCOMPARE(view.text(), std::string(kTides)); // a look is no edit
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        const auto ours = view.text();
        QVERIFY(episodes.takeOutside(*outside) == EpisodeService::Outside::Conflict);
        QCOMPARE(view.text(), ours);
        VERIFY_OK(episodes.finishResolve(*outside, EpisodeService::Keep::Theirs));
        QCOMPARE(view.text(), kTheirs);
    }

    void bothChanged_data()
    {
        QTest::addColumn<bool>("isOursKept");
        QTest::newRow("ours") << true;
        QTest::newRow("kTheirs") << false;
    }
    void bothChanged()
    {
        QFETCH(bool, isOursKept);
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto file = episodes.scriptPath(kId);
        ScriptView view(episodes, kId);
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        const auto ours = view.text();
        writeOutside(file, kTheirs);
        VERIFY_REASON(episodes.save(kId), Reason::ScriptChangedOutside);
        QCOMPARE(*readFile(file, Bytes(9999)), kTheirs);
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Conflict);
        QVERIFY(std::ranges::count(view.events, EpisodeEvent::ChangedOutside) == 1);
        QCOMPARE(view.text(), ours);
        VERIFY_OK(resolveOutside(episodes, kId,
                                 isOursKept ? EpisodeService::Keep::Ours : EpisodeService::Keep::Theirs));
        QCOMPARE(view.text(), isOursKept ? ours : kTheirs);
        QCOMPARE(*readFile(file, Bytes(9999)), view.text());
        VERIFY_OK(project.session->edits().undo());
        QCOMPARE(view.text(), isOursKept ? kTheirs : ours); // the other one
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Unchanged);
    }

    void bothChangedAndTheirsIsNoText_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<int>("reason");
        QTest::newRow("Latin-1") << QByteArray("caf\xe9") << int(Reason::ScriptNotText);
        QTest::newRow("too long") << QByteArray(5'000'001, 'x') << int(Reason::FileTooLarge);
    }
    void bothChangedAndTheirsIsNoText()
    {
        QFETCH(QByteArray, theirs);
        QFETCH(int, reason);
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto file = episodes.scriptPath(kId);
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        const auto ours = *episodes.text(kId);
        writeOutside(file, theirs.toStdString());
        VERIFY_REASON(episodes.save(kId), Reason::ScriptChangedOutside);
        VERIFY_REASON(resolveOutside(episodes, kId, EpisodeService::Keep::Theirs),
                      static_cast<Reason>(reason));
        QCOMPARE(*episodes.text(kId), ours);
        VERIFY_OK(resolveOutside(episodes, kId, EpisodeService::Keep::Ours));
        QCOMPARE(*readFile(file, Bytes(9999)), ours);
        QVERIFY(episodes.isSaved(kId));
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Unchanged);
    }

    void deletedOutside()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto file = episodes.scriptPath(kId);
        QVERIFY(episodes.text(kId).has_value());
        fs::remove_all(file.parent_path());
        QVERIFY(checkOutside(episodes, kId) == EpisodeService::Outside::Deleted);
        QVERIFY(!episodes.isSaved(kId));
        VERIFY_REASON(resolveOutside(episodes, kId, EpisodeService::Keep::Theirs), Reason::FileMissing);
        VERIFY_OK(episodes.save(kId));
        QCOMPARE(*readFile(file, Bytes(9999)), std::string(kTides));
        fs::remove(file);
        VERIFY_OK(project.reopen());
        VERIFY_REASON(project.episodes().text(kId),
                      Reason::FileMissing); // it was never read: nothing to make it of
    }
};

QTEST_GUILESS_MAIN(TestScriptOutside)
#include "tst_script_outside.moc"

#include "core/base/random.h"
#include "tests/core/session/script_view.h"

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const EpisodeId kId("tides");

} // namespace

class TestScriptEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createsOnlyGoodNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("reason");
        const int invalid = int(Reason::NameInvalid);
        QTest::newRow("empty") << QByteArray("") << invalid;
        QTest::newRow("up") << QByteArray("..") << invalid;
        QTest::newRow("here") << QByteArray(".") << invalid;
        QTest::newRow("hidden") << QByteArray(".x") << invalid;
        QTest::newRow("a path") << QByteArray("a/b") << invalid;
        QTest::newRow("a path of another system") << QByteArray("a\\b") << invalid;
        QTest::newRow("control character") << QByteArray("a\tb") << invalid;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << invalid;
        QTest::newRow("not UTF-8") << QByteArray("a\xff") << invalid;
        QTest::newRow("space at the end") << QByteArray("a ") << invalid;
        QTest::newRow("101 bytes") << QByteArray(101, 'x') << invalid;
        QTest::newRow("100 bytes") << QByteArray(100, 'x') << int(Reason::General);
        QTest::newRow("any language")
            << QByteArray("Ebbe und Flut \xe2\x80\x93 \xe6\xbd\xae") << int(Reason::General);
        QTest::newRow("there already") << QByteArray("tides") << int(Reason::EpisodeExists);
    }
    void createsOnlyGoodNames()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, reason);
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", kTides, ScriptNotation::Markdown));
        const auto made = project.episodes().create(name.toStdString(), kTides, ScriptNotation::Markdown);
        if (reason == int(Reason::General)) {
            VERIFY_OK(made);
            QCOMPARE(*project.episodes().text(*made), std::string(kTides));
            QCOMPARE(project.episodes().list().size(), std::size_t(2));
        } else {
            VERIFY_REASON(made, static_cast<Reason>(reason));
        }
    }

    void imports_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        QTest::newRow("plain") << QByteArray("Hello there, all of you.\n") << int(Reason::General);
        QTest::newRow("empty: to be written") << QByteArray() << int(Reason::General);
        QTest::newRow("CRLF and BOM")
            << QByteArray("\xef\xbb\xbfOne line here.\r\nAnother.\r\n") << int(Reason::General);
        QTest::newRow("half written") << QByteArray("---\ntitle: X") << int(Reason::General);
        QTest::newRow("Latin-1") << QByteArray("caf\xe9 au lait") << int(Reason::ScriptNotText);
        QTest::newRow("binary") << QByteArray("\x89PNG\x00\x1a", 6) << int(Reason::ScriptNotText);
        QTest::newRow("one byte too long") << QByteArray(5'000'001, 'x') << int(Reason::FileTooLarge);
    }
    void imports()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        TemporaryProject project;
        const auto file = project.root() / "script.md";
        VERIFY_OK(writeFile(file, bytes.toStdString()));
        const auto made = project.episodes().import(file);
        if (reason != int(Reason::General)) {
            VERIFY_REASON(made, static_cast<Reason>(reason));
            QVERIFY(project.episodes().list().empty());
            return;
        }
        VERIFY_OK(made);
        QCOMPARE(made->value, std::string("script"));
        // Bytes as they were: an edit elsewhere must not change line ends.
        VERIFY_OK(project.episodes().edit(*made, {0, 0, bytes.startsWith("\xef") ? "" : "A"}));
        VERIFY_OK(project.episodes().save(*made));
        QVERIFY(readFile(project.episodes().scriptPath(*made), Bytes(1000))->ends_with(bytes.toStdString()));
    }

    void importsFailClearly()
    {
        TemporaryProject project;
        VERIFY_REASON(project.episodes().import(project.root() / "absent.md"), Reason::FileMissing);
        VERIFY_REASON(project.episodes().import(project.root()), Reason::NotAFile);
        VERIFY_OK(writeFile(project.root() / "a.md", "Hello there, you.\n"));
        VERIFY_OK(project.episodes().import(project.root() / "a.md"));
        VERIFY_OK(writeFile(project.root() / "a.json", "{}"));
        const auto other = project.episodes().import(project.root() / "a.json");
        VERIFY_REASON(other, Reason::EpisodeExists);
        QCOMPARE(other.error().detail, std::string("script.md"));
    }

    void importingAgainIsAnUndoableEdit()
    {
        TemporaryProject project;
        const auto file = project.root() / "tides.md";
        VERIFY_OK(writeFile(file, kTides));
        VERIFY_OK(project.episodes().import(file));
        VERIFY_OK(project.episodes().import(file));
        QVERIFY(!project.session->edits().canUndo()); // nothing was different
        ScriptView view(project.episodes(), kId);
        const auto changed = std::string(kTides) + "\nJON: One more thing to say.\n";
        VERIFY_OK(writeFile(file, changed));
        VERIFY_OK(project.episodes().import(file));
        QCOMPARE(view.text(), changed);
        QCOMPARE(*readFile(project.episodes().scriptPath(kId), Bytes(9999)), changed);
        VERIFY_OK(project.session->edits().undo());
        QCOMPARE(view.text(), std::string(kTides));
    }

    void importingAgainMayRefuse_data()
    {
        QTest::addColumn<QString>("edited"); // in the project
        QTest::addColumn<QString>("source"); // since
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("nothing changed") << "" << "" << false;
        QTest::newRow("the source changed") << "" << "sun" << false;
        QTest::newRow("the project changed") << "sun" << "" << true;
        QTest::newRow("both changed") << "sun" << "wind" << true;
        QTest::newRow("both changed alike") << "sun" << "sun" << false;
    }
    void importingAgainMayRefuse()
    {
        QFETCH(QString, edited);
        QFETCH(QString, source);
        QFETCH(bool, isRefused);
        TemporaryProject project;
        const auto file = project.root() / "tides.md";
        const auto with = [](const QString& word) {
            return QString::fromLatin1(kTides)
                .replace(QStringLiteral("moon"), word.isEmpty() ? QStringLiteral("moon") : word)
                .toStdString();
        };
        VERIFY_OK(writeFile(file, kTides));
        VERIFY_OK(project.episodes().import(file, EpisodeService::WhenEdited::Refuse));
        if (!edited.isEmpty())
            VERIFY_OK(editText(project.episodes(), kId, "moon", edited.toStdString()));
        VERIFY_OK(project.reopen());
        VERIFY_OK(writeFile(file, with(source)));
        for (int i = 0; i < 2; ++i) { // a refusal changes nothing
            const auto again = project.episodes().import(file, EpisodeService::WhenEdited::Refuse);
            if (isRefused) {
                VERIFY_REASON(again, Reason::ScriptChangedOutside);
                QCOMPARE(again.error().subject, project.episodes().scriptPath(kId).string());
            } else {
                VERIFY_OK(again);
            }
            QCOMPARE(*project.episodes().text(kId), with(isRefused ? edited : source));
        }
        if (isRefused)
            VERIFY_OK(project.episodes().import(file)); // for who can undo
    }

    void whatAKilledImportLeftIsTakenUp()
    {
        TemporaryProject project;
        const auto file = project.root() / "tides.md";
        VERIFY_OK(ensureFolder(project.path() / "episodes" / "tides"));
        VERIFY_OK(writeFile(project.path() / "episodes" / "tides" / "script.md", "older"));
        VERIFY_OK(writeFile(file, kTides));
        VERIFY_OK(project.episodes().import(file));
        QCOMPARE(*project.episodes().text(kId), std::string(kTides));
    }

    void importCopiesSounds()
    {
        TemporaryProject project;
        const auto from = project.root() / "source";
        VERIFY_OK(ensureFolder(from / "sounds"));
        VERIFY_OK(writeFile(from / "sounds" / "waves.wav", "waves"));
        VERIFY_OK(writeFile(project.root() / "secret.wav", "secret"));
        fs::create_symlink(project.root() / "secret.wav", from / "link.wav");
        VERIFY_OK(writeFile(from / "s.md", "Hello there, all of you.\n\n<audio src=\"sounds/waves.wav\"/>\n\n"
                                           "<audio src=\"absent.wav\"/>\n\n<audio src=\"../secret.wav\"/>\n\n"
                                           "<audio src=\"link.wav\"/>\n"));
        const auto id = project.episodes().import(from / "s.md");
        VERIFY_OK(id);
        const auto folder = project.episodes().folder(*id);
        QCOMPARE(*readFile(folder / "sounds" / "waves.wav", Bytes(99)), std::string("waves"));
        QVERIFY(!fs::exists(folder / "link.wav"));
        QVERIFY(!fs::exists(folder.parent_path() / "secret.wav"));
    }

    void typingJoinsByWords_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("texts"); // after each undo
        QTest::newRow("one word") << "a|b|c"
                                  << "";
        QTest::newRow("two words") << "a| |b|c"
                                   << "a |";
        QTest::newRow("a line end is a step") << "a|\n|b"
                                              << "a\n|a|";
        QTest::newRow("pasted text is a step") << "a|a long sentence pasted in|b"
                                               << "aa long sentence pasted in|a|";
        QTest::newRow("letters of several bytes") << "\u00e4|\u6f6e|x"
                                                  << "";
    }
    void typingJoinsByWords()
    {
        QFETCH(QString, keys);
        QFETCH(QString, texts);
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", "", ScriptNotation::Markdown));
        std::size_t at = 0;
        for (const auto& key : keys.split(QLatin1Char('|'))) {
            VERIFY_OK(project.episodes().edit(kId, {at, at, key.toStdString()}));
            at += key.toStdString().size();
        }
        for (const auto& text : texts.split(QLatin1Char('|'))) {
            VERIFY_OK(project.session->edits().undo());
            QCOMPARE(QString::fromStdString(*project.episodes().text(kId)), text);
        }
        QVERIFY(!project.session->edits().canUndo());
    }

    void deletingJoinsAndTheCaretBreaks()
    {
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", "abcdef", ScriptNotation::Markdown));
        auto& episodes = project.episodes();
        auto& edits = project.session->edits();
        VERIFY_OK(episodes.edit(kId, {5, 6, ""})); // Backspace, twice
        VERIFY_OK(episodes.edit(kId, {4, 5, ""}));
        VERIFY_OK(episodes.edit(kId, {0, 1, ""})); // elsewhere: Delete, twice
        VERIFY_OK(episodes.edit(kId, {0, 1, ""}));
        QCOMPARE(*episodes.text(kId), std::string("cd"));
        QCOMPARE(edits.undoWhat(), std::string("deleting"));
        VERIFY_OK(edits.undo());
        QCOMPARE(*episodes.text(kId), std::string("abcd"));
        VERIFY_OK(edits.undo());
        QCOMPARE(*episodes.text(kId), std::string("abcdef"));
        VERIFY_OK(edits.redo());
        VERIFY_OK(edits.redo());
        QCOMPARE(*episodes.text(kId), std::string("cd"));
        VERIFY_OK(episodes.edit(kId, {2, 2, "x"}));
        edits.breakStep();
        VERIFY_OK(episodes.edit(kId, {3, 3, "y"}));
        VERIFY_OK(edits.undo());
        QCOMPARE(*episodes.text(kId), std::string("cdx"));
        QCOMPARE(edits.undoWhat(), std::string("typing"));
    }

    void refusesEditsThatCannotBeSaved_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("reason");
        QTest::newRow("past the end") << 3 << 7 << QByteArray("x") << int(Reason::General);
        QTest::newRow("backwards") << 3 << 1 << QByteArray("x") << int(Reason::General);
        QTest::newRow("not UTF-8") << 0 << 0 << QByteArray("\xff") << int(Reason::ScriptNotText);
        QTest::newRow("NUL") << 0 << 0 << QByteArray("\0", 1) << int(Reason::ScriptNotText);
        QTest::newRow("too long") << 0 << 0 << QByteArray(5'000'000, 'x') << int(Reason::FileTooLarge);
    }
    void refusesEditsThatCannotBeSaved()
    {
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(QByteArray, text);
        QFETCH(int, reason);
        TemporaryProject project;
        VERIFY_OK(project.episodes().create("tides", "abcdef", ScriptNotation::Markdown));
        VERIFY_REASON(
            project.episodes().edit(kId, {std::size_t(begin), std::size_t(end), text.toStdString()}),
            static_cast<Reason>(reason));
        QCOMPARE(*project.episodes().text(kId), std::string("abcdef"));
        QVERIFY(!project.session->edits().canUndo());
        VERIFY_REASON(project.episodes().edit(EpisodeId("absent"), {0, 0, "x"}), Reason::EpisodeUnknown);
    }

    void savesWhatChanged()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        const auto file = episodes.scriptPath(kId);
        const auto before = fs::last_write_time(file);
        VERIFY_OK(episodes.save(kId));
        QVERIFY(fs::last_write_time(file) == before);
        ScriptView view(episodes, kId);
        VERIFY_OK(editText(episodes, kId, "moon", "sun"));
        QVERIFY(!episodes.isSaved(kId));
        VERIFY_OK(project.session->edits().undo());
        QVERIFY(episodes.isSaved(kId)); // back at what the file holds
        VERIFY_OK(project.session->edits().redo());
        VERIFY_OK(episodes.saveAll());
        QVERIFY(episodes.isSaved(kId));
        QVERIFY(readFile(file, Bytes(9999)) == view.text());
        QCOMPARE(std::ranges::count(view.events, EpisodeEvent::SavedChanged), 4);
        VERIFY_OK(editText(episodes, kId, "sun", "wind"));
        VERIFY_OK(project.reopen()); // closing saves
        QVERIFY(project.episodes().text(kId)->find("wind") != std::string::npos);
    }

    void aFullDiskKeepsTheOldFileAndTheText()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(episodes.edit(kId, {0, 0, std::string(5000, ' ')}));
        {
            const FileSizeLimit limit(1000);
            VERIFY_REASON(episodes.save(kId), Reason::DiskFull);
        }
        QCOMPARE(*readFile(episodes.scriptPath(kId), Bytes(9999)), std::string(kTides));
        QVERIFY(!episodes.isSaved(kId));
        VERIFY_OK(episodes.save(kId));
    }

    void undoStorm()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        auto& settings = project.session->settings();
        auto& edits = project.session->edits();
        VERIFY_OK(episodes.create("tides", kTides, ScriptNotation::Markdown));
        VERIFY_OK(episodes.create("other", kTides, ScriptNotation::Markdown));
        ScriptView view(episodes, kId);
        struct State
        {
            std::string tides, other;
            MixSettings mix;
            bool operator==(const State&) const = default;
        };
        const auto now = [&] {
            return State{*episodes.text(kId), *episodes.text(EpisodeId("other")), settings.mix()};
        };
        RandomStream random(20261124, 0);
        const auto below = [&](std::size_t n) { return random.next() % n; };
        std::vector<State> states = {now()};
        for (int i = 0; i < 1000; ++i) {
            if (below(5) == 0) {
                VERIFY_OK(settings.set("mix.evenness", double(below(100)) / 100));
            } else {
                const EpisodeId id(below(2) == 0 ? "tides" : "other");
                const auto size = episodes.text(id)->size();
                const auto begin = below(size + 1);
                const auto end = begin + below(std::min<std::size_t>(size - begin, 12) + 1);
                std::string text;
                for (auto n = below(6); n > 0; --n)
                    text.push_back("abc \n*"[below(6)]);
                VERIFY_OK(episodes.edit(id, {begin, end, text}));
            }
            edits.breakStep();
            states.push_back(now());
            if (below(40) == 0)
                VERIFY_OK(episodes.saveAll());
        }
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY(now() == states[i]);
            QCOMPARE(view.text(), states[i].tides);
            VERIFY_OK(edits.undo());
        }
        QVERIFY(now() == states.front());
        QVERIFY(!edits.canUndo());
        for (std::size_t i = 1; i < states.size(); ++i) {
            VERIFY_OK(edits.redo());
            QVERIFY(now() == states[i]);
        }
        VERIFY_OK(project.reopen());
        QCOMPARE(*project.episodes().text(kId), states.back().tides);
        QCOMPARE(*project.episodes().text(EpisodeId("other")), states.back().other);
        QVERIFY(project.session->settings().mix() == states.back().mix);
    }
};

QTEST_GUILESS_MAIN(TestScriptEdits)
#include "tst_script_edits.moc"

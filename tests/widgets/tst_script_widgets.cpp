// The script editor: edits out and in, offsets with characters outside the BMP, completion, problems.
#include "widgets/script/problem_list.h"
#include "widgets/script/script_editor.h"
#include "widgets/script/script_highlighter.h"
#include "widgets/support/conversions.h"
#include "widgets/support/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QElapsedTimer>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTextBlock>
#include <QtTest>

#include <array>

using namespace understudy;

namespace {

const std::string kScript =
    "---\ntitle: Low Water\n---\n\nMARA: 11 °C 😀 and rising.\nJON: <emphasis>Yes</emphasis>.\n";

std::string patched(std::string text, const TextEdit& edit)
{
    return text.replace(edit.begin, edit.end - edit.begin, edit.replacement);
}

ScriptVocabulary vocabulary()
{
    return {{QStringLiteral("Mara"), QStringLiteral("Jon")},
            {QStringLiteral("draft/slt"), QStringLiteral("draft/rms")}};
}

QStringList shown(const std::optional<Completion>& completion)
{
    QStringList words;
    if (completion)
        for (const auto& item : completion->items)
            words << item.shown;
    return words;
}

} // namespace

class TestScriptWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingGoesOutAsSmallEdits_data()
    {
        QTest::addColumn<QString>("after"); // the caret goes behind this
        QTest::addColumn<QString>("typed");
        QTest::newRow("a letter") << QStringLiteral("rising") << QStringLiteral("s");
        QTest::newRow("behind a pair") << QStringLiteral("😀") << QStringLiteral("x");
        QTest::newRow("a pair") << QStringLiteral("MARA: ") << QStringLiteral("𝄞");
        QTest::newRow("two bytes") << QStringLiteral("11 ") << QStringLiteral("é");
        QTest::newRow("at the start") << QString() << QStringLiteral("#");
        QTest::newRow("same letter again") << QStringLiteral("ris") << QStringLiteral("s");
    }
    void typingGoesOutAsSmallEdits()
    {
        QFETCH(QString, after);
        QFETCH(QString, typed);
        ScriptEditor editor;
        editor.setSource(kScript);
        std::vector<TextEdit> edits;
        connect(&editor, &ScriptEditor::edited, this, [&](const TextEdit& edit) { edits.push_back(edit); });
        const QString text = toQString(kScript);
        editor.setCaretOffset(toUtf8(text.left(text.indexOf(after) + after.size())).size());
        editor.insertPlainText(typed);
        QCOMPARE(edits.size(), std::size_t(1));
        QCOMPARE(edits[0].begin, edits[0].end);
        QCOMPARE(edits[0].replacement, toUtf8(typed));
        QCOMPARE(editor.source(), patched(kScript, edits[0]));
    }

    void randomEditsKeepSourceAndDocumentAlike()
    {
        ScriptEditor editor;
        editor.setSource(kScript);
        std::string mirror = editor.source();
        connect(&editor, &ScriptEditor::edited, this,
                [&](const TextEdit& edit) { mirror = patched(mirror, edit); });
        QRandomGenerator random(7);
        const QStringList pieces{QStringLiteral("a"),       QStringLiteral("°"),      QStringLiteral("😀"),
                                 QStringLiteral("\n"),      QStringLiteral("x\ny\n"), QString(),
                                 QStringLiteral("日本\n語")};
        for (int i = 0; i < 2000; ++i) {
            QTextCursor cursor(editor.document());
            const int end = editor.document()->characterCount();
            cursor.setPosition(random.bounded(end));
            cursor.setPosition(std::min(cursor.position() + random.bounded(6), end - 1),
                               QTextCursor::KeepAnchor);
            cursor.insertText(pieces[random.bounded(pieces.size())]);
            QCOMPARE(editor.source(), toUtf8(editor.toPlainText()));
            QCOMPARE(mirror, editor.source());
        }
        QTextCursor all(editor.document());
        all.select(QTextCursor::Document);
        all.insertText(QStringLiteral("new"));
        QCOMPARE(mirror, std::string("new"));
        all.select(QTextCursor::Document);
        all.removeSelectedText();
        QCOMPARE(mirror, std::string());
    }

    void offsetsAndPositionsAgree()
    {
        QTextDocument document;
        document.setPlainText(toQString(kScript));
        const SourceText source(&document);
        QCOMPARE(source.bytes(), kScript);
        for (int position = 0; position < document.characterCount(); ++position) {
            if (document.characterAt(position).isLowSurrogate())
                continue;
            QCOMPARE(source.toPosition(source.toOffset(position)), position);
        }
        QCOMPARE(source.toOffset(1'000'000), kScript.size());
        QCOMPARE(source.toPosition(1'000'000), document.characterCount() - 1);
    }

    void editsFromOutsideAreNotEchoed()
    {
        ScriptEditor editor;
        QSignalSpy edited(&editor, &ScriptEditor::edited);
        editor.setSource(kScript);
        const auto begin = kScript.find("😀");
        editor.applyEdit({begin, begin + 4, "🌊"});
        QCOMPARE(edited.count(), 0);
        QCOMPARE(editor.source(), patched(kScript, {begin, begin + 4, "🌊"}));
        QCOMPARE(editor.caretOffset(), begin + 4);
        editor.applyEdit({begin, begin + 4, "😀"});
        QCOMPARE(editor.source(), kScript);
    }

    void lineEndsBecomeNewlines()
    {
        ScriptEditor editor;
        editor.setSource("a\r\nb\rc");
        QCOMPARE(editor.source(), std::string("a\nb\nc"));
    }

    void keysOfTheSession()
    {
        ScriptEditor editor;
        editor.setSource(kScript);
        QSignalSpy undo(&editor, &ScriptEditor::undoRequested);
        QSignalSpy redo(&editor, &ScriptEditor::redoRequested);
        QSignalSpy leave(&editor, &ScriptEditor::leaveRequested);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(&editor, Qt::Key_Escape);
        QCOMPARE(undo.count(), 1);
        QCOMPARE(redo.count(), 1);
        QCOMPARE(leave.count(), 1);
        QCOMPARE(editor.source(), kScript);
    }

    void singleLettersStayText_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isText");
        QTest::newRow("space") << int(Qt::Key_Space) << QStringLiteral(" ") << true;
        QTest::newRow("letter") << int(Qt::Key_J) << QStringLiteral("j") << true;
        QTest::newRow("question mark") << int(Qt::Key_Question) << QStringLiteral("?") << true;
        QTest::newRow("F5") << int(Qt::Key_F5) << QString() << false;
    }
    void singleLettersStayText()
    {
        QFETCH(int, key);
        QFETCH(QString, text);
        ScriptEditor editor;
        QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier, text);
        event.ignore();
        QCoreApplication::sendEvent(&editor, &event);
        QTEST(event.isAccepted(), "isText");
    }

    void completions_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QStringList>("words");
        using L = QStringList;
        QTest::newRow("tag") << QStringLiteral("Yes <emp") << L{QStringLiteral("emphasis")};
        QTest::newRow("no such tag") << QStringLiteral("Yes <xyz") << L{};
        QTest::newRow("escaped") << QStringLiteral("Yes \\<emp") << L{};
        QTest::newRow("closed") << QStringLiteral("<emphasis>Yes") << L{};
        QTest::newRow("closing") << QStringLiteral("<s><emphasis>Yes</")
                                 << L{QStringLiteral("emphasis"), QStringLiteral("s")};
        QTest::newRow("attribute") << QStringLiteral("<emphasis le") << L{QStringLiteral("level")};
        QTest::newRow("value") << QStringLiteral("<emphasis level=\"str") << L{QStringLiteral("strong")};
        QTest::newRow("speaker of voice") << QStringLiteral("<voice name=\"m") << L{QStringLiteral("Mara")};
        QTest::newRow("voice in front matter")
            << QStringLiteral("  Mara: draft/s") << L{QStringLiteral("draft/slt")};
        QTest::newRow("turn") << QStringLiteral("JO") << L{QStringLiteral("JON")};
        QTest::newRow("inside a sentence") << QStringLiteral("So, Jo") << L{};
    }
    void completions()
    {
        QFETCH(QString, before);
        QTEST(shown(completionAt(before, vocabulary())), "words");
    }

    void completionIsInserted()
    {
        ScriptEditor editor;
        editor.setVocabulary(vocabulary());
        editor.show();
        QTest::keyClicks(&editor, QStringLiteral("<emph"));
        auto* popup = editor.findChild<QCompleter*>()->popup();
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(editor.source(), std::string("<emphasis "));
        QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
    }

    void spansColourTheirBytes()
    {
        ScriptEditor editor;
        editor.setSource(kScript);
        const auto tag = kScript.find("<emphasis>");
        const std::vector<HighlightSpan> spans{{0, kScript.find("\n\n"), HighlightKind::FrontMatter},
                                               {tag, tag + 10, HighlightKind::Tag}};
        editor.setSpans(spans);
        const auto formatsAt = [&](int block) {
            return editor.document()->findBlockByNumber(block).layout()->formats();
        };
        QCOMPARE(formatsAt(1).size(), 1);
        QCOMPARE(formatsAt(1)[0].length, 16); // "title: Low Water"
        QCOMPARE(formatsAt(5).size(), 1);
        QCOMPARE(formatsAt(5)[0].start, 5);
        QCOMPARE(formatsAt(5)[0].format.foreground().color(), viewPalette(&editor)[Token::Accent]);
        editor.setSpans({});
        QCOMPARE(formatsAt(5).size(), 0);
        QCOMPARE(editor.source(), kScript);
    }

    void underlinesFollowTyping()
    {
        ScriptEditor editor;
        editor.setSource(kScript);
        const auto tag = kScript.find("<emphasis>");
        editor.setUnderlines(
            {{tag, tag + 10, false, QStringLiteral("Not a tag.")}, {tag + 3, tag + 3, true, {}}});
        editor.setPlaying(kScript.find("MARA"), kScript.find("\nJON"));
        QCOMPARE(editor.extraSelections().size(), 3);
        editor.setCaretOffset(0);
        editor.insertPlainText(QStringLiteral("xx"));
        QCOMPARE(editor.extraSelections().at(1).cursor.selectedText(), QStringLiteral("<emphasis>"));
        editor.setPlaying(0, 0);
        QCOMPARE(editor.extraSelections().size(), 2);
    }

    void typingInALongScriptIsLight()
    {
        std::string script;
        std::vector<HighlightSpan> spans;
        for (int i = 0; i < 3000; ++i) {
            spans.push_back({script.size(), script.size() + 5, HighlightKind::Speaker});
            script += "MARA: The moon pulls, and twice a day the sea lets go of this shelf of rock.\n\n";
        }
        ScriptEditor editor;
        editor.resize(500, 600);
        editor.show();
        QElapsedTimer clock;
        clock.start();
        editor.setSource(script);
        editor.setSpans(spans);
        editor.grab();
        qInfo("opened and painted in %lld ms", clock.elapsed());
        editor.setCaretOffset(script.size() / 2);
        constexpr int kKeys = 50;
        std::array<qint64, 3> spent{};
        for (int i = 0; i < kKeys; ++i) {
            clock.restart();
            QTest::keyClick(&editor, 'a' + i % 26);
            spent[0] += clock.nsecsElapsed();
            clock.restart();
            editor.setSpans(spans); // as after each reading
            spent[1] += clock.nsecsElapsed();
            clock.restart();
            editor.grab();
            spent[2] += clock.nsecsElapsed();
        }
        qInfo("a key: %.2f ms, its colours: %.2f ms, its picture: %.2f ms", spent[0] / 1e6 / kKeys,
              spent[1] / 1e6 / kKeys, spent[2] / 1e6 / kKeys);
        QCOMPARE(editor.source().size(), script.size() + kKeys);
    }

    void problemsAreListedAndActedOn()
    {
        ProblemList list;
        QVERIFY(list.isHidden());
        ProblemRow tag;
        tag.place = QStringLiteral("24:13");
        tag.sentence = QStringLiteral("<empasis> is not a tag. Did you mean <emphasis>?");
        tag.hasReplacement = true;
        ProblemRow voice = tag;
        voice.isWarning = true;
        voice.hasReplacement = false;
        list.setProblems({tag, voice});
        list.resize(400, 200);
        list.show();
        QSignalSpy activated(&list, &ProblemList::activated);
        QSignalSpy replaced(&list, &ProblemList::replaceRequested);
        QCOMPARE(list.findChildren<QPushButton*>().size(), 1);
        list.findChild<QPushButton*>()->click();
        QCOMPARE(replaced.first().first().toInt(), 0);
        QWidget* row = list.findChild<QPushButton*>()->parentWidget();
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Return);
        QCOMPARE(activated.first().first().toInt(), 0);
        list.setProblems({});
        QVERIFY(list.isHidden());
        list.setProblems(std::vector<ProblemRow>(200, voice));
        QCOMPARE(list.count(), 200);
    }
};

QTEST_MAIN(TestScriptWidgets)
#include "tst_script_widgets.moc"

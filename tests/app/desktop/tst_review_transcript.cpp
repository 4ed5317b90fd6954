// The transcript of a clip: spelling, playing from a word, and how what is typed is kept.
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/transcript_editor.h"
#include "app/desktop/review/transcript_panel.h"
#include "app/desktop/review/typed_texts.h"
#include "core/session/edit_history.h"
#include "tests/app/desktop/review_scene.h"
#include "tests/support/results.h"
#include "widgets/support/focus_ring.h"
#include "widgets/waveform/clip_view.h"

#include <QMessageBox>

using namespace understudy;
using namespace understudy::test;

namespace {

constexpr int kPhrases = 8;

/// Six words a phrase of talk(), "one" to "six", each with its time.
std::string timedWords(int phrases)
{
    const auto time = [](double seconds) {
        return QStringLiteral("00:00:%1").arg(seconds, 6, 'f', 3, u'0').toStdString();
    };
    std::string vtt = "WEBVTT\n";
    for (int i = 0; i < phrases; ++i) {
        double at = 0.4 + 2.9 * i;
        vtt += "\n" + time(at) + " --> " + time(at + 2.4) + "\n";
        for (const auto* word : {"one", "two", "three", "four", "five", "six"}) {
            vtt += "<" + time(at) + ">" + word + " ";
            at += 0.4;
        }
        vtt += "\n";
    }
    return vtt;
}

QStringList listed(const char* words)
{
    return QString::fromUtf8(words).split(u' ');
}

} // namespace

class TestReviewTranscript : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject(1, kPhrases)); }
    void cleanup() { m_studio.reset(); }

    /// The caret moves before the text is told to be another one.
    void takesWordsAwayWithoutAWarning()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("setPosition")));
        QVERIFY(startTyping(u"The tidde comes twiice"));
        m_studio->press(Qt::Key_Backspace);
        QTRY_COMPARE_WITH_TIMEOUT(underlined(), listed("tidde"), kWait);
    }

    void theFocusIsSeen()
    {
        QVERIFY(startTyping(u"The tide"));
        const auto* ring = m_studio->window().findChild<FocusRing*>();
        QVERIFY(ring != nullptr && ring->isVisible());
        const QRect words(editor().mapTo(&m_studio->window(), QPoint()), editor().size());
        QVERIFY(QRect(ring->mapTo(&m_studio->window(), QPoint()), ring->size()).contains(words));
    }

    void underlinesAndMends()
    {
        QVERIFY(startTyping(u"The tidde comes twiice "));
        QTRY_COMPARE_WITH_TIMEOUT(editor().wrongWords(), listed("tidde twiice"), kWait);
        QCOMPARE(underlined(), editor().wrongWords());
        editor().moveCursor(QTextCursor::Start);
        m_studio->press(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(choose(u"tide"));
        QCOMPARE(editor().toPlainText(), QStringLiteral("The tide comes twiice "));
        QTRY_COMPARE_WITH_TIMEOUT(underlined(), listed("twiice"), kWait);
        m_studio->press(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(choose(u"twice"));
        QTRY_VERIFY_WITH_TIMEOUT(underlined().isEmpty(), kWait);
        QTRY_COMPARE_WITH_TIMEOUT(reviewed(currentId())->clip.text.raw, std::string("The tide comes twice "),
                                  kWait);
    }

    void learnsAWord()
    {
        QVERIFY(startTyping(u"A gruffelow is a gruffelow. "));
        QTRY_COMPARE_WITH_TIMEOUT(editor().wrongWords().size(), 2, kWait);
        m_studio->press(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(choose(u"Add “gruffelow” to the dictionary"));
        QTRY_VERIFY_WITH_TIMEOUT(editor().wrongWords().isEmpty(), kWait);
        QCOMPARE(m_studio->user().state("spelling.words"), std::string("gruffelow"));
        // Another language is told of it too.
        VERIFY_OK(m_studio->user().set("review.spelling", std::string("de-DE")));
        table().setFocus();
        editor().setFocus();
        editor().selectAll();
        QTest::keyClicks(&editor(), QStringLiteral("Straße gruffelow Strasze "));
        QTRY_COMPARE_WITH_TIMEOUT(editor().wrongWords(), listed("Strasze"), kWait);
    }

    void leavesTheWordThatIsTyped()
    {
        QVERIFY(startTyping(u"tidde twiice"));
        QTRY_COMPARE_WITH_TIMEOUT(editor().wrongWords(), listed("tidde"), kWait);
        m_studio->press(Qt::Key_Left);
        QCOMPARE(editor().wrongWords(), listed("tidde twiice"));
    }

    void saysThatThereIsNoDictionary()
    {
        QVERIFY(import());
        VERIFY_OK(m_studio->user().set("review.spelling", std::string("de-CH")));
        QVERIFY(type(u"tidde "));
        auto* panel = pane().findChild<TranscriptPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->toolTip().contains(QLatin1String("de-CH")), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(editor().wrongWords().isEmpty(), kWait);
        VERIFY_OK(m_studio->user().set("review.spelling", std::string("off")));
        table().setFocus();
        editor().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(panel->toolTip().isEmpty(), kWait);
    }

    void playsFromTheWord_data()
    {
        QTest::addColumn<bool>("isFirst");
        QTest::newRow("first") << true;
        QTest::newRow("last") << false;
    }
    void playsFromTheWord()
    {
        QFETCH(const bool, isFirst);
        VERIFY_OK(writeFile(m_folder / "in" / "talk0.vtt", timedWords(kPhrases)));
        QVERIFY(import());
        const auto& words = reviewed(currentId())->clip.words;
        const auto begin = isFirst ? words.front().start : words.back().start;
        const auto last = words.back().start;
        QVERIFY(type(u"new words"));
        editor().moveCursor(isFirst ? QTextCursor::Start : QTextCursor::End);
        QTRY_VERIFY_WITH_TIMEOUT(pane().findChild<ClipView*>()->content().sound != nullptr, kWait);
        std::vector<Seconds> heard;
        QStringList shown;
        const QObject hearing; // no longer than what it is heard into
        connect(pane().findChild<ClipPanel*>(), &ClipPanel::heard, &hearing, [&](std::optional<Seconds> at) {
            if (at)
                heard.push_back(*at);
            shown << softWords();
        });
        m_studio->press(Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kWait);
        m_studio->press(Qt::Key_F5);
        QVERIFY(heard.front().value >= begin.value - 0.001);
        QVERIFY(!isFirst || heard.front() < last);
        QVERIFY2(listed("one two three four five six").contains(shown.front()), qPrintable(shown.front()));
        QTRY_VERIFY_WITH_TIMEOUT(softWords().isEmpty(), kWait); // it is paused
    }

    void aRunOfKeysIsOneWrite()
    {
        QVERIFY(import());
        const auto before = revision();
        QVERIFY(type(u"The tide comes in"));
        QCOMPARE(revision(), before);
        QTRY_COMPARE_WITH_TIMEOUT(reviewed(currentId())->clip.text.raw, std::string("The tide comes in"),
                                  kWait);
        QCOMPARE(revision(), before + 1);
    }

    /// A program that is killed has lost the last moment at most, though nobody made a pause.
    void whoTypesOnIsStoredToo()
    {
        std::string stored;
        TypedTexts texts(
            [&](const std::string&, const std::string& text) -> Result<void> {
                stored = text;
                return {};
            },
            nullptr);
        const QDeadlineTimer end(kWait);
        while (stored.empty() && !end.hasExpired()) {
            texts.type("clip", "typed on");
            QCoreApplication::processEvents();
        }
        QVERIFY(!stored.empty());
    }

    void undoTakesTheRunBack()
    {
        QVERIFY(startTyping(u"The"));
        const auto clip = currentId();
        QTRY_COMPARE_WITH_TIMEOUT(reviewed(clip)->clip.text.raw, std::string("The"), kWait);
        QTest::keyClicks(&editor(), QStringLiteral(" tide"));
        m_studio->press(Qt::Key_Escape);
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string("The tide"));
        VERIFY_OK(m_studio->workspace().session()->edits().undo());
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string());
    }

    void undoIsSeenInTheField_data()
    {
        QTest::addColumn<bool>("isKey");
        QTest::newRow("menu") << false;
        QTest::newRow("key") << true; // the field itself has nothing to take back
    }
    void undoIsSeenInTheField()
    {
        QFETCH(const bool, isKey);
        QVERIFY(startTyping(u"The tide"));
        const auto clip = currentId();
        m_studio->press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(model().row(table().currentIndex().row()).transcript,
                                  QStringLiteral("The tide"), kWait);
        if (isKey)
            editor().setTranscript(editor().toPlainText());
        m_studio->press(Qt::Key_E);
        QTRY_VERIFY_WITH_TIMEOUT(editor().hasFocus(), kWait);
        if (isKey)
            m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        else
            m_studio->workspace().undo();
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string());
        QTRY_COMPARE_WITH_TIMEOUT(editor().toPlainText(), QString(), kWait);
        QVERIFY(editor().hasFocus());
    }

    void onlyTheNewestQuestionHasAMenu()
    {
        QVERIFY(startTyping(u"The tidde "));
        QTRY_COMPARE_WITH_TIMEOUT(editor().wrongWords().size(), 1, kWait);
        editor().suggest();
        editor().suggest();
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget() != nullptr, kWait);
        QCOMPARE(editor().findChildren<QMenu*>(Qt::FindDirectChildrenOnly).size(), 1);
        QApplication::activePopupWidget()->close();
    }

    void leavingStoresAtOnce_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const auto* how : {"escape", "keypad", "focus", "accept", "other clip", "build"})
            QTest::newRow(how) << QByteArray(how);
    }
    void leavingStoresAtOnce()
    {
        QFETCH(const QByteArray, how);
        QVERIFY(startTyping(u"The tide"));
        const auto clip = currentId();
        if (how == "escape")
            m_studio->press(Qt::Key_Escape);
        else if (how == "keypad")
            m_studio->press(Qt::Key_Enter, Qt::KeypadModifier);
        else if (how == "focus")
            table().setFocus();
        else if (how == "accept")
            m_studio->press(Qt::Key_Return, Qt::ControlModifier);
        else if (how == "other clip")
            table().setCurrentIndex(model().index(table().currentIndex().row() + 1, 0));
        else
            m_studio->press(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string("The tide"));
        QCOMPARE(reviewed(clip)->verdict == Verdict::Accepted, how == "accept");
        QCOMPARE(currentId() != clip, how == "accept" || how == "other clip");
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1); // the next key is for one clip
    }

    void closingStores_data()
    {
        QTest::addColumn<bool>("isWindow");
        QTest::newRow("project") << false;
        QTest::newRow("window") << true;
    }
    void closingStores()
    {
        QFETCH(const bool, isWindow);
        QVERIFY(startTyping(u"The tide"));
        const auto clip = currentId();
        if (isWindow)
            m_studio = nullptr;
        else
            m_studio->workspace().close();
        if (isWindow)
            m_studio = std::make_unique<Studio>(m_folder / "home");
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() == nullptr, kWait);
        m_studio->workspace().open(QString::fromStdString((m_folder / "p.understudy").string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() != nullptr, kWait);
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string("The tide"));
    }

    void leavingAsksWhereTypingCannotBeStored()
    {
        QVERIFY(import());
        const auto project = m_folder / "p.understudy", away = m_folder / "away";
        std::filesystem::rename(project, away);
        QVERIFY(type(u"The tide"));
        const auto clip = currentId();
        m_studio->window().close();
        auto* box = m_studio->window().findChild<QMessageBox*>(QStringLiteral("unsaved"));
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape); // stays
        QVERIFY(m_studio->window().isVisible() && m_studio->workspace().session());
        QCOMPARE(editor().toPlainText(), QStringLiteral("The tide"));
        std::filesystem::rename(away, project);
        m_studio->workspace().close();
        QVERIFY(m_studio->workspace().session() == nullptr);
        m_studio->workspace().open(QString::fromStdString(project.string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_studio->workspace().session() != nullptr, kWait);
        QCOMPARE(reviewed(clip)->clip.text.raw, std::string("The tide"));
    }

    void whatCannotBeStoredWaits_data()
    {
        QTest::addColumn<Code>("code");
        QTest::addColumn<bool>("waits");
        QTest::newRow("disk full") << Code::Io << true;
        QTest::newRow("clip is gone") << Code::NotFound << false;
    }
    void whatCannotBeStoredWaits()
    {
        QFETCH(const Code, code);
        QFETCH(const bool, waits);
        std::map<std::string, std::string> stored;
        bool isBroken = true;
        QList<bool> told;
        TypedTexts texts(
            [&](const std::string& clip, const std::string& text) -> Result<void> {
                if (isBroken && clip == "a")
                    return fail(code, clip);
                stored[clip] = text;
                return {};
            },
            nullptr);
        connect(&texts, &TypedTexts::stored, this,
                [&](const Result<void>& done) { told << done.has_value(); });
        texts.type("a", "one");
        texts.type("b", "two");
        QCOMPARE(*texts.waiting("b"), std::string("two"));
        texts.flush();
        QVERIFY(!texts.waiting("b"));
        QCOMPARE(texts.waiting("a") != nullptr, waits);
        isBroken = false;
        texts.flush();
        QCOMPARE(stored.contains("a"), waits);
        QCOMPARE(told, waits ? QList<bool>({false, true}) : QList<bool>({false}));
    }

private:
    TranscriptEditor& editor() { return *pane().findChild<TranscriptEditor*>(); }
    std::uint64_t revision() { return m_studio->workspace().session()->reviews().snapshot()->revision; }

    bool type(QStringView text)
    {
        table().setFocus();
        m_studio->press(Qt::Key_E);
        if (!QTest::qWaitFor([this] { return editor().hasFocus(); }, kWait))
            return false;
        QTest::keyClicks(&editor(), text.toString());
        return true;
    }
    bool startTyping(QStringView text) { return import() && type(text); }

    /// Those with a wave below them.
    QStringList underlined()
    {
        QStringList words;
        for (const auto& selection : editor().extraSelections())
            if (selection.format.underlineStyle() == QTextCharFormat::WaveUnderline)
                words << selection.cursor.selectedText();
        return words;
    }
    QStringList softWords()
    {
        QStringList words;
        for (const auto& selection : editor().extraSelections())
            if (selection.format.hasProperty(QTextFormat::BackgroundBrush))
                words << selection.cursor.selectedText();
        return words;
    }

    /// By keyboard, in the menu that comes.
    bool choose(QStringView title)
    {
        const auto menu = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
        if (!QTest::qWaitFor([&] { return menu() != nullptr; }, kWait))
            return false;
        auto* shown = menu();
        for (int i = 0; i < shown->actions().size(); ++i) {
            if (shown->activeAction() != nullptr && shown->activeAction()->text() == title) {
                QTest::keyClick(shown, Qt::Key_Return);
                return true;
            }
            QTest::keyClick(shown, Qt::Key_Down);
        }
        shown->close();
        return false;
    }
};

QTEST_MAIN(TestReviewTranscript)
#include "tst_review_transcript.moc"

// What the window says of a review that is not on the disk, and that it comes there.
#include "tests/app/desktop/review_scene.h"
#include "tests/support/file_size_limit.h"

#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/transcript_editor.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;

namespace {

enum class What
{
    Verdict,
    Words,
    Trim
};

} // namespace

class TestReviewSaving : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(makeProject(1) && import());
        QTRY_VERIFY_WITH_TIMEOUT(state().endsWith(QStringLiteral("All changes saved")), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(pane().findChild<ClipView*>()->content().sound != nullptr, kWait);
    }
    void cleanup()
    {
        m_full.reset();
        m_studio.reset();
    }

    void aFullDiskIsToldAndNothingIsLost_data()
    {
        QTest::addColumn<What>("what");
        QTest::newRow("verdict") << What::Verdict;
        QTest::newRow("words") << What::Words;
        QTest::newRow("trim") << What::Trim;
    }
    void aFullDiskIsToldAndNothingIsLost()
    {
        QFETCH(const What, what);
        const auto clip = currentId();
        m_full.emplace(0);
        change(what);
        QTRY_VERIFY_WITH_TIMEOUT(banner("unsaved") != nullptr, kWait);
        const auto content = banner("unsaved")->content();
        QCOMPARE(content.kind, BannerKind::Error);
        QVERIFY2(content.sentence.contains(QStringLiteral("project.db")), qPrintable(content.sentence));
        QVERIFY2(state().endsWith(QStringLiteral("Not saved")), qPrintable(state()));
        QVERIFY(isChanged(what, clip));

        content.actions.front().run(); // in vain
        m_studio->window().close();
        QVERIFY(question("unsaved") != nullptr);
        click(*question("unsaved"), QMessageBox::RejectRole);
        QVERIFY(m_studio->window().isVisible() && banner("unsaved") != nullptr);

        m_full.reset();
        content.actions.front().run();
        QTRY_VERIFY_WITH_TIMEOUT(banner("unsaved") == nullptr, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(state().endsWith(QStringLiteral("All changes saved")), kWait);
        QVERIFY(reopen());
        QVERIFY(isChanged(what, clip));
    }

    void whatIsTypedIsNotSavedYet()
    {
        auto& editor = *pane().findChild<TranscriptEditor*>();
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_W);
        QVERIFY2(state().endsWith(QStringLiteral("Saving")), qPrintable(state()));
        QTRY_VERIFY_WITH_TIMEOUT(state().endsWith(QStringLiteral("All changes saved")), kWait);
    }

private:
    QString state()
    {
        for (const auto* label : m_studio->window().menuBar()->findChildren<QLabel*>())
            if (label->accessibleName() == QStringLiteral("Project"))
                return label->text();
        return {};
    }

    void change(What what)
    {
        switch (what) {
        case What::Verdict:
            table().setFocus();
            m_studio->press(Qt::Key_U);
            break;
        case What::Words: {
            auto& editor = *pane().findChild<TranscriptEditor*>();
            editor.setFocus();
            QTest::keyClicks(&editor, QStringLiteral("words"));
            break;
        }
        case What::Trim: {
            const auto span = reviewed(currentId())->span();
            const Frames begin = span.begin + Frames(4800);
            Q_EMIT pane().findChild<ClipPanel*>()->trimChanged(begin, span.end);
            break;
        }
        }
    }

    bool isChanged(What what, const std::string& clip)
    {
        const auto* now = reviewed(clip);
        return what == What::Verdict ? now->verdict == Verdict::Unsure
               : what == What::Words ? now->clip.text.raw.find("words") != std::string::npos
                                     : now->trim.has_value();
    }

    std::optional<FileSizeLimit> m_full;
};

QTEST_MAIN(TestReviewSaving)
#include "tst_review_saving.moc"

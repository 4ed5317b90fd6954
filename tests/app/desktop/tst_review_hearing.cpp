// How clips are loaded, heard and drawn in the Review pane.
#include "app/desktop/review/clip_loader.h"
#include "app/desktop/review/clip_sound.h"
#include "core/audio/peaks.h"
#include "core/data/ingest/scan.h"
#include "tests/app/desktop/review_scene.h"
#include "widgets/support/banner.h"
#include "widgets/waveform/clip_view.h"

using namespace understudy;
namespace fs = std::filesystem;

class TestReviewHearing : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(makeProject()); }
    void cleanup() { m_studio.reset(); }

    void playsOnArrival()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        m_studio->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr && view.playhead().value > 0.1, kWait);
        m_studio->press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!playback().isPlaying(), kWait);
        m_studio->press(Qt::Key_C);
        QTRY_VERIFY_WITH_TIMEOUT(playback().isPlaying() && view.playhead().value < 0.1,
                                 kWait); // round its begin
    }

    void playsNothingUnasked()
    {
        int played = 0;
        const QObject counting; // no longer than what it counts into
        connect(&playback(), &Playback::statusChanged, &counting,
                [&] { played += playback().isPlaying() ? 1 : 0; });
        QVERIFY(import());
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QCoreApplication::processEvents();
        QCOMPARE(played, 0);
        m_studio->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(played > 0, kWait);
    }

    void playsFaster()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        m_studio->press(Qt::Key_BracketRight);
        m_studio->press(Qt::Key_Space);
        QVERIFY(!playback().isPlaying()); // it is being stretched
        QTRY_VERIFY_WITH_TIMEOUT(playback().isPlaying() && view.playhead().value > 0.1, kWait);
    }

    /// Its header promises more than there is.
    void aRecordingThatWasCutOffIsHeardToItsEnd()
    {
        const auto file = m_folder / "in" / "talk0.wav";
        fs::resize_file(file, fs::file_size(file) * 6 / 10);
        const auto scanned = scanRecording(file, ChannelChoice::Auto, kStudioRate, m_folder / "scratch", {});
        VERIFY_OK(scanned);
        const auto& recording = scanned->recording;
        QVERIFY(recording.promised > recording.length);
        const FrameSpan last{recording.length - toFrames(Seconds(2), recording.rate), recording.length};
        const auto sound = loadClipSound(recording, last, {}, {});
        VERIFY_OK(sound);
        const auto peaks = readPeaks(file);
        VERIFY_OK(peaks);
        QCOMPARE(peaks->length(), recording.length);
    }

    void keepsTheClipThatIsShown()
    {
        QVERIFY(import());
        const auto snapshot = m_studio->workspace().session()->reviews().snapshot();
        std::vector<ReviewedClipPtr> clips;
        for (int i = 0; i < 13; ++i) { // one more than are kept
            auto one = std::make_shared<ReviewedClip>(*snapshot->clips.front());
            one->clip.span.begin += Frames(i);
            clips.push_back(std::move(one));
        }
        ClipLoader loader(m_studio->workspace(), nullptr);
        const auto isThere = [&](std::size_t clip) { return loader.find(clips[clip]->clip) != nullptr; };
        for (std::size_t i = 0; i < 12; ++i) {
            loader.want({clips[i]}, snapshot);
            QTRY_VERIFY_WITH_TIMEOUT(isThere(i), kWait);
        }
        loader.want({clips[0], clips[12]}, snapshot); // back to the first, and on
        QTRY_VERIFY_WITH_TIMEOUT(isThere(12), kWait);
        QVERIFY(isThere(0));
    }

    void whatAVerdictLeadsToIsThere()
    {
        QVERIFY(import());
        QVERIFY(model().rowCount() > 9);
        std::vector<std::string> judged; // all but two, far apart
        for (int row = 0; row < model().rowCount(); ++row)
            if (row != 0 && row != 8)
                judged.push_back(model().row(row).id);
        auto& reviews = m_studio->workspace().session()->reviews();
        VERIFY_OK(reviews.setVerdict(judged, Verdict::Unsure));
        QTRY_COMPARE_WITH_TIMEOUT(model().count(Verdict::None), 2, kWait);
        table().selectRow(0);
        const auto& loader = *pane().findChild<ClipLoader*>();
        const auto* next = reviewed(model().row(8).id);
        QTRY_VERIFY_WITH_TIMEOUT(loader.find(next->clip) != nullptr, kWait);
    }

    void triesABrokenClipOnce()
    {
        QVERIFY(import());
        const auto snapshot = m_studio->workspace().session()->reviews().snapshot();
        const auto &broken = snapshot->clips.back(), &whole = snapshot->clips.front();
        fs::remove(m_folder / "in" / "talk1.wav");
        ClipLoader loader(m_studio->workspace(), nullptr);
        QSignalSpy failed(&loader, &ClipLoader::failed);
        loader.want({broken}, snapshot);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWait);
        loader.want({broken, whole}, snapshot); // one after the other
        QTRY_VERIFY_WITH_TIMEOUT(loader.find(whole->clip) != nullptr, kWait);
        QCOMPARE(failed.count(), 1);
        loader.want({whole}, snapshot);
        loader.want({broken}, snapshot); // who comes again wants to know again
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, kWait);
    }

    void loadsClipsAhead()
    {
        QVERIFY(import());
        const auto snapshot = m_studio->workspace().session()->reviews().snapshot();
        const auto& clips = snapshot->clips;
        QVERIFY(clips.size() >= 4);
        ClipLoader loader(m_studio->workspace(), nullptr);
        QStringList order;
        connect(&loader, &ClipLoader::loaded, &loader, [&](const std::string& clip) {
            if (!order.contains(QString::fromStdString(clip)))
                order << QString::fromStdString(clip);
        });
        const auto idOf = [&](std::size_t clip) { return QString::fromStdString(clips[clip]->clip.id); };
        loader.want({clips[2], clips[0], clips[1]}, snapshot);
        loader.want({clips[3], clips[0]}, snapshot); // somebody has gone on: that one comes first
        QTRY_COMPARE_WITH_TIMEOUT(order, (QStringList{idOf(3), idOf(0)}), kWait);
        for (const auto clip : {std::size_t(0), std::size_t(3)})
            QTRY_VERIFY_WITH_TIMEOUT(loader.find(clips[clip]->clip) != nullptr &&
                                         loader.find(clips[clip]->clip)->spectrogram != nullptr,
                                     kWait);
        QVERIFY(loader.find(clips[2]->clip) == nullptr);
    }

    void showsTheWholeRecording()
    {
        QVERIFY(import());
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().recording != nullptr, kWait);
        QCOMPARE(view.content().recording->length(), view.content().recordingLength);
        const auto* clip = reviewed(currentId());
        QVERIFY(clip->clip.span.end <= view.content().recordingLength);
        QVERIFY(!view.content().elsewhere.empty());
        for (const auto& elsewhere : view.content().elsewhere)
            QVERIFY(elsewhere.at < clip->clip.span.begin || elsewhere.at >= clip->clip.span.end);
    }

    void hearsARecordingWithItsRepairs()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        const auto before = view.content().sound;
        const auto recording = reviewed(currentId())->clip.recording;
        const auto repairs = [&] {
            return m_studio->workspace().session()->reviews().snapshot()->repairsOf(recording);
        };
        auto* menu = pane().findChild<QToolButton*>(QStringLiteral("repairs"));
        QVERIFY(menu != nullptr && menu->isEnabled());
        menu->menu()->actions().at(2)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(repairs().highPassHz, 70.0, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound && view.content().sound != before, kWait);
        const auto after = view.content().sound;
        QCOMPARE(after->begin, before->begin);
        QCOMPARE(after->length(), before->length());
        QVERIFY(after->samples != before->samples);
        m_studio->press(Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound == before, kWait);
        m_studio->press(Qt::Key_B);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound == after, kWait);
        m_studio->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!repairs().isAny(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound == before, kWait);
        QVERIFY(!menu->menu()->actions().at(2)->isChecked());
    }

    void whatCanBeHeardAgainIsNotToldOf_data()
    {
        QTest::addColumn<Qt::Key>("before"); // it has failed
        QTest::addColumn<Qt::Key>("after");
        QTest::newRow("somebody has come to it") << Qt::Key_unknown << Qt::Key_unknown;
        QTest::newRow("Space while it loads") << Qt::Key_Space << Qt::Key_unknown;
        QTest::newRow("Space once it has failed") << Qt::Key_K << Qt::Key_Space;
    }
    /// Nor does it begin by itself.
    void whatCanBeHeardAgainIsNotToldOf()
    {
        QFETCH(const Qt::Key, before);
        QFETCH(const Qt::Key, after);
        QVERIFY(import());
        table().setFocus();
        fs::rename(m_folder / "in", m_folder / "away");
        table().selectRow(model().rowCount() - 1); // not loaded yet
        const auto isTold = [this] {
            return std::ranges::any_of(pane().findChildren<Banner*>(), [](const Banner* one) {
                return one->content().key == QLatin1String("sound") && one->isVisible();
            });
        };
        if (before != Qt::Key_unknown)
            m_studio->press(before);
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kWait);
        if (after != Qt::Key_unknown)
            m_studio->press(after);
        pane().work()->import({QString::fromStdString((m_folder / "away").string())});
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QVERIFY(!isTold());
        QCoreApplication::processEvents();
        QVERIFY(!playback().isPlaying());
    }

    void aSplitAtTheEdgeSaysWhatToDo()
    {
        QVERIFY(import());
        table().setFocus();
        auto& view = *pane().findChild<ClipView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view.content().sound != nullptr, kWait);
        QTest::keyClick(&view, Qt::Key_Home);
        const auto total = model().total();
        m_studio->press(Qt::Key_S);
        const auto banners = pane().findChildren<Banner*>();
        QCOMPARE(banners.size(), 1);
        QVERIFY(banners.front()->content().sentence.contains(QLatin1String("between the clip's edges")));
        QCOMPARE(model().total(), total);
    }
};

QTEST_MAIN(TestReviewHearing)
#include "tst_review_hearing.moc"

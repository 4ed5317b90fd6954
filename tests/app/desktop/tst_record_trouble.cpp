// What the recording session says, and keeps, when something goes wrong.
#include "app/desktop/review/review_pane.h"
#include "core/audio/growing_wav.h"
#include "tests/app/desktop/record_scene.h"
#include "tests/support/file_size_limit.h"
#include "widgets/waveform/input_level.h"

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TestRecordTrouble : public RecordTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_studio.reset(); }

    void closingTheProjectKeepsTheTake()
    {
        VERIFY_OK(givePrompts());
        open();
        beginBy(Qt::Key_Space);
        m_fake->push(talk(1, 1, 2.4, 0.5, kRate));
        reopenProject();
        QVERIFY(dialog() == nullptr);
        QVERIFY(fs::exists(project() / "recordings" / "0001-01.wav"));
        const auto& reviews = m_studio->workspace().session()->reviews();
        QTRY_COMPARE_WITH_TIMEOUT(reviews.snapshot()->recordings.size(), std::size_t(1), kWait);
    }

    void tellsWhatIsRecoveredAndWhatIsNot()
    {
        const auto recordings = project() / "recordings";
        VERIFY_OK(ensureFolder(recordings));
        auto part = GrowingWav::create(recordings / "0001-01.wav.part", kRate);
        VERIFY_OK(part);
        VERIFY_OK(part->write(talk(1, 1, 2.4, 0.5, kRate)));
        VERIFY_OK(part->finish());
        VERIFY_OK(writeFile(recordings / "0001-01.txt", "One."));
        VERIFY_OK(writeFile(recordings / "0002-01.wav.part", "not sound"));
        VERIFY_OK(writeFile(recordings / "0002-01.txt", "Two."));
        reopenProject();
        const auto* banners = m_studio->window().findChild<ReviewPane*>()->findChild<BannerHost*>();
        QTRY_COMPARE_WITH_TIMEOUT(banners->count(), 2, kWait);
    }

    void saysThatTheDiskIsFull()
    {
        VERIFY_OK(givePrompts());
        open();
        beginBy(Qt::Key_Space);
        const FileSizeLimit limit(1 << 20);
        m_fake->push(noise(0.1, Seconds(12), kRate, 1));
        QTRY_VERIFY_WITH_TIMEOUT(bannerText().contains(QStringLiteral(
                                     "The disk is full, so the take was ended. The take is kept up "
                                     "to there: 0001-01 (")),
                                 kWait);
        QVERIFY(button(QStringLiteral("Again"))->isEnabled());
    }

    void saysThatThereIsNoMicrophone()
    {
        m_fake->setDevices({});
        VERIFY_OK(givePrompts());
        open();
        QTRY_VERIFY_WITH_TIMEOUT(bannerText().contains(QStringLiteral("There is no microphone. Connect one")),
                                 kWait);
        QCOMPARE(dialog()->banners()->count(), 1);
        m_fake->setDevices({{"fake", "Fake microphone", kRate, 1, true}});
        beginBy(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(dialog()->banners()->count(), 0, kWait);
    }

    void saysThatItWasUnpluggedAndWhatIsKept()
    {
        VERIFY_OK(givePrompts());
        open();
        beginBy(Qt::Key_Space);
        m_fake->push(talk(1, 1, 2.4, 0.5, kRate));
        m_fake->loseDevice();
        QTRY_VERIFY_WITH_TIMEOUT(
            bannerText().contains(QStringLiteral("was unplugged. The take is kept up to there: 0001-01 (")),
            kWait);
        QTRY_COMPARE_WITH_TIMEOUT(dialog()->banners()->count(), 1, kWait);
        QCOMPARE(status().prompts->at(0).takes, 1);
    }

    void showsClippingAndNamesItOnTheTake()
    {
        VERIFY_OK(givePrompts());
        open();
        beginBy(Qt::Key_Space);
        auto loud = talk(1, 1, 2.4, 0.5, kRate);
        std::fill(loud.begin() + 48'000, loud.begin() + 48'010, 1.2F);
        m_fake->push(loud);
        auto* level = dialog()->findChild<InputLevel*>();
        QTRY_VERIFY_WITH_TIMEOUT(level->accessibleDescription().contains(QStringLiteral("clipped")), kWait);
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stateLabel().contains(QStringLiteral("clipped at")), kWait);
    }
};

QTEST_MAIN(TestRecordTrouble)
#include "tst_record_trouble.moc"

#include "core/device/audio_input.h"
#include "core/device/audio_output.h"
#include "core/device/player.h"
#include "tests/support/results.h"

#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace understudy;

namespace {

off_t bytesOnStderr(const std::function<void()>& body)
{
    QTemporaryFile file;
    file.open();
    const int saved = dup(STDERR_FILENO);
    dup2(file.handle(), STDERR_FILENO);
    body();
    dup2(saved, STDERR_FILENO);
    close(saved);
    struct stat facts = {};
    fstat(file.handle(), &facts);
    return facts.st_size;
}

} // namespace

/// On whatever machine it runs: with devices it opens one, without any it says so. Neither is a failure.
class TestPortAudioOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOrSaysThatThereIsNone()
    {
        const auto output = makePortAudioOutput();
        const auto devices = output->devices();
        const auto opened = output->open({}, SampleRate(48000), [](std::span<float> out, int) {
            std::fill(out.begin(), out.end(), 0.0F);
        });
        if (devices.empty()) {
            VERIFY_REASON(opened, Reason::NoSoundDevice);
            QVERIFY(!output->isOpen());
        } else if (opened) {
            QVERIFY(output->isOpen());
            QVERIFY(output->rate().value > 0);
        }
        output->close();
        output->close(); // harmless
        QVERIFY(!output->isOpen());
    }

    void anUnknownDeviceIsGone()
    {
        const auto output = makePortAudioOutput();
        const auto reason = output->devices().empty() ? Reason::NoSoundDevice : Reason::DeviceGone;
        VERIFY_REASON(output->open("no/such device", SampleRate(48000), [](std::span<float>, int) {}),
                      reason);
    }

    void looksAgainAndAgain()
    {
        const auto output = makePortAudioOutput();
        const auto first = output->devices().size();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(output->devices().size(), first);
    }

    void printsNothing()
    {
        const auto printed = bytesOnStderr([] {
            const auto output = makePortAudioOutput();
            output->devices();
            static_cast<void>(output->open({}, SampleRate(48000), [](std::span<float> out, int) {
                std::fill(out.begin(), out.end(), 0.0F);
            }));
        });
        QCOMPARE(printed, off_t{0});
    }

    void anInputOpensOrSaysThatThereIsNone()
    {
        const auto output = makePortAudioOutput(); // both at once, as in the studio
        output->devices();
        const auto input = makePortAudioInput();
        const auto devices = input->devices();
        const auto opened = input->open({}, SampleRate(48000), [](const InputBlock&) {});
        if (devices.empty())
            VERIFY_REASON(opened, Reason::NoSoundDevice);
        QCOMPARE(input->isOpen(), opened.has_value());
        const auto reason = devices.empty() ? Reason::NoSoundDevice : Reason::DeviceGone;
        VERIFY_REASON(input->open("no/such device", SampleRate(48000), [](const InputBlock&) {}), reason);
        QVERIFY(!input->isOpen());
        input->close(); // harmless
        QCOMPARE(output->devices().size(), makePortAudioOutput()->devices().size());
    }

    void aPlayerShowsTheState()
    {
        Player player(makePortAudioOutput());
        QTRY_VERIFY_WITH_TIMEOUT(player.status().areDevicesKnown, 60'000);
        QCOMPARE(player.status().state, PlayerState::Stopped);
        QVERIFY(!player.status().problem.has_value()); // until someone wants to hear something
    }
};

QTEST_GUILESS_MAIN(TestPortAudioOutput)
#include "tst_portaudio_output.moc"

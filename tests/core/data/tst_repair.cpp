// Repairs of a recording's sound: what each takes out, what it leaves alone, and that off is off.
#include "core/data/ingest/repair.h"

#include "core/audio/filters.h"
#include "core/data/ingest/repair_preview.h"
#include "core/data/repair/click_removal.h"
#include "core/data/repair/noise_reduction.h"
#include "tests/core/data/recordings.h"

#include <QTemporaryDir>

#include <array>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kPhrases = 10;

/// dBFS RMS of the samples that `isWanted` says.
template<typename Wanted>
double levelOf(const Signal& sound, const Wanted& isWanted)
{
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        if (!isWanted(double(i) / kStudioRate.value))
            continue;
        sum += double(sound[i]) * sound[i];
        ++count;
    }
    return 10 * std::log10(std::max(sum / double(std::max<std::int64_t>(1, count)), 1e-20));
}

/// As talk() has them: 0.4 s of silence, then phrases of 2.4 s and pauses of 0.5 s. The edges are left out.
bool isPause(double seconds)
{
    const auto in = std::fmod(seconds - 0.4, 2.9);
    return seconds > 0.4 && in > 2.5 && in < 2.8;
}
bool isSpeech(double seconds)
{
    const auto in = std::fmod(seconds - 0.4, 2.9);
    return seconds > 0.4 && in > 0.1 && in < 2.3 && seconds < 0.4 + 2.9 * kPhrases;
}

Signal added(Signal sound, const Signal& other)
{
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] += other[i % other.size()];
    return sound;
}

Signal hum(double hertz, double level, std::size_t size)
{
    Signal sound(size);
    for (std::size_t i = 0; i < size; ++i)
        for (const int number : {1, 2, 3})
            sound[i] += float(level * std::sin(2 * M_PI * number * hertz * double(i) / kStudioRate.value));
    return sound;
}

constexpr std::array<std::size_t, 4> kClicks{20000, 67000, 150000, 301000};

Signal withClicks(Signal sound)
{
    for (const auto place : kClicks)
        for (std::size_t i = 0; i < 12; ++i)
            sound[place + i] += (i % 2 == 0 ? 0.7F : -0.5F) * float(12 - i) / 12;
    return sound;
}

struct Repaired
{
    Recording recording;
    Signal sound;
};

} // namespace

class TstRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
    }

    void offIsOff()
    {
        auto quiet = talk(1, kPhrases);
        applyGain(quiet, Decibels(-12.0));
        const auto sound = withClicks(added(quiet, hum(50, 0.01, 1 << 20)));
        const auto plain = repaired(sound, {});
        QCOMPARE(plain.sound.size(), sound.size());
        QVERIFY(plain.sound == sound);
        QVERIFY(!RepairSettings().isAny());
    }

    void nothingToDoIsNothingDone()
    {
        const auto sound = talk(1, kPhrases);
        const auto same = repaired(sound, {.hum = {.isOn = true}, .declick = true});
        QVERIFY(same.sound == sound);
        QVERIFY(!same.recording.humBefore);
        QCOMPARE(same.recording.repairs.clicks, 0);
    }

    void takesHumOut()
    {
        const auto clean = talk(1, kPhrases);
        const auto done = repaired(added(clean, hum(50, 0.01, 1 << 20)), {.hum = {.isOn = true}});
        QVERIFY(done.recording.humBefore.has_value());
        QVERIFY(!done.recording.hum.hum || done.recording.hum.hum->level < Decibels(-70.0));
        Signal difference(clean.size());
        std::ranges::transform(clean, done.sound, difference.begin(), std::minus());
        // It was -37 dBFS.
        QVERIFY(levelOf(difference, [](double) { return true; }) < -70);
    }

    void humIsMeasuredAgain_data()
    {
        QTest::addColumn<double>("highPass");
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("most"); // dBFS
        QTest::newRow("nothing done") << 0.0 << 0.0 << -36.0;
        QTest::newRow("by the high-pass") << 200.0 << 0.0 << -70.0;
        QTest::newRow("with steady noise") << 0.0 << 10.0 << -44.0;
    }
    void humIsMeasuredAgain()
    {
        QFETCH(const double, highPass);
        QFETCH(const double, noise);
        QFETCH(const double, most);
        const auto sound = added(talk(1, kPhrases), sine(50, 0.02, Seconds(60.0)));
        const auto done = repaired(sound, {.highPassHz = highPass, .noiseReduction = Decibels(noise)});
        const auto& hum = done.recording.hum.hum;
        const auto level = hum ? hum->level.value : -100.0;
        QVERIFY2(level < most && level > most - 40, qPrintable(QString::number(level)));
        QCOMPARE(done.recording.repairs.highPassHz, highPass);
    }

    void takesClicksOut_data()
    {
        QTest::addColumn<Signal>("sound");
        auto quiet = talk(1, kPhrases);
        applyGain(quiet, Decibels(-12.0));
        QTest::newRow("in noise like speech") << quiet;
        QTest::newRow("in a tone") << added(sine(200, 0.2, Seconds(20.0)), noise(0.001, Seconds(20.0)));
    }
    void takesClicksOut()
    {
        QFETCH(const Signal, sound);
        const auto clicked = withClicks(sound);
        const auto done = repaired(clicked, {.declick = true});
        QCOMPARE(done.recording.repairs.clicks, int(kClicks.size()));
        std::vector<bool> mayDiffer(sound.size());
        for (const auto place : kClicks)
            std::fill_n(mayDiffer.begin() + std::ptrdiff_t(place) - 96, 192, true);
        for (std::size_t i = 0; i < sound.size(); ++i)
            QVERIFY2(mayDiffer[i] || done.sound[i] == clicked[i], std::to_string(i).c_str());
        for (const auto place : kClicks) {
            double was = 0, is = 0;
            for (auto i = place - 96; i < place + 96; ++i) {
                was = std::max(was, double(std::abs(clicked[i] - sound[i])));
                is = std::max(is, double(std::abs(done.sound[i] - sound[i])));
            }
            // Noise cannot be foretold: what stands in its place is as loud as it at most.
            QVERIFY2(is < 0.3 && is < was / 2, qPrintable(QString::number(is)));
        }
        ClickMeter meter(kStudioRate);
        meter.add(done.sound);
        QVERIFY(meter.finish().empty());
    }

    void aToneGoesOnUnderAClick()
    {
        auto sound = added(sine(200, 0.2, Seconds(1.0)), sine(1310, 0.1, Seconds(1.0)));
        const auto clean = sound;
        for (std::size_t i = 0; i < 20; ++i)
            sound[12000 + i] += 0.5F;
        const auto mended = removeClick(sound, 12000, kStudioRate);
        QVERIFY(mended.begin >= 11990 && mended.begin <= 12000 && mended.end >= 12020 && mended.end <= 12030);
        for (std::size_t i = 0; i < sound.size(); ++i)
            QVERIFY(std::abs(sound[i] - clean[i]) < 0.002F);
    }

    void leavesClicksAtTheEndsAlone_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("place");
        QTest::newRow("no sound") << 0 << 0;
        QTest::newRow("begin") << 24000 << 5;
        QTest::newRow("end") << 24000 << 23999;
        QTest::newRow("past the end") << 24000 << 30000;
        QTest::newRow("short") << 100 << 50;
    }
    void leavesClicksAtTheEndsAlone()
    {
        QFETCH(const int, size);
        QFETCH(const int, place);
        Signal sound(std::size_t(size), 0.1F);
        if (place < size)
            sound[std::size_t(place)] = 1;
        const auto before = sound;
        QCOMPARE(removeClick(sound, std::size_t(place), kStudioRate).length(), std::size_t(0));
        QVERIFY(sound == before);
    }

    void highPassTakesRumbleAndKeepsTheVoice_data()
    {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("far below") << 20.0 << -200.0 << -60.0;
        QTest::newRow("an octave below") << 40.0 << -60.0 << -40.0;
        QTest::newRow("at it") << 80.0 << -6.1 << -5.9;
        QTest::newRow("an octave above") << 160.0 << -0.1 << 0.01;
        QTest::newRow("far above") << 2000.0 << -0.01 << 0.01;
    }
    void highPassTakesRumbleAndKeepsTheVoice()
    {
        QFETCH(const double, hertz);
        const auto sound = sine(hertz, 0.5, Seconds(12.0)); // three blocks
        const auto done = repaired(sound, {.highPassHz = 80});
        QCOMPARE(done.recording.repairs.highPassHz, 80.0);
        const auto middle = [](double seconds) { return seconds > 2 && seconds < 10; };
        const auto change = levelOf(done.sound, middle) - levelOf(sound, middle);
        QFETCH(const double, least);
        QFETCH(const double, most);
        QVERIFY2(change >= least && change <= most, qPrintable(QString::number(change)));
    }

    void reducesNoiseByWhatIsAsked_data()
    {
        QTest::addColumn<double>("most");
        QTest::newRow("3 dB") << 3.0;
        QTest::newRow("6 dB") << 6.0;
        QTest::newRow("10 dB") << 10.0;
    }
    void reducesNoiseByWhatIsAsked()
    {
        QFETCH(const double, most);
        const auto sound = added(talk(1, kPhrases), noise(0.005, Seconds(60.0), kStudioRate, 77));
        const auto done = repaired(sound, {.noiseReduction = Decibels(most)});
        QCOMPARE(done.sound.size(), sound.size());
        QCOMPARE(done.recording.repairs.noiseReduction.value, most);
        const auto pauses = levelOf(sound, isPause) - levelOf(done.sound, isPause);
        const auto speech = levelOf(sound, isSpeech) - levelOf(done.sound, isSpeech);
        QVERIFY2(std::abs(pauses - most) < 0.7, qPrintable(QString::number(pauses)));
        QVERIFY2(std::abs(speech) < 0.5, qPrintable(QString::number(speech)));
    }

    void withoutNoiseAFrameIsWhatItWas()
    {
        const auto sound = noise(0.3, Seconds(3.0));
        for (const std::size_t block : {1, 100, 768, 5000, 72000}) {
            NoiseReduction reduction(kStudioRate, Decibels(6.0));
            std::vector<float> out;
            for (std::size_t at = 0; at < sound.size(); at += block)
                reduction.add(std::span(sound).subspan(at, std::min(block, sound.size() - at)), out);
            reduction.finish(out);
            QCOMPARE(out.size(), sound.size());
            for (std::size_t i = 0; i < sound.size(); ++i)
                QVERIFY(std::abs(out[i] - sound[i]) < 1e-5F);
        }
    }

    void whereNobodyIsSilentNoiseStays()
    {
        auto sound = talk(1, 1, 6.0, 0.0);
        sound.erase(sound.begin(), sound.begin() + 12000);
        const auto done = repaired(sound, {.noiseReduction = Decibels(6.0)});
        QVERIFY(done.sound == sound);
        QCOMPARE(done.recording.repairs.noiseReduction.value, 0.0);
    }

    void theSameTwice()
    {
        const auto sound = withClicks(added(talk(3, kPhrases), hum(60, 0.01, 1 << 20)));
        const RepairSettings all{
            .hum = {.isOn = true}, .highPassHz = 70, .noiseReduction = Decibels(6.0), .declick = true};
        QVERIFY(repaired(sound, all).sound == repaired(sound, all).sound);
    }

    void aPreviewIsWhatTheWholeBecomes_data()
    {
        QTest::addColumn<double>("from"); // s
        QTest::addColumn<double>("to");
        QTest::newRow("begin") << -3.0 << 4.0;
        QTest::newRow("middle") << 8.0 << 15.0;
        QTest::newRow("past the end") << 24.0 << 60.0;
    }
    void aPreviewIsWhatTheWholeBecomes()
    {
        QFETCH(const double, from);
        QFETCH(const double, to);
        const RepairSettings settings{.hum = {.isOn = true}, .highPassHz = 70, .declick = true};
        auto quiet = added(talk(1, kPhrases), hum(50, 0.01, 1 << 20));
        applyGain(quiet, Decibels(-12.0));
        const auto whole = repaired(withClicks(quiet), settings);
        auto recording = whole.recording;
        recording.file = m_folder / "talk.wav";
        const FrameSpan span{toFrames(Seconds(from), kStudioRate), toFrames(Seconds(to), kStudioRate)};
        const auto part = repairedPart(recording, span, settings, m_folder, {});
        VERIFY_OK(part);
        const auto first = std::size_t(std::max<std::int64_t>(0, span.begin.value));
        const auto count = std::min(std::size_t(span.end.value), whole.sound.size()) - first;
        QCOMPARE(part->samples.size(), count);
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(std::abs(part->samples[i] - whole.sound[first + i]) < 0.003F);
    }

    void isCancelled()
    {
        std::stop_source stop;
        auto scanned = scan(talk(1, 3));
        VERIFY_OK(scanned);
        stop.request_stop();
        VERIFY_ERROR(repair(*scanned, kStudioRate, {.highPassHz = 70}, stop.get_token()), Code::Cancelled);
    }

private:
    Result<ScannedRecording> scan(const Signal& sound)
    {
        const auto file = m_folder / "talk.wav";
        UNDERSTUDY_CHECK(writeSound(file, {.format = SampleFormat::Float32}, sound));
        return scanRecording(file, ChannelChoice::Auto, kStudioRate, m_folder, {});
    }

    Repaired repaired(const Signal& sound, const RepairSettings& settings)
    {
        auto scanned = scan(sound);
        if (!scanned || !repair(*scanned, kStudioRate, settings, {}))
            return {};
        return {scanned->recording, *scanned->sound.read(Frames(0), scanned->sound.length())};
    }

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstRepair)
#include "tst_repair.moc"

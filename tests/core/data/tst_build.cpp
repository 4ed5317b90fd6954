// Recordings to a dataset on disk: what is in it, that the same gives the same, what bad files get, and that
// a build that was stopped goes on.
#include "core/data/dataset/build.h"

#include "core/data/dataset/check.h"
#include "core/data/dataset/dataset.h"
#include "core/data/dataset/exchange.h"
#include "tests/core/data/recordings.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>

#include <cmath>

#include <sys/stat.h>

using namespace understudy;
using namespace understudy::test;
namespace fs = std::filesystem;

class TstBuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = m_scratch->path().toStdString();
        writeTalks(m_folder / "in");
    }

    void makesClips()
    {
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(3));
        QVERIFY(report->failed.empty());
        QVERIFY(report->totals.exported() >= 9);
        QVERIFY(report->totals.exportedSpeechSeconds > 0.95 * report->totals.speechSeconds);
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        QCOMPARE(set->layout, DatasetLayout::Understudy);
        QCOMPARE(int(set->entries.size()), report->totals.exported());
        for (const auto& entry : set->entries) {
            const auto sound = AudioReader::open(entry.audio);
            VERIFY_OK(sound);
            QCOMPARE(sound->info().rate, kStudioRate);
            QCOMPARE(sound->info().channels, 1);
            QCOMPARE(sound->info().length, entry.row.length);
            QVERIFY(entry.row.duration().value >= 5 && entry.row.duration().value <= 15);
            // Bytes of a plain WAV: 44 of header, then the samples.
            QCOMPARE(std::int64_t(fs::file_size(entry.audio)), 44 + 2 * entry.row.length.value);
        }
        QVERIFY(!fs::exists(m_folder / ".out.building"));
        const auto page = bytesOf(m_folder / "out" / "report.html");
        for (const auto* part : {"talk0.wav", "Length, s", "</html>"})
            QVERIFY2(page.find(part) != std::string::npos, part);
        const auto picture = bytesOf(m_folder / "out" / "report.png");
        QVERIFY(picture.starts_with("\x89PNG") && picture.size() > 10'000);
    }

    /// Not a frame more than is said, and all of it where nothing is left out.
    void countsSpeechOnce_data()
    {
        QTest::addColumn<bool>("isOverlapping");
        QTest::newRow("cut here") << false;
        QTest::newRow("given, one over the other") << true;
    }
    void countsSpeechOnce()
    {
        QFETCH(const bool, isOverlapping);
        auto request = this->request();
        request.ingest.limits.clear();
        for (int i = 0; isOverlapping && i < 3; ++i) {
            auto& given = request.ingest.given[m_folder / "in" / ("talk" + std::to_string(i) + ".wav")];
            given.push_back({.start = Seconds(0.0), .end = Seconds(20.0)});
            given.push_back({.start = Seconds(10.0), .end = Seconds(60.0)});
        }
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        const auto& totals = report->totals;
        QVERIFY(totals.speechSeconds > 60);
        QVERIFY2(std::abs(totals.exportedSpeechSeconds - totals.speechSeconds) < 1e-9,
                 qPrintable(QStringLiteral("%1 of %2").arg(totals.exportedSpeechSeconds).arg(totals.speechSeconds)));
        auto again = importDataset(m_folder / "out", m_folder / "again", {});
        VERIFY_OK(again);
        QCOMPARE(again->totals.exportedSpeechSeconds, again->totals.speechSeconds);
    }

    void theSameGivesTheSameBytes()
    {
        VERIFY_OK(build());
        const auto first = contentsOf(m_folder / "out");
        fs::rename(m_folder / "out", m_folder / "first");
        auto request = this->request();
        request.threads = 1;
        VERIFY_OK(buildDataset(request, {}));
        QVERIFY(contentsOf(m_folder / "out") == first);
        VERIFY_OK(build()); // over the old one
        QVERIFY(contentsOf(m_folder / "out") == first);
    }

    void anotherRecordingChangesNoClip()
    {
        VERIFY_OK(build());
        auto before = contentsOf(m_folder / "out");
        writeTalk(m_folder / "in" / "another.wav", 99, 8);
        VERIFY_OK(build());
        const auto after = contentsOf(m_folder / "out");
        for (const auto& [file, bytes] : before)
            if (file.ends_with(".wav"))
                QVERIFY2(after.contains(file) && after.at(file) == bytes, file.c_str());
        QVERIFY(after.size() > before.size());
    }

    void knowsTheSameFileAgain()
    {
        fs::copy_file(m_folder / "in" / "talk0.wav", m_folder / "in" / "zcopy.wav");
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(3));
        QCOMPARE(report->duplicates.size(), std::size_t(1));
        QVERIFY(report->duplicates.front().first.ends_with("zcopy.wav"));
    }

    void takesTheWordsBesideIt()
    {
        VERIFY_OK(writeFile(
            m_folder / "in" / "talk1.srt",
            "1\n00:00:00,000 --> 00:00:30,000\nOne two three four five six seven eight nine ten\n\n"));
        VERIFY_OK(writeFile(m_folder / "in" / "talk2.srt", "1\nnonsense\nxx\n"));
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->failed.size(), std::size_t(1)); // the clips are there, without words
        QCOMPARE(report->recordings.size(), std::size_t(3));
        std::string words;
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        for (const auto& entry : set->entries)
            words += entry.row.clip.text.raw + (entry.row.clip.text.raw.empty() ? "" : " ");
        for (const auto* word : {"One", "five", "ten"})
            QVERIFY2(words.find(word) != std::string::npos, words.c_str());
    }

    void aTargetSpeakerThatCannotBeHeardIsTold_data()
    {
        QTest::addColumn<double>("seconds"); // 0: no sound at all
        QTest::addColumn<Reason>("reason");
        QTest::newRow("too long") << 601.0 << Reason::SoundTooLong;
        QTest::newRow("no sound") << 0.0 << Reason::NotAudio;
        QTest::newRow("silent") << 30.0 << Reason::SpeechTooShort;
    }
    void aTargetSpeakerThatCannotBeHeardIsTold()
    {
        QFETCH(const double, seconds);
        QFETCH(const Reason, reason);
        const SampleRate rate(8000);
        fs::create_directories(m_folder / "target");
        VERIFY_OK(seconds > 0
                      ? writeSound(m_folder / "target/a.wav", {.rate = rate}, silence(Seconds(seconds), rate))
                      : writeFile(m_folder / "target/a.wav", "This is no sound at all."));
        auto request = this->request();
        request.targetSpeaker = m_folder / "target";
        VERIFY_REASON(buildDataset(request, {}), reason);
    }

    void hearsTenMinutesOfATargetSpeaker()
    {
        const SampleRate rate(16'000);
        fs::create_directories(m_folder / "target");
        for (const std::string name : {"a", "b"}) // 123 pieces each
            VERIFY_OK(writeSound(m_folder / "target" / (name + ".wav"), {.rate = rate},
                                 noise(0.2, Seconds(310.0), rate)));
        VERIFY_OK(writeFile(m_folder / "target/c.wav", "This is no sound at all."));
        auto request = this->request();
        request.ingest.rate = rate;
        request.targetSpeaker = m_folder / "target";
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        QVERIFY(report->failed.empty()); // nobody looked at the last one
    }

    /// Where somebody tells voices apart, clips are compared by their voices, and not by their spectra.
    void comparesVoices()
    {
        auto request = this->request();
        request.ingest.voices = {"by level", [](std::span<const float> mono) -> Result<std::vector<float>> {
                                     double sum = 0;
                                     for (const auto value : mono)
                                         sum += double(value) * double(value);
                                     return std::vector<float>{float(std::sqrt(sum / double(mono.size()))), 1.0F};
                                 }};
        const auto report = buildDataset(request, {});
        VERIFY_OK(report);
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        QVERIFY(!set->entries.empty());
        for (const auto& entry : set->entries) {
            QVERIFY(entry.row.clip.figure(Measure::Similarity).value_or(0) > 0.9);
            QVERIFY(!entry.row.clip.figure(Measure::Outlier));
        }
        fs::remove_all(m_folder / "out");
        request.ingest.voices.embed = [](std::span<const float>) -> Result<std::vector<float>> {
            return fail(Code::Corrupt, Reason::WeightsDamaged, "ecapa");
        };
        VERIFY_REASON(buildDataset(request, {}), Reason::WeightsDamaged);
    }

    void nothingToBuildFromIsSaid()
    {
        fs::create_directories(m_folder / "empty");
        auto request = this->request();
        request.recordings = {m_folder / "empty"};
        VERIFY_REASON(buildDataset(request, {}), Reason::NoRecordings);
        request.recordings = {m_folder / "gone.wav"};
        VERIFY_ERROR(buildDataset(request, {}), Code::NotFound);
    }

    void aPipeIsNotWaitedFor()
    {
        const auto pipe = m_folder / "in" / "pipe.wav";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const auto report = buildDataset(request(), {});
        fs::remove(pipe);
        VERIFY_OK(report);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QVERIFY(report->failed[0].reason == Reason::NotAFile);
    }

    void writesOverNothingElse()
    {
        fs::create_directories(m_folder / "out");
        VERIFY_OK(writeFile(m_folder / "out" / "novel.txt", "mine"));
        VERIFY_REASON(build(), Reason::AlreadyExists);
        QCOMPARE(bytesOf(m_folder / "out" / "novel.txt"), std::string("mine"));
    }

    void whatWasPutIntoADatasetStays_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("beside its lists") << "notes.txt";
        QTest::newRow("a file beside the clips") << "train/notes.txt";
        QTest::newRow("a clip that no list has") << "train/extra.wav";
        QTest::newRow("a list changed by hand") << "train/metadata.jsonl";
        QTest::newRow("a folder") << "test/raw/notes.txt";
    }
    void whatWasPutIntoADatasetStays()
    {
        QFETCH(const QString, place);
        VERIFY_OK(build());
        VERIFY_OK(build()); // as it was written it may be replaced
        const auto file = m_folder / "out" / place.toStdString();
        fs::create_directories(file.parent_path());
        VERIFY_OK(writeFile(file, "mine"));
        VERIFY_REASON(build(), Reason::AlreadyExists);
        QCOMPARE(bytesOf(file), std::string("mine"));
    }

    /// Nobody's files are in the way of a build, least of all the recordings.
    void whatLiesBesideADatasetStays()
    {
        VERIFY_OK(build());
        fs::create_directories(m_folder / "out" / "raw");
        fs::copy_file(m_folder / "in" / "talk0.wav", m_folder / "out" / "raw" / "talk0.wav");
        auto request = this->request();
        request.recordings = {m_folder / "out" / "raw"};
        VERIFY_REASON(buildDataset(request, {}), Reason::AlreadyExists);
        QVERIFY(fs::exists(m_folder / "out" / "raw" / "talk0.wav"));
        fs::remove_all(m_folder / "out" / "raw");
        request.recordings = {m_folder / "out"};
        VERIFY_ERROR(buildDataset(request, {}), Code::InvalidInput);
        QVERIFY(fs::exists(m_folder / "out" / "dataset.json"));
    }

    void namesThatAreNoUtf8()
    {
        for (int i = 0; i < 3; ++i)
            fs::rename(m_folder / "in" / ("talk" + std::to_string(i) + ".wav"),
                       m_folder / "in" / ("caf\xE9" + std::to_string(i) + ".wav"));
        const auto report = build();
        VERIFY_OK(report);
        QCOMPARE(report->recordings.size(), std::size_t(3));
    }

    void aFolderThatMayNotBeReadIsTold()
    {
        fs::create_directories(m_folder / "in" / "locked");
        fs::permissions(m_folder / "in" / "locked", fs::perms::none);
        fs::permissions(m_folder, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
        QVERIFY(inUnprivilegedChild([&] {
            std::vector<Error> failed;
            const auto found = findRecordings({m_folder / "in"}, failed);
            return found.size() == 3 && failed.size() == 1 && failed.front().reason == Reason::NoPermission;
        }));
        fs::permissions(m_folder / "in" / "locked", fs::perms::owner_all);
    }

    void whatWasStoppedGoesOn()
    {
        VERIFY_OK(build());
        const auto whole = contentsOf(m_folder / "out");
        fs::remove_all(m_folder / "out");
        std::stop_source stop;
        auto request = this->request();
        request.threads = 1;
        const BuildWatch watch{stop.get_token(), [&](const Progress& progress) {
                                   if (progress.stage == Stage::Measuring && progress.file == 2)
                                       stop.request_stop();
                               }};
        VERIFY_ERROR(buildDataset(request, watch), Code::Cancelled);
        QVERIFY(!fs::exists(m_folder / "out"));
        QVERIFY(!fs::is_empty(m_folder / ".out.building"));
        VERIFY_OK(build());
        QVERIFY(contentsOf(m_folder / "out") == whole);
    }

    void namesOfAllKinds()
    {
        fs::rename(m_folder / "in" / "talk0.wav", m_folder / "in" / "line\nbreak \xF0\x9F\x8E\x99.wav");
        const auto report = build();
        VERIFY_OK(report);
        QVERIFY(report->failed.empty());
        const auto set = readDataset(m_folder / "out");
        VERIFY_OK(set);
        QVERIFY(set->problems.empty());
        QVERIFY(std::ranges::any_of(set->entries, [](const auto& entry) {
            return entry.row.clip.recording.starts_with("line-break-");
        }));
    }

    void twoMicrophones()
    {
        const auto voice = talk(7, 8);
        auto reversed = voice;
        for (auto& sample : reversed)
            sample = -sample;
        VERIFY_OK(
            writeSound(m_folder / "in" / "reversed.wav", {.channels = 2}, interleave({voice, reversed})));
        VERIFY_OK(writeSound(
            m_folder / "in" / "dead.wav", {.channels = 2},
            interleave({talk(8, 8), silence(Seconds(double(talk(8, 8).size()) / kStudioRate.value))})));
        const auto report = build();
        VERIFY_OK(report);
        std::map<std::string, std::string> reasons;
        for (const auto& recording : report->recordings)
            reasons[recording.file.filename().string()] = recording.channelReason;
        QCOMPARE(reasons["reversed.wav"], std::string("the other is reversed"));
        QCOMPARE(reasons["dead.wav"], std::string("the other is silent"));
        QCOMPARE(reasons["talk0.wav"], std::string("one channel"));
    }

    void aFullDiskLeavesNothingHalf()
    {
        const FileSizeLimit limit(40'000);
        VERIFY_REASON(build(), Reason::DiskFull);
        QVERIFY(!fs::exists(m_folder / "out"));
    }

private:
    BuildRequest request() const { return talkRequest(m_folder); }
    Result<BuildReport> build() const { return buildDataset(request(), {}); }

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TstBuild)
#include "tst_build.moc"

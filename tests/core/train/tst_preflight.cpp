// What is told before a training starts: estimates against what a run takes, checks and their remedies.
#include "core/train/data/code_cache.h"
#include "core/train/machine_speed.h"
#include "core/train/preflight.h"
#include "tests/core/train/train_scene.h"

#include <algorithm>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr MachineSpeed kSpeed{1e11, 1e11, 1e11, 1e9, 1e10, 1e10};

TrainMachine roomyMachine()
{
    return {{"cpu"}, Bytes(100'000'000'000), Bytes(1'000'000'000'000), kSpeed};
}

const PreflightCheck* find(const Preflight& preflight, CheckKind kind)
{
    const auto found = std::ranges::find(preflight.checks, kind, &PreflightCheck::kind);
    return found == preflight.checks.end() ? nullptr : &*found;
}

/// Of the size of CSM-1B.
PreflightData fullData(int clips, double seconds)
{
    PreflightData data;
    data.config = csm1bConfig();
    for (int i = 0; i < clips; ++i) {
        TrainClip clip;
        clip.id = "c" + std::to_string(i);
        clip.length = Seconds(seconds);
        data.clips.clips.push_back(clip);
        data.load.clips.push_back({20, framesIn(clip.length), Split::Train, i == 0 ? 1 : 0});
    }
    data.load.differentWords = 500;
    return data;
}

TrainSettings with(TrainSettings settings, const SettingChanges& changes)
{
    for (const auto& change : changes)
        if (const auto set = setParameter(settings, change.key, change.value); !set)
            qFatal("%s", set.error().describe().c_str());
    return settings;
}

} // namespace

class TstPreflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<TrainScene>(); }

    /// A dataset, and what is told of it.
    void looksAtClips_data()
    {
        QTest::addColumn<QByteArray>("training"); // seconds of each
        QTest::addColumn<QByteArray>("texts");    // of each; none: all have words
        QTest::addColumn<int>("validation"); // clips
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<double>("found");
        QTest::addColumn<QByteArray>("names");
        const auto row = [](const char* what, const char* training, const char* texts, int validation,
                            const char* kind, const char* state, double found, const char* names) {
            QTest::newRow(what) << QByteArray(training) << QByteArray(texts) << validation
                                << QByteArray(kind) << QByteArray(state) << found << QByteArray(names);
        };
        row("enough", "1 1", "", 5, "clips", "pass", 2, "");
        row("one clip", "1", "", 5, "clips", "look", 1, "");
        row("no clip", "40", "", 5, "clips", "fail", 0, "");
        row("validation", "1 1", "", 5, "validation", "pass", 5, "");
        row("little validation", "1 1", "", 4, "validation", "look", 4, "");
        row("no validation", "1 1", "", 0, "validation", "look", 0, "");
        row("a long one", "1 40 1", "", 5, "long_clips", "look", 40, "b");
        row("a short one", "1 0.3 1", "", 5, "short_clips", "look", 0.3, "b");
        row("without words", "1 1 1", "word,,", 5, "no_words", "look", 0, "b c");
    }
    void looksAtClips()
    {
        QFETCH(const QByteArray, training);
        QFETCH(const QByteArray, texts);
        QFETCH(const int, validation);
        QFETCH(const QByteArray, kind);
        QFETCH(const QByteArray, state);
        QFETCH(const double, found);
        QFETCH(const QByteArray, names);
        fs::remove_all(m_scene->dataset());
        std::vector<ToneClip> clips;
        const auto lengths = training.split(' '), words = texts.split(',');
        for (qsizetype i = 0; i < lengths.size(); ++i) {
            ToneClip clip{std::string(1, char('a' + i)), lengths[i].toDouble()};
            if (!texts.isEmpty())
                clip.text = words[i].toStdString();
            clips.push_back(clip);
        }
        writeSplit(m_scene->dataset() / "train", clips);
        std::vector<ToneClip> held;
        for (int i = 0; i < validation; ++i)
            held.push_back({"v" + std::to_string(i), 1.0});
        if (!held.empty())
            writeSplit(m_scene->dataset() / "val", held);
        const auto data = read();
        VERIFY_OK(data);
        const auto preflight = checkTraining(TrainScene::settings(), *data, roomyMachine());
        const auto wanted = std::ranges::find_if(
            preflight.checks, [&](const PreflightCheck& check) { return name(check.kind) == kind.toStdString(); });
        QVERIFY(wanted != preflight.checks.end());
        QCOMPARE(QByteArray(name(wanted->state).data()), state);
        QCOMPARE(wanted->found, found);
        std::string told;
        for (const auto& clip : wanted->names)
            told += (told.empty() ? "" : " ") + clip;
        QCOMPARE(QByteArray::fromStdString(told), names);
        QCOMPARE(preflight.mayStart(), state != "fail");
    }

    /// How many recordings train and validate, where the dataset tells.
    void looksAtRecordings_data()
    {
        QTest::addColumn<QByteArray>("training"); // recording of each clip
        QTest::addColumn<QByteArray>("validation");
        QTest::addColumn<double>("found"); // below 0: nothing is told
        QTest::addColumn<double>("validating");
        QTest::addColumn<bool>("isLook");
        const auto row = [](const char* what, const char* training, const char* validation, double found,
                            double validating, bool isLook) {
            QTest::newRow(what) << QByteArray(training) << QByteArray(validation) << found << validating
                                << isLook;
        };
        row("several of both", "x y z", "u v", 5, 2, false);
        row("one validates", "x y x", "z z", 3, 1, true);
        row("parts of the same", "x y", "x y", 2, 2, false);
        row("one for all", "x x", "x", 1, 1, true);
        row("nothing validates", "x y", "", 2, 0, false);
        row("it is not told", "- -", "-", -1, 0, false);
        row("it is told of some", "x -", "y", -1, 0, false);
    }
    void looksAtRecordings()
    {
        QFETCH(const QByteArray, training);
        QFETCH(const QByteArray, validation);
        QFETCH(const double, found);
        QFETCH(const double, validating);
        QFETCH(const bool, isLook);
        fs::remove_all(m_scene->dataset());
        const auto write = [this](const char* split, const QByteArray& recordings) {
            std::vector<ToneClip> clips;
            for (const auto& recording : recordings.split(' '))
                clips.push_back({split + std::to_string(clips.size()), 1.0, "A word.",
                                 recording == "-" ? "" : recording.toStdString()});
            if (!recordings.isEmpty())
                writeSplit(m_scene->dataset() / split, clips);
        };
        write("train", training);
        write("val", validation);
        const auto data = read();
        VERIFY_OK(data);
        const auto preflight = checkTraining(TrainScene::settings(), *data, roomyMachine());
        const auto* check = find(preflight, CheckKind::Recordings);
        QCOMPARE(check != nullptr, found >= 0);
        if (check == nullptr)
            return;
        QCOMPARE(check->found, found);
        QCOMPARE(check->allowed, validating);
        QCOMPARE(check->state == CheckState::Look, isLook);
        QVERIFY(preflight.mayStart());
    }

    /// As it is kept with a run.
    void isReadAsItWasWritten()
    {
        KeptPreflight kept{"Ines Calder", checkTraining({}, fullData(3, 5), roomyMachine()).checks};
        kept.checks.push_back(
            {.kind = CheckKind::NoWords,
             .state = CheckState::Look,
             .length = Seconds(2),
             .names = {"a", "b"},
             .problem = Error{Code::InvalidInput, Reason::SettingOutOfRange, "rank", "0", {}}});
        const auto read = parsePreflight(formatPreflight(kept), "preflight.json");
        VERIFY_OK(read);
        QCOMPARE(read->person, kept.person);
        QCOMPARE(read->checks.size(), kept.checks.size());
        for (std::size_t i = 0; i < kept.checks.size(); ++i) {
            const auto &one = kept.checks[i], &other = read->checks[i];
            QVERIFY(one.kind == other.kind && one.state == other.state && one.names == other.names);
            QVERIFY(one.found == other.found && one.allowed == other.allowed && one.length == other.length);
            QCOMPARE(other.problem.has_value(), one.problem.has_value());
        }
        QVERIFY(read->checks.back().problem->reason == Reason::SettingOutOfRange);
        VERIFY_REASON(parsePreflight("[1", "preflight.json"), Reason::ConfigDamaged);
        QVERIFY(
            parsePreflight(R"({"checks": [{"check": "weather", "state": "look"}, 3]})", "")->checks.empty());
    }

    void aLongerLimitTakesLongClips_data()
    {
        QTest::addColumn<double>("other"); // seconds of one more
        QTest::newRow("one") << 1.0;
        QTest::newRow("two") << 25.0;
        QTest::newRow("one that no limit takes") << 61.0;
    }
    void aLongerLimitTakesLongClips()
    {
        QFETCH(const double, other);
        writeSplit(m_scene->dataset() / "train", {{"a", 1.0}, {"b", 40.2}, {"c", other}});
        const auto data = read();
        VERIFY_OK(data);
        const auto preflight = checkTraining(TrainScene::settings(), *data, roomyMachine());
        const auto* check = find(preflight, CheckKind::LongClips);
        QVERIFY(check != nullptr);
        const SettingChanges expected{{"longest_clip", "41"}};
        QCOMPARE(check->remedies.size(), std::size_t(1));
        QVERIFY(check->remedies.front() == expected);
    }

    void noDataset()
    {
        fs::remove_all(m_scene->dataset());
        const auto data = read();
        VERIFY_OK(data);
        const auto preflight = checkTraining(TrainScene::settings(), *data, roomyMachine());
        QVERIFY(!preflight.mayStart() && !preflight.estimate);
        const auto* check = find(preflight, CheckKind::Dataset);
        QVERIFY(check != nullptr && check->problem->reason == Reason::FileMissing);
    }

    void codesThatAreThere()
    {
        const auto codes = [this] {
            const auto data = read();
            return *find(checkTraining(TrainScene::settings(), *data, roomyMachine()), CheckKind::Codes);
        };
        auto check = codes();
        QCOMPARE(check.found, 0.0);
        QCOMPARE(check.allowed, 7.0);
        QVERIFY(check.state == CheckState::Pass && check.names.empty());
        QVERIFY(std::abs(check.length.value - 7.0) < 0.01);
        const auto clips = readTrainClips(m_scene->dataset(), Seconds(20.0), {});
        VERIFY_OK(clips);
        const CodeCache other(m_scene->root() / "codes", std::string(64, 'f'), 8);
        VERIFY_OK(other.keep(clips->clips.front().key, ClipCodes(16)));
        check = codes();
        QVERIFY(check.state == CheckState::Look);
        QCOMPARE(check.found, 0.0);
        QCOMPARE(check.names, std::vector<std::string>{clips->clips.front().id});
        VERIFY_OK(m_scene->train(m_scene->newRun(TrainScene::settings())));
        check = codes();
        QCOMPARE(check.found, 7.0);
        QVERIFY(check.state == CheckState::Pass);
    }

    void looksAtSettings_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("state");
        const auto row = [](const char* what, const char* key, const char* value, CheckKind kind,
                            CheckState state) {
            QTest::newRow(what) << QByteArray(key) << QByteArray(value) << int(kind) << int(state);
        };
        row("a high rank", "rank", "128", CheckKind::Rank, CheckState::Look);
        row("a low rank", "rank", "2", CheckKind::Rank, CheckState::Look);
        row("a card that is not here", "device", "cuda:3", CheckKind::Device, CheckState::Fail);
        row("the CPU", "device", "cpu", CheckKind::Device, CheckState::Pass);
        row("whatever is here", "device", "", CheckKind::Device, CheckState::Pass);
        row("targets", "modules", "q,v", CheckKind::Targets, CheckState::Pass);
    }
    void looksAtSettings()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, value);
        QFETCH(const int, kind);
        QFETCH(const int, state);
        const auto settings = with({}, {{key.toStdString(), value.toStdString()}});
        const auto preflight = checkTraining(settings, fullData(4, 5), roomyMachine());
        const auto* check = find(preflight, CheckKind(kind));
        QVERIFY(check != nullptr);
        QCOMPARE(int(check->state), state);
        QCOMPARE(preflight.mayStart(), CheckState(state) != CheckState::Fail);
    }

    void layersThatTheModelLacks_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("layers");
        QTest::addColumn<QByteArray>("allowed"); // empty: it has them
        QTest::newRow("backbone") << QByteArray("backbone_layers") << QByteArray("40-50")
                                  << QByteArray("layers of 0-15, as the base model has 16");
        QTest::newRow("some of them") << QByteArray("backbone_layers") << QByteArray("8-16")
                                      << QByteArray("layers of 0-15, as the base model has 16");
        QTest::newRow("depth") << QByteArray("depth_layers") << QByteArray("4")
                               << QByteArray("layers of 0-3, as the base model has 4");
        QTest::newRow("the last") << QByteArray("backbone_layers") << QByteArray("15") << QByteArray();
        QTest::newRow("none") << QByteArray("depth_layers") << QByteArray("none") << QByteArray();
    }
    void layersThatTheModelLacks()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, layers);
        QFETCH(const QByteArray, allowed);
        const auto settings = with({}, {{key.toStdString(), layers.toStdString()}});
        const auto preflight = checkTraining(settings, fullData(4, 5), roomyMachine());
        const auto* check = find(preflight, CheckKind::Targets);
        QCOMPARE(check->state == CheckState::Pass, allowed.isEmpty());
        QCOMPARE(preflight.mayStart(), allowed.isEmpty());
        if (!allowed.isEmpty()) {
            QCOMPARE(QByteArray::fromStdString(check->problem->subject), key);
            QVERIFY(QByteArray::fromStdString(check->problem->detail).contains(allowed));
        }
    }

    void settingsOutOfRange()
    {
        TrainSettings settings;
        settings.rank = 0;
        const auto preflight = checkTraining(settings, fullData(4, 5), roomyMachine());
        QVERIFY(find(preflight, CheckKind::Settings)->problem->reason == Reason::SettingOutOfRange);
        QVERIFY(!preflight.mayStart());
    }

    /// Where memory is short, each remedy alone makes it fit.
    void whatFitsIsProposed_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<double>("free"); // of what is needed
        QTest::addColumn<bool>("hasRemedy");
        QTest::newRow("many at once") << QByteArray("clips") << QByteArray("32") << 0.9 << true;
        QTest::newRow("nothing computed again") << QByteArray("checkpointing") << QByteArray("off") << 0.97
                                                << true;
        QTest::newRow("float32") << QByteArray("precision") << QByteArray("fp32") << 0.6 << true;
        QTest::newRow("a high rank") << QByteArray("rank") << QByteArray("256") << 0.7 << true;
        QTest::newRow("a model too large") << QByteArray("precision") << QByteArray("bf16") << 0.2 << false;
    }
    void whatFitsIsProposed()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, value);
        QFETCH(const double, free);
        QFETCH(const bool, hasRemedy);
        const auto settings = with({}, {{key.toStdString(), value.toStdString()}});
        const auto data = fullData(200, 10);
        auto machine = roomyMachine();
        const auto needed = checkTraining(settings, data, machine).estimate->memory;
        machine.freeMemory = Bytes(std::int64_t(free * double(needed.value)));
        const auto preflight = checkTraining(settings, data, machine);
        const auto* check = find(preflight, CheckKind::Memory);
        QVERIFY(check->state == CheckState::Fail && !preflight.mayStart());
        QCOMPARE(check->found, double(needed.value));
        QCOMPARE(!check->remedies.empty(), hasRemedy);
        for (const auto& remedy : check->remedies) {
            const auto smaller = with(settings, remedy);
            QVERIFY(checkTraining(smaller, data, machine).mayStart());
            QCOMPARE(smaller.clips * smaller.accumulate, settings.clips * settings.accumulate);
        }
    }

    void smallDisk()
    {
        auto machine = roomyMachine();
        const auto data = fullData(20, 10);
        machine.freeDisk = Bytes(400'000'000);
        const auto preflight = checkTraining({}, data, machine);
        const auto* check = find(preflight, CheckKind::Disk);
        QVERIFY(check->state == CheckState::Fail);
        QCOMPARE(check->remedies.size(), std::size_t(1));
        QVERIFY(checkTraining(with({}, check->remedies.front()), data, machine).mayStart());
    }

    void weighsTheModel()
    {
        const auto estimate = estimateTraining({}, csm1bConfig(), fullData(20, 10).load, kSpeed);
        QVERIFY(std::abs(double(estimate.weights.value) - 2.58e9) < 0.02e9);
        QCOMPARE(estimate.mostPositions > 2 * (20 + 125), true); // two clips of 10 s, one after an anchor
        QVERIFY(estimate.step && estimate.total);
        QVERIFY(estimate.total->value >= 2000 * estimate.step->value);
    }

    /// Whoever hears probe lines stays in the processor's memory and takes time at each checkpoint.
    void hearingProbeLinesCounts_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<int>("every");
        QTest::addColumn<double>("bytes");
        QTest::addColumn<double>("seconds");
        QTest::newRow("on the processor") << QByteArray("cpu") << 1 << 1e9 << 10 * 18 * 0.5;
        QTest::newRow("beside a card") << QByteArray("cuda:0") << 1 << 0.0 << 10 * 18 * 0.5;
        QTest::newRow("without probe lines") << QByteArray("cpu") << 0 << 0.0 << 0.0;
    }
    void hearingProbeLinesCounts()
    {
        QFETCH(const QByteArray, device);
        QFETCH(const int, every);
        TrainSettings settings;
        settings.device = device.toStdString();
        settings.probeEvery = every; // of ten checkpoints
        auto load = fullData(20, 10).load;
        const auto quiet = estimateTraining(settings, csm1bConfig(), load, kSpeed);
        load.hearing = {Bytes(1'000'000'000), 0.5};
        const auto heard = estimateTraining(settings, csm1bConfig(), load, kSpeed);
        QTEST(double(heard.memory.value - quiet.memory.value), "bytes");
        QTEST(heard.total->value - quiet.total->value, "seconds");
    }

    /// What a run leaves on the disk is what was told.
    void disk()
    {
        const auto settings = TrainScene::settings();
        const auto data = read();
        VERIFY_OK(data);
        const auto estimate = estimateTraining(settings, data->config, data->load, std::nullopt);
        QVERIFY(!estimate.step);
        const auto run = m_scene->newRun(settings);
        VERIFY_OK(m_scene->train(run));
        double files = 0;
        for (const auto& file : fs::directory_iterator(run.folder / kCheckpoints / "6"))
            files += double(fs::file_size(file));
        QVERIFY(std::abs(double(estimate.checkpoint.value) - files) < 0.15 * files + 100'000);
    }

    void measuresAMachine()
    {
        const auto data = read();
        VERIFY_OK(data);
        const auto machine = lookAtMachine(TrainScene::settings(), *data, m_scene->runs());
        QVERIFY(std::ranges::find(machine.devices, "cpu") != machine.devices.end());
        QVERIFY(machine.freeMemory && machine.freeDisk && machine.speed);
        for (const auto figure : {machine.speed->forward, machine.speed->backward, machine.speed->depth,
                                  machine.speed->updated, machine.speed->spoken, machine.speed->encoded})
            QVERIFY(figure > 0);
        // Not measured anew.
        QCOMPARE(lookAtMachine(TrainScene::settings(), *data, m_scene->runs()).speed->forward,
                 machine.speed->forward);
        auto settings = TrainScene::settings();
        settings.device = "cuda:9";
        const auto other = lookAtMachine(settings, *data, m_scene->runs());
        QVERIFY(!other.speed && !other.freeMemory);
    }

private:
    Result<PreflightData> read() const
    {
        return readPreflightData(m_scene->dataset(), m_scene->files(), m_scene->root() / "codes",
                                 TrainScene::settings(), {});
    }

    std::unique_ptr<TrainScene> m_scene;
};

QTEST_GUILESS_MAIN(TstPreflight)
#include "tst_preflight.moc"

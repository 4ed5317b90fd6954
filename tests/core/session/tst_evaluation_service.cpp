#include "core/session/evaluation_service.h"

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/session/job_service.h"
#include "core/session/voice_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <set>

using namespace understudy;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// Hears "one two" in everything.
class Parrot final : public Recognizer
{
public:
    std::string_view name() const override { return "parrot"; }
    bool knows(std::string_view language) const override { return language == "en"; }
    Result<HeardWords> hear(std::span<const float>, SampleRate, const std::stop_token&) override
    {
        ++heard;
        return HeardWords{"one two", 1, {}};
    }
    std::atomic<int> heard = 0;
};

/// A vector that follows from how loud a sound is.
Result<std::vector<float>> embedded(std::span<const float> mono)
{
    double sum = 0;
    for (const auto sample : mono)
        sum += std::abs(double(sample));
    return std::vector<float>{1, float(sum / double(mono.size()))};
}

void writeClip(const fs::path& file, float level)
{
    std::vector<float> samples(48'000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = level * float(std::sin(2 * std::numbers::pi * 140 * double(i) / 24'000));
    auto writer = AudioWriter::create(file, {}).value();
    if (!writer.write(samples) || !writer.commit())
        qFatal("%s was not written", file.c_str());
}

/// Clips of other people's layout: three train, `heldOut` test.
fs::path datasetIn(const fs::path& folder, int heldOut)
{
    for (const auto& [split, count] : {std::pair{"train", 3}, {"test", heldOut}}) {
        fs::create_directories(folder / split);
        std::string rows;
        for (int i = 0; i < count; ++i) {
            const auto name = std::string(split) + std::to_string(i) + ".wav";
            writeClip(folder / split / name, 0.1F + 0.02F * float(i));
            rows += Json{{"file_name", name}, {"text", "One two " + name.substr(0, name.size() - 4) + "."}}
                        .dump() +
                    "\n";
        }
        if (count > 0 && !writeFile(folder / split / "metadata.jsonl", rows))
            qFatal("no list of clips");
    }
    return folder;
}

class Scene
{
public:
    explicit Scene(FakeEngine::Options options = {}) : engine(std::move(options)) {}

    Result<Evaluation> evaluate(const EvaluationRequest& request)
    {
        VoiceService voices(engine, jobs);
        EvaluationService service(voices, jobs, [this]() -> Result<EvaluationTools> { return tools; });
        return service.evaluate(request)->wait();
    }

    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();
    fs::path out = folder / "out";
    JobService jobs;
    FakeEngine engine;
    std::shared_ptr<Parrot> parrot = std::make_shared<Parrot>();
    EvaluationTools tools{parrot, {"ecapa", embedded}};
};

const TargetRow& rowOf(const Evaluation& found, Target target)
{
    return found.table[std::size_t(target)];
}

} // namespace

class TestEvaluationService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWhole()
    {
        Scene scene;
        const auto found = scene.evaluate({.voice = VoiceId("fake/low"),
                                           .out = scene.out,
                                           .lines = 10,
                                           .dataset = datasetIn(scene.folder / "data", 6)});
        VERIFY_OK(found);
        QCOMPARE(found->spoken.lines, 16); // of the texts, and the words of six clips
        QCOMPARE(found->real.lines, 6);
        QCOMPARE(found->lines.size(), 22U);
        QVERIFY(found->references == References::HeldOut);
        QCOMPARE(found->recognizer, std::string("parrot"));
        QVERIFY(found->spoken.words && found->real.words);
        // Of "12 test 0" the "12" is heard.
        QVERIFY(std::abs(found->real.words->rate - 2.0 / 3) < 1e-9);
        QVERIFY(found->selfSimilarity && found->selfSimilarity->count == 6);
        QVERIFY(found->spoken.similarity && found->spoken.similarity->count == 16);
        QVERIFY(rowOf(*found, Target::Similarity).value);
        QVERIFY(rowOf(*found, Target::SynthesisSpeed).isMet());
        QVERIFY(!rowOf(*found, Target::WordErrors).isMet());
        QVERIFY(rowOf(*found, Target::Minutes).value);
        QCOMPARE(rowOf(*found, Target::Defective).why, NotMeasured::NotInDataset);
        QVERIFY(!found->isMet());
        for (const auto& line : found->lines)
            QVERIFY2(fs::exists(line.isReal() ? fs::path(line.file) : scene.out / line.file),
                     line.file.c_str());

        const auto json = Json::parse(readFile(scene.out / "evaluation.json", Bytes(10'000'000)).value());
        QCOMPARE(json["targets"].size(), 16U);
        QCOMPARE(json["lines"].size(), 22U);
        QCOMPARE(json["references"], "held_out");
        const auto page =
            QString::fromStdString(readFile(scene.out / "report.html", Bytes(10'000'000)).value());
        QVERIFY(page.contains(QStringLiteral("phonetic-10")));
        QVERIFY(page.contains(QString::fromStdString(found->lines.front().file)));
        QVERIFY(page.contains(QStringLiteral("not measured")));
    }

    void withoutAnyWeights()
    {
        Scene scene;
        scene.tools = {};
        const auto found = scene.evaluate({.voice = VoiceId("fake/low"), .out = scene.out, .lines = 5});
        VERIFY_OK(found);
        QCOMPARE(rowOf(*found, Target::WordErrors).why, NotMeasured::NoRecognizer);
        QCOMPARE(rowOf(*found, Target::Similarity).why, NotMeasured::NoSpeakerEncoder);
        QCOMPARE(rowOf(*found, Target::Minutes).why, NotMeasured::NoDataset);
        QVERIFY(rowOf(*found, Target::SynthesisSpeed).value);
        QVERIFY(found->isMet()); // all that was measured
        QVERIFY(found->spoken.pitch);
    }

    void tooFewClipsToCompareWith()
    {
        Scene scene;
        const auto found = scene.evaluate({.voice = VoiceId("fake/low"),
                                           .out = scene.out,
                                           .lines = 3,
                                           .dataset = datasetIn(scene.folder / "data", 4)});
        VERIFY_OK(found);
        QVERIFY(found->references == References::None);
        QCOMPARE(rowOf(*found, Target::Similarity).why, NotMeasured::NoReferences);
    }

    void aSecondRunGoesOn()
    {
        Scene scene;
        EvaluationRequest request{.voice = VoiceId("fake/low"), .out = scene.out, .lines = 4};
        const auto first = scene.evaluate(request);
        VERIFY_OK(first);
        const auto spoken = scene.engine.spoken();
        const auto heard = int(scene.parrot->heard);
        request.lines = 100;
        const auto all = scene.evaluate(request);
        VERIFY_OK(all);
        QCOMPARE(all->spoken.lines, 100);
        QCOMPARE(scene.parrot->heard - heard, 96);
        QVERIFY(scene.engine.spoken() - spoken >= 96);
        const auto before = scene.engine.spoken();
        const auto again = scene.evaluate(request);
        VERIFY_OK(again);
        QCOMPARE(scene.engine.spoken(), before);
        QVERIFY(again->lines == all->lines);
        // A sound that was taken away is made again.
        fs::remove(scene.out / all->lines.front().file);
        VERIFY_OK(scene.evaluate(request));
        QVERIFY(scene.engine.spoken() > before);
    }

    void killedBetweenLines()
    {
        Scene scene;
        const EvaluationRequest request{.voice = VoiceId("fake/low"), .out = scene.out, .lines = 4};
        VERIFY_OK(scene.evaluate(request));
        // As a power cut leaves it: the last row is cut off.
        auto rows = readFile(scene.out / "lines.jsonl", Bytes(1'000'000)).value();
        VERIFY_OK(writeFile(scene.out / "lines.jsonl", rows.substr(0, rows.size() - 40)));
        const auto heard = int(scene.parrot->heard);
        VERIFY_OK(scene.evaluate(request));
        QCOMPARE(scene.parrot->heard - heard, 1);
    }

    void anotherEvaluationIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("voice");
        QTest::addColumn<int>("seed");
        QTest::newRow("another voice") << QStringLiteral("fake/high") << 0;
        QTest::newRow("another seed") << QStringLiteral("fake/low") << 1;
    }
    void anotherEvaluationIsNotOverwritten()
    {
        QFETCH(QString, voice);
        QFETCH(int, seed);
        Scene scene;
        VERIFY_OK(scene.evaluate({.voice = VoiceId("fake/low"), .out = scene.out, .lines = 1}));
        const auto before = readFile(scene.out / "lines.jsonl", Bytes(1'000'000)).value();
        VERIFY_REASON(scene.evaluate({.voice = VoiceId(voice.toStdString()),
                                      .out = scene.out,
                                      .lines = 1,
                                      .seed = std::uint64_t(seed)}),
                      Reason::AlreadyExists);
        QCOMPARE(readFile(scene.out / "lines.jsonl", Bytes(1'000'000)).value(), before);
    }

    void cancelledWithItsLinesKept()
    {
        std::function<void()> cancel;
        int chunks = 0;
        Scene scene({.beforeChunk = [&](const SpeechRequest&, int chunk) {
            if (chunk == 0 && ++chunks == 3)
                cancel();
        }});
        VoiceService voices(scene.engine, scene.jobs);
        EvaluationService service(voices, scene.jobs,
                                  [&]() -> Result<EvaluationTools> { return scene.tools; });
        std::atomic<bool> isReady = false;
        JobHandle<Evaluation> job;
        cancel = [&] {
            isReady.wait(false);
            job->cancel();
        };
        job = service.evaluate({.voice = VoiceId("fake/low"), .out = scene.out, .lines = 10});
        isReady = true;
        isReady.notify_all();
        QCOMPARE(job->wait().error().code, Code::Cancelled);
        const auto rows = readFile(scene.out / "lines.jsonl", Bytes(1'000'000)).value();
        QCOMPARE(std::count(rows.begin(), rows.end(), '\n'),
                 2); // the key and one line, after one that is not measured
    }

    void whatCannotBeSaid()
    {
        Scene scene;
        const auto texts = scene.folder / "texts.tsv";
        VERIFY_OK(writeFile(texts, "a\tOne two.\na\tA <voice> tag that is none.\n"));
        const auto found = scene.evaluate({.voice = VoiceId("fake/low"), .out = scene.out, .texts = texts});
        VERIFY_OK(found);
        QCOMPARE(found->spoken.lines, 1);
        QCOMPARE(found->leftOut.size(), 1U);
        QCOMPARE(found->leftOut.front().id, std::string("a-02"));
    }

    void badInput_data()
    {
        QTest::addColumn<QString>("voice");
        QTest::addColumn<QString>("texts");
        QTest::addColumn<QString>("dataset");
        QTest::addColumn<QString>("master");
        QTest::addColumn<int>("reason");
        const QString low = QStringLiteral("fake/low");
        const QString away = QStringLiteral("/nowhere");
        QTest::newRow("voice") << QStringLiteral("nobody") << QString() << QString() << QString()
                               << int(Reason::VoiceUnknown);
        QTest::newRow("texts") << low << away << QString() << QString() << int(Reason::FileMissing);
        QTest::newRow("dataset") << low << QString() << away << QString() << int(Reason::FileMissing);
        QTest::newRow("master") << low << QString() << QString() << away << int(Reason::FileMissing);
    }
    void badInput()
    {
        QFETCH(QString, voice);
        QFETCH(QString, texts);
        QFETCH(QString, dataset);
        QFETCH(QString, master);
        QFETCH(int, reason);
        Scene scene;
        const auto found = scene.evaluate({.voice = VoiceId(voice.toStdString()),
                                           .out = scene.out,
                                           .texts = texts.toStdString(),
                                           .dataset = dataset.toStdString(),
                                           .master = master.toStdString()});
        VERIFY_REASON(found, Reason(reason));
        QVERIFY(!fs::exists(scene.out));
    }

    /// Ids of others are no paths, and clips may be parts of one long file.
    void whatOthersCallTheirClips()
    {
        Scene scene;
        const auto data = scene.folder / "data";
        fs::create_directories(data);
        auto writer = AudioWriter::create(data / "talk.wav", {});
        VERIFY_OK(writer);
        std::vector<float> second(24'000);
        for (int i = 0; i < 130; ++i) {
            for (std::size_t k = 0; k < second.size(); ++k)
                second[k] = 0.1F * float(std::sin(2 * std::numbers::pi * (100 + i) * double(k) / 24'000));
            VERIFY_OK(writer->write(second));
        }
        VERIFY_OK(writer->commit());
        auto rows = Json::array();
        for (int i = 0; i < 6; ++i)
            rows.push_back({{"text", "One two."},
                            {"path", "talk.wav"},
                            {"start", 20 * i},
                            {"end", 20 * i + 3},
                            {"speaker", 0}});
        VERIFY_OK(writeFile(data / "train.json", Json::array({rows[0]}).dump()));
        VERIFY_OK(writeFile(data / "val.json", rows.dump()));
        const auto texts = scene.folder / "texts.tsv";
        VERIFY_OK(writeFile(texts, "../../x\tOne two.\n../../x\tThree four.\n"));
        const auto found =
            scene.evaluate({.voice = VoiceId("fake/low"), .out = scene.out, .texts = texts, .dataset = data});
        VERIFY_OK(found);
        QVERIFY2(found->leftOut.empty(),
                 found->leftOut.empty() ? "" : found->leftOut.front().error.describe().c_str());
        QCOMPARE(found->real.lines, 6);
        std::set<std::string> files;
        for (const auto& line : found->lines) {
            files.insert(line.file);
            QVERIFY(line.isReal() || line.file.starts_with("lines/"));
            QVERIFY(!line.isReal() || std::abs(line.length.value - 3) < 0.01);
        }
        QCOMPARE(files.size(), 8U); // six parts, and two texts, one of which the clips say too
        QVERIFY(!fs::exists(scene.folder / "x-01.wav") &&
                !fs::exists(scene.folder.parent_path() / "x-01.wav"));
    }

    void comparedAnewWithAnotherTalent()
    {
        Scene scene;
        EvaluationRequest request{.voice = VoiceId("fake/low"), .out = scene.out, .lines = 3};
        const auto alone = scene.evaluate(request);
        VERIFY_OK(alone);
        QVERIFY(!alone->spoken.similarity);
        const auto spoken = scene.engine.spoken();
        request.dataset = datasetIn(scene.folder / "data", 6);
        const auto beside = scene.evaluate(request);
        VERIFY_OK(beside);
        QCOMPARE(beside->spoken.similarity->count, 9);
        QVERIFY(scene.engine.spoken() - spoken >= 6); // the clips' words; the three lines are there
        // A clip that was replaced is another clip.
        const auto heard = int(scene.parrot->heard);
        writeClip(scene.folder / "data" / "test" / "test0.wav", 0.3F);
        VERIFY_OK(scene.evaluate(request));
        QCOMPARE(scene.parrot->heard - heard, 1);
    }

    void foldersOfOthersAreLeftAlone()
    {
        Scene scene;
        const auto data = datasetIn(scene.folder / "data", 1);
        VERIFY_OK(writeFile(data / "report.html", "mine"));
        VERIFY_REASON(scene.evaluate({.voice = VoiceId("fake/low"), .out = data, .lines = 1}),
                      Reason::AlreadyExists);
        QCOMPARE(readFile(data / "report.html", Bytes(100)).value(), std::string("mine"));
    }

    void aMaster()
    {
        Scene scene;
        fs::create_directories(scene.folder / "episode");
        const auto master = scene.folder / "episode" / "master.wav";
        writeClip(master, 0.2F);
        EvaluationRequest request{
            .voice = VoiceId("fake/low"), .out = scene.out, .lines = 1, .master = master};
        auto found = scene.evaluate(request);
        VERIFY_OK(found);
        QVERIFY(!rowOf(*found, Target::MasterFormat).isMet()); // no times beside it
        QVERIFY(rowOf(*found, Target::Loudness).value);
        QVERIFY(rowOf(*found, Target::TruePeak).isMet());
        VERIFY_OK(writeFile(master.parent_path() / "timestamps.json", "{}"));
        found = scene.evaluate(request);
        VERIFY_OK(found);
        QVERIFY(rowOf(*found, Target::MasterFormat).isMet());
    }
};

QTEST_GUILESS_MAIN(TestEvaluationService)
#include "tst_evaluation_service.moc"

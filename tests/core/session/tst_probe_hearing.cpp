// The probe lines of a run are heard by what is installed, and compared with the talent's own clips.
#include "core/session/probe_hearing_p.h"
#include "tests/core/session/train_fixture.h"

using namespace understudy;
namespace fs = std::filesystem;

namespace {

class Parrot final : public Recognizer
{
public:
    std::string_view name() const override { return "parrot"; }
    bool knows(std::string_view language) const override { return language == "en"; }
    Result<HeardWords> hear(std::span<const float>, SampleRate, const std::stop_token&) override
    {
        return HeardWords{"The harbour lights went out one by one.", 1, {}};
    }
};

} // namespace

class TstProbeHearing : public TrainTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_project.reset(); }

    void hears_data()
    {
        QTest::addColumn<bool>("hasWords");
        QTest::addColumn<bool>("hasVoices");
        QTest::newRow("both") << true << true;
        QTest::newRow("words alone") << true << false;
        QTest::newRow("voices alone") << false << true;
        QTest::newRow("nobody") << false << false;
    }
    void hears()
    {
        QFETCH(bool, hasWords);
        QFETCH(bool, hasVoices);
        int opened = 0;
        EvaluationTools tools;
        if (hasWords)
            tools.recognizer = std::make_shared<Parrot>();
        if (hasVoices)
            tools.voices = {"ecapa/test", [](std::span<const float>) -> Result<std::vector<float>> {
                                return std::vector<float>{0, 2};
                            }};
        const auto id = created(wanted());
        VERIFY_OK(runs().train(id)->wait());
        const auto hearing = hearProbesWith(
            [&]() -> Result<EvaluationTools> {
                ++opened;
                return tools;
            },
            runs().folder(id));
        const auto samples = m_project->path() / "samples";
        fs::create_directories(samples);
        const auto lines = standardProbes();
        for (const auto& line : lines)
            fs::copy_file(dataset() / "train" / "a.wav", samples / (line.id + ".wav"));
        for (int i = 0; i < 2; ++i) {
            const auto heard = hearing(samples, lines, {});
            VERIFY_OK(heard);
            QCOMPARE(heard->recognizer, std::string(hasWords ? "parrot" : ""));
            QCOMPARE(heard->words.has_value(), hasWords);
            if (hasWords)
                QVERIFY(heard->words->hits >= 8 && errorRate(*heard->words) > 0.3); // the first line is right
            QCOMPARE(heard->similarity.has_value(), hasVoices);
            if (hasVoices)
                QCOMPARE(*heard->similarity, 1.0);
        }
        QCOMPARE(opened, 1);
        fs::remove(samples / (lines[0].id + ".wav"));
        VERIFY_ERROR(hearing(samples, lines, {}), Code::NotFound);
    }

    /// Through the service, and into what is told of the run.
    void aRunTellsThem()
    {
        auto run = wanted();
        run.settings.probeEvery = 1;
        const auto id = created(run);
        VERIFY_OK(runs().train(id)->wait());
        const auto details = runs().details(id);
        VERIFY_OK(details);
        QCOMPARE(details->samples.size(), 2 * standardProbes().size()); // figures are no sounds
        QVERIFY(details->checkpoints.back().probes.has_value());
    }
};

QTEST_GUILESS_MAIN(TstProbeHearing)
#include "tst_probe_hearing.moc"

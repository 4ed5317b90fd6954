// An episode spoken by a trained voice and a draft one, from the session's own engine: cast, consent, receipts,
// and what is reused.
#include "core/model/store/model_store.h"
#include "core/session/consent_service.h"
#include "tests/core/session/project_fixture.h"

#include <algorithm>

using namespace understudy;

namespace {

constexpr const char* kScript = "---\n"
                                "voices:\n"
                                "  Mara: mara\n"
                                "  Jon: draft/rms\n"
                                "---\n"
                                "\n"
                                "MARA: Lamps burned oil.\n"
                                "\n"
                                "MARA: Then gas came.\n"
                                "\n"
                                "JON: And after that?\n";

class TrainedProject
{
public:
    TrainedProject()
    {
        auto made = Session::create(path());
        if (!made)
            qFatal("%s", made.error().describe().c_str());
        session = std::move(*made);
        // In the project: a store of its own goes before the user's.
        VERIFY_OK(ModelStore(path() / "models").add({UNDERSTUDY_TEST_DATA "/golden/csm-tiny", "tiny"}));
        VERIFY_OK(session->voices().add({.name = "mara", .base = "tiny"})->wait());
        const auto episode = session->episodes().create("lamps", kScript, ScriptNotation::Markdown);
        VERIFY_OK(episode);
        id = *episode;
    }

    Result<void> consent(std::set<ConsentScope> scopes)
    {
        return session->consents().add(
            VoiceId("mara"), {.person = "Mara Quill", .statement = "Yes.", .scopes = std::move(scopes)});
    }
    Result<RenderReport> render(bool redo = false) { return session->episodes().render(id, {}, redo)->wait(); }
    std::filesystem::path path() const { return m_dir.path().toStdString() + "/lamps.understudy"; }

private:
    QTemporaryDir m_dir;

public:
    std::unique_ptr<Session> session;
    EpisodeId id;
};

} // namespace

class TestTrainedEpisode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksWithConsentOnly()
    {
        TrainedProject project;
        VERIFY_REASON(project.render(), Reason::ConsentNeeded);
        QCOMPARE(project.session->voices().engine().memory().weights, Bytes(0)); // nothing was loaded for it
        VERIFY_OK(project.consent({ConsentScope::Render}));
        const auto report = project.render();
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 3);
        QVERIFY(report->failed.empty());
    }

    void receiptsNameTheEngineOfEachVoice()
    {
        TrainedProject project;
        VERIFY_OK(project.consent({ConsentScope::Render}));
        VERIFY_OK(project.render());
        const auto snapshot = project.session->episodes().snapshot(project.id);
        QVERIFY(snapshot);
        for (const auto& line : snapshot->plan->lines) {
            QVERIFY(line.take.has_value());
            QVERIFY(line.state == LineState::Fresh);
            const bool isTrained = line.voice.id == VoiceId("mara");
            QCOMPARE(line.take->receipt.engine, std::string(isTrained ? "csm" : "flite"));
            QCOMPARE(line.take->receipt.engineVersion.ends_with("/bf16/slots4/threads2"), isTrained);
        }
        const auto again = project.render();
        VERIFY_OK(again);
        QCOMPARE(again->rendered, 0);
        QCOMPARE(again->reused, 3);
    }

    void takesAreTheSameInAnotherProject()
    {
        const auto takes = [](TrainedProject& project) {
            std::vector<std::string> bytes;
            const auto snapshot = project.session->episodes().snapshot(project.id);
            for (const auto& line : snapshot->plan->lines)
                bytes.push_back(readFile(project.session->episodes().takePath(project.id, *line.take),
                                         Bytes(10'000'000))
                                    .value_or(""));
            return bytes;
        };
        TrainedProject one, other;
        for (auto* project : {&one, &other}) {
            VERIFY_OK(project->consent({ConsentScope::Render}));
            VERIFY_OK(project->render());
        }
        QVERIFY(takes(one) == takes(other));
        QVERIFY(std::ranges::none_of(takes(one), &std::string::empty));
    }

    void changedBaseIsRefused()
    {
        TrainedProject project;
        VERIFY_OK(project.consent({ConsentScope::Render}));
        const ModelStore store(project.path() / "models");
        VERIFY_OK(ModelStore(store).remove("tiny"));
        const auto report = project.render();
        VERIFY_OK(report);
        QCOMPARE(report->rendered, 1); // the draft voice's line
        QCOMPARE(report->failed.size(), std::size_t(2));
        QVERIFY(report->failed.front().error.reason == Reason::ModelMissing);
    }

    void previewBesideARender()
    {
        TrainedProject project;
        VERIFY_OK(project.consent({ConsentScope::Render}));
        const auto render = project.session->episodes().render(project.id);
        const auto said = project.session->voices().say({"Hello.", VoiceId("mara"), 1}, project.path() / "say.wav");
        VERIFY_OK(said->wait());
        VERIFY_OK(render->wait());
    }
};

QTEST_GUILESS_MAIN(TestTrainedEpisode)
#include "tst_trained_episode.moc"

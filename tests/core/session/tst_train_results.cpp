// What comes of a run: its adapter, a model that it is worked into, a voice.
#include "core/base/hash.h"
#include "core/model/lora/adapter_config.h"
#include "core/model/weights/tensor_store.h"
#include "tests/core/session/train_fixture.h"

#include <cstring>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr Bytes kMost{100'000'000};

float at(const TensorView& view, std::size_t index)
{
    float value = 0;
    std::memcpy(&value, view.bytes.data() + index * sizeof value, sizeof value);
    return value;
}

} // namespace

class TstTrainResults : public TrainTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_project.reset(); }

    void exportsTheAdapter()
    {
        const auto id = created(wanted());
        VERIFY_REASON(runs().exportRun(id, {}, ExportKind::Adapter, m_project->root() / "out")->wait(),
                      Reason::CheckpointUnknown);
        VERIFY_OK(runs().train(id)->wait());
        const auto made = runs().exportRun(id, {}, ExportKind::Adapter, m_project->root() / "out")->wait();
        VERIFY_OK(made);
        QVERIFY(made->suggested.has_value());
        QVERIFY(made->size > Bytes(1000));
        QCOMPARE(sha256File(made->folder / kAdapterWeights).value(),
                 sha256File(runs().folder(id) / kCheckpoints / std::to_string(made->step) / kAdapterWeights)
                     .value());
        VERIFY_REASON(runs().exportRun(id, {}, ExportKind::Adapter, m_project->root() / "out")->wait(),
                      Reason::AlreadyExists);
        VERIFY_REASON(runs().exportRun(id, 5, ExportKind::Adapter, m_project->root() / "five")->wait(),
                      Reason::CheckpointUnknown);
    }

    /// The sum in each element of a module, and all else as it was.
    void mergesIntoABaseModel()
    {
        const auto id = created(wanted());
        VERIFY_OK(runs().train(id)->wait());
        const auto made = runs().exportRun(id, 6, ExportKind::Merged, m_project->root() / "merged")->wait();
        VERIFY_OK(made);
        ModelStore store(m_project->root() / "elsewhere");
        const auto added = store.add({made->folder, "merged"});
        VERIFY_OK(added);
        QVERIFY(added->missing.empty());
        VERIFY_OK(store.csmFiles("merged"));

        const auto base =
            TensorStore::open(ModelStore(m_project->path() / "models").csmFiles("noise").value().weights);
        const auto merged = TensorStore::open(made->folder / "model.safetensors");
        const auto checkpoint = runs().folder(id) / kCheckpoints / "6";
        const auto adapter = TensorStore::open(checkpoint / kAdapterWeights);
        const auto text = readFile(checkpoint / kAdapterConfig, kMost);
        VERIFY_OK(base);
        VERIFY_OK(merged);
        VERIFY_OK(adapter);
        VERIFY_OK(text);
        const auto config = readAdapterConfig(*text, "adapter");
        VERIFY_OK(config);
        QCOMPARE((*merged)->tensors().size(), (*base)->tensors().size());
        int changed = 0;
        for (const auto& [name, before] : (*base)->tensors()) {
            const auto& after = *(*merged)->find(name);
            const auto module = name.substr(0, name.rfind(".weight"));
            const auto* a = (*adapter)->find("base_model.model." + module + ".lora_A.weight");
            const auto* b = (*adapter)->find("base_model.model." + module + ".lora_B.weight");
            if (a == nullptr) {
                QVERIFY(std::ranges::equal(before.bytes, after.bytes));
                continue;
            }
            ++changed;
            const auto rank = std::size_t(a->shape[0]), columns = std::size_t(a->shape[1]);
            for (std::size_t i = 0; i < std::size_t(before.shape[0]) * columns; ++i) {
                double sum = 0;
                for (std::size_t r = 0; r < rank; ++r)
                    sum += double(at(*b, i / columns * rank + r)) * double(at(*a, r * columns + i % columns));
                QVERIFY(std::abs(double(at(before, i)) + config->scaleOf(module) * sum -
                                 double(at(after, i))) < 1e-6);
            }
        }
        QCOMPARE(changed, int((*adapter)->tensors().size() / 2));
    }

    void mergesNothingOfAnotherBase()
    {
        const auto id = created(wanted());
        VERIFY_OK(runs().train(id)->wait());
        ModelStore store(m_project->path() / "models");
        VERIFY_OK(store.remove("noise"));
        const auto out = m_project->root() / "merged";
        VERIFY_REASON(runs().exportRun(id, {}, ExportKind::Merged, out)->wait(), Reason::ModelMissing);
        VERIFY_OK(store.add({kGolden / "csm-tiny", "noise"}));
        VERIFY_REASON(runs().exportRun(id, {}, ExportKind::Merged, out)->wait(), Reason::RunOtherBase);
        QVERIFY(!fs::exists(out));
    }

    void makesAVoice()
    {
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train, ConsentScope::Render})));
        const auto id = created(wanted("tiny"));
        VERIFY_OK(runs().train(id)->wait());
        auto made = runs().voiceFrom(id, {})->wait();
        VERIFY_OK(made);
        QVERIFY(made->suggested.has_value());
        QCOMPARE(made->voice.base, std::string("tiny"));
        QCOMPARE(made->voice.speaker, std::string("0"));
        // The one of a good length first.
        QCOMPARE(made->voice.anchors.front().id, std::string("b"));
        QCOMPARE(made->voice.anchors.front().text, std::string("Nobody came along."));
        QCOMPARE(made->anchorClips.size(), made->voice.anchors.size());
        QVERIFY(made->anchorClips.front().grounds.isSentence);
        made->voice.name = "ines";
        VERIFY_OK(m_project->session->voices().add(made->voice)->wait());
        const VoiceId ines("ines");
        VERIFY_OK(consents().check(ines, ConsentScope::Render));
        VERIFY_REASON(consents().check(ines, ConsentScope::Publish), Reason::ConsentNeeded);
        QVERIFY(fs::exists(m_project->path() / "voices" / "ines" / kConsentFile));
    }

    /// Runs go on in a copy of their project, without the dataset; what was taken out or half written stays behind.
    void backsUpRuns()
    {
        auto endlessly = endless();
        endlessly.settings.saveEvery = 2;
        const auto id = created(endlessly), removed = created(wanted());
        VERIFY_OK(runs().remove(removed));
        const auto job = runs().train(id);
        waitFor(*job, Stage::Training, 4);
        VERIFY_OK(backUp(m_project->path(), m_project->root() / "copy.understudy")); // while it is trained
        VERIFY_OK(runs().stop(id));
        VERIFY_OK(job->wait());
        const auto copied = m_project->root() / "copy.understudy" / "runs";
        QVERIFY(!fs::exists(copied / kRemovedRuns) && !fs::exists(copied / id.value / ".lock"));
        for (const auto& entry : fs::recursive_directory_iterator(copied / id.value))
            QVERIFY2(entry.path().filename().string().front() != '.', entry.path().c_str());
        VERIFY_OK(backUp(m_project->path(), m_project->root() / "still.understudy"));
        fs::remove_all(dataset());
        ModelStore store(m_project->root() / "still.understudy" / "models");
        VERIFY_OK(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "noise"}));
        const auto copy = Session::open(m_project->root() / "still.understudy", fakeOptions());
        VERIFY_OK(copy);
        auto& theirs = (*copy)->training();
        const auto there = theirs.details(id), here = runs().details(id);
        VERIFY_OK(there);
        QCOMPARE(there->suggested->step, here->suggested->step);
        QVERIFY(there->suggested->damaged.empty());
        const auto again = theirs.train(id);
        waitFor(*again, Stage::Training, double(here->checkpoints.back().step) + 1);
        VERIFY_OK(theirs.stop(id));
        VERIFY_OK(again->wait());
    }

    /// Nobody goes on from a finished run: its optimiser stays behind, all else of it is of use.
    void backsUpFinishedRuns()
    {
        const auto id = created(wanted());
        VERIFY_OK(runs().train(id)->wait());
        const auto place = m_project->root() / "copy.understudy";
        VERIFY_OK(backUp(m_project->path(), place));
        ModelStore store(place / "models");
        VERIFY_OK(synthesiseModel(store, {ModelKind::Csm, SyntheticSize::Tiny, "noise"}));
        const auto copy = Session::open(place, fakeOptions());
        VERIFY_OK(copy);
        auto& theirs = (*copy)->training();
        const auto there = theirs.details(id), here = runs().details(id);
        VERIFY_OK(there);
        QCOMPARE(there->checkpoints.size(), here->checkpoints.size());
        for (const auto& checkpoint : there->checkpoints) {
            QVERIFY(!fs::exists(checkpoint.folder / kOptimiserFile));
            QVERIFY(fs::exists(checkpoint.folder / kAdapterWeights) && isWhole(checkpoint));
        }
        QVERIFY(there->goingOn.damaged.empty() && !there->goingOn.from);
        QCOMPARE(there->suggested->step, here->suggested->step);
        VERIFY_OK(theirs.exportRun(id, {}, ExportKind::Adapter, m_project->root() / "out")->wait());
        VERIFY_REASON(theirs.train(id)->wait(), Reason::RunEnded);
    }

    /// As other programs list them: clips are parts of one file, and called after it.
    void suggestsPartsOfALongFile()
    {
        VERIFY_OK(consents().add({}, consent({ConsentScope::Train, ConsentScope::Render})));
        fs::remove_all(dataset());
        VERIFY_OK(ensureFolder(dataset()));
        writeTone(dataset() / "talk.wav", 14, 300);
        VERIFY_OK(writeFile(dataset() / "train.json",
                            R"([{"text": "and so on", "path": "talk.wav", "start": 0.0, "end": 1.0, "speaker": 0},
                                {"text": "Nobody came along.", "path": "talk.wav", "start": 2.0, "end": 7.0, "speaker": 0},
                                {"text": "All is well.", "path": "talk.wav", "start": 8.0, "end": 12.5, "speaker": 0}])"));
        const auto id = created(wanted("tiny"));
        VERIFY_OK(runs().train(id)->wait());
        auto made = runs().voiceFrom(id, {})->wait();
        VERIFY_OK(made);
        QCOMPARE(made->voice.anchors.size(), std::size_t(3));
        QCOMPARE(made->voice.anchors[0].text, std::string("Nobody came along."));
        QCOMPARE(made->voice.anchors[1].text, std::string("All is well."));
        made->voice.name = "ines";
        VERIFY_OK(m_project->session->voices().add(made->voice)->wait());
        const auto voice = m_project->session->voices().show(VoiceId("ines"));
        VERIFY_OK(voice);
        QCOMPARE(voice->anchors[0].length.value, 5.0);
        QCOMPARE(voice->anchors[1].length.value, 4.5);
        QVERIFY(voice->anchors[0].id != voice->anchors[1].id);
    }

    /// A clip that is gone or another one now is no anchor.
    void suggestsAnchorsThatAreAsTheyWere()
    {
        const auto id = created(wanted());
        VERIFY_OK(runs().train(id)->wait());
        writeTone(dataset() / "train" / "b.wav", 5.2, 900);
        fs::remove(dataset() / "train" / "a.wav");
        const auto made = runs().voiceFrom(id, 3)->wait();
        VERIFY_OK(made);
        QVERIFY(!made->suggested.has_value());
        QCOMPARE(made->voice.anchors.size(), std::size_t(1));
        QCOMPARE(made->voice.anchors.front().id, std::string("c"));
    }
};

QTEST_GUILESS_MAIN(TstTrainResults)
#include "tst_train_results.moc"

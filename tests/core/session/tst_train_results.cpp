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
        made->voice.name = "ines";
        VERIFY_OK(m_project->session->voices().add(made->voice)->wait());
        const VoiceId ines("ines");
        VERIFY_OK(consents().check(ines, ConsentScope::Render));
        VERIFY_REASON(consents().check(ines, ConsentScope::Publish), Reason::ConsentNeeded);
        QVERIFY(fs::exists(m_project->path() / "voices" / "ines" / kConsentFile));
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

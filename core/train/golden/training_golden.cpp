#include "core/train/golden/training_golden.h"

#include "core/model/csm/prompt_p.h"
#include "core/model/golden/golden_p.h"
#include "core/model/torch_guard_p.h"
#include "core/train/network/adam_w_p.h"
#include "core/train/network/csm_learner_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Rows = std::vector<GoldenRow>;

constexpr auto kBatches = "micro-batches.safetensors";
constexpr auto kLosses = "losses.json";
constexpr std::int64_t kIgnored = -100;
constexpr double kLossTolerance = 2e-5, kGradientTolerance = 1e-5, kValueTolerance = 2e-4;
constexpr double kMostValues = 0.999, kMostTolerance = 2e-6; // AdamW makes a step of a gradient near 0

at::Tensor longOf(const at::Tensor& tensor)
{
    return tensor.to(at::kLong);
}

/// One of the two batches; what pads its rows is left out.
class MicroBatch
{
public:
    static Result<MicroBatch> read(GoldenFolder& golden, int number)
    {
        const auto prefix = "micro" + std::to_string(number) + ".";
        MicroBatch made;
        UNDERSTUDY_TRY(made.m_ids, golden.tensor(kBatches, prefix + "ids").map(longOf));
        UNDERSTUDY_TRY(made.m_mask, golden.tensor(kBatches, prefix + "attention_mask").map(longOf));
        UNDERSTUDY_TRY(made.m_labels, golden.tensor(kBatches, prefix + "labels_expanded").map(longOf));
        UNDERSTUDY_TRY(const auto store, golden.store(kBatches));
        for (int audio = 0; store->find(prefix + "audio" + std::to_string(audio) + ".codes") != nullptr;
             ++audio) {
            UNDERSTUDY_TRY(const auto codes,
                           golden.tensor(kBatches, prefix + "audio" + std::to_string(audio) + ".codes"));
            made.m_frames = made.m_frames.defined() ? at::cat({made.m_frames, longOf(codes)}) : longOf(codes);
        }
        return made;
    }

    LearnBatch batch(CsmLearner& learner) const
    {
        const auto& csm = learner.csm();
        std::vector<at::Tensor> embedded, labels;
        std::vector<std::int64_t> lengths;
        std::int64_t frame = 0;
        for (std::int64_t row = 0; row < m_ids.size(0); ++row) {
            const auto length = m_mask[row].sum().item<std::int64_t>();
            const auto ids = m_ids[row].narrow(0, 0, length).contiguous();
            const auto* first = ids.const_data_ptr<std::int64_t>();
            const auto audio = (ids == csm.config().audioToken).sum().item<std::int64_t>();
            for (const auto& turn :
                 turnsOf({first, std::size_t(length)}, m_frames.narrow(0, frame, audio), csm.config()))
                if (!turn.text.empty())
                    embedded.push_back(embedTurn(csm, turn));
            frame += audio;
            lengths.push_back(length);
            labels.push_back(m_labels[row].narrow(0, 0, length));
        }
        return labelled(learner, at::cat(embedded), Sequences(lengths), at::cat(labels));
    }

private:
    static LearnBatch labelled(CsmLearner& learner, const at::Tensor& embedded, const Sequences& sequences,
                               const at::Tensor& labels)
    {
        const auto device = learner.csm().options().device();
        const auto rowsOf = [&](std::int64_t codebook) {
            return (labels.select(1, codebook) != kIgnored).nonzero().squeeze(1);
        };
        const auto first = rowsOf(0), depth = rowsOf(1);
        LearnBatch batch;
        batch.states = learner.throughFrozen(embedded, sequences);
        batch.sequences = sequences;
        batch.firstRows = (first - 1).to(device);
        batch.firstCodes = labels.select(1, 0).index_select(0, first).to(device);
        batch.depthRows = (depth - 1).to(device);
        batch.depthCodes = labels.index_select(0, depth).to(device);
        return batch;
    }

    at::Tensor m_ids, m_mask; // [rows, positions]
    at::Tensor m_labels;      // [rows, positions, codebooks]
    at::Tensor m_frames;      // [frames, codebooks], in order of appearance
};

void addLosses(Rows& rows, const std::string& what, const LearnLosses& found, const nlohmann::json& expected)
{
    const auto add = [&](const char* key, double value) {
        rows.push_back(
            {kLosses, what + "." + key, std::abs(value - expected.at(key).get<double>()), kLossTolerance});
    };
    add("backbone", found.backbone);
    add("depth_decoder", found.depth);
    add("loss", found.backbone + found.depth);
}

/// What the steps of one file do, and what is compared on the way.
struct Course
{
    std::string name; ///< "attention-accumulate2"
    int accumulate = 1;
    Checkpointing checkpointing = Checkpointing::Off;
};

class Steps
{
public:
    Steps(Rows& rows, GoldenFolder& golden, const Course& course, std::vector<MicroBatch> batches)
        : m_rows(&rows), m_golden(&golden), m_course(course), m_batches(std::move(batches))
    {
    }

    Result<void> run(const std::shared_ptr<Csm>& csm, const Adapter& start, const std::string& subject)
    {
        AdapterShape shape{start.config.rank, start.config.alpha, start.config.isRankStabilised, {}};
        shape.targets.backbone = {LayerChoice::Which::All};
        if (start.pairs.size() == 16) // 4 kinds in 4 layers
            shape.targets.kinds = *parseKinds("q,k,v,o");
        UNDERSTUDY_TRY(auto adapter, TrainedAdapter::make(*csm, shape, 0));
        UNDERSTUDY_CHECK(adapter.take(start, subject));
        CsmLearner learner(csm, adapter, m_course.checkpointing);
        AdamW optimiser(adapter.values());
        UNDERSTUDY_TRY(const auto losses, m_golden->json(kLosses));
        const auto& steps = losses.at(m_course.name).at("steps");
        for (std::size_t step = 0; step < steps.size(); ++step) {
            adapter.gradients().zero_();
            for (int i = 0; i < m_course.accumulate; ++i)
                addLosses(
                    *m_rows, what("step " + std::to_string(step) + "." + std::to_string(i)),
                    learner.learn(m_batches[std::size_t(i)].batch(learner), {}, 1.0 / m_course.accumulate),
                    steps[step].at("losses")[std::size_t(i)]);
            if (step == 0)
                UNDERSTUDY_CHECK(compareGradients(adapter));
            const auto norm = clipNorm(adapter.gradients(), 1.0);
            m_rows->push_back({kLosses, what("step " + std::to_string(step) + ".gradient_norm"),
                               std::abs(norm - steps[step].at("gradient_norm").get<double>()),
                               10 * kLossTolerance});
            if (step + 1 < steps.size()) // the last entry is after the steps
                optimiser.step(adapter.values(), adapter.gradients(), {1e-3, 0.01}, std::int64_t(step) + 1);
        }
        return compareValues(adapter);
    }

private:
    std::string what(const std::string& row) const
    {
        return m_course.name + (m_course.checkpointing == Checkpointing::On ? " checkpointed " : " ") + row;
    }

    Result<void> compareGradients(const TrainedAdapter& adapter)
    {
        Adapter gradients;
        for (const auto& part : adapter.all())
            gradients.pairs[part.module] = {part.aGradient.cpu(), part.bGradient.cpu()};
        return eachTensor(gradients, [&](const std::string& key, const at::Tensor& found) -> Result<void> {
            UNDERSTUDY_TRY(const auto expected,
                           m_golden->tensor(m_course.name + ".safetensors", "grad." + key));
            addNear(*m_rows, m_course.name + ".safetensors", what("grad." + key), found, expected,
                    kGradientTolerance);
            return {};
        });
    }

    Result<void> compareValues(const TrainedAdapter& adapter)
    {
        std::vector<at::Tensor> differences;
        UNDERSTUDY_CHECK(eachTensor(
            adapter.copied(), [&](const std::string& key, const at::Tensor& found) -> Result<void> {
                UNDERSTUDY_TRY(const auto expected,
                               m_golden->tensor(m_course.name + ".safetensors", "after5." + key));
                addNear(*m_rows, m_course.name + ".safetensors", what("after5." + key), found, expected,
                        kValueTolerance);
                differences.push_back((found - expected).abs().flatten());
                return {};
            }));
        const auto all = at::cat(differences);
        const auto place = std::int64_t(double(all.numel()) * kMostValues);
        m_rows->push_back({m_course.name + ".safetensors", what("after5, 99.9 % of the values"),
                           std::get<0>(all.sort())[place].item<double>(), kMostTolerance});
        return {};
    }

    template<typename Take>
    static Result<void> eachTensor(const Adapter& adapter, const Take& take)
    {
        for (const auto& [module, pair] : adapter.pairs) {
            UNDERSTUDY_CHECK(take("base_model.model." + module + ".lora_A.weight", pair.a));
            UNDERSTUDY_CHECK(take("base_model.model." + module + ".lora_B.weight", pair.b));
        }
        return {};
    }

    Rows* m_rows;
    GoldenFolder* m_golden;
    Course m_course;
    std::vector<MicroBatch> m_batches;
};

} // namespace

GoldenRows checkTrainingGolden(const fs::path& folder, const fs::path& base, const std::string& deviceName)
{
    return torchGuard("check " + folder.string(), [&]() -> GoldenRows {
        const c10::InferenceMode inference;
        UNDERSTUDY_TRY(const auto device, goldenDevice(deviceName));
        GoldenFolder golden(folder);
        UNDERSTUDY_TRY(const auto csm, goldenCsm(base, device));
        std::vector<MicroBatch> batches;
        for (const int number : {0, 1}) {
            UNDERSTUDY_TRY(auto batch, MicroBatch::read(golden, number));
            batches.push_back(std::move(batch));
        }
        Rows rows;
        UNDERSTUDY_TRY(const auto losses, golden.json(kLosses));
        UNDERSTUDY_TRY(const auto none, TrainedAdapter::make(*csm, {}, 0)); // its Bs are zero
        CsmLearner untrained(csm, none, Checkpointing::Off);
        for (std::size_t i = 0; i < batches.size(); ++i)
            addLosses(rows, "base " + std::to_string(i), untrained.measure(batches[i].batch(untrained)),
                      losses.at("base")[i]);
        for (const std::string kinds : {"attention", "all-linear"})
            for (const int accumulate : {1, 2})
                for (const auto checkpointing : {Checkpointing::Off, Checkpointing::On}) {
                    const auto start = folder.parent_path() / kinds;
                    UNDERSTUDY_TRY(const auto adapter, Adapter::load(start));
                    Steps steps(
                        rows, golden,
                        {kinds + "-accumulate" + std::to_string(accumulate), accumulate, checkpointing},
                        batches);
                    UNDERSTUDY_CHECK(steps.run(csm, adapter, start.string()));
                }
        return rows;
    });
}

} // namespace understudy

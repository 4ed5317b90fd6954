// That training learns: clips whose codes follow a rule of their letters are learned by heart and spoken
// back, and what was learned holds for clips that were not heard, unlike what was learned of the wrong words.
#include "core/model/csm/generator_p.h"
#include "core/train/run/trainer_p.h"
#include "tests/support/results.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

using namespace understudy;

namespace {

const std::filesystem::path kTiny = UNDERSTUDY_TEST_DATA "/golden/csm-tiny";

constexpr std::size_t kTraining = 20, kHeldOut = 10;
constexpr int kLetters = 6, kSpoken = 2, kFramesOfLetter = 4; // 8 frames: 0.6 s

std::shared_ptr<const Csm> tinyCsm()
{
    auto csm = Csm::open(kTiny / "config.json", kTiny / "model.safetensors", at::kCPU, at::kFloat);
    return csm ? *csm : nullptr;
}

/// Of one of the frames that a letter lasts.
std::int64_t codeOf(int letter, int frame, std::int64_t codebook)
{
    return 1 + (letter * kFramesOfLetter + frame + 23 * codebook) % 63;
}

/// Pairs of letters, each pair once.
std::vector<PromptTurn> spokenLetters(const Csm& csm)
{
    std::vector<int> pairs(std::size_t(kLetters) * kLetters);
    std::iota(pairs.begin(), pairs.end(), 0);
    std::mt19937 random(5);
    std::shuffle(pairs.begin(), pairs.end(), random);
    std::vector<PromptTurn> clips(kTraining + kHeldOut);
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const std::array letters{pairs[i] / kLetters, pairs[i] % kLetters};
        clips[i].text = {2000, 100 + letters[0], 100 + letters[1], 2001};
        for (const auto letter : letters)
            for (int frame = 0; frame < kFramesOfLetter; ++frame)
                for (std::int64_t codebook = 0; codebook < csm.config().codebooks; ++codebook)
                    clips[i].codes.push_back(codeOf(letter, frame, codebook));
    }
    return clips;
}

/// Each training clip with the words of the next one.
std::vector<PromptTurn> withWrongWords(std::vector<PromptTurn> clips)
{
    for (std::size_t i = 0; i + 1 < kTraining; ++i)
        std::swap(clips[i].text, clips[i + 1].text);
    return clips;
}

TrainSettings settings()
{
    TrainSettings made;
    made.rank = 64;
    made.alpha = 64;
    made.targets.backbone = {LayerChoice::Which::All};
    made.steps = 150;
    made.warmUp = 20;
    made.learningRate = 3e-3;
    made.weightDecay = 0;
    made.clips = 10;
    made.accumulate = 1;
    made.depthShare = 0.25;
    made.precision = Precision::Fp32;
    made.checkpointing = Checkpointing::Off;
    return made;
}

struct Learned
{
    double first = 0, last = 0; ///< loss of the first step, and mean of the last ones
    double heldOut = 1e9;       ///< the lowest
    std::unique_ptr<Trainer> trainer;
};

Learned learn(const std::shared_ptr<const Csm>& csm, std::vector<PromptTurn> clips)
{
    TrainData data;
    data.clips = std::move(clips);
    for (std::size_t i = 0; i < kTraining + kHeldOut; ++i)
        (i < kTraining ? data.training : data.validation).push_back(i);
    const auto told = settings();
    Learned learned;
    learned.trainer = Trainer::make(csm, told, std::move(data)).value();
    auto state = learned.trainer->begin();
    while (state.step < told.steps) {
        const auto figures = learned.trainer->step(state, 0).value().value();
        if (state.step == 1)
            learned.first = figures.loss;
        learned.last = learned.last * 0.8 + figures.loss * 0.2;
        if (state.step % 10 == 0)
            learned.heldOut = std::min(learned.heldOut, learned.trainer->evaluate().value()->loss);
    }
    return learned;
}

/// Share of the frames of the training clips that come out as they were learned.
double spokenBack(const Trainer& trainer, const std::vector<PromptTurn>& clips)
{
    const auto lora = trainer.adapter().ready(*trainer.csm()).value();
    CsmGenerator generator(trainer.csm(), kTraining, &lora);
    constexpr std::size_t kFrames = kSpoken * kFramesOfLetter;
    for (std::size_t slot = 0; slot < kTraining; ++slot) {
        GeneratorLine line;
        line.turns = {{clips[slot].text, {}}};
        line.sampling.temperature = 0;
        line.maxFrames = kFrames;
        if (!generator.start(slot, line))
            return 0;
    }
    const auto codebooks = std::size_t(trainer.csm()->config().codebooks);
    std::size_t right = 0;
    for (std::size_t i = 0; i < kFrames; ++i)
        for (const auto& frame : generator.step())
            right += std::ranges::equal(frame.codes,
                                        std::span(clips[frame.slot].codes).subspan(i * codebooks, codebooks))
                         ? 1
                         : 0;
    return double(right) / double(kFrames * kTraining);
}

} // namespace

class TstTrainLearns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsByHeartAndWhatHoldsForOthers()
    {
        const c10::InferenceMode inference;
        const auto csm = tinyCsm();
        QVERIFY(csm != nullptr);
        const auto clips = spokenLetters(*csm);
        const auto learned = learn(csm, clips);
        const auto back = spokenBack(*learned.trainer, clips);
        const auto control = learn(csm, withWrongWords(clips));
        qInfo("loss %.3f to %.3f, held out %.3f, control %.3f; spoken back %.1f %%", learned.first,
              learned.last, learned.heldOut, control.heldOut, 100 * back);
        QVERIFY(learned.last < 0.1 * learned.first);
        QVERIFY(back >= 0.9);
        QVERIFY(control.heldOut > 1.4 * learned.heldOut);
    }
};

QTEST_GUILESS_MAIN(TstTrainLearns)
#include "tst_train_learns.moc"

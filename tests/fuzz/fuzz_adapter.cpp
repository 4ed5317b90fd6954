// Any bytes as one of the files of a checkpoint, which is an adapter's folder too: an error, and nothing is taken in,
// or what they say is. The first byte says which file the others are.
#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/model/weights/formula_source_p.h"
#include "core/train/run/checkpoints_p.h"
#include "core/train/run/run_info.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

constexpr std::array kFiles{kAdapterConfig, kAdapterWeights, kOptimiserFile};
constexpr int kStep = 3;

/// One layer of each network, as narrow as can be.
CsmConfig smallConfig()
{
    auto config = csm1bConfig();
    for (auto* network : {&config.backbone, &config.depth}) {
        network->layers = network->heads = network->keyHeads = 1;
        network->width = network->headDim = network->mlp = 8;
    }
    config.codebooks = 2;
    config.audioVocabulary = config.textVocabulary = 8;
    return config;
}

/// A run with a checkpoint, of which one file at a time is another.
struct Run
{
    Run()
        : csm(Csm::load(std::make_shared<const FormulaWeights>(2, 8), smallConfig(), at::kCPU, at::kFloat).value()),
          adapter(TrainedAdapter::make(*csm, {1, 2, false, {{LayerChoice::Which::All}, {LayerChoice::Which::None},
                                                            {ModuleKind::Query}}}, 1)
                      .value()),
          optimiser(adapter.values())
    {
        std::string name = (fs::temp_directory_path() / "fuzz_adapter.XXXXXX").string();
        UNDERSTUDY_ASSERT(::mkdtemp(name.data()));
        path = name;
        TrainState state;
        state.step = kStep;
        UNDERSTUDY_ASSERT(saveCheckpoint(path, state, adapter, optimiser, {}).has_value());
        for (const auto* file : kFiles)
            whole.push_back(readFile(checkpoint() / file, Bytes(1'000'000)).value());
    }
    ~Run() { fs::remove_all(path); }
    fs::path checkpoint() const { return path / kCheckpoints / std::to_string(kStep); }

    /// Not through writeFile: its flush to the disk would be all the time there is.
    void write(std::size_t file, std::string_view bytes) const
    {
        auto* out = std::fopen((checkpoint() / kFiles.at(file)).c_str(), "wb");
        UNDERSTUDY_ASSERT(out && std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size());
        std::fclose(out);
    }

    std::shared_ptr<Csm> csm;
    TrainedAdapter adapter;
    AdamW optimiser;
    fs::path path;
    std::vector<std::string> whole; // of kFiles
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Run run;
    if (size == 0)
        return 0;
    const auto file = data[0] % kFiles.size();
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (const auto config = readAdapterConfig(bytes, "adapter"))
        UNDERSTUDY_ASSERT(readAdapterConfig(writeAdapterConfig(*config), "adapter").has_value());
    run.write(file, bytes);
    const auto values = run.adapter.values().clone(), mean = run.optimiser.mean().clone();
    const CheckpointInfo checkpoint{kStep, run.checkpoint(), {}};
    const auto loaded = loadCheckpoint(checkpoint, run.adapter, run.optimiser);
    UNDERSTUDY_ASSERT(loaded || (at::equal(values, run.adapter.values()) && at::equal(mean, run.optimiser.mean())));
    UNDERSTUDY_ASSERT(!isWhole(checkpoint) || bytes == run.whole[file]);
    run.write(file, run.whole[file]);
    UNDERSTUDY_ASSERT(loadCheckpoint(checkpoint, run.adapter, run.optimiser).has_value());
    return 0;
}

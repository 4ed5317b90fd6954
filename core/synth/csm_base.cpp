#include "core/synth/csm_base_p.h"

#include "core/base/files.h"
#include "core/model/free_memory.h"
#include "core/model/precision_p.h"
#include "core/model/torch_device_p.h"
#include "core/model/weights/tensor_store.h"

namespace understudy {
namespace {

/// Before anything is loaded: a machine that swaps says nothing for minutes.
Result<void> checkMemory(const CsmFiles& files, Precision precision)
{
    UNDERSTUDY_TRY(const auto needed, memoryNeeded(files, precision));
    const auto free = freeMemory();
    if (free && needed > *free)
        return fail(Code::OutOfMemory, Reason::MemoryShort, files.id,
                    std::to_string(needed.value) + "/" + std::to_string(free->value));
    return {};
}

Result<std::shared_ptr<const Csm>> loadCsm(const CsmFiles& files, at::Device device, Precision precision)
{
    if (device.is_cpu())
        UNDERSTUDY_CHECK(checkMemory(files, precision));
    return Csm::open(files.config, files.weights, device, scalarType(precision));
}

/// What one model says must be what the other understands.
Result<void> checkFit(const CsmBase& base)
{
    const auto& csm = base.csm->config();
    const auto& mimi = base.mimi->config();
    if (mimi.codebooks < csm.codebooks || mimi.codes < csm.codes)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, base.files.codec.string(),
                    std::to_string(mimi.codebooks) + " codebooks of " + std::to_string(mimi.codes) + "; " +
                        base.files.id + " speaks " + std::to_string(csm.codebooks) + " of " +
                        std::to_string(csm.codes));
    if (std::int64_t(base.tokens.size()) > csm.textVocabulary)
        return fail(Code::Corrupt, Reason::TokenizerDamaged, base.files.tokenizer.string(),
                    std::to_string(base.tokens.size()) + " tokens; the model knows " +
                        std::to_string(csm.textVocabulary));
    return {};
}

} // namespace

Result<Bytes> memoryNeeded(const CsmFiles& files, Precision precision)
{
    constexpr std::int64_t kBeside = 700'000'000; // at true size: codec, caches, the tensor being converted
    UNDERSTUDY_TRY(const auto store, TensorStore::open(files.weights));
    std::int64_t values = 0;
    for (const auto& [name, tensor] : store->tensors())
        values += std::int64_t(tensor.bytes.size() / sizeOf(tensor.type));
    const auto weights = values * std::int64_t(at::elementSize(scalarType(precision)));
    return Bytes(weights + std::min(weights, kBeside)); // what is beside a small model is small too
}

Result<std::shared_ptr<const CsmBase>> CsmBase::load(const CsmFiles& files, const CsmOptions& options)
{
    UNDERSTUDY_TRY(auto tokens, TurnTokens::open(files.tokenizer));
    UNDERSTUDY_TRY(const auto device, deviceOrFirst(options.device));
    UNDERSTUDY_TRY(auto csm, loadCsm(files, device, options.precision));
    UNDERSTUDY_TRY(auto mimi,
                   Mimi::open(files.codecConfig, files.codec, device, scalarType(options.precision)));
    auto base =
        std::make_shared<const CsmBase>(CsmBase{files, std::move(csm), std::move(mimi), std::move(tokens)});
    UNDERSTUDY_CHECK(checkFit(*base));
    return base;
}

} // namespace understudy

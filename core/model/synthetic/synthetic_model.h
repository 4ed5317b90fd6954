// Models whose weights a formula gives ("formula weights v1", tests/data/golden/README.md): whole folders that
// load and speak as published ones do, and speak noise. For tests and benchmarks where weights cannot be had.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

enum class SyntheticSize
{
    Tiny, ///< of two megabytes
    Full  ///< of the published models
};

/// "tiny", "full".
std::string_view name(SyntheticSize size);

struct SynthRequest
{
    ModelKind kind = ModelKind::Csm; ///< a CSM has its codec and a tokenizer with it
    SyntheticSize size = SyntheticSize::Tiny;
    std::string id; ///< empty: "synthetic-csm-tiny", "synthetic-whisper-tiny", "synthetic-ecapa-tiny"
    std::string whisper = "tiny"; ///< the published size of a Whisper: "tiny", "base", "small", ...
};

/// "csm-tiny", "whisper-base".
std::string nameOf(const SynthRequest& request);

/// Writes the model tensor by tensor, never whole in memory, and adds it marked as synthetic. Errors: DiskFull
/// (before the first byte when it does not fit), InvalidInput for a size of Whisper that is not
/// published, and those of ModelStore::addMade.
Result<ModelInfo> synthesiseModel(ModelStore& store, const SynthRequest& request,
                                  const StoreWatch& watch = {});

} // namespace understudy

// A base model with an adapter worked into its weights: a model like any other, in Hugging Face's layout,
// which speaks as the two did.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

/// Into `folder`, which is there and empty: model.safetensors in the types of the base, its codec where it
/// has one among its weights, config.json, tokenizer.json and the small files beside them. Errors: those of
/// TensorStore::open and of reading the adapter; AdapterUnknown, TensorShape where it is another base's;
/// DiskFull; Cancelled.
Result<void> writeMergedModel(const CsmFiles& base, const std::filesystem::path& adapter,
                              const std::filesystem::path& folder, const StoreWatch& watch);

} // namespace understudy

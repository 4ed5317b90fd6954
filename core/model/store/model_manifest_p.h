// model.json: what a model's folder holds, written once when the model is added.
#pragma once

#include "core/model/store/model_store.h"

namespace understudy {

inline constexpr const char* kManifestName = "model.json";

/// The identity of a model: over names and hashes of its files, in the order of the names.
std::string identityOf(const std::vector<ModelFile>& files);

/// Without the trailing facts that depend on where it lies (id, folder, missing).
std::string formatManifest(const ModelInfo& info);
/// ConfigDamaged; Unsupported for a newer format.
Result<ModelInfo> parseManifest(std::string_view text, const std::string& subject);

Result<void> writeManifest(const std::filesystem::path& folder, const ModelInfo& info);
/// With id and folder; ModelMissing when there is no such file.
Result<ModelInfo> readManifest(const std::filesystem::path& folder);

} // namespace understudy

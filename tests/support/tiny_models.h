// Models of a few bytes that the store takes for whole ones: the tensors by which it tells them.
#pragma once

#include "core/base/files.h"
#include "core/model/weights/tensor_store.h"

#include <QTemporaryDir>

namespace understudy {

/// The bytes of a safetensors file with these names, each `values` float32 zeros.
inline std::string tensorFile(std::vector<std::string> names, std::size_t values = 4)
{
    const std::vector<std::byte> zeros(values * 4);
    std::vector<NamedTensor> tensors;
    for (auto& name : names)
        tensors.push_back({std::move(name), {TensorType::F32, {std::int64_t(values)}, zeros}});
    QTemporaryDir scratch;
    const auto file = std::filesystem::path(scratch.path().toStdString()) / "x.safetensors";
    if (!writeTensors(file, tensors))
        return {};
    return readFile(file, Bytes(100'000'000)).value_or("");
}

inline const std::string kCsmTensor = "backbone_model.norm.weight";
inline const std::string kMimiTensor = "quantizer.semantic_residual_vector_quantizer.input_proj.weight";

} // namespace understudy

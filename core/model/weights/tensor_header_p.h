// The JSON header of a safetensors file, checked against the bytes that follow it.
#pragma once

#include "core/model/weights/tensor_store.h"

namespace understudy {

struct TensorRecord
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< bytes after the header
    std::uint64_t end = 0;
};

struct TensorHeader
{
    std::vector<TensorRecord> tensors; ///< by position; they cover the data without hole or overlap
    std::map<std::string, std::string> metadata;
};

/// `dataSize`: bytes after the header. Errors: WeightsDamaged.
Result<TensorHeader> parseTensorHeader(std::string_view json, std::uint64_t dataSize,
                                       const std::string& subject);

/// The key beside the tensors that holds text.
inline constexpr std::string_view kMetadataKey = "__metadata__";

} // namespace understudy

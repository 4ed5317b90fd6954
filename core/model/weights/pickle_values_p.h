// What a pickle of tensors puts together while it is read, and the few names that it may mention.
#pragma once

#include "core/model/weights/pickle_p.h"

#include <array>
#include <utility>
#include <variant>

namespace understudy::pickle {

/// What may be called, and what may be named.
enum class Known
{
    OrderedDict,
    RebuildTensor,
    F32,
    F16,
    BF16,
    F64,
    I64,
    I32
};

struct KnownName
{
    std::string_view name;
    Known known;
};

inline constexpr std::array kKnownNames{KnownName{"collections OrderedDict", Known::OrderedDict},
                                        KnownName{"torch._utils _rebuild_tensor_v2", Known::RebuildTensor},
                                        KnownName{"torch FloatStorage", Known::F32},
                                        KnownName{"torch HalfStorage", Known::F16},
                                        KnownName{"torch BFloat16Storage", Known::BF16},
                                        KnownName{"torch DoubleStorage", Known::F64},
                                        KnownName{"torch LongStorage", Known::I64},
                                        KnownName{"torch IntStorage", Known::I32}};

inline std::optional<TensorType> typeOf(Known storage)
{
    switch (storage) {
    case Known::F32:
        return TensorType::F32;
    case Known::F16:
        return TensorType::F16;
    case Known::BF16:
        return TensorType::BF16;
    case Known::F64:
        return TensorType::F64;
    case Known::I64:
        return TensorType::I64;
    case Known::I32:
        return TensorType::I32;
    case Known::OrderedDict:
    case Known::RebuildTensor:
        break;
    }
    return std::nullopt;
}

/// Number of a value in the reader's list: values name each other so, and none is copied or freed alone.
using Index = std::uint32_t;

struct Mark
{
};
struct Nothing
{
};
using Tuple = std::vector<Index>;
struct Dictionary
{
    std::vector<std::pair<Index, Index>> rows;
};
struct Storage
{
    TensorType type;
    std::string key;
    std::int64_t count;
};
using Value = std::variant<Nothing, Mark, bool, std::int64_t, std::string, Known, Tuple, Dictionary, Storage,
                           PickledTensor>;

} // namespace understudy::pickle

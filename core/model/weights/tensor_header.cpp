#include "core/model/weights/tensor_header_p.h"

#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace understudy {

namespace {

using Json = nlohmann::json;

struct TypeRow
{
    TensorType type;
    std::string_view name;
    std::size_t size;
};

/// In the order of the enumeration.
constexpr std::array kTypes = {
    TypeRow{TensorType::Bool, "BOOL", 1}, TypeRow{TensorType::U8, "U8", 1},
    TypeRow{TensorType::I8, "I8", 1},     TypeRow{TensorType::I16, "I16", 2},
    TypeRow{TensorType::F16, "F16", 2},   TypeRow{TensorType::BF16, "BF16", 2},
    TypeRow{TensorType::I32, "I32", 4},   TypeRow{TensorType::F32, "F32", 4},
    TypeRow{TensorType::F64, "F64", 8},   TypeRow{TensorType::I64, "I64", 8},
};

/// Far more than any model has, so that a hostile header stays small in memory.
constexpr JsonLimits kHeaderLimits{.depth = 3, .values = 2'000'000};

/// Errors about one file.
class Complaint
{
public:
    explicit Complaint(const std::string& subject) : m_subject(&subject) {}
    Failure operator()(std::string detail) const
    {
        return fail(Code::Corrupt, Reason::WeightsDamaged, *m_subject, std::move(detail));
    }
    Failure operator()(const std::string& tensor, const std::string& what) const
    {
        return (*this)(tensor.substr(0, 200) + ": " + what);
    }

private:
    const std::string* m_subject;
};

/// Elements times their size; nothing when it does not fit 63 bits.
std::optional<std::uint64_t> bytesOf(const std::vector<std::int64_t>& shape, TensorType type)
{
    std::int64_t total = static_cast<std::int64_t>(sizeOf(type));
    for (const auto length : shape)
        if (__builtin_mul_overflow(total, length, &total))
            return std::nullopt;
    return static_cast<std::uint64_t>(total);
}

bool isLength(const Json& value)
{
    return value.is_number_unsigned() &&
           value.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

bool isLengths(const Json& value)
{
    return value.is_array() && std::all_of(value.begin(), value.end(), isLength);
}

Result<TensorRecord> parseRecord(const std::string& name, const Json& value, Complaint complain)
{
    if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") ||
        !value.contains("data_offsets"))
        return complain(name, "not dtype, shape and data_offsets");
    const auto& typeName = value["dtype"];
    const auto type =
        typeName.is_string() ? tensorType(typeName.get_ref<const std::string&>()) : std::nullopt;
    if (!type)
        return complain(name, "unknown dtype " + typeName.dump(-1, ' ', true).substr(0, 40));
    if (!isLengths(value["shape"]))
        return complain(name, "shape is no list of lengths");
    if (!isLengths(value["data_offsets"]) || value["data_offsets"].size() != 2)
        return complain(name, "data_offsets are no two positions");
    TensorRecord record{name, *type, value["shape"].get<std::vector<std::int64_t>>(),
                        value["data_offsets"][0].get<std::uint64_t>(),
                        value["data_offsets"][1].get<std::uint64_t>()};
    if (record.begin > record.end)
        return complain(name, "data_offsets run backwards");
    const auto bytes = bytesOf(record.shape, *type);
    if (bytes != record.end - record.begin)
        return complain(name, "data_offsets span " + std::to_string(record.end - record.begin) +
                                  " bytes, the shape needs " + (bytes ? std::to_string(*bytes) : "too many"));
    return record;
}

Result<std::map<std::string, std::string>> parseMetadata(const Json& value, Complaint complain)
{
    std::map<std::string, std::string> metadata;
    if (!value.is_object())
        return complain("__metadata__ is no object");
    for (const auto& [key, text] : value.items()) {
        if (!text.is_string())
            return complain("__metadata__ holds something else than text");
        metadata.emplace(key, text.get<std::string>());
    }
    return metadata;
}

/// The original implementation refuses holes, too: bytes that nobody names could carry anything.
Result<void> checkCoverage(const std::vector<TensorRecord>& tensors, std::uint64_t dataSize,
                           Complaint complain)
{
    std::uint64_t at = 0;
    for (const auto& tensor : tensors) {
        if (tensor.end > dataSize)
            return complain(tensor.name, "ends at byte " + std::to_string(tensor.end) + " of " +
                                             std::to_string(dataSize) + "; the file is cut off");
        if (tensor.begin != at)
            return complain(tensor.name, tensor.begin < at ? "overlaps the tensor before it"
                                                           : "there is a hole before it");
        at = tensor.end;
    }
    if (at != dataSize)
        return complain(std::to_string(dataSize - at) + " bytes after the last tensor");
    return {};
}

} // namespace

std::size_t sizeOf(TensorType type)
{
    return kTypes[static_cast<std::size_t>(type)].size;
}

std::string_view name(TensorType type)
{
    return kTypes[static_cast<std::size_t>(type)].name;
}

std::optional<TensorType> tensorType(std::string_view name)
{
    const auto row = std::ranges::find(kTypes, name, &TypeRow::name);
    return row == kTypes.end() ? std::nullopt : std::optional(row->type);
}

Result<TensorHeader> parseTensorHeader(std::string_view json, std::uint64_t dataSize,
                                       const std::string& subject)
{
    const Complaint complain(subject);
    if (!json.starts_with('{'))
        return complain("the header does not start with {");
    if (auto sound = checkJson(json, kHeaderLimits); !sound)
        return complain("header: " + sound.error().detail);
    const auto root = Json::parse(json, nullptr, false);
    TensorHeader header;
    header.tensors.reserve(root.size());
    for (const auto& [key, value] : root.items()) {
        if (key == kMetadataKey) {
            UNDERSTUDY_TRY(header.metadata, parseMetadata(value, complain));
        } else {
            UNDERSTUDY_TRY(auto record, parseRecord(key, value, complain));
            header.tensors.push_back(std::move(record));
        }
    }
    std::ranges::sort(header.tensors, {}, [](const auto& t) { return std::tuple(t.begin, t.end); });
    UNDERSTUDY_CHECK(checkCoverage(header.tensors, dataSize, complain));
    return header;
}

} // namespace understudy

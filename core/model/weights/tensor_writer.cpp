#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/model/weights/tensor_header_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>

namespace understudy {

namespace {

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

constexpr std::int64_t kPiece = 4 << 20; ///< a multiple of every type's size

std::int64_t bytesOf(const TensorPlan& tensor)
{
    return std::accumulate(tensor.shape.begin(), tensor.shape.end(),
                           static_cast<std::int64_t>(sizeOf(tensor.type)), std::multiplies<>());
}

/// By type, the last of the enumeration first, so that each stands at a multiple of its size; then by name.
std::vector<const TensorPlan*> inFileOrder(std::span<const TensorPlan> tensors)
{
    std::vector<const TensorPlan*> order(tensors.size());
    std::ranges::transform(tensors, order.begin(), [](const auto& tensor) { return &tensor; });
    std::ranges::sort(order, [](const TensorPlan* a, const TensorPlan* b) {
        return a->type == b->type ? a->name < b->name : a->type > b->type;
    });
    return order;
}

std::string headerOf(const std::vector<const TensorPlan*>& order,
                     const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header[std::string(kMetadataKey)] = metadata;
    std::int64_t at = 0;
    for (const auto* tensor : order) {
        UNDERSTUDY_ASSERT(!header.contains(tensor->name) && !findInvalidUtf8(tensor->name));
        const auto end = at + bytesOf(*tensor);
        header[tensor->name] = {
            {"dtype", name(tensor->type)}, {"shape", tensor->shape}, {"data_offsets", {at, end}}};
        at = end;
    }
    auto text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

} // namespace

Result<void> writeTensors(const std::filesystem::path& file, std::span<const TensorPlan> tensors,
                          const TensorFiller& fill, const std::map<std::string, std::string>& metadata)
{
    const auto order = inFileOrder(tensors);
    const auto header = headerOf(order, metadata);
    const auto length = std::bit_cast<std::array<std::byte, 8>>(std::uint64_t(header.size()));
    UNDERSTUDY_TRY(auto out, AtomicFile::create(file));
    UNDERSTUDY_CHECK(out.write(textOf(length)));
    UNDERSTUDY_CHECK(out.write(header));
    std::vector<std::byte> piece;
    for (const auto* tensor : order) {
        const auto size = bytesOf(*tensor);
        for (std::int64_t at = 0; at < size; at += kPiece) {
            piece.resize(static_cast<std::size_t>(std::min(kPiece, size - at)));
            UNDERSTUDY_CHECK(fill(*tensor, at, piece));
            UNDERSTUDY_CHECK(out.write(textOf(piece)));
        }
    }
    return out.commit();
}

Result<void> writeTensors(const std::filesystem::path& file, std::span<const NamedTensor> tensors,
                          const std::map<std::string, std::string>& metadata)
{
    std::vector<TensorPlan> plans;
    std::map<std::string_view, std::span<const std::byte>> bytes;
    for (const auto& [name, view] : tensors) {
        plans.push_back({name, view.type, view.shape});
        UNDERSTUDY_ASSERT(bytesOf(plans.back()) == static_cast<std::int64_t>(view.bytes.size()));
        bytes.emplace(name, view.bytes);
    }
    const auto copy = [&](const TensorPlan& tensor, std::int64_t offset, std::span<std::byte> piece) {
        std::ranges::copy(bytes.at(tensor.name).subspan(static_cast<std::size_t>(offset), piece.size()),
                          piece.begin());
        return Result<void>();
    };
    return writeTensors(file, plans, copy, metadata);
}

} // namespace understudy

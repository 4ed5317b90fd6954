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

/// By type, the last of the enumeration first, so that each stands at a multiple of its size; then by name.
std::vector<const NamedTensor*> inFileOrder(std::span<const NamedTensor> tensors)
{
    std::vector<const NamedTensor*> order(tensors.size());
    std::ranges::transform(tensors, order.begin(), [](const auto& tensor) { return &tensor; });
    std::ranges::sort(order, [](const NamedTensor* a, const NamedTensor* b) {
        return a->view.type == b->view.type ? a->name < b->name : a->view.type > b->view.type;
    });
    return order;
}

std::string headerOf(const std::vector<const NamedTensor*>& order,
                     const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header[std::string(kMetadataKey)] = metadata;
    std::size_t at = 0;
    for (const auto* tensor : order) {
        const auto& [type, shape, bytes] = tensor->view;
        UNDERSTUDY_ASSERT(!header.contains(tensor->name) && !findInvalidUtf8(tensor->name));
        UNDERSTUDY_ASSERT(std::accumulate(shape.begin(), shape.end(), sizeOf(type),
                                          std::multiplies<std::size_t>()) == bytes.size());
        header[tensor->name] = {
            {"dtype", name(type)}, {"shape", shape}, {"data_offsets", {at, at + bytes.size()}}};
        at += bytes.size();
    }
    auto text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

} // namespace

Result<void> writeTensors(const std::filesystem::path& file, std::span<const NamedTensor> tensors,
                          const std::map<std::string, std::string>& metadata)
{
    const auto order = inFileOrder(tensors);
    const auto header = headerOf(order, metadata);
    const auto length = std::bit_cast<std::array<std::byte, 8>>(std::uint64_t(header.size()));
    UNDERSTUDY_TRY(auto out, AtomicFile::create(file));
    UNDERSTUDY_CHECK(out.write(textOf(length)));
    UNDERSTUDY_CHECK(out.write(header));
    for (const auto* tensor : order)
        UNDERSTUDY_CHECK(out.write(textOf(tensor->view.bytes)));
    return out.commit();
}

} // namespace understudy

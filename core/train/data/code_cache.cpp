#include "core/train/data/code_cache.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/model/weights/tensor_store.h"

#include <cstring>
#include <span>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr const char* kTensor = "codes"; // (frames, codebooks)
constexpr const char* kCodec = "codec";
constexpr const char* kClip = "clip";
constexpr const char* kHash = "sha256"; // of the codes: a wrong one would be another codebook's

std::string hashOf(std::span<const std::byte> codes)
{
    return sha256({reinterpret_cast<const char*>(codes.data()), codes.size()});
}

bool isOf(const TensorStore& store, const char* key, const std::string& value)
{
    const auto found = store.metadata().find(key);
    return found != store.metadata().end() && found->second == value;
}

} // namespace

CodeCache::CodeCache(const fs::path& folder, std::string codec, std::int64_t codebooks)
    : m_folder(folder / (codec.substr(0, 16) + "-" + std::to_string(codebooks))), m_codec(std::move(codec)),
      m_codebooks(codebooks)
{
}

fs::path CodeCache::fileOf(const std::string& key) const
{
    return m_folder / (key + ".safetensors");
}

std::optional<ClipCodes> CodeCache::find(const std::string& key) const
{
    const auto store = TensorStore::open(fileOf(key));
    if (!store || !isOf(**store, kCodec, m_codec) || !isOf(**store, kClip, key))
        return std::nullopt;
    const auto* codes = (*store)->find(kTensor);
    if (codes == nullptr || codes->type != TensorType::I16 || codes->shape.size() != 2 ||
        codes->shape[0] < 1 || codes->shape[1] != m_codebooks || !isOf(**store, kHash, hashOf(codes->bytes)))
        return std::nullopt;
    ClipCodes values(codes->bytes.size() / sizeof(std::int16_t));
    std::memcpy(values.data(), codes->bytes.data(), codes->bytes.size());
    return values;
}

Result<void> CodeCache::keep(const std::string& key, const ClipCodes& codes) const
{
    UNDERSTUDY_CHECK(ensureFolder(m_folder));
    const NamedTensor tensor{kTensor,
                             {TensorType::I16,
                              {std::int64_t(codes.size()) / m_codebooks, m_codebooks},
                              std::as_bytes(std::span(codes))}};
    return writeTensors(fileOf(key), {&tensor, 1},
                        {{kCodec, m_codec}, {kClip, key}, {kHash, hashOf(tensor.view.bytes)}});
}

} // namespace understudy

// Tensors of a safetensors file, of the shards an index names, or of what torch.save() wrote of a dictionary,
// as views into mapped memory. Nothing is copied, nothing is trusted and nothing is run: every header is
// checked before the first view is handed out. Format: github.com/huggingface/safetensors, README "Format";
// zip and pickle as in pickle_p.h.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// In the order in which the original implementation tells them apart: a file holds the last kind first.
enum class TensorType
{
    Bool,
    U8,
    I8,
    I16,
    F16,
    BF16,
    I32,
    F32,
    F64,
    I64
};

std::size_t sizeOf(TensorType type);
/// "BF16", as written in a header.
std::string_view name(TensorType type);
std::optional<TensorType> tensorType(std::string_view name);

struct TensorView
{
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;  ///< row-major; empty for a scalar
    std::span<const std::byte> bytes; ///< little-endian; lives as long as its store; aligned as the file is
};

class TensorStore
{
public:
    using Tensors = std::map<std::string, TensorView, std::less<>>;

    /// `file`: a .safetensors file, a zip of torch.save(), or an index (*.json) whose shards lie beside it.
    /// An index's total_size is ignored: the published one is wrong. Errors: those of opening a file
    /// (FileMissing, NotAFile, NoPermission; subject: the file or a shard), WeightsDamaged (detail says
    /// what), TensorMissing (named by the index, not in its shard).
    static Result<std::shared_ptr<const TensorStore>> open(const std::filesystem::path& file);
    ~TensorStore();

    /// nullptr when there is none.
    const TensorView* find(std::string_view name) const;
    /// By name.
    const Tensors& tensors() const { return m_tensors; }
    /// "__metadata__" of the file (of the first shard).
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// What was opened, for messages.
    const std::filesystem::path& path() const { return m_path; }
    /// The files that are mapped: one, or the shards by name.
    std::vector<std::filesystem::path> files() const;
    /// Of all files together.
    Bytes size() const;
    /// Tells the system that these mapped bytes are not needed soon, so that loading does not hold the file
    /// in memory beside what was made of it.
    void release(const TensorView& tensor) const;

private:
    struct Mapping;
    TensorStore();
    /// Maps one more file and gives its tensors.
    Result<Tensors> add(const std::filesystem::path& file);
    Result<Tensors> addPickled(std::unique_ptr<Mapping> mapping);
    Result<void> addShards(const std::filesystem::path& index);

    std::filesystem::path m_path;
    std::vector<std::unique_ptr<Mapping>> m_files;
    Tensors m_tensors;
    std::map<std::string, std::string> m_metadata;
};

struct NamedTensor
{
    std::string name;
    TensorView view;
};

struct TensorPlan
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape; ///< row-major
};

/// Fills `piece` with the tensor's bytes from `offset` on.
using TensorFiller =
    std::function<Result<void>(const TensorPlan& tensor, std::int64_t offset, std::span<std::byte> piece)>;

/// As below, for tensors that are not in memory: `fill` is asked for pieces of at most 4 MiB, whole elements,
/// in file order. Its error ends the writing, and nothing is left.
Result<void> writeTensors(const std::filesystem::path& file, std::span<const TensorPlan> tensors,
                          const TensorFiller& fill, const std::map<std::string, std::string>& metadata = {});

/// Writes beside and renames; byte for byte what the original implementation writes: tensors by type, then by
/// name, whatever their order here; metadata by key. A name twice, text that is not UTF-8 and bytes that do
/// not fit the shape break a contract. Errors: those of AtomicFile.
Result<void> writeTensors(const std::filesystem::path& file, std::span<const NamedTensor> tensors,
                          const std::map<std::string, std::string>& metadata = {});

} // namespace understudy

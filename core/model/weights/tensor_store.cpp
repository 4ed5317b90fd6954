#include "core/model/weights/tensor_store.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/model/weights/pickle_p.h"
#include "core/model/weights/tensor_header_p.h"
#include "core/model/weights/zip_entries_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace understudy {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "safetensors are little-endian and used in place");

namespace {

constexpr std::uint64_t kMaxHeader = 100'000'000; ///< as the original implementation
constexpr std::size_t kPrefix = sizeof(std::uint64_t);
constexpr Bytes kMaxIndex{16'000'000};

Failure damaged(const fs::path& path, std::string detail)
{
    return fail(Code::Corrupt, Reason::WeightsDamaged, path.string(), std::move(detail));
}

/// Tensor name -> file name of its shard, as an index has it.
Result<std::map<std::string, std::string>> readIndex(const fs::path& path)
{
    UNDERSTUDY_TRY(const auto bytes, readFile(path, kMaxIndex));
    if (auto sound = checkJson(bytes); !sound)
        return damaged(path, sound.error().detail);
    const auto root = nlohmann::json::parse(bytes, nullptr, false);
    if (!root.is_object() || !root.contains("weight_map") || !root["weight_map"].is_object())
        return damaged(path, "no weight_map");
    std::map<std::string, std::string> shards;
    for (const auto& [tensor, value] : root["weight_map"].items()) {
        const fs::path shard = value.is_string() ? value.get<std::string>() : std::string();
        // A name and nothing else; the shard may be a link, as in the caches of the published tools.
        if (shard.empty() || shard != shard.filename() || shard == "." || shard == ".." ||
            shard.native().find('\0') != std::string::npos)
            return damaged(path, tensor.substr(0, 200) + ": its shard is no file beside the index");
        shards.emplace(tensor, shard.string());
    }
    return shards;
}

} // namespace

struct TensorStore::Mapping
{
    Mapping(fs::path path, void* where, std::size_t length)
        : file(std::move(path)), address(where), size(length)
    {
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(address, size); }

    static Result<std::unique_ptr<Mapping>> open(const fs::path& path);
    std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(address), size}; }
    bool isZip() const { return std::memcmp(address, "PK\3\4", 4) == 0; } ///< 8 bytes are there
    /// The header's text after its length.
    Result<std::string_view> header() const;

    fs::path file;
    void* address;
    std::size_t size;
};

Result<std::unique_ptr<TensorStore::Mapping>> TensorStore::Mapping::open(const fs::path& path)
{
    // Not blocking: the name may be a pipe.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return Failure(systemError(errno, path));
    struct Closer
    {
        int descriptor;
        ~Closer() { ::close(descriptor); }
    } closer{descriptor};
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return Failure(systemError(errno, path));
    if (!S_ISREG(status.st_mode))
        return fail(Code::Io, Reason::NotAFile, path.string());
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < kPrefix)
        return damaged(path, "no header: " + std::to_string(size) + " bytes");
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (address == MAP_FAILED)
        return Failure(systemError(errno, path));
    return std::make_unique<Mapping>(path, address, size);
}

Result<std::string_view> TensorStore::Mapping::header() const
{
    std::uint64_t length = 0;
    std::memcpy(&length, address, kPrefix);
    if (length > kMaxHeader)
        return damaged(file, "a header of " + std::to_string(length) + " bytes; at most " +
                                 std::to_string(kMaxHeader));
    if (length > size - kPrefix)
        return damaged(file, "the header ends after the file");
    return std::string_view(static_cast<const char*>(address) + kPrefix, static_cast<std::size_t>(length));
}

TensorStore::TensorStore() = default;
TensorStore::~TensorStore() = default;

/// What torch.save() wrote of a dictionary of tensors: a zip of one pickle and the values as they are.
Result<TensorStore::Tensors> TensorStore::addPickled(std::unique_ptr<Mapping> mapping)
{
    const auto subject = mapping->file.string();
    const auto bytes = mapping->bytes();
    UNDERSTUDY_TRY(const auto entries, readZipEntries(bytes, subject));
    constexpr std::string_view kList = "/data.pkl";
    const auto list = std::find_if(entries.begin(), entries.end(),
                                   [&](const auto& entry) { return entry.first.ends_with(kList); });
    if (list == entries.end())
        return damaged(subject, "a zip without a list of tensors (data.pkl)");
    const auto folder = list->first.substr(0, list->first.size() - kList.size());
    const std::string_view pickle(static_cast<const char*>(mapping->address) + list->second.begin,
                                  list->second.size);
    UNDERSTUDY_TRY(const auto listed, readPickle(pickle, subject));
    Tensors tensors;
    for (const auto& tensor : listed) {
        auto size = sizeOf(tensor.type);
        const auto begin = tensor.offset * size;
        for (const auto length : tensor.shape)
            size *= static_cast<std::size_t>(length);
        const auto values = entries.find(folder + "/data/" + tensor.storage);
        if (values == entries.end() || begin > values->second.size || size > values->second.size - begin)
            return damaged(subject, tensor.name.substr(0, 200) + ": its values are missing");
        tensors.emplace(tensor.name, TensorView{tensor.type, tensor.shape,
                                                bytes.subspan(values->second.begin + begin, size)});
    }
    m_files.push_back(std::move(mapping));
    return tensors;
}

Result<TensorStore::Tensors> TensorStore::add(const fs::path& file)
{
    UNDERSTUDY_TRY(auto mapping, Mapping::open(file));
    if (mapping->isZip())
        return addPickled(std::move(mapping));
    UNDERSTUDY_TRY(const auto json, mapping->header());
    const auto data = mapping->bytes().subspan(kPrefix + json.size());
    UNDERSTUDY_TRY(auto header, parseTensorHeader(json, data.size(), file.string()));
    Tensors tensors;
    for (auto& record : header.tensors)
        tensors.emplace(std::move(record.name),
                        TensorView{record.type, std::move(record.shape),
                                   data.subspan(record.begin, record.end - record.begin)});
    if (m_files.empty())
        m_metadata = std::move(header.metadata);
    m_files.push_back(std::move(mapping));
    return tensors;
}

Result<void> TensorStore::addShards(const fs::path& index)
{
    UNDERSTUDY_TRY(const auto shards, readIndex(index));
    std::map<std::string, Tensors> opened;
    for (const auto& [tensor, shard] : shards) {
        const auto file = index.parent_path() / shard;
        auto known = opened.find(shard);
        if (known == opened.end()) {
            UNDERSTUDY_TRY(auto tensors, add(file));
            known = opened.emplace(shard, std::move(tensors)).first;
        }
        auto found = known->second.extract(tensor);
        if (found.empty())
            return fail(Code::Corrupt, Reason::TensorMissing, file.string(), tensor);
        m_tensors.insert(std::move(found));
    }
    return {};
}

Result<std::shared_ptr<const TensorStore>> TensorStore::open(const fs::path& file)
{
    const std::shared_ptr<TensorStore> store(new TensorStore);
    store->m_path = file;
    if (file.extension() == ".json") {
        UNDERSTUDY_CHECK(store->addShards(file));
    } else {
        UNDERSTUDY_TRY(store->m_tensors, store->add(file));
    }
    return std::shared_ptr<const TensorStore>(store);
}

const TensorView* TensorStore::find(std::string_view name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

std::vector<fs::path> TensorStore::files() const
{
    std::vector<fs::path> files;
    for (const auto& mapping : m_files)
        files.push_back(mapping->file);
    return files;
}

Bytes TensorStore::size() const
{
    Bytes total;
    for (const auto& file : m_files)
        total += Bytes(static_cast<std::int64_t>(file->size));
    return total;
}

void TensorStore::release(const TensorView& tensor) const
{
    // Whole pages only: the neighbours share the first and the last.
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto address = reinterpret_cast<std::uintptr_t>(tensor.bytes.data());
    const auto begin = (address + page - 1) / page * page;
    const auto end = (address + tensor.bytes.size()) / page * page;
    if (begin < end)
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

} // namespace understudy

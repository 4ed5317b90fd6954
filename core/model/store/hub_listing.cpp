#include "core/model/store/hub_listing_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/model/store/model_recognition_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace understudy {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMostBytes = std::int64_t(1) << 46;
constexpr std::size_t kMostFiles = 10'000;
constexpr std::string_view kWeights = ".safetensors";
constexpr std::string_view kIndex = ".safetensors.index.json";
constexpr std::string_view kSpeakerWeights = "embedding_model.ckpt"; ///< as SpeechBrain publishes an ECAPA-TDNN

bool isGitId(std::string_view text)
{
    return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Failure nonsense(const std::string& subject, const std::string& what)
{
    return fail(Code::Corrupt, Reason::DownloadFailed, subject, "the hub's answer cannot be used: " + what);
}

Result<Json> parse(std::string_view json, const std::string& subject)
{
    if (const auto sound = checkJson(json); !sound)
        return nonsense(subject, sound.error().detail);
    return Json::parse(json, nullptr, false);
}

std::optional<std::string> textAt(const Json& object, const char* key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>())
                                                       : std::nullopt;
}

std::optional<Bytes> sizeAt(const Json& object)
{
    const auto found = object.is_object() ? object.find("size") : object.end();
    if (found == object.end() || !found->is_number_unsigned() ||
        found->get<std::uint64_t>() > std::uint64_t(kMostBytes))
        return std::nullopt;
    return Bytes(found->get<std::int64_t>());
}

/// A file's hash and size, which for a large one stand in "lfs". What is wrong, or nothing.
std::string_view fill(HubFile& file, const Json& row)
{
    const auto size = sizeAt(row);
    if (!size)
        return "the size";
    file.size = *size;
    const auto large = row.find("lfs");
    if (large == row.end() || large->is_null()) {
        file.gitId = textAt(row, "oid").value_or("");
        return isGitId(file.gitId) ? "" : "the hash";
    }
    file.sha256 = textAt(*large, "oid").value_or("");
    if (!isSha256(file.sha256))
        return "the hash";
    return sizeAt(*large) == size ? "" : "the size";
}

const HubFile* find(const std::vector<HubFile>& files, std::string_view name)
{
    const auto found = std::ranges::find(files, name, &HubFile::name);
    return found == files.end() ? nullptr : &*found;
}

/// The shards that an index names.
Result<std::set<std::string>> shardsOf(std::string_view index, const std::string& subject)
{
    std::set<std::string> shards;
    const auto complain = [&](const std::string& what) {
        return fail(Code::Corrupt, Reason::WeightsDamaged, subject, what);
    };
    if (const auto sound = checkJson(index); !sound)
        return complain(sound.error().detail);
    const auto document = Json::parse(index, nullptr, false);
    const auto map = document.is_object() ? document.find("weight_map") : document.end();
    if (map == document.end() || !map->is_object())
        return complain("no weight_map");
    for (const auto& [tensor, shard] : map->items()) {
        if (!shard.is_string())
            return complain("weight_map");
        shards.insert(shard.get<std::string>());
    }
    return shards;
}

std::vector<HubFile> withoutIndex(const std::vector<HubFile>& files)
{
    if (const auto* whole = find(files, "model.safetensors"))
        return {*whole};
    std::vector<HubFile> chosen;
    std::ranges::copy_if(files, std::back_inserter(chosen),
                         [](const HubFile& file) { return file.name.ends_with(kWeights); });
    if (const auto* speaker = find(files, kSpeakerWeights); speaker != nullptr && chosen.empty())
        return {*speaker};
    return chosen;
}

} // namespace

Result<std::string> parseHubCommit(std::string_view json, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto document, parse(json, subject));
    auto commit = textAt(document, "sha").value_or("");
    if (!isGitId(commit))
        return nonsense(subject, "no commit");
    return commit;
}

Result<void> addHubFiles(std::vector<HubFile>& files, std::string_view json, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto document, parse(json, subject));
    if (!document.is_array())
        return nonsense(subject, "no list");
    for (const auto& row : document) {
        const auto path = textAt(row, "path");
        const auto type = textAt(row, "type");
        if (!path || !type)
            return nonsense(subject, "an entry without path or type");
        if (*type != "file" || !isValidName(*path))
            continue;
        HubFile file{*path, {}, {}, {}};
        if (const auto wrong = fill(file, row); !wrong.empty())
            return nonsense(subject, std::string(wrong) + " of " + *path);
        if (find(files, *path) != nullptr || files.size() >= kMostFiles)
            return nonsense(subject, *path + " is one too many");
        files.push_back(std::move(file));
    }
    return {};
}

const HubFile* hubIndex(const std::vector<HubFile>& files)
{
    const auto found =
        std::ranges::find_if(files, [](const HubFile& file) { return file.name.ends_with(kIndex); });
    return found == files.end() ? nullptr : &*found;
}

Result<std::vector<HubFile>> chooseHubFiles(const std::vector<HubFile>& files, std::string_view index,
                                            const std::string& subject)
{
    std::vector<HubFile> chosen;
    if (const auto* indexFile = hubIndex(files)) {
        chosen.push_back(*indexFile);
        UNDERSTUDY_TRY(const auto shards, shardsOf(index, subject + "/" + indexFile->name));
        for (const auto& shard : shards) {
            const auto* file = shard.ends_with(kWeights) ? find(files, shard) : nullptr;
            if (file == nullptr)
                return fail(Code::Corrupt, Reason::WeightsDamaged, subject + "/" + indexFile->name,
                            "it names a shard that is not there");
            chosen.push_back(*file);
        }
    } else {
        chosen = withoutIndex(files);
    }
    if (chosen.empty())
        return fail(Code::InvalidInput, Reason::WeightsUnknown, subject, "no .safetensors file");
    // No other repository that we know has a tokenizer in three files.
    const auto kind = chosen.front().name == kSpeakerWeights          ? ModelKind::Ecapa
                      : find(files, "vocab.json") != nullptr ? ModelKind::Whisper
                                                             : ModelKind::Csm;
    for (const auto name : companionNames(kind))
        if (const auto* file = find(files, name))
            chosen.push_back(*file);
    std::ranges::stable_sort(chosen, {}, [](const HubFile& file) { return file.size.value; });
    return chosen;
}

} // namespace understudy

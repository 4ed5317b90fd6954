#include "core/model/whisper/whisper_generation.h"

#include "core/base/files.h"
#include "core/model/config_reader_p.h"

namespace understudy {
namespace {

using nlohmann::json;

bool isBelow(const json& value, std::int64_t end)
{
    return value.is_number_unsigned() && value.get<std::uint64_t>() < std::uint64_t(end);
}

/// An id that is absent (null) is none.
std::vector<std::int64_t> idsAt(ConfigReader& reader, const json& whole, const char* key, std::int64_t end)
{
    std::vector<std::int64_t> ids;
    const auto found = whole.find(key);
    if (found == whole.end() || found->is_null())
        return ids;
    if (!found->is_array() || found->size() > std::size_t(end))
        return reader.complain(key, *found), ids;
    for (const auto& id : *found)
        if (isBelow(id, end))
            ids.push_back(id.get<std::int64_t>());
        else
            reader.complain(key, id);
    return ids;
}

std::vector<WhisperHead> headsAt(ConfigReader& reader, const json& whole, const WhisperConfig& config)
{
    constexpr auto kKey = "alignment_heads";
    std::vector<WhisperHead> heads;
    const auto found = whole.find(kKey);
    if (found == whole.end() || found->is_null())
        return heads;
    if (!found->is_array() || found->size() > std::size_t(config.decoderLayers * config.decoderHeads))
        return reader.complain(kKey, *found), heads;
    for (const auto& pair : *found)
        if (pair.is_array() && pair.size() == 2 && isBelow(pair[0], config.decoderLayers) &&
            isBelow(pair[1], config.decoderHeads))
            heads.push_back({pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>()});
        else
            reader.complain(kKey, pair);
    return heads;
}

/// The keys of "lang_to_id", "<|en|>" and the like.
std::vector<std::string> languagesIn(ConfigReader& reader)
{
    std::vector<std::string> languages;
    for (const auto& [mark, id] : reader.object("lang_to_id").items())
        if (mark.size() > 4 && mark.starts_with("<|") && mark.ends_with("|>"))
            languages.push_back(mark.substr(2, mark.size() - 4));
    return languages;
}

} // namespace

Result<WhisperGeneration> readWhisperGeneration(std::string_view text, const WhisperConfig& config,
                                                const std::string& subject)
{
    UNDERSTUDY_TRY(const auto whole, parseConfig(text, subject));
    ConfigReader reader(whole);
    WhisperGeneration generation;
    generation.suppressed = idsAt(reader, whole, "suppress_tokens", config.vocabulary);
    generation.suppressedAtBegin = idsAt(reader, whole, "begin_suppress_tokens", config.vocabulary);
    generation.latestBegin =
        reader.whole("max_initial_timestamp_index", generation.latestBegin, 0, config.sources);
    generation.alignmentHeads = headsAt(reader, whole, config);
    if (const auto found = whole.find("is_multilingual"); found != whole.end() && found->is_boolean())
        generation.isMultilingual = found->get<bool>();
    generation.languages = languagesIn(reader);
    if (const auto id = reader.whole("no_timestamps_token_id", -1, 0, config.vocabulary - 1); id >= 0)
        generation.noTimestamps = id;
    if (!reader.problem().empty())
        return fail(Code::InvalidInput, Reason::ConfigDamaged, subject, reader.problem());
    return generation;
}

Result<WhisperGeneration> readWhisperGeneration(const std::filesystem::path& folder,
                                                const WhisperConfig& config)
{
    constexpr Bytes kLargestFile{1 << 20};
    auto file = folder / "generation_config.json";
    if (!isFile(file))
        file = folder / "config.json";
    UNDERSTUDY_TRY(const auto text, readFile(file, kLargestFile));
    return readWhisperGeneration(text, config, file.string());
}

} // namespace understudy

// voice.json: what is accepted in it, and how it is written down.

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/utf8.h"
#include "core/synth/voice_profile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr Bytes kMostText{4'000'000};
constexpr std::size_t kMostAnchors = 1000;
constexpr std::size_t kMostWords = 10'000; // bytes of what an anchor says
constexpr int kMostTopK = 2048;            // entries of a codebook

bool isSpeaker(const std::string& text)
{
    return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Letters, digits and hyphens, as BCP 47 has it.
bool isLanguage(const std::string& text)
{
    return !text.empty() && text.size() <= 35 && std::ranges::all_of(text, [](unsigned char c) {
        return c < 0x80 && (std::isalnum(c) != 0 || c == '-');
    });
}

bool isAnchor(const VoiceAnchor& anchor)
{
    const bool hasWords = anchor.text.find_first_not_of(" \t\r\n") != std::string::npos &&
                          anchor.text.size() <= kMostWords && !findInvalidUtf8(anchor.text);
    return isValidName(anchor.id) && hasWords && isSha256(anchor.sha256) && !anchor.file.empty() &&
           !anchor.file.is_absolute() && isInside("/voice", anchor.file) && anchor.length.value > 0 &&
           anchor.length.value <= 3600;
}

/// The key of the first thing that is wrong, or nullptr.
const char* findProblem(const VoiceProfile& profile)
{
    if (!isValidName(profile.base.id) || !isSha256(profile.base.sha256))
        return "base";
    if (profile.adapter && !(isSha256(profile.adapter->config) && isSha256(profile.adapter->weights)))
        return "adapter";
    if (!isSpeaker(profile.speaker))
        return "speaker";
    if (!isLanguage(profile.language))
        return "language";
    if (!profile.gender.empty() && profile.gender != "female" && profile.gender != "male")
        return "gender";
    const auto& sampling = profile.sampling;
    if (!(sampling.temperature >= 0 && sampling.temperature <= 2) || sampling.topK < 1 ||
        sampling.topK > kMostTopK)
        return "sampling";
    std::set<std::string_view> ids;
    for (const auto& anchor : profile.anchors)
        if (!isAnchor(anchor) || !ids.insert(anchor.id).second)
            return "anchors";
    for (const auto& id : profile.defaultAnchors)
        if (ids.erase(id) == 0) // named twice, or unknown
            return "default_anchors";
    return profile.anchors.size() > kMostAnchors ? "anchors" : nullptr;
}

Json jsonOf(const VoiceAnchor& anchor)
{
    return {{"id", anchor.id},
            {"file", anchor.file.generic_string()},
            {"text", anchor.text},
            {"sha256", anchor.sha256},
            {"seconds", anchor.length.value}};
}

/// 0, which no field may be, for what is no whole number: a cast of 1e99 would be undefined.
std::int64_t integerFrom(const Json& value)
{
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

/// Throws as nlohmann does.
VoiceProfile profileFrom(const Json& object)
{
    VoiceProfile profile;
    const auto& base = object.at("base");
    profile.base = {base.at("id"), base.at("sha256"), base.at("synthetic")};
    if (const auto& adapter = object.at("adapter"); !adapter.is_null())
        profile.adapter = AdapterHashes{adapter.at("config_sha256"), adapter.at("weights_sha256")};
    profile.speaker = object.at("speaker");
    profile.language = object.at("language");
    profile.gender = object.at("gender");
    const auto& sampling = object.at("sampling");
    const auto topK = std::clamp<std::int64_t>(integerFrom(sampling.at("top_k")), 0, kMostTopK + 1);
    profile.sampling = {sampling.at("temperature"), static_cast<int>(topK)};
    for (const auto& row : object.at("anchors"))
        profile.anchors.push_back({row.at("id"), row.at("file").get<std::string>(), row.at("text"),
                                   row.at("sha256"), Seconds(row.at("seconds").get<double>())});
    profile.defaultAnchors = object.at("default_anchors").get<std::vector<std::string>>();
    return profile;
}

} // namespace

std::string formatVoiceProfile(const VoiceProfile& profile)
{
    Json anchors = Json::array();
    for (const auto& anchor : profile.anchors)
        anchors.push_back(jsonOf(anchor));
    Json adapter;
    if (profile.adapter)
        adapter = {{"config_sha256", profile.adapter->config}, {"weights_sha256", profile.adapter->weights}};
    const Json document = {
        {"format", kFormat},
        {"name", profile.name},
        {"base",
         {{"id", profile.base.id}, {"sha256", profile.base.sha256}, {"synthetic", profile.base.isSynthetic}}},
        {"adapter", std::move(adapter)},
        {"speaker", profile.speaker},
        {"language", profile.language},
        {"gender", profile.gender},
        {"sampling", {{"temperature", profile.sampling.temperature}, {"top_k", profile.sampling.topK}}},
        {"anchors", std::move(anchors)},
        {"default_anchors", profile.defaultAnchors}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<VoiceProfile> parseVoiceProfile(std::string_view text, const fs::path& folder)
{
    const auto subject = (folder / kVoiceFile).string();
    const auto damaged = [&](std::string detail) {
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, std::move(detail));
    };
    if (auto sound = checkJson(text, {.depth = 4, .values = 20'000}); !sound)
        return damaged(sound.error().detail);
    VoiceProfile profile;
    try {
        const auto document = Json::parse(text);
        if (const auto format = integerFrom(document.at("format")); format != kFormat)
            return format > kFormat ? fail(Code::Unsupported, subject, "format " + std::to_string(format))
                                    : damaged("format");
        profile = profileFrom(document);
    } catch (const Json::exception& e) {
        return damaged(e.what());
    }
    if (const auto* key = findProblem(profile))
        return damaged(key);
    // A folder that was renamed or copied is a voice of its own name.
    profile.name = folder.filename().string();
    profile.folder = folder;
    return profile;
}

Result<VoiceProfile> readVoiceProfile(const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto text, readFile(folder / kVoiceFile, kMostText));
    return parseVoiceProfile(text, folder);
}

Result<void> writeVoiceProfile(const fs::path& folder, const VoiceProfile& profile)
{
    if (!isValidName(profile.name))
        return fail(Code::InvalidInput, Reason::NameInvalid, profile.name);
    if (const auto* key = findProblem(profile))
        return fail(Code::InvalidInput, key);
    return writeFile(folder / kVoiceFile, formatVoiceProfile(profile));
}

} // namespace understudy

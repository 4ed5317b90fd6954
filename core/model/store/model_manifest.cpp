#include "core/model/store/model_manifest_p.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr Bytes kMostText{10'000'000};
constexpr std::array kKinds{ModelKind::Csm, ModelKind::Mimi, ModelKind::Whisper, ModelKind::Ecapa};
constexpr std::array kLayouts{ModelLayout::HuggingFace, ModelLayout::Sesame, ModelLayout::Kyutai,
                              ModelLayout::SpeechBrain};

/// Takes values out of an object and remembers what it missed first.
class Fields
{
public:
    explicit Fields(const Json& object) : m_object(&object) {}

    template<typename T>
    T get(const char* key)
    {
        const auto found = m_object->is_object() ? m_object->find(key) : m_object->end();
        if (found != m_object->end() && fits<T>(*found))
            return found->template get<T>();
        complain(key);
        return {};
    }
    template<typename T, std::size_t n>
    T oneOf(const char* key, const std::array<T, n>& values)
    {
        const auto text = get<std::string>(key);
        for (const auto value : values)
            if (name(value) == text)
                return value;
        complain(key);
        return values[0];
    }
    void complain(const std::string& key)
    {
        if (m_problem.empty())
            m_problem = key;
    }
    const std::string& problem() const { return m_problem; }

private:
    template<typename T>
    static bool fits(const Json& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            return value.is_boolean();
        else if constexpr (std::is_same_v<T, std::string>)
            return value.is_string();
        else
            return value.is_number_unsigned() && value.get<std::uint64_t>() <= (std::uint64_t(1) << 62);
    }

    const Json* m_object;
    std::string m_problem;
};

ModelFile readRow(const Json& row, Fields& whole)
{
    Fields fields(row);
    ModelFile file{fields.get<std::string>("name"), Bytes(fields.get<std::int64_t>("size")),
                   fields.get<std::string>("sha256")};
    if (!fields.problem().empty() || !isValidName(file.name) || !isSha256(file.sha256))
        whole.complain("files");
    return file;
}

} // namespace

std::string_view name(ModelKind kind)
{
    switch (kind) {
    case ModelKind::Csm:
        return "csm";
    case ModelKind::Mimi:
        return "mimi";
    case ModelKind::Whisper:
        return "whisper";
    case ModelKind::Ecapa:
        return "ecapa";
    }
    return "csm";
}

std::string_view name(ModelLayout layout)
{
    switch (layout) {
    case ModelLayout::HuggingFace:
        return "huggingface";
    case ModelLayout::Sesame:
        return "sesame";
    case ModelLayout::Kyutai:
        return "kyutai";
    case ModelLayout::SpeechBrain:
        return "speechbrain";
    }
    return "huggingface";
}

std::string identityOf(const std::vector<ModelFile>& files)
{
    Sha256 hash;
    for (const auto& file : files) {
        hash.addField(file.name);
        hash.addField(file.sha256);
    }
    return hash.finish();
}

std::string formatManifest(const ModelInfo& info)
{
    Json files = Json::array();
    for (const auto& file : info.files)
        files.push_back({{"name", file.name}, {"size", file.size.value}, {"sha256", file.sha256}});
    const Json document = {
        {"format", kFormat},           {"kind", name(info.kind)},       {"layout", name(info.layout)},
        {"precision", info.precision}, {"synthetic", info.isSynthetic}, {"codec", info.hasCodec},
        {"origin", info.origin},       {"weights", info.weights},       {"sha256", info.sha256},
        {"files", std::move(files)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ModelInfo> parseManifest(std::string_view text, const std::string& subject)
{
    if (auto sound = checkJson(text); !sound)
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, sound.error().detail);
    const auto document = Json::parse(text, nullptr, false);
    Fields fields(document);
    if (const auto format = fields.get<int>("format"); format > kFormat)
        return fail(Code::Unsupported, subject, "format " + std::to_string(format));
    ModelInfo info;
    info.kind = fields.oneOf("kind", kKinds);
    info.layout = fields.oneOf("layout", kLayouts);
    info.precision = fields.get<std::string>("precision");
    info.isSynthetic = fields.get<bool>("synthetic");
    info.hasCodec = fields.get<bool>("codec");
    info.origin = fields.get<std::string>("origin");
    info.weights = fields.get<std::string>("weights");
    info.sha256 = fields.get<std::string>("sha256");
    if (const auto files = document.is_object() ? document.find("files") : document.end();
        files != document.end() && files->is_array())
        for (const auto& row : *files) {
            info.files.push_back(readRow(row, fields));
            info.size += info.files.back().size;
        }
    if (std::ranges::find(info.files, info.weights, &ModelFile::name) == info.files.end() ||
        info.sha256 != identityOf(info.files))
        fields.complain("files");
    if (!fields.problem().empty())
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, fields.problem());
    return info;
}

Result<void> writeManifest(const fs::path& folder, const ModelInfo& info)
{
    return writeFile(folder / kManifestName, formatManifest(info));
}

Result<ModelInfo> readManifest(const fs::path& folder)
{
    const auto file = folder / kManifestName;
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostText));
    UNDERSTUDY_TRY(auto info, parseManifest(text, file.string()));
    info.id = folder.filename().string();
    info.folder = folder;
    return info;
}

} // namespace understudy

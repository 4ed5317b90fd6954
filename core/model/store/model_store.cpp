#include "core/model/store/model_store.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/paths.h"
#include "core/model/store/model_manifest_p.h"
#include "core/model/store/model_recognition_p.h"
#include "core/model/store/store_work_p.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

bool hasFile(const ModelInfo& model, std::string_view name)
{
    return std::ranges::find(model.files, name, &ModelFile::name) != model.files.end();
}

/// "model.safetensors" says nothing; its folder's name does.
std::string idFrom(const fs::path& source)
{
    const auto path = fs::absolute(source).lexically_normal();
    const auto plain = path.has_filename() ? path : path.parent_path();
    std::error_code ignored;
    if (fs::is_directory(plain, ignored))
        return plain.filename().string();
    const auto stem = plain.stem().string().substr(0, plain.stem().string().find(".safetensors"));
    return stem == "model" || stem == "transformers" || stem == "embedding_model" ? plain.parent_path().filename().string() : stem;
}

MimiFiles filesOf(const ModelInfo& mimi)
{
    return {mimi.folder / mimi.weights,
            hasFile(mimi, "config.json") ? mimi.folder / "config.json" : fs::path(), mimi.id, mimi.sha256};
}

} // namespace

std::span<const KnownModel> knownModels()
{
    static constexpr std::array kModels{
        KnownModel{"sesame/csm-1b", ModelKind::Csm, Bytes(7'150'000'000)},
        KnownModel{"unsloth/csm-1b", ModelKind::Csm, Bytes(6'610'000'000)},
        KnownModel{"kyutai/mimi", ModelKind::Mimi, Bytes(385'000'000)},
        KnownModel{"openai/whisper-tiny", ModelKind::Whisper, Bytes(155'000'000)},
        KnownModel{"openai/whisper-base", ModelKind::Whisper, Bytes(295'000'000)},
        KnownModel{"openai/whisper-small", ModelKind::Whisper, Bytes(971'000'000)},
        KnownModel{"openai/whisper-medium", ModelKind::Whisper, Bytes(3'060'000'000)},
        KnownModel{"openai/whisper-large-v2", ModelKind::Whisper, Bytes(6'180'000'000)},
        KnownModel{"openai/whisper-large-v3", ModelKind::Whisper, Bytes(3'092'000'000)},
        KnownModel{"openai/whisper-large-v3-turbo", ModelKind::Whisper, Bytes(1'622'000'000)},
        KnownModel{"speechbrain/spkrec-ecapa-voxceleb", ModelKind::Ecapa, Bytes(83'300'000)},
    };
    return kModels;
}

ModelStore::ModelStore(fs::path home, fs::path project)
    : m_home(std::move(home)), m_project(std::move(project))
{
}

fs::path ModelStore::userFolder()
{
    return userDataFolder() / "models";
}

std::vector<fs::path> ModelStore::folders() const
{
    if (m_project.empty())
        return {m_home};
    return {m_project, m_home};
}

ModelList ModelStore::list() const
{
    ModelList list;
    std::set<std::string> seen;
    for (const auto& folder : folders()) {
        std::error_code error;
        for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
             entries.increment(error)) {
            const auto path = entries->path();
            std::error_code ignored;
            if (!isValidName(path.filename().string()) || !fs::exists(path / kManifestName, ignored) ||
                !seen.insert(path.filename().string()).second)
                continue;
            if (auto model = readManifest(path))
                list.models.push_back(std::move(*model));
            else
                list.problems.push_back(model.error());
        }
    }
    std::ranges::sort(list.models, {}, &ModelInfo::id);
    for (auto& model : list.models)
        findMissing(model, list.models);
    return list;
}

Result<ModelInfo> ModelStore::find(const std::string& id) const
{
    std::string looked;
    for (const auto& folder : folders()) {
        looked += (looked.empty() ? "" : ", ") + folder.string();
        std::error_code ignored;
        if (!isValidName(id) || !fs::exists(folder / id / kManifestName, ignored))
            continue;
        UNDERSTUDY_TRY(auto model, readManifest(folder / id));
        findMissing(model, list().models);
        return model;
    }
    return fail(Code::NotFound, Reason::ModelMissing, id, looked);
}

/// The codec that a CSM without one of its own speaks through: never a synthetic one by accident, then by id.
const ModelInfo* ModelStore::codecFor(const ModelInfo& model, const std::vector<ModelInfo>& models)
{
    const ModelInfo* synthetic = nullptr;
    for (const auto& other : models) {
        if (other.kind != ModelKind::Mimi)
            continue;
        if (!other.isSynthetic)
            return &other;
        if (model.isSynthetic && synthetic == nullptr)
            synthetic = &other;
    }
    return synthetic;
}

void ModelStore::findMissing(ModelInfo& model, const std::vector<ModelInfo>& models)
{
    if (model.kind == ModelKind::Mimi || model.kind == ModelKind::Ecapa)
        return;
    const bool hasParts =
        model.kind == ModelKind::Whisper && hasFile(model, "vocab.json") && hasFile(model, "merges.txt");
    for (const auto* needed : {"config.json", "tokenizer.json"})
        if (!hasFile(model, needed) && !(hasParts && std::string_view(needed) == "tokenizer.json"))
            model.missing.emplace_back(needed);
    if (model.kind == ModelKind::Csm && !model.hasCodec && codecFor(model, models) == nullptr)
        model.missing.emplace_back("codec");
}

Result<CsmFiles> ModelStore::csmFiles(const std::string& id) const
{
    UNDERSTUDY_TRY(const auto model, find(id));
    if (model.kind != ModelKind::Csm)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, id, std::string(name(model.kind)));
    for (const auto& missing : model.missing)
        if (missing != "codec")
            return fail(Code::NotFound, Reason::FileMissing, (model.folder / missing).string());
    CsmFiles files;
    files.config = model.folder / "config.json";
    files.tokenizer = model.folder / "tokenizer.json";
    files.weights = files.codec = model.folder / model.weights;
    files.codecConfig = files.config;
    files.id = id;
    files.sha256 = model.sha256;
    files.isSynthetic = model.isSynthetic;
    if (model.hasCodec)
        return files;
    const auto models = list().models;
    const auto* mimi = codecFor(model, models);
    if (mimi == nullptr)
        return fail(Code::NotFound, Reason::ModelMissing, "kyutai/mimi", m_home.string());
    const auto codec = filesOf(*mimi);
    files.codec = codec.weights;
    files.codecConfig = codec.config;
    Sha256 both;
    both.addField(model.sha256);
    both.addField(codec.sha256);
    files.sha256 = both.finish();
    return files;
}

Result<MimiFiles> ModelStore::mimiFiles(const std::string& id) const
{
    UNDERSTUDY_TRY(const auto model, find(id));
    if (model.kind != ModelKind::Mimi)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, id, std::string(name(model.kind)));
    return filesOf(model);
}

Result<WhisperFiles> ModelStore::whisperFiles(const std::string& id) const
{
    UNDERSTUDY_TRY(const auto model, find(id));
    if (model.kind != ModelKind::Whisper)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, id, std::string(name(model.kind)));
    for (const auto& missing : model.missing)
        return fail(Code::NotFound, Reason::FileMissing, (model.folder / missing).string());
    return WhisperFiles{model.folder, model.folder / model.weights, model.id, model.sha256, model.isSynthetic};
}

Result<EcapaFiles> ModelStore::ecapaFiles(const std::string& id) const
{
    UNDERSTUDY_TRY(const auto model, find(id));
    if (model.kind != ModelKind::Ecapa)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, id, std::string(name(model.kind)));
    return EcapaFiles{model.folder / model.weights, model.id, model.sha256, model.isSynthetic};
}

Result<ModelInfo> ModelStore::add(const AddRequest& request, const StoreWatch& watch)
{
    UNDERSTUDY_TRY(const auto found,
                   recogniseModel(request.source, request.isWhole ? Copies::All : Copies::One));
    const auto id = request.id.empty() ? idFrom(request.source) : request.id;
    UNDERSTUDY_TRY(auto staging, ModelStaging::open(m_home, id, ModelStaging::Keep::Nothing));
    Bytes total;
    for (const auto& file : found.files) {
        UNDERSTUDY_TRY(const auto size, fileSize(file));
        total += size;
    }
    UNDERSTUDY_CHECK(checkSpace(m_home, total));
    Meter meter(watch, Stage::Copying, total);
    std::map<std::string, std::string> hashes;
    for (const auto& file : found.files) {
        const auto name = file.filename().string();
        UNDERSTUDY_TRY(hashes[name], copyFile(file, staging.path() / name, meter));
    }
    UNDERSTUDY_CHECK(
        std::move(staging).publish(fs::absolute(request.source).string(), false, std::move(hashes), watch));
    return find(id);
}

Result<ModelInfo> ModelStore::addMade(const std::string& id, const std::string& origin, bool isSynthetic,
                                      const std::function<Result<void>(const fs::path&)>& make,
                                      const StoreWatch& watch)
{
    UNDERSTUDY_TRY(auto staging, ModelStaging::open(m_home, id, ModelStaging::Keep::Nothing));
    UNDERSTUDY_CHECK(make(staging.path()));
    UNDERSTUDY_CHECK(std::move(staging).publish(origin, isSynthetic, {}, watch));
    return find(id);
}

Result<VerifyReport> ModelStore::verify(const std::string& id, const StoreWatch& watch) const
{
    UNDERSTUDY_TRY(const auto model, find(id));
    VerifyReport report;
    Meter meter(watch, Stage::Verifying, model.size);
    for (const auto& file : model.files) {
        const auto path = model.folder / file.name;
        const auto found = hashFile(path, meter);
        if (!found && found.error().code == Code::Cancelled)
            return Failure(found.error());
        if (!found)
            report.problems.push_back(found.error());
        else if (*found != file.sha256)
            report.problems.push_back(
                fail(Code::Corrupt, Reason::HashMismatch, path.string(), *found + "/" + file.sha256).value());
        report.checked += file.size;
    }
    return report;
}

Result<void> ModelStore::remove(const std::string& id)
{
    for (const auto& folder : folders()) {
        std::error_code ignored;
        if (!isValidName(id) || !fs::exists(folder / id / kManifestName, ignored))
            continue;
        return removeModel(folder / id);
    }
    const auto staged = isValidName(id) ? removeStaged(m_home, id) : Result<bool>(false);
    UNDERSTUDY_CHECK(staged);
    if (!*staged)
        return fail(Code::NotFound, Reason::ModelMissing, id, m_home.string());
    return {};
}

} // namespace understudy

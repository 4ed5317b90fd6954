// Models on this machine: one folder each, with the files as published and a model.json beside them. Adds,
// lists, verifies and removes; what networks load comes from csmFiles(), mimiFiles(),
// whisperFiles() and ecapaFiles().
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/jobs/progress.h"
#include "core/model/model_files.h"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

enum class ModelKind
{
    Csm,
    Mimi,
    Whisper,
    Ecapa
};

/// Whose tensor names a model has.
enum class ModelLayout
{
    HuggingFace,
    Sesame,
    Kyutai,
    SpeechBrain
};

/// "csm", "mimi", "whisper", "ecapa".
std::string_view name(ModelKind kind);
/// "huggingface", "sesame", "kyutai", "speechbrain".
std::string_view name(ModelLayout layout);

struct ModelFile
{
    std::string name; ///< in the model's folder
    Bytes size;
    std::string sha256; ///< 64 lower-case hex digits
};

struct ModelInfo
{
    std::string id; ///< the folder's name
    ModelKind kind = ModelKind::Csm;
    ModelLayout layout = ModelLayout::HuggingFace;
    std::filesystem::path folder;
    std::vector<ModelFile> files; ///< by name
    std::string weights;          ///< the .safetensors, index or .ckpt among them that is loaded
    Bytes size;                   ///< of all files
    std::string sha256;           ///< over names and hashes of the files: the model's identity
    std::string origin;           ///< where it is from: a path, "sesame/csm-1b@<revision>", a formula
    std::string precision;        ///< "fp32", "bf16" or "fp16": most of the weights
    bool isSynthetic = false;     ///< speaks noise: for tests and benchmarks
    bool hasCodec = false;        ///< a CSM with codec_model.* among its weights
    /// What is still needed to speak, or to hear: "config.json", "tokenizer.json", "codec".
    std::vector<std::string> missing;
};

struct ModelList
{
    std::vector<ModelInfo> models; ///< by id
    std::vector<Error> problems;   ///< folders that look like a model and cannot be read
};

struct VerifyReport
{
    Bytes checked;
    std::vector<Error> problems; ///< FileMissing, HashMismatch, or what reading said; empty: all is well
};

/// How long work on gigabytes is followed and stopped.
struct StoreWatch
{
    std::stop_token stop;                          ///< stopped: Code::Cancelled, and nothing is left
    std::function<void(const Progress&)> progress; ///< may be empty
};

struct AddRequest
{
    std::filesystem::path source; ///< a file, or a folder in any of the published layouts
    std::string id;               ///< empty: from the source's name
    bool isWhole = false;         ///< also the second copy of the weights that the published folder has
};

/// A repository that is known to hold what we can use.
struct KnownModel
{
    std::string_view repository;
    ModelKind kind;
    Bytes size; ///< of what is fetched, about
};
std::span<const KnownModel> knownModels();

/// Thread-safe, also against other processes: a model appears and goes whole.
class ModelStore
{
public:
    /// `home`: where models are kept and added. `project`: looked through first when given. Neither has to
    /// exist.
    explicit ModelStore(std::filesystem::path home, std::filesystem::path project = {});
    /// The user's: <user data folder>/models.
    static std::filesystem::path userFolder();

    const std::filesystem::path& folder() const { return m_home; }

    ModelList list() const;
    /// ModelMissing (detail: where it was looked for), ConfigDamaged for a model.json that cannot be read.
    Result<ModelInfo> find(const std::string& id) const;
    /// `find`'s errors; WeightsUnknown when it is no CSM; FileMissing (subject: the path) for a config or
    /// tokenizer; ModelMissing (subject: "kyutai/mimi") when there is no codec.
    Result<CsmFiles> csmFiles(const std::string& id) const;
    /// A Mimi by its id.
    Result<MimiFiles> mimiFiles(const std::string& id) const;
    /// A Whisper by its id. FileMissing (subject: the path) for a config or tokenizer.
    Result<WhisperFiles> whisperFiles(const std::string& id) const;
    /// An ECAPA-TDNN by its id.
    Result<EcapaFiles> ecapaFiles(const std::string& id) const;

    /// Copies, hashes while copying, and says what it was. Errors: WeightsUnknown, WeightsDamaged,
    /// ModelIsAdapter, ConfigDamaged, TokenizerDamaged, AlreadyExists, NameInvalid, DiskFull, Busy (another
    /// process adds under this name).
    Result<ModelInfo> add(const AddRequest& request, const StoreWatch& watch = {});
    /// Adds what `make` puts into the folder that it is given.
    Result<ModelInfo> addMade(const std::string& id, const std::string& origin, bool isSynthetic,
                              const std::function<Result<void>(const std::filesystem::path&)>& make,
                              const StoreWatch& watch = {});
    /// Hashes every file again. Errors as find().
    Result<VerifyReport> verify(const std::string& id, const StoreWatch& watch = {}) const;
    /// Also what a broken download left under this name. ModelMissing when there is neither.
    Result<void> remove(const std::string& id);

private:
    std::vector<std::filesystem::path> folders() const;
    static const ModelInfo* codecFor(const ModelInfo& model, const std::vector<ModelInfo>& models);
    static void findMissing(ModelInfo& model, const std::vector<ModelInfo>& models);

    std::filesystem::path m_home;
    std::filesystem::path m_project; // empty: none
};

} // namespace understudy

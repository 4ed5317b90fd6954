#include "core/session/session.h"

#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/log.h"
#include "core/base/staged_folder.h"
#include "core/model/store/model_store.h"
#include "core/session/choices.h"
#include "core/session/comparing/compare_service.h"
#include "core/session/consent_service.h"
#include "core/session/edit_history.h"
#include "core/session/episode_parts_p.h"
#include "core/session/evaluation_service.h"
#include "core/session/job_service.h"
#include "core/session/project_folder.h"
#include "core/session/project_settings.h"
#include "core/session/project_store_p.h"
#include "core/session/project_voices_p.h"
#include "core/session/recognizers.h"
#include "core/session/recording_service.h"
#include "core/session/review_service.h"
#include "core/session/train_service.h"
#include "core/session/voice_encoders.h"
#include "core/session/voice_service.h"
#include "core/synth/studio_engine.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSuffix = ".understudy";

fs::path plainPath(const fs::path& folder)
{
    auto path = fs::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path(); // without the slash at the end
}

bool isProject(const fs::path& folder)
{
    return isFile(folder / "project.db");
}

Bytes sizeOf(const fs::path& folder)
{
    std::int64_t bytes = 0;
    std::error_code error;
    fs::recursive_directory_iterator entries(folder, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        std::error_code ignored; // a file may be renamed while we look
        if (const auto size = entries->file_size(ignored); entries->is_regular_file(ignored) && !ignored)
            bytes += static_cast<std::int64_t>(size);
    }
    return Bytes(bytes);
}

/// The project's models before the user's.
ModelStore storesOf(const fs::path& project)
{
    return ModelStore(ModelStore::userFolder(), project / "models");
}

TrainService::FindFiles filesIn(const fs::path& project)
{
    return [store = storesOf(project)](const std::string& id) { return store.csmFiles(id); };
}

FindTools toolsOf(const SessionOptions& options, const fs::path& project)
{
    return options.tools ? options.tools : installedTools(project / "models");
}

BaseFinder findInStores(const fs::path& project)
{
    return [find = filesIn(project)](const std::string& id) -> Result<BaseModel> {
        UNDERSTUDY_TRY(const auto files, find(id));
        return BaseModel{files.id, files.sha256, files.isSynthetic};
    };
}

} // namespace

/// In the order in which they may use each other.
struct Session::Parts
{
    Parts(std::unique_ptr<ProjectStore> projectStore, SessionOptions options)
        : store(std::move(projectStore)),
          engine(options.engine ? std::move(options.engine) : makeStudioEngine(options.csm, finder())),
          settings(*store, history), choices(*store, history), user(options.user),
          cast(*store, *engine,
               options.findBase ? std::move(options.findBase) : findInStores(store->folder())),
          voices(*engine, *jobs, {cast, *store, history}), consents(*store, cast, history),
          reviews(*store, *jobs, history, [this] { return limits(); }),
          training(store->folder(), cast, *jobs, filesIn(store->folder()), toolsOf(options, store->folder()),
                   options.program),
          recordings(*store, reviews, *jobs, options.input ? std::move(options.input) : makePortAudioInput(),
                     [this] { return importOptions(); }),
          evaluations(voices, training, *jobs, toolsOf(options, store->folder())),
          episodes(EpisodeService::Parts::make(*store, *engine, cast, *jobs, history, settings)),
          comparisons({*store, cast, *engine, training, reviews, choices, history, *jobs,
                       toolsOf(options, store->folder())})
    {
        training.setRanking([this](const RunId& run) { return choices.ranking(run); });
        choices.setListener([this](const EpisodeId& episode) {
            if (!episode.empty())
                episodes.tellChosen();
            else
                training.tellRanked();
        });
    }

    /// Not called before there is something to speak: `cast` is made by then.
    VoiceFinder finder()
    {
        return {[this](const VoiceId& voice) { return cast.profile(voice); }, filesIn(store->folder())};
    }

    std::vector<Limit> limits() const
    {
        auto limits = defaultLimits();
        settings.applyTo(limits);
        return limits;
    }

    IngestOptions importOptions() const
    {
        IngestOptions made;
        made.limits = limits();
        const auto models = storesOf(store->folder());
        made.voices = findVoiceEncoder(models);
        if (user && user->get<bool>("review.transcribe"))
            made.recognizer = findRecognizer(models, made.language);
        return made;
    }

    std::unique_ptr<ProjectStore> store;
    std::unique_ptr<VoiceEngine> engine;
    EditHistory history;
    ProjectSettings settings;
    Choices choices;
    const UserSettings* user;
    std::unique_ptr<JobService> jobs = std::make_unique<JobService>();
    ProjectVoices cast;
    VoiceService voices;
    ConsentService consents;
    ReviewService reviews;
    TrainService training;
    RecordingService recordings;
    EvaluationService evaluations;
    EpisodeService episodes;
    CompareService comparisons;
};

Session::Session(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Session::~Session()
{
    m_parts->recordings.end(); // a take under way is kept
    m_parts->jobs.reset();     // cancels and joins: from here on only clips may still be measured
    if (const auto saved = m_parts->episodes.saveAll(); !saved)
        log::error(saved.error());
    m_parts->history.setListener({});
    m_parts->choices.setListener({});
}

fs::path projectFolder(const fs::path& name)
{
    const auto plain = plainPath(name);
    auto withSuffix = plain;
    withSuffix += kSuffix;
    return !isProject(plain) && isProject(withSuffix) ? withSuffix : plain;
}

Result<std::unique_ptr<Session>> Session::create(const fs::path& folder, SessionOptions options)
{
    auto target = plainPath(folder);
    if (target.extension() != kSuffix)
        target += kSuffix;
    if (!isValidName(target.stem().string()))
        return fail(Code::InvalidInput, Reason::NameInvalid, target.filename().string());
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(target));
    UNDERSTUDY_CHECK(ensureFolder(staged.path() / "episodes"));
    UNDERSTUDY_CHECK(ProjectStore::create(staged.path()));
    UNDERSTUDY_CHECK(staged.commit());
    return open(target, std::move(options));
}

Result<std::unique_ptr<Session>> Session::open(const fs::path& folder, SessionOptions options)
{
    const auto mode =
        options.access == Access::Write ? ProjectStore::Mode::Write : ProjectStore::Mode::ReadOnly;
    UNDERSTUDY_TRY(auto store, ProjectStore::open(projectFolder(folder), mode, options.program));
    return std::unique_ptr<Session>(
        new Session(std::make_unique<Parts>(std::move(store), std::move(options))));
}

EpisodeService& Session::episodes()
{
    return m_parts->episodes;
}

VoiceService& Session::voices()
{
    return m_parts->voices;
}

ConsentService& Session::consents()
{
    return m_parts->consents;
}

ReviewService& Session::reviews()
{
    return m_parts->reviews;
}

RecordingService& Session::recordings()
{
    return m_parts->recordings;
}

TrainService& Session::training()
{
    return m_parts->training;
}

EvaluationService& Session::evaluations()
{
    return m_parts->evaluations;
}

CompareService& Session::comparisons()
{
    return m_parts->comparisons;
}

Choices& Session::choices()
{
    return m_parts->choices;
}

JobService& Session::jobs()
{
    return *m_parts->jobs;
}

EditHistory& Session::edits()
{
    return m_parts->history;
}

ProjectSettings& Session::settings()
{
    return m_parts->settings;
}

IngestOptions Session::importOptions() const
{
    return m_parts->importOptions();
}

const fs::path& Session::folder() const
{
    return m_parts->store->folder();
}

bool Session::isReadOnly() const
{
    return m_parts->store->isReadOnly();
}

std::string Session::lockedBy() const
{
    return isReadOnly() ? FolderLock::holder(folder()) : std::string();
}

Result<ProjectInfo> Session::info() const
{
    const auto& store = *m_parts->store;
    UNDERSTUDY_CHECK(store.checkPlace());
    ProjectInfo info;
    info.folder = store.folder();
    info.name = store.folder().stem().string();
    info.schemaVersion = store.schemaVersion();
    info.size = sizeOf(store.folder());
    info.isReadOnly = store.isReadOnly();
    info.lockedBy = lockedBy();
    UNDERSTUDY_TRY(info.created, store.created());
    UNDERSTUDY_TRY(info.takes, store.takeCount());
    UNDERSTUDY_TRY(const auto episodes, store.episodes());
    info.episodes = static_cast<int>(episodes.size());
    return info;
}

} // namespace understudy

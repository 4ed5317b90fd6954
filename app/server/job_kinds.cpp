#include "app/server/job_kinds.h"

#include "app/server/uploads.h"
#include "core/base/files.h"
#include "core/data/dataset/exchange.h"
#include "core/data/qc/grading.h"
#include "core/session/dataset_service.h"
#include "core/session/episode_service.h"
#include "core/session/evaluation_service.h"
#include "core/session/job_service.h"
#include "core/session/review_service.h"
#include "core/session/train_service.h"
#include "core/session/voice_service.h"
#include "widgets/words/error_text.h"

#include <algorithm>
#include <span>

namespace understudy::server {

namespace fs = std::filesystem;

namespace {

constexpr double kLongestName = 100, kLongestScript = 500'000, kLongestNote = 2000, kMostUploads = 1000;

constexpr std::size_t kMostTold = 100; // of what failed, in a result

template<typename T>
std::span<const T> firstOf(const std::vector<T>& all)
{
    return std::span(all).first(std::min(all.size(), kMostTold));
}

std::string messageOf(const Error& error)
{
    return words::sentence(error).toStdString();
}

// ---- episode_render

/// A script that is sent along becomes the episode's; one that is there, and says something else, stays.
std::optional<ApiError> prepareEpisode(Session& session, Json& parameters)
{
    const auto name = textIn(parameters, "episode");
    const bool isNew = parameters.contains("script");
    const auto script = textIn(parameters, "script");
    const auto notation = textIn(parameters, "notation", "markdown") == "json" ? ScriptNotation::Json
                                                                               : ScriptNotation::Markdown;
    parameters.erase("script");
    parameters.erase("notation");
    const auto there = session.episodes().text(EpisodeId(name));
    if (!isNew)
        return there ? std::nullopt : std::optional(apiError(there.error(), "episode"));
    if (there)
        return *there == script ? std::nullopt
                                : std::optional(apiError(
                                      {Code::InvalidInput, Reason::EpisodeExists, name, {}, {}}, "episode"));
    // One with problems would be an episode that only the studio mends.
    for (const auto& problem : readScript(script, notation).problems)
        if (problem.severity == Severity::Error)
            return ApiError{422, "script_has_problems", placed(problem, "script"), "script"};
    const auto made = session.episodes().create(name, script, notation);
    return made ? std::nullopt : std::optional(apiError(made.error(), "episode"));
}

Json describe(const RenderReport& report)
{
    Json failed = Json::array();
    for (const auto& line : firstOf(report.failed))
        failed.push_back({{"line", line.line.value}, {"message", messageOf(line.error)}});
    return {{"lines", report.lines},
            {"rendered", report.rendered},
            {"reused", report.reused},
            {"speech_s", report.speech.value},
            {"failed", std::move(failed)}};
}

Json describe(const MasterReport& report)
{
    Json json{{"length_s", toSeconds(report.length, kStudioRate).value},
              {"true_peak_db", report.loudness.truePeak.value},
              {"rms_db", report.rms.value},
              {"sha256", report.sha256}};
    json["loudness_lufs"] =
        report.loudness.integrated ? Json(report.loudness.integrated->value) : Json(nullptr);
    return json;
}

Result<Json> renderEpisode(JobRun& run)
{
    const EpisodeId episode(textIn(run.parameters(), "episode"));
    auto& episodes = run.session().episodes();
    UNDERSTUDY_TRY(const auto rendered,
                   run.wait(episodes.render(episode, {}, run.parameters().value("redo", false))));
    Json result{{"render", describe(rendered)}, {"master", nullptr}};
    const auto format = textIn(run.parameters(), "export", "wav");
    if (format == "none")
        return result;
    if (!rendered.failed.empty())
        return Failure(rendered.failed.front().error);
    UNDERSTUDY_CHECK(ensureFolder(run.ownFolder()));
    const bool isMaster = format == "wav";
    const ExportRequest request{isMaster ? run.ownFolder() : run.ownFolder() / (episode.value + "." + format),
                                false, isMaster ? ConsentScope::Render : ConsentScope::Publish};
    UNDERSTUDY_TRY(const auto master, run.wait(episodes.exportMaster(episode, request)));
    result["master"] = describe(master);
    if (const auto snapshot = episodes.snapshot(episode); snapshot && snapshot->plan)
        for (const auto& [speaker, voice] : snapshot->plan->header.voices)
            run.needs(voice, request.use);
    run.setResults(run.ownFolder());
    return result;
}

// ---- dataset_build

/// How recordings come in, with the limits that the request says otherwise.
std::pair<IngestOptions, std::optional<ApiError>> addLimits(IngestOptions options, const Json& parameters)
{
    const auto limits = parameters.value("limits", Json::array());
    for (const auto& limit : limits)
        if (!setLimit(options.limits, limit.get<std::string>()))
            return {
                options,
                badField("limits",
                         "“" + limit.get<std::string>() +
                             "” is no limit: they are written as snr_db.reject=20 or clicks.review=none.")};
    return {std::move(options), std::nullopt};
}

std::optional<ApiError> prepareDataset(Session& session, Json& parameters)
{
    const auto uploads = parameters.value("uploads", Json::array());
    for (const auto& id : uploads)
        if (!findUpload(session.folder(), id.get<std::string>()))
            return ApiError{404, "upload_unknown", "There is no upload “" + id.get<std::string>() + "”.",
                            "uploads"};
    if (const auto error = addLimits(session.importOptions(), parameters).second)
        return error;
    const auto texts = parameters.value("texts", Json::object());
    for (const auto& [id, text] : texts.items()) {
        if (std::ranges::find(uploads, Json(id)) == uploads.end())
            return ApiError{404, "upload_unknown",
                            "“texts” tells words of “" + id + "”, which is none of the uploads.", "texts"};
        const auto file = findUpload(session.folder(), id)->replace_extension(".txt");
        if (const auto written = writeFile(file, text.get<std::string>() + "\n"); !written)
            return apiError(written.error());
    }
    parameters.erase("texts"); // they lie beside the recordings now
    return std::nullopt;
}

Json describe(const BuildReport& report)
{
    Json failed = Json::array();
    for (const auto& error : firstOf(report.failed))
        failed.push_back(messageOf(error));
    return {{"clips", report.totals.clips},
            {"seconds", report.totals.seconds},
            {"rejected", report.totals.rejectedClips},
            {"rejected_by_rule", report.totals.rejected},
            {"failed", std::move(failed)}};
}

Result<Json> buildDataset(JobRun& run)
{
    auto& session = run.session();
    const auto uploads = run.parameters().value("uploads", Json::array());
    const auto ingest = addLimits(session.importOptions(), run.parameters()).first;
    if (uploads.empty()) {
        UNDERSTUDY_TRY(const auto report, run.wait(session.reviews().buildDataset({{}, ingest})));
        run.setResults(session.folder() / "dataset");
        return describe(report);
    }
    BuildRequest request;
    for (const auto& id : uploads) {
        const auto upload = findUpload(session.folder(), id.get<std::string>());
        if (!upload)
            return fail(Code::NotFound, "upload " + id.get<std::string>());
        request.recordings.push_back(*upload);
    }
    request.out = run.ownFolder();
    request.ingest = ingest;
    DatasetService datasets(session.jobs());
    UNDERSTUDY_TRY(const auto report, run.wait(datasets.build(std::move(request))));
    run.setResults(run.ownFolder());
    return describe(report);
}

// ---- training

/// A dataset that another job built; the project's own without one.
fs::path datasetOf(const Session& session, const Json& parameters)
{
    const auto job = textIn(parameters, "dataset");
    return job.empty() ? fs::path() : session.folder() / kJobsFolder / job / kResultsFolder;
}

Result<RunToStart> runToStart(const Session& session, const Json& parameters)
{
    RunToStart run;
    run.preset = *presetNamed(textIn(parameters, "preset", "standard"));
    run.settings = settingsOf(run.preset);
    const auto settings = parameters.value("settings", Json::object());
    for (const auto& [key, value] : settings.items()) {
        const auto text = value.is_string()    ? value.get<std::string>()
                          : value.is_boolean() ? std::string(value.get<bool>() ? "on" : "off")
                                               : value.dump();
        UNDERSTUDY_CHECK(setParameter(run.settings, key, text));
    }
    UNDERSTUDY_CHECK(checkSettings(run.settings));
    run.base = textIn(parameters, "base");
    run.dataset = datasetOf(session, parameters);
    run.note = textIn(parameters, "note");
    return run;
}

std::optional<ApiError> prepareTraining(Session& session, Json& parameters)
{
    if (const auto run = textIn(parameters, "run"); !run.empty()) {
        const auto known = session.training().run(RunId(run));
        return known ? std::nullopt : std::optional(apiError(known.error(), "run"));
    }

    const auto dataset = textIn(parameters, "dataset");
    if (!dataset.empty() && (!isValidName(dataset) || !isOurDataset(datasetOf(session, parameters))))
        return ApiError{404, "dataset_unknown", "No job “" + dataset + "” has built a dataset.", "dataset"};
    const auto wanted = runToStart(session, parameters);
    return wanted ? std::nullopt : std::optional(apiError(wanted.error(), "settings"));
}

/// The run of this job: one that was named, one that it began before the server ended, or a new one.
Result<RunId> runOf(JobRun& run)
{
    if (const auto named = textIn(run.parameters(), "run"); !named.empty())
        return RunId(named);
    if (const auto begun = run.remembered("run"); begun.is_string())
        return RunId(begun.get<std::string>());
    for (const auto& begun : run.session().training().runs().runs)
        if (begun.note.ends_with(run.id())) // the server ended between its folder and our record of it
            return begun.id;
    UNDERSTUDY_TRY(auto wanted, runToStart(run.session(), run.parameters()));
    wanted.note += (wanted.note.empty() ? "" : " · ") + run.id();
    UNDERSTUDY_TRY(const auto made, run.wait(run.session().training().create(std::move(wanted))));
    UNDERSTUDY_CHECK(run.remember("run", made.id.value));
    return made.id;
}

Result<Json> train(JobRun& run)
{
    UNDERSTUDY_TRY(const auto id, runOf(run));
    auto& training = run.session().training();
    if (const auto end = run.wait(training.train(id)); !end && end.error().reason != Reason::RunEnded)
        return Failure(end.error());
    UNDERSTUDY_TRY(const auto info, training.run(id));
    std::error_code ignored;
    fs::remove_all(run.ownFolder(), ignored);
    UNDERSTUDY_TRY(const auto exported,
                   run.wait(training.exportRun(id, std::nullopt, ExportKind::Adapter, run.ownFolder())));
    if (!info.consent.empty())
        run.needs({}, ConsentScope::Train);
    run.setResults(run.ownFolder());
    return Json{{"run", id.value}, {"state", name(info.state)}, {"step", exported.step}};
}

// ---- evaluation

std::optional<ApiError> prepareEvaluation(Session& session, Json& parameters)
{
    const VoiceId voice(textIn(parameters, "voice"));
    for (const auto& known : session.voices().list())
        if (known.info.id == voice)
            return known.obstacle ? std::optional(apiError(*known.obstacle, "voice")) : std::nullopt;
    return ApiError{404, "voice_unknown",
                    "There is no voice “" + voice.value + "”; /v1/audio/voices lists them.", "voice"};
}

Result<Json> evaluate(JobRun& run)
{
    EvaluationRequest request;
    request.voice = VoiceId(textIn(run.parameters(), "voice"));
    request.lines = run.parameters().value("lines", request.lines);
    request.clips = run.parameters().value("clips", request.clips);
    request.seed = run.parameters().value("seed", request.seed);
    auto folder = request.voice.value;
    std::ranges::replace(folder, '/', '-');
    request.out = run.session().folder() / kEvaluations / (folder + "-" + run.id());
    UNDERSTUDY_TRY(const auto found, run.wait(run.session().evaluations().evaluate(request)));
    run.needs(request.voice, ConsentScope::Render);
    run.setResults(request.out);
    return Json{{"met", found.isMet()}}; // the figures are among its results
}

JobKindRow episodeKind()
{
    JobKindRow row{"episode_render",
                   "Renders an episode's lines that are not fresh, and masters it.",
                   {},
                   {},
                   prepareEpisode,
                   renderEpisode};
    row.fields = {{"episode", FieldKind::Text, "Its name.", 1, kLongestName, {}, true},
                  {"script", FieldKind::Text, "The script of a new episode.", 1, kLongestScript},
                  {"notation", FieldKind::Text, "Of the script.", 0, 0, {"markdown", "json"}},
                  {"redo", FieldKind::YesNo, "New takes also of fresh lines."},
                  {"export",
                   FieldKind::Text,
                   "“wav” is the master and its time codes; “none” renders takes alone.",
                   0,
                   0,
                   {"wav", "flac", "mp3", "ogg", "none"}}};
    return row;
}

JobKindRow datasetKind()
{
    JobKindRow row{kDatasetBuild,
                   "Builds a dataset of uploads, or else of what the project's review accepted.",
                   {},
                   {},
                   prepareDataset,
                   buildDataset};
    row.fields = {
        {"uploads", FieldKind::Texts, "Ids of recordings.", 1, kMostUploads},
        {"texts", FieldKind::TextsByName, "What is said in them, by their ids."},
        {"limits", FieldKind::Texts, "What clips may be: snr_db.reject=20, clicks.review=none.", 0, 100}};
    return row;
}

JobKindRow trainingKind()
{
    JobKindRow row{
        kTraining, "Trains a voice over a base model, or goes on with a run.", {}, {}, prepareTraining,
        train};
    row.fields = {
        {"base", FieldKind::Text, "The base model's id.", 1, kLongestName},
        {"run", FieldKind::Text, "A run that goes on, in place of a new one.", 1, kLongestName},
        {"preset", FieldKind::Text, "What the settings begin with.", 0, 0, {"quick", "standard", "careful"}},
        {"settings", FieldKind::Scalars, "Those that differ from the preset's, by their names."},
        {"dataset", FieldKind::Text, "A job that built one; else the project's own.", 1, kLongestName},
        {"note", FieldKind::Text, "For people.", 0, kLongestNote}};
    row.oneOf = {"base", "run"};
    return row;
}

JobKindRow evaluationKind()
{
    JobKindRow row{"evaluation", "Measures a voice beside what is promised of it.", {}, {}, prepareEvaluation,
                   evaluate};
    row.fields = {{"voice", FieldKind::Text, "Its id.", 1, kLongestName, {}, true},
                  {"lines", FieldKind::Whole, "Of the hundred that are spoken, at most.", 0, 100},
                  {"clips", FieldKind::Whole, "Of the talent, not trained on, at most.", 0, 1000},
                  {"seed", FieldKind::Whole, "Of voices that use chance.", 0, 9007199254740991.0}};
    return row;
}

} // namespace

Result<void> JobRun::remember(const char* key, Json value)
{
    m_record.kept[key] = std::move(value);
    return m_keep();
}

void JobRun::needs(const VoiceId& voice, ConsentScope scope)
{
    m_record.kept[kConsents].push_back({{"voice", voice.value}, {"scope", name(scope)}});
}

void JobRun::setResults(const fs::path& folder)
{
    m_record.results = folder.lexically_relative(m_session.folder()).string();
}

std::span<const JobKindRow> jobKinds()
{
    static const std::vector<JobKindRow> rows = {episodeKind(), datasetKind(), trainingKind(),
                                                 evaluationKind()};
    return rows;
}

const JobKindRow* findJobKind(std::string_view name)
{
    const auto rows = jobKinds();
    const auto found = std::ranges::find(rows, name, &JobKindRow::name);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace understudy::server

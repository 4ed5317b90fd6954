#include "core/session/evaluation_service.h"

#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/hash.h"
#include "core/measure/evaluation/evaluation_text.h"
#include "core/measure/evaluation/kept_lines.h"
#include "core/session/evaluation_clips_p.h"
#include "core/session/evaluation_targets_p.h"
#include "core/session/job_service.h"
#include "core/session/text_to_say_p.h"

#include <chrono>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFewestReferences = 5; ///< audio.md 7.4
constexpr const char* kHeldOut = "held-out";

/// What changes what is measured; another one is another evaluation.
std::string keyOf(const EvaluationRequest& request, const VoiceInfo& voice, const EvaluationTools& tools)
{
    return sha256("evaluation v1|" + voice.id.value + "|" + voice.version + "|" + voice.engine.name + "|" +
                  voice.engine.version + "|" + std::to_string(request.seed) + "|" +
                  (tools.recognizer ? std::string(tools.recognizer->name()) : std::string()) + "|" +
                  tools.voices.name);
}

/// Of values as they lie in memory.
std::string hashOf(const std::vector<float>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return sha256(
        std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())); // NOLINT: its bytes
}

/// One evaluation under way.
class Evaluating
{
public:
    Evaluating(const EvaluationRequest& request, const VoiceService& voices, JobContext& context,
               EvaluationTools tools, EnglishNormalizer normalize, VoiceInfo voice, KeptLines rows)
        : m_request(request), m_voices(voices), m_context(context),
          m_tools(std::move(tools)), m_with{std::move(normalize), m_tools.recognizer.get()},
          m_rows(std::move(rows))
    {
        m_found.voice = voice.id.value;
        m_found.engine = voice.engine.name + " " + voice.engine.version;
        m_found.version = voice.version;
        m_found.seed = request.seed;
        m_found.recognizer = m_tools.recognizer ? std::string(m_tools.recognizer->name()) : std::string();
    }

    /// The talent's clips, and what the voice of the talent is.
    Result<void> hearClips(const std::vector<DatasetEntry>& clips)
    {
        for (std::size_t i = 0; i < clips.size(); ++i) {
            UNDERSTUDY_CHECK(checkStop());
            report(Stage::Transcribing, i, clips.size());
            UNDERSTUDY_CHECK(hearClip(clips[i]));
        }
        if (m_references.size() >= kFewestReferences)
            m_found.references = References::HeldOut;
        return {};
    }

    /// Where too few clips were left out of training, the voice is compared with what it was given to hear.
    Result<void> hearAnchors(const VoiceProfile& profile)
    {
        if (m_found.references != References::None || !m_tools.voices.embed || profile.anchors.empty())
            return {};
        m_references.clear();
        for (const auto& anchor : profile.anchors) {
            UNDERSTUDY_CHECK(checkStop());
            UNDERSTUDY_TRY(const auto sound, readMono(profile.folder / anchor.file, kStudioRate));
            UNDERSTUDY_TRY(auto voice, voiceOf(sound, m_tools.voices.embed));
            if (!voice.empty())
                m_references.push_back(std::move(voice));
        }
        if (!m_references.empty())
            m_found.references = References::Anchors;
        return {};
    }

    Result<void> speak(const std::vector<EvaluationText>& texts)
    {
        m_centre = centre(m_references.size());
        m_reference = m_found.references == References::None ? std::string() : hashOf(m_centre);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            report(Stage::RenderingLines, i, texts.size());
            auto spoken = speakLine(texts[i]);
            if (!spoken && spoken.error().reason != Reason::ScriptHasProblems &&
                spoken.error().reason != Reason::ScriptEmpty)
                return Failure(spoken.error());
            if (!spoken)
                m_found.leftOut.push_back({texts[i].id, spoken.error()});
            else
                m_spoken.push_back(std::move(*spoken));
        }
        return {};
    }

    /// The words of the clips, for the voice to say.
    std::vector<EvaluationText> wordsOfClips() const
    {
        std::vector<EvaluationText> texts;
        for (const auto& clip : m_real)
            if (!clip.text.empty())
                texts.push_back({clip.id, kHeldOut, clip.text});
        return texts;
    }

    Evaluation finish(TargetFigures figures)
    {
        m_found.speakerEncoder = m_found.references == References::None ? std::string() : m_tools.voices.name;
        m_found.selfSimilarity = selfSimilarity();
        m_found.spoken = figuresOf(m_spoken);
        m_found.real = figuresOf(m_real);
        setSpoken(figures);
        m_found.table = targetTable(figures);
        m_found.lines = std::move(m_spoken);
        m_found.lines.insert(m_found.lines.end(), m_real.begin(), m_real.end());
        return std::move(m_found);
    }

private:
    void report(Stage stage, std::size_t done, std::size_t all)
    {
        m_context.report({stage, double(done), double(all), ProgressUnit::Lines, {}});
    }

    Result<void> hearClip(const DatasetEntry& entry)
    {
        const auto& clip = entry.row.clip;
        MeasuredLine line{.id = clip.id.empty() ? entry.audio.stem().string() : clip.id,
                          .kind = kHeldOut,
                          .text = clip.text.normalized,
                          .file = fileOf(entry),
                          .recording = clip.recording.empty() ? entry.audio.string() : clip.recording};
        const auto sound = soundOf(entry);
        if (!sound) {
            m_found.leftOut.push_back({line.id, sound.error()});
            return {};
        }
        if (m_tools.voices.embed) {
            UNDERSTUDY_TRY(auto voice, voiceOf(*sound, m_tools.voices.embed));
            if (!voice.empty())
                m_references.push_back(std::move(voice));
        }
        line.sound = hashOf(sound->samples);
        if (const auto* kept = m_rows.find(line)) {
            m_real.push_back(*kept);
            return {};
        }
        UNDERSTUDY_CHECK(measureLine(line, *sound, m_with, m_context.stopToken()));
        UNDERSTUDY_CHECK(m_rows.add(line));
        m_real.push_back(std::move(line));
        return {};
    }

    Result<MeasuredLine> speakLine(const EvaluationText& text)
    {
        // Named by what is said: ids are of others' files, and what they say is no path.
        MeasuredLine line{.id = text.id,
                          .kind = text.kind,
                          .text = text.text,
                          .file = "lines/" + sha256(text.text).substr(0, 12) + ".wav"};
        const auto file = m_request.out / line.file;
        std::error_code ignored;
        if (const auto* kept = m_rows.find(line); kept != nullptr && fs::exists(file, ignored)) {
            auto known = *kept; // may be of another line of the same words
            known.id = line.id;
            known.kind = line.kind;
            return compared(std::move(known), file);
        }
        UNDERSTUDY_TRY(const auto sound, spoken(text.text, line.took));
        UNDERSTUDY_TRY(auto writer, AudioWriter::create(file, {.rate = sound.rate}));
        UNDERSTUDY_CHECK(writer.write(sound.samples));
        UNDERSTUDY_CHECK(writer.commit());
        UNDERSTUDY_CHECK(measureLine(line, sound, m_with, m_context.stopToken()));
        UNDERSTUDY_CHECK(compare(line, sound));
        UNDERSTUDY_CHECK(m_rows.add(line));
        return line;
    }

    /// A line that was measured before, compared with the talent as the talent is known now.
    Result<MeasuredLine> compared(MeasuredLine line, const fs::path& file)
    {
        if (line.reference == m_reference)
            return line;
        UNDERSTUDY_TRY(const auto sound, readMono(file, kStudioRate));
        UNDERSTUDY_CHECK(compare(line, sound));
        UNDERSTUDY_CHECK(m_rows.add(line));
        return line;
    }

    Result<void> compare(MeasuredLine& line, const Waveform& sound) const
    {
        line.reference = m_reference;
        line.similarity.reset();
        if (m_reference.empty())
            return {};
        UNDERSTUDY_TRY(const auto voice, voiceOf(sound, m_tools.voices.embed));
        if (!voice.empty())
            line.similarity = cosineOf(voice, m_centre);
        return {};
    }

    Result<Waveform> spoken(const std::string& text, Seconds& took)
    {
        if (!m_isWarm) { // the first line loads the model, which is not synthesis
            m_isWarm = true;
            Seconds ignored;
            UNDERSTUDY_CHECK(spoken("One.", ignored));
        }
        Waveform sound;
        auto& engine = m_voices.engine();
        sound.rate = engine.rate();
        const auto begin = std::chrono::steady_clock::now();
        UNDERSTUDY_CHECK(sayText(
            engine, {text, m_request.voice, m_request.seed}, m_context.stopToken(),
            [&](std::span<const float> chunk) -> Result<void> {
                sound.samples.insert(sound.samples.end(), chunk.begin(), chunk.end());
                return {};
            },
            [](std::size_t, std::size_t) {}));
        took = Seconds(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        return sound;
    }

    Result<void> checkStop() const
    {
        return m_context.cancelled() ? Result<void>(fail(Code::Cancelled)) : Result<void>();
    }

    /// The mean direction of the references but one.
    std::vector<float> centre(std::size_t without) const
    {
        std::vector<float> sum;
        for (std::size_t i = 0; i < m_references.size(); ++i)
            if (i != without)
                addDirection(sum, m_references[i]);
        return sum;
    }

    std::optional<Spread> selfSimilarity() const
    {
        std::vector<MeasuredLine> each;
        for (std::size_t i = 0; i < m_references.size() && m_references.size() > 1; ++i) {
            each.emplace_back();
            each.back().similarity = cosineOf(m_references[i], centre(i));
        }
        return figuresOf(each).similarity;
    }

    void setSpoken(TargetFigures& figures) const
    {
        const auto& spoken = m_found.spoken;
        if (m_tools.recognizer)
            figures.wordErrors = figures.characterErrors = NotMeasured::NotSpoken;
        if (spoken.words)
            figures.wordErrors = spoken.words->rate;
        if (spoken.characters)
            figures.characterErrors = spoken.characters->rate;
        if (spoken.speed)
            figures.synthesisSpeed = *spoken.speed;
        if (m_tools.voices.embed)
            figures.similarity =
                m_found.references == References::None ? NotMeasured::NoReferences : NotMeasured::NotSpoken;
        if (spoken.similarity)
            figures.similarity = spoken.similarity->mean;
    }

    const EvaluationRequest& m_request;
    const VoiceService& m_voices;
    JobContext& m_context;
    EvaluationTools m_tools;
    LineMeasures m_with;
    KeptLines m_rows;
    Evaluation m_found;
    std::vector<MeasuredLine> m_spoken, m_real;
    std::vector<std::vector<float>> m_references;
    std::vector<float> m_centre; ///< of all of them
    std::string m_reference;     ///< a hash of that
    bool m_isWarm = false;       ///< the voice spoke before
};

Result<VoiceInfo> usableVoice(const VoiceService& voices, const VoiceId& id)
{
    std::string known;
    for (const auto& voice : voices.list()) {
        if (voice.info.id == id) {
            if (voice.obstacle)
                return Failure(*voice.obstacle);
            return voice.info;
        }
        known += (known.empty() ? "" : ", ") + voice.info.id.value;
    }
    return fail(Code::NotFound, Reason::VoiceUnknown, id.value, known);
}

Result<std::vector<EvaluationText>> textsOf(const EvaluationRequest& request)
{
    UNDERSTUDY_TRY(const auto texts,
                   readEvaluationTexts(request.texts.empty() ? evaluationTexts() : request.texts));
    return someOf(texts, std::size_t(std::max(request.lines, 0)));
}

} // namespace

JobHandle<Evaluation> EvaluationService::evaluate(EvaluationRequest request)
{
    auto title = request.voice.value;
    return m_jobs->compute().start<Evaluation>(
        JobKind::Evaluation, std::move(title),
        [this, request = std::move(request)](JobContext& context) { return evaluateNow(request, context); });
}

Result<Evaluation> EvaluationService::evaluateNow(const EvaluationRequest& request, JobContext& context) const
{
    UNDERSTUDY_TRY(const auto voice, usableVoice(*m_voices, request.voice));
    UNDERSTUDY_TRY(const auto texts, textsOf(request));
    auto dataset = request.dataset;
    std::error_code ignored;
    if (dataset.empty() && m_runs != nullptr && fs::exists(m_runs->ownDataset(), ignored))
        dataset = m_runs->ownDataset();
    std::vector<DatasetEntry> clips;
    TargetFigures figures;
    if (!dataset.empty()) {
        UNDERSTUDY_TRY(const auto read, readDataset(dataset));
        clips = heldOut(read, std::size_t(std::max(request.clips, 0)));
        UNDERSTUDY_CHECK(addDatasetFigures(figures, dataset, context.stopToken()));
    }
    if (texts.empty() && clips.empty())
        return fail(Code::InvalidInput, Reason::ScriptEmpty, request.voice.value);
    if (!request.master.empty())
        UNDERSTUDY_CHECK(addMasterFigures(figures, request.master, context.stopToken()));
    UNDERSTUDY_TRY(auto tools, m_tools());
    if (tools.recognizer && !tools.recognizer->knows("en"))
        tools.recognizer.reset();
    UNDERSTUDY_TRY(auto normalize, EnglishNormalizer::open());

    UNDERSTUDY_CHECK(ensureFolder(request.out / "lines"));
    UNDERSTUDY_TRY(const auto lock, FolderLock::take(request.out, "understudy", Reason::General));
    UNDERSTUDY_TRY(auto rows, KeptLines::open(request.out, keyOf(request, voice, tools)));
    Evaluating evaluating(request, *m_voices, context, std::move(tools), std::move(normalize), voice,
                          std::move(rows));
    UNDERSTUDY_CHECK(evaluating.hearClips(clips));
    // Draft voices have no profile, and nobody without a project has any.
    const auto profile = m_runs == nullptr || voice.kind == VoiceKind::Draft
                             ? std::nullopt
                             : std::optional(m_voices->show(request.voice));
    if (profile && *profile) {
        UNDERSTUDY_CHECK(evaluating.hearAnchors(**profile));
        addTrainingFigures(figures, **profile, *m_runs, context.stopToken());
    }
    UNDERSTUDY_CHECK(evaluating.speak(texts));
    UNDERSTUDY_CHECK(evaluating.speak(evaluating.wordsOfClips()));
    auto found = evaluating.finish(figures);
    UNDERSTUDY_CHECK(writeFile(request.out / "evaluation.json", jsonOf(found)));
    UNDERSTUDY_CHECK(writeFile(request.out / "report.html", pageOf(found)));
    return found;
}

} // namespace understudy

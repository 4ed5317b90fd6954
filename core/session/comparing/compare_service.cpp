#include "core/session/comparing/compare_service.h"

#include "core/audio/reader.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/measure/text/english_normalizer.h"
#include "core/session/choices.h"
#include "core/session/comparing/comparison_making_p.h"
#include "core/session/comparing/listener_answers.h"
#include "core/session/edit_history.h"
#include "core/session/job_service.h"
#include "core/session/project_store_p.h"
#include "core/session/project_voices_p.h"
#include "core/session/text_to_say_p.h"
#include "core/train/run/checkpoints.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostAnswerBytes{8 << 20};

std::string known(const std::vector<Comparison>& all)
{
    std::string ids;
    for (const auto& one : all)
        ids.append(ids.empty() ? "" : ", ").append(one.id.value);
    return ids;
}

/// The answers of somebody who has the name of another listener go by "Anna (2)".
void tellApart(ListenerAnswers& given, const Comparison& comparison)
{
    const auto isOfAnother = [&](const std::string& name) {
        return std::ranges::any_of(comparison.answers, [&](const ListeningAnswer& one) {
            return one.listener == name &&
                   std::ranges::none_of(given.answers, [&](const ListeningAnswer& answer) {
                       return answer.trial == one.trial && answer.choice == one.choice &&
                              (answer.time.empty() || answer.time == one.time);
                   });
        });
    };
    const auto name = given.listener;
    for (int number = 2; isOfAnother(given.listener); ++number)
        given.listener = name + " (" + std::to_string(number) + ")";
    for (auto& answer : given.answers)
        answer.listener = given.listener;
}

} // namespace

/// Takes a comparison out, or puts it back.
class RemovedComparison final : public Edit
{
public:
    RemovedComparison(CompareService& service, ComparisonId id, std::string state)
        : m_service(&service), m_id(std::move(id)), m_state(std::move(state))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        auto& store = m_service->m_project.store;
        UNDERSTUDY_TRY(auto before, store.comparisonState(m_id));
        UNDERSTUDY_CHECK(store.setComparisonState(m_id, m_state));
        m_service->tell();
        return std::make_unique<RemovedComparison>(*m_service, m_id, std::move(before));
    }
    std::string_view what() const override { return "comparison"; }

private:
    CompareService* m_service;
    ComparisonId m_id;
    std::string m_state;
};

Result<void> checkComparison(const ComparisonToMake& wanted)
{
    const auto count = wanted.slots.size();
    const auto refuse = [](const char* why) { return fail(Code::InvalidInput, "slots", why); };
    if (count > kMostSlots)
        return refuse("more than nine");
    if (wanted.mode == ListeningMode::Abx && count != 2)
        return refuse("ABX compares two");
    if (count < (wanted.mode == ListeningMode::Opinion ? 1U : 2U))
        return refuse("fewer than there are to compare");
    constexpr std::size_t kLongestName = 200; // bytes
    const auto isLong = [](const SlotToCompare& slot) { return slot.name.size() > kLongestName; };
    if (wanted.name.size() > kLongestName || std::ranges::any_of(wanted.slots, isLong))
        return fail(Code::InvalidInput, "name", "longer than 200 characters");
    constexpr int kMostAsked = 1000;
    if (wanted.trials < 0 || wanted.trials > kMostAsked || wanted.repeats > kMostAsked)
        return fail(Code::InvalidInput, "trials", "1 to 1000");
    if (wanted.seed && *wanted.seed > INT64_MAX)
        return fail(Code::InvalidInput, "seed", "at most " + std::to_string(INT64_MAX));
    return {};
}

fs::path CompareService::folder(const ComparisonId& id) const
{
    return m_project.store.folder() / "comparisons" / id.value;
}

Result<std::vector<SoundCandidate>> CompareService::candidates() const
{
    return findCandidates(m_project.store, m_project.runs, m_project.reviews);
}

JobHandle<Comparison> CompareService::create(ComparisonToMake wanted)
{
    auto title = wanted.name;
    const auto speaks = std::ranges::any_of(
        wanted.slots, [](const SlotToCompare& slot) { return slot.kind == SoundKind::Voice; });
    auto& lane = speaks ? m_project.jobs.previews() : m_project.jobs.workers();
    return lane.start<Comparison>(
        JobKind::Preview, std::move(title),
        [this, wanted = std::move(wanted)](JobContext& context) { return createNow(wanted, context); },
        &m_project.jobs.board());
}

Result<Comparison> CompareService::createNow(const ComparisonToMake& wanted, JobContext& context)
{
    UNDERSTUDY_CHECK(m_project.store.checkWritable());
    UNDERSTUDY_CHECK(checkComparison(wanted));
    const std::lock_guard making(m_making);
    std::vector<FoundSlot> found;
    for (const auto& slot : wanted.slots) {
        UNDERSTUDY_TRY(auto one, findSlot(slot, m_project.store, m_project.runs, m_project.reviews));
        if (slot.kind == SoundKind::Voice)
            UNDERSTUDY_CHECK(m_project.voices.checkUse(VoiceId(slot.of), ConsentScope::Render));
        found.push_back(std::move(one));
    }
    UNDERSTUDY_TRY(auto joined, joinItems(std::move(found), wanted.texts));
    if (const auto count = joined.front().items.size(); count > kMostItems)
        return fail(Code::InvalidInput, "slots",
                    std::to_string(count) + " sounds each; at most " + std::to_string(kMostItems));
    UNDERSTUDY_TRY(const auto id, m_project.store.nextComparison());
    std::error_code ignored;
    fs::remove_all(folder(id), ignored); // of one that a crash kept from being stored
    UNDERSTUDY_CHECK(ensureFolder(folder(id).parent_path()));
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(folder(id)));
    const auto speakText = [this, &wanted](const VoiceId& voice, const std::string& text, JobContext& job) {
        return speak(voice, text, wanted.seed.value_or(0), job);
    };
    UNDERSTUDY_TRY(const auto plan,
                   makeComparison(wanted, std::move(joined), staged.path(), speakText, context));
    UNDERSTUDY_CHECK(parsePlan(formatPlan(plan))); // what cannot be read again is not stored
    UNDERSTUDY_CHECK(staged.commit());
    UNDERSTUDY_CHECK(m_project.store.addComparison(id, plan));
    tell();
    return show(id);
}

Result<Waveform> CompareService::speak(const VoiceId& voice, const std::string& text, std::uint64_t seed,
                                       JobContext& context) const
{
    Waveform sound{{}, m_project.engine.rate()};
    UNDERSTUDY_CHECK(sayText(
        m_project.engine, {text, voice, seed}, context.stopToken(),
        [&](std::span<const float> chunk) -> Result<void> {
            sound.samples.insert(sound.samples.end(), chunk.begin(), chunk.end());
            return {};
        },
        [](std::size_t, std::size_t) {}));
    return sound;
}

Result<std::vector<Comparison>> CompareService::list() const
{
    return m_project.store.comparisons();
}

Result<Comparison> CompareService::show(const ComparisonId& id) const
{
    UNDERSTUDY_TRY(auto all, list());
    const auto found = std::ranges::find(all, id, &Comparison::id);
    if (found != all.end())
        return std::move(*found);
    if (const auto state = m_project.store.comparisonState(id); state && *state != "removed")
        return fail(Code::Corrupt, Reason::ProjectCorrupt, m_project.store.folder().string(), id.value);
    return fail(Code::NotFound, Reason::ComparisonUnknown, id.value, known(all));
}

JobHandle<ComparedWaves> CompareService::load(const ComparisonId& id) const
{
    return m_project.jobs.workers().start<ComparedWaves>(
        JobKind::Background, id.value, [this, id](JobContext& context) -> Result<ComparedWaves> {
            UNDERSTUDY_TRY(const auto comparison, show(id));
            return loadNow(comparison, context);
        });
}

Result<ComparedWaves> CompareService::loadNow(const Comparison& comparison, JobContext& context) const
{
    ComparedWaves waves;
    for (const auto& item : comparison.plan.items) {
        auto& sounds = waves.emplace_back();
        for (const auto& sound : item.sounds) {
            if (context.cancelled())
                return fail(Code::Cancelled);
            const auto file = folder(comparison.id) / sound.file;
            const auto hash = sha256File(file, context.stopToken());
            if (!hash || *hash != sound.sha256)
                return fail(hash ? Code::Corrupt : hash.error().code, Reason::SoundGone, comparison.plan.name,
                            file.string());
            UNDERSTUDY_TRY(const auto reader, AudioReader::open(file));
            UNDERSTUDY_TRY(auto wave, readMono(file, reader.info().rate));
            sounds.push_back(std::make_shared<const Waveform>(std::move(wave)));
        }
    }
    return waves;
}

JobHandle<CompareService::HeardSounds>
CompareService::hear(std::vector<std::shared_ptr<const Waveform>> sounds, std::string text) const
{
    return m_project.jobs.workers().start<HeardSounds>(
        JobKind::Background, {},
        [this, sounds = std::move(sounds),
         text = std::move(text)](JobContext& context) -> Result<HeardSounds> {
            const std::lock_guard hearing(m_hearing);
            if (!m_tools) {
                UNDERSTUDY_TRY(m_tools, m_project.tools());
            }
            UNDERSTUDY_TRY(const auto normalize, EnglishNormalizer::open());
            HeardSounds made{normalize(text), std::vector<std::optional<std::string>>(sounds.size())};
            for (std::size_t i = 0; m_tools->recognizer && i < sounds.size(); ++i) {
                const auto& sound = *sounds[i];
                if (context.cancelled())
                    return fail(Code::Cancelled);
                if (const auto heard =
                        m_tools->recognizer->hear(sound.samples, sound.rate, context.stopToken()))
                    made.heard[i] = normalize(heard->text);
            }
            return made;
        });
}

Result<void> CompareService::answer(const ComparisonId& id, const ListeningAnswer& answer)
{
    UNDERSTUDY_TRY(const auto comparison, show(id));
    if (!comparison.plan.mode || answer.trial >= comparison.trials().size() ||
        !isChoice(*comparison.plan.mode, answer.choice) || answer.listener.empty())
        return fail(Code::InvalidInput, id.value, "trial " + std::to_string(answer.trial + 1));
    UNDERSTUDY_CHECK(m_project.store.addAnswers(id, std::span(&answer, 1)));
    tell();
    return {};
}

Result<void> CompareService::end(const ComparisonId& id)
{
    UNDERSTUDY_TRY(const auto comparison, show(id));
    if (!mayEnd(comparison))
        return fail(Code::InvalidInput, id.value,
                    !comparison.plan.mode        ? "it asks nothing that could end"
                    : comparison.isEnded         ? "it has ended already"
                    : comparison.answers.empty() ? "nobody has answered anything yet"
                                                 : "of ABX somebody has to answer all trials first");
    UNDERSTUDY_CHECK(m_project.store.setComparisonState(id, "ended"));
    tell();
    return {};
}

Result<void> CompareService::remove(const ComparisonId& id)
{
    if (const auto there = show(id); !there && there.error().code == Code::NotFound)
        return Failure(there.error());
    return m_project.edits.perform(std::make_unique<RemovedComparison>(*this, id, "removed"));
}

Result<ComparisonResults> CompareService::results(const ComparisonId& id) const
{
    UNDERSTUDY_TRY(auto comparison, show(id));
    return resultsOf(std::move(comparison));
}

Result<void> CompareService::exportResults(const ComparisonId& id, const fs::path& out) const
{
    UNDERSTUDY_TRY(const auto found, results(id));
    if (out.extension() == ".csv")
        return writeFile(out, answersCsv(found));
    if (out.extension() == ".json")
        return writeFile(out, resultsJson(found));
    return fail(Code::InvalidInput, Reason::NameInvalid, out.filename().string(), ".csv, .json");
}

JobHandle<Bytes> CompareService::savePage(const ComparisonId& id, fs::path out) const
{
    return m_project.jobs.workers().start<Bytes>(
        JobKind::Background, id.value,
        [this, id, out = std::move(out)](JobContext& context) -> Result<Bytes> {
            UNDERSTUDY_TRY(const auto comparison, show(id));
            if (!comparison.plan.mode)
                return fail(Code::InvalidInput, id.value, "free");
            UNDERSTUDY_TRY(const auto waves, loadNow(comparison, context));
            const auto page = listeningPage(comparison.plan, waves);
            UNDERSTUDY_CHECK(writeFile(out, page));
            return Bytes(static_cast<std::int64_t>(page.size()));
        });
}

Result<TakenAnswers> CompareService::takeAnswers(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto text, readFile(file, kMostAnswerBytes));
    UNDERSTUDY_TRY(auto given, parseAnswers(text, file.string()));
    UNDERSTUDY_TRY(const auto all, list());
    const auto found =
        std::ranges::find_if(all, [&](const Comparison& one) { return printOf(one.plan) == given.print; });
    if (found == all.end())
        return fail(Code::InvalidInput, Reason::AnswersOther, file.string(),
                    given.test + "/" + (all.empty() ? std::string("-") : all.front().plan.name));
    UNDERSTUDY_CHECK(checkAnswers(given, found->plan, file.string()));
    tellApart(given, *found);
    UNDERSTUDY_CHECK(m_project.store.addAnswers(found->id, given.answers));
    UNDERSTUDY_TRY(const auto after, show(found->id));
    tell();
    return TakenAnswers{found->id, given.listener,
                        after.answered(given.listener) - found->answered(given.listener)};
}

Result<UsedResult> CompareService::use(const ComparisonId& id, std::size_t slot)
{
    UNDERSTUDY_TRY(const auto comparison, show(id));
    if (slot >= comparison.plan.slots.size())
        return fail(Code::InvalidInput, id.value, "slot");
    const auto& chosen = comparison.plan.slots[slot];
    if (chosen.kind == SoundKind::Take) {
        const auto take = takeNamed(chosen.of);
        if (!take)
            return fail(Code::InvalidInput, chosen.of, "episode/line/take");
        UNDERSTUDY_CHECK(
            m_project.choices.chooseTake(EpisodeId(take->episode), LineId(take->line), take->number));
        return UsedResult{chosen.kind, chosen.of};
    }
    if (chosen.kind != SoundKind::Checkpoint)
        return fail(Code::InvalidInput, chosen.slot.name, "neither a take nor a checkpoint");
    UNDERSTUDY_TRY(const auto first, parseCheckpointName(chosen.of));
    std::vector<std::int64_t> steps{first.step.value_or(0)};
    if (comparison.plan.mode && comparison.plan.mode != ListeningMode::Abx) {
        UNDERSTUDY_TRY(const auto found, resultsOf(comparison));
        for (const auto other : found.ranking) {
            const auto& ranked = comparison.plan.slots[other];
            const auto name = parseCheckpointName(ranked.of);
            if (other != slot && ranked.kind == SoundKind::Checkpoint && name && name->run == first.run &&
                name->step)
                steps.push_back(*name->step);
        }
    }
    UNDERSTUDY_CHECK(m_project.choices.rank(RunId(first.run), steps));
    return UsedResult{chosen.kind, chosen.of};
}

std::unique_ptr<Subscription> CompareService::subscribe(std::function<void(const std::uint64_t&)> listener)
{
    return m_revision.subscribe(std::move(listener));
}

void CompareService::tell()
{
    m_revision.update([](std::uint64_t& revision) { ++revision; });
}

} // namespace understudy

#include "app/cli/dataset_arguments.h"

#include "core/base/digits.h"
#include "core/data/transcripts/table.h"
#include "core/session/project_folder.h"
#include "core/session/recognizers.h"
#include "core/session/voice_encoders.h"
#include "core/text/language_tag.h"

#include <cmath>
#include <map>
#include <sstream>

namespace understudy::cli {

namespace {

Failure wrong(const std::string& option, const std::string& allowed)
{
    return fail(Code::InvalidInput, Reason::General, option, allowed);
}

/// "80/10/10"
Result<SplitShares> sharesOf(const std::string& text)
{
    SplitShares shares;
    std::istringstream in(text);
    char first = 0, second = 0;
    in >> shares.train >> first >> shares.validation >> second >> shares.test;
    const bool isRead = !in.fail() && in.peek() == EOF && first == '/' && second == '/';
    const bool isWhole = std::abs(shares.train + shares.validation + shares.test - 100) < 1e-6;
    if (!isRead || !isWhole || std::min({shares.train, shares.validation, shares.test}) < 0 ||
        shares.train <= 0)
        return wrong("--split " + text, "give three shares that sum to 100, as 80/10/10");
    return shares;
}

/// Names that begin as the one that was given does; without any, all.
std::string limitsLike(const std::string& given, const std::vector<Limit>& limits)
{
    constexpr std::size_t kBeginning = 3;
    const auto names = limitNames(limits);
    std::string near, all;
    for (const auto& known : names) {
        all += (all.empty() ? "" : ", ") + known;
        if (known.substr(0, kBeginning) == given.substr(0, kBeginning))
            near += (near.empty() ? "" : ", ") + known;
    }
    return near.empty() ? "the limits are " + all : "those like it are " + near;
}

/// One sentence for what setLimit() refused.
Failure wrongLimit(const std::string& given, const std::vector<Limit>& limits)
{
    const auto name = given.substr(0, given.find('='));
    const auto names = limitNames(limits);
    const auto has = [&](const std::string& known) { return std::ranges::find(names, known) != names.end(); };
    if (has(name))
        return wrong("--limit " + given, "give a number or none, as " + name + "=20");
    if (has(name + ".reject")) {
        const auto value = given.substr(name.size());
        return wrong("--limit " + given,
                     "add .reject, beyond which a clip is left out, or .review, beyond which it "
                     "is to be looked at: --limit " +
                         name + ".reject" + (value.size() > 1 ? value : "=20"));
    }
    return wrong("--limit " + given, "there is no limit of that name; " + limitsLike(name, limits));
}

} // namespace

Result<void> addLimits(const DatasetArguments& given, std::vector<Limit>& limits)
{
    for (const auto& limit : given.limits)
        if (!setLimit(limits, limit))
            return wrongLimit(limit, limits);
    return {};
}

std::string whyWithoutWords(const BuildRequest& request, const DatasetArguments& given)
{
    if (given.transcribe == "none")
        return "no file beside their recordings tells them, and --transcribe is none";
    if (!request.ingest.recognizer)
        return "no file beside their recordings tells them, and nobody here hears them: get a Whisper "
               "(understudy model fetch openai/whisper-small) or, for English, PocketSphinx's model (Debian: "
               "pocketsphinx-en-us)";
    return {};
}

Result<BuildRequest> requestOf(const DatasetArguments& given)
{
    auto request = given.request;
    request.recordings.assign(given.recordings.begin(), given.recordings.end());
    request.out = given.out;
    request.ingest.rate = SampleRate(given.rate);
    request.ingest.repairs.hum.mainsHz = given.mains == "auto" ? 0 : std::stoi(given.mains);
    UNDERSTUDY_TRY(request.shares, sharesOf(given.split));
    auto& cut = request.ingest.cut;
    // A clip holds its longest pause and both margins.
    if (cut.shortest >= cut.longest || cut.longest.value <= cut.hardPause.value + 2e-3 * cut.margin.value)
        return wrong("--max-sec " + digitsOf(cut.longest.value, 1),
                     "give more than --min-sec, and than a pause with both margins");
    if (!isLanguageTag(request.ingest.language))
        return wrong("--language " + request.ingest.language,
                     "there is no such language; give a tag as en, de or pt-BR");
    if (!request.targetSpeaker.empty() && !given.project.empty())
        return wrong("--target-speaker-dir",
                     "a project compares all its clips with each other; leave it out, "
                     "or build without --project");
    setDurations(request.ingest.limits, cut.shortest, cut.longest);
    if (given.similarity)
        setSimilarity(request.ingest.limits, *given.similarity);
    const ModelStore models(ModelStore::userFolder(), given.project.empty()
                                                          ? std::filesystem::path()
                                                          : projectFolder(given.project) / "models");
    request.ingest.voices = findVoiceEncoder(models);
    if (given.transcribe == "draft")
        request.ingest.recognizer = findRecognizer(models, request.ingest.language);
    if (!given.transcripts.empty()) {
        UNDERSTUDY_TRY(auto table, readTable(given.transcripts));
        request.ingest.table = std::make_shared<const Table>(std::move(table));
    }
    return request;
}

namespace {

/// `given` outlives the parsing, as all below.
void addCutOptions(CLI::App* build, DatasetArguments& given)
{
    auto& ingest = given.request.ingest;
    build->add_option("--sr", given.rate, "Sample rate of the clips")
        ->capture_default_str()
        ->check(CLI::Range(8000, 48000));
    build->add_option("--min-sec,--min_sec", ingest.cut.shortest.value, "Shortest clip, seconds")
        ->capture_default_str()
        ->check(CLI::Range(0.5, 60.0));
    build->add_option("--max-sec,--max_sec", ingest.cut.longest.value, "Longest clip, seconds")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 60.0));
    build
        ->add_option("--margin-ms,--margin_ms", ingest.cut.margin.value,
                     "Sound kept before and after speech; more where a clip would be too short")
        ->capture_default_str()
        ->check(CLI::Range(0, 1000));
    build
        ->add_option("--channel", ingest.channel,
                     "Which channel of a stereo recording: auto, mix, left, right")
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, ChannelChoice>{{"auto", ChannelChoice::Auto},
                                                                         {"mix", ChannelChoice::Mix},
                                                                         {"left", ChannelChoice::Left},
                                                                         {"right", ChannelChoice::Right}}));
}

void addRepairOptions(CLI::App* build, DatasetArguments& given)
{
    auto& repairs = given.request.ingest.repairs;
    build->add_flag("--hum-autonotch,--hum_autonotch", repairs.hum.isOn,
                    "Take mains hum out where it is found");
    build->add_option("--mains", given.mains, "Mains frequency")
        ->capture_default_str()
        ->check(CLI::IsMember({"50", "60", "auto"}));
    build
        ->add_option("--notch-strength,--notch_strength", repairs.hum.strength,
                     "Share of the hum that is taken out")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    build
        ->add_option("--high-pass,--high_pass", repairs.highPassHz,
                     "Take out what lies below, Hz; 0: nothing")
        ->check(CLI::Range(0.0, kMostHighPassHz));
    build->add_option("--denoise", repairs.noiseReduction.value, "Take steady noise down by so many dB")
        ->check(CLI::Range(0.0, kMostNoiseReduction.value));
    build->add_flag("--declick", repairs.declick, "Take clicks out");
}

/// The names are the kit's; what they measure is said where they are used.
void addSpeakerOptions(CLI::App* build, DatasetArguments& given)
{
    build->add_option(
        "--target-speaker-dir,--target_speaker_dir", given.request.targetSpeaker,
        "Folder with clips of the one speaker, 30 s or more: what is not their voice is left out, by an "
        "ECAPA-TDNN of the models, or else to be looked at, by its spectrum");
    build
        ->add_option(
            "--spk-sim-thresh,--spk_sim_thresh", given.similarity,
            "Least likeness to the speaker, 0 to 1 (default: 0.55); below, a clip is to be looked at, "
            "and left out where it is 0.1 below")
        ->check(CLI::Range(0.0, 1.0));
}

} // namespace

void addLimitOption(CLI::App* command, const std::shared_ptr<DatasetArguments>& given)
{
    command
        ->add_option(
            "--limit", given->limits,
            "Another limit of what is kept, as snr_db.reject=20 or clicks.review=none; may be repeated")
        ->allow_extra_args(false);
}

void addBuildOptions(CLI::App* build, const std::shared_ptr<DatasetArguments>& given)
{
    build->add_option("recordings,--in-dir,--in_dir", given->recordings,
                      "Files, or folders with all below them");
    build->add_option("-o,--out,--out-dir,--out_dir", given->out,
                      "Folder of the dataset; one made before is replaced");
    build->add_option(
        "-p,--project", given->project,
        "Project: recordings are added to its review; without any, what is accepted there is built");
    build->add_option("--transcripts", given->transcripts,
                      "Table with the words of many recordings (LJSpeech, .list, CSV, JSON Lines)");
    addCutOptions(build, *given);
    addRepairOptions(build, *given);
    addSpeakerOptions(build, *given);
    build
        ->add_option("--transcribe", given->transcribe,
                     "Words of recordings that no file tells: draft (a Whisper of the models, else "
                     "PocketSphinx for English) or none")
        ->capture_default_str()
        ->check(CLI::IsMember({"draft", "none"}));
    build->add_option("--language", given->request.ingest.language, "Of the recordings, as en or de-CH")
        ->capture_default_str();
    addLimitOption(build, given);
    build->add_option("--split", given->split, "Shares of train, val and test")->capture_default_str();
    build->add_option("--split-seed,--split_seed", given->request.seed, "Seed of the split")
        ->capture_default_str();
}

} // namespace understudy::cli

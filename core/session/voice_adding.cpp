// How a trained voice comes into a project, and goes: prepared aside, then moved into place by an edit.

#include "core/audio/reader.h"
#include "core/audio/trim.h"
#include "core/audio/writer.h"
#include "core/base/contract.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/model/lora/adapter_config.h"
#include "core/model/weights/tensor_store.h"
#include "core/session/edit_history.h"
#include "core/session/project_voices_p.h"
#include "core/session/voice_service.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostConfig{1'000'000};
constexpr Seconds kShortestAnchor{1};
constexpr Seconds kLongestAnchor{60}; // 750 frames of the 2,048 positions that a line and its context share

/// Moves a voice's folder to where voices are, or out of there, and puts down what project.db then says of
/// its consent: a later voice of the same name must not inherit it.
class VoiceFolderEdit final : public Edit
{
public:
    VoiceFolderEdit(ProjectStore& store, VoiceId voice, fs::path from, fs::path to,
                    std::optional<std::string> consent = {})
        : m_store(&store), m_voice(std::move(voice)), m_from(std::move(from)), m_to(std::move(to)),
          m_consent(std::move(consent))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        UNDERSTUDY_CHECK(m_store->checkWritable());
        UNDERSTUDY_TRY(auto before, m_store->consent(m_voice));
        UNDERSTUDY_CHECK(move(m_from, m_to));
        if (auto kept = m_store->setConsent(m_voice, m_consent); !kept) {
            if (const auto back = move(m_to, m_from); !back)
                return Failure(back.error());
            return Failure(std::move(kept).error());
        }
        return std::make_unique<VoiceFolderEdit>(*m_store, m_voice, m_to, m_from, std::move(before));
    }
    std::string_view what() const override { return "voice"; }

private:
    static Result<void> move(const fs::path& from, const fs::path& to)
    {
        UNDERSTUDY_CHECK(ensureFolder(to.parent_path()));
        std::error_code ignored;
        if (fs::exists(to, ignored))
            return fail(Code::InvalidInput, Reason::AlreadyExists, to.string());
        if (std::rename(from.c_str(), to.c_str()) != 0)
            return Failure(systemError(errno, from));
        syncFolder(to.parent_path());
        return {};
    }

    ProjectStore* m_store;
    VoiceId m_voice;
    fs::path m_from, m_to;
    std::optional<std::string> m_consent;
};

/// A place for a voice that is not in use: removed, or not there yet.
fs::path freePlace(const fs::path& voice)
{
    const auto removed = voice.parent_path() / ".removed";
    std::error_code ignored;
    for (int i = 1;; ++i)
        if (auto place = removed / (voice.filename().string() + "-" + std::to_string(i));
            !fs::exists(place, ignored))
            return place;
}

Result<std::string> copyHashed(const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_CHECK(copyFile(from, to));
    return sha256File(to);
}

/// By its names: a whole model here would be loaded as an adapter that changes nothing.
Result<void> checkAdapterWeights(const fs::path& file)
{
    UNDERSTUDY_TRY(const auto weights, TensorStore::open(file));
    const bool isAdapter = std::ranges::any_of(weights->tensors(), [](const auto& tensor) {
        return tensor.first.find(".lora_A.") != std::string::npos;
    });
    if (!isAdapter)
        return fail(Code::InvalidInput, Reason::WeightsUnknown, file.string(), "no LoRA");
    return {};
}

Result<AdapterHashes> copyAdapter(const fs::path& from, const fs::path& to)
{
    UNDERSTUDY_TRY(const auto config, readFile(from / kAdapterConfig, kMostConfig));
    UNDERSTUDY_CHECK(readAdapterConfig(config, (from / kAdapterConfig).string()));
    UNDERSTUDY_CHECK(checkAdapterWeights(from / kAdapterWeights));
    AdapterHashes hashes;
    UNDERSTUDY_TRY(hashes.config, copyHashed(from / kAdapterConfig, to / kAdapterConfig));
    UNDERSTUDY_TRY(hashes.weights, copyHashed(from / kAdapterWeights, to / kAdapterWeights));
    return hashes;
}

std::string inSeconds(Seconds length)
{
    return digitsOf(length.value, 1) + " s";
}

Failure unusable(const fs::path& clip, std::string why)
{
    return fail(Code::InvalidInput, Reason::AnchorUnusable, clip.string(), std::move(why));
}

Result<Waveform> readAnchor(const AnchorToAdd& given)
{
    const auto& clip = given.clip;
    const bool isPart = given.end > Seconds();
    UNDERSTUDY_TRY(const auto reader, AudioReader::open(clip));
    const auto& info = reader.info();
    const auto told = isPart ? given.end - given.start : toSeconds(info.length, info.rate);
    const auto most = inSeconds(kLongestAnchor) + " at most";
    if (told > kLongestAnchor)
        return unusable(clip, inSeconds(told) + "; " + most);
    auto sound = isPart ? readMonoPart(clip, kStudioRate, given.start, given.end)
                        : readMono(clip, kStudioRate, kLongestAnchor);
    // A file that does not say its length beforehand.
    if (!sound && sound.error().reason == Reason::SoundTooLong)
        return unusable(clip, "longer than " + inSeconds(kLongestAnchor));
    UNDERSTUDY_CHECK(sound);
    if (const auto length = toSeconds(sound->length(), kStudioRate); length < kShortestAnchor)
        return unusable(clip, inSeconds(length) + "; " + inSeconds(kShortestAnchor) + " at least");
    if (!speechBounds(sound->samples, kStudioRate))
        return unusable(clip, "silent");
    return sound;
}

Result<VoiceAnchor> copyAnchor(const AnchorToAdd& given, const fs::path& folder)
{
    VoiceAnchor anchor;
    anchor.id = given.id.empty() ? given.clip.stem().string() : given.id;
    anchor.text = given.text.substr(0, given.text.find_last_not_of(" \t\r\n") + 1); // as files end
    if (!isValidName(anchor.id))
        return fail(Code::InvalidInput, Reason::NameInvalid, anchor.id);
    if (given.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return unusable(given.clip, "no text");
    UNDERSTUDY_TRY(const auto sound, readAnchor(given));
    anchor.file = fs::path("anchors") / (anchor.id + ".wav");
    anchor.length = toSeconds(sound.length(), kStudioRate);
    std::error_code ignored;
    if (fs::exists(folder / anchor.file, ignored))
        return fail(Code::InvalidInput, Reason::AlreadyExists, anchor.id);
    UNDERSTUDY_CHECK(ensureFolder(folder / "anchors"));
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(folder / anchor.file, {.format = SampleFormat::Pcm24}));
    UNDERSTUDY_CHECK(writer.write(sound.samples));
    UNDERSTUDY_CHECK(writer.commit());
    UNDERSTUDY_TRY(anchor.sha256, sha256File(folder / anchor.file));
    return anchor;
}

/// All of the voice, in `folder`.
Result<void> prepare(const VoiceToAdd& given, const BaseFinder& findBase, const fs::path& folder,
                     JobContext& context)
{
    VoiceProfile profile;
    profile.name = given.name;
    profile.speaker = given.speaker;
    profile.language = given.language;
    profile.gender = given.gender;
    profile.sampling = given.sampling;
    UNDERSTUDY_TRY(profile.base, findBase(given.base));
    const auto copying = [&](const fs::path& what) {
        context.report({Stage::Copying, 0, 0, ProgressUnit::FileBytes, what.filename().string()});
    };
    copying(given.adapter);
    if (!given.adapter.empty()) {
        UNDERSTUDY_TRY(profile.adapter, copyAdapter(given.adapter, folder));
    }
    for (const auto& anchor : given.anchors) {
        if (context.cancelled())
            return fail(Code::Cancelled);
        copying(anchor.clip);
        UNDERSTUDY_TRY(auto copied, copyAnchor(anchor, folder));
        profile.anchors.push_back(std::move(copied));
    }
    if (!profile.anchors.empty())
        profile.defaultAnchors = {profile.anchors.front().id};
    return writeVoiceProfile(folder, profile);
}

/// The project's record of its speaker, with the spoken statement, into the voice's folder; its text. None:
/// there is none.
Result<std::optional<std::string>> carryConsent(const VoiceService::Project& project, const fs::path& folder)
{
    UNDERSTUDY_TRY(const auto record, project.voices.consent(VoiceId()));
    if (!record)
        return std::optional<std::string>();
    if (record->spoken) {
        UNDERSTUDY_CHECK(ensureFolder((folder / record->spoken->file).parent_path()));
        UNDERSTUDY_CHECK(
            copyHashed(project.store.folder() / record->spoken->file, folder / record->spoken->file));
    }
    auto text = formatConsent(*record);
    UNDERSTUDY_CHECK(writeFile(folder / kConsentFile, text));
    return std::optional(std::move(text));
}

/// Where a voice of this name will be; nothing is there yet.
Result<fs::path> placeFor(const VoiceService::Project& project, const std::string& name)
{
    if (!isValidName(name))
        return fail(Code::InvalidInput, Reason::NameInvalid, name);
    auto place = project.voices.folder(VoiceId(name));
    std::error_code ignored;
    if (fs::exists(place, ignored))
        return fail(Code::InvalidInput, Reason::AlreadyExists, place.string());
    return place;
}

/// All of the voice with its consent, whose text it gives.
Result<std::optional<std::string>> prepareAll(const VoiceService::Project& project, const VoiceToAdd& given,
                                              const fs::path& folder, JobContext& context)
{
    UNDERSTUDY_CHECK(prepare(given, project.voices.findBase(), folder, context));
    std::optional<std::string> consent;
    if (given.isProjectSpeaker) {
        UNDERSTUDY_TRY(consent, carryConsent(project, folder));
    }
    if (context.cancelled())
        return fail(Code::Cancelled);
    return consent;
}

Result<VoiceStatus> addVoice(const VoiceService::Project& project, const VoiceToAdd& given,
                             JobContext& context)
{
    UNDERSTUDY_CHECK(project.store.checkWritable());
    UNDERSTUDY_TRY(const auto place, placeFor(project, given.name));
    const VoiceId voice(given.name);
    const auto aside = freePlace(place);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(aside));
    UNDERSTUDY_TRY(auto consent, prepareAll(project, given, staged.path(), context));
    UNDERSTUDY_CHECK(staged.commit());
    if (auto moved = project.edits.perform(
            std::make_unique<VoiceFolderEdit>(project.store, voice, aside, place, std::move(consent)));
        !moved) {
        std::error_code ignored;
        fs::remove_all(aside, ignored);
        return Failure(std::move(moved).error());
    }
    return project.voices.status(voice);
}

/// What project.db would say of its consent, which was not written, is in the voice's folder.
Result<VoiceStatus> addVoiceBeside(const VoiceService::Project& project, const VoiceToAdd& given,
                                   JobContext& context)
{
    UNDERSTUDY_TRY(const auto place, placeFor(project, given.name));
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(place));
    UNDERSTUDY_CHECK(prepareAll(project, given, staged.path(), context));
    UNDERSTUDY_CHECK(staged.commit());
    return project.voices.status(VoiceId(given.name));
}

} // namespace

Result<VoiceProfile> VoiceService::show(const VoiceId& voice) const
{
    UNDERSTUDY_ASSERT(m_project);
    return m_project->voices.profile(voice);
}

VoiceStatus VoiceService::status(const VoiceId& voice) const
{
    UNDERSTUDY_ASSERT(m_project);
    return m_project->voices.status(voice);
}

JobHandle<VoiceStatus> VoiceService::add(VoiceToAdd voice)
{
    return startAdding(std::move(voice), addVoice);
}

JobHandle<VoiceStatus> VoiceService::addBeside(VoiceToAdd voice)
{
    return startAdding(std::move(voice), addVoiceBeside);
}

JobHandle<VoiceStatus> VoiceService::startAdding(VoiceToAdd voice, HowToAdd add)
{
    UNDERSTUDY_ASSERT(m_project);
    auto title = voice.name;
    return m_jobs->workers().start<VoiceStatus>(
        JobKind::Import, std::move(title),
        [project = *m_project, voice = std::move(voice), add](JobContext& context) {
            return add(project, voice, context);
        },
        &m_jobs->board());
}

Result<void> VoiceService::remove(const VoiceId& voice)
{
    UNDERSTUDY_ASSERT(m_project);
    UNDERSTUDY_CHECK(m_project->store.checkWritable());
    // A damaged one can be removed too.
    const auto read = show(voice);
    if (!read && read.error().reason == Reason::VoiceUnknown)
        return Failure(read.error());
    const auto place = m_project->voices.folder(voice);
    return m_project->edits.perform(
        std::make_unique<VoiceFolderEdit>(m_project->store, voice, place, freePlace(place)));
}

} // namespace understudy

#include "core/session/project_voices_p.h"

#include "core/base/files.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostConsent{1'000'000};

/// Empty where there is no such file.
Result<std::optional<std::string>> readIfThere(const fs::path& file)
{
    auto text = readFile(file, kMostConsent);
    if (!text && text.error().reason == Reason::FileMissing)
        return std::optional<std::string>();
    UNDERSTUDY_CHECK(text);
    return std::optional(std::move(*text));
}

Result<std::optional<ConsentRecord>> parsed(const std::optional<std::string>& text, const fs::path& subject)
{
    if (!text)
        return std::optional<ConsentRecord>();
    return parseConsent(*text, subject.string()).map([](ConsentRecord record) {
        return std::optional(std::move(record));
    });
}

/// Nothing when the base is there and the one the voice was made for.
Result<void> checkBase(const BaseFinder& find, const VoiceProfile& profile)
{
    UNDERSTUDY_TRY(const auto base, find(profile.base.id));
    if (base.sha256 != profile.base.sha256)
        return fail(Code::Corrupt, Reason::HashMismatch, profile.base.id,
                    base.sha256 + "/" + profile.base.sha256);
    return {};
}

} // namespace

ProjectVoices::ProjectVoices(const ProjectStore& store, const VoiceEngine& engine, BaseFinder findBase)
    : m_store(store), m_engine(engine), m_findBase(std::move(findBase))
{
}

fs::path ProjectVoices::folder(const VoiceId& voice) const
{
    return m_store.folder() / "voices" / voice.value;
}

fs::path ProjectVoices::consentFolder(const VoiceId& voice) const
{
    return voice.empty() ? m_store.folder() : folder(voice);
}

std::vector<VoiceId> ProjectVoices::trained() const
{
    std::vector<VoiceId> voices;
    std::error_code error;
    fs::directory_iterator entries(m_store.folder() / "voices", error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::error_code ignored;
        if (const auto name = entries->path().filename().string();
            isValidName(name) && fs::exists(entries->path() / kVoiceFile, ignored))
            voices.emplace_back(name);
    }
    std::ranges::sort(voices);
    return voices;
}

VoiceStatus ProjectVoices::status(const VoiceId& voice) const
{
    const auto read = profile(voice);
    VoiceStatus status{read ? voiceInfo(*read) : VoiceInfo{voice, voice.value, VoiceKind::Cloned}, {}};
    status.info.engine = m_engine.stamp(VoiceKind::Cloned);
    if (!read) {
        status.obstacle = read.error();
        return status;
    }
    auto usable = checkUse(voice, ConsentScope::Render);
    if (usable)
        usable = checkBase(m_findBase, *read);
    if (!usable)
        status.obstacle = usable.error();
    return status;
}

std::vector<VoiceStatus> ProjectVoices::statuses() const
{
    std::vector<VoiceStatus> statuses;
    const auto names = trained();
    std::ranges::transform(names, std::back_inserter(statuses),
                           [this](const VoiceId& voice) { return status(voice); });
    for (auto& own : ownVoices(m_engine))
        if (std::ranges::find(names, own.id) == names.end())
            statuses.push_back({std::move(own), {}});
    return statuses;
}

Result<VoiceProfile> ProjectVoices::profile(const VoiceId& voice) const
{
    std::error_code ignored;
    // The name becomes a path.
    if (isValidName(voice.value) && fs::exists(folder(voice) / kVoiceFile, ignored))
        return readVoiceProfile(folder(voice));
    std::string known;
    const auto add = [&](const VoiceId& id) { known.append(known.empty() ? "" : ", ").append(id.value); };
    std::ranges::for_each(trained(), add);
    for (const auto& own : m_engine.voices())
        add(own.id);
    return fail(Code::NotFound, Reason::VoiceUnknown, voice.value, std::move(known));
}

Result<std::optional<ConsentRecord>> ProjectVoices::consent(const VoiceId& voice) const
{
    UNDERSTUDY_TRY(const auto row, m_store.consent(voice));
    UNDERSTUDY_TRY(const auto kept, parsed(row, m_store.folder() / "project.db"));
    if (voice.empty())
        return kept;
    const auto file = folder(voice) / kConsentFile;
    UNDERSTUDY_TRY(const auto text, readIfThere(file));
    UNDERSTUDY_TRY(const auto carried, parsed(text, file));
    return kept && carried ? stricter(*kept, *carried) : kept ? kept : carried;
}

bool ProjectVoices::isDraft(const VoiceId& voice) const
{
    const auto own = m_engine.voices();
    const auto found = std::ranges::find(own, voice, &VoiceInfo::id);
    return found != own.end() && found->kind == VoiceKind::Draft;
}

/// By the base itself: what voice.json says of it anybody may have written.
bool ProjectVoices::isSynthetic(const VoiceProfile& profile) const
{
    const auto base = m_findBase(profile.base.id);
    return base && base->isSynthetic && base->sha256 == profile.base.sha256;
}

Result<void> ProjectVoices::checkUse(const VoiceId& voice, ConsentScope scope) const
{
    if (isDraft(voice))
        return {};
    UNDERSTUDY_TRY(const auto made, profile(voice));
    if (isSynthetic(made))
        return {};
    UNDERSTUDY_TRY(const auto record, consent(voice));
    const auto allowed = checkConsent(record, scope, today(), voice.value);
    // Without its base a synthetic voice asks for a consent that it does not need: say what is missing.
    if (!allowed && made.base.isSynthetic)
        if (const auto base = m_findBase(made.base.id); !base)
            return Failure(base.error());
    return allowed;
}

} // namespace understudy

#include "core/synth/voice_profile.h"

#include "core/base/digits.h"
#include "core/base/hash.h"

#include <algorithm>

namespace understudy {

namespace fs = std::filesystem;

namespace {

Result<void> verifyFile(const fs::path& file, const std::string& expected)
{
    UNDERSTUDY_TRY(const auto found, sha256File(file));
    if (found != expected)
        return fail(Code::Corrupt, Reason::HashMismatch, file.string(), found + "/" + expected);
    return {};
}

} // namespace

const VoiceAnchor* VoiceProfile::anchor(std::string_view id) const
{
    const auto found = std::ranges::find(anchors, id, &VoiceAnchor::id);
    return found == anchors.end() ? nullptr : &*found;
}

std::string voiceVersion(const VoiceProfile& profile)
{
    Sha256 hash;
    for (const auto* field : {&profile.base.sha256, &profile.speaker})
        hash.addField(*field);
    hash.addField(profile.adapter ? profile.adapter->config : "");
    hash.addField(profile.adapter ? profile.adapter->weights : "");
    hash.addField(digitsOf(profile.sampling.temperature));
    hash.addField(std::to_string(profile.sampling.topK));
    hash.addField(std::to_string(profile.anchors.size()));
    for (const auto& anchor : profile.anchors)
        for (const auto* field : {&anchor.id, &anchor.sha256, &anchor.text})
            hash.addField(*field);
    for (const auto& id : profile.defaultAnchors)
        hash.addField(id);
    return hash.finish();
}

VoiceInfo voiceInfo(const VoiceProfile& profile)
{
    VoiceInfo info{VoiceId(profile.name), profile.name,   VoiceKind::Cloned,
                   profile.language,      profile.gender, voiceVersion(profile)};
    for (const auto& anchor : profile.anchors)
        info.anchors.push_back(anchor.id);
    return info;
}

Result<void> verifyVoice(const VoiceProfile& profile)
{
    if (profile.adapter) {
        UNDERSTUDY_CHECK(verifyFile(profile.folder / kAdapterConfig, profile.adapter->config));
        UNDERSTUDY_CHECK(verifyFile(profile.folder / kAdapterWeights, profile.adapter->weights));
    }
    for (const auto& anchor : profile.anchors)
        UNDERSTUDY_CHECK(verifyFile(profile.folder / anchor.file, anchor.sha256));
    return {};
}

} // namespace understudy

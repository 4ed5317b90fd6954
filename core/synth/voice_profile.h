// voices/<name>/voice.json: what a trained voice is made of. Where the parts lie, how the voice samples, and
// the hashes by which a take knows the voice it was made with.
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/synth/voice_engine.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

inline constexpr const char* kVoiceFile = "voice.json";
/// An adapter's files in the voice's folder, named as PEFT names them.
inline constexpr const char* kAdapterConfig = "adapter_config.json";
inline constexpr const char* kAdapterWeights = "adapter_model.safetensors";

/// A base model by what a voice remembers of it.
struct BaseModel
{
    std::string id;           ///< in the model store
    std::string sha256;       ///< of all of it that decides the sound, the codec included
    bool isSynthetic = false; ///< speaks noise: needs no consent
    bool operator==(const BaseModel&) const = default;
};

/// ModelMissing where there is none of this id; else what kept it from being read.
using BaseFinder = std::function<Result<BaseModel>(const std::string& id)>;

/// A fixed clip with its words, given to the model before a line.
struct VoiceAnchor
{
    std::string id;             ///< as scripts name it: "clip-0042"
    std::filesystem::path file; ///< in the voice's folder; mono WAV at the studio's rate
    std::string text;           ///< what is said in it
    std::string sha256;         ///< of the file
    Seconds length;
    bool operator==(const VoiceAnchor&) const = default;
};

struct VoiceSampling
{
    double temperature = 0.9; ///< 0 (greedy) to 2
    int topK = 50;            ///< 1 to 2,048
    bool operator==(const VoiceSampling&) const = default;
};

struct AdapterHashes
{
    std::string config, weights; ///< SHA-256 of the files
    bool operator==(const AdapterHashes&) const = default;
};

struct VoiceProfile
{
    std::string name;             ///< of the folder; also the voice's id
    std::filesystem::path folder; ///< where it was read from; not written
    BaseModel base;
    std::optional<AdapterHashes> adapter; ///< none: the base speaks as it is
    std::string speaker = "0";            ///< the digits between brackets that open a turn; 1 to 4 of them
    std::string language = "en-US";       ///< BCP 47
    std::string gender;                   ///< "female", "male", or empty
    VoiceSampling sampling;
    std::vector<VoiceAnchor> anchors;
    std::vector<std::string> defaultAnchors; ///< ids, in order; given where the script names none

    /// nullptr when there is none.
    const VoiceAnchor* anchor(std::string_view id) const;
    bool operator==(const VoiceProfile&) const = default;
};

/// A hash of everything that may change how the voice sounds: base, adapter, anchors and their words,
/// speaker, sampling. Not its name, nor where it lies.
std::string voiceVersion(const VoiceProfile& profile);
/// As engines and scripts know it.
VoiceInfo voiceInfo(const VoiceProfile& profile);

/// Reads voice.json alone. FileMissing; ConfigDamaged (detail: the key, or what the parser said); Unsupported
/// for a newer format.
Result<VoiceProfile> readVoiceProfile(const std::filesystem::path& folder);
/// Into an existing folder, beside and renamed. NameInvalid, or InvalidInput (subject: the key) for what
/// reading would refuse.
Result<void> writeVoiceProfile(const std::filesystem::path& folder, const VoiceProfile& profile);
/// The same from and to text; `folder` becomes the profile's.
Result<VoiceProfile> parseVoiceProfile(std::string_view text, const std::filesystem::path& folder);
std::string formatVoiceProfile(const VoiceProfile& profile);

/// Hashes adapter and anchors again, as before they are loaded: FileMissing, HashMismatch.
Result<void> verifyVoice(const VoiceProfile& profile);

} // namespace understudy

#include "core/base/error.h"

#include <array>
#include <string_view>

namespace understudy {

namespace {

// In the order of the enumeration; tst_base walks it.
constexpr auto kReasonNames = std::to_array<std::string_view>({
    "General",
    "FileMissing",
    "FolderMissing",
    "NotAFile",
    "NotAFolder",
    "NoPermission",
    "DiskFull",
    "FileTooLarge",
    "AlreadyExists",
    "NotAudio",
    "NoFrames",
    "AudioDamaged",
    "NotFiniteSamples",
    "NoSoundDevice",
    "DeviceGone",
    "NotAProject",
    "ProjectNewer",
    "ProjectCorrupt",
    "ProjectLocked",
    "ProjectReadOnly",
    "ProjectMoved",
    "EpisodeUnknown",
    "EpisodeExists",
    "NameInvalid",
    "ScriptChangedOutside",
    "SettingUnknown",
    "SettingOutOfRange",
    "ScriptHasProblems",
    "ScriptEmpty",
    "ScriptNotText",
    "VoiceUnknown",
    "SpeakerUnknown",
    "TakeDamaged",
    "NothingRendered",
    "LinesNotRendered",
    "LoudnessUnreachable",
    "OutputInsideInput",
    "WeightsDamaged",
    "WeightsUnknown",
    "TensorMissing",
    "TensorShape",
    "TensorNotFinite",
    "ConfigDamaged",
    "TokenizerDamaged",
    "AdapterUnknown",
    "ModelMissing",
    "ContextFull",
    "MemoryShort",
    "AnchorUnusable",
    "ConsentNeeded",
    "ConsentEnded",
    "DownloadFailed",
    "AccessGated",
    "HashMismatch",
    "ModelIsAdapter",
    "SecretExposed",
    "RepositoryUnknown",
    "ComputeDeviceUnknown",
    "DatasetUnknown",
    "NoRecordings",
    "NotInThisBuild",
    "SoundTooLong",
    "SpeechTooShort",
    "NobodySpeaks",
    "AllClipsLeftOut",
    "NothingAccepted",
    "ClipsTooFew",
    "InputInsideOutput",
    "DatasetGiven",
    "DatasetEmpty",
    "ListChanged",
    "RowForeign",
    "RowNameTaken",
    "RowContradicts",
    "SoundChanged",
    "LineLeftOut",
    "WordsUnread",
    "NothingToTrain",
    "RunUnknown",
    "RunBusy",
    "RunEnded",
    "RunOtherBase",
    "CheckpointUnknown",
    "CheckpointDamaged",
    "TrainingDiverged",
    "SoundSilent",
    "SoundGone",
    "ComparisonUnknown",
    "ComparisonSealed",
    "AnswersDamaged",
    "AnswersOther",
    "AnswersNewer",
});
static_assert(kReasonNames.size() == std::size_t(kLastReason) + 1);

} // namespace

std::string_view name(Code code)
{
    switch (code) {
    case Code::Cancelled:
        return "Cancelled";
    case Code::InvalidInput:
        return "InvalidInput";
    case Code::NotFound:
        return "NotFound";
    case Code::Corrupt:
        return "Corrupt";
    case Code::Unsupported:
        return "Unsupported";
    case Code::Io:
        return "Io";
    case Code::OutOfMemory:
        return "OutOfMemory";
    case Code::DeviceLost:
        return "DeviceLost";
    case Code::Busy:
        return "Busy";
    case Code::Internal:
        return "Internal";
    }
    return "Internal";
}

std::string_view name(Reason reason)
{
    return kReasonNames[static_cast<std::size_t>(reason)];
}

std::string Error::describe() const
{
    std::string text(name(code));
    if (reason != Reason::General)
        text.append("/").append(name(reason));
    if (!subject.empty())
        text.append(" ").append(subject);
    if (!detail.empty())
        text.append(" (").append(detail).append(")");
    for (const auto& step : trail)
        text.append(" < ").append(step);
    return text;
}

} // namespace understudy

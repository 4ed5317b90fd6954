#include "core/base/error.h"

#include <array>

namespace understudy {

std::string_view name(Code code)
{
    switch (code) {
    case Code::Cancelled: return "Cancelled";
    case Code::InvalidInput: return "InvalidInput";
    case Code::NotFound: return "NotFound";
    case Code::Corrupt: return "Corrupt";
    case Code::Unsupported: return "Unsupported";
    case Code::Io: return "Io";
    case Code::OutOfMemory: return "OutOfMemory";
    case Code::DeviceLost: return "DeviceLost";
    case Code::Busy: return "Busy";
    case Code::Internal: return "Internal";
    }
    return "Internal";
}

std::string_view name(Reason reason)
{
    // In the order of the enumeration; tst_error walks it.
    static constexpr std::array names = {
        std::string_view("General"), std::string_view("FileMissing"), std::string_view("FolderMissing"),
        std::string_view("NotAFile"), std::string_view("NotAFolder"), std::string_view("NoPermission"),
        std::string_view("DiskFull"), std::string_view("FileTooLarge"), std::string_view("AlreadyExists"),
        std::string_view("NotAudio"), std::string_view("NoFrames"), std::string_view("AudioDamaged"),
        std::string_view("NotFiniteSamples"), std::string_view("NoSoundDevice"), std::string_view("DeviceGone"),
        std::string_view("NotAProject"), std::string_view("ProjectNewer"), std::string_view("ProjectCorrupt"),
        std::string_view("ProjectLocked"), std::string_view("ProjectReadOnly"), std::string_view("ProjectMoved"),
        std::string_view("EpisodeUnknown"), std::string_view("EpisodeExists"), std::string_view("NameInvalid"),
        std::string_view("ScriptChangedOutside"), std::string_view("SettingUnknown"),
        std::string_view("SettingOutOfRange"), std::string_view("ScriptHasProblems"),
        std::string_view("ScriptEmpty"), std::string_view("ScriptNotText"), std::string_view("VoiceUnknown"),
        std::string_view("SpeakerUnknown"), std::string_view("TakeDamaged"), std::string_view("NothingRendered"),
        std::string_view("LinesNotRendered"), std::string_view("LoudnessUnreachable"),
        std::string_view("OutputInsideInput"),
        std::string_view("WeightsDamaged"),
        std::string_view("WeightsUnknown"),
        std::string_view("TensorMissing"),
        std::string_view("TensorShape"),
        std::string_view("TensorNotFinite"),
        std::string_view("ConfigDamaged"),
        std::string_view("TokenizerDamaged"),
        std::string_view("AdapterUnknown"),
        std::string_view("ModelMissing"),
        std::string_view("ContextFull"),
        std::string_view("MemoryShort"),
        std::string_view("AnchorUnusable"),
        std::string_view("ConsentNeeded"),
        std::string_view("ConsentEnded"),
        std::string_view("DownloadFailed"),
        std::string_view("AccessGated"),
        std::string_view("HashMismatch"),
        std::string_view("ModelIsAdapter"),
        std::string_view("SecretExposed"),
        std::string_view("RepositoryUnknown"),
        std::string_view("ComputeDeviceUnknown"),
        std::string_view("DatasetUnknown"),
        std::string_view("NoRecordings"),
        std::string_view("NotInThisBuild"),
        std::string_view("SoundTooLong"),
        std::string_view("SpeechTooShort"),
        std::string_view("NobodySpeaks"),
        std::string_view("AllClipsLeftOut"),
        std::string_view("NothingAccepted"),
        std::string_view("ClipsTooFew"),
        std::string_view("InputInsideOutput"),
        std::string_view("DatasetGiven"),
        std::string_view("DatasetEmpty"),
        std::string_view("ListChanged"),
        std::string_view("RowForeign"),
        std::string_view("RowNameTaken"),
        std::string_view("RowContradicts"),
        std::string_view("SoundChanged"),
        std::string_view("LineLeftOut"),
        std::string_view("WordsUnread"),
        std::string_view("NothingToTrain"),
        std::string_view("RunUnknown"),
        std::string_view("RunBusy"),
        std::string_view("RunEnded"),
        std::string_view("RunOtherBase"),
        std::string_view("CheckpointUnknown"),
        std::string_view("CheckpointDamaged"),
        std::string_view("TrainingDiverged"),
    };
    static_assert(names.size() == static_cast<std::size_t>(kLastReason) + 1);
    return names[static_cast<std::size_t>(reason)];
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

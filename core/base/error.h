// What went wrong outside the program: a code a caller acts on, the fact behind it, what it concerns, and the steps
// that led there. Core states facts; widgets/words turns them into sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

/// A code exists because a caller acts on it: exit status, HTTP status, remedy.
enum class Code {
    Cancelled,
    InvalidInput,
    NotFound,
    Corrupt,
    Unsupported,
    Io,
    OutOfMemory,
    DeviceLost,
    Busy,
    Internal,
};

/// The fact behind a code, where the remedy depends on it. `General` lets the code speak for itself.
enum class Reason {
    General,
    // files and folders
    FileMissing,       ///< subject: path
    FolderMissing,     ///< subject: path
    NotAFile,          ///< subject: path that is a folder or a device
    NotAFolder,        ///< subject: path that is a file
    NoPermission,      ///< subject: path
    DiskFull,          ///< subject: path
    FileTooLarge,      ///< subject: path, detail: limit in bytes
    AlreadyExists,     ///< subject: path
    // audio
    NotAudio,          ///< subject: path
    NoFrames,          ///< subject: path
    AudioDamaged,      ///< subject: path, detail: what the decoder said
    NotFiniteSamples,  ///< subject: path or stage; a NaN or infinity in the samples
    // device
    NoSoundDevice,     ///< no output device at all
    DeviceGone,        ///< subject: device name
    // project
    NotAProject,       ///< subject: path
    ProjectNewer,      ///< subject: path, detail: "file version/our version"
    ProjectCorrupt,    ///< subject: path, detail: what SQLite said
    ProjectLocked,     ///< subject: path, detail: who holds it ("understudy-studio, process 4711, since 10:02")
    ProjectReadOnly,   ///< subject: path; opened without the writer's lock
    ProjectMoved,      ///< subject: path; the folder is no longer where it was opened
    EpisodeUnknown,    ///< subject: name
    EpisodeExists,     ///< subject: name
    NameInvalid,       ///< subject: name
    ScriptChangedOutside, ///< subject: path; another program wrote the script since it was read
    SettingUnknown,    ///< subject: key
    SettingOutOfRange, ///< subject: key, detail: "found; allowed"
    // script and voices
    ScriptHasProblems, ///< subject: path or episode, detail: number of errors
    ScriptEmpty,       ///< subject: path or episode
    ScriptNotText,     ///< subject: path; binary or not UTF-8
    VoiceUnknown,      ///< subject: voice, detail: voices there are
    SpeakerUnknown,    ///< subject: speaker; detail: speakers there are, or empty: it has no voice
    // takes and masters
    TakeDamaged,       ///< subject: path; missing, short or changed behind our back
    NothingRendered,   ///< subject: episode
    LinesNotRendered,  ///< subject: episode, detail: number of lines
    LoudnessUnreachable, ///< subject: episode, detail: what was measured; silence cannot be normalised
    OutputInsideInput, ///< subject: path; the output would overwrite what it is made from; detail: that, or empty: a project
    // models
    WeightsDamaged,    ///< subject: path, detail: what is wrong with the file
    WeightsUnknown,    ///< subject: path, detail: what it holds; not a model or adapter we know
    TensorMissing,     ///< subject: path, detail: tensor
    TensorShape,       ///< subject: path, detail: "tensor: found (2, 3), expected (4, 3)"
    TensorNotFinite,   ///< subject: path, detail: tensor
    ConfigDamaged,     ///< subject: path, detail: key and what is wrong with it
    TokenizerDamaged,  ///< subject: path, detail: what is wrong
    AdapterUnknown,    ///< subject: path, detail: what it asks for that we do not have ("DoRA", "target x")
    ModelMissing,      ///< subject: model, detail: where it was looked for
    ContextFull,       ///< subject: voice or file, detail: "positions needed/positions there are"
    MemoryShort,       ///< subject: what for, detail: "needed/free" in bytes
    AnchorUnusable,    ///< subject: path, detail: why (silent, "300 s; at most 60 s")
    ConsentNeeded,     ///< subject: voice, detail: scope asked for; there is no record, or not for this
    ConsentEnded,      ///< subject: voice, detail: date it was revoked or ran out
    DownloadFailed,    ///< subject: address, detail: what the server or the network said
    AccessGated,       ///< subject: repository; its licence has to be accepted, or the token is missing
    HashMismatch,      ///< subject: path, detail: "found/expected"
    ModelIsAdapter,    ///< subject: path; a LoRA adapter where a whole model is wanted
    SecretExposed,     ///< subject: path of a secret that others than its owner may read
    RepositoryUnknown, ///< subject: repository, with "@revision" where that may be what is unknown; detail: the hub's address
    ComputeDeviceUnknown, ///< subject: device ("cuda:0"), detail: those that are here ("cpu")
    DatasetUnknown,    ///< subject: path that holds no dataset in a layout we know
    NoRecordings,      ///< subject: folder or "recordings"; there is nothing to build from
    NotInThisBuild,    ///< subject: what was asked for; it needs libraries that this build leaves out
    // recordings and datasets
    SoundTooLong,      ///< subject: path, detail: the most that is read, in seconds
    SpeechTooShort,    ///< subject: folder, detail: seconds of speech that would do
    NobodySpeaks,      ///< subject: recording, detail: what was not written for it; empty: the rest was
    AllClipsLeftOut,   ///< subject: folder that was not written, detail: clips, then a line a rule (dataset/rejected)
    NothingAccepted,   ///< subject: project; no clip is accepted, so there is nothing to build
    ClipsTooFew,       ///< subject: project, detail: "accepted/needed", for a second pass
    InputInsideOutput, ///< subject: path that would be replaced by what is made of it
    DatasetGiven,      ///< subject: a dataset of ours where recordings are wanted
    DatasetEmpty,      ///< subject: folder of a dataset without a clip
    ListChanged,       ///< subject: list of a dataset that is not as it was written; it is taken all the same
    RowForeign,        ///< subject: line of a list; not one that we wrote
    RowNameTaken,      ///< subject: line of a list; its file's name is none, or another line's
    RowContradicts,    ///< subject: line of a list, detail: the key, what it says, what the rest says; by "\n"
    SoundChanged,      ///< subject: path; its sound is not the one that its list tells
    LineLeftOut,       ///< subject: list or words beside a recording, detail: "line 3: what is wrong"; the rest is taken
    WordsUnread,       ///< subject: file with the words of a recording, detail: why; the recording is taken without
    // training
    NothingToTrain,    ///< subject: dataset, detail: "12; text 7, long 5": all of its training clips are left out
    RunUnknown,        ///< subject: run, detail: runs there are
    RunBusy,           ///< subject: run, detail: who trains it ("understudy, process 4711, since 10:02")
    RunEnded,          ///< subject: run, detail: its steps; all of them are done
    RunOtherBase,      ///< subject: run, detail: "base/hash found/hash expected"; it was begun on another model
    CheckpointUnknown, ///< subject: "run-4@600", detail: steps there are
    CheckpointDamaged, ///< subject: path, detail: what is wrong with it
    TrainingDiverged,  ///< subject: run, detail: step; its losses were no numbers again after it went back
    // comparing by ear
    SoundSilent,       ///< subject: what was to be compared; nothing in it can be brought to a loudness
    SoundGone,         ///< subject: comparison, detail: path of a sound of it that is not there, or not as it was
    ComparisonUnknown, ///< subject: comparison, detail: those there are
    ComparisonSealed,  ///< subject: comparison, detail: "7/16"; what was answered is told at its end
    AnswersDamaged,    ///< subject: path, detail: what is wrong with the answers of another listener
    AnswersOther,      ///< subject: path, detail: "found/expected"; they are of another test than the one here
    AnswersNewer,      ///< subject: path, detail: "file version/our version"
};

/// The end of the list above, for tests and tables that walk it.
inline constexpr Reason kLastReason = Reason::AnswersNewer;

struct Error
{
    Code code = Code::Internal;
    Reason reason = Reason::General;
    std::string subject;            ///< path, id or number
    std::string detail;             ///< facts: figures, or a library's own words
    std::vector<std::string> trail; ///< steps on the way up, innermost first; for the log

    /// For logs and tests: "Io/DiskFull takes/a.wav (wrote 12 of 40 bytes) < write take < render line".
    std::string describe() const;
};

std::string_view name(Code code);
std::string_view name(Reason reason);

} // namespace understudy

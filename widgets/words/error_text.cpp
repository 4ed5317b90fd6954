#include "widgets/words/error_text.h"

#include "widgets/words/error_text_p.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace understudy::words {

namespace {

/// "127.0.0.1:8017": what a server was to listen at.
bool isAddress(const QString& subject)
{
    static const QRegularExpression address(QStringLiteral("^[^\\s/]+:[0-9]{1,5}$"));
    return address.match(subject).hasMatch();
}

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ErrorText)
public:
    static QString byReason(Reason reason, const QString& subject, const QString& detail);
    static QString byCode(Code code, const QString& subject, const QString& detail);

private:
    static QString ofFiles(Reason reason, const QString& subject, const QString& detail);
    static QString ofProjects(Reason reason, const QString& subject, const QString& detail);
    static QString ofScripts(Reason reason, const QString& subject, const QString& detail);
    static QString ofSound(Reason reason, const QString& subject, const QString& detail);
    static QString ofWeights(Reason reason, const QString& subject, const QString& detail);
    static QString ofVoices(Reason reason, const QString& subject, const QString& detail);
};

QString ErrorText::ofFiles(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::FileMissing:
        if (detail == QLatin1String("imported"))
            return tr("The recording %1 is no longer there: it was moved, renamed or deleted since it was "
                      "imported. Put it back, or import it again from where it is now; what was said of its "
                      "clips is kept.")
                .arg(subject);
        return tr("%1 is not there. Check the name.").arg(subject);
    case Reason::FolderMissing:
        if (detail == QLatin1String("project"))
            return tr("There is no project %1. Check the name; “understudy project new” makes one.")
                .arg(subject);
        return tr("There is no folder %1. Create it, or choose another.").arg(subject);
    case Reason::NotAFile:
        return tr("%1 is not a file. Give the name of a file.").arg(subject);
    case Reason::NotAFolder:
        return tr("%1 is a file, and a folder is needed there. Choose another place.").arg(subject);
    case Reason::NoPermission:
        return tr("%1 may not be written or read by this user. Change its permissions, or choose another "
                  "place.")
            .arg(subject);
    case Reason::DiskFull:
        return tr("The disk is full: %1 was not written, and what was there before is kept. Free some space, "
                  "then go on.")
            .arg(subject);
    case Reason::FileTooLarge:
        return tr("%1 is too large; at most %2 bytes are read. Split it, or check that it is the right file.")
            .arg(subject, detail);
    case Reason::AlreadyExists:
        return tr("%1 exists already. Choose another name.").arg(subject);
    case Reason::DatasetUnknown:
        return tr("%1 holds no dataset that can be read: no metadata.jsonl, metadata.csv, train.json or "
                  ".list. Give its folder, or the table itself.")
            .arg(subject);
    case Reason::NoRecordings:
        return tr("There is no recording in %1. Give sound files, or a folder that holds some.").arg(subject);
    case Reason::OutputInsideInput:
        if (!detail.isEmpty())
            return tr("%1 lies in %2, which is read. Choose a place beside it.").arg(subject, detail);
        return tr("%1 is where the project keeps its own files. Choose a place outside the project.")
            .arg(subject);
    default:
        return {};
    }
}

QString ErrorText::ofProjects(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::NotAProject:
        if (!detail.isEmpty())
            return tr("%1 lies in no Understudy project, and runs belong to one. Name it with %2, or go into "
                      "its folder; “understudy project new” makes one.")
                .arg(subject, detail);
        return tr("%1 is not an Understudy project: it has no project.db. Choose a folder that ends in "
                  ".understudy.")
            .arg(subject);
    case Reason::ProjectNewer:
        return tr("%1 was written by a newer version of Understudy (format %2, this version reads up to %3). "
                  "Update Understudy; nothing was changed.")
            .arg(subject, detail.section(QLatin1Char('/'), 0, 0), detail.section(QLatin1Char('/'), 1, 1));
    case Reason::ProjectCorrupt:
        return tr("The database of %1 is damaged (%2). Nothing was changed. Restore project.db from a "
                  "backup; the scripts in episodes/ are ordinary files and still there.")
            .arg(subject, detail);
    case Reason::ProjectLocked:
        return tr("%1 is open in %2. Close it there, or wait until it is done.").arg(subject, detail);
    case Reason::ProjectReadOnly:
        return tr("%1 is open for reading only, so nothing can be changed. Close the other program and open "
                  "it again.")
            .arg(subject);
    case Reason::ProjectMoved:
        return tr("%1 is no longer where it was opened; it was moved, renamed or deleted. Open it again "
                  "where it is now.")
            .arg(subject);
    case Reason::EpisodeUnknown:
        return detail.isEmpty() ? tr("The project has no episode named %1.").arg(subject)
                                : tr("The project has no episode named %1. It has: %2.").arg(subject, detail);
    case Reason::EpisodeExists:
        return tr("The project already has an episode named %1. Choose another name.").arg(subject);
    case Reason::NameInvalid:
        if (!detail.isEmpty())
            return tr("“%1” cannot be written. Let its name end in one of %2.").arg(subject, detail);
        return tr("“%1” cannot be a name here. Use letters, digits, spaces, - and _, at most 100 bytes.")
            .arg(subject);
    case Reason::SettingUnknown:
        return detail.isEmpty() ? tr("There is no setting %1.").arg(subject)
                                : tr("There is no setting %1. Perhaps %2 is meant.").arg(subject, detail);
    case Reason::SettingOutOfRange:
        return tr("The setting %1 cannot be %2. Allowed: %3.")
            .arg(subject, detail.section(QLatin1Char(';'), 0, 0).trimmed(),
                 detail.section(QLatin1Char(';'), 1).trimmed());
    default:
        return {};
    }
}

QString ErrorText::ofScripts(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::ScriptChangedOutside:
        if (!detail.isEmpty())
            return tr("%1 was edited since it was imported, and %2 would replace it. Render the project to "
                      "keep the edits, or make the two files the same.")
                .arg(subject, detail);
        return tr("%1 was changed by another program. Your text is kept here; choose which of the two to go "
                  "on with.")
            .arg(subject);
    case Reason::ScriptHasProblems:
        return tr("%1 has problems (%2), and a script with problems does not render. Mend them, then render "
                  "again.")
            .arg(subject, detail);
    case Reason::ScriptEmpty:
        return tr("%1 holds nothing to speak. Write at least one sentence.").arg(subject);
    case Reason::ScriptNotText:
        return tr("%1 is not UTF-8 text (%2). Save it as UTF-8, or choose another file.")
            .arg(subject, detail);
    case Reason::VoiceUnknown:
        return tr("There is no voice %1. Voices here: %2.").arg(subject, detail);
    case Reason::SpeakerUnknown:
        return !detail.isEmpty()
                   ? tr("There is no speaker %1. Speakers here: %2.").arg(subject, detail)
                   : tr("The speaker %1 has no voice. Add it under voices: at the top of the script.")
                         .arg(subject);
    default:
        return {};
    }
}

QString ErrorText::ofSound(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::NotAudio:
        return tr("%1 is not audio that can be read. Use WAV, FLAC, MP3, M4A, OGG or Opus.").arg(subject);
    case Reason::NoFrames:
        if (detail == QLatin1String("0 bytes"))
            return tr("%1 is empty: nothing was written into it. Record or copy it again.").arg(subject);
        return tr("%1 holds no sound.").arg(subject);
    case Reason::AudioDamaged:
        return tr("%1 is damaged (%2). Replace the file.").arg(subject, detail);
    case Reason::NotFiniteSamples:
        return tr("%1 holds samples that are not numbers. Replace it with a good copy, or make it again.")
            .arg(subject);
    case Reason::NoSoundDevice:
        return tr("There is no sound output. Connect one, or write to a file.");
    case Reason::DeviceGone:
        return tr("The sound output %1 is gone. Playing stopped; press play to go on with another one.")
            .arg(subject);
    case Reason::TakeDamaged:
        return tr("The take %1 is missing or damaged. Render its line again.").arg(subject);
    case Reason::NothingRendered:
        return tr("Nothing of %1 is rendered yet. Render it first.").arg(subject);
    case Reason::LinesNotRendered:
        return tr("Not every line of %1 is rendered (%2 left). Render them, then export.")
            .arg(subject, detail);
    case Reason::LoudnessUnreachable:
        return tr("%1 cannot be brought to its loudness (%2). Check that it is not silent.")
            .arg(subject, detail);
    default:
        return {};
    }
}

QString ErrorText::ofWeights(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::WeightsDamaged:
        return tr("%1 is not a whole safetensors file (%2). Fetch or copy it again.").arg(subject, detail);
    case Reason::WeightsUnknown:
        return tr("%1 is not a model that can be used here (%2). CSM-1B, Mimi and PEFT LoRA adapters of CSM "
                  "are.")
            .arg(subject, detail);
    case Reason::TensorMissing:
        return tr("%1 lacks the tensor %2. Check that all its files are there and that it is the right "
                  "model.")
            .arg(subject, detail);
    case Reason::TensorShape:
        return tr("%1 does not fit: %2. Check that it is the right model.").arg(subject, detail);
    case Reason::TensorNotFinite:
        return tr("%1 holds values that are not numbers, in %2. Fetch or train it again.")
            .arg(subject, detail);
    case Reason::ConfigDamaged:
        return tr("%1 cannot be used: %2. Fetch or copy it again.").arg(subject, detail);
    case Reason::TokenizerDamaged:
        return tr("The tokenizer %1 cannot be used: %2. Fetch or copy it again.").arg(subject, detail);
    case Reason::AdapterUnknown:
        return tr("The adapter %1 cannot be used: %2.").arg(subject, detail);
    case Reason::ModelMissing:
        if (subject.isEmpty())
            return tr("No base model is named. “understudy model list” shows those that there are.");
        return tr("The model %1 is not here (%2). “understudy model list” shows what there is and how to get "
                  "the rest.")
            .arg(subject, detail);
    case Reason::DownloadFailed:
        return tr("%1 could not be fetched: %2. What was fetched is kept; try again to go on.")
            .arg(subject, detail);
    case Reason::AccessGated:
        return tr("%1 is given out only after its licence is accepted: accept it on its page, then give your "
                  "access token in HF_TOKEN or a token file.")
            .arg(subject);
    case Reason::HashMismatch:
        return tr("%1 is not what its publisher lists: its hash is %2 and should be %3. Fetch it again.")
            .arg(subject, detail.section(QLatin1Char('/'), 0, 0), detail.section(QLatin1Char('/'), 1));
    case Reason::ModelIsAdapter:
        return tr("%1 is a LoRA adapter, not a model. Make a voice of it with “understudy voice add”.")
            .arg(subject);
    case Reason::SecretExposed:
        return tr("%1 holds a secret and others than you may read it. Run “chmod 600” on it, then try again.")
            .arg(subject);
    case Reason::RepositoryUnknown:
        return tr("%2 has no repository %1 that you may see. Check its name; if it is private, give your "
                  "access token.")
            .arg(subject, detail);
    case Reason::ComputeDeviceUnknown:
        return tr("There is no device %1 to compute on. Devices here: %2.").arg(subject, detail);
    case Reason::NotInThisBuild:
        return tr("This build leaves out what %1 needs. Use a whole build of Understudy.").arg(subject);
    default:
        return {};
    }
}

QString ErrorText::ofVoices(Reason reason, const QString& subject, const QString& detail)
{
    switch (reason) {
    case Reason::ContextFull:
        return tr("%1 is too long for the model: it needs %2 positions of %3. Shorten the line, or its "
                  "anchor.")
            .arg(subject, detail.section(QLatin1Char('/'), 0, 0), detail.section(QLatin1Char('/'), 1));
    case Reason::MemoryShort:
        return tr("There is not enough memory for %1: it needs %2 bytes and %3 are free. Close other "
                  "programs, unload a model, or choose a smaller one.")
            .arg(subject, detail.section(QLatin1Char('/'), 0, 0), detail.section(QLatin1Char('/'), 1));
    case Reason::AnchorUnusable:
        return tr("%1 cannot be an anchor: %2. Choose a clear clip of 5 to 30 seconds.").arg(subject, detail);
    case Reason::ConsentNeeded:
        if (detail == QLatin1String("train"))
            return tr("There is no consent to train on the recordings of %1. Record it with “understudy "
                      "consent "
                      "add --scope train”.")
                .arg(subject);
        return tr("There is no consent to use the voice %1 for this (%2). Record it with “understudy consent "
                  "add”.")
            .arg(subject, detail);
    case Reason::ConsentEnded:
        if (detail.endsWith(QLatin1String("; train")))
            return tr("The consent to train on the recordings of %1 ended on %2. Record a new one with "
                      "“understudy "
                      "consent add --scope train” to go on; what was trained is kept.")
                .arg(subject, detail.section(QLatin1Char(';'), 0, 0));
        return tr("The consent for the voice %1 ended on %2, so it stays silent. Record a new one to use it "
                  "again.")
            .arg(subject, detail);
    default:
        return {};
    }
}

QString ErrorText::byReason(Reason reason, const QString& subject, const QString& detail)
{
    for (const auto group : {ofFiles, ofProjects, ofScripts, ofSound, ofWeights, ofVoices, ofDatasets,
                             ofLists, ofTraining, ofComparing})
        if (auto text = group(reason, subject, detail); !text.isEmpty())
            return text;
    return {};
}

QString ErrorText::byCode(Code code, const QString& subject, const QString& detail)
{
    const auto what = detail.isEmpty()    ? subject
                      : subject.isEmpty() ? detail
                                          : subject + QStringLiteral(": ") + detail;
    switch (code) {
    case Code::Cancelled:
        return tr("Cancelled. What was finished is kept.");
    case Code::InvalidInput:
        return tr("This cannot be used: %1.").arg(what);
    case Code::NotFound:
        return tr("This was not found: %1.").arg(what);
    case Code::Corrupt:
        return tr("This is damaged: %1.").arg(what);
    case Code::Unsupported:
        return tr("This is not supported: %1.").arg(what);
    case Code::Io:
        return tr("Reading or writing failed: %1.").arg(what);
    case Code::OutOfMemory:
        return tr("There is not enough memory for this. Close other programs and try again.");
    case Code::DeviceLost:
        return tr("The device computes no more: %1. Start Understudy again, or choose another device.")
            .arg(what);
    case Code::Busy:
        if (isAddress(subject))
            return tr("Another program listens at %1. Choose another port, or close that program and try "
                      "again.")
                .arg(subject);
        return tr("This is in use: %1. Wait until it is free.").arg(what);
    case Code::Internal:
        return tr("Something went wrong inside Understudy: %1. The log has more.").arg(what);
    }
    return {};
}

} // namespace

QString sentence(const Error& error)
{
    const auto subject = QString::fromStdString(error.subject);
    const auto detail = QString::fromStdString(error.detail);
    if (auto text = ErrorText::byReason(error.reason, subject, detail); !text.isEmpty())
        return text;
    return ErrorText::byCode(error.code, subject, detail);
}

} // namespace understudy::words

#include "widgets/words/check_text.h"

#include "widgets/words/error_text.h"
#include "widgets/words/list_text.h"
#include "widgets/words/parameter_text.h"
#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace understudy::words {

namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::CheckText)
};

QString bytes(double value)
{
    return size(Bytes(std::int64_t(value)));
}

QString minutes(Seconds length)
{
    return CheckText::tr("%1 min").arg(number(length.value / 60, 1));
}

QString names(const PreflightCheck& check)
{
    QStringList all;
    for (const auto& name : check.names)
        all << QString::fromStdString(name);
    return firstOf(all);
}

int counted(const PreflightCheck& check)
{
    return int(check.names.size());
}

QString ofRoom(const PreflightCheck& check)
{
    const auto over = bytes(check.found - check.allowed);
    const bool isFail = check.state == CheckState::Fail;
    if (check.kind == CheckKind::Memory)
        return isFail ? CheckText::tr("It needs %1 more than is free. Close other programs, or use less.")
                            .arg(over)
                      : CheckText::tr("It just fits. Close other programs while it trains.");
    return isFail ? CheckText::tr("It needs %1 more than is free. Clear the disk, or keep fewer checkpoints.")
                        .arg(over)
                  : CheckText::tr("It just fits.");
}

QString ofClips(const PreflightCheck& check)
{
    const bool isFail = check.state == CheckState::Fail;
    switch (check.kind) {
    case CheckKind::Clips:
        return isFail ? CheckText::tr(
                            "No clip can be trained on. Accept clips with words in the review and build the "
                            "dataset.")
                      : CheckText::tr("One clip is learned by heart and teaches no voice.");
    case CheckKind::Validation:
        if (check.found > 0)
            return CheckText::tr(
                       "%n clip(s) tell little of how it learns: the validation loss will jump, and with it "
                       "which checkpoint is suggested. %1 or more are better.",
                       nullptr, int(check.found))
                .arg(count(check.allowed));
        return CheckText::tr(
            "Without clips to validate on nobody sees when it learns by heart. Accept clips of a "
            "second recording.");
    case CheckKind::Recordings:
        return check.found == 1
                   ? CheckText::tr("All clips are of one recording. Its room is learned with the voice.")
                   : CheckText::tr(
                         "One recording is the whole validation part. Its room decides the result.");
    case CheckKind::LongClips:
        return CheckText::tr("%n clip(s) are left out, as they are longer than %1 s: %2.", nullptr,
                             counted(check))
            .arg(QString::number(check.allowed), names(check));
    case CheckKind::ShortClips:
        return CheckText::tr("%n clip(s) are left out, as they are too short: %1.", nullptr, counted(check))
            .arg(names(check));
    case CheckKind::NoWords:
        return CheckText::tr("%n clip(s) are left out, as nobody wrote what is said in them: %1.", nullptr,
                             counted(check))
            .arg(names(check));
    case CheckKind::NoSound:
        return CheckText::tr("%n clip(s) are left out, as their sound is missing or damaged: %1.", nullptr,
                             counted(check))
            .arg(names(check));
    default:
        return {};
    }
}

} // namespace

QString title(CheckKind kind)
{
    switch (kind) {
    case CheckKind::Dataset:
        return CheckText::tr("Dataset");
    case CheckKind::Settings:
        return CheckText::tr("Settings");
    case CheckKind::Targets:
        return CheckText::tr("Trained");
    case CheckKind::Rank:
        return CheckText::tr("Rank");
    case CheckKind::Device:
        return CheckText::tr("Device");
    case CheckKind::Clips:
        return CheckText::tr("Clips");
    case CheckKind::Validation:
        return CheckText::tr("Validation");
    case CheckKind::Recordings:
        return CheckText::tr("Recordings");
    case CheckKind::LongClips:
        return CheckText::tr("Long clips");
    case CheckKind::ShortClips:
        return CheckText::tr("Short clips");
    case CheckKind::NoWords:
        return CheckText::tr("Without words");
    case CheckKind::NoSound:
        return CheckText::tr("Without sound");
    case CheckKind::Codes:
        return CheckText::tr("Codes");
    case CheckKind::Memory:
        return CheckText::tr("Memory");
    case CheckKind::Disk:
        return CheckText::tr("Disk");
    }
    return {};
}

QString figure(const PreflightCheck& check)
{
    switch (check.kind) {
    case CheckKind::Dataset:
    case CheckKind::Settings:
        return {};
    case CheckKind::Targets:
        return CheckText::tr("%1 parameters").arg(count(check.found));
    case CheckKind::Rank:
    case CheckKind::Recordings:
        return count(check.found);
    case CheckKind::Device:
        return check.names.empty() || check.names.front().empty()
                   ? CheckText::tr("the first there is")
                   : QString::fromStdString(check.names.front());
    case CheckKind::Clips:
    case CheckKind::Validation:
        return QStringLiteral("%1, %2").arg(count(check.found), minutes(check.length));
    case CheckKind::LongClips:
    case CheckKind::ShortClips:
    case CheckKind::NoWords:
    case CheckKind::NoSound:
        return QString::number(counted(check));
    case CheckKind::Codes:
        return CheckText::tr("%1 of %2 cached").arg(count(check.found), count(check.allowed));
    case CheckKind::Memory:
    case CheckKind::Disk:
        return CheckText::tr("%1 of %2").arg(bytes(check.found), bytes(check.allowed));
    }
    return {};
}

QString sentence(const PreflightCheck& check)
{
    if (check.problem)
        return sentence(*check.problem);
    if (check.state == CheckState::Pass)
        return {};
    switch (check.kind) {
    case CheckKind::Dataset:
    case CheckKind::Settings:
        return {};
    case CheckKind::Targets:
        return CheckText::tr("The base model has none of these layers and modules. Choose others.");
    case CheckKind::Rank:
        return check.found < check.allowed
                   ? CheckText::tr("Below %1 it learns little.").arg(count(check.allowed))
                   : CheckText::tr("Above %1 it costs memory and hardly learns more.")
                         .arg(count(check.allowed));
    case CheckKind::Device:
        return CheckText::tr("There is no such device here.");
    case CheckKind::Codes:
        return CheckText::tr("%n clip(s) were encoded by another codec and are encoded again.", nullptr,
                             counted(check));
    case CheckKind::Memory:
    case CheckKind::Disk:
        return ofRoom(check);
    case CheckKind::Clips:
    case CheckKind::Validation:
    case CheckKind::Recordings:
    case CheckKind::LongClips:
    case CheckKind::ShortClips:
    case CheckKind::NoWords:
    case CheckKind::NoSound:
        break;
    }
    return ofClips(check);
}

QString remedy(const SettingChanges& changes, const TrainSettings& settings)
{
    auto changed = settings;
    QStringList parts;
    bool hasBatch = false;
    for (const auto& change : changes) {
        if (!setParameter(changed, change.key, change.value))
            return {};
        const auto* parameter = findParameter(change.key);
        const bool isBatch = change.key == "clips" || change.key == "accumulate";
        const auto label = textOf(*parameter).label;
        const auto value = valueOf(*parameter, changed);
        if (isBatch)
            hasBatch = true;
        else if (change.key != "alpha" || changes.size() == 1) // which goes with the rank
            parts << QStringLiteral("%1 %2").arg(inSentence(label),
                                                 value.isEmpty() ? CheckText::tr("by itself") : value);
    }
    if (hasBatch)
        parts.prepend(CheckText::tr("%1 × %2 clips").arg(changed.accumulate).arg(changed.clips));
    return CheckText::tr("Use %1").arg(parts.join(QStringLiteral(", ")));
}

QString about(Seconds length)
{
    const auto all = std::llround(length.value / 60);
    if (length.value < 90)
        return CheckText::tr("about %1 s").arg(std::max(1LL, std::llround(length.value)));
    if (all < 120)
        return CheckText::tr("about %1 min").arg(all);
    return CheckText::tr("about %1 h %2 min").arg(all / 60).arg(all % 60);
}

} // namespace understudy::words

#include "widgets/words/target_text.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>

#include <cmath>

namespace understudy::words {

namespace {

struct TargetText
{
    Q_DECLARE_TR_FUNCTIONS(TargetText)
};

struct Unit
{
    double factor = 1;
    int decimals = 0;
    QString form; ///< with %1
};

Unit unitOf(Target target)
{
    switch (target) {
    case Target::ClipsInRange:
    case Target::Defective:
    case Target::WordErrors:
    case Target::CharacterErrors:
        return {100, 1, TargetText::tr("%1 %")};
    case Target::Minutes:
    case Target::SetUp:
        return {1, 1, TargetText::tr("%1 min")};
    case Target::Similarity:
        return {1, 2, QStringLiteral("%1")};
    case Target::SynthesisSpeed:
        return {1, 1, TargetText::tr("%1 × real time")};
    case Target::StepsPerHour:
        return {1, 0, TargetText::tr("%1 steps/h")};
    case Target::TrainingMemory:
        return {1, 1, TargetText::tr("%1 GB")};
    case Target::TrainingTime:
        return {1, 1, TargetText::tr("%1 h")};
    case Target::AdapterSize:
        return {1, 0, TargetText::tr("%1 MB")};
    case Target::ApiAnswer:
        return {1, 0, TargetText::tr("%1 ms")};
    case Target::Loudness:
        return {1, 1, TargetText::tr("%1 LUFS")};
    case Target::TruePeak:
        return {1, 1, TargetText::tr("%1 dBTP")};
    case Target::MasterFormat:
        break;
    }
    return {1, 0, QStringLiteral("%1")};
}

/// A bound without the zeros that it does not have: 7, not 7.0.
QString boundText(double value, const Unit& unit)
{
    const double scaled = value * unit.factor;
    const bool isWhole = std::abs(scaled - std::round(scaled)) < 1e-9;
    return number(scaled, isWhole ? 0 : std::max(unit.decimals, 1));
}

} // namespace

QString title(Target target)
{
    switch (target) {
    case Target::ClipsInRange:
        return TargetText::tr("Clips of 5 to 15 s");
    case Target::Defective:
        return TargetText::tr("Defective clips");
    case Target::Minutes:
        return TargetText::tr("Accepted speech");
    case Target::WordErrors:
        return TargetText::tr("Word errors");
    case Target::CharacterErrors:
        return TargetText::tr("Character errors");
    case Target::Similarity:
        return TargetText::tr("Similarity to the speaker");
    case Target::SynthesisSpeed:
        return TargetText::tr("Synthesis speed");
    case Target::StepsPerHour:
        return TargetText::tr("Training speed");
    case Target::TrainingMemory:
        return TargetText::tr("Peak memory of training");
    case Target::TrainingTime:
        return TargetText::tr("Time of training");
    case Target::AdapterSize:
        return TargetText::tr("Adapter size");
    case Target::ApiAnswer:
        return TargetText::tr("Answers of the API");
    case Target::SetUp:
        return TargetText::tr("Set-up");
    case Target::Loudness:
        return TargetText::tr("Loudness of the master");
    case Target::TruePeak:
        return TargetText::tr("True peak of the master");
    case Target::MasterFormat:
        return TargetText::tr("Format of the master");
    }
    return {};
}

QString value(const TargetRow& row)
{
    if (!row.value)
        return QStringLiteral("–");
    if (row.target == Target::MasterFormat)
        return *row.value > 0 ? TargetText::tr("as promised") : TargetText::tr("another");
    const auto unit = unitOf(row.target);
    // More digits where rounding would hide on which side of the bound a figure is.
    int decimals = unit.decimals;
    for (auto shown = row; decimals < unit.decimals + 2; ++decimals) {
        const double power = unit.factor * std::pow(10, decimals);
        shown.value = std::round(*row.value * power) / power;
        if (shown.isMet() == row.isMet())
            break;
    }
    return unit.form.arg(number(*row.value * unit.factor, decimals));
}

QString required(const TargetRow& row)
{
    if (row.target == Target::MasterFormat)
        return TargetText::tr("24 kHz, 16 bit, mono");
    const auto unit = unitOf(row.target);
    if (row.least && row.most)
        return TargetText::tr("%1 to %2")
            .arg(boundText(*row.least, unit), unit.form.arg(boundText(*row.most, unit)));
    return (row.least ? QStringLiteral("≥ ") : QStringLiteral("≤ ")) +
           unit.form.arg(boundText(row.least ? *row.least : row.most.value_or(0), unit));
}

QString reason(NotMeasured why)
{
    switch (why) {
    case NotMeasured::Measured:
        return {};
    case NotMeasured::NoDataset:
        return TargetText::tr("there is no dataset");
    case NotMeasured::NotInDataset:
        return TargetText::tr("the dataset does not tell");
    case NotMeasured::NoRecognizer:
        return TargetText::tr("no model that hears words is installed");
    case NotMeasured::NoSpeakerEncoder:
        return TargetText::tr("no ECAPA-TDNN is installed");
    case NotMeasured::NoReferences:
        return TargetText::tr("there are fewer than five clips that were not trained on");
    case NotMeasured::NotSpoken:
        return TargetText::tr("no line was spoken");
    case NotMeasured::NoRun:
        return TargetText::tr("the voice is not from a run of this project");
    case NotMeasured::NoAdapter:
        return TargetText::tr("the voice has no adapter");
    case NotMeasured::NoServer:
        return TargetText::tr("nothing serves requests here");
    case NotMeasured::ElsewhereMeasured:
        return TargetText::tr("it is measured elsewhere");
    case NotMeasured::NoMaster:
        return TargetText::tr("no master was named");
    }
    return {};
}

} // namespace understudy::words

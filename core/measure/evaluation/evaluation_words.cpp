#include "core/measure/evaluation/evaluation.h"

#include "core/base/digits.h"

namespace understudy {

namespace {

/// How a figure is written.
struct Unit
{
    double factor;
    int decimals;
    const char* name;
};

Unit unitOf(Target target)
{
    switch (target) {
    case Target::ClipsInRange:
    case Target::Defective:
    case Target::WordErrors:
    case Target::CharacterErrors:
        return {100, 1, " %"};
    case Target::Minutes:
    case Target::SetUp:
        return {1, 1, " min"};
    case Target::Similarity:
        return {1, 3, ""};
    case Target::SynthesisSpeed:
        return {1, 2, " × real time"};
    case Target::StepsPerHour:
        return {1, 0, " steps/h"};
    case Target::TrainingMemory:
        return {1, 2, " GB"};
    case Target::TrainingTime:
        return {1, 2, " h"};
    case Target::AdapterSize:
        return {1, 1, " MB"};
    case Target::ApiAnswer:
        return {1, 0, " ms"};
    case Target::Loudness:
        return {1, 2, " LUFS"};
    case Target::TruePeak:
        return {1, 2, " dBTP"};
    case Target::MasterFormat:
        break;
    }
    return {1, 0, ""};
}

/// Without the zeros that a bound as it is promised does not have: "7 %", not "7.0 %".
std::string bound(double value, Unit unit)
{
    auto digits = digitsOf(value * unit.factor, unit.decimals);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
    }
    return digits + unit.name;
}

} // namespace

std::string titleOf(Target target)
{
    switch (target) {
    case Target::ClipsInRange:
        return "Clips of 5 to 15 s";
    case Target::Defective:
        return "Defective clips";
    case Target::Minutes:
        return "Minutes of clips";
    case Target::WordErrors:
        return "Words wrong (WER)";
    case Target::CharacterErrors:
        return "Characters wrong (CER)";
    case Target::Similarity:
        return "Likeness to the talent (ECAPA cosine)";
    case Target::SynthesisSpeed:
        return "Speed of synthesis";
    case Target::StepsPerHour:
        return "Training steps";
    case Target::TrainingMemory:
        return "Memory of training, peak";
    case Target::TrainingTime:
        return "Time of training";
    case Target::AdapterSize:
        return "Size of the adapter";
    case Target::ApiAnswer:
        return "Answers of the HTTP API";
    case Target::SetUp:
        return "Set-up";
    case Target::Loudness:
        return "Loudness of the master";
    case Target::TruePeak:
        return "True peak of the master";
    case Target::MasterFormat:
        return "Master: 24 kHz, 16 bit, mono, times beside it";
    }
    return {};
}

std::string boundOf(const TargetRow& row)
{
    const auto unit = unitOf(row.target);
    if (row.target == Target::MasterFormat)
        return "yes";
    if (row.target == Target::Loudness)
        return "-19 LUFS, within 0.5";
    if (row.least && row.most)
        return bound(*row.least, {unit.factor, unit.decimals, ""}) + " to " + bound(*row.most, unit);
    return row.least ? "at least " + bound(*row.least, unit) : "at most " + bound(row.most.value_or(0), unit);
}

std::string valueOf(const TargetRow& row)
{
    if (!row.value)
        return "not measured: " + reasonOf(row.why);
    if (row.target == Target::MasterFormat)
        return *row.value > 0 ? "yes" : "no";
    const auto unit = unitOf(row.target);
    // One digit more where rounding would hide on which side of the bound a figure is.
    const auto rounded = std::stod(digitsOf(*row.value * unit.factor, unit.decimals)) / unit.factor;
    auto shown = row;
    shown.value = rounded;
    return digitsOf(*row.value * unit.factor,
                    shown.isMet() == row.isMet() ? unit.decimals : unit.decimals + 2) +
           unit.name;
}

std::string reasonOf(NotMeasured why)
{
    switch (why) {
    case NotMeasured::Measured:
        return {};
    case NotMeasured::NoDataset:
        return "no dataset was named";
    case NotMeasured::NotInDataset:
        return "the dataset says nothing of it";
    case NotMeasured::NoRecognizer:
        return "no model that hears words is installed";
    case NotMeasured::NoSpeakerEncoder:
        return "no ECAPA-TDNN is installed";
    case NotMeasured::NoReferences:
        return "fewer than five clips of the talent were left out of training";
    case NotMeasured::NotSpoken:
        return "no line was spoken";
    case NotMeasured::NoRun:
        return "the voice is not from a training run of this project";
    case NotMeasured::NoAdapter:
        return "the voice has no adapter";
    case NotMeasured::NoServer:
        return "this version has no HTTP API";
    case NotMeasured::ElsewhereMeasured:
        return "packaging/try.sh takes the time";
    case NotMeasured::NoMaster:
        return "no master was named";
    }
    return {};
}

} // namespace understudy

// What is promised of a voice and its production (product.md 8), beside what was measured: passed, failed, or
// not measured and why. Nothing is guessed.
#pragma once

#include "core/base/units.h"

#include <optional>
#include <string_view>
#include <vector>

namespace understudy {

/// In the order of the table.
enum class Target
{
    ClipsInRange,    ///< share of clips of 5 to 15 s; at least 0.9
    Defective,       ///< share; at most 0.05
    Minutes,         ///< 30 to 60, at most 90, as a dataset is checked
    WordErrors,      ///< rate; at most 0.07
    CharacterErrors, ///< rate; at most 0.03
    Similarity,      ///< mean ECAPA cosine; at least 0.75
    SynthesisSpeed,  ///< times real time; at least 1
    StepsPerHour,    ///< at least 100
    TrainingMemory,  ///< GB; at most 22
    TrainingTime,    ///< hours for the run; at most 4
    AdapterSize,     ///< MB; at most 500
    ApiAnswer,       ///< ms; below 200
    SetUp,           ///< minutes; below 30
    Loudness,        ///< LUFS of a mono master; -19, within 0.5
    TruePeak,        ///< dBTP; at most -1
    MasterFormat     ///< 1 for 24 kHz, 16 bit, mono WAV with timestamps beside it, else 0
};

enum class NotMeasured
{
    Measured,
    NoDataset,         ///< none was named and the project has none
    NotInDataset,      ///< a dataset of another program, which says nothing of it
    NoRecognizer,      ///< no model that hears words is installed
    NoSpeakerEncoder,  ///< no ECAPA weights are installed
    NoReferences,      ///< fewer than five clips of the talent that were not trained on
    NotSpoken,         ///< no line was synthesised
    NoRun,             ///< the voice is not from a training run of this project
    NoAdapter,         ///< a draft voice, or a base as it is
    NoServer,          ///< nothing serves requests here
    ElsewhereMeasured, ///< by packaging/try.sh
    NoMaster           ///< no master was named
};

struct TargetRow
{
    Target target = Target::ClipsInRange;
    std::optional<double> value;
    NotMeasured why = NotMeasured::Measured; ///< set where there is no value
    std::optional<double> least, most;
    bool isMet() const { return value && (!least || *value >= *least) && (!most || *value <= *most); }
};

/// A figure, or why there is none.
struct MaybeFigure
{
    std::optional<double> value;
    NotMeasured why = NotMeasured::Measured;

    MaybeFigure(double figure) : value(figure) {}    // NOLINT(google-explicit-constructor): it is a figure
    MaybeFigure(NotMeasured reason) : why(reason) {} // NOLINT(google-explicit-constructor)
};

struct TargetFigures
{
    MaybeFigure clipsInRange = NotMeasured::NoDataset, defective = NotMeasured::NoDataset,
                minutes = NotMeasured::NoDataset;
    MaybeFigure wordErrors = NotMeasured::NoRecognizer, characterErrors = NotMeasured::NoRecognizer;
    MaybeFigure similarity = NotMeasured::NoSpeakerEncoder, synthesisSpeed = NotMeasured::NotSpoken;
    MaybeFigure stepsPerHour = NotMeasured::NoRun, trainingMemory = NotMeasured::NoRun,
                trainingTime = NotMeasured::NoRun, adapterSize = NotMeasured::NoAdapter;
    MaybeFigure apiAnswer = NotMeasured::NoServer, setUp = NotMeasured::ElsewhereMeasured;
    MaybeFigure loudness = NotMeasured::NoMaster, truePeak = NotMeasured::NoMaster,
                masterFormat = NotMeasured::NoMaster;
};

/// All rows, in order.
std::vector<TargetRow> targetTable(const TargetFigures& figures);

/// "wer", "similarity": stable, what files and scripts call it.
std::string_view name(Target target);
/// "no_recognizer".
std::string_view name(NotMeasured why);

} // namespace understudy

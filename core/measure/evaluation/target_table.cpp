#include "core/measure/evaluation/target_table.h"

#include <array>

namespace understudy {

namespace {

struct Row
{
    Target target;
    std::string_view name;
    MaybeFigure TargetFigures::*figure;
    std::optional<double> least, most;
};

constexpr std::optional<double> kNoBound;

const std::array<Row, 16>& rows()
{
    using F = TargetFigures;
    static const std::array<Row, 16> all{{
        {Target::ClipsInRange, "clips_5_15", &F::clipsInRange, 0.9, kNoBound},
        {Target::Defective, "defective", &F::defective, kNoBound, 0.05},
        {Target::Minutes, "minutes", &F::minutes, 30, 90},
        {Target::WordErrors, "wer", &F::wordErrors, kNoBound, 0.07},
        {Target::CharacterErrors, "cer", &F::characterErrors, kNoBound, 0.03},
        {Target::Similarity, "similarity", &F::similarity, 0.75, kNoBound},
        {Target::SynthesisSpeed, "speed", &F::synthesisSpeed, 1, kNoBound},
        {Target::StepsPerHour, "steps_per_hour", &F::stepsPerHour, 100, kNoBound},
        {Target::TrainingMemory, "training_gb", &F::trainingMemory, kNoBound, 22},
        {Target::TrainingTime, "training_hours", &F::trainingTime, kNoBound, 4},
        {Target::AdapterSize, "adapter_mb", &F::adapterSize, kNoBound, 500},
        {Target::ApiAnswer, "api_ms", &F::apiAnswer, kNoBound, 200},
        {Target::SetUp, "set_up_minutes", &F::setUp, kNoBound, 30},
        {Target::Loudness, "master_lufs", &F::loudness, -19.5, -18.5},
        {Target::TruePeak, "master_dbtp", &F::truePeak, kNoBound, -1},
        {Target::MasterFormat, "master_format", &F::masterFormat, 1, kNoBound},
    }};
    return all;
}

} // namespace

std::vector<TargetRow> targetTable(const TargetFigures& figures)
{
    std::vector<TargetRow> table;
    for (const auto& row : rows()) {
        const auto& figure = figures.*row.figure;
        table.push_back({row.target, figure.value, figure.why, row.least, row.most});
    }
    return table;
}

std::string_view name(Target target)
{
    return rows()[static_cast<std::size_t>(target)].name;
}

std::string_view name(NotMeasured why)
{
    switch (why) {
    case NotMeasured::Measured:
        return "measured";
    case NotMeasured::NoDataset:
        return "no_dataset";
    case NotMeasured::NotInDataset:
        return "not_in_dataset";
    case NotMeasured::NoRecognizer:
        return "no_recognizer";
    case NotMeasured::NoSpeakerEncoder:
        return "no_speaker_encoder";
    case NotMeasured::NoReferences:
        return "no_references";
    case NotMeasured::NotSpoken:
        return "not_spoken";
    case NotMeasured::NoRun:
        return "no_run";
    case NotMeasured::NoAdapter:
        return "no_adapter";
    case NotMeasured::NoServer:
        return "no_server";
    case NotMeasured::ElsewhereMeasured:
        return "measured_elsewhere";
    case NotMeasured::NoMaster:
        return "no_master";
    }
    return {};
}

} // namespace understudy

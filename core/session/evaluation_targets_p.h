// Figures of the target table that are not of spoken lines: of the dataset, the training run, the adapter, a
// master.
#pragma once

#include "core/measure/evaluation/target_table.h"
#include "core/session/train_service.h"
#include "core/synth/voice_profile.h"

#include <filesystem>
#include <stop_token>

namespace understudy {

/// Sets what checkDataset finds of the folder; its errors.
Result<void> addDatasetFigures(TargetFigures& figures, const std::filesystem::path& dataset,
                               const std::stop_token& stop);

/// Of the run that a checkpoint of the project has the adapter of, by its hash; and of the adapter itself.
void addTrainingFigures(TargetFigures& figures, const VoiceProfile& profile, const TrainService& runs,
                        const std::stop_token& stop);

/// Reads the whole file. Errors of AudioReader.
Result<void> addMasterFigures(TargetFigures& figures, const std::filesystem::path& master,
                              const std::stop_token& stop);

} // namespace understudy

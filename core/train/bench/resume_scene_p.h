// What the resume benchmark trains: a small model, clips of tones, runs that save and evaluate every few steps.
#pragma once

#include "core/train/run/train_run.h"

#include <filesystem>

namespace understudy {

class ResumeScene
{
public:
    explicit ResumeScene(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    Result<void> make() const;
    /// Of settings in which everything is on that could be told apart after a kill.
    Result<RunInfo> newRun() const;
    Result<RunInfo> newRun(const TrainSettings& settings) const;
    Result<TrainWork> workOf(const std::string& run) const;
    std::filesystem::path folderOf(const std::string& run) const { return m_folder / "runs" / run; }
    /// So that the next training encodes them, too.
    void forgetCodes() const;

private:
    Result<CsmFiles> base() const;

    std::filesystem::path m_folder;
};

} // namespace understudy

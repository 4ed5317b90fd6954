// Voices measured as jobs: spoken on fixed lines and on the words of clips that were not trained on, heard,
// compared with the talent, set beside what is promised.
#pragma once

#include "core/jobs/job.h"
#include "core/measure/evaluation/evaluation.h"
#include "core/session/evaluation_tools.h"
#include "core/synth/voice_engine.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace understudy {

class JobService;
class TrainService;
class VoiceService;

inline constexpr const char* kEvaluations = "evaluations"; ///< in a project: a folder for each

struct EvaluationRequest
{
    VoiceId voice;
    std::filesystem::path out;   ///< folder: made, or one in which this evaluation was begun and goes on
    std::filesystem::path texts; ///< as readEvaluationTexts; empty: the shipped hundred lines
    int lines = 100;             ///< of the texts, at most; 0: none of them
    std::filesystem::path
        dataset;    ///< folder of the talent's clips; empty: the project's own, where there is one
    int clips = 20; ///< of it that were not trained on, at most: heard, and their words spoken too
    std::filesystem::path master; ///< a finished episode's file; empty: none is looked at
    std::uint64_t seed = 0;
};

/// Thread-safe. What is borrowed outlives the service, which outlives its jobs.
class EvaluationService
{
public:
    /// Of a project.
    EvaluationService(const VoiceService& voices, const TrainService& runs, JobService& jobs, FindTools tools)
        : m_voices(&voices), m_runs(&runs), m_jobs(&jobs), m_tools(std::move(tools))
    {
    }
    /// Draft voices, without a project.
    EvaluationService(const VoiceService& voices, JobService& jobs, FindTools tools)
        : m_voices(&voices), m_jobs(&jobs), m_tools(std::move(tools))
    {
    }

    /// On the compute lane: `out` gets lines/*.wav, lines.jsonl (a row as soon as a line is measured, from
    /// which a second run goes on), evaluation.json and report.html. VoiceUnknown, ConsentNeeded,
    /// ConsentEnded; those of speaking, of readEvaluationTexts, of readDataset and of the master;
    /// AlreadyExists where `out` holds another evaluation; InvalidInput where there is nothing to speak;
    /// Cancelled, with the lines so far kept.
    JobHandle<Evaluation> evaluate(EvaluationRequest request);

private:
    Result<Evaluation> evaluateNow(const EvaluationRequest& request, JobContext& context) const;

    const VoiceService* m_voices;
    const TrainService* m_runs = nullptr;
    JobService* m_jobs;
    FindTools m_tools;
};

} // namespace understudy

// metrics.jsonl of a run: what it tells of itself, one flat JSON object a line, only ever appended to.
//   {"step":12,"loss":9.81,"backbone":4.52,"depth":5.29,"lr":1.2e-05,...,"time":1764460800.3}   a step of
//   training
//   {"step":100,"val_loss":9.4,"val_backbone":4.3,"val_depth":5.1,"time":...}                   an evaluation
//   {"step":200,"wer":0.06,"cer":0.02,"similarity":0.71,"time":...}                             its probe
//   lines
//   {"step":200,"event":"checkpoint","detail":"","time":...}                                    what happened
// "resumed" and "rolled_back" tell that the run goes on after their step: what was written of later steps
// before is void. A line that a crash cut off is no JSON and is passed over.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy {

namespace metric {
inline constexpr std::string_view kLoss = "loss"; ///< weighted sum of the next two
inline constexpr std::string_view kBackbone = "backbone";
inline constexpr std::string_view kDepth = "depth";
inline constexpr std::string_view kRate = "lr";
inline constexpr std::string_view kGradientNorm = "grad_norm"; ///< before it is clipped
inline constexpr std::string_view kStepSeconds = "step_s";
inline constexpr std::string_view kBetween =
    "between_s"; ///< seconds of validation, saving and probe lines since the step before
inline constexpr std::string_view kTokens =
    "tokens_per_s";                                   ///< positions of text and audio, contexts included
inline constexpr std::string_view kMemory = "memory"; ///< bytes: of the process, or of the device
inline constexpr std::string_view kValLoss = "val_loss";
inline constexpr std::string_view kValBackbone = "val_backbone";
inline constexpr std::string_view kValDepth = "val_depth";
// Of the probe lines of a checkpoint, by who can hear them:
inline constexpr std::string_view kWordErrors = "wer";
inline constexpr std::string_view kCharacterErrors = "cer";
inline constexpr std::string_view kSimilarity = "similarity"; ///< to the talent's voice, a cosine
} // namespace metric

namespace run_event {
inline constexpr std::string_view kStarted = "started";
inline constexpr std::string_view kResumed = "resumed";
inline constexpr std::string_view kRolledBack =
    "rolled_back"; ///< detail: the step whose losses were no numbers
inline constexpr std::string_view kCheckpoint = "checkpoint";
inline constexpr std::string_view kDamaged = "damaged"; ///< detail: a checkpoint that was passed over
inline constexpr std::string_view kPaused = "paused";
inline constexpr std::string_view kWentOn = "went_on";
inline constexpr std::string_view kYielded = "yielded";            ///< lines were rendered on the same device
inline constexpr std::string_view kProbesFailed = "probes_failed"; ///< detail: the error
inline constexpr std::string_view kSuspended = "suspended";        ///< detail: seconds that the machine slept
inline constexpr std::string_view kConsentEnded = "consent_ended"; ///< so it stopped
inline constexpr std::string_view kStopped = "stopped";
inline constexpr std::string_view kFinished = "finished";
inline constexpr std::string_view kEarly = "early";   ///< no better validation loss for long
inline constexpr std::string_view kFailed = "failed"; ///< detail: the error
} // namespace run_event

using MetricValues = std::span<const std::pair<std::string_view, double>>;

class MetricLog
{
public:
    /// Made when it is not there. A cut-off last line is ended, so that the next one stands alone.
    static Result<MetricLog> open(const std::filesystem::path& file);
    MetricLog(MetricLog&& other) noexcept;
    MetricLog& operator=(MetricLog&& other) noexcept;
    ~MetricLog();

    /// Values that are no numbers are left out. DiskFull, Io.
    Result<void> add(std::int64_t step, MetricValues values);
    Result<void> tell(std::int64_t step, std::string_view event, const std::string& detail = {});
    /// What was added outlives a power cut from here on.
    Result<void> sync();

private:
    MetricLog(std::filesystem::path file, int descriptor) : m_file(std::move(file)), m_descriptor(descriptor)
    {
    }
    Result<void> append(std::string line);

    std::filesystem::path m_file;
    int m_descriptor = -1;
};

struct MetricPoint
{
    std::int64_t step = 0;
    double value = 0;
    bool operator==(const MetricPoint&) const = default;
};

struct RunEvent
{
    std::int64_t step = 0;
    std::string what, detail;
    double time = 0; ///< seconds since 1970
    bool operator==(const RunEvent&) const = default;
};

/// By step, as charts draw them.
struct RunMetrics
{
    std::map<std::string, std::vector<MetricPoint>, std::less<>> series; ///< "time" among them
    std::vector<RunEvent> events; ///< in the order in which they happened
    /// Raised when points were taken back: whoever copied some copies all again.
    std::uint64_t revision = 0;

    /// Empty where there is none.
    std::span<const MetricPoint> of(std::string_view metric) const;
};

/// Follows a log that somebody else writes. A million points are read in less than a second.
class MetricReader
{
public:
    explicit MetricReader(std::filesystem::path file) : m_file(std::move(file)) {}

    /// Takes in what was added since; whether there was anything. A log that is not there yet has nothing.
    Result<bool> readOn();
    const RunMetrics& metrics() const { return m_metrics; }

private:
    void takeLine(std::string_view line);

    std::filesystem::path m_file;
    std::int64_t m_offset = 0; // of what is taken in
    RunMetrics m_metrics;
};

/// A line for each step, a column for each metric.
std::string formatCsv(const RunMetrics& metrics);

} // namespace understudy

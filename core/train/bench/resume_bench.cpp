#include "core/train/bench/resume_bench.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/model/lora/adapter_config.h"
#include "core/train/bench/child_process_p.h"
#include "core/train/bench/resume_scene_p.h"
#include "core/train/run/metric_log.h"

#include <chrono>

namespace understudy {

namespace fs = std::filesystem;

namespace {

using Wait = std::chrono::duration<double>;

constexpr Bytes kMostAdapter{100'000'000};
constexpr Wait kEver{600};
constexpr const char* kSaid = "said.txt"; // in the run's folder: what its processes wrote
constexpr Bytes kMostSaid{100'000};

/// What a run ended as.
struct Outcome
{
    std::string adapter, optimiser; // bytes
    std::vector<MetricPoint> losses, validation;
    bool operator==(const Outcome&) const = default;
};

Result<Outcome> outcomeOf(const fs::path& run)
{
    UNDERSTUDY_TRY(const auto info, readRunFolder(run));
    const auto last = run / kCheckpoints / std::to_string(info.settings.steps);
    Outcome made;
    UNDERSTUDY_TRY(made.adapter, readFile(last / kAdapterWeights, kMostAdapter));
    UNDERSTUDY_TRY(made.optimiser, readFile(last / kOptimiserFile, kMostAdapter));
    MetricReader reader(run / kMetricsFile);
    UNDERSTUDY_CHECK(reader.readOn());
    const auto points = [&](std::string_view metric) {
        const auto span = reader.metrics().of(metric);
        return std::vector<MetricPoint>(span.begin(), span.end());
    };
    made.losses = points(metric::kLoss);
    made.validation = points(metric::kValLoss);
    return made;
}

/// What a kill may have left: a run that can be read, nobody's, and checkpoints that are whole.
Result<void> checkLeft(const fs::path& run)
{
    UNDERSTUDY_TRY(const auto info, readRunFolder(run));
    if (info.state == RunState::Running || info.state == RunState::Failed)
        return fail(Code::Internal, run.string(), "its state is " + std::string(name(info.state)));
    std::error_code error;
    fs::directory_iterator entries(run / kCheckpoints, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const auto step = entries->path().filename().string();
        if (!step.starts_with('.'))
            UNDERSTUDY_CHECK(findCheckpoint(run, std::atoll(step.c_str())));
    }
    return {};
}

Failure didNotGoOn(const fs::path& run)
{
    return fail(Code::Internal, run.string(), "it did not go on: " + readFile(run / kSaid, kMostSaid).value_or("?"));
}

class ResumeBench
{
public:
    explicit ResumeBench(const ResumeBenchOptions& options)
        : m_options(&options), m_scene(options.folder), m_numbers(options.seed, 0)
    {
    }

    Result<ResumeBenchReport> run()
    {
        UNDERSTUDY_CHECK(m_scene.make());
        UNDERSTUDY_CHECK(runUndisturbed());
        while (m_kills < m_options->kills) {
            if (m_options->stop.stop_requested())
                return fail(Code::Cancelled, "resume");
            const auto before = m_kills;
            const auto disturbed = runDisturbed();
            if (!disturbed)
                m_made.problems.push_back(disturbed.error().describe());
            (disturbed ? m_made.passed : m_made.failed) += m_kills - before;
            if (!disturbed && m_kills == before)
                return Failure(disturbed.error()); // it fails by itself
        }
        return std::move(m_made);
    }

private:
    Result<ChildProcess> start(const std::string& run) const
    {
        return ChildProcess::start(m_options->command(run), m_scene.folderOf(run) / kSaid);
    }

    Result<void> runUndisturbed()
    {
        UNDERSTUDY_TRY(const auto info, m_scene.newRun());
        const auto begin = std::chrono::steady_clock::now();
        UNDERSTUDY_TRY(auto child, start(info.id.value));
        if (child.waitFor(kEver) != ChildEnd::Well)
            return fail(Code::Internal, info.folder.string(), "the undisturbed run did not end well");
        m_whole = std::chrono::steady_clock::now() - begin;
        UNDERSTUDY_TRY(m_expected, outcomeOf(info.folder));
        return {};
    }

    /// Until it is at its end, killed on the way as long as there are kills left.
    Result<void> runDisturbed()
    {
        m_scene.forgetCodes();
        UNDERSTUDY_TRY(const auto info, m_scene.newRun());
        ++m_made.runs;
        while (true) {
            UNDERSTUDY_TRY(auto child, start(info.id.value));
            UNDERSTUDY_TRY(const auto end, m_kills < m_options->kills ? disturb(child, info.folder)
                                                                      : letEnd(child));
            if (end == ChildEnd::Badly)
                return didNotGoOn(info.folder);
            if (end == ChildEnd::Killed) {
                ++m_kills;
                if (m_options->report)
                    m_options->report(m_kills);
                UNDERSTUDY_CHECK(checkLeft(info.folder));
            }
            UNDERSTUDY_TRY(const auto after, readRunFolder(info.folder));
            if (after.state == RunState::Finished) // it may have been killed on its way out
                break;
            if (end != ChildEnd::Killed && after.state != RunState::Stopped)
                return fail(Code::Internal, info.folder.string(), "it ended as " + std::string(name(after.state)));
        }
        UNDERSTUDY_TRY(const auto found, outcomeOf(info.folder));
        if (found != m_expected)
            return fail(Code::Internal, info.folder.string(), "it is another run now");
        std::error_code ignored;
        fs::remove_all(info.folder, ignored);
        return {};
    }

    static Result<ChildEnd> letEnd(ChildProcess& child)
    {
        return child.waitFor(kEver).value_or(ChildEnd::Badly);
    }

    /// At a random instant: killed, or asked to pause or to stop and killed soon after.
    Result<ChildEnd> disturb(ChildProcess& child, const fs::path& run)
    {
        const auto kind = m_numbers.next() % 4;
        if (const auto end = child.waitFor(m_whole * double(m_numbers.uniform())))
            return *end;
        if (kind >= 2) {
            UNDERSTUDY_CHECK(askRun(run, kind == 2 ? RunRequest::Pause : RunRequest::Stop));
            ++(kind == 2 ? m_made.pauses : m_made.stops);
            if (const auto end = child.waitFor(m_whole * 0.2 * double(m_numbers.uniform())))
                return *end;
        }
        return child.kill();
    }

    const ResumeBenchOptions* m_options;
    ResumeScene m_scene;
    RandomStream m_numbers;
    Wait m_whole{0};
    Outcome m_expected;
    int m_kills = 0;
    ResumeBenchReport m_made;
};

} // namespace

Result<ResumeBenchReport> benchResume(const ResumeBenchOptions& options)
{
    return ResumeBench(options).run();
}

Result<RunEnd> trainBenchRun(const fs::path& folder, const std::string& run)
{
    UNDERSTUDY_TRY(const auto work, ResumeScene(folder).workOf(run));
    return trainRun(work, {});
}

} // namespace understudy

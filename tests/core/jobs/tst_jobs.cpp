#include "core/jobs/lane.h"
#include "tests/core/jobs/until_stopped.h"
#include "tests/support/results.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <latch>
#include <new>
#include <stdexcept>

using namespace understudy;
using test::untilStopped;
using test::waitForStop;

namespace {

std::vector<JobState> states(const std::vector<JobStatus>& log)
{
    std::vector<JobState> result;
    for (const auto& status : log)
        result.push_back(status.state);
    return result;
}

} // namespace

class TestJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsItsFunctionDoes_data()
    {
        using Function = Job<int>::Function;
        QTest::addColumn<Function>("function");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, Function function, JobState state, const char* error) {
            QTest::newRow(name) << std::move(function) << state << QString::fromUtf8(error);
        };
        row(
            "a value", [](JobContext&) { return 7; }, JobState::Succeeded, "");
        row(
            "an error", [](JobContext&) { return fail(Code::Io, Reason::DiskFull, "a.wav"); },
            JobState::Failed, "Io/DiskFull a.wav");
        row(
            "cancelled by itself", [](JobContext&) { return fail(Code::Cancelled); }, JobState::Cancelled,
            "Cancelled");
        row(
            "an exception", [](JobContext&) -> Result<int> { throw std::runtime_error("bad news"); },
            JobState::Failed, "Internal (bad news) < run job");
        row(
            "no memory", [](JobContext&) -> Result<int> { throw std::bad_alloc(); }, JobState::Failed,
            "OutOfMemory (std::bad_alloc) < run job");
        row(
            "thrown number", [](JobContext&) -> Result<int> { throw 5; }, JobState::Failed,
            "Internal (unknown exception) < run job");
        row("no function", nullptr, JobState::Failed, "Internal (bad_function_call) < run job");
    }
    void endsAsItsFunctionDoes()
    {
        QFETCH(Job<int>::Function, function);
        QFETCH(JobState, state);
        QFETCH(QString, error);
        Lane lane("test", 1);
        const auto job = lane.start<int>(JobKind::Bench, "title", function);
        const auto result = job->wait();
        QCOMPARE(result ? QString() : QString::fromStdString(result.error().describe()), error);
        const auto status = job->status();
        QCOMPARE(status.state, state);
        QCOMPARE(status.error.has_value(), state == JobState::Failed);
        QCOMPARE(status.id.value, std::string("job-1"));
        QCOMPARE(status.title, std::string("title"));
        QVERIFY(status.finished >= status.started);
        QVERIFY(job->result().has_value());
    }

    void tellsEachStep()
    {
        std::vector<JobStatus> log;
        std::latch subscribed(1);
        Lane lane("test", 1);
        const auto blocker = lane.start<void>(JobKind::Bench, "first", [&](JobContext&) -> Result<void> {
            subscribed.wait();
            return {};
        });
        const auto job = lane.start<void>(JobKind::Import, "second", [](JobContext& context) -> Result<void> {
            context.report({Stage::Mixing, 1, 2, ProgressUnit::AudioSeconds, "a"});
            context.report({Stage::Writing, 2, 2, ProgressUnit::FileBytes, "b"});
            return {};
        });
        auto subscription = job->subscribe([&](const JobStatus& status) { log.push_back(status); });
        QVERIFY(!job->result().has_value());
        subscribed.count_down();
        VERIFY_OK(job->wait());
        lane.start<void>(JobKind::Bench, "after", [](JobContext&) { return Result<void>(); })
            ->waitUntilFinished();
        using enum JobState;
        QCOMPARE(states(log), (std::vector{Queued, Running, Running, Running, Succeeded}));
        QCOMPARE(log[2].progress.stage, Stage::Mixing);
        QCOMPARE(log[3].progress.subject, std::string("b"));
        QCOMPARE(log[4].progress.done, 2.0);
    }

    void countingBeginsAnewWithSomethingElse_data()
    {
        QTest::addColumn<Progress>("next");
        QTest::addColumn<bool>("isNew");
        QTest::newRow("more") << Progress{Stage::Measuring, 3, 9, ProgressUnit::FileBytes} << false;
        QTest::newRow("another unit") << Progress{Stage::Reading, 3, 9, ProgressUnit::AudioSeconds} << true;
        QTest::newRow("less") << Progress{Stage::Reading, 1, 9, ProgressUnit::FileBytes} << true;
    }
    void countingBeginsAnewWithSomethingElse()
    {
        QFETCH(const Progress, next);
        QFETCH(const bool, isNew);
        std::vector<JobStatus> log;
        std::latch subscribed(1);
        Lane lane("test", 1);
        const auto job = lane.start<void>(JobKind::Bench, "counts", [&](JobContext& context) -> Result<void> {
            subscribed.wait();
            context.report({Stage::Reading, 2, 9, ProgressUnit::FileBytes});
            context.report(next);
            return {};
        });
        const auto subscription = job->subscribe([&](const JobStatus& status) { log.push_back(status); });
        subscribed.count_down();
        VERIFY_OK(job->wait());
        lane.start<void>(JobKind::Bench, "after", [](JobContext&) { return Result<void>(); })
            ->waitUntilFinished(); // by then all has been told
        const auto now = std::ranges::find(log, next.done, [](const auto& one) { return one.progress.done; });
        QVERIFY(now != log.end() && now != log.begin());
        QCOMPARE(now->counted != std::prev(now)->counted,
                 isNew); // the clock is steady, and finer than a call
        QVERIFY(now->counted >= now->started);
        QCOMPARE(now->countedFrom, isNew ? next.done : 2.0); // what was done before tells nothing of the pace
    }

    void cancelsWhileQueued()
    {
        std::latch go(1);
        bool hasRun = false;
        auto captured = std::make_shared<int>(1);
        const std::weak_ptr<int> alive = captured;
        Lane lane("test", 1);
        const auto blocker = lane.start<void>(JobKind::Bench, "", [&](JobContext&) -> Result<void> {
            go.wait();
            return {};
        });
        const auto job = lane.start<int>(JobKind::Bench, "", [&hasRun, c = std::move(captured)](JobContext&) {
            hasRun = true;
            return *c;
        });
        std::vector<JobStatus> log;
        const auto subscription = job->subscribe([&](const JobStatus& status) { log.push_back(status); });
        job->cancel();
        VERIFY_ERROR(job->wait(), Code::Cancelled); // at once, though the lane is busy
        QVERIFY(alive.expired());
        job->cancel(); // again: nothing
        go.count_down();
        VERIFY_OK(blocker->wait());
        lane.start<void>(JobKind::Bench, "", [](JobContext&) { return Result<void>(); })->waitUntilFinished();
        QVERIFY(!hasRun);
        QCOMPARE(states(log), (std::vector{JobState::Queued, JobState::Cancelled}));
    }

    void cancelsWhileRunning()
    {
        std::latch running(1);
        Lane lane("test", 1);
        const auto job = lane.start<int>(JobKind::Bench, "", [&](JobContext& context) {
            running.count_down();
            return untilStopped(context);
        });
        running.wait();
        job->cancel();
        VERIFY_ERROR(job->wait(), Code::Cancelled);
        QCOMPARE(job->status().state, JobState::Cancelled);
        QVERIFY(!job->status().error.has_value());
    }

    void succeedsInSpiteOfCancel()
    {
        std::latch running(1);
        Lane lane("test", 1);
        const auto job = lane.start<int>(JobKind::Bench, "", [&](JobContext& context) -> Result<int> {
            running.count_down();
            waitForStop(context);
            return context.cancelled() ? 3 : 0;
        });
        running.wait();
        job->cancel();
        const auto result = job->wait();
        VERIFY_OK(result);
        QCOMPARE(*result, 3);
        QCOMPARE(job->status().state, JobState::Succeeded);
    }

    void cancelAfterTheEndChangesNothing()
    {
        Lane lane("test", 1);
        const auto job = lane.start<int>(JobKind::Bench, "", [](JobContext&) { return 1; });
        job->waitUntilFinished();
        job->cancel();
        QCOMPARE(job->status().state, JobState::Succeeded);
    }

    void cancelsFromItsOwnListener()
    {
        Lane lane("test", 1);
        std::latch subscribed(1);
        const auto job = lane.start<int>(JobKind::Bench, "", [&](JobContext& context) -> Result<int> {
            subscribed.wait();
            context.report({});
            return context.cancelled() ? Result<int>(fail(Code::Cancelled)) : Result<int>(1);
        });
        const auto subscription = job->subscribe([&](const JobStatus& status) {
            if (status.state == JobState::Running)
                job->cancel();
        });
        subscribed.count_down();
        VERIFY_ERROR(job->wait(), Code::Cancelled);
    }

    void dropsWhatItCapturedBeforeTheEnd()
    {
        Lane lane("test", 1);
        for (int i = 0; i < 500; ++i) {
            auto captured = std::make_shared<int>(i);
            const std::weak_ptr<int> alive = captured;
            const auto job =
                lane.start<int>(JobKind::Bench, "", [c = std::move(captured)](JobContext&) { return *c; });
            job->waitUntilFinished();
            QVERIFY(alive.expired());
        }
    }

    void anEarlyEndOfTheLaneCancelsEverything()
    {
        std::latch running(2);
        std::vector<JobHandle<int>> jobs;
        {
            Lane lane("test", 2);
            for (int i = 0; i < 10; ++i)
                jobs.push_back(lane.start<int>(JobKind::Bench, "", [&](JobContext& context) {
                    running.count_down();
                    return untilStopped(context);
                }));
            running.wait();
        }
        for (const auto& job : jobs)
            QCOMPARE(job->status().state, JobState::Cancelled);
    }

    /// A listener that starts the next job when one ends must not keep a dying lane alive.
    void aJobStartedOnADyingLaneIsCancelled()
    {
        JobHandle<int> successor;
        std::unique_ptr<Subscription> subscription;
        std::latch running(1);
        {
            Lane lane("test", 1);
            const auto job = lane.start<int>(JobKind::Bench, "", [&](JobContext& context) {
                running.count_down();
                return untilStopped(context);
            });
            subscription = job->subscribe([&](const JobStatus& status) {
                if (isFinished(status.state))
                    successor = lane.start<int>(JobKind::Bench, "", [](JobContext&) { return 1; });
            });
            running.wait();
        }
        QVERIFY(successor);
        VERIFY_ERROR(successor->wait(), Code::Cancelled);
    }

    void oneThreadKeepsTheOrder()
    {
        std::vector<int> order;
        Lane lane("test", 1);
        std::vector<JobHandle<void>> jobs;
        for (int i = 0; i < 100; ++i)
            jobs.push_back(lane.start<void>(JobKind::Bench, "", [&order, i](JobContext&) -> Result<void> {
                order.push_back(i);
                return {};
            }));
        jobs.back()->waitUntilFinished();
        QCOMPARE(order.size(), std::size_t{100});
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void threadsRunSideBySide()
    {
        Lane lane("test", 3);
        std::latch meeting(3); // passed only when all three run at the same time
        std::vector<JobHandle<void>> jobs;
        for (int i = 0; i < 3; ++i)
            jobs.push_back(lane.start<void>(JobKind::Bench, "", [&](JobContext&) -> Result<void> {
                meeting.arrive_and_wait();
                return {};
            }));
        for (const auto& job : jobs)
            VERIFY_OK(job->wait());
    }

    /// Thousands of jobs, watched, listed and cancelled by others while they run: each ends once, none is
    /// lost.
    void thousandsOfJobs()
    {
        constexpr int kJobs = 2000;
        JobBoard board;
        std::atomic_int ran = 0;
        std::atomic_int ends = 0;
        std::vector<JobHandle<int>> jobs;
        std::vector<std::unique_ptr<Subscription>> subscriptions;
        {
            Lane lane("test", 2);
            std::jthread reader([&](const std::stop_token& stop) {
                while (!stop.stop_requested())
                    for (const auto& status : board.snapshot())
                        if (status.id.value.back() == '7')
                            if (const auto job = board.find(status.id))
                                job->cancel();
            });
            for (int i = 0; i < kJobs; ++i) {
                jobs.push_back(lane.start<int>(
                    JobKind::Bench, "",
                    [&ran, i](JobContext& context) {
                        context.report({Stage::Mixing, 1, 1, ProgressUnit::Lines, {}});
                        ++ran;
                        return i;
                    },
                    &board));
                subscriptions.push_back(jobs.back()->subscribe(
                    [&](const JobStatus& status) { ends += isFinished(status.state); }));
            }
            for (const auto& job : jobs)
                job->waitUntilFinished();
        }
        int succeeded = 0;
        for (int i = 0; i < kJobs; ++i) {
            if (const auto result = jobs[i]->wait()) {
                QCOMPARE(*result, i);
                ++succeeded;
            } else {
                QCOMPARE(jobs[i]->status().state, JobState::Cancelled);
            }
        }
        QCOMPARE(succeeded, ran.load());
        QCOMPARE(ends.load(), kJobs);
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"

// The board of jobs: what it lists, forgets and cancels, and that it may end before its jobs do.
#include "core/jobs/lane.h"
#include "tests/core/jobs/until_stopped.h"
#include "tests/support/results.h"

#include <latch>

using namespace understudy;
using test::untilStopped;

class TestJobBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheNewestFirst()
    {
        JobBoard board;
        std::uint64_t revision = 0;
        auto subscription = board.subscribe([&](const std::uint64_t& n) { revision = n; });
        Lane one("one", 1);
        Lane two("two", 1);
        std::latch go(1);
        const auto wait = [&](JobContext&) -> Result<void> {
            go.wait();
            return {};
        };
        const auto a = one.start<void>(JobKind::EpisodeRender, "a", wait, &board);
        const auto b = two.start<void>(JobKind::Preview, "b", wait, &board);
        const auto listed = board.snapshot();
        QCOMPARE(listed.size(), std::size_t{2});
        QCOMPARE(listed[0].id.value, std::string("job-2"));
        QCOMPARE(listed[0].kind, JobKind::Preview);
        QCOMPARE(listed[1].title, std::string("a"));
        QCOMPARE(board.find(a->id()), std::shared_ptr<JobBase>(a));
        QVERIFY(!board.find(JobId("job-9")));
        go.count_down();
        a->waitUntilFinished();
        b->waitUntilFinished();
        subscription.reset();
        QVERIFY(revision >= 2);
    }

    void forgetsTheOldestFinished()
    {
        JobBoard board(3);
        Lane lane("test", 1);
        std::latch running(1);
        Lane other("other", 1);
        const auto longJob = other.start<int>(
            JobKind::Bench, "long",
            [&](JobContext& context) {
                running.count_down();
                return untilStopped(context);
            },
            &board);
        running.wait();
        for (int i = 0; i < 10; ++i)
            lane.start<int>(
                    JobKind::Bench, std::to_string(i), [](JobContext&) { return 1; }, &board)
                ->waitUntilFinished();
        const auto listed = board.snapshot();
        QCOMPARE(listed.size(), std::size_t{5}); // the newest, three finished before it, and the running one
        QCOMPARE(listed.front().title, std::string("9"));
        QCOMPARE(listed.back().title, std::string("long"));
        QVERIFY(!board.find(JobId("job-2")));
    }

    void cancelsAll()
    {
        JobBoard board;
        Lane lane("test", 1);
        std::vector<JobHandle<int>> jobs;
        for (int i = 0; i < 5; ++i)
            jobs.push_back(lane.start<int>(JobKind::Bench, "", untilStopped, &board));
        board.cancelAll();
        for (const auto& job : jobs)
            VERIFY_ERROR(job->wait(), Code::Cancelled);
    }

    void mayDieFirst()
    {
        auto board = std::make_unique<JobBoard>();
        Lane lane("test", 1);
        std::latch running(1);
        const auto job = lane.start<int>(
            JobKind::Bench, "",
            [&](JobContext& context) -> Result<int> {
                running.count_down();
                while (!context.cancelled())
                    context.report({});
                return fail(Code::Cancelled);
            },
            board.get());
        running.wait();
        board.reset();
        job->cancel();
        VERIFY_ERROR(job->wait(), Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestJobBoard)
#include "tst_job_board.moc"

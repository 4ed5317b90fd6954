// Shares: whoever had least is next, by token and then by client; parked work waits without a thread.
#include "app/server/fair_queue.h"
#include "tests/support/results.h"

#include <atomic>
#include <future>
#include <semaphore>

using namespace understudy;
using namespace understudy::server;

namespace {

/// The time by which shares are counted: it goes on as steps say.
std::atomic<double> theTime = 0;

double testTime()
{
    return theTime;
}

/// Steps that take a while, each noted by a letter.
class Letters : public FairTask
{
public:
    Letters(char letter, int steps, std::string& said, std::mutex& mutex, double seconds)
        : m_letter(letter), m_left(steps), m_said(said), m_mutex(mutex), m_seconds(seconds)
    {
    }
    StepEnd step() override
    {
        const std::lock_guard lock(m_mutex);
        theTime = theTime + m_seconds;
        m_said += m_letter;
        return --m_left > 0 ? StepEnd::More : StepEnd::Done;
    }

private:
    const char m_letter;
    int m_left;
    std::string& m_said;
    std::mutex& m_mutex;
    const double m_seconds;
};

class Calls : public FairTask
{
public:
    explicit Calls(std::function<StepEnd()> call) : m_call(std::move(call)) {}
    StepEnd step() override { return m_call(); }

private:
    std::function<StepEnd()> m_call;
};

/// Holds the queue's only thread until everything is added.
class Gate
{
public:
    explicit Gate(FairQueue& queue)
    {
        queue.add({"gate", "gate"}, std::make_shared<Calls>([this] {
                      m_open.acquire();
                      return StepEnd::Done;
                  }));
    }
    void open() { m_open.release(); }

private:
    std::binary_semaphore m_open{0};
};

} // namespace

class TestFairQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_said.clear(); }

    void clientsTakeTurns()
    {
        FairQueue queue("test", 1, {}, testTime);
        Gate gate(queue);
        add(queue, "t", "many", 'm', 40);
        add(queue, "t", "few", 'f', 5);
        gate.open();
        waitUntilEmpty(queue);
        // All of the few are done before the many have had twice as many turns.
        const auto last = m_said.rfind('f');
        QVERIFY2(last < 14, m_said.c_str());
        QCOMPARE(m_said.size(), std::size_t(45));
    }

    void aTokensShareIsShared()
    {
        FairQueue queue("test", 1, {}, testTime);
        Gate gate(queue);
        for (int i = 0; i < 10; ++i)
            add(queue, "crowd", "client " + std::to_string(i), 'c', 6);
        add(queue, "alone", "client", 'a', 20);
        gate.open();
        waitUntilEmpty(queue);
        // However many the crowd is, it is one token: of the first forty turns, near half are the other's.
        const auto alone = std::ranges::count(m_said.substr(0, 40), 'a');
        QVERIFY2(alone >= 15, m_said.c_str());
    }

    void longStepsCountAsSuch()
    {
        FairQueue queue("test", 1, {}, testTime);
        Gate gate(queue);
        add(queue, "t", "slow", 's', 10, 0.010);
        add(queue, "t", "fast", 'f', 40, 0.001);
        gate.open();
        waitUntilEmpty(queue);
        const auto slow = std::ranges::count(m_said.substr(0, 33), 's');
        QVERIFY2(slow <= 6, m_said.c_str());
    }

    void whoRestedIsNotOwed()
    {
        FairQueue queue("test", 1, {}, testTime);
        add(queue, "t", "rested", 'r', 1);
        waitUntilEmpty(queue);
        add(queue, "t", "busy", 'b', 30);
        waitUntilEmpty(queue);
        m_said.clear();
        Gate gate(queue);
        add(queue, "t", "busy", 'b', 20);
        add(queue, "t", "rested", 'r', 20);
        gate.open();
        waitUntilEmpty(queue);
        QVERIFY2(m_said.find('b') < 3, m_said.c_str()); // in turn from the beginning
    }

    void refusesTooMany()
    {
        FairQueue queue("test", 1, {.tasks = 4, .ofToken = 4, .ofClient = 2}, testTime);
        Gate gate(queue);
        QVERIFY(add(queue, "t", "a", 'a', 1));
        QVERIFY(add(queue, "t", "a", 'a', 1));
        QVERIFY(!add(queue, "t", "a", 'a', 1)); // of one client
        QVERIFY(add(queue, "t", "b", 'b', 1));
        QVERIFY(!add(queue, "t", "c", 'c', 1)); // at all
        gate.open();
        waitUntilEmpty(queue);
        QVERIFY(add(queue, "t", "a", 'a', 1));
        waitUntilEmpty(queue);
    }

    void aTokenDoesNotFillTheQueue()
    {
        FairQueue queue("test", 1, {.tasks = 8, .ofToken = 3, .ofClient = 2}, testTime);
        Gate gate(queue);
        for (const char* client : {"a", "b", "c"})
            QVERIFY(add(queue, "greedy", client, 'g', 1));
        QVERIFY(!add(queue, "greedy", "d", 'g', 1)); // however many clients it makes up
        QVERIFY(add(queue, "another", "a", 'a', 1));
        gate.open();
        waitUntilEmpty(queue);
    }

    void parkedWorkWaitsWithoutAThread()
    {
        FairQueue queue("test", 1, {}, testTime);
        std::atomic<int> steps = 0;
        const auto parked =
            std::make_shared<Calls>([&] { return ++steps < 3 ? StepEnd::Parked : StepEnd::Done; });
        queue.add({"t", "slow"}, parked);
        add(queue, "t", "other", 'o', 3);
        QTRY_COMPARE(turns(), std::size_t(3)); // others go on
        QCOMPARE(steps, 1);
        queue.wake(parked.get());
        QTRY_COMPARE(steps, 2);
        QCOMPARE(queue.tasks(), std::size_t(1));
        queue.wake(parked.get());
        waitUntilEmpty(queue);
        QCOMPARE(steps, 3);
        queue.wake(parked.get()); // it is gone: nothing
    }

    void whatIsWokenAsItRunsIsNotParked()
    {
        FairQueue queue("test", 1, {}, testTime);
        std::binary_semaphore begun{0}, goOn{0};
        std::atomic<int> steps = 0;
        const auto task = std::make_shared<Calls>([&] {
            if (++steps > 1)
                return StepEnd::Done;
            begun.release();
            goOn.acquire();
            return StepEnd::Parked;
        });
        queue.add({"t", "a"}, task);
        begun.acquire();
        queue.wake(task.get());
        goOn.release();
        waitUntilEmpty(queue);
        QCOMPARE(steps, 2);
    }

    void anExceptionEndsItsTaskAlone()
    {
        FairQueue queue("test", 1, {}, testTime);
        queue.add({"t", "a"}, std::make_shared<Calls>([]() -> StepEnd { throw std::runtime_error("x"); }));
        add(queue, "t", "b", 'b', 1);
        waitUntilEmpty(queue);
        QCOMPARE(m_said, std::string("b"));
    }

    void goesWithWorkLeft()
    {
        std::atomic<int> steps = 0;
        {
            FairQueue queue("test", 2, {}, testTime);
            for (int i = 0; i < 10; ++i)
                queue.add({"t", std::to_string(i)}, std::make_shared<Calls>([&] {
                              ++steps;
                              return StepEnd::More;
                          }));
            QTRY_VERIFY(steps > 10);
        }
        QVERIFY(steps > 0);
    }

private:
    bool add(FairQueue& queue, const std::string& token, const std::string& client, char letter, int steps,
             double seconds = 0.001)
    {
        return queue.add({token, client}, std::make_shared<Letters>(letter, steps, m_said, m_mutex, seconds));
    }
    std::size_t turns()
    {
        const std::lock_guard lock(m_mutex);
        return m_said.size();
    }
    void waitUntilEmpty(const FairQueue& queue) { QTRY_COMPARE(queue.tasks(), std::size_t(0)); }

    std::mutex m_mutex;
    std::string m_said; // under m_mutex
};

QTEST_GUILESS_MAIN(TestFairQueue)
#include "tst_fair_queue.moc"

#include "core/jobs/observable.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace understudy;

class TestObservable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheValueAtOnceAndOnEachChange()
    {
        Observable<int> number(7);
        std::vector<int> heard;
        const auto subscription = number.subscribe([&](const int& n) { heard.push_back(n); });
        number.update([](int& n) { n = 8; });
        number.update([](int& n) { n = 8; }); // an update counts, also when the value stays
        QCOMPARE(heard, (std::vector<int>{7, 8, 8}));
        QCOMPARE(number.value(), 8);
    }

    void isSilentAfterTheSubscription()
    {
        Observable<int> number;
        int calls = 0;
        auto subscription = number.subscribe([&](const int&) { ++calls; });
        subscription.reset();
        number.update([](int& n) { ++n; });
        QCOMPARE(calls, 1);
    }

    void aSubscriptionMayOutliveTheValue()
    {
        std::unique_ptr<Subscription> subscription;
        {
            Observable<int> number;
            subscription = number.subscribe([](const int&) {});
        }
        subscription.reset();
    }

    void aListenerMayEndItself()
    {
        Observable<int> number;
        int calls = 0;
        std::unique_ptr<Subscription> subscription;
        subscription = number.subscribe([&](const int& n) {
            ++calls;
            if (n == 1)
                subscription.reset();
        });
        number.update([](int& n) { n = 1; });
        number.update([](int& n) { n = 2; });
        QCOMPARE(calls, 2);
    }

    void aListenerMayChangeTheValue()
    {
        Observable<int> number;
        std::vector<int> heard;
        const auto subscription = number.subscribe([&](const int& n) {
            heard.push_back(n);
            if (n == 1)
                number.update([](int& m) { m = 2; });
        });
        number.update([](int& n) { n = 1; });
        QCOMPARE(heard, (std::vector<int>{0, 1, 2}));
    }

    void aListenerMaySubscribeAnother()
    {
        Observable<int> number;
        std::unique_ptr<Subscription> second;
        int calls = 0;
        const auto first = number.subscribe([&](const int& n) {
            if (n == 1)
                second = number.subscribe([&](const int&) { ++calls; });
        });
        number.update([](int& n) { n = 1; });
        number.update([](int& n) { n = 2; });
        QCOMPARE(calls, 2);
    }

    /// The last value given is the last there was, however many threads change it; none is given twice or
    /// backwards.
    void listenersOfManyThreadsEndWithTheNewest()
    {
        constexpr int kThreads = 4;
        constexpr int kChanges = 2000;
        Observable<int> number;
        std::vector<int> heard;
        const auto subscription = number.subscribe([&](const int& n) { heard.push_back(n); });
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < kThreads; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < kChanges; ++i)
                        number.update([](int& n) { ++n; });
                });
        }
        QCOMPARE(heard.back(), kThreads * kChanges);
        QVERIFY(std::is_sorted(heard.begin(), heard.end(), std::less_equal<>()));
    }

    /// A dead listener is never called: each counts on an object that goes right after its subscription.
    void noCallAfterTheSubscriptionsDestructor()
    {
        Observable<int> number;
        std::jthread changer([&](const std::stop_token& stop) {
            while (!stop.stop_requested())
                number.update([](int& n) { ++n; });
        });
        for (int i = 0; i < 2000; ++i) {
            auto calls = std::make_unique<int>(0);
            auto subscription = number.subscribe([raw = calls.get()](const int&) { ++*raw; });
            subscription.reset();
            QVERIFY(*calls >= 1);
        }
    }

    void waitsForAValue()
    {
        Observable<int> number;
        std::jthread changer([&] {
            for (int i = 0; i < 100; ++i)
                number.update([](int& n) { ++n; });
        });
        QVERIFY(number.waitUntil([](const int& n) { return n >= 50; }) >= 50);
    }
};

QTEST_GUILESS_MAIN(TestObservable)
#include "tst_observable.moc"

// A line between the thread that asks and the threads that speak.
#include "core/synth/csm_ticket_p.h"
#include "tests/support/results.h"

#include <atomic>
#include <thread>

using namespace understudy;

namespace {

std::vector<float> chunk(float value)
{
    return std::vector<float>(3, value);
}

} // namespace

class TestCsmTicket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chunksArriveInOrderThenTheEnd()
    {
        CsmTicket ticket({}, [] {});
        std::jthread codec([&] {
            for (int i = 0; i < 5; ++i) {
                ticket.expect();
                ticket.give(chunk(float(i)));
            }
            ticket.finish();
        });
        for (int i = 0; i < 5; ++i) {
            const auto got = ticket.next();
            VERIFY_OK(got);
            QVERIFY(*got == chunk(float(i)));
        }
        const auto end = ticket.next();
        VERIFY_OK(end);
        QVERIFY(end->empty());
    }

    void errorEndsTheLine()
    {
        CsmTicket ticket({}, [] {});
        ticket.give(chunk(1));
        ticket.finish(Error{Code::OutOfMemory, Reason::General, "speak", {}, {}});
        VERIFY_ERROR(ticket.next(), Code::OutOfMemory);
    }

    void cancelAnswersAtOnceAndForGood()
    {
        std::atomic<int> woken = 0;
        CsmTicket ticket({}, [&] { ++woken; });
        std::jthread other([&] { ticket.cancel(); });
        VERIFY_ERROR(ticket.next(), Code::Cancelled); // nothing was ever given
        other.join();
        QVERIFY(ticket.isCancelled());
        QCOMPARE(woken.load(), 1);
        ticket.give(chunk(1));
        ticket.finish();
        VERIFY_ERROR(ticket.next(), Code::Cancelled);
    }

    void listenerThatDoesNotKeepUpHoldsTheLine()
    {
        int woken = 0;
        CsmTicket ticket({}, [&] { ++woken; });
        for (int i = 0; i < CsmTicket::kMostAhead; ++i) {
            QVERIFY(!ticket.isAhead());
            ticket.expect();
        }
        QVERIFY(ticket.isAhead()); // on its way counts
        for (int i = 0; i < CsmTicket::kMostAhead; ++i)
            ticket.give(chunk(1));
        QVERIFY(ticket.isAhead());
        VERIFY_OK(ticket.next());
        QVERIFY(!ticket.isAhead());
        QCOMPARE(woken, 1);
    }
};

QTEST_GUILESS_MAIN(TestCsmTicket)
#include "tst_csm_ticket.moc"

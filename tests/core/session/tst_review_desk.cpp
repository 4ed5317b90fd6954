// Who waits for whom: a person's verdicts go on while an import reads and compares all clips.
#include "core/session/review_desk_p.h"

#include "core/session/review_edits_p.h"
#include "tests/core/session/review_fixture.h"

#include <latch>
#include <thread>

using namespace understudy;

class TestReviewDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_project = std::make_unique<ReviewedProject>(); }
    void cleanupTestCase() { m_project.reset(); }
    void init()
    {
        VERIFY_OK(m_project->renew());
        m_project->session.reset(); // its lock is the store's now
        auto store = ProjectStore::open(m_project->path(), ProjectStore::Mode::Write, "test");
        VERIFY_OK(store);
        m_store = std::move(*store);
        m_desk = std::make_unique<ReviewDesk>(*m_store);
    }
    void cleanup()
    {
        m_desk.reset();
        m_store.reset();
    }

    void aVerdictPassesWhoReadsAllClips()
    {
        const auto snapshot = m_desk->snapshot();
        const auto clip = snapshot->clips.front()->clip.id;
        std::latch isReading(1), mayGoOn(1);
        std::size_t read = 0;
        Result<void> done;
        std::thread importing([&] {
            done = m_store->readPrints([&](const ClipRecord& record) -> Result<void> {
                if (read++ == 0) {
                    isReading.count_down();
                    mayGoOn.wait();
                }
                return record.print.empty() ? fail(Code::Internal) : Result<void>();
            });
        });
        isReading.wait();
        const auto judged = m_desk->change(verdictChange({clip}, Verdict::Accepted, RejectReason::None));
        mayGoOn.count_down();
        importing.join();
        VERIFY_OK(judged);
        VERIFY_OK(done);
        QCOMPARE(read, snapshot->clips.size());
        QVERIFY(m_desk->snapshot()->clip(clip)->verdict == Verdict::Accepted);
    }

    void anErrorEndsTheReading()
    {
        int read = 0;
        VERIFY_ERROR(m_store->readPrints([&](const ClipRecord&) -> Result<void> {
            ++read;
            return fail(Code::Cancelled);
        }),
                     Code::Cancelled);
        QCOMPARE(read, 1);
    }

    /// It was decided on a snapshot; people went on since.
    void supersedingLeavesAloneWhatSomebodyDid()
    {
        const auto before = m_desk->snapshot();
        const auto judged = before->clips.at(0), split = before->clips.at(1), open = before->clips.at(2);
        const auto middle = Frames((split->clip.span.begin.value + split->clip.span.end.value) / 2);
        VERIFY_OK(m_desk->change(verdictChange({judged->clip.id}, Verdict::Accepted, RejectReason::None)));
        VERIFY_OK(m_desk->change(splitChange(split->clip.id, middle)));
        VERIFY_OK(m_desk->change(supersedeChange({judged->clip.id, split->clip.id, open->clip.id})));
        const auto now = m_desk->snapshot();
        QVERIFY(now->clip(judged->clip.id)->verdict == Verdict::Accepted);
        QVERIFY(now->clip(open->clip.id)->verdict == Verdict::Rejected);
        QVERIFY(now->clip(open->clip.id)->reason == RejectReason::Superseded);
        QVERIFY(now->clip(split->clip.id) == nullptr);
        QCOMPARE(now->clips.size(), before->clips.size() + 1);
    }

    void comparingKeepsWhatAPersonSaid()
    {
        const auto clip = m_desk->snapshot()->clips.front()->clip.id;
        VERIFY_OK(m_desk->change(verdictChange({clip}, Verdict::Unsure, RejectReason::None)));
        auto strict = defaultLimits();
        for (auto& limit : strict)
            if (limit.measure == Measure::Duplicate)
                limit.review = limit.reject = -1;
        VERIFY_OK(m_desk->compare(strict));
        const auto now = m_desk->snapshot();
        QVERIFY(now->clip(clip)->verdict == Verdict::Unsure);
        QVERIFY(now->clip(clip)->clip.grade == Grade::Reject);
        // It is on the disk as it is shown.
        m_desk = std::make_unique<ReviewDesk>(*m_store);
        QVERIFY(valuesOf(m_desk->snapshot()) == valuesOf(now));
    }

    void whatIsMeasuredOfAClipThatWasUndoneIsDropped()
    {
        const auto before = valuesOf(m_desk->snapshot());
        const auto& clip = before.front().clip;
        const auto undo =
            m_desk->change(splitChange(clip.id, clip.span.begin + Frames(clip.span.length().value / 2)));
        VERIFY_OK(undo);
        const auto half = m_desk->unmeasured();
        QVERIFY(half);
        VERIFY_OK(m_desk->change([&](const ReviewBook&) -> Result<ReviewChange> { return *undo; }));
        VERIFY_OK(m_desk->setMeasured({half->row, "print", {}}));
        QVERIFY(valuesOf(m_desk->snapshot()) == before);
        const auto stored = m_store->clips();
        VERIFY_OK(stored);
        for (const auto& record : *stored)
            QVERIFY(record.row.clip.id != half->row.clip.id || !record.hasPrint);
    }

    void whatIsMeasuredOfAnotherTrimIsDropped_data()
    {
        QTest::addColumn<bool>("isRepaired"); // meanwhile, or trimmed otherwise
        QTest::newRow("trimmed") << false;
        QTest::newRow("repaired") << true;
    }
    void whatIsMeasuredOfAnotherTrimIsDropped()
    {
        QFETCH(const bool, isRepaired);
        const auto clip = m_desk->snapshot()->clips.front()->clip;
        VERIFY_OK(m_desk->change(trimChange(clip.id, shorter(clip, 1000))));
        const auto first = m_desk->unmeasured();
        QVERIFY(first && !first->isFirst && first->wanted.span == shorter(clip, 1000));
        VERIFY_OK(m_desk->change(isRepaired ? repairsChange(clip.recording, {.declick = true})
                                            : trimChange(clip.id, shorter(clip, 2000))));
        auto row = first->row;
        row.clip.span = first->wanted.span;
        VERIFY_OK(m_desk->setHeard({row, first->wanted.repairs}));
        m_desk->setUnmeasured(*first, Error{Code::Io});
        const auto now = m_desk->snapshot()->clip(clip.id);
        QVERIFY(!now->isMeasured && !now->whyUnmeasured); // the newest is still waited for
        QVERIFY(m_store->heardClips()->empty());
    }

    void theLastChangedIsMeasuredFirst()
    {
        const auto clips = valuesOf(m_desk->snapshot());
        for (const std::size_t i : {0, 2, 1})
            VERIFY_OK(m_desk->change(trimChange(clips[i].clip.id, shorter(clips[i].clip, 1000))));
        QCOMPARE(m_desk->unmeasured()->row.clip.id, clips[1].clip.id);
        m_desk->measureFirst(clips[0].clip.id); // somebody looks at it
        QCOMPARE(m_desk->unmeasured()->row.clip.id, clips[0].clip.id);
        m_desk->measureFirst(clips[3].clip.id); // nobody waits for it
        QCOMPARE(m_desk->unmeasured()->row.clip.id, clips[0].clip.id);
    }

    void whatWasNotStoredToItsEndIsNotThere()
    {
        const auto before = valuesOf(m_desk->snapshot());
        auto recording = m_store->recordings()->front();
        auto clip = m_store->clips()->front();
        recording.recording.id = clip.row.clip.recording = "other";
        recording.recording.sha256 = std::string(64, 'a');
        clip.row.clip.id = "other_0001";
        clip.print = "print";
        const auto isHidden = [&] {
            m_desk = std::make_unique<ReviewDesk>(*m_store);
            const auto all = [](const ClipRecord& record) -> Result<void> {
                return record.row.clip.recording == "other" ? fail(Code::Internal) : Result<void>();
            };
            return valuesOf(m_desk->snapshot()) == before && m_store->readPrints(all).has_value();
        };
        VERIFY_OK(m_store->beginRecording(recording));
        VERIFY_OK(m_store->addClips(std::span(&clip, 1)));
        QVERIFY(isHidden());
        VERIFY_OK(m_store->beginRecording(recording)); // once more, after a crash
        QVERIFY(isHidden());
        VERIFY_OK(m_store->addClips(std::span(&clip, 1)));
        VERIFY_OK(m_store->finishRecording(recording));
        m_desk = std::make_unique<ReviewDesk>(*m_store);
        QCOMPARE(m_desk->snapshot()->clips.size(), before.size() + 1);
        QVERIFY(m_desk->snapshot()->clip("other_0001") != nullptr);
    }

    void theLockGoesRound()
    {
        FairMutex mutex;
        std::vector<int> order;
        mutex.lock();
        std::thread person([&] {
            const std::lock_guard lock(mutex);
            order.push_back(2);
        });
        while (!mutex.isWanted())
            std::this_thread::yield();
        order.push_back(1);
        mutex.unlock();
        mutex.lock(); // at once, as an import does
        order.push_back(3);
        mutex.unlock();
        person.join();
        QVERIFY(!mutex.isWanted());
        QCOMPARE(order, (std::vector<int>{1, 2, 3}));
    }

private:
    static FrameSpan shorter(const Clip& clip, int by)
    {
        return {clip.span.begin + Frames(by), clip.span.end};
    }
    std::unique_ptr<ReviewedProject> m_project;
    std::unique_ptr<ProjectStore> m_store;
    std::unique_ptr<ReviewDesk> m_desk;
};

QTEST_GUILESS_MAIN(TestReviewDesk)
#include "tst_review_desk.moc"

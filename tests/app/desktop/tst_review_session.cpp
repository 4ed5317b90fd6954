// Two hundred clips are reviewed by keys alone, and every verdict is on the disk.
#include "app/desktop/review/review_view.h"
#include "core/data/clips/findings.h"
#include "tests/support/review_session.h"

using namespace understudy;
using namespace understudy::test;

namespace {

constexpr std::size_t kClips = 200;

struct Said
{
    Verdict verdict = Verdict::None;
    RejectReason reason = RejectReason::None;
    bool operator==(const Said&) const = default;
};

/// What the n-th key of the session says of a clip.
std::pair<Qt::Key, Said> nth(std::size_t n, const Clip& clip)
{
    switch (n % 12) {
    case 0:
        return {Qt::Key_X, {Verdict::Rejected, suggestedReason(clip)}};
    case 1:
        return {Qt::Key_U, {Verdict::Unsure, RejectReason::None}};
    case 2:
        return {Qt::Key_A, {Verdict::Accepted, RejectReason::None}};
    default: {
        const auto reason = n % 12 - 3;
        return {Qt::Key(Qt::Key_1 + int(reason)), {Verdict::Rejected, kRejectReasons.at(reason)}};
    }
    }
}

} // namespace

class TestReviewSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesByKeysAlone()
    {
        ReviewSession session({.recordings = 4, .phrases = 52});
        QVERIFY(session.open());
        const auto total = std::size_t(session.model().total());
        QVERIFY(total > kClips); // the last verdict moves on, too
        const auto clips = session.workspace().session()->reviews().snapshot();
        const MouseCounter mouse;
        std::map<std::string, Said> said;
        for (std::size_t n = 0; n < kClips; ++n) {
            const auto id = session.current();
            QVERIFY2(!said.contains(id), id.c_str()); // no clip comes twice
            const auto [key, says] = nth(n, clips->clip(id)->clip);
            if (n % 10 == 9) { // changes their mind
                session.studio().press(Qt::Key_U);
                session.studio().press(Qt::Key_Backspace);
                QCOMPARE(session.current(), id);
            }
            if (n % 7 == 6) { // listens again
                session.studio().press(Qt::Key_Space);
                session.studio().press(Qt::Key_C);
            }
            session.studio().press(key);
            said[id] = says;
            QCoreApplication::processEvents();
        }
        QCOMPARE(said.size(), kClips);
        QCOMPARE(mouse.count(), 0);
        session.close();

        auto kept = Session::open(session.project(), {.access = Access::ReadOnly});
        VERIFY_OK(kept);
        const auto onDisk = (*kept)->reviews().snapshot();
        QCOMPARE(onDisk->clips.size(), total);
        std::size_t judged = 0;
        for (const auto& clip : onDisk->clips) {
            const auto expected = said.contains(clip->clip.id) ? said.at(clip->clip.id) : Said();
            QVERIFY2((Said{clip->verdict, clip->reason} == expected), clip->clip.id.c_str());
            judged += clip->verdict != Verdict::None ? 1 : 0;
        }
        QCOMPARE(judged, kClips);
    }
};

QTEST_MAIN(TestReviewSession)
#include "tst_review_session.moc"

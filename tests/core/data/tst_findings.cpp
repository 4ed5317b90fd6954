// What of a clip's findings is heard first, and the reason it suggests.
#include "core/data/clips/findings.h"
#include "core/data/qc/grading.h"

#include <QtTest>

using namespace understudy;

namespace {

/// Figures as the default limits judge them; one at a place has 100 places.
Clip clipWith(const std::vector<Figure>& figures, std::optional<Measure> atPlaces = {})
{
    Clip clip;
    clip.figures = figures;
    for (int i = 0; atPlaces && i < 100; ++i)
        clip.findings.push_back({*atPlaces, Grade::Review, 1, 0, Seconds(0.1 * i), Seconds(0.01)});
    grade(clip, defaultLimits());
    return clip;
}

} // namespace

class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHeardFirstLeads_data()
    {
        QTest::addColumn<Clip>("clip");
        QTest::addColumn<Measure>("first");
        QTest::addColumn<RejectReason>("reason");
        const auto add = [](const char* name, const Clip& clip, Measure first, RejectReason reason) {
            QTest::newRow(name) << clip << first << reason;
        };
        add("clipping before an offset",
            clipWith({{Measure::Dc, -20}, {Measure::Clipping, 1800}}, Measure::Clipping), Measure::Clipping,
            RejectReason::Clipping);
        add("a cut word before an offset", clipWith({{Measure::Dc, -20}, {Measure::EndEdge, 13}}),
            Measure::EndEdge, RejectReason::CutWord);
        add("hum before a noise floor", clipWith({{Measure::NoiseFloor, -40}, {Measure::Hum, -50}}),
            Measure::Hum, RejectReason::Hum);
        add("the worse of two faults", clipWith({{Measure::Clipping, 3}, {Measure::Hum, -30}}), Measure::Hum,
            RejectReason::Hum);
        add("the grade before all", clipWith({{Measure::Clipping, 1}, {Measure::NoiseFloor, -40}}),
            Measure::NoiseFloor, RejectReason::Noise);
        add("a room before no words", clipWith({{Measure::Words, 0}, {Measure::Reverberation, 0.5}}),
            Measure::Reverberation, RejectReason::Room);
        add("no words", clipWith({{Measure::Words, 0}}), Measure::Words, RejectReason::WordsDiffer);
        add("another voice", clipWith({{Measure::Outlier, 7}}), Measure::Outlier, RejectReason::OtherVoice);
        add("an offset alone", clipWith({{Measure::Dc, -20}}), Measure::Dc, RejectReason::Other);
    }
    void whatIsHeardFirstLeads()
    {
        QFETCH(const Clip, clip);
        const auto findings = byHearing(clip);
        QCOMPARE(findings.size(), clip.findings.size());
        QTEST(findings.front().measure, "first");
        QTEST(suggestedReason(clip), "reason");
    }

    void nothingSuggestsNothing()
    {
        QVERIFY(byHearing({}).empty());
        QCOMPARE(suggestedReason({}), RejectReason::None);
    }

    void placesOfOneMeasureStandTogether()
    {
        const auto findings =
            byHearing(clipWith({{Measure::Clipping, 100}, {Measure::Hum, -50}}, Measure::Clipping));
        for (std::size_t i = 0; i < 100; ++i) {
            QCOMPARE(findings[i].measure, Measure::Clipping);
            QCOMPARE(findings[i].at->value, 0.1 * double(i));
        }
        QCOMPARE(findings.back().measure, Measure::Hum);
    }

    void joinedOnesSpanBoth_data()
    {
        QTest::addColumn<Measure>("measure");
        QTest::addColumn<double>("value");
        QTest::newRow("counts add up") << Measure::Clipping << 5.0;
        QTest::newRow("of levels the worse stands") << Measure::Plosive << 3.0;
    }
    void joinedOnesSpanBoth()
    {
        QFETCH(const Measure, measure);
        const Finding a{measure, Grade::Review, 2, 0, Seconds(1), Seconds(0.5)};
        const Finding b{measure, Grade::Reject, 3, 0, Seconds(2), Seconds(0.25)};
        const auto both = joined(a, b);
        QTEST(both.value, "value");
        QCOMPARE(both.grade, Grade::Reject);
        QCOMPARE(both.at->value, 1.0);
        QCOMPARE(both.length.value, 1.25);
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"

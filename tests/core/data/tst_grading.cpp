// Limits by name: how the command line and a project change them.
#include "core/data/qc/grading.h"

#include "tests/support/results.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace understudy;

class TstGrading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsOneLimit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("row");
        QTest::addColumn<double>("review");
        QTest::addColumn<double>("reject");
        const auto none = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("reject") << "snr_db.reject=20" << rowOf(Measure::SignalToNoise) << 30.0 << 20.0;
        QTest::newRow("review") << "snr_db.review=25.5" << rowOf(Measure::SignalToNoise) << 25.5 << 15.0;
        QTest::newRow("none") << "snr_db.review=none" << rowOf(Measure::SignalToNoise) << none << 15.0;
        QTest::newRow("negative") << "noise_floor_db.reject=-55" << rowOf(Measure::NoiseFloor) << -60.0
                                  << -55.0;
        QTest::newRow("lower of two")
            << "speech_level_db.min.reject=-50" << rowOf(Measure::SpeechLevel) << -35.0 << -50.0;
        QTest::newRow("upper of two")
            << "speech_level_db.max.reject=-3" << rowOf(Measure::SpeechLevel) + 1 << -12.0 << -3.0;
    }
    void setsOneLimit()
    {
        QFETCH(const QString, text);
        QFETCH(const int, row);
        QFETCH(const double, review);
        QFETCH(const double, reject);
        const auto before = defaultLimits();
        auto limits = before;
        VERIFY_OK(setLimit(limits, text.toStdString()));
        const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const bool isIt = int(i) == row;
            QVERIFY(same(limits[i].review, isIt ? review : before[i].review));
            QVERIFY(same(limits[i].reject, isIt ? reject : before[i].reject));
        }
    }

    void whatIsNoLimitIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        for (const auto* text : {"", "=", "snr_db.reject", "snr_db.reject=", "snr_db.reject=2x",
                                 "snr_db.reject=inf", "snr_db.reject=nan", "snr_db.reject= 2"})
            QTest::addRow("no number: %s", text) << text << "as snr_db.reject=20";
        for (const auto* text :
             {"=2", "snr=2", "snr_db=2", "snr_db.min.reject=2", "speech_level_db.reject=2"})
            QTest::addRow("no name: %s", text) << text << "speech_level_db.max.reject";
    }
    void whatIsNoLimitIsSaid()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, told);
        auto limits = defaultLimits();
        const auto set = setLimit(limits, text.toStdString());
        VERIFY_REASON(set, Reason::SettingOutOfRange);
        QVERIFY2(set.error().detail.find(told.toStdString()) != std::string::npos,
                 set.error().detail.c_str());
    }

    void namesTheLimitThatWasCrossed_data()
    {
        QTest::addColumn<Measure>("measure");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one side") << Measure::Bandwidth << 6500.0 << "bandwidth_hz.reject";
        QTest::newRow("to be looked at") << Measure::Bandwidth << 8000.0 << "bandwidth_hz.review";
        QTest::newRow("too short") << Measure::Duration << 2.0 << "duration_sec.min.reject";
        QTest::newRow("too long") << Measure::Duration << 21.0 << "duration_sec.max.reject";
    }
    void namesTheLimitThatWasCrossed()
    {
        QFETCH(const Measure, measure);
        QFETCH(const double, value);
        QFETCH(const QString, expected);
        Clip clip;
        clip.figures = {{measure, value}};
        grade(clip, defaultLimits());
        QCOMPARE(clip.findings.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(limitName(clip.findings[0], defaultLimits())), expected);
        QCOMPARE(limitName(clip.findings[0], {}), std::string());
    }

    /// Words that are of something else, or more or less than is said.
    void wordsFitTheSpeech_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<Grade>("grade");
        QTest::addColumn<QString>("rule");
        QTest::newRow("hardly any") << 0.8 << Grade::Reject << "chars_per_sec.min.reject";
        QTest::newRow("few") << 3.0 << Grade::Review << "chars_per_sec.min.review";
        QTest::newRow("Chinese") << 5.0 << Grade::Keep << "";
        QTest::newRow("slow") << 9.0 << Grade::Keep << "";
        QTest::newRow("usual") << 16.0 << Grade::Keep << "";
        QTest::newRow("fast") << 24.9 << Grade::Keep << "";
        QTest::newRow("hurried") << 27.0 << Grade::Review << "chars_per_sec.max.review";
        QTest::newRow("more than can be said") << 52.0 << Grade::Reject << "chars_per_sec.max.reject";
    }
    void wordsFitTheSpeech()
    {
        QFETCH(const double, rate);
        QFETCH(const Grade, grade);
        QFETCH(const QString, rule);
        Clip clip;
        clip.figures = {{Measure::Rate, rate}};
        understudy::grade(clip, defaultLimits());
        QCOMPARE(clip.grade, grade);
        QCOMPARE(clip.findings.empty(), rule.isEmpty());
        if (!rule.isEmpty())
            QCOMPARE(QString::fromStdString(limitName(clip.findings[0], defaultLimits())), rule);
    }

    /// What is written down of a clip tells its grade.
    void judgesWhatIsWritten_data()
    {
        QTest::addColumn<Measure>("measure");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("a millisecond more") << Measure::InnerPause << 0.801 << true;
        QTest::newRow("less than is written") << Measure::InnerPause << 0.8004 << false;
        QTest::newRow("of decibels") << Measure::StartEdge << 6.004 << false;
    }
    void judgesWhatIsWritten()
    {
        QFETCH(const Measure, measure);
        QFETCH(const double, value);
        QFETCH(const bool, isFound);
        Clip clip;
        clip.figures = {{measure, value}};
        grade(clip, defaultLimits());
        QCOMPARE(!clip.findings.empty(), isFound);
    }

    void everyNameIsOne()
    {
        auto limits = defaultLimits();
        const auto names = limitNames(limits);
        QCOMPARE(names.size(), 2 * limits.size());
        QCOMPARE(std::set<std::string>(names.begin(), names.end()).size(), names.size());
        for (const auto& name : names)
            VERIFY_OK(setLimit(limits, name + "=1"));
        for (const auto& limit : limits)
            QVERIFY(limit.review == 1 && limit.reject == 1);
    }

private:
    static int rowOf(Measure measure)
    {
        const auto limits = defaultLimits();
        return int(std::ranges::find(limits, measure, &Limit::measure) - limits.begin());
    }
};

QTEST_GUILESS_MAIN(TstGrading)
#include "tst_grading.moc"

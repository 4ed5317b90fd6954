// What the clips of a dataset tell of each other.
#include "core/data/ingest/clip_prints.h"

#include <QtTest>

#include <cmath>

using namespace understudy;

class TstClipPrints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfFewClipsShareARoom_data()
    {
        QTest::addColumn<QVector<QVector<double>>>("recordings");
        QTest::addColumn<QVector<double>>("found");
        const QVector<QVector<double>> oneEach{{0.2}, {0.9}, {0.2}, {0.2}, {0.1}, {0.2}, {0.7}, {0.2}};
        QTest::newRow("files of one clip") << oneEach << QVector<double>(8, 0.2);
        QTest::newRow("too few files")
            << QVector<QVector<double>>{{0.2}, {0.9}, {0.3}} << QVector<double>{0.2, 0.9, 0.3};
        const QVector<double> many(8, 0.8);
        QTest::newRow("a recording of many clips keeps its own")
            << QVector<QVector<double>>{many} + oneEach << many + QVector<double>(8, 0.2);
        QTest::newRow("two in a file")
            << QVector<QVector<double>>{{0.2, 0.9}, {0.2, 0.2}, {0.3, 0.2}, {0.1, 0.8}}
            << QVector<double>(8, 0.2);
        QTest::newRow("none of one") << QVector<QVector<double>>{{-1}} + oneEach
                                     << QVector<double>{-1} + QVector<double>(8, 0.2);
    }
    void filesOfFewClipsShareARoom()
    {
        QFETCH(const QVector<QVector<double>>, recordings);
        QFETCH(const QVector<double>, found);
        std::vector<Clip> clips;
        std::vector<ClipPrint> prints;
        for (qsizetype i = 0; i < recordings.size(); ++i)
            for (const auto decay : recordings[i]) {
                Clip clip;
                clip.recording = "recording-" + std::to_string(i);
                if (decay > 0)
                    clip.figures = {{Measure::Reverberation, decay}};
                clips.push_back(std::move(clip));
                prints.push_back({{}, {}, decay > 0 ? std::optional(decay) : std::nullopt});
            }
        std::vector<Clip*> all;
        for (auto& clip : clips)
            all.push_back(&clip);
        for (int again = 0; again < 2; ++again)
            compareClips(all, prints, defaultLimits());
        for (std::size_t i = 0; i < clips.size(); ++i) {
            QCOMPARE(clips[i].figure(Measure::Reverberation).value_or(-1), found[qsizetype(i)]);
            QCOMPARE(clips[i].grade == Grade::Reject, found[qsizetype(i)] > 0.6);
        }
    }

    /// One stranger among few does not pull the mean; where a speaker is wanted, most clips may be strangers.
    void voicesAreCompared_data()
    {
        QTest::addColumn<QVector<double>>("angles"); // degrees, a clip each; below 0: nobody heard its voice
        QTest::addColumn<double>("target");          // likewise
        QTest::addColumn<QVector<int>>("grades");
        const int keep = int(Grade::Keep), review = int(Grade::Review), reject = int(Grade::Reject);
        QTest::newRow("a stranger") << QVector<double>{0, 5, 10, 90} << -1.0
                                    << QVector<int>{keep, keep, keep, reject};
        QTest::newRow("not surely") << QVector<double>{0, 0, 0, 58} << -1.0
                                    << QVector<int>{keep, keep, keep, review};
        QTest::newRow("who is wanted") << QVector<double>{0, 90, 90, 90} << 0.0
                                       << QVector<int>{keep, reject, reject, reject};
        QTest::newRow("one alone") << QVector<double>{30} << -1.0 << QVector<int>{keep};
        QTest::newRow("one unheard") << QVector<double>{0, 5, -1, 90} << 0.0
                                     << QVector<int>{keep, keep, keep, reject};
    }
    void voicesAreCompared()
    {
        QFETCH(const QVector<double>, angles);
        QFETCH(double, target);
        QFETCH(const QVector<int>, grades);
        const auto voiceAt = [](double degrees) {
            const auto angle = degrees * 3.14159265358979 / 180;
            return std::vector<float>{3 * float(std::cos(angle)), 3 * float(std::sin(angle))};
        };
        std::vector<Clip> clips(std::size_t(angles.size()));
        std::vector<ClipPrint> prints(clips.size());
        std::vector<Clip*> all;
        for (std::size_t i = 0; i < clips.size(); ++i) {
            if (angles[qsizetype(i)] >= 0)
                prints[i].voice = voiceAt(angles[qsizetype(i)]);
            all.push_back(&clips[i]);
        }
        TargetSpeaker speaker;
        if (target >= 0)
            speaker.voice = voiceAt(target);
        const std::vector<Limit> limits{{Measure::Similarity, Limit::Side::AtLeast, 0.55, 0.45}};
        compareClips(all, prints, limits, speaker);
        for (std::size_t i = 0; i < clips.size(); ++i) {
            QCOMPARE(int(clips[i].grade), grades[qsizetype(i)]);
            QCOMPARE(clips[i].figure(Measure::Similarity).has_value(),
                     angles[qsizetype(i)] >= 0 && (clips.size() > 1 || target >= 0));
            QVERIFY(!clips[i].figure(Measure::Outlier));
        }
    }

    /// What was shared before is not heard as what a clip tells itself.
    void laterFilesChangeTheRoom()
    {
        std::vector<Clip> clips(17);
        std::vector<ClipPrint> prints(17);
        std::vector<Clip*> all;
        for (std::size_t i = 0; i < clips.size(); ++i) {
            prints[i].decay = i < 8 ? 0.2 : 0.8;
            clips[i].recording = "take-" + std::to_string(i);
            clips[i].figures = {{Measure::Reverberation, *prints[i].decay}};
            all.push_back(&clips[i]);
        }
        compareClips(std::span(all).first(8), std::span(prints).first(8), defaultLimits());
        QCOMPARE(clips[0].figure(Measure::Reverberation).value(), 0.2);
        compareClips(all, prints, defaultLimits());
        QCOMPARE(clips[0].figure(Measure::Reverberation).value(), 0.8);
        QCOMPARE(clips[16].figure(Measure::Reverberation).value(), 0.8);
    }
};

QTEST_GUILESS_MAIN(TstClipPrints)
#include "tst_clip_prints.moc"

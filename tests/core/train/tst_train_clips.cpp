// The clips of a dataset as a run trains on them: those left out, and those that others are heard after.
#include "core/train/data/train_clips.h"
#include "tests/core/train/train_scene.h"

using namespace understudy;

class TstTrainClips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<TrainScene>(); }

    void tellsWhichClipsAreLeftOut()
    {
        writeSplit(m_scene->dataset() / "train", {{"a", 1.0, "Good."},
                                                  {"b", 1.0, " "},
                                                  {"c", 40.0, "It goes on and on."},
                                                  {"d", 0.2, "Ah."},
                                                  {"e", 1.0, "Its sound is cut off."}});
        VERIFY_OK(writeFile(m_scene->dataset() / "train" / "e.wav", "RIFF"));
        const auto clips = readTrainClips(m_scene->dataset(), Seconds(20.0), {});
        VERIFY_OK(clips);
        QCOMPARE(clips->count(Split::Train), std::size_t(1));
        QCOMPARE(clips->count(Split::Validation), std::size_t(2));
        std::map<std::string, LeftOut> why;
        for (const auto& clip : clips->leftOut)
            why[clip.id] = clip.why;
        const std::map<std::string, LeftOut> expected{
            {"b", LeftOut::Text}, {"c", LeftOut::Long}, {"d", LeftOut::Short}, {"e", LeftOut::Sound}};
        QVERIFY(why == expected);
        const auto back = parseTrainClips(formatTrainClips(*clips), "clips.jsonl");
        VERIFY_OK(back);
        QVERIFY(back->clips == clips->clips && back->leftOut == clips->leftOut);
    }

    /// Two clips, of which the first is the better anchor.
    void prefersGoodAnchors_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QByteArray>("better"); // what is told of it
        QTest::addColumn<double>("otherSeconds");
        QTest::addColumn<QByteArray>("other");
        const QByteArray plain = R"("text": "Nobody came.")";
        const auto row = [&](const char* name, double seconds, const QByteArray& better, double otherSeconds,
                             const QByteArray& other) {
            QTest::newRow(name) << seconds << better << otherSeconds << other;
        };
        row("of a good length", 5, plain, 1.5, plain);
        row("not too long", 5, plain, 14, plain);
        row("whole sentences", 5, plain, 5, R"("text": "and nobody came")");
        row("sure words", 5, plain, 5, plain + R"(, "text_source": "x", "text_confidence": 0.4)");
        row("sure words, though no sentence", 5, R"("text": "and nobody")", 5,
            plain + R"(, "text_source": "x", "text_confidence": 0.4)");
        row("accepted", 5, plain + R"(, "status": {"human": "accepted"})", 5, plain + R"(, "qc": {"snr_db": 40.0})");
        row("accepted, though no sentence", 5, R"("text": "and nobody", "status": {"human": "accepted"})", 5, plain);
        row("less noise", 5, plain + R"(, "qc": {"snr_db": 38.0})", 5, plain + R"(, "qc": {"snr_db": 30.0})");
        row("length before noise", 5, plain, 1.5, plain + R"(, "qc": {"snr_db": 60.0})");
    }
    void prefersGoodAnchors()
    {
        QFETCH(const double, seconds);
        QFETCH(const QByteArray, better);
        QFETCH(const double, otherSeconds);
        QFETCH(const QByteArray, other);
        const auto folder = m_scene->dataset() / "train";
        std::filesystem::remove_all(m_scene->dataset());
        VERIFY_OK(ensureFolder(folder));
        writeTone(folder / "good.wav", seconds, 300);
        writeTone(folder / "other.wav", otherSeconds, 400);
        VERIFY_OK(writeFile(folder / "metadata.jsonl",
                            R"({"file_name": "other.wav", )" + other.toStdString() + "}\n" +
                                R"({"file_name": "good.wav", )" + better.toStdString() + "}\n"));
        const auto clips = readTrainClips(m_scene->dataset(), Seconds(20.0), {});
        VERIFY_OK(clips);
        const auto first = std::ranges::find(clips->clips, 1, &TrainClip::anchor);
        QVERIFY(first != clips->clips.end());
        QCOMPARE(first->id, std::string("good"));
    }

    /// Of an earlier version: nothing is known of why.
    void readsListsWithoutGrounds()
    {
        const auto clips = parseTrainClips(
            R"({"id":"a","split":"train","audio":"/a.wav","start":0,"end":0,"length":5,"text":"A.","key":"k","anchor":1})",
            "clips.jsonl");
        VERIFY_OK(clips);
        QVERIFY(clips->clips.front().grounds == AnchorGrounds());
    }

private:
    std::unique_ptr<TrainScene> m_scene;
};

QTEST_GUILESS_MAIN(TstTrainClips)
#include "tst_train_clips.moc"

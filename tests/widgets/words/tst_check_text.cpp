// What is said of a training before it starts.
#include "widgets/words/check_text.h"

#include <QtTest>

#include <set>

using namespace understudy;

namespace {

constexpr auto kLastKind = CheckKind::Disk;

PreflightCheck check(CheckKind kind, CheckState state)
{
    PreflightCheck made{.kind = kind, .state = state, .found = 11.6e9, .allowed = 11e9};
    if (kind != CheckKind::Memory && kind != CheckKind::Disk) {
        made.found = 12;
        made.allowed = 64;
    }
    made.length = Seconds(90);
    made.names = {"cuda:7", "cpu"};
    return made;
}

} // namespace

class TestCheckText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasATitleOfItsOwn()
    {
        std::set<QString> titles;
        for (int i = 0; i <= int(kLastKind); ++i)
            titles.insert(words::title(CheckKind(i)));
        QCOMPARE(titles.size(), std::size_t(kLastKind) + 1);
        QVERIFY(!titles.contains(QString()));
    }

    void whatFailsSaysWhy_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("figure");
        QTest::addColumn<QString>("says"); // a part of it
        const auto row = [](const char* name, CheckKind kind, CheckState state, const char* figure,
                            const char* says) {
            QTest::newRow(name) << int(kind) << int(state) << QString::fromUtf8(figure)
                                << QString::fromUtf8(says);
        };
        row("memory", CheckKind::Memory, CheckState::Fail, "11.6 GB of 11.0 GB", "600 MB more than is free");
        row("memory, tight", CheckKind::Memory, CheckState::Look, "11.6 GB of 11.0 GB", "just fits");
        row("memory, enough", CheckKind::Memory, CheckState::Pass, "11.6 GB of 11.0 GB", "");
        row("disk", CheckKind::Disk, CheckState::Fail, "11.6 GB of 11.0 GB", "keep fewer checkpoints");
        row("no clip", CheckKind::Clips, CheckState::Fail, "12, 1.5 min", "build the dataset");
        row("one clip", CheckKind::Clips, CheckState::Look, "12, 1.5 min", "by heart");
        row("little validation", CheckKind::Validation, CheckState::Look, "12, 1.5 min", "64 or more");
        row("one recording validates", CheckKind::Recordings, CheckState::Look, "12", "the whole validation part");
        row("long clips", CheckKind::LongClips, CheckState::Look, "2", "2 clip(s) are left out");
        row("without words", CheckKind::NoWords, CheckState::Look, "2", "cuda:7, cpu");
        row("another device", CheckKind::Device, CheckState::Fail, "cuda:7", "no such device");
        row("a high rank", CheckKind::Rank, CheckState::Look, "12", "Below 64");
        row("codes", CheckKind::Codes, CheckState::Look, "12 of 64 cached", "another codec");
        row("targets", CheckKind::Targets, CheckState::Fail, "12 parameters", "Choose others");
    }
    void whatFailsSaysWhy()
    {
        QFETCH(const int, kind);
        QFETCH(const int, state);
        QFETCH(const QString, says);
        const auto of = check(CheckKind(kind), CheckState(state));
        QTEST(words::figure(of), "figure");
        const auto sentence = words::sentence(of);
        QVERIFY2(says.isEmpty() ? sentence.isEmpty() : sentence.contains(says), qPrintable(sentence));
    }

    void nothingToValidateOn()
    {
        auto of = check(CheckKind::Validation, CheckState::Look);
        of.found = 0;
        QVERIFY(words::sentence(of).contains(QStringLiteral("second recording")));
    }

    void oneRecordingForAll()
    {
        auto of = check(CheckKind::Recordings, CheckState::Look);
        of.found = 1;
        QVERIFY(words::sentence(of).contains(QStringLiteral("All clips are of one recording")));
    }

    void aProblemIsSaidAsItIs()
    {
        auto of = check(CheckKind::Dataset, CheckState::Fail);
        of.problem = Error{.code = Code::NotFound, .reason = Reason::DatasetEmpty, .subject = "dataset"};
        QVERIFY(!words::sentence(of).isEmpty());
    }

    void remediesAreButtons_data()
    {
        QTest::addColumn<SettingChanges>("changes");
        QTest::addColumn<QString>("button");
        QTest::newRow("fewer at once")
            << SettingChanges{{"clips", "1"}, {"accumulate", "8"}} << QStringLiteral("Use 8 × 1 clips");
        QTest::newRow("a smaller rank")
            << SettingChanges{{"rank", "8"}, {"alpha", "16"}} << QStringLiteral("Use rank 8");
        QTest::newRow("less memory") << SettingChanges{{"checkpointing", "on"}}
                                     << QStringLiteral("Use less memory on");
        QTest::newRow("fewer kept") << SettingChanges{{"keep_best", "1"}}
                                    << QStringLiteral("Use checkpoints kept 1");
        QTest::newRow("the first device")
            << SettingChanges{{"device", ""}} << QStringLiteral("Use device by itself");
        QTest::newRow("all of it") << SettingChanges{{"clips", "1"},
                                                     {"accumulate", "8"},
                                                     {"rank", "4"},
                                                     {"alpha", "8"}}
                                   << QStringLiteral("Use 8 × 1 clips, rank 4");
    }
    void remediesAreButtons()
    {
        QFETCH(const SettingChanges, changes);
        QTEST(words::remedy(changes, {}), "button");
    }

    void timesAreAbout_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << 42.4 << QStringLiteral("about 42 s");
        QTest::newRow("minutes") << 2940.0 << QStringLiteral("about 49 min");
        QTest::newRow("hours") << 8400.0 << QStringLiteral("about 2 h 20 min");
    }
    void timesAreAbout()
    {
        QFETCH(const double, seconds);
        QTEST(words::about(Seconds(seconds)), "text");
    }
};

QTEST_GUILESS_MAIN(TestCheckText)
#include "tst_check_text.moc"

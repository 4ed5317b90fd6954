// metrics.jsonl: written by one, followed by another, cut off by a crash.
#include "core/base/files.h"
#include "core/train/run/metric_log.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <array>
#include <cmath>
#include <limits>

using namespace understudy;

namespace {

Result<void> addStep(MetricLog& log, std::int64_t step, double loss)
{
    const std::array<std::pair<std::string_view, double>, 2> values{
        {{metric::kLoss, loss}, {metric::kRate, 1e-4}}};
    return log.add(step, values);
}

std::vector<std::int64_t> stepsOf(const MetricReader& reader)
{
    std::vector<std::int64_t> steps;
    for (const auto& point : reader.metrics().of(metric::kLoss))
        steps.push_back(point.step);
    return steps;
}

} // namespace

class TstMetricLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_dir->path().toStdString()) / "metrics.jsonl";
    }

    void isFollowed()
    {
        MetricReader reader(m_file);
        auto read = reader.readOn();
        VERIFY_OK(read);
        QVERIFY(!*read); // nothing is there yet
        auto log = MetricLog::open(m_file);
        VERIFY_OK(log);
        VERIFY_OK(log->tell(0, run_event::kStarted));
        VERIFY_OK(addStep(*log, 1, 9.5));
        VERIFY_OK(addStep(*log, 2, std::numeric_limits<double>::quiet_NaN()));
        read = reader.readOn();
        VERIFY_OK(read);
        QVERIFY(*read);
        QCOMPARE(stepsOf(reader), std::vector<std::int64_t>{1});
        QCOMPARE(reader.metrics().of(metric::kRate).size(), std::size_t(2));
        QCOMPARE(reader.metrics().events.front().what, std::string("started"));
        QVERIFY(reader.metrics().events.front().time > 1.7e9);
        VERIFY_OK(addStep(*log, 3, 0.1 + 0.2));
        VERIFY_OK(reader.readOn());
        QCOMPARE(reader.metrics().of(metric::kLoss).back().value, 0.1 + 0.2); // to the bit
        read = reader.readOn();
        VERIFY_OK(read);
        QVERIFY(!*read);
    }

    /// A run that goes on from a checkpoint tells later steps again.
    void takesBackWhatIsVoid_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("resumed") << QByteArray("resumed");
        QTest::newRow("rolled back") << QByteArray("rolled_back");
    }
    void takesBackWhatIsVoid()
    {
        QFETCH(const QByteArray, event);
        auto log = MetricLog::open(m_file);
        VERIFY_OK(log);
        for (std::int64_t step = 1; step <= 5; ++step)
            VERIFY_OK(addStep(*log, step, double(step)));
        MetricReader reader(m_file);
        VERIFY_OK(reader.readOn());
        const auto before = reader.metrics().revision;
        VERIFY_OK(log->tell(2, event.toStdString(), "5"));
        VERIFY_OK(addStep(*log, 3, 30));
        VERIFY_OK(reader.readOn());
        QCOMPARE(stepsOf(reader), (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(reader.metrics().of(metric::kLoss).back().value, 30.0);
        QVERIFY(reader.metrics().revision != before);
        MetricReader anew(m_file);
        VERIFY_OK(anew.readOn());
        QCOMPARE(stepsOf(anew), stepsOf(reader));
    }

    void passesOverWhatIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("rubbish");
        QTest::newRow("half a line") << QByteArray(R"({"step":2,"loss":8.)");
        QTest::newRow("half a line that is a number") << QByteArray(R"({"step":2,"loss":8)");
        QTest::newRow("zeros") << QByteArray(40, '\0');
        QTest::newRow("a whole line of another kind") << QByteArray("[1,2]\n");
        QTest::newRow("nested") << QByteArray("{\"step\":2,\"loss\":{\"a\":1}}\n");
        QTest::newRow("no step") << QByteArray("{\"loss\":1}\n");
        QTest::newRow("a step beyond all") << QByteArray("{\"step\":1e300,\"loss\":1}\n");
        QTest::newRow("an event without a step") << QByteArray("{\"event\":\"resumed\"}\n");
        QTest::newRow("an event of other types") << QByteArray("{\"step\":\"2\",\"event\":4}\n");
    }
    void passesOverWhatIsCutOff()
    {
        QFETCH(const QByteArray, rubbish);
        {
            auto log = MetricLog::open(m_file);
            VERIFY_OK(log);
            VERIFY_OK(addStep(*log, 1, 9));
        }
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::Append));
        file.write(rubbish);
        file.close();
        auto log = MetricLog::open(m_file);
        VERIFY_OK(log);
        VERIFY_OK(addStep(*log, 3, 7));
        MetricReader reader(m_file);
        VERIFY_OK(reader.readOn());
        QCOMPARE(stepsOf(reader), (std::vector<std::int64_t>{1, 3}));
    }

    void waitsForTheRestOfALine()
    {
        auto log = MetricLog::open(m_file);
        VERIFY_OK(log);
        VERIFY_OK(addStep(*log, 1, 9));
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"step\":2,\"lo");
        QVERIFY(file.flush());
        MetricReader reader(m_file);
        VERIFY_OK(reader.readOn());
        QCOMPARE(stepsOf(reader), std::vector<std::int64_t>{1});
        file.write("ss\":8}\n");
        QVERIFY(file.flush());
        VERIFY_OK(reader.readOn());
        QCOMPARE(stepsOf(reader), (std::vector<std::int64_t>{1, 2}));
    }

    void anotherLogInItsPlaceIsReadAnew()
    {
        {
            auto log = MetricLog::open(m_file);
            VERIFY_OK(log);
            VERIFY_OK(addStep(*log, 1, 9));
            VERIFY_OK(addStep(*log, 2, 8));
        }
        MetricReader reader(m_file);
        VERIFY_OK(reader.readOn());
        VERIFY_OK(writeFile(m_file, "{\"step\":7,\"loss\":1}\n"));
        VERIFY_OK(reader.readOn());
        QCOMPARE(stepsOf(reader), std::vector<std::int64_t>{7});
        QVERIFY(reader.metrics().revision > 0);
    }

    void csv()
    {
        VERIFY_OK(writeFile(m_file,
                            "{\"step\":1,\"loss\":9.5,\"lr\":0.1}\n{\"step\":2,\"loss\":8}\n"
                            "{\"step\":2,\"val_loss\":8.5}\n{\"step\":2,\"event\":\"checkpoint\"}\n"));
        MetricReader reader(m_file);
        VERIFY_OK(reader.readOn());
        QCOMPARE(formatCsv(reader.metrics()), std::string("step,loss,lr,val_loss\n1,9.5,0.1,\n2,8,,8.5\n"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::filesystem::path m_file;
};

QTEST_GUILESS_MAIN(TstMetricLog)
#include "tst_metric_log.moc"

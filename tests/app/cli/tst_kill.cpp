// kill -9 at random instants of a render: finished takes are reused, the project opens, and the master is
// byte for byte the one of an undisturbed render, as are its timestamps.
#include <QtTest>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace {

QByteArray script()
{
    QByteArray text("---\ntitle: Kill\nseed: 3\nvoices:\n  Mara: draft/slt\n  Jon: draft/rms\n---\n");
    for (int i = 0; i < 14; ++i) {
        text += i % 2 ? "JON: " : "MARA: ";
        text += "Line number " + QByteArray::number(i) +
                " tells of the sea, the rock and the weather. [pause 300ms]\n\n";
    }
    return text;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        QFile file(m_dir.filePath(QStringLiteral("kill.md")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(script());
        file.close();
        QElapsedTimer timer;
        timer.start();
        const auto report = render(QStringLiteral("undisturbed"));
        m_duration = static_cast<int>(timer.elapsed());
        QCOMPARE(report[QStringLiteral("rendered")].toInt(), 14);
        m_master = contentOf(m_dir.filePath(QStringLiteral("undisturbed/master.wav")));
        m_timestamps = contentOf(m_dir.filePath(QStringLiteral("undisturbed/timestamps.json")));
        QVERIFY(m_master.size() > 100'000);
        QVERIFY(!m_timestamps.isEmpty());
    }

    void survivesKills()
    {
        const int kills = qEnvironmentVariableIntValue("UNDERSTUDY_KILLS");
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u, %d kills, undisturbed %d ms", seed, kills, m_duration);
        QRandomGenerator random(seed);
        int killed = 0;
        int reused = 0;
        for (int i = 0; i < kills; ++i) {
            const auto out = QStringLiteral("run%1").arg(i);
            const bool isKilled = killAfter(out, random.bounded(1, m_duration));
            killed += isKilled;
            // It was measured while the machine had other work: kills would come too late.
            if (!isKilled)
                m_duration = std::max(100, m_duration * 3 / 4);
            const auto report = render(out);
            QVERIFY2(!report.isEmpty(), "the render after a kill failed");
            reused += report[QStringLiteral("reused")].toInt();
            QCOMPARE(report[QStringLiteral("lines")].toInt(), 14);
            QVERIFY2(contentOf(m_dir.filePath(out + QStringLiteral("/master.wav"))) == m_master,
                     "another master");
            QVERIFY2(contentOf(m_dir.filePath(out + QStringLiteral("/timestamps.json"))) == m_timestamps,
                     "other timestamps");
            QVERIFY(QDir(m_dir.filePath(out)).removeRecursively());
        }
        QVERIFY(killed > kills / 2);
        QVERIFY(reused > 0);
    }

private:
    QStringList arguments(const QString& out) const
    {
        return {
            QStringLiteral("episode"), QStringLiteral("render"), m_dir.filePath(QStringLiteral("kill.md")),
            QStringLiteral("-o"),      m_dir.filePath(out),      QStringLiteral("--json")};
    }

    QJsonObject render(const QString& out)
    {
        QProcess process;
        process.start(QStringLiteral(UNDERSTUDY_PROGRAM), arguments(out));
        if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
            qWarning("%s %s", process.readAllStandardError().constData(),
                     process.readAllStandardOutput().constData());
            return {};
        }
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }

    /// True when the process was still running when it was killed.
    bool killAfter(const QString& out, int milliseconds)
    {
        QProcess process;
        process.start(QStringLiteral(UNDERSTUDY_PROGRAM), arguments(out));
        if (process.waitForFinished(milliseconds))
            return false;
        process.kill();
        process.waitForFinished();
        return process.exitStatus() == QProcess::CrashExit;
    }

    QTemporaryDir m_dir;
    QByteArray m_master, m_timestamps;
    int m_duration = 0;
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"

// understudy serve as a program: what it says as it begins, what keeps it from beginning, and jobs that
// outlive a kill -9.
#include "app/cli/bench_client.h"

#include <QtTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace understudy;

namespace {

constexpr int kLines = 200; // long enough that a kill meets it

QString script()
{
    QString text = QStringLiteral("---\ntitle: Kill\nvoices:\n  Mara: draft/slt\n---\n");
    for (int i = 0; i < kLines; ++i)
        text +=
            QStringLiteral("MARA: Line number %1 tells of the sea, the rock and the weather out there.\n\n")
                .arg(i);
    return text;
}

QJsonObject objectOf(const HttpAnswer& answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
}

} // namespace

class TestServeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir->filePath(QStringLiteral("config")));
        m_server->setProcessEnvironment(environment);
    }
    void cleanup()
    {
        m_server->kill();
        m_server->waitForFinished();
    }

    void makesItsToken()
    {
        const auto started = start({});
        const auto file = started[QStringLiteral("token_file")].toString();
        QVERIFY(file.startsWith(m_dir->filePath(QStringLiteral("config"))));
        struct stat status
        {
        };
        QCOMPARE(::stat(qPrintable(file), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        QCOMPARE(ask("GET", "/v1/models", token(file)).status, 200);
        QCOMPARE(ask("GET", "/v1/models", "another-token-altogether").status, 401);
        QByteArray log;
        QTRY_VERIFY((log += m_server->readAllStandardError()).contains("\"status\":401"));
        m_server->terminate();
        QVERIFY(m_server->waitForFinished());
        QCOMPARE(m_server->exitCode(), 0);
    }

    void takesATokenFromTheEnvironment()
    {
        auto environment = m_server->processEnvironment();
        environment.insert(QStringLiteral("UNDERSTUDY_TOKEN"), QStringLiteral("a-token-of-the-environment"));
        m_server->setProcessEnvironment(environment);
        const auto started = start({});
        QVERIFY(started[QStringLiteral("token_file")].toString().isEmpty());
        QCOMPARE(ask("GET", "/v1/models", "a-token-of-the-environment").status, 200);
        QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("config/understudy/api-tokens"))));
    }

    void doesNotBegin_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        const auto exposed = QStringLiteral("EXPOSED");
        QTest::newRow("a token that others may read")
            << QStringList{QStringLiteral("--token-file"), exposed} << 3 << QByteArray("chmod");
        QTest::newRow("an address that others reach")
            << QStringList{QStringLiteral("--host"), QStringLiteral("0.0.0.0")} << 3
            << QByteArray("--behind-proxy");
        QTest::newRow("a short token") << QStringList{QStringLiteral("--token"), QStringLiteral("secret")}
                                       << 3 << QByteArray("16 characters");
        QTest::newRow("no project") << QStringList{QStringLiteral("--project"), QStringLiteral("nowhere")}
                                    << 4 << QByteArray("nowhere");
    }
    void doesNotBegin()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        const auto file = m_dir->filePath(QStringLiteral("tokens"));
        QFile tokens(file);
        QVERIFY(tokens.open(QIODevice::WriteOnly));
        tokens.write("a-token-that-others-may-read\n");
        tokens.close();
        QVERIFY(tokens.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        arguments.replaceInStrings(QStringLiteral("EXPOSED"), file);
        m_server->start(QStringLiteral(UNDERSTUDY_PROGRAM),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0")} +
                            arguments);
        QVERIFY(m_server->waitForFinished());
        const auto error = m_server->readAllStandardError();
        QVERIFY2(error.contains(said), error.constData());
        QCOMPARE(m_server->exitCode(), status);
    }

    void aPortThatIsTaken()
    {
        start({});
        QProcess second;
        second.setProcessEnvironment(m_server->processEnvironment());
        second.start(QStringLiteral(UNDERSTUDY_PROGRAM),
                     {QStringLiteral("serve"), QStringLiteral("--port"), QString::number(m_port)});
        QVERIFY(second.waitForFinished());
        QCOMPARE(second.exitCode(), 10);
        const auto error = second.readAllStandardError();
        QVERIFY2(error.contains(QByteArray::number(m_port)), error.constData());
    }

    void jobsOutliveAKill()
    {
        const auto project = m_dir->filePath(QStringLiteral("p.understudy"));
        QCOMPARE(QProcess::execute(
                     QStringLiteral(UNDERSTUDY_PROGRAM),
                     {QStringLiteral("project"), QStringLiteral("new"), project, QStringLiteral("-q")}),
                 0);
        auto started = start({QStringLiteral("--project"), project});
        auto key = token(started[QStringLiteral("token_file")].toString());
        const QJsonObject job{{QStringLiteral("kind"), QStringLiteral("episode_render")},
                              {QStringLiteral("episode"), QStringLiteral("kill")},
                              {QStringLiteral("script"), script()}};
        const auto id = objectOf(ask("POST", "/jobs", key,
                                     QJsonDocument(job).toJson().toStdString()))[QStringLiteral("id")]
                            .toString()
                            .toStdString();
        QVERIFY(!id.empty());
        // In the middle of it: a line is there, and not all of them.
        QTRY_VERIFY_WITH_TIMEOUT(takes(project) > 0, 20'000);
        m_server->kill();
        QVERIFY(m_server->waitForFinished());
        const int before = takes(project);
        QVERIFY(before < kLines);
        started = start({QStringLiteral("--project"), project});
        QJsonObject state;
        QTRY_VERIFY_WITH_TIMEOUT(
            (state = objectOf(ask("GET", "/jobs/" + id, key)))[QStringLiteral("state")] ==
                QStringLiteral("succeeded"),
            120'000);
        QCOMPARE(state[QStringLiteral("restarts")].toInt(), 1);
        const auto rendered = state[QStringLiteral("result")][QStringLiteral("render")];
        QCOMPARE(rendered[QStringLiteral("lines")].toInt(), kLines);
        QVERIFY(rendered[QStringLiteral("reused")].toInt() > 0);
        QCOMPARE(ask("GET", "/jobs/" + id + "/results/master.wav", key).status, 200);
    }

private:
    QJsonObject start(const QStringList& arguments)
    {
        m_server->start(QStringLiteral(UNDERSTUDY_PROGRAM),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                                    QStringLiteral("--json")} +
                            arguments);
        QByteArray said;
        while (!said.contains("\n}") && m_server->waitForReadyRead(20'000))
            said += m_server->readAllStandardOutput();
        const auto started = QJsonDocument::fromJson(said).object();
        m_port = started[QStringLiteral("url")].toString().section(QLatin1Char(':'), -1).toInt();
        return started;
    }
    HttpAnswer ask(const std::string& method, const std::string& path, const std::string& key,
                   const std::string& body = {})
    {
        return HttpClient(m_port).ask(method, path, key, body);
    }
    static std::string token(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n').last().toStdString()
                                              : std::string();
    }
    static int takes(const QString& project)
    {
        int count = 0;
        QDirIterator files(project + QStringLiteral("/episodes/kill/takes"), {QStringLiteral("*.wav")},
                           QDir::Files, QDirIterator::Subdirectories);
        for (; files.hasNext(); files.next())
            ++count;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QProcess> m_server;
    int m_port = 0;
};

QTEST_GUILESS_MAIN(TestServeCommand)
#include "tst_serve_command.moc"

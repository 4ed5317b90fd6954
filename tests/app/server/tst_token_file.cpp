// Tokens: made, read, revoked, and refused where others may read them.
#include "app/server/token_file.h"
#include "core/base/files.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <set>

#include <sys/stat.h>

using namespace understudy;
using namespace understudy::server;
namespace fs = std::filesystem;

class TestTokenFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = fs::path(m_dir->path().toStdString()) / "config" / "tokens";
    }

    void isMadeForItsOwnerAlone()
    {
        const auto before = ::umask(0);
        const auto tokens = TokenFile::open(m_file);
        ::umask(before);
        VERIFY_OK(tokens);
        QCOMPARE(int(fs::status(m_file).permissions() & fs::perms::all), 0600);
        const auto token = lastLine();
        QCOMPARE(token.size(), std::size_t(43)); // 256 bits
        QCOMPARE(tokens->owner(token), std::optional<std::string>("token 1"));
        for (const auto& wrong : {std::string(), token + "x", token.substr(1), std::string(43, 'A')})
            QVERIFY(!tokens->owner(wrong));
        QCOMPARE(fs::directory_iterator(m_file.parent_path())->path(), m_file); // and nothing beside it
    }

    void staysAsItIs()
    {
        VERIFY_OK(TokenFile::open(m_file));
        const auto token = lastLine();
        VERIFY_OK(TokenFile::open(m_file));
        QCOMPARE(lastLine(), token);
    }

    void aLineTakenOutIsRevoked()
    {
        write("# mine\nnightly build  aaaaaaaaaaaaaaaaaaaa\r\nbbbbbbbbbbbbbbbbbbbb\n\n");
        const auto tokens = TokenFile::open(m_file);
        VERIFY_OK(tokens);
        QCOMPARE(tokens->owner("aaaaaaaaaaaaaaaaaaaa"), std::optional<std::string>("nightly build"));
        QCOMPARE(tokens->owner("bbbbbbbbbbbbbbbbbbbb"), std::optional<std::string>("token 2"));
        write("bbbbbbbbbbbbbbbbbbbb\n");
        QVERIFY(!tokens->owner("aaaaaaaaaaaaaaaaaaaa"));
        QVERIFY(tokens->owner("bbbbbbbbbbbbbbbbbbbb"));
        fs::remove(m_file);
        QVERIFY(!tokens->owner("bbbbbbbbbbbbbbbbbbbb"));
    }

    void changesAreSeenHoweverSoon()
    {
        write("aaaaaaaaaaaaaaaaaaaa\n");
        const auto tokens = TokenFile::open(m_file);
        for (int i = 0; i < 200; ++i) { // within a tick of the file system's clock
            rewrite("bbbbbbbbbbbbbbbbbbbb\n");
            QVERIFY(!tokens->owner("aaaaaaaaaaaaaaaaaaaa"));
            rewrite("aaaaaaaaaaaaaaaaaaaa\n");
            QVERIFY(tokens->owner("aaaaaaaaaaaaaaaaaaaa"));
        }
    }

    void aLineThatIsNoTokenIsPassedOver()
    {
        write("short abc\nbbbbbbbbbbbbbbbbbbbb\n");
        const auto tokens = TokenFile::open(m_file);
        VERIFY_OK(tokens);
        QVERIFY(tokens->owner("bbbbbbbbbbbbbbbbbbbb") && !tokens->owner("abc"));
    }

    void letsNobodyInOnceOthersMayRead()
    {
        write("bbbbbbbbbbbbbbbbbbbb\n");
        const auto tokens = TokenFile::open(m_file);
        VERIFY_OK(tokens);
        fs::permissions(m_file, fs::perms(0644));
        QVERIFY(!tokens->owner("bbbbbbbbbbbbbbbbbbbb"));
        fs::permissions(m_file, fs::perms(0600));
        QVERIFY(tokens->owner("bbbbbbbbbbbbbbbbbbbb"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("mode");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("of the group")
            << QByteArray("bbbbbbbbbbbbbbbbbbbb\n") << 0640 << Reason::SecretExposed;
        QTest::newRow("of others") << QByteArray("bbbbbbbbbbbbbbbbbbbb\n") << 0604 << Reason::SecretExposed;
        QTest::newRow("empty") << QByteArray("# nothing\n\n") << 0600 << Reason::General;
        QTest::newRow("short") << QByteArray("secret\n") << 0600 << Reason::General;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, mode);
        QFETCH(Reason, reason);
        write(text.constData(), mode);
        VERIFY_REASON(TokenFile::open(m_file), reason);
        VERIFY_ERROR(TokenFile::open(m_file), Code::InvalidInput);
    }

    void isGiven()
    {
        VERIFY_ERROR(TokenFile::of("short"), Code::InvalidInput);
        const auto tokens = TokenFile::of("bbbbbbbbbbbbbbbbbbbb");
        VERIFY_OK(tokens);
        QVERIFY(tokens->owner("bbbbbbbbbbbbbbbbbbbb") && !tokens->owner("bbbbbbbbbbbbbbbbbbbc"));
    }

    void isNewEachTime()
    {
        std::set<std::string> all;
        for (int i = 0; i < 100; ++i)
            all.insert(newToken().value_or(""));
        QCOMPARE(all.size(), std::size_t(100));
    }

private:
    void write(const char* text, int mode = 0600)
    {
        fs::create_directories(m_file.parent_path());
        QVERIFY(writeFile(m_file, text).has_value());
        fs::permissions(m_file, fs::perms(mode));
    }
    /// In its place: the same file.
    void rewrite(const char* text)
    {
        QFile file(QString::fromStdString(m_file.string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    std::string lastLine() const
    {
        const auto text = readFile(m_file, Bytes(4096)).value_or("");
        const auto end = text.find_last_not_of('\n');
        const auto begin = text.rfind('\n', end);
        return text.substr(begin + 1, end - begin);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_file;
};

QTEST_GUILESS_MAIN(TestTokenFile)
#include "tst_token_file.moc"

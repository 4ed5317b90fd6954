// understudy-engine builds with LibTorch and header-only libraries: follows the includes of its sources, so
// that the first header too many is found without building it.
#include "tests/support/results.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

namespace {

const QDir kRoot(QStringLiteral(UNDERSTUDY_SOURCE_DIR));

QString textOf(const QString& path)
{
    QFile file(kRoot.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The sources that a CMakeLists.txt names after `begin`, up to the next parenthesis.
QStringList named(const QString& folder, const char* begin)
{
    static const QRegularExpression source(QStringLiteral("[\\w/]+\\.cpp"));
    const auto text = textOf(folder + QStringLiteral("/CMakeLists.txt"));
    const auto from = text.indexOf(QLatin1String(begin));
    if (from < 0)
        return {};
    const auto list = text.mid(from, text.indexOf(QLatin1Char(')'), from) - from);
    QStringList found;
    for (auto match = source.globalMatch(list); match.hasNext();)
        found << folder + QLatin1Char('/') + match.next().captured(0);
    return found;
}

QStringList sources()
{
    QStringList all{QStringLiteral("app/engine/main.cpp")};
    all += named(QStringLiteral("app/cli"), "understudy_library(figures");
    all += named(QStringLiteral("core/base"), "set(sources");
    all += named(QStringLiteral("core/model"), "understudy_library(tensors");
    all += named(QStringLiteral("core/model"), "set(networks");
    all += named(QStringLiteral("core/model"), "set(adapters");
    for (const auto& folder :
         {QStringLiteral("core/base/engine_only/"), QStringLiteral("core/model/engine_only/")})
        for (const auto& file : QDir(kRoot.filePath(folder)).entryList({QStringLiteral("*.cpp")}))
            all << folder + file;
    return all;
}

/// "core/model/csm/csm_p.h" is kept by "core/model/csm/csm.cpp".
QString sourceOf(const QString& header)
{
    static const QRegularExpression end(QStringLiteral("(_p)?\\.h$"));
    return QString(header).replace(end, QStringLiteral(".cpp"));
}

/// Why the engine alone may not have this header, or an empty string.
QString objection(const QString& header, const QStringList& built)
{
    static const QRegularExpression ours(QStringLiteral("^(core|app|widgets)/")),
        allowed(QStringLiteral(
            "^(ATen|c10|torch|nlohmann|tl|CLI|sys)/|^(cpuid|fcntl|immintrin|unistd)\\.h$|^[a-z_]+$"));
    if (!ours.match(header).hasMatch())
        return allowed.match(header).hasMatch() ? QString() : QStringLiteral("a library that is not there");
    const auto source = sourceOf(header);
    if (!kRoot.exists(source) || built.contains(source))
        return {};
    const auto name = QLatin1Char('/') + source.section(QLatin1Char('/'), -1);
    const auto sibling = source.section(QLatin1Char('/'), 0, 1) + QStringLiteral("/engine_only") + name;
    return built.contains(sibling) ? QString() : QStringLiteral("its source is not built");
}

} // namespace

class TestEngineAlone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceIsThere()
    {
        const auto all = sources();
        QVERIFY2(all.size() > 50, qPrintable(QString::number(all.size())));
        for (const auto& source : all)
            QVERIFY2(kRoot.exists(source), qPrintable(source));
    }

    void includesAreClosed()
    {
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                                QRegularExpression::MultilineOption);
        const auto built = sources();
        QStringList left = built, broken;
        QSet<QString> seen(left.begin(), left.end());
        while (!left.isEmpty()) {
            const auto file = left.takeLast();
            for (auto found = include.globalMatch(textOf(file)); found.hasNext();) {
                const auto header = found.next().captured(1);
                if (const auto why = objection(header, built); !why.isEmpty())
                    broken << file + QStringLiteral(" -> ") + header + QStringLiteral(": ") + why;
                else if (kRoot.exists(header) && !seen.contains(header)) {
                    seen << header;
                    left << header;
                }
            }
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }

    void objects_data()
    {
        QTest::addColumn<QString>("header");
        QTest::newRow("ICU") << QStringLiteral("unicode/regex.h");
        QTest::newRow("Qt") << QStringLiteral("QString");
        QTest::newRow("OpenSSL behind a header of ours") << QStringLiteral("core/base/hash.h");
        QTest::newRow("the log") << QStringLiteral("core/base/log.h");
        QTest::newRow("another folder") << QStringLiteral("core/text/bpe_tokenizer.h");
        QTest::newRow("the store") << QStringLiteral("core/model/store/model_store.h");
    }
    void objects()
    {
        QFETCH(QString, header);
        QVERIFY(!objection(header, sources()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEngineAlone)
#include "tst_engine_alone.moc"

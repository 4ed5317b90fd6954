// Reads every #include of the tree and checks who may see whom (CONTRIBUTING.md, "Layers"), plus a few habits
// a machine can check.
#include "tests/support/results.h"

#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>

namespace {

/// Rows of core: a folder sees itself and the rows above it.
const QHash<QString, int>& rowOfFolder()
{
    static const QHash<QString, int> rows{
        {QStringLiteral("base"), 1},  {QStringLiteral("jobs"), 2},    {QStringLiteral("audio"), 2},
        {QStringLiteral("text"), 2},  {QStringLiteral("device"), 3},  {QStringLiteral("data"), 3},
        {QStringLiteral("model"), 3}, {QStringLiteral("synth"), 4},   {QStringLiteral("measure"), 4},
        {QStringLiteral("train"), 5}, {QStringLiteral("episode"), 5}, {QStringLiteral("session"), 6},
    };
    return rows;
}

struct Source
{
    QString path; ///< relative to the tree
    QString text;
    QStringList includes;
};

QList<Source> readSources(const QStringList& folders)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    const QDir root(QStringLiteral(UNDERSTUDY_SOURCE_DIR));
    QList<Source> sources;
    for (const auto& folder : folders) {
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            Source source{root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()), {}};
            for (auto found = include.globalMatch(source.text); found.hasNext();)
                source.includes << found.next().captured(1);
            sources << source;
        }
    }
    return sources;
}

QString folderOf(const QString& path, int depth)
{
    return path.section(QLatin1Char('/'), 0, depth - 1);
}

/// Why `source` may not include `header`, or an empty string.
QString objection(const Source& source, const QString& header)
{
    const auto from = source.path.section(QLatin1Char('/'), 0, 0);
    const auto to = header.section(QLatin1Char('/'), 0, 0);
    static const QHash<QString, int> layers{
        {QStringLiteral("core"), 0}, {QStringLiteral("widgets"), 1}, {QStringLiteral("app"), 2}};
    if (layers.contains(to) && layers.value(to) > layers.value(from, 9))
        return QStringLiteral("a lower layer may not know a higher one");
    if (from == QLatin1String("core") && to == QLatin1String("core")) {
        const auto mine = source.path.section(QLatin1Char('/'), 1, 1);
        const auto theirs = header.section(QLatin1Char('/'), 1, 1);
        if (mine != theirs && rowOfFolder().value(theirs) >= rowOfFolder().value(mine))
            return QStringLiteral("folders of one row, or of a row below, do not see each other");
    }
    if (header.endsWith(QLatin1String("_p.h")) && folderOf(source.path, 2) != folderOf(header, 2)) {
        static const QStringList friends{QStringLiteral("core/train"), QStringLiteral("core/synth"),
                                         QStringLiteral("core/measure")};
        if (!(friends.contains(folderOf(source.path, 2)) && header.startsWith(QLatin1String("core/model/"))))
            return QStringLiteral("a private header belongs to its folder");
    }
    static const QRegularExpression qt(QStringLiteral("^Q[A-Z]|^Qt"));
    if (from == QLatin1String("core") && qt.match(header).hasMatch())
        return QStringLiteral("core knows no Qt");
    static const QRegularExpression wrapped(
        QStringLiteral("^(torch/|ATen/|c10/"
                       "|sndfile|ebur128|portaudio|soxr|SQLiteCpp|libav|flite|md4c|yaml-cpp|rubberband|"
                       "pocketsphinx|sphinxbase|hunspell|librsvg|cairo|fftw3)"));
    const bool isPublicHeader =
        source.path.endsWith(QLatin1String(".h")) && !source.path.endsWith(QLatin1String("_p.h"));
    if (isPublicHeader && wrapped.match(header).hasMatch())
        return QStringLiteral("a wrapped library stays in sources and private headers");
    const bool isCli = source.path.startsWith(QLatin1String("app/cli")) ||
                       source.path.startsWith(QLatin1String("app/server"));
    if (isCli && to == QLatin1String("widgets") && !header.startsWith(QLatin1String("widgets/words/")))
        return QStringLiteral("the command line sees only widgets/words");
    return {};
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesRespectTheLayers()
    {
        QStringList broken;
        const auto sources =
            readSources({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")});
        QVERIFY(sources.size() > 20);
        for (const auto& source : sources)
            for (const auto& header : source.includes)
                if (const auto why = objection(source, header); !why.isEmpty())
                    broken << source.path + QStringLiteral(" -> ") + header + QStringLiteral(": ") + why;
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }

    /// The rule finds what it is for: each row is an include that must be refused.
    void objects_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("header");
        QTest::newRow("core to widgets")
            << QStringLiteral("core/audio/a.cpp") << QStringLiteral("widgets/a.h");
        QTest::newRow("same row") << QStringLiteral("core/audio/a.cpp") << QStringLiteral("core/text/b.h");
        QTest::newRow("row below") << QStringLiteral("core/text/a.cpp") << QStringLiteral("core/session/b.h");
        QTest::newRow("Qt in core") << QStringLiteral("core/text/a.cpp") << QStringLiteral("QString");
        QTest::newRow("Torch in a public header")
            << QStringLiteral("core/model/a.h") << QStringLiteral("torch/torch.h");
        QTest::newRow("a recogniser in a public header")
            << QStringLiteral("core/data/recognition/a.h") << QStringLiteral("pocketsphinx.h");
        QTest::newRow("foreign private header")
            << QStringLiteral("core/episode/a.cpp") << QStringLiteral("core/audio/x_p.h");
        QTest::newRow("cli to widgets")
            << QStringLiteral("app/cli/a.cpp") << QStringLiteral("widgets/support/a.h");
    }
    void objects()
    {
        QFETCH(QString, path);
        QFETCH(QString, header);
        QVERIFY(!objection({path, {}, {}}, header).isEmpty());
    }

    void sourcesIncludeTheirHeaderFirst()
    {
        QStringList found;
        for (const auto& source :
             readSources({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")})) {
            const auto header = source.path.chopped(4) + QStringLiteral(".h");
            const QDir root(QStringLiteral(UNDERSTUDY_SOURCE_DIR));
            if (source.path.endsWith(QLatin1String(".cpp")) && root.exists(header) &&
                source.includes.value(0) != header)
                found << source.path;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    /// Beyond this a file holds more than one thing.
    void sourcesAreShort()
    {
        constexpr qsizetype kMostLines = 400;
        QStringList found;
        for (const auto& source :
             readSources({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")}))
            if (const auto lines = source.text.count(QLatin1Char('\n')); lines > kMostLines)
                found << source.path + QStringLiteral(": ") + QString::number(lines);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void noTryOutsideTheEdges()
    {
        // Each of these wraps one library that throws, or is the edge of a job.
        static const QRegularExpression allowed(
            QStringLiteral("^core/(base/log|jobs/|session/project_store|(session|data|synth)/.*json|text/"
                           ".*(json|front_matter|yaml)|model/(torch_guard|engine_only/module_pattern))"));
        static const QRegularExpression tries(QStringLiteral("\\btry\\s*\\{"));
        QStringList found;
        for (const auto& source : readSources({QStringLiteral("core")}))
            if (tries.match(source.text).hasMatch() && !allowed.match(source.path).hasMatch())
                found << source.path;
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void noSleepsInTests()
    {
        static const QRegularExpression sleeps(QStringLiteral("qWait\\(|qSleep\\(|sleep_for|\\busleep\\("));
        QStringList found;
        for (const auto& source : readSources({QStringLiteral("tests/core"), QStringLiteral("tests/widgets"),
                                               QStringLiteral("tests/app")}))
            if (sleeps.match(source.text).hasMatch())
                found << source.path;
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    /// What printf makes of 0.5 depends on the desktop's language; core/base/digits.h does not.
    void noNumbersOfALocale()
    {
        static const QRegularExpression formats(QStringLiteral("%[-+#0-9]*\\.[0-9*]*[efgEFG]\\b"));
        QStringList found;
        for (const auto& source : readSources({QStringLiteral("core")}))
            if (formats.match(source.text).hasMatch())
                found << source.path;
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void noMachinePaths()
    {
        static const QRegularExpression paths(QStringLiteral("/(work|farm|root)/"));
        QStringList found;
        for (const auto& source :
             readSources({QStringLiteral("core"), QStringLiteral("widgets"), QStringLiteral("app")}))
            if (paths.match(source.text).hasMatch())
                found << source.path;
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"

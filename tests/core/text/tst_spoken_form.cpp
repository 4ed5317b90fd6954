#include "core/text/spoken_form.h"

#include "tests/support/results.h"

#include <QFile>

using namespace understudy;

namespace {

struct Row
{
    std::string written, spoken;
    Style style;
};

QList<QByteArray> readRows(const char* name)
{
    QFile file(QStringLiteral(UNDERSTUDY_TEST_DATA "/text/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> rows;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith("# "))
            rows << line;
    }
    return rows;
}

SayAs sayAsNamed(const QByteArray& name)
{
    static const QHash<QByteArray, SayAs> names{
        {"cardinal", SayAs::Cardinal},   {"ordinal", SayAs::Ordinal},     {"characters", SayAs::Characters},
        {"digits", SayAs::Digits},       {"date", SayAs::Date},           {"time", SayAs::Time},
        {"telephone", SayAs::Telephone}, {"currency", SayAs::Currency},   {"unit", SayAs::Unit},
        {"fraction", SayAs::Fraction},   {"expletive", SayAs::Expletive}};
    return names.value(name, SayAs::None);
}

std::vector<Row> tableRows()
{
    std::vector<Row> rows;
    for (const QByteArray& line : readRows("spoken_form.tsv")) {
        const QList<QByteArray> cells = line.split('\t');
        Row row{cells.value(0).toStdString(), cells.value(1).toStdString(), {}};
        const QList<QByteArray> kind = cells.value(2).split(':');
        row.style.sayAs = sayAsNamed(kind.value(0));
        row.style.sayAsFormat = kind.value(1).toStdString();
        rows.push_back(std::move(row));
    }
    return rows;
}

SpokenForm formOf(const std::string& text, const Style& style = {}, const Lexicon& lexicon = {})
{
    const TextRun run{text, style, {}, {}};
    return spokenForm({&run, 1}, lexicon);
}

std::string spoken(const std::string& text, const Lexicon& lexicon = {})
{
    return formOf(text, {}, lexicon).text();
}

/// The changes applied to what is written: what spokenForm() must have made of it.
std::string replayed(const std::string& written, const SpokenForm& form)
{
    const std::string said = form.text();
    std::string result;
    std::size_t at = 0;
    for (const SpokenChange& change : form.changes) {
        if (change.writtenBegin < at || change.writtenEnd < change.writtenBegin ||
            change.writtenEnd > written.size() || change.spokenEnd > said.size() ||
            change.spokenBegin > change.spokenEnd)
            return "a change is out of order";
        result += written.substr(at, change.writtenBegin - at);
        if (result.size() != change.spokenBegin)
            return "a change is misplaced";
        result += said.substr(change.spokenBegin, change.spokenEnd - change.spokenBegin);
        at = change.writtenEnd;
    }
    return result + written.substr(at);
}

bool hasLetterOrDigit(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

} // namespace

class TestSpokenForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("index");
        const auto lines = readRows("spoken_form.tsv");
        QVERIFY(lines.size() > 320);
        for (int i = 0; i < lines.size(); ++i)
            QTest::addRow("%d %s", i, lines[i].split('\t').value(0).constData()) << lines[i] << i;
    }
    void table()
    {
        QFETCH(int, index);
        static const std::vector<Row> rows = tableRows();
        const Row& row = rows[static_cast<std::size_t>(index)];
        QCOMPARE(QString::fromStdString(formOf(row.written, row.style).text()),
                 QString::fromStdString(row.spoken));
    }

    void changesTellWhatDiffers()
    {
        for (const Row& row : tableRows()) {
            const SpokenForm form = formOf(row.written, row.style);
            QCOMPARE(replayed(row.written, form), form.text());
            for (const SpokenChange& change : form.changes)
                QVERIFY2(row.written.substr(change.writtenBegin, change.writtenEnd - change.writtenBegin) !=
                             form.text().substr(change.spokenBegin, change.spokenEnd - change.spokenBegin),
                         row.written.c_str());
        }
    }

    void changesAreExact()
    {
        const SpokenForm form = formOf("Pay $5 now.");
        const std::vector<SpokenChange> expected{{4, 6, 4, 16}};
        QVERIFY(form.changes == expected);
        QVERIFY(formOf("Nothing to change.").changes.empty());
    }

    /// What is said holds nothing that would have to be read again, and something wherever something is
    /// written.
    void spokenFormHasNoSigns()
    {
        for (const Row& row : tableRows()) {
            const std::string said = formOf(row.written, row.style).text();
            QVERIFY2(said.find_first_of("0123456789<>$%@#&*_=+/\\|~^[]{}`") == std::string::npos,
                     said.c_str());
            QVERIFY2(said.find("  ") == std::string::npos, said.c_str());
            if (hasLetterOrDigit(row.written))
                QVERIFY2(hasLetterOrDigit(said), row.written.c_str());
        }
    }

    void spokenAgainStaysTheSame()
    {
        for (const Row& row : tableRows()) {
            const std::string said = formOf(row.written, row.style).text();
            QCOMPARE(QString::fromStdString(spoken(said)), QString::fromStdString(said));
        }
    }

    void lexicon_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole word") << QStringLiteral("Fresnel made it.")
                                    << QStringLiteral("fruh-NEL made it.");
        QTest::newRow("any case") << QStringLiteral("FRESNEL fresnel") << QStringLiteral("fruh-NEL fruh-NEL");
        QTest::newRow("possessive") << QStringLiteral("Fresnel's lens") << QStringLiteral("fruh-NEL's lens");
        QTest::newRow("not inside") << QStringLiteral("Fresnels Unfresnel")
                                    << QStringLiteral("Fresnels Unfresnel");
        QTest::newRow("longest wins") << QStringLiteral("New York City") << QStringLiteral("noo york sitty");
        QTest::newRow("the shorter one")
            << QStringLiteral("New York state") << QStringLiteral("noo york state");
        QTest::newRow("before numbers")
            << QStringLiteral("the 747 and 7475")
            << QStringLiteral("the jumbo and seven thousand four hundred seventy-five");
        QTest::newRow("before acronyms") << QStringLiteral("SQL") << QStringLiteral("ess-cue-ell");
        QTest::newRow("with signs") << QStringLiteral("Use C++ now") << QStringLiteral("Use see-plus now");
        QTest::newRow("folds beyond ASCII") << QStringLiteral("ÉLAN") << QStringLiteral("ay-lahn");
    }
    void lexicon()
    {
        QFETCH(QString, written);
        QFETCH(QString, expected);
        const Lexicon words{{"Fresnel", "fruh-NEL"},
                            {"New York", "noo york"},
                            {"new york city", "noo york sitty"},
                            {"747", "jumbo"},
                            {"sql", "ess-cue-ell"},
                            {"C++", "see-plus"},
                            {"élan", "ay-lahn"},
                            {"", "never"}};
        QCOMPARE(QString::fromStdString(spoken(written.toStdString(), words)), expected);
    }

    void runsKeepTheirStyle()
    {
        Style strong;
        strong.emphasis = Emphasis::Strong;
        const std::vector<TextRun> runs{
            {"Chapter ", {}, {}, {}}, {"IV", strong, {}, {}}, {" has 3 parts.", {}, {}, {}}};
        const SpokenForm form = spokenForm(runs, {});
        const std::vector<SpokenRun> expected{{"Chapter ", {}}, {"four", strong}, {" has three parts.", {}}};
        QVERIFY(form.runs == expected);
    }

    /// A number stops at the edge of its run, and words do not grow together there.
    void numbersEndWithTheirRun()
    {
        Style strong;
        strong.emphasis = Emphasis::Strong;
        const std::vector<TextRun> runs{{"12", {}, {}, {}}, {"34 km", strong, {}, {}}};
        QCOMPARE(spokenForm(runs, {}).text(), std::string("twelve thirty-four kilometers"));
    }

    void aliasReplacesItsRun()
    {
        Style alias;
        alias.alias = "World Wide Web Consortium, 1994";
        const std::vector<TextRun> runs{{"The ", {}, {}, {}}, {"W3C", alias, {}, {}}, {" met.", {}, {}, {}}};
        const SpokenForm form = spokenForm(runs, {});
        QCOMPARE(form.text(), std::string("The World Wide Web Consortium, nineteen ninety-four met."));
        QCOMPARE(form.runs.size(), 1U); // resolved: one style throughout
        QCOMPARE(form.changes.size(), 1U);
    }

    void phonemesStayAsWritten()
    {
        Style style;
        style.phoneme = Phoneme{PhonemeAlphabet::Ipa, "təˈmeɪtoʊ"};
        const SpokenForm form = formOf("Dr. 5", style);
        QCOMPARE(form.text(), std::string("Dr. 5"));
        QVERIFY(form.runs.at(0).style.phoneme == style.phoneme);
        QVERIFY(form.changes.empty());
    }

    void emptyTextSaysNothing()
    {
        QVERIFY(formOf("").runs.empty());
        QVERIFY(spokenForm({}, {}).text().empty());
        QCOMPARE(spoken("😀"), std::string());
    }

    /// Random code points, digits and signs among them, run by run: spans stay exact and no digit stays.
    void survivesAnything()
    {
        const std::string pieces[] = {"1", "0", "/", "-",        ".",   ",",    ":",
                                      "$", "%", "'", "\"",       "°",   "½",    "–",
                                      "—", "…", "😀", "\xCC\x81", "é",   "A",    "b",
                                      "V", "I", "s", "th",       "km",  "@",    "#",
                                      "x", " ", " ", "\n",       "St.", "p.m.", "\xE2\x80\x8D",
                                      "٣", "("};
        quint32 state = 12345;
        for (int round = 0; round < 3000; ++round) {
            std::vector<TextRun> runs(1 + round % 3);
            std::string written;
            for (std::size_t i = 0; i < runs.size(); ++i) {
                runs[i].style.pitch = static_cast<double>(i);
                for (int n = 0; n < 12; ++n) {
                    state = state * 1664525 + 1013904223;
                    runs[i].text += pieces[(state >> 16) % std::size(pieces)];
                }
                written += runs[i].text;
            }
            const SpokenForm form = spokenForm(runs, {});
            QCOMPARE(replayed(written, form), form.text());
            QVERIFY2(form.text().find_first_of("0123456789<") == std::string::npos, written.c_str());
        }
    }

    /// Text without an end in sight costs time in proportion.
    void longTextIsRead_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece :
             {"a1", "1-", "1\"", "a.", "1.1", "x@", "(1", "Dr.", "\xCC\x81", "1x1", "5'", "AB-1"})
            QTest::newRow(piece) << QByteArray(piece);
    }
    void longTextIsRead()
    {
        QFETCH(QByteArray, piece);
        const SpokenForm form = formOf(piece.repeated(5000).toStdString());
        QVERIFY(form.text().find_first_of("0123456789") == std::string::npos);
    }

    void estimates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("seconds");
        QTest::newRow("empty") << QString() << 0.0;
        QTest::newRow("fifteen characters") << QStringLiteral("fifteen letters") << 1.0;
        QTest::newRow("beyond ASCII") << QStringLiteral("ééééééééééééééé") << 1.0;
        QTest::newRow("digits as words") << QStringLiteral("123") << 1.0;
        QTest::newRow("letters as said") << QStringLiteral("F B I") << 9.0 / 15.0;
    }
    void estimates()
    {
        QFETCH(QString, text);
        QFETCH(double, seconds);
        QCOMPARE(estimateSpeech(text.toStdString()).value, seconds);
    }
};

QTEST_GUILESS_MAIN(TestSpokenForm)
#include "tst_spoken_form.moc"

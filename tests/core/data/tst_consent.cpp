// Consent records: the one rule, what two records allow together, and what bad files get.
#include "core/data/consent.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

Date day(const char* text)
{
    return *parseDate(text);
}

ConsentRecord record()
{
    return {.person = "Ines Calder",
            .statement = "My voice may be used for Low Water.",
            .spoken = SpokenStatement{"consent/said.wav", std::string(64, 'a')},
            .scopes = {ConsentScope::Render, ConsentScope::Publish},
            .given = day("2026-03-12"),
            .ends = day("2027-12-31")};
}

} // namespace

class TestConsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isDate");
        for (const auto* good : {"2026-11-24", "2024-02-29", "1900-01-01", "9999-12-31"})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const auto* bad : {"", "2026-11-31", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-01",
                                "26-11-24", "2026-11-24Z", "2026-11-24T00:00:00Z", "2026/11/24", "+026-11-24",
                                "2026-11- 4", "1899-12-31", "24-11-2026"})
            QTest::newRow(qPrintable(QStringLiteral("not ") + QString::fromLatin1(bad)))
                << QString::fromLatin1(bad) << false;
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(bool, isDate);
        const auto date = parseDate(text.toStdString());
        QCOMPARE(date.has_value(), isDate);
        if (date)
            QCOMPARE(formatDate(*date), text.toStdString());
    }

    void theRule_data()
    {
        QTest::addColumn<QString>("today");
        QTest::addColumn<int>("scope");
        QTest::addColumn<QString>("revoked");
        QTest::addColumn<int>("reason"); // General: allowed
        const auto row = [](const char* name, const char* today, ConsentScope scope, const char* revoked,
                            Reason reason) {
            QTest::newRow(name) << QString::fromLatin1(today) << int(scope) << QString::fromLatin1(revoked)
                                << int(reason);
        };
        row("in its time", "2026-11-24", ConsentScope::Render, "", Reason::General);
        row("on its first day", "2026-03-12", ConsentScope::Publish, "", Reason::General);
        row("the day before", "2026-03-11", ConsentScope::Render, "", Reason::ConsentNeeded);
        row("on its last day", "2027-12-31", ConsentScope::Render, "", Reason::General);
        row("the day after", "2028-01-01", ConsentScope::Render, "", Reason::ConsentEnded);
        row("another scope", "2026-11-24", ConsentScope::Train, "", Reason::ConsentNeeded);
        row("revoked", "2026-11-24", ConsentScope::Render, "2026-11-20", Reason::ConsentEnded);
        row("revoked today", "2026-11-24", ConsentScope::Render, "2026-11-24", Reason::ConsentEnded);
        row("revoked, and a clock put back", "2026-11-24", ConsentScope::Render, "2026-11-25",
            Reason::ConsentEnded);
    }
    void theRule()
    {
        QFETCH(QString, today);
        QFETCH(int, scope);
        QFETCH(QString, revoked);
        QFETCH(int, reason);
        auto given = record();
        given.revoked = parseDate(revoked.toStdString());
        const auto checked =
            checkConsent(given, static_cast<ConsentScope>(scope), *parseDate(today.toStdString()), "ines");
        if (static_cast<Reason>(reason) == Reason::General)
            VERIFY_OK(checked);
        else
            VERIFY_REASON(checked, static_cast<Reason>(reason));
        QVERIFY(checked || checked.error().subject == "ines");
    }

    void tellsATrainingThatItEnded()
    {
        auto given = record();
        given.revoked = day("2026-11-20");
        const auto checked = checkConsent(given, ConsentScope::Train, day("2026-11-24"), "ines");
        VERIFY_REASON(checked, Reason::ConsentEnded);
        QCOMPARE(checked.error().detail, std::string("2026-11-20; train"));
    }

    void nothingIsNoConsent()
    {
        const auto checked = checkConsent({}, ConsentScope::Render, day("2026-11-24"), "ines");
        VERIFY_REASON(checked, Reason::ConsentNeeded);
        QCOMPARE(checked.error().detail, std::string("render"));
    }

    void theStricterOfTwoCounts()
    {
        auto other = record();
        other.scopes = {ConsentScope::Train, ConsentScope::Render};
        other.ends.reset();
        other.given = day("2026-04-01");
        other.revoked = day("2026-10-01");
        for (const auto& both : {stricter(record(), other), stricter(other, record())}) {
            QVERIFY(both.scopes == std::set{ConsentScope::Render});
            QVERIFY(both.ends == record().ends);
            QVERIFY(both.given == other.given);
            QVERIFY(both.revoked == other.revoked);
        }
        QVERIFY(stricter(record(), record()) == record());
        other = record();
        other.person = "Jon";
        QVERIFY(stricter(record(), other).scopes.empty());
    }

    void readsWhatItWrites()
    {
        const auto read = parseConsent(formatConsent(record()), "consent.json");
        VERIFY_OK(read);
        QVERIFY(*read == record());
        auto bare = record();
        bare.spoken.reset();
        bare.ends.reset();
        bare.revoked = day("2026-11-24");
        QVERIFY(*parseConsent(formatConsent(bare), "consent.json") == bare);
    }

    void refusesWhatIsNoRecord_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("detail"); // a part of it
        const auto row = [](const char* name, const char* from, const char* to, const char* detail) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to)
                                << QString::fromLatin1(detail);
        };
        row("no JSON", "{", "[", "");
        row("no person", "Ines Calder", " ", "person");
        row("person is a number", "\"Ines Calder\"", "7", "string");
        row("key missing", "\"statement\"", "\"words\"", "statement");
        row("unknown scope", "\"render\"", "\"sing\"", "scopes");
        row("no scope", "\"render\",\n    \"publish\"", "", "scopes");
        row("no date", "2026-03-12", "12.3.2026", "given");
        row("no end", "2027-12-31", "2027-12-32", "ends");
        row("ends before it begins", "2027-12-31", "2026-03-11", "ends");
        row("path out of the folder", "consent/said.wav", "../../said.wav", "spoken");
        row("absolute path", "consent/said.wav", "/etc/passwd", "spoken");
        row("no hash", "aaaa", "zzzz", "spoken");
        row("format 0", "\"format\": 1", "\"format\": 0", "format");
    }
    void refusesWhatIsNoRecord()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, detail);
        auto text = QString::fromStdString(formatConsent(record()));
        QVERIFY(text.contains(from));
        const auto read = parseConsent(text.replace(from, to).toStdString(), "consent.json");
        VERIFY_REASON(read, Reason::ConfigDamaged);
        QVERIFY2(QString::fromStdString(read.error().detail).contains(detail), read.error().detail.c_str());
    }

    void refusesANewerFormat()
    {
        auto text = formatConsent(record());
        text.replace(text.find("\"format\": 1"), 11, "\"format\": 2");
        VERIFY_ERROR(parseConsent(text, "consent.json"), Code::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"

// Which names of languages are taken.
#include "core/text/language_tag.h"

#include <QTest>

using namespace understudy;

class TstLanguageTag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsLanguagesAndRegions_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<bool>("isKnown");
        const auto row = [](const char* tag, bool isKnown) {
            QTest::newRow(*tag == '\0' ? "nothing" : tag) << QByteArray(tag) << isKnown;
        };
        for (const auto* tag : {"en", "EN", "de-CH", "de_CH", "pt-BR", "zh-Hant-TW", "gsw", "eng", "es-419"})
            row(tag, true);
        for (const auto* tag : {"", " ", "-", "e", "xx", "xx-nonsense", "english", "en-", "en-XY", "en US",
                                "en-GB!", "../en", "en\n", "\xC3\xA9n", "\xFF", "und"})
            row(tag, false);
        QTest::newRow("a zero in it") << QByteArray("en\0-XY", 6) << false;
        QTest::newRow("a long one") << QByteArray(100'000, 'e') << false;
    }
    void knowsLanguagesAndRegions()
    {
        QFETCH(const QByteArray, tag);
        QFETCH(const bool, isKnown);
        QCOMPARE(isLanguageTag({tag.data(), std::size_t(tag.size())}), isKnown);
    }

    void spellsAsBcp47Does_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("as it is") << QByteArray("de-CH") << QByteArray("de-CH");
        QTest::newRow("capitals") << QByteArray("EN") << QByteArray("en");
        QTest::newRow("a line below") << QByteArray("pt_br") << QByteArray("pt-BR");
        QTest::newRow("a country for its language") << QByteArray("JP") << QByteArray("ja");
        QTest::newRow("no language") << QByteArray("Elvish") << QByteArray("Elvish");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    }
    void spellsAsBcp47Does()
    {
        QFETCH(const QByteArray, tag);
        QFETCH(const QByteArray, canonical);
        QCOMPARE(canonicalLanguageTag(tag.toStdString()), canonical.toStdString());
    }
};

QTEST_GUILESS_MAIN(TstLanguageTag)
#include "tst_language_tag.moc"

// Words against the system's dictionaries, and against one of the test's own in Latin-1.
#include "core/text/spell_checker.h"

#include "core/base/files.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

using Checker = std::unique_ptr<SpellChecker>;

void writeDictionary(const fs::path& folder, const std::string& name, const std::string& words,
                     const std::string& aff = "SET ISO8859-1\nTRY abcdefghijklmnopqrstuvwxyz\n")
{
    fs::create_directories(folder);
    VERIFY_OK(writeFile(folder / (name + ".aff"), aff));
    VERIFY_OK(writeFile(folder / (name + ".dic"), words));
}

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* language : {"en-US", "de"}) {
            auto checker = SpellChecker::open(language);
            VERIFY_OK(checker);
            m_checkers[language] = std::move(*checker);
        }
    }

    void judges_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wrong");
        const auto row = [](const char* name, const char* language, const char* text, const char* wrong) {
            QTest::newRow(name) << QByteArray(language) << QByteArray(text) << QByteArray(wrong);
        };
        row("empty", "en-US", "", "");
        row("right", "en-US", "The tide comes in twice a day.", "");
        row("wrong", "en-US", "The tidde comes in twiice.", "tidde twiice");
        row("told once", "en-US", "Teh end of teh end of teh end.", "Teh teh");
        row("capital", "en-US", "Coffee, COFFEE, coffee", "");
        row("numbers", "en-US", "42 3.5 1,200 x86 4th", "");
        row("all capitals", "en-US", "NASA XQZW", "");
        row("single letter", "en-US", "I saw a cat", "");
        row("apostrophe", "en-US", "don't won’t can’t", "");
        row("possessive", "en-US", "the tide's edge", "");
        row("web", "en-US", "example.com foo_bar", "");
        row("hyphen", "en-US", "well-known wel-known", "wel");
        row("German", "de", "Über die Straße gehen wir heute.", "");
        row("German wrong", "de", "Über die Strasze gehen wihr.", "Strasze wihr");
        row("German compound", "de", "Haustürschlüssel", "");
    }
    void judges()
    {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, wrong);
        QByteArrayList found;
        for (const auto& word : checker(language)->misspelled(text.toStdString()))
            found << QByteArray::fromStdString(word);
        QCOMPARE(found.join(' '), wrong);
    }

    void suggests_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("letters swapped")
            << QByteArray("en-US") << QByteArray("recieve") << QByteArray("receive");
        QTest::newRow("letter twice") << QByteArray("en-US") << QByteArray("tidde") << QByteArray("tide");
        QTest::newRow("umlaut") << QByteArray("de") << QByteArray("Schlüsel") << QByteArray("Schlüssel");
    }
    void suggests()
    {
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, word);
        QFETCH(const QByteArray, expected);
        const auto found = checker(language)->suggestions(word.toStdString());
        QVERIFY(found.size() <= 5);
        QVERIFY(std::ranges::find(found, expected.toStdString()) != found.end());
    }

    void aLongWordIsLeftAlone()
    {
        const std::string word(5000, 'z');
        QVERIFY(!checker("en-US")->isMisspelled(word));
        QVERIFY(checker("en-US")->suggestions(word).empty());
    }

    void takesWordsOfTheUser()
    {
        const auto own = SpellChecker::open("en-US");
        VERIFY_OK(own);
        QVERIFY((*own)->isMisspelled("grüffelo"));
        (*own)->addWord("grüffelo");
        for (const auto* word : {"grüffelo", "Grüffelo", "grüffelo's", "Grüffelo’s"})
            QVERIFY2(!(*own)->isMisspelled(word), word);
        QVERIFY((*own)->isMisspelled("grüffela"));
    }

    void speaksTheDictionarysEncoding()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        writeDictionary(folder, "de_DE", "2\nT\xFCr\nTor\n");
        const auto latin = SpellChecker::open("de", {folder});
        VERIFY_OK(latin);
        QVERIFY(!(*latin)->isMisspelled("Tür"));
        QVERIFY((*latin)->isMisspelled("Tar"));
        QCOMPARE((*latin)->suggestions("Türr").front(), std::string("Tür"));
        QVERIFY(!(*latin)->isMisspelled("дом")); // nothing is known of such letters
    }

    void findsTheRegion_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const char* there, const char* asked, bool isFound) {
            QTest::addRow("%s of %s", asked, there) << QByteArray(there) << QByteArray(asked) << isFound;
        };
        row("de_DE", "de", true);
        row("de_AT", "de", true);
        row("de", "de", true);
        row("de_AT", "de-DE", false);
        row("en_US", "en", true);
        row("en_US", "en-GB", false);
        row("den_XX", "de", false);
        row("en_US", "", false);
        row("en_US", "../en_US", false);
    }
    void findsTheRegion()
    {
        QFETCH(const QByteArray, there);
        QFETCH(const QByteArray, asked);
        QFETCH(const bool, isFound);
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        writeDictionary(folder, there.toStdString(), "1\nword\n");
        const auto found = SpellChecker::open(asked.toStdString(), {folder / "not_there", folder});
        if (isFound)
            VERIFY_OK(found);
        else
            VERIFY_ERROR(found, Code::NotFound);
    }

    void refusesWhatIsNoDictionary_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no count") << QByteArray("word\n");
        QTest::newRow("no words") << QByteArray("0\n");
    }
    void refusesWhatIsNoDictionary()
    {
        QFETCH(const QByteArray, words);
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        writeDictionary(folder, "en_US", words.toStdString());
        VERIFY_ERROR(SpellChecker::open("en-US", {folder}), Code::Corrupt);
    }

    void looksWhereTheUserSays()
    {
        qputenv("DICPATH", "/one::/two");
        const auto folders = SpellChecker::dictionaryFolders();
        qunsetenv("DICPATH");
        for (const auto* folder : {"/one", "/two", "/usr/share/hunspell"})
            QVERIFY2(std::ranges::find(folders, fs::path(folder)) != folders.end(), folder);
        QVERIFY(std::ranges::find(folders, fs::path()) == folders.end());
    }

private:
    SpellChecker* checker(const QByteArray& language) { return m_checkers.at(language.toStdString()).get(); }

    std::map<std::string, Checker> m_checkers;
};

QTEST_APPLESS_MAIN(TestSpelling)
#include "tst_spelling.moc"

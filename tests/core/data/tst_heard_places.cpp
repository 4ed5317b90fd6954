// Words of a text without times go where they are heard, and nowhere else is a guess taken for sure.
#include "core/data/clips/findings.h"
#include "core/data/ingest/heard_places_p.h"
#include "core/text/spaced_words.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

/// Of clips parted by "|", with the confidence of a guess where there are words.
std::vector<Clip> clipsOf(const QString& texts)
{
    std::vector<Clip> clips;
    for (const auto& text : texts.split(QLatin1Char('|'))) {
        Clip clip;
        const auto words = text.trimmed().toStdString();
        if (!words.empty())
            clip.text = {words, words, "talk.txt", 0.3};
        clips.push_back(clip);
    }
    return clips;
}

/// Half a second a word.
std::vector<HeardWords> heardOf(const QString& texts)
{
    std::vector<HeardWords> all;
    for (const auto& text : texts.split(QLatin1Char('|'))) {
        HeardWords heard{text.trimmed().toStdString(), 0.5, {}};
        for (const auto word : spacedWords(heard.text)) {
            const auto at = 0.5 * double(heard.words.size());
            heard.words.push_back({Seconds(at), Seconds(at + 0.5), std::string(word)});
        }
        all.push_back(heard);
    }
    return all;
}

} // namespace

class TestHeardPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("guessed");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<QString>("placed");
        QTest::addColumn<QString>("sure"); // one letter a clip: s, u for unsure, - without words
        const auto row = [](const char* name, const char* guessed, const char* heard, const char* placed,
                            const char* sure) {
            QTest::newRow(name) << QString::fromUtf8(guessed) << QString::fromUtf8(heard)
                                << QString::fromUtf8(placed) << QString::fromUtf8(sure);
        };
        row("as guessed", "The tide turns. | Nobody waits for it.", "the tide turns | nobody waits for it",
            "The tide turns.|Nobody waits for it.", "ss");
        row("words on the wrong side", "The tide turns. Nobody waits | for it.",
            "the tide turns | nobody waits for it", "The tide turns.|Nobody waits for it.", "ss");
        row("misheard at the cut", "The tide turns. Nobody waits | for the bus today.",
            "the tide turned | no body waits for the bus today",
            "The tide turns.|Nobody waits for the bus today.", "ss");
        row("not heard at the cut, where a sentence ends", "The tide turns well. Yes | I will wait for the bus.",
            "the tide turns well | i will wait for the bus", "The tide turns well.|Yes I will wait for the bus.",
            "ss");
        row("a clip that had no words", "One two three four five | | six",
            "one two | three four | five six", "One two|three four|five six", "sss");
        row("a clip that has none", "One two three four. | Five six.", "one two three four five six | ",
            "One two three four. Five six.|", "s-");
        row("joined words, numbers of other shapes", "A well-known tide, 3 | men said.",
            "a well known tide | three men said", "A well-known tide,|3 men said.", "ss");
        row("a dash goes with the word before", "One two – three | four five six.",
            "one two | three four five six", "One two –|three four five six.", "ss");
        row("a sentence that nobody says",
            "One two three four. Never said by anybody here at all. | Five six seven eight.",
            "one two three four | five six seven eight",
            "One two three four. Never said by anybody here at all.|Five six seven eight.", "uu");
        row("a sentence that is not in the text", "One two three four. | Five six seven eight.",
            "one two three four and then some more was said | five six seven eight",
            "One two three four.|Five six seven eight.", "us");
        row("little of a clip understood", "One two three four five six. | Seven eight nine ten.",
            "one shoe tree for dive sticks | seven eight nine ten",
            "One two three four five six.|Seven eight nine ten.", "us");
        row("another text", "One two three four five six. | Seven eight nine ten.",
            "the tide turns and nobody waits | for it to come back", "One two three four five six.|Seven eight "
            "nine ten.", "uu");
        row("nothing heard", "One two. | Three four.", " | ", "One two.|Three four.", "uu");
    }
    void places()
    {
        QFETCH(const QString, guessed);
        QFETCH(const QString, heard);
        QFETCH(const QString, placed);
        QFETCH(const QString, sure);
        auto clips = clipsOf(guessed);
        placeByHearing(clips, heardOf(heard));
        QStringList texts;
        QString found;
        for (const auto& clip : clips) {
            texts << QString::fromStdString(clip.text.raw);
            found += clip.text.raw.empty()         ? QLatin1Char('-')
                     : areWordsUnsure(clip.text) ? QLatin1Char('u')
                                                   : QLatin1Char('s');
            QCOMPARE(clip.text.source, std::string(clip.text.raw.empty() ? "" : "talk.txt"));
            QVERIFY(clip.words.empty() || found.endsWith(QLatin1Char('s')));
        }
        QCOMPARE(texts.join(QLatin1Char('|')), placed);
        QCOMPARE(found, sure);
    }

    void heardWordsHaveTheirTimes()
    {
        auto clips = clipsOf(QStringLiteral("The tide | turns. Nobody waits."));
        placeByHearing(clips, heardOf(QStringLiteral("the tide turns|nobody weights")));
        QCOMPARE(clips[0].words.size(), std::size_t(3));
        QCOMPARE(clips[0].words[2].text, std::string("turns."));
        QCOMPARE(clips[0].words[2].start.value, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestHeardPlaces)
#include "tst_heard_places.moc"

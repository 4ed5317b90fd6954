// Transcripts beside recordings: every format's cues, what is mended, and what is refused where.
#include "core/base/files.h"
#include "core/data/transcripts/transcript.h"
#include "core/data/transcripts/transcript_finder.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

/// "0-1.5 Mara: words" a cue, joined by "; "; words in time behind it as {word 0-1}.
QString told(const Transcript& transcript)
{
    if (transcript.format == TranscriptFormat::Plain)
        return QString::fromStdString(transcript.plain);
    const auto span = [](Seconds start, Seconds end) {
        return QStringLiteral("%1-%2").arg(start.value).arg(end.value);
    };
    QStringList cues;
    for (const auto& cue : transcript.cues) {
        auto text = span(cue.start, cue.end) + QLatin1Char(' ');
        if (!cue.speaker.empty())
            text += QString::fromStdString(cue.speaker) + QStringLiteral(": ");
        text += QString::fromStdString(cue.text);
        for (const auto& word : cue.words)
            text +=
                QStringLiteral(" {%1 %2}").arg(QString::fromStdString(word.text), span(word.start, word.end));
        cues << text;
    }
    return cues.join(QStringLiteral("; "));
}

const char* const kLongGrid =
    "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = 2 \n"
    "tiers? <exists> \nsize = 1 \nitem []: \n    item [1]:\n"
    "        class = \"IntervalTier\" \n        name = \"utterances\" \n"
    "        xmin = 0 \n        xmax = 2 \n        intervals: size = 2 \n"
    "        intervals [1]:\n            xmin = 0 \n            xmax = 0.5 \n"
    "            text = \"\" \n        intervals [2]:\n            xmin = 0.5 \n"
    "            xmax = 2 \n            text = \"say \"\"hi\"\" 12\" \n";

const char* const kGridHead = "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n3\n<exists>\n";

enum class Mark
{
    Yes,
    No
};

QByteArray utf16(const QString& text, bool isBigEndian, Mark mark = Mark::Yes)
{
    QByteArray bytes;
    for (const QChar unit : mark == Mark::Yes ? QString(QChar(0xFEFF)) + text : text) {
        const char high = static_cast<char>(unit.unicode() >> 8),
                   low = static_cast<char>(unit.unicode() & 0xFF);
        bytes += isBigEndian ? high : low;
        bytes += isBigEndian ? low : high;
    }
    return bytes;
}

} // namespace

class TestTranscripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* file, const QByteArray& bytes, const char* format,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << bytes << QString::fromLatin1(format)
                                << QString::fromUtf8(expected);
        };
        subtitles(row);
        textGrids(row);
        row("labels", "a.txt", "0.5\t1.25\tone  two\n\\\t100\t200\n2\t2\tpoint\r\n3\t4\n", "labels",
            "0.5-1.25 one two; 2-2 point");
        row("labels out of order", "a.txt", "3\t4\tb\n1\t1\ta", "labels", "1-1 a; 3-4 b");
        row("plain", "a.txt", "\xEF\xBB\xBF Hello,\r\nworld. \r\n\r\n", "plain", "Hello,\nworld.");
        row("plain .lab", "a.lab", "HELLO WORLD", "plain", "HELLO WORLD");
        row("plain, old Macintosh", "a.txt", "one\rtwo\r", "plain", "one\ntwo");
        row("plain Windows-1252", "a.txt", "It\x92s a caf\xE9 on the corner, and nobody waits for it.",
            "plain", "It\u2019s a caf\u00E9 on the corner, and nobody waits for it.");
        row("German subtitles, Windows-1252", "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nDie Gr\xFC\xDF"
            "e aus M\xFCnchen sind sch\xF6n.\n",
            "srt",
            "1-2 Die Gr\u00FC\u00DF"
            "e aus M\u00FCnchen sind sch\u00F6n.");
        row("plain UTF-16", "a.txt", utf16(QStringLiteral("caf\u00E9"), true), "plain", "caf\u00E9");
        for (const auto* text :
             {"caf\u00E9 \u201Cau lait\u201D", "\u0412\u043E\u0434\u0430 \u0438 \u0441\u0432\u0435\u0442",
              "a \U0001F600 b"})
            for (const bool isBigEndian : {true, false})
                row(qPrintable(QStringLiteral("UTF-16 without a mark, %1: %2")
                                   .arg(isBigEndian)
                                   .arg(QString::fromUtf8(text))),
                    "a.txt", utf16(QString::fromUtf8(text), isBigEndian, Mark::No), "plain", text);
        row("subtitles in UTF-16 without a mark", "a.srt",
            utf16(QStringLiteral("1\n00:00:01,000 --> 00:00:02,000\nlow water\n"), false, Mark::No), "srt",
            "1-2 low water");
    }
    void reads()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        QFETCH(QString, expected);
        const auto read = parseTranscript(bytes.toStdString(), file.toStdString());
        VERIFY_OK(read);
        QCOMPARE(QString::fromStdString(std::string(name(read->format))), format);
        QCOMPARE(told(*read), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const char* file, const QByteArray& bytes, const char* detail) {
            QTest::newRow(name) << QString::fromLatin1(file) << bytes << QString::fromLatin1(detail);
        };
        const std::string unknown =
            ": neither UTF-8 nor surely Windows-1252; save it as UTF-8, or convert it: iconv -f "
            "WINDOWS-1252 -t UTF-8, with what it is written in";
        const auto line1 = "line 1" + unknown, line2 = "line 2" + unknown;
        row("too little to tell", "a.txt",
            "Gr\xFC\xDF"
            "e\n",
            line1.c_str());
        row("UTF-8 with a broken byte", "a.txt",
            "It\u2019s a \u201Ccaf\xE9\u201D on the corner \u2014 and nobody waits for it.\n", line1.c_str());
        row("Russian", "a.txt", "one\n\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0?\n",
            line2.c_str());
        row("Czech", "a.txt",
            "Dobr\xFD den, jak se m\xE1te? \xD8\xEDk\xE1 se, \x9E"
            "e p\xF8\xEDli\x9A "
            "\x9Elu\x9Dou\xE8k\xFD k\xF9\xF2 \xFAp\xECl.",
            line1.c_str());
        row("a zero byte", "a.txt", QByteArray("a\n\0b", 4),
            "line 2: a zero byte: this is no text, or UTF-16 that does not say so; save it as UTF-8");
        row("Chinese in UTF-16 without a mark", "a.txt",
            utf16(QStringLiteral("\u4F4E\u6C34 1"), false, Mark::No),
            "line 1: a zero byte: this is no text, or UTF-16 that does not say so; save it as UTF-8");
        row("half a UTF-16 unit", "a.txt",
            "\xFF\xFE"
            "abc",
            "broken UTF-16");
        row("lone surrogate", "a.txt",
            QByteArray("\xFF\xFE\x00\xD8"
                       "a\0",
                       6),
            "broken UTF-16");
        row("VTT without signature", "a.vtt", "00:01.000 --> 00:02.000\na", "line 1: not WEBVTT");
        row("SRT bad start", "a.srt", "1\n00:61:01,000 --> 00:00:02,000\na",
            "line 2: not a time: \"00:61:01,000\"");
        row("SRT negative end", "a.srt", "1\n00:00:01,000 --> -00:00:02,000\na",
            "line 2: not a time: \"-00:00:02,000\"");
        row("SRT no end", "a.srt", "1\n00:00:01,000 -->\na", "line 2: not a time: \"\"");
        row("label first negative", "a.txt", "-1\t1\tb", "line 1: not a time: \"-1\"");
        const QByteArray grid = kGridHead;
        row("binary grid", "a.TextGrid", "ooBinaryFile", "line 1: not a TextGrid in Praat's text format");
        row("other object", "a.TextGrid", "File type = \"ooTextFile\"\n\"Pitch\"\n",
            "line 2: another object of Praat's, no TextGrid");
        row("grid without tiers", "a.TextGrid", grid + "9", "line 6: the file ends before its last tier");
        row("grid cut", "a.TextGrid", grid + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n5\n0\n1\n\"x\"\n",
            "line 14: the file ends within a tier");
        row("grid negative", "a.TextGrid", grid + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n1\n-1\n1\n\"x\"\n",
            "line 12: not a time");
        row("grid string open", "a.TextGrid", grid + "1\n\"IntervalTier\"\n\"a\"\n0\n3\n1\n0\n1\n\"x\n",
            "line 14: no text of the interval");
        row("empty", "a.txt", " \n", "no words");
        row("no cue", "a.vtt", "WEBVTT\n", "no words");
    }
    void refuses()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, detail);
        const auto read = parseTranscript(bytes.toStdString(), file.toStdString());
        VERIFY_ERROR(read, detail == QLatin1String("no words") ? Code::InvalidInput : Code::Corrupt);
        QCOMPARE(QString::fromStdString(read.error().detail), detail);
        QCOMPARE(read.error().subject, file.toStdString());
    }

    void goesOnBehindABadCue_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("problems"); // joined by "; "
        const auto row = [](const char* name, const char* file, const char* bytes, const char* expected,
                            const char* problems) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(bytes)
                                << QString::fromUtf8(expected) << QString::fromUtf8(problems);
        };
        row("SRT, a bad time", "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:99:01,000 --> 00:00:03,000\nb\nc\n\n"
            "3\n00:00:04,000 --> 00:00:05,000\nd\n",
            "1-2 a; 4-5 d", "line 6: not a time: \"00:99:01,000\"");
        row("SRT, words without times", "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\na\n\nlost words\nmore\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
            "1-2 a; 3-4 b", "line 5: words without times: \"lost words\"");
        row("SRT, backwards", "a.srt",
            "1\n00:00:05,000 --> 00:00:02,000\na\n\n2\n00:00:06,000 --> 00:00:07,000\nb\n", "6-7 b",
            "line 2: it ends (\"00:00:02,000\") before it starts (\"00:00:05,000\")");
        row("labels, backwards", "a.txt", "3\t1\ta\n4\t5\tb", "4-5 b",
            "line 1: it ends (\"1\") before it starts (\"3\")");
        row("VTT, a bad time", "a.vtt", "WEBVTT\n\n00:01.000 --> soon\na\n\n00:03.000 --> 00:04.000\nb\n",
            "3-4 b", "line 3: not a time: \"soon\"");
        row("labels", "a.txt", "0\t1\ta\n-1\t1\tb\n0\tinf\tc\n0\t1e300\td\nwords\n2\t3\te", "0-1 a; 2-3 e",
            "line 2: not a time: \"-1\"; line 3: not a time: \"inf\"; line 4: not a time: \"1e300\"; "
            "line 5: no tab between times: \"words\"");
    }
    void goesOnBehindABadCue()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        QFETCH(QString, problems);
        const auto read = parseTranscript(bytes.toStdString(), file.toStdString());
        VERIFY_OK(read);
        QCOMPARE(told(*read), expected);
        QStringList found;
        for (const auto& problem : read->problems) {
            QCOMPARE(problem.reason, Reason::LineLeftOut);
            QCOMPARE(problem.subject, file.toStdString());
            found << QString::fromStdString(problem.detail);
        }
        QCOMPARE(found.join(QStringLiteral("; ")), problems);
    }

    void findsTheBestFile()
    {
        const QTemporaryDir folder;
        const auto path = fs::path(folder.path().toStdString());
        const auto recording = path / "talk.2.wav";
        QVERIFY(!TranscriptFinder().find(recording));
        for (const auto* file : {"talk.2.lab", "talk.2.txt", "talk.2.srt", "talk.2.vtt", "talk.2.TextGrid"}) {
            VERIFY_OK(writeFile(path / file, "words"));
            QVERIFY(TranscriptFinder().find(recording) == path / file);
        }
        QCOMPARE(readTranscript(path / "talk.2.txt")->text(), std::string("words"));
        QVERIFY(!TranscriptFinder().find(path / "talk.wav"));
        VERIFY_ERROR(readTranscript(path / "none.srt"), Code::NotFound);
    }

    void oneFinderForAFolder()
    {
        const QTemporaryDir folder;
        const auto path = fs::path(folder.path().toStdString());
        for (const auto* file : {"A.WAV", "a.txt", "B.WAV", "b.srt", "C.WAV"})
            VERIFY_OK(writeFile(path / file, "words"));
        TranscriptFinder finder;
        QVERIFY(finder.find(path / "A.WAV") == path / "a.txt");
        fs::remove(path / "b.srt");
        QVERIFY(!finder.find(path / "B.WAV")); // listed, and gone since
        QVERIFY(!finder.find(path / "C.WAV"));
        VERIFY_OK(writeFile(path / "C.txt", "words"));
        QVERIFY(finder.find(path / "C.WAV") == path / "C.txt");
    }

    void findsItInOtherCapitals_data()
    {
        QTest::addColumn<QByteArrayList>("files");
        QTest::addColumn<QString>("expected"); // for Take1.WAV
        QTest::newRow("small") << QByteArrayList{"take1.txt"} << "take1.txt";
        QTest::newRow("large") << QByteArrayList{"TAKE1.TXT"} << "TAKE1.TXT";
        QTest::newRow("its extension alone") << QByteArrayList{"Take1.Txt"} << "Take1.Txt";
        QTest::newRow("its own goes before") << QByteArrayList{"take1.srt", "Take1.txt"} << "Take1.txt";
        QTest::newRow("the best kind") << QByteArrayList{"take1.txt", "TAKE1.srt"} << "TAKE1.srt";
        QTest::newRow("that of another") << QByteArrayList{"take1.txt", "take1.wav"} << "";
        QTest::newRow("one of them that of another")
            << QByteArrayList{"take1.srt", "take1.wav", "TAKE1.txt"} << "TAKE1.txt";
        QTest::newRow("another name") << QByteArrayList{"take10.txt", "take.txt"} << "";
        QTest::newRow("no words") << QByteArrayList{"take1.jpg"} << "";
    }
    void findsItInOtherCapitals()
    {
        QFETCH(QByteArrayList, files);
        QFETCH(QString, expected);
        const QTemporaryDir folder;
        const auto path = fs::path(folder.path().toStdString());
        for (const auto& file : files + QByteArrayList{"Take1.WAV"})
            VERIFY_OK(writeFile(path / file.toStdString(), "words"));
        const auto found = TranscriptFinder().find(path / "Take1.WAV");
        QCOMPARE(found ? QString::fromStdString(found->filename().string()) : QString(), expected);
    }

    void refusesWhatIsTooLarge()
    {
        const QTemporaryDir folder;
        const auto path = fs::path(folder.path().toStdString()) / "a.txt";
        VERIFY_OK(writeFile(path, "a"));
        fs::resize_file(path, 32 * 1024 * 1024 + 1);
        VERIFY_REASON(readTranscript(path), Reason::FileTooLarge);
    }

    /// Marks that open and never close, and words that repeat, take no more than linear time.
    void standsHostileText()
    {
        std::string marks = "WEBVTT\n\n00:01.000 --> 00:02.000\n", words = marks;
        for (int i = 0; i < 300'000; ++i) {
            marks += "<3{\\&#";
            words += "a ";
        }
        VERIFY_OK(parseTranscript(marks + "> }", "a.vtt"));
        VERIFY_OK(parseTranscript(words + "\n\n00:02.000 --> 00:03.000\n" + words.substr(32) + "b", "a.vtt"));
        const std::string open(300'000, '<');
        VERIFY_OK(parseTranscript("WEBVTT\n\n00:01.000 --> 00:02.000\na" + open + ">", "a.vtt"));
    }

private:
    static void subtitles(const auto& row)
    {
        row("SRT", "a.srt",
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i>\r\nthere.\r\n\r\n2\r\n"
            "01:00:03,000 --> 01:00:04,000 X1:10\r\n{\\an8}I <3 &amp; x\r\n",
            "srt", "1-2.5 Hello there.; 3603-3604 I <3 & x");
        row("SRT out of order, without length, no empty line", "a.srt",
            "2\n00:00:05,000 --> 00:00:05,000\nlater\n1\n00:00:01,000 --> 00:00:02,000\nfirst\n\n3\n", "srt",
            "1-2 first; 5-5 later");
        row("SRT told by content", "a.txt", "1\n00:01,5 --> 00:02\na", "srt", "1.5-2 a");
        row("VTT", "a.vtt",
            "WEBVTT - a title\nKind: captions\n\nNOTE\nno words\n\nSTYLE\n::cue { color: red }\n\nintro\n"
            "00:01.000 --> 00:02.000 align:start position:0%\n<v.loud Mara &amp; co>Hello "
            "<c.x>there</c></v>\n\n"
            "1:00:00.000 --> 1:00:01.000\n- &lt;b&gt;&nbsp;&#8217;&#x41;&bad;\n",
            "vtt", "1-2 Mara & co: Hello there; 3600-3601 - <b> \u2019A&bad;");
        row("VTT two voices", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Yes</v>\n<v B>No", "vtt",
            "1-2 A: Yes; 1-2 B: No");
        row("VTT word times", "a.vtt",
            "WEBVTT\n\n00:01.000 --> 00:03.000\nwe<00:00:01.500><c> are</c><00:09.000><c> here</c>", "vtt",
            "1-3 we are here {we 1-1.5} {are 1.5-3} {here 3-3}");
        row("VTT roll-up", "a.vtt",
            "WEBVTT\n\n00:00.000 --> 00:01.000\none<00:00.500><c> two</c>\n\n00:01.000 --> 00:01.010\none "
            "two\n\n"
            "00:01.010 --> 00:02.000\none two\nthree<00:01.500><c> four</c>\n\n00:02.000 --> 00:02.010\n"
            "three four\n",
            "vtt", "0-1 one two {one 0-0.5} {two 0.5-1}; 1.01-2 three four {three 1.01-1.5} {four 1.5-2}");
        row("words said twice stay", "a.srt",
            "1\n00:01,0 --> 00:02,0\nOh no.\n\n2\n00:02,0 --> 00:03,0\nno. Never.\n\n3\n"
            "00:03,0 --> 00:04,0\nWell.\n\n4\n00:04,0 --> 00:05,0\nYes.",
            "srt", "1-2 Oh no.; 2-3 no. Never.; 3-4 Well.; 4-5 Yes.");
    }

    static void textGrids(const auto& row)
    {
        row("grid, long", "a.TextGrid", kLongGrid, "textgrid", "0.5-2 say \"hi\" 12");
        row("grid, long, UTF-16 LE", "a.TextGrid", utf16(QString::fromLatin1(kLongGrid), false), "textgrid",
            "0.5-2 say \"hi\" 12");
        const QByteArray head = kGridHead;
        const QByteArray words =
            "\"IntervalTier\"\n\"Mara - words\"\n0\n3\n4\n0\n0.4\n\"so\"\n0.4\n1\n\"it\"\n"
            "1\n2\n\"sil\"\n2\n3\n\"is\"\n";
        const QByteArray said = "\"IntervalTier\"\n\"Mara\"\n0\n3\n2\n0\n1\n\"So it\"\n2\n2.5\n\"is.\"\n";
        row("grid, short, words alone", "a.TextGrid", head + "1\n" + words, "textgrid",
            "0-1 Mara: so it {so 0-0.4} {it 0.4-1}; 2-3 Mara: is {is 2-3}");
        row("grid, words and utterances", "a.TextGrid", head + "2\n" + words + said, "textgrid",
            "0-1 Mara: So it {so 0-0.4} {it 0.4-1}; 2-2.5 Mara: is. {is 2-2.5}");
        row("grid, points and phones", "a.txt",
            head + "3 ! "
                   "three\n\"TextTier\"\n\"notes\"\n0\n3\n1\n0."
                   "5\n\"click\"\n\"IntervalTier\"\n\"phones\"\n0\n3\n"
                   "1\n0\n1\n\"AH\"\n\"IntervalTier\"\n\"text\"\n0\n3\n1\n0\n1\n\"ah\"\n",
            "textgrid", "0-1 ah");
    }
};

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"

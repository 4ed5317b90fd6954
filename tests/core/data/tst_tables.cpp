// Tables of many recordings' words: every kind, how rows are found, and what is refused where.
#include "core/data/transcripts/table.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

/// "line audio|text|normalized|speaker|language" a row, joined by "; ".
QString told(const Table& table)
{
    QStringList rows;
    for (const auto& row : table.rows())
        rows << QString::number(row.line) + QLatin1Char(' ') +
                    QString::fromStdString(row.audio + "|" + row.text + "|" + row.normalized + "|" +
                                           row.speaker + "|" + row.language);
    return rows.join(QStringLiteral("; "));
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* file, const char* bytes, TableFormat format,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(bytes) << int(format)
                                << QString::fromUtf8(expected);
        };
        row("LJSpeech", "metadata.csv", "\xEF\xBB\xBFLJ-1|\"In 1991,\" he|\"In nineteen\r\n\r\nLJ-2|two\r\n",
            TableFormat::LjSpeech, "1 LJ-1|\"In 1991,\" he|\"In nineteen||; 3 LJ-2|two|||");
        row("list", "a.list", "w\\1.wav|ines|en|one|two\n", TableFormat::List, "1 w\\1.wav|one|two||ines|en");
        row("list told by content", "a.txt", "1.wav|ines|en|one\n", TableFormat::List,
            "1 1.wav|one||ines|en");
        row("XTTS", "metadata_train.csv", "audio_file|text|speaker_name\nwavs/1.wav|Hi, you|coqui\n",
            TableFormat::Columns, "2 wavs/1.wav|Hi, you||coqui|");
        row("F5", "metadata.csv", "audio_file|text\n1.wav|\"a \"\"b\"\" | c\" d\n2.wav|x",
            TableFormat::Columns, "2 1.wav|a \"b\" | c d|||; 3 2.wav|x|||");
        row("commas, a line end in quotes", "metadata.csv",
            "transcription,extra,file_name\n\"one,\ntwo\",,1.wav\nthree,,2.wav\n", TableFormat::Columns,
            "2 1.wav|one, two|||; 4 2.wav|three|||");
        row("tabs", "a.tsv", "path\tsentence\n1.mp3\tone, two\n", TableFormat::Columns,
            "2 1.mp3|one, two|||");
        row("JSON Lines", "metadata.jsonl",
            "{\"file_name\":\"1.wav\",\"text\":\"one\",\"speaker\":3,\"lang\":\"en\"}\n\n"
            "{\"audio\":{\"path\":\"2.wav\",\"bytes\":null},\"text\":\"\\u00e9\",\"text_norm\":\"e\"}\n",
            TableFormat::JsonLines, "1 1.wav|one||3|en; 3 2.wav|\u00e9|e||");
        row("the same row twice", "metadata.csv", "a|one\na|one\nb|two", TableFormat::LjSpeech,
            "1 a|one|||; 3 b|two|||");
    }
    void reads()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        QFETCH(QString, expected);
        const auto table = parseTable(bytes.toStdString(), file.toStdString());
        VERIFY_OK(table);
        QCOMPARE(told(*table), expected);
        QCOMPARE(int(table->format()), format);
    }

    void finds_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<QString>("text"); // empty: none
        const auto row = [](const char* recording, const char* text) {
            QTest::newRow(recording) << QString::fromLatin1(recording) << QString::fromLatin1(text);
        };
        row("/data/wavs/LJ-1.wav", "an id");
        row("LJ-1", "an id");
        row("talk.2.flac", "a point");
        row("talk.wav", "");
        row("/data/win.wav", "Windows");
        row("/data/a/1.wav", "in a");
        row("/data/b/1.flac", "in b");
        row("/data/c/1.wav", "");
        row("/data/xa/1.wav", "");
    }
    void finds()
    {
        QFETCH(QString, recording);
        QFETCH(QString, text);
        const auto table = parseTable("LJ-1|an id\ntalk.2|a point\nD:\\x\\win.wav|Windows\n./a/1.wav|in a\n"
                                      "b/1.wav|in b\n",
                                      "metadata.csv");
        VERIFY_OK(table);
        const auto* row = table->find(recording.toStdString());
        QCOMPARE(QString::fromStdString(row ? row->text : std::string()), text);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const char* file, const char* bytes, const char* detail) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(bytes)
                                << QString::fromLatin1(detail);
        };
        row("no text of ours", "a.csv", "a|\xE9\xFF\xFE\x81", "line 1: neither UTF-8 nor surely Windows-1252; save it as UTF-8, or convert it: iconv -f "
            "WINDOWS-1252 -t UTF-8, with what it is written in");
        row("LJSpeech, one field", "a.csv", "b", "line 1: not id|text|normalized: \"b\"");
        row("list, three fields", "a.list", "a|b|c", "line 1: not path|speaker|language|text: \"a|b|c\"");
        row("no id", "a.csv", "|one", "line 1: no recording");
        row("columns, too few", "a.csv", "audio_file|text\n1.wav", "line 2: 1 fields; the header has 2");
        row("columns, no recording", "a.csv", "audio_file|text\n|one", "line 2: no recording");
        row("open quote", "a.csv", "audio_file|text\n1.wav|\"one\n", "line 2: a quote that does not end");
        row("broken JSON", "a.jsonl", "{\"audio\":", "line 1: not JSON at byte 10");
        row("JSON array", "a.jsonl", "[]", "line 1: not a JSON object");
        row("JSON without text", "a.jsonl", "{\"audio\":\"1\"}", "line 1: no \"text\"");
        row("JSON text of another type", "a.jsonl", "{\"audio\":\"1\",\"text\":[]}", "line 1: no \"text\"");
        row("JSON without recording", "a.jsonl", "{\"text\":\"a\"}", "line 1: no \"audio\"");
        row("JSON too deep", "a.jsonl", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
            "line 1: JSON nested deeper than 16");
        row("empty", "a.csv", "", "no rows");
        row("header alone", "a.csv", "audio_file|text\n", "no rows");
    }
    void refuses()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, detail);
        const auto table = parseTable(bytes.toStdString(), file.toStdString());
        VERIFY_ERROR(table, detail == QLatin1String("no rows") ? Code::InvalidInput : Code::Corrupt);
        QCOMPARE(QString::fromStdString(table.error().detail), detail);
        QCOMPARE(table.error().subject, file.toStdString());
    }

    void goesOnBehindABadLine_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("problems"); // joined by "; "
        const auto row = [](const char* name, const char* file, const char* bytes, const char* rows,
                            const char* problems) {
            QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(bytes)
                                << QString::fromUtf8(rows) << QString::fromUtf8(problems);
        };
        row("LJSpeech, one field", "a.csv", "a|one\nb\nc|two", "1 a|one|||; 3 c|two|||",
            "line 2: not id|text|normalized: \"b\"");
        row("LJSpeech, four fields", "a.csv", "a|one\nb|c|d|e", "1 a|one|||",
            "line 2: not id|text|normalized: \"b|c|d|e\"");
        row("LJSpeech, the first line has four", "a.csv", "b|c|d|e\na|one\nc|two", "2 a|one|||; 3 c|two|||",
            "line 1: not id|text|normalized: \"b|c|d|e\"");
        row("no id", "a.csv", "a|one\n|two\n", "1 a|one|||", "line 2: no recording");
        row("list", "a.list", "1.wav|a|en|one\n2.wav|a|two\n3.wav|a|en|three", "1 1.wav|one||a|en; "
            "3 3.wav|three||a|en", "line 2: not path|speaker|language|text: \"2.wav|a|two\"");
        row("other words", "a.csv", "a|one\nb|x\na|two", "1 a|one|||; 2 b|x|||",
            "line 3: \"a\" has other words in line 1");
        row("F5, too few fields", "a.csv", "audio_file|text\n1.wav\n2.wav|two\n|three\n", "3 2.wav|two|||",
            "line 2: 1 fields; the header has 2; line 4: no recording");
        row("XTTS, a quote that takes lines in", "a.csv",
            "audio_file|text|speaker_name\n1.wav|\"one|x\n2.wav|two|x\n3.wav|three \"3\"|x\n4.wav|\"4\"|x\n",
            "3 2.wav|two||x|; 4 3.wav|three \"3\"||x|; 5 4.wav|4||x|", "line 2: a quote that does not end");
        row("open quote at the end", "a.csv", "audio_file|text\na|b\n1.wav|\"one\n2.wav|two",
            "2 a|b|||; 4 2.wav|two|||", "line 3: a quote that does not end");
        row("JSON Lines", "a.jsonl",
            "{\"audio\":\"1\",\"text\":\"a\"}\n{\"audio\":\n[]\n{\"audio\":\"2\",\"text\":\"b\"}",
            "1 1|a|||; 4 2|b|||", "line 2: not JSON at byte 10; line 3: not a JSON object");
    }
    void goesOnBehindABadLine()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        QFETCH(QString, problems);
        const auto table = parseTable(bytes.toStdString(), file.toStdString());
        VERIFY_OK(table);
        QCOMPARE(told(*table), rows);
        QStringList found;
        for (const auto& problem : table->problems()) {
            QCOMPARE(problem.reason, Reason::LineLeftOut);
            QCOMPARE(problem.subject, file.toStdString());
            found << QString::fromStdString(problem.detail);
        }
        QCOMPARE(found.join(QStringLiteral("; ")), problems);
    }

    void tellsOfVeryManyBadLinesInOne()
    {
        std::string bytes = "a|one\n";
        for (int i = 0; i < 100; ++i)
            bytes += "x\n";
        const auto table = parseTable(bytes, "a.csv");
        VERIFY_OK(table);
        QCOMPARE(table->problems().size(), std::size_t(21));
        QCOMPARE(table->problems().back().detail, std::string("line 101: the last of 80 more such lines"));
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"

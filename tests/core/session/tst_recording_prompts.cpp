// What is to be read aloud, from any text.
#include "core/session/recording_prompts.h"
#include "tests/support/results.h"

using namespace understudy;

class TestRecordingPrompts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPrompts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("prompts");
        const auto row = [](const char* name, const QString& text, const QStringList& prompts) {
            QTest::newRow(name) << text << prompts;
        };
        const QString a = QStringLiteral("One."), b = QStringLiteral("Two. Three.");
        row("a line is a prompt", QStringLiteral("One.\nTwo. Three.\n"), {a, b});
        row("other line ends", QStringLiteral("One.\r\n\r\nTwo. Three."), {a, b});
        row("space", QStringLiteral("\uFEFF  One.\t\n \n Two. \t Three. "), {a, b});
        row("files that were joined", QStringLiteral("One.\n\u0011\uFEFFTwo. \uFEFF Three.\uFEFF\n\uFEFF"), {a, b});
        row("twice", QStringLiteral("One.\nTwo. Three.\nOne."), {a, b});
        const auto sentence = QString(99, QLatin1Char('x')) + QStringLiteral(" yes.");
        row("a long line", sentence + QStringLiteral(" And ") + sentence,
            {sentence, QStringLiteral("And ") + sentence});
    }
    void readsPrompts()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, prompts);
        const auto parsed = parsePrompts(text.toStdString(), "test");
        VERIFY_OK(parsed);
        QStringList found;
        for (const auto& prompt : *parsed)
            found << QString::fromStdString(prompt);
        QCOMPARE(found, prompts);
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("reason");
        QTest::newRow("nothing") << QByteArray() << int(Reason::ScriptEmpty);
        QTest::newRow("space") << QByteArray(" \n\t\n") << int(Reason::ScriptEmpty);
        QTest::newRow("sound") << QByteArray("RIFF\xff\xfe\x01") << int(Reason::ScriptNotText);
        QTest::newRow("too many") << [] {
            QByteArray lines;
            for (int i = 0; i < 10'001; ++i)
                lines += QByteArray::number(i) + "\n";
            return lines;
        }() << int(Reason::General);
    }
    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, reason);
        VERIFY_REASON(parsePrompts(text.toStdString(), "prompts.txt"), Reason(reason));
    }
};

QTEST_GUILESS_MAIN(TestRecordingPrompts)
#include "tst_recording_prompts.moc"

// The targets of an evaluation.json, from anybody.
#include "core/measure/evaluation/evaluated_targets.h"
#include "tests/support/results.h"

#include <QtTest>

using namespace understudy;

class TestEvaluatedTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto found =
            parseTargets(R"({"version": 1, "voice": "ines", "recognizer": "whisper-small", "targets": [
            {"target": "wer", "value": 0.08, "most": 1}, {"target": "similarity", "why": "no_speaker_encoder"},
            {"target": "of another day", "value": 3}, {"target": "cer", "value": "much"}, 7]})",
                         "evaluation.json");
        VERIFY_OK(found);
        QCOMPARE(found->voice, std::string("ines"));
        QCOMPARE(found->rows.size(), std::size_t(16));
        const auto row = [&](Target target) { return found->rows.at(std::size_t(target)); };
        QCOMPARE(row(Target::WordErrors).value, std::optional(0.08));
        QCOMPARE(row(Target::WordErrors).most, std::optional(0.07)); // ours, not the file's
        QVERIFY(!row(Target::WordErrors).isMet());
        QCOMPARE(row(Target::Similarity).why, NotMeasured::NoSpeakerEncoder);
        QVERIFY(!row(Target::CharacterErrors).value);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Code>("code");
        QTest::newRow("nothing") << QByteArray() << Code::Corrupt;
        QTest::newRow("no JSON") << QByteArray("{\"version\": 1,") << Code::Corrupt;
        QTest::newRow("no object") << QByteArray("[1]") << Code::Corrupt;
        QTest::newRow("no targets") << QByteArray("{\"version\": 1}") << Code::Corrupt;
        QTest::newRow("newer") << QByteArray("{\"version\": 2, \"targets\": []}") << Code::Unsupported;
    }
    void refuses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const Code, code);
        VERIFY_ERROR(parseTargets(text.toStdString(), "evaluation.json"), code);
    }
};

QTEST_GUILESS_MAIN(TestEvaluatedTargets)
#include "tst_evaluated_targets.moc"

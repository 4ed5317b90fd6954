#include "core/synth/gain_ramp_p.h"
#include "core/synth/phones_p.h"
#include "core/synth/speech_plan_p.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

/// "word, word | word." with phones in brackets: utterances apart by " | ".
QString describe(const std::vector<PlannedUtterance>& utterances)
{
    QStringList parts;
    for (const PlannedUtterance& utterance : utterances) {
        QStringList words;
        for (const PlannedWord& word : utterance) {
            const std::string& spoken = word.phones.empty() ? word.text : "[" + word.phones + "]";
            words << QString::fromStdString(spoken + word.punctuation);
        }
        parts << words.join(u' ');
    }
    return parts.join(QStringLiteral(" | "));
}

SpokenRun run(std::string text, Style style = {})
{
    return {std::move(text), std::move(style)};
}

SpokenRun phonemeRun(PhonemeAlphabet alphabet, std::string symbols)
{
    Style style;
    style.phoneme = Phoneme{alphabet, std::move(symbols)};
    return run("word", style);
}

} // namespace

class TestSpeechPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void wordKeepsTheStyleItBeganWith();
    void longTextIsCut();
    void phonemeStandsForItsRun();
    void phones_data();
    void phones();
    void phonesRefused_data();
    void phonesRefused();
    void prosody_data();
    void prosody();
    void rampReachesItsTargetWithoutAJump();
};

void TestSpeechPlan::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plan");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("white space") << " \t\n\u00a0"
                                 << "";
    QTest::newRow("punctuation only") << "... - \"!\" ()"
                                      << "";
    QTest::newRow("commas stay with their word") << "Lamps, wicks and oil."
                                                 << "Lamps, wicks and oil.";
    QTest::newRow("quotes and brackets go") << "\"Light\" (the lamp)!"
                                            << "Light the lamp!";
    QTest::newRow("apostrophes stay inside") << "the keeper\u2019s lamp"
                                             << "the keeper's lamp";
    QTest::newRow("sentences part") << "It rained. Then it stopped."
                                    << "It rained. | Then it stopped.";
    QTest::newRow("no capital, no sentence") << "at 5 p.m. we left"
                                             << "at 5 p.m. we left";
    QTest::newRow("accents fold") << "caf\u00e9 na\u00efve \u00c5se"
                                  << "cafe naive Ase";
    QTest::newRow("Greek is romanised") << "\u03b1\u03b2\u03b3"
                                        << "abg";
    QTest::newRow("dash is a comma") << "the lamp\u2014lit at last\u2013burned"
                                     << "the lamp, lit at last, burned";
    QTest::newRow("lone hyphen is a comma") << "the lamp - lit"
                                            << "the lamp, lit";
    QTest::newRow("emoji is not said") << "a \U0001F600 lamp"
                                       << "a lamp";
}

void TestSpeechPlan::words()
{
    QFETCH(QString, text);
    const auto plan = planSpeech(std::vector{run(text.toStdString())});
    VERIFY_OK(plan);
    QTEST(describe(*plan), "plan");
}

void TestSpeechPlan::wordKeepsTheStyleItBeganWith()
{
    Style strong;
    strong.emphasis = Emphasis::Strong;
    const auto plan = planSpeech(std::vector{run("an "), run("un", strong), run("usual, lamp")});
    VERIFY_OK(plan);
    QCOMPARE(describe(*plan), QStringLiteral("an unusual, lamp"));
    QCOMPARE(plan->front()[0].prosody.gain, 1.0F);
    QVERIFY(plan->front()[1].prosody.gain > 1.0F);
    QCOMPARE(plan->front()[2].prosody.gain, 1.0F);
}

void TestSpeechPlan::longTextIsCut()
{
    std::string text(1000, 'a');
    for (int i = 0; i < 500; ++i)
        text += i % 50 == 0 ? " lamp," : " lamp";
    const auto plan = planSpeech(std::vector{run(text)});
    VERIFY_OK(plan);
    QVERIFY(plan->size() > 5);
    std::size_t letters = 0;
    for (const PlannedUtterance& utterance : *plan) {
        const std::size_t before = letters;
        QVERIFY(utterance.size() <= 80);
        for (const PlannedWord& word : utterance) {
            QVERIFY(word.text.size() <= 40);
            letters += word.text.size();
        }
        QVERIFY(letters - before <= 600);
    }
    QCOMPARE(letters, std::size_t{1000 + 500 * 4});
}

void TestSpeechPlan::phonemeStandsForItsRun()
{
    const auto tomato = phonemeRun(PhonemeAlphabet::CmuArpabet, "T AH0 M EY1 T OW0");
    const auto plan = planSpeech(std::vector{run("a "), tomato, run(", ripe")});
    VERIFY_OK(plan);
    QCOMPARE(describe(*plan), QStringLiteral("a [t ax0 m ey1 t ow0], ripe"));
}

void TestSpeechPlan::phones_data()
{
    QTest::addColumn<bool>("isIpa");
    QTest::addColumn<QString>("symbols");
    QTest::addColumn<QString>("phones");
    QTest::newRow("arpabet") << false << "T AH0 M EY1 T OW0"
                             << "t ax0 m ey1 t ow0";
    QTest::newRow("arpabet, secondary stress") << false << "K AE1 N D AH2"
                                               << "k ae1 n d ah1";
    QTest::newRow("arpabet, no stress: the first vowel's") << false << "f r ah-n eh l"
                                                           << "f r ah1 n eh0 l";
    QTest::newRow("arpabet, no vowel") << false << "SH"
                                       << "sh";
    QTest::newRow("ipa") << true << "t\u0259\u02c8me\u026ato\u028a"
                         << "t ax0 m ey1 t ow0";
    QTest::newRow("ipa, British") << true << "t\u0259\u02c8m\u0251\u02d0t\u0259\u028a"
                                  << "t ax0 m aa1 t ow0";
    QTest::newRow("ipa, slashes and syllables") << true << "/f\u0279e\u026a.\u02c8n\u025bl/"
                                                << "f r ey0 n eh1 l";
    QTest::newRow("ipa, affricates") << true << "t\u0283\u025d\u02d0t\u0283 d\u0361\u0292\u028cd\u0292"
                                     << "ch er1 ch jh ah0 jh";
    QTest::newRow("ipa, syllabic consonant") << true << "\u02c8b\u028ctn\u0329"
                                             << "b ah1 t ax0 n";
}

void TestSpeechPlan::phones()
{
    QFETCH(bool, isIpa);
    QFETCH(QString, symbols);
    const auto found =
        flitePhones({isIpa ? PhonemeAlphabet::Ipa : PhonemeAlphabet::CmuArpabet, symbols.toStdString()});
    VERIFY_OK(found);
    QTEST(QString::fromStdString(*found), "phones");
}

void TestSpeechPlan::phonesRefused_data()
{
    QTest::addColumn<bool>("isIpa");
    QTest::addColumn<QString>("symbols");
    QTest::addColumn<QString>("culprit");
    QTest::newRow("unknown phone") << false << "T QX T"
                                   << "QX";
    QTest::newRow("stressed consonant") << false << "T1 AA"
                                        << "T1";
    QTest::newRow("stress out of range") << false << "AA7"
                                         << "AA7";
    QTest::newRow("lone digit") << false << "1"
                                << "1";
    QTest::newRow("no symbols") << false << "  "
                                << "";
    QTest::newRow("click") << true << "a\u01c3a"
                           << "\u01c3a";
    QTest::newRow("only stress") << true << "\u02c8"
                                 << "";
}

void TestSpeechPlan::phonesRefused()
{
    QFETCH(bool, isIpa);
    QFETCH(QString, symbols);
    const auto run =
        phonemeRun(isIpa ? PhonemeAlphabet::Ipa : PhonemeAlphabet::CmuArpabet, symbols.toStdString());
    const auto plan = planSpeech(std::vector{run});
    VERIFY_ERROR(plan, Code::InvalidInput);
    QCOMPARE(QString::fromStdString(plan.error().subject), symbols);
    QTEST(QString::fromStdString(plan.error().detail), "culprit");
}

void TestSpeechPlan::prosody_data()
{
    QTest::addColumn<Style>("style");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("semitones");
    QTest::addColumn<double>("decibels");
    QTest::newRow("plain") << Style{} << 1.0 << 0.0 << 0.0;
    QTest::newRow("moderate") << Style{.emphasis = Emphasis::Moderate} << 0.95 << 0.5 << 2.0;
    QTest::newRow("strong") << Style{.emphasis = Emphasis::Strong} << 0.90 << 1.0 << 3.5;
    QTest::newRow("reduced") << Style{.emphasis = Emphasis::Reduced} << 1.05 << 0.0 << -2.0;
    QTest::newRow("adds to prosody") << Style{.emphasis = Emphasis::Strong,
                                              .rate = 2.0,
                                              .pitch = -12.0,
                                              .volume = -3.5}
                                     << 1.8 << -11.0 << 0.0;
}

void TestSpeechPlan::prosody()
{
    QFETCH(Style, style);
    const Prosody found = prosodyOf(style);
    QTEST(1.0 / found.stretch, "rate");
    QFETCH(double, semitones);
    QVERIFY(std::abs(12.0 * std::log2(found.pitch) - semitones) < 1e-9);
    QFETCH(double, decibels);
    QVERIFY(std::abs(20.0 * std::log10(static_cast<double>(found.gain)) - decibels) < 1e-5);
}

void TestSpeechPlan::rampReachesItsTargetWithoutAJump()
{
    GainRamp ramp(1.0F, SampleRate(16000)); // 80 frames
    QCOMPARE(ramp.next(1.0F), 1.0F);
    float before = 1.0F;
    for (int frame = 0; frame < 80; ++frame) {
        const float gain = ramp.next(0.0F);
        QVERIFY(gain < before);
        QVERIFY(before - gain < 0.013F);
        before = gain;
    }
    QCOMPARE(before, 0.0F);
    QCOMPARE(ramp.next(0.0F), 0.0F);
}

QTEST_GUILESS_MAIN(TestSpeechPlan)
#include "tst_speech_plan.moc"

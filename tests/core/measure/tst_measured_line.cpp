#include "core/measure/evaluation/voice_figures.h"

#include "core/audio/reader.h"
#include "tests/support/results.h"

#include <numbers>

using namespace understudy;

namespace {

/// Hears what it was told to.
class Parrot final : public Recognizer
{
public:
    explicit Parrot(std::string text) : m_text(std::move(text)) {}
    std::string_view name() const override { return "parrot"; }
    bool knows(std::string_view) const override { return true; }
    Result<HeardWords> hear(std::span<const float>, SampleRate, const std::stop_token& stop) override
    {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        return HeardWords{m_text, 1, {}};
    }

private:
    std::string m_text;
};

/// A voice of 120 Hz with harmonics for `seconds`, between silences.
Waveform voice(double seconds)
{
    Waveform sound;
    sound.samples.assign(std::size_t(sound.rate.value / 2), 0.0F);
    for (int i = 0; i < int(seconds * sound.rate.value); ++i) {
        const auto phase = 2 * std::numbers::pi * 120 * i / sound.rate.value;
        sound.samples.push_back(
            float(0.2 * (std::sin(phase) + 0.5 * std::sin(2 * phase) + 0.3 * std::sin(3 * phase))));
    }
    sound.samples.insert(sound.samples.end(), std::size_t(sound.rate.value / 2), 0.0F);
    return sound;
}

MeasuredLine line(const char* id, ErrorCounts words, double similarity, const char* recording = "")
{
    MeasuredLine made;
    made.id = made.file = id;
    made.recording = recording;
    made.length = Seconds(4);
    made.took = Seconds(*recording == 0 ? 2 : 0);
    made.heard = HeardLine{"x", words, words};
    made.similarity = similarity;
    return made;
}

} // namespace

class TestMeasuredLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMeasured()
    {
        Parrot parrot("one hundred lamps don't burn");
        MeasuredLine measured{.id = "a", .text = "100 lamps do not burn!"};
        const LineMeasures with{EnglishNormalizer::open().value(), &parrot};
        VERIFY_OK(measureLine(measured, voice(2), with, {}));
        QVERIFY(measured.heard);
        QCOMPARE(measured.heard->words.errors(), 0);
        QCOMPARE(measured.heard->words.hits, 5);
        QCOMPARE(measured.length, Seconds(3));
        QVERIFY(measured.loudness && *measured.loudness < -10 && *measured.loudness > -30);
        QVERIFY(measured.pitch && std::abs(*measured.pitch - 120) < 2);
        QVERIFY(measured.rate && std::abs(*measured.rate - 22 / 2.0) < 1.5);
        QVERIFY(!measured.similarity);
    }

    void whatCannotBeMeasured()
    {
        MeasuredLine measured{.id = "a", .text = "Nothing"};
        Waveform silence;
        silence.samples.assign(24'000, 0.0F);
        VERIFY_OK(measureLine(measured, silence, {EnglishNormalizer::open().value()}, {}));
        QVERIFY(!measured.heard && !measured.loudness && !measured.pitch && !measured.noise &&
                !measured.rate);
        MeasuredLine empty{.id = "b", .text = "Nothing"};
        VERIFY_OK(measureLine(empty, {}, {EnglishNormalizer::open().value()}, {}));
        QCOMPARE(empty.length, Seconds(0));
    }

    void cancelled()
    {
        Parrot parrot("x");
        std::stop_source stop;
        stop.request_stop();
        MeasuredLine measured;
        const auto done = measureLine(measured, voice(1), {EnglishNormalizer::open().value(), &parrot},
                                      stop.get_token());
        QCOMPARE(done.error().code, Code::Cancelled);
    }

    void linesOfJson()
    {
        auto measured = line("a", {.hits = 3, .substitutions = 1}, 0.5, "talk");
        measured.text = "It says \"no\"\n\xff";
        measured.pitch = 110.25;
        measured.noise = -71.5;
        const auto read = parseMeasuredLine(lineOf(measured));
        QVERIFY(read);
        measured.text = "It says \"no\"\n\xef\xbf\xbd";
        QVERIFY(*read == measured);
        measured.heard.reset();
        measured.similarity.reset();
        QVERIFY(parseMeasuredLine(lineOf(measured)) == measured);
    }

    void brokenLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no members") << QByteArray("{}");
        const auto whole = QByteArray::fromStdString(lineOf(line("a", {}, 1)));
        QTest::newRow("cut off") << whole.left(whole.size() / 2);
        QTest::newRow("a number as text")
            << QByteArray(whole).replace("\"length_s\":4.0", "\"length_s\":\"4\"");
        QTest::newRow("a negative count") << QByteArray(whole).replace("\"hits\":0", "\"hits\":-1");
        QTest::newRow("a huge count") << QByteArray(whole).replace("\"hits\":0", "\"hits\":1e300");
        QTest::newRow("a list of counts") << QByteArray(whole).replace("\"heard\":\"x\"", "\"heard\":[]");
    }
    void brokenLines()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseMeasuredLine(text.toStdString()));
    }

    void figures()
    {
        const std::vector<MeasuredLine> lines{line("a", {.hits = 90, .substitutions = 10}, 0.8),
                                              line("b", {.hits = 10}, 0.6)};
        const auto figures = figuresOf(lines);
        QCOMPARE(figures.lines, 2);
        QCOMPARE(figures.length, Seconds(8));
        QCOMPARE(*figures.speed, 2.0);
        QVERIFY(std::abs(figures.words->rate - 10.0 / 110) < 1e-12); // not the mean of 0.1 and 0
        QVERIFY(std::abs(figures.similarity->mean - 0.7) < 1e-12);
        QCOMPARE(figures.similarity->count, 2);
        QVERIFY(!figures.loudness);
        QVERIFY(figures.words->interval.low == 0 && figures.words->interval.high == 0.1);
    }

    void clipsOfOneRecordingAreOneGroup()
    {
        const std::vector<MeasuredLine> lines{line("a", {.hits = 9, .deletions = 1}, 0.8, "talk"),
                                              line("b", {.hits = 10}, 0.6, "talk")};
        const auto figures = figuresOf(lines);
        QVERIFY(!figures.speed);
        QVERIFY(std::isinf(figures.words->interval.high));
    }

    void noLines()
    {
        const auto figures = figuresOf({});
        QVERIFY(!figures.words && !figures.similarity && !figures.speed);
    }
};

QTEST_GUILESS_MAIN(TestMeasuredLine)
#include "tst_measured_line.moc"

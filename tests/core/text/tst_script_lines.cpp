#include "core/text/lines.h"
#include "core/text/script_reader.h"

#include "script_text.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace understudy;

namespace {

const std::string kVoices = "---\nvoices: {Mara: draft/slt, Jon: draft/rms}\n---\n";

/// A sentence of `words` words with a comma behind every `comma`-th.
std::string sentence(std::size_t words, std::size_t comma = 0)
{
    std::string text = "Longer";
    for (std::size_t i = 1; i < words; ++i)
        text += (comma != 0 && i % comma == 0 ? "," : "") + std::string(" another");
    return text + ".";
}

std::string joinName(Join join)
{
    switch (join) {
    case Join::Start:
        return "start";
    case Join::Sentence:
        return "sentence";
    case Join::Paragraph:
        return "paragraph";
    case Join::Section:
        return "section";
    case Join::Speaker:
        return "speaker";
    case Join::Clause:
        return "clause";
    }
    return {};
}

/// "join pause marks | text", one a line.
std::string describe(const ScriptLines& lines)
{
    std::string text;
    for (const auto& line : lines.lines) {
        text += joinName(line.join);
        if (line.pauseBefore.value != 0)
            text += " " + std::to_string(line.pauseBefore.value);
        for (const auto& mark : line.marksBefore)
            text += " <" + mark + ">";
        text += " | ";
        for (const auto& run : line.runs)
            text += test::Describer()(run);
        text += "\n";
    }
    return text;
}

ScriptLines split(const std::string& markdown)
{
    return splitLines(readScript(kVoices + markdown, ScriptNotation::Markdown).script);
}

} // namespace

Q_DECLARE_METATYPE(std::string)

class TestScriptLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void longSentencesAreCut_data();
    void longSentencesAreCut();
    void neverCutInsideATag();
    void linesKnowWhereTheyStand();
    void audioStandsBetweenLines();
    void whatFollowsTheLastLine();
    void keepsEveryWord();
};

void TestScriptLines::lines_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& source, const std::string& expected) {
        QTest::newRow(name) << source << expected;
    };
    row("sentences", "The lamp burned on. The sea was calm.",
        "start | The lamp burned on.\nsentence | The sea was calm.\n");
    row("short ones join the next", "No. At noon there were three of them.",
        "start | No. At noon there were three of them.\n");
    row("several short ones", "No. No. Not at all. Never again, he said.",
        "start | No. No. Not at all.\nsentence | Never again, he said.\n");
    row("a short one at the end stays", "The lamp burned on. No.",
        "start | The lamp burned on.\nsentence | No.\n");
    row("not across paragraphs", "No.\n\nThe lamp burned on.",
        "start | No.\nparagraph | The lamp burned on.\n");
    row("not across turns", "JON: No.\nMARA: The lamp burned on.",
        "start | No.\nspeaker | The lamp burned on.\n");
    row("not across a pause", "No. [pause] The lamp burned on.",
        "start | No.\nsentence 400 | The lamp burned on.\n");
    row("not across s", "<s>No.</s> The lamp burned on.", "start | No.\nsentence | The lamp burned on.\n");
    row("p is a paragraph", "The lamp burned on. <p>The sea was calm.</p>",
        "start | The lamp burned on.\nparagraph | The sea was calm.\n");
    row("voice is a speaker", "The lamp burned. <voice name=\"Jon\">Did it?</voice> It did.",
        "start | The lamp burned.\nspeaker | Did it?\nspeaker | It did.\n");
    row("pause between sentences", "The lamp burned on. [pause 1.5s] The sea was calm.",
        "start | The lamp burned on.\nsentence 1500 | The sea was calm.\n");
    row("pause without spaces", "The lamp burned on.[pause]The sea was calm.",
        "start | The lamp burned on.\nsentence 400 | The sea was calm.\n");
    row("pause inside a sentence", "The lamp [pause 200ms] burned on.",
        "start | The lamp\nclause 200 | burned on.\n");
    row("adjacent pauses: the largest",
        "The lamp burned on. [pause 1s]<break time=\"2s\"/> [pause 500ms]\n\n[pause 300ms]\n\nIt did.",
        "start | The lamp burned on.\nparagraph 2000 | It did.\n");
    row("pause at the start", "[pause 2s]\n\nThe lamp burned on.", "start 2000 | The lamp burned on.\n");
    row("rule", "The lamp burned on.\n\n---\n\nIt did.",
        "start | The lamp burned on.\nparagraph 1200 | It did.\n");
    row("sections", "The lamp burned on.\n\n## S\n\nIt did.\n\n## T\n\nJON: Oh.",
        "start | The lamp burned on.\nsection | It did.\nsection | Oh.\n");
    row("marks",
        "<mark name=\"a\"/>The lamp burned on. <mark name=\"b\"/>The sea <mark name=\"c\"/>was calm. It was.",
        "start <a> | The lamp burned on.\nsentence <b> | The sea was calm.\nsentence <c> | It was.\n");
    row("chapter marks", "The lamp burned on.\n\n### C\n\nIt did.",
        "start | The lamp burned on.\nparagraph <### C> | It did.\n");
    row("nothing to say", "The lamp burned on.\n\n...\n\n\xE2\x80\x94\n\nIt did.",
        "start | The lamp burned on.\nparagraph | It did.\n");
    row("notes", "The lamp.\n\n> q\n\nIt did.", "start | The lamp.\nparagraph | It did.\n");
    row("list items", "- one\n- two\n", "start | one\nsentence | two\n");
    row("styles are kept", "The *lamp burned on. The sea* was calm.",
        "start | The {moderate:lamp burned on.}\nsentence | {moderate:The sea} was calm.\n");
    row("sub holds its sentence end", "At <sub alias=\"Eddystone Rock\">E. Rock. X</sub> there were three.",
        "start | At {sub=Eddystone Rock:E. Rock. X} there were three.\n");
}

void TestScriptLines::lines()
{
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    QCOMPARE(QString::fromStdString(describe(split(source))), QString::fromStdString(expected));
}

void TestScriptLines::longSentencesAreCut_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<bool>("atCommas");
    QTest::newRow("at commas") << sentence(60, 7) << true;
    QTest::newRow("one comma") << sentence(35, 18) << true;
    QTest::newRow("no commas") << sentence(60) << false;
    QTest::newRow("very long") << sentence(2'000) << false;
    QTest::newRow("very long, commas") << sentence(2'000, 5) << true;
}

void TestScriptLines::longSentencesAreCut()
{
    QFETCH(std::string, source);
    QFETCH(bool, atCommas);
    const auto lines = split(source).lines;
    QVERIFY(lines.size() > 1);
    std::string joined;
    for (const auto& line : lines) {
        QVERIFY(estimateSpeech(line.spoken.text()).value < 10.5);
        QCOMPARE(line.join, joined.empty() ? Join::Start : Join::Clause);
        if (atCommas && !joined.empty())
            QCOMPARE(joined.back(), ',');
        joined += (joined.empty() ? "" : " ") + line.text();
    }
    QCOMPARE(joined, source);
}

void TestScriptLines::neverCutInsideATag()
{
    const auto text = sentence(60, 7);
    for (const std::string tag :
         {"sub alias=\"x\"", "say-as interpret-as=\"characters\"", "phoneme ph=\"x\""}) {
        const auto lines =
            split("<" + tag + ">" + text + " " + text + "</" + tag.substr(0, tag.find(' ')) + ">").lines;
        QCOMPARE(lines.size(), std::size_t{1});
    }
    // Emphasis and prosody go on over sentences, but no sentence is cut inside them.
    QCOMPARE(split("<emphasis>" + text + " " + text + "</emphasis>").lines.size(), std::size_t{2});
    // Around the tag there is a place to cut.
    const auto lines = split(sentence(25) + " <emphasis>" + sentence(3) + "</emphasis>").lines;
    QVERIFY(lines.size() > 1);
}

void TestScriptLines::linesKnowWhereTheyStand()
{
    const auto source =
        kVoices +
        "## S\n\nJON (low; anchor=c-1): The lamp &amp; *burned* on.\n\nMARA: It did. [pause] \\*Yes.\n";
    const auto lines = splitLines(readScript(source, ScriptNotation::Markdown).script).lines;
    QCOMPARE(lines.size(), std::size_t{3});
    const auto written = [&](const ScriptLine& line) {
        return source.substr(line.source.begin, line.source.end - line.source.begin);
    };
    QCOMPARE(written(lines[0]), "The lamp &amp; *burned* on.");
    QCOMPARE(written(lines[1]), "It did.");
    QCOMPARE(written(lines[2]), "*Yes.");
    QCOMPARE(lines[0].speaker, "Jon");
    QCOMPARE(lines[0].direction, "low");
    QCOMPARE(lines[0].anchor, "c-1");
    QCOMPARE(lines[0].section, std::size_t{0});
    QCOMPARE(lines[0].paragraph, std::size_t{0});
    QCOMPARE(lines[2].paragraph, std::size_t{1});
    QCOMPARE(lines[2].speaker, "Mara");
}

void TestScriptLines::audioStandsBetweenLines()
{
    const auto lines = split(
        "<audio src=\"a.wav\"/>\n\nThe lamp <audio src=\"b.wav\"/> burned on.\n\n<audio src=\"c.wav\"/>");
    QCOMPARE(lines.lines.size(), std::size_t{2});
    QCOMPARE(lines.audio.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(lines.audio[i].after, i);
    QCOMPARE(lines.audio[1].cue.path, "b.wav");
}

void TestScriptLines::whatFollowsTheLastLine()
{
    const auto lines = split("The lamp burned on. <mark name=\"m\"/> [pause 2s]\n\n### C\n\n---\n");
    QCOMPARE(lines.lines.size(), std::size_t{1});
    QCOMPARE(lines.pauseAtEnd, Milliseconds(2000));
    QCOMPARE(lines.marksAtEnd, (std::vector<std::string>{"m", "### C"}));
    QVERIFY(splitLines(Script()).lines.empty());
}

/// All text of paragraphs comes out, in order, spaces at cuts aside.
void TestScriptLines::keepsEveryWord()
{
    const std::string source = "No. *Yes. " + sentence(50, 6) +
                               "* <sub alias=\"x\">E. F.</sub> [pause] and <voice name=\"Jon\">on. " +
                               sentence(40) + "</voice> So? <s>Oh</s> " + sentence(5) + "\n\n- a\n- b. c\n";
    const auto script = readScript(kVoices + source, ScriptNotation::Markdown).script;
    const auto withoutSpaces = [](std::string text) {
        std::erase(text, ' ');
        return text;
    };
    std::string written, split;
    for (const auto& block : script.sections[0].blocks)
        for (const auto& part : std::get<Paragraph>(block).content)
            if (const auto* run = std::get_if<TextRun>(&part))
                written += run->text;
    for (const auto& line : splitLines(script).lines)
        split += line.text();
    QCOMPARE(QString::fromStdString(withoutSpaces(split)), QString::fromStdString(withoutSpaces(written)));
}

QTEST_GUILESS_MAIN(TestScriptLines)
#include "tst_script_lines.moc"

#include "core/text/front_matter.h"
#include "core/text/script_reader.h"
#include "core/text/tag_rules.h"

#include "script_text.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <sstream>

using namespace understudy;

namespace {

const std::string kVoices = "---\nvoices: {Mara: draft/slt, Jon: draft/rms}\n---\n";

const char* kKeepers = R"(---
title: Keepers of the light
subtitle: A "story"
voices:                 # speaker -> voice; the first is the narrator
  Mara: draft/slt
  Jon: draft/rms
seed: 18446744073709551615
profile: custom
target: -18.5 LUFS
ceiling: -2 dBTP
pauses: {sentence: 200ms, speaker: 0.5s}
lexicon:
  Fresnel: fruh-NEL
anchors: {Mara: clip-1}
tags: [sea, light]
---

# Another title

Before any section.

## The first lamps

Lamps burned <emphasis level="strong">whale oil</emphasis> until 1860. [pause 1.5s] Then came kerosene.

JON: Did *every* keeper live alone?
MARA (smiling; anchor=clip-0042): No. At <sub alias="Eddystone">E.</sub> there were three.

<!-- a production note: never spoken -->
> also a note

---

### A mark

<audio src="sounds/waves.wav" gain="-12dB" fade="500ms"/>
)";

std::string front(const std::string& text)
{
    return kVoices + text;
}

void row(const char* name, const std::string& source, const std::string& expected)
{
    QTest::newRow(name) << source << expected;
}

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string fileText(const std::string& path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string applied(std::string source, const TextEdit& edit)
{
    return source.replace(edit.begin, edit.end - edit.begin, edit.replacement);
}

} // namespace

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(std::vector<std::string>)

class TestScriptModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void content_data();
    void content();
    void header();
    void voicesWithoutFrontMatter_data();
    void voicesWithoutFrontMatter();
    void json_data();
    void json();
    void generatedScriptsSurviveJson();
    void canonicalJson();
    void runsLeadBackToTheSource();
    void highlights();
    void guessesNotation();
    void schemaAgreesWithReader();
    void frontMatterEdits_data();
    void frontMatterEdits();
    void jsonHeaderEdits();
    void refusedEdits();
};

/// The model of each source; and each survives the way through JSON.
void TestScriptModel::content_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");

    row("keepers", kKeepers,
        "## Keepers of the light\nMara: Before any section.\n## The first lamps\n"
        "Mara: Lamps burned {strong:whale oil} until 1860. [1500]Then came kerosene.\n"
        "Jon: Did {moderate:every} keeper live alone?\n"
        "Mara (smiling) @clip-0042: No. At {sub=Eddystone:E.} there were three.\n"
        "note a production note: never spoken\nnote also a note\n[1200]\n### A mark\n[audio sounds/waves.wav "
        "-12 500]");

    // turns
    row("turn lasts over paragraphs", front("JON (low): a\nb\n\nc\n\n## S\n\nd"),
        "Jon (low): a b\nJon (low): c\n## S\nMara: d");
    row("rule ends a turn", front("JON: a\n\n---\n\nb"), "Jon: a\n[1200]\nMara: b");
    row("rule right below text", front("JON: a\n---\nb"), "Jon: a\n[1200]\nMara: b");
    row("bold names", front("**JON:** a\n\n**mara**: b\n\n**Jon (x):** c\n\n**JON** (y): d\n\n__Jon:__ e"),
        "Jon: a\nMara: b\nJon (x): c\nJon (y): d\nJon: e");
    row("half bold is text", front("**JON: a** b"), "Mara: {strong:JON: a} b");
    row("name that counts once is text", front("Note: a\n\nAt 10:30 we left."),
        "Mara: Note: a\nMara: At 10:30 we left.");
    row("no space behind the colon", front("JON:a"), "Mara: JON:a");
    row("five words are no name", front("a b c d Jon: x\n\na b c d Jon: y"),
        "Mara: a b c d Jon: x\nMara: a b c d Jon: y");
    row("turn without text", front("JON:\nHello.\n\nMARA:\n\nYes."), "Jon: Hello.\nMara: Yes.");
    row("direction and anchor", front("JON (a; anchor=c-1; b): x"), "Jon (a; b) @c-1: x");
    row("anchor alone", front("JON (anchor=c-1): x"), "Jon @c-1: x");
    row("turn in the middle of a line is text", front("I said JON: x"), "Mara: I said JON: x");
    row("turn ends a quote", front("> a\nJON: b"), "note a\nJon: b");
    row("turn in a list", front("- a\n\nJON: b"), "Mara: a\nJon: b");
    row("emphasis does not cross a turn", front("*a\nJON: b*"), "Mara: {moderate:a}\nJon: b");

    // sections
    row("title and sections", "# T\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n#### D\n\n## E\n",
        "## T\nNarrator: a\n## B\nNarrator: b\n### C\nNarrator: c\n### D\n## E");
    row("title behind the text", "a\n\n# T\n\nb", "## T\nNarrator: a\nNarrator: b");
    row("second title is a section", "# T\n\n# U\n\na", "## U\nNarrator: a");
    row("emphasis and entities in a heading", front("## A *b* &amp; c\n\nd"), "## A b & c\nMara: d");
    row("comment in a heading", front("## A <!-- n -->\n\nd"), "## A\nnote n\nMara: d");

    // Markdown
    row("emphasis", front("*a* **b** ***c*** _d_ __e__ f*g*h"),
        "Mara: {moderate:a} {strong:b} {strong:c} {moderate:d} {strong:e} f{moderate:g}h");
    row("emphasis around a tag", front("*<sub alias=\"x\">a</sub>* b"), "Mara: {moderate sub=x:a} b");
    row("emphasis inside sub changes nothing", front("<sub alias=\"x\">a *b* c</sub>"),
        "Mara: {sub=x:a b c}");
    row("inner emphasis wins", front("*a <emphasis level=\"reduced\">b</emphasis> c*"),
        "Mara: {moderate:a }{reduced:b}{moderate: c}");
    row("escapes", front("\\*a\\* \\[pause] \\<b> \\\\ \\# \\`"), "Mara: *a* [pause] <b> \\ # `");
    row("code is literal", front("`<break/> *a* &amp; [pause]`"), "Mara: <break/> *a* &amp; [pause]");
    row("links speak their text", front("[a *b*](http://x.org \"t\") and <http://x.org/y>"),
        "Mara: a {moderate:b} and http://x.org/y");
    row("reference links", front("[a][1] b\n\n[1]: http://x.org"), "Mara: a b");
    row("lists", front("- a\n- b\n  - c\n\n1. d\n2. e"), "Mara: a | b | c\nMara: d | e");
    row("loose list", front("- a\n\n  b\n\n- c"), "Mara: a | b | c");
    row("quote is a note", front("> a *b*\n> c\n>\n> d\n\ne"), "note a b\nc\n\nd\nMara: e");
    row("comment inside a paragraph", front("a <!-- n\n\nm --> b"), "Mara: a b\nnote n\n\nm");
    row("pauses", front("a [pause] b [pause 800ms] c [pause 1.5s] d [Pause 2 s] e"),
        "Mara: a [400]b [800]c [1500]d [2000]e");
    row("pause alone", front("[pause 2s]\n\na"), "[2000]\nMara: a");
    row("rules", front("a\n\n***\n\n___\n\n- - -\n\n-----"), "Mara: a\n[1200]\n[1200]\n[1200]\n[1200]");
    row("hard breaks", front("a  \nb\\\nc"), "Mara: a b c");
    row("CRLF", "---\r\nvoices: {Mara: a}\r\n---\r\n\r\n## S\r\n\r\na\r\nb <!-- x\r\ny -->\r\n\r\nc\r\n",
        "## S\nMara: a b\nnote x\ny\nMara: c");
    row("BOM", "\xEF\xBB\xBF# T\n\na", "## T\nNarrator: a");
    row("no indented code", front("a\n\n      b"), "Mara: a\nMara: b");
    row("white space", front("  a   b\t c  <s> d </s>  "), "Mara: a b c | d");

    // tags
    row("breaks",
        front("a <break/>b<break time=\"1s\"/>c<break strength=\"weak\"/>d<break time=\"2s\" "
              "strength=\"weak\"/>"
              "<pause ms=\"5\"/>"),
        "Mara: a [400]b[1000]c[200]d[2000][5]");
    row("emphasis levels",
        front("<emphasis>a</emphasis><emphasis level=\"strong\">b</emphasis><emphasis "
              "level=\"none\">c</emphasis>"
              "<emphasis level=\"reduced\">d</emphasis>"),
        "Mara: {moderate:a}{strong:b}c{reduced:d}");
    row("prosody",
        front("<prosody rate=\"120%\" pitch=\"-2st\" volume=\"+3dB\">a</prosody>"
              "<prosody rate=\"x-slow\" pitch=\"+100%\" volume=\"silent\">b</prosody>"),
        "Mara: {rate=1.2 pitch=-2 volume=3:a}{rate=0.6 pitch=12 silent:b}");
    row("prosody nests",
        front("<prosody rate=\"150%\" pitch=\"+8st\" volume=\"-15dB\">a<prosody rate=\"180%\" "
              "pitch=\"+8st\" volume=\"-15dB\">b</prosody></prosody>"),
        "Mara: {rate=1.5 pitch=8 volume=-15:a}{rate=2 pitch=12 volume=-20:b}");
    row("say-as", front("<say-as interpret-as=\"date\" format=\"mdy\">3/4</say-as>"),
        "Mara: {say-as=5/mdy:3/4}");
    row("phoneme",
        front("<phoneme ph=\"a&quot;b\">a</phoneme><phoneme alphabet=\"cmu-arpabet\" ph=\"AH0\">b</phoneme>"),
        "Mara: {ipa=a\"b:a}{arpabet=AH0:b}");
    row("each sub is a run", front("<sub alias=\"x\">a</sub><sub alias=\"x\">b</sub>"),
        "Mara: {sub=x:a}{sub=x:b}");
    row("equal styles join", front("<emphasis>a</emphasis><emphasis>b</emphasis>"), "Mara: {moderate:ab}");
    row("p and s", front("a <s>b</s> c <p>d <s>e</s></p><p>f</p>"), "Mara: a | b | c || d | e || f");
    row("mark", front("a <mark name=\"m\"/>b"), "Mara: a [mark m]b");
    row("audio inside", front("a <audio src=\"x.wav\"/> b"), "Mara: a [audio x.wav 0 0]b");
    row("voice inline", front("a <voice name=\"jon\">b</voice> c"), "Mara: a [@Jon]b[@] c");
    row("voice over sentences", front("a <voice name=\"Jon\">b <s>c</s></voice> d"),
        "Mara: a [@Jon]b | c | [@]d");
    row("voice as a block", front("<voice name=\"Jon\">\n\na\n\nb\n\n</voice>\n\nc"),
        "Jon: a\nJon: b\nMara: c");
    row("voice block ends inside", front("<voice name=\"Jon\">\n\na</voice> b"), "Jon: a[@Mara] b");
    row("tag over lines", front("a <break\n  time=\"1s\"\n/> b"), "Mara: a [1000]b");
    row("single quotes", front("a <break time='1s'/> b"), "Mara: a [1000]b");
    row("entities", front("&amp;&lt;b&gt; &quot;&apos; &#233; &#xE9;"), "Mara: &<b> \"' \xC3\xA9 \xC3\xA9");
    row("self-closing emphasis", front("a <emphasis/> b"), "Mara: a b");
}

void TestScriptModel::content()
{
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    const auto reading = readScript(source, ScriptNotation::Markdown);
    for (const auto& problem : reading.problems)
        QFAIL(problem.found.c_str());
    QCOMPARE(shown(test::describe(reading.script)), shown(expected));
    const auto json = writeScriptJson(reading.script);
    const auto again = readScript(json, ScriptNotation::Json);
    QVERIFY2(again.problems.empty(), json.c_str());
    QVERIFY2(again.script == reading.script, json.c_str());
}

void TestScriptModel::header()
{
    const auto header = readScript(kKeepers, ScriptNotation::Markdown).script.header;
    QCOMPARE(header.title, "Keepers of the light");
    QCOMPARE(header.subtitle, "A \"story\"");
    QCOMPARE(header.language, "en-US");
    QCOMPARE(header.voices.size(), std::size_t{2});
    QCOMPARE(header.voices[1].first, "Jon");
    QCOMPARE(header.voices[1].second, VoiceId("draft/rms"));
    QCOMPARE(header.narrator, "Mara");
    QCOMPARE(header.seed, 18446744073709551615U);
    QCOMPARE(header.profile, Profile::Custom);
    QCOMPARE(header.customTarget, Lufs(-18.5));
    QCOMPARE(header.customCeiling, Decibels(-2));
    QCOMPARE(header.pauses.sentence, Milliseconds(200));
    QCOMPARE(header.pauses.paragraph, Milliseconds(700));
    QCOMPARE(header.pauses.speaker, Milliseconds(500));
    QCOMPARE(header.lexicon.front().second, "fruh-NEL");
    QCOMPARE(header.anchors.front().second, "clip-1");
    QCOMPARE(header.tags, (std::vector<std::string>{"sea", "light"}));
}

void TestScriptModel::voicesWithoutFrontMatter_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::vector<std::string>>("voices");
    QTest::addColumn<std::string>("narrator");
    using Voices = std::vector<std::string>;
    QTest::newRow("no turns") << std::string("Hello.") << Voices{"Narrator=draft/slt"}
                              << std::string("Narrator");
    QTest::newRow("narrator named") << std::string("---\nnarrator: Ann\n---\nHello.")
                                    << Voices{"Ann=draft/slt"} << std::string("Ann");
    QTest::newRow("turns") << std::string("B: x\n\nA: y\n\nb: z\n\na: x")
                           << Voices{"B=draft/slt", "A=draft/rms"} << std::string("B");
    QTest::newRow("five speakers")
        << std::string("A: x\n\nB: x\n\nC: x\n\nD: x\n\nE: x\n\nA: x\n\nB: x\n\nC: x\n\nD: x\n\nE: x")
        << Voices{"A=draft/slt", "B=draft/rms", "C=draft/awb", "D=draft/kal", "E=draft/slt"}
        << std::string("A");
    QTest::newRow("voice tag") << std::string("a <voice name=\"Al\">b</voice>")
                               << Voices{"Narrator=draft/slt", "Al=draft/rms"} << std::string("Narrator");
    QTest::newRow("JSON")
        << std::string(
               R"({"version": 1, "sections": [{"paragraphs": [{"text": "a"}, {"speaker": "X", "text": "b"}]}]})")
        << Voices{"X=draft/slt"} << std::string("X");
}

void TestScriptModel::voicesWithoutFrontMatter()
{
    QFETCH(std::string, source);
    QFETCH(std::vector<std::string>, voices);
    QFETCH(std::string, narrator);
    const auto reading = readScript(source, guessNotation(source));
    QVERIFY(!reading.hasErrors());
    std::vector<std::string> found;
    for (const auto& [speaker, voice] : reading.script.header.voices)
        found.push_back(speaker + "=" + voice.value);
    QCOMPARE(found, voices);
    QCOMPARE(reading.script.header.narrator, narrator);
}

void TestScriptModel::json_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");
    const auto body = [](const std::string& paragraphs) {
        return R"({"version": 1, "voices": {"Mara": "draft/slt", "Jon": "draft/rms"}, "sections": [{"title": "S", "paragraphs": [)" +
               paragraphs + "]}]}";
    };
    row("specification's example", body(R"(
       {"speaker": "Mara", "text": "Lamps burned <emphasis level=\"strong\">whale oil</emphasis> until 1860. <break time=\"1.5s\"/> Then came kerosene."},
       {"speaker": "Jon", "direction": "smiling", "text": "Did <emphasis>every</emphasis> keeper live alone?", "anchor": "clip-0042"},
       {"note": "never spoken"}, {"break": "x-strong"}, {"audio": {"src": "sounds/waves.wav", "gain": "-12dB"}})"),
        "## S\nMara: Lamps burned {strong:whale oil} until 1860. [1500]Then came kerosene.\n"
        "Jon (smiling) @clip-0042: Did {moderate:every} keeper live alone?\nnote never spoken\n[1200]\n"
        "[audio sounds/waves.wav -12 0]");
    row("shorthands are not read", body(R"({"text": "*a* [pause] `b` JON: c # d"})"),
        "## S\nMara: *a* [pause] `b` JON: c # d");
    row("speaker's case", body(R"({"speaker": "JON", "text": "a"})"), "## S\nJon: a");
    row("escapes", body(R"({"text": "\u00e9 \ud83d\ude00 a\nb\t\"\/\\ c"})"),
        "## S\nMara: \xC3\xA9 \xF0\x9F\x98\x80 a b \"/\\ c");
    row("controls are spaces", body(R"({"text": "a\u0000\u0001b"})"), "## S\nMara: a b");
    row("chapter, break in time", body(R"({"chapter": "C"}, {"break": "1.5s"}, {"text": "a"})"),
        "## S\n### C\n[1500]\nMara: a");
    row("no text", body(R"({"text": "a"}, {"text": " "})"), "## S\nMara: a");
    row("older form", R"({"episode": {"title": "T", "speakers": {"Mara": "slt", "Jon": "rms"}, "segments": [
        {"type": "monologue", "speaker": "Mara", "text": "a <break/> b", "anchor_idx": 3},
        {"type": "dialogue", "anchor_idx": 4, "lines": [{"speaker": "Jon", "text": "c"}, {"speaker": "Mara", "text": "d", "anchor_idx": 5}]}]}})",
        "## T\nMara @3: a [400]b\nJon @4: c\nMara @5: d");
}

void TestScriptModel::json()
{
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    const auto reading = readScript(source, ScriptNotation::Json);
    for (const auto& problem : reading.problems)
        QFAIL(problem.found.c_str());
    QCOMPARE(shown(test::describe(reading.script)), shown(expected));
    QVERIFY(readScript(writeScriptJson(reading.script), ScriptNotation::Json).script == reading.script);
}

/// Scripts put together at random from all that the language has: what reads without errors survives JSON.
void TestScriptModel::generatedScriptsSurviveJson()
{
    const std::vector<std::string> parts{
        "Lamps ",
        "burned. ",
        "1860, ",
        "*every* ",
        "**one** ",
        "\n",
        "\n\n",
        "\n\n## S\n\n",
        "\n\n### C\n\n",
        "\n\nJON: ",
        "\n\nMARA (low): ",
        "[pause] ",
        "[pause 1.5s]",
        "<break/>",
        "<s>a</s>",
        "<p>b</p>",
        "<p>c <s>d</s></p>",
        "<emphasis>e</emphasis>",
        "<prosody rate=\"133%\" pitch=\"+7%\">f</prosody>",
        "<sub alias=\"x &amp; y\">g</sub>",
        "<voice name=\"Jon\">h</voice>",
        "<voice name=\"Jon\">i <s>j</s><p>k</p></voice>",
        "<audio src=\"a.wav\" fade=\"1s\"/>",
        "<say-as interpret-as=\"time\">1:02</say-as>",
        "<!-- n -->",
        "\n\n> q\n\n",
        "\n\n---\n\n",
        "\n\n- l\n- m\n\n",
        "`code` ",
        "&lt;",
        "\\* ",
        "\xC3\xA9 ",
        "<phoneme ph=\"o\">p</phoneme>",
        "<prosody volume=\"silent\">*r* <prosody rate=\"55%\">s</prosody></prosody>"};
    std::mt19937 random(20260214);
    std::size_t read = 0;
    for (int i = 0; i < 500; ++i) {
        auto source = kVoices;
        for (std::size_t count = random() % 30; count > 0; --count)
            source += parts[random() % parts.size()];
        const auto reading = readScript(source, ScriptNotation::Markdown);
        if (reading.hasErrors())
            continue;
        ++read;
        const auto json = writeScriptJson(reading.script);
        const auto again = readScript(json, ScriptNotation::Json);
        QVERIFY2(again.problems.empty() && again.script == reading.script,
                 (source + "\n=====\n" + json).c_str());
    }
    QVERIFY(read > 400);
}

void TestScriptModel::canonicalJson()
{
    const auto script =
        readScript("---\ntitle: T\n---\nA &lt; \"b\" [pause 1.5s] *c*.", ScriptNotation::Markdown).script;
    QCOMPARE(shown(writeScriptJson(script)), QStringLiteral(R"({
  "version": 1,
  "title": "T",
  "language": "en-US",
  "seed": 0,
  "profile": "podcast-mono",
  "voices": {
    "Narrator": "draft/slt"
  },
  "narrator": "Narrator",
  "sections": [
    {
      "title": "T",
      "paragraphs": [
        {
          "speaker": "Narrator",
          "text": "A &lt; &quot;b&quot; <break time=\"1500ms\"/><emphasis>c</emphasis>."
        }
      ]
    }
  ]
}
)"));
}

/// Byte by byte, text that stands as written in the source leads to itself.
void TestScriptModel::runsLeadBackToTheSource()
{
    const std::string markdown = front("A *b* c&amp;d \\* e\n   f <s>g</s> `h`\n\nJON: \xC3\xA9");
    const std::string json =
        R"({"version": 1, "sections": [{"paragraphs": [{"text": "A \"b\" \u00e9 <s>c &lt; d</s> e"}]}]})";
    for (const auto& source : {markdown, json}) {
        const auto reading = readScript(source, guessNotation(source));
        for (const auto& block : reading.script.sections.at(0).blocks)
            for (const auto& part : std::get<Paragraph>(block).content) {
                const auto* run = std::get_if<TextRun>(&part);
                for (std::size_t i = 0; run != nullptr && i < run->text.size(); ++i) {
                    const char there = source[run->map.toSource(i)];
                    const bool isReplaced = there == '&' || there == '\\' || there == '\n';
                    QVERIFY2(there == run->text[i] || isReplaced || (run->text[i] & 0x80) != 0,
                             run->text.c_str());
                    QVERIFY(run->map.toSource(i) >= run->source.begin &&
                            run->map.toSource(i) < run->source.end);
                }
            }
    }
}

void TestScriptModel::highlights()
{
    const std::string source = "---\ntitle: T\n---\n# H\n\nA: *b* **c** `d` &lt; [pause] <s>e</s>\n\nA (x): "
                               "<!-- n --> f\n\n> q\n\n---\n<foo>\n";
    struct Expected
    {
        HighlightKind kind;
        const char* text;
    };
    const std::vector<Expected> expected{{HighlightKind::FrontMatter, "---\ntitle: T\n---\n"},
                                         {HighlightKind::Heading, "# H"},
                                         {HighlightKind::Speaker, "A"},
                                         {HighlightKind::Emphasis, "*b*"},
                                         {HighlightKind::Strong, "**c**"},
                                         {HighlightKind::Code, "`d`"},
                                         {HighlightKind::Entity, "&lt;"},
                                         {HighlightKind::Pause, "[pause]"},
                                         {HighlightKind::Tag, "<s>"},
                                         {HighlightKind::Tag, "</s>"},
                                         {HighlightKind::Speaker, "A"},
                                         {HighlightKind::Direction, "(x)"},
                                         {HighlightKind::Note, "<!-- n -->"},
                                         {HighlightKind::Note, "> q"},
                                         {HighlightKind::Pause, "---"},
                                         {HighlightKind::Tag, "<foo>"},
                                         {HighlightKind::Error, "<foo>"}};
    const auto spans = readScript(source, ScriptNotation::Markdown).highlights;
    QCOMPARE(spans.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(shown(source.substr(spans[i].begin, spans[i].end - spans[i].begin)),
                 QString::fromUtf8(expected[i].text));
        QCOMPARE(spans[i].kind, expected[i].kind);
    }
}

void TestScriptModel::guessesNotation()
{
    QCOMPARE(guessNotation("\xEF\xBB\xBF \n{\"a\""), ScriptNotation::Json);
    QCOMPARE(guessNotation(""), ScriptNotation::Markdown);
    QCOMPARE(guessNotation("[pause] {"), ScriptNotation::Markdown);
}

void TestScriptModel::schemaAgreesWithReader()
{
    const auto schema = nlohmann::json::parse(fileText(UNDERSTUDY_SOURCE_DIR "/resources/script.schema.json"),
                                              nullptr, false);
    QVERIFY(schema.is_object());
    QCOMPARE(schema["$schema"].get<std::string>(), "https://json-schema.org/draft/2020-12/schema");
    const auto& properties = schema["properties"];
    // Every key of the schema is known to the reader and the other way round: unknown ones are warned of.
    for (const auto& [key, value] : properties.items()) {
        const auto reading = readScript("{\"" + key + "\": null}", ScriptNotation::Json);
        for (const auto& problem : reading.problems)
            QVERIFY2(problem.kind != ProblemKind::UnknownKey, key.c_str());
    }
    const auto unknown = readScript("{\"no-such-key\": 1}", ScriptNotation::Json).problems;
    for (const auto& problem : unknown)
        if (problem.kind == ProblemKind::UnknownKey)
            for (const auto& known : problem.allowed)
                QVERIFY2(properties.contains(known), known.c_str());
    const auto& strengths = findTagRule("break")->findAttribute("strength")->choices;
    QCOMPARE(schema["$defs"]["break"]["anyOf"][0]["enum"].get<std::vector<std::string>>(),
             std::vector<std::string>(strengths.begin(), strengths.end()));
    for (const auto& profile : properties["profile"]["enum"]) {
        const auto reading =
            readScript("---\nprofile: " + profile.get<std::string>() + "\n---\na", ScriptNotation::Markdown);
        QVERIFY(!reading.hasErrors());
    }
    QCOMPARE(properties["profile"]["enum"].size(), std::size_t{5});
    for (const char* key : {"text", "note", "break", "audio", "chapter"})
        QVERIFY2(schema["$defs"].contains(std::string(key) == "text" ? "speech" : key), key);
}

void TestScriptModel::frontMatterEdits_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::vector<std::string>>("path");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("expected");
    using Path = std::vector<std::string>;
    const auto add = [](const char* name, const std::string& source, const Path& path,
                        const std::string& value, const std::string& expected) {
        QTest::newRow(name) << source << path << value << expected;
    };
    const std::string block = "---\n# first\nvoices:  # who\n  Mara: draft/slt   # she\n  Jon: "
                              "draft/rms\nseed: 7 # luck\n---\nText.\n";

    add("change a voice", block, {"voices", "Mara"}, "draft/awb",
        "---\n# first\nvoices:  # who\n  Mara: draft/awb   # she\n  Jon: draft/rms\nseed: 7 # "
        "luck\n---\nText.\n");
    add("add a voice", block, {"voices", "Al"}, "draft/kal",
        "---\n# first\nvoices:  # who\n  Mara: draft/slt   # she\n  Jon: draft/rms\n  Al: draft/kal\nseed: 7 "
        "# luck\n---\nText.\n");
    add("remove a voice", block, {"voices", "Mara"}, "",
        "---\n# first\nvoices:  # who\n  Jon: draft/rms\nseed: 7 # luck\n---\nText.\n");
    add("change a value", block, {"seed"}, "8",
        "---\n# first\nvoices:  # who\n  Mara: draft/slt   # she\n  Jon: draft/rms\nseed: 8 # "
        "luck\n---\nText.\n");
    add("remove a map", block, {"voices"}, "", "---\n# first\nseed: 7 # luck\n---\nText.\n");
    add("add a key", block, {"profile"}, "acx",
        "---\n# first\nvoices:  # who\n  Mara: draft/slt   # she\n  Jon: draft/rms\nseed: 7 # luck\nprofile: "
        "acx\n---\nText.\n");
    add("add a map", "---\nseed: 7\n---\nText.\n", {"pauses", "sentence"}, "350ms",
        "---\nseed: 7\npauses:\n  sentence: 350ms\n---\nText.\n");
    add("remove the last of a map", "---\nlexicon:\n  a: b\nseed: 7\n---\nText.\n", {"lexicon", "a"}, "",
        "---\nseed: 7\n---\nText.\n");
    add("create front matter", "Text.\n", {"seed"}, "7", "---\nseed: 7\n---\n\nText.\n");
    add("create behind a BOM", "\xEF\xBB\xBFText.\n", {"voices", "A"}, "b",
        "\xEF\xBB\xBF---\nvoices:\n  A: b\n---\n\nText.\n");
    add("empty front matter", "---\n---\nText.\n", {"seed"}, "7", "---\nseed: 7\n---\nText.\n");
    add("CRLF", "---\r\nseed: 7\r\n---\r\nText.\r\n", {"profile"}, "acx",
        "---\r\nseed: 7\r\nprofile: acx\r\n---\r\nText.\r\n");
    add("key without value", "---\ntitle:\n---\nText.\n", {"title"}, "T", "---\ntitle: T\n---\nText.\n");
    add("map without entries", "---\nvoices:\nseed: 7\n---\nText.\n", {"voices", "A"}, "b",
        "---\nvoices:\n  A: b\nseed: 7\n---\nText.\n");
    add("flow map, change", "---\nvoices: {A: b, C: d}\n---\nText.\n", {"voices", "A"}, "x",
        "---\nvoices: {A: x, C: d}\n---\nText.\n");
    add("flow map, add", "---\nvoices: {A: b}\n---\nText.\n", {"voices", "C"}, "d",
        "---\nvoices: {A: b, C: d}\n---\nText.\n");
    add("flow map, add to none", "---\nvoices: {}\n---\nText.\n", {"voices", "C"}, "d",
        "---\nvoices: {C: d}\n---\nText.\n");
    add("flow map, remove first", "---\nvoices: {A: b, C: d}\n---\nText.\n", {"voices", "A"}, "",
        "---\nvoices: {C: d}\n---\nText.\n");
    add("flow map, remove last", "---\nvoices: {A: b, C: d}\n---\nText.\n", {"voices", "C"}, "",
        "---\nvoices: {A: b}\n---\nText.\n");
    add("quotes where YAML needs them", "---\ntitle: a\n---\nText.\n", {"title"}, "One: \"two\" # \\",
        "---\ntitle: \"One: \\\"two\\\" # \\\\\"\n---\nText.\n");
    add("old value in quotes", "---\ntitle: \"a: b\" # c\n---\nText.\n", {"title"}, "d",
        "---\ntitle: d # c\n---\nText.\n");
    add("old value over lines", "---\ntitle: >\n  a\n  b\nseed: 1\n---\nText.\n", {"title"}, "c",
        "---\ntitle: c\nseed: 1\n---\nText.\n");
    add("null is a word", "---\ntitle: a\n---\nText.\n", {"title"}, "null",
        "---\ntitle: \"null\"\n---\nText.\n");
    add("remove what is not there", block, {"title"}, "", block);
}

void TestScriptModel::frontMatterEdits()
{
    QFETCH(std::string, source);
    QFETCH(std::vector<std::string>, path);
    QFETCH(std::string, value);
    QFETCH(std::string, expected);
    const auto edit = setFrontMatterValue(source, path, value);
    QVERIFY2(edit.has_value(), edit ? "" : edit.error().describe().c_str());
    QCOMPARE(shown(applied(source, *edit)), shown(expected));
}

void TestScriptModel::jsonHeaderEdits()
{
    const std::string source =
        R"({"version": 1, "voices": {"A": "b"}, "sections": [{"paragraphs": [{"text": "x"}]}]})";
    const auto changed = [](const std::string& text, const std::vector<std::string>& path,
                            const char* value) {
        const auto edit = setFrontMatterValue(text, path, value);
        return edit ? readScript(applied(text, *edit), ScriptNotation::Json) : ScriptReading();
    };
    QCOMPARE(changed(source, {"voices", "A"}, "c").script.header.voices[0].second, VoiceId("c"));
    QCOMPARE(changed(source, {"seed"}, "18446744073709551615").script.header.seed, 18446744073709551615U);
    QCOMPARE(changed(source, {"pauses", "sentence"}, "1s").script.header.pauses.sentence, Milliseconds(1000));
    QCOMPARE(changed(source, {"voices", "A"}, "").script.header.voices[0].first, "Narrator");
    const std::string old =
        R"({"episode": {"speakers": {"A": "b"}, "segments": [{"speaker": "A", "text": "x"}]}})";
    const auto converted = changed(old, {"seed"}, "7");
    QCOMPARE(converted.script.header.seed, 7U);
    QCOMPARE(test::describe(converted.script), "A: x");
}

void TestScriptModel::refusedEdits()
{
    const std::vector<std::string> path{"voices", "A"};
    for (const char* source : {"---\nvoices:\n", "---\nvoices: [a\n---\nText.", "---\n- a\n---\nText.",
                               "{\"version\": }", "{\"version\": 1, \"title\": \"caf\xE9\"}"})
        QVERIFY2(!setFrontMatterValue(source, path, "b"), source);
}

QTEST_GUILESS_MAIN(TestScriptModel)
#include "tst_script_model.moc"

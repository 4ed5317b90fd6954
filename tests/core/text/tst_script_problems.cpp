#include "core/text/script_reader.h"
#include "core/text/tag_rules.h"

#include <QtTest>

#include <string>

using namespace understudy;

namespace {

const std::string kVoices = "---\nvoices: {Mara: draft/slt, Jon: draft/rms}\n---\n"; // three lines

/// One expected problem; allowed: the first entry, if any.
struct Expected
{
    ProblemKind kind;
    std::size_t line, column;
    std::string found;
    std::string allowed;
    std::string replacement;
    Severity severity = Severity::Error;
};
using Expectations = std::vector<Expected>;

std::string describe(const Problem& problem)
{
    std::string text = std::to_string(static_cast<int>(problem.kind)) + " at " +
                       std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) +
                       " found '" + problem.found + "' allowed '";
    for (const auto& value : problem.allowed)
        text += value + "|";
    return text + "' replacement '" + problem.replacement + "' pointer '" + problem.pointer + "'";
}

std::string describe(const std::vector<Problem>& problems)
{
    std::string text;
    for (const auto& problem : problems)
        text += describe(problem) + "\n";
    return text;
}

bool isSame(const Problem& problem, const Expected& expected)
{
    const auto first = problem.allowed.empty() ? std::string() : problem.allowed.front();
    return problem.kind == expected.kind && problem.severity == expected.severity &&
           problem.position == TextPosition{expected.line, expected.column} &&
           problem.found == expected.found && first == expected.allowed &&
           problem.replacement == expected.replacement;
}

void row(const char* name, const std::string& source, const Expectations& expected)
{
    QTest::newRow(name) << source << expected;
}

} // namespace

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(Expectations)

class TestScriptProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attributes_data();
    void attributes();
    void markdown_data();
    void markdown();
    void json_data();
    void json();
    void everyTagIsNeverSpoken();
    void limits_data();
    void limits();
    void longInput_data();
    void longInput();
};

/// Every attribute of every tag: values that are taken and values that are not.
void TestScriptProblems::attributes_data()
{
    QTest::addColumn<std::string>("tag");
    QTest::addColumn<std::string>("attribute");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("isTaken");
    struct Values
    {
        const char* tag;
        const char* attribute;
        std::vector<const char*> taken, refused;
    };
    const std::vector<Values> table{
        {"break",
         "time",
         {"0s", "500ms", "1.5s", "10s", "10000ms", "0.25s", "1.5 s"},
         {"", "1.5", "-1s", "10.1s", "10001ms", "10000s", "1e3ms", "s", "1.s", ".5s", "1m", "1,5s", "infs",
          "nan"}},
        {"break",
         "strength",
         {"none", "x-weak", "weak", "medium", "strong", "x-strong"},
         {"", "Weak", "loud", "400"}},
        {"pause", "ms", {"0", "500", "10000"}, {"", "-1", "10001", "500ms", "x"}},
        {"pause", "time", {"1s"}, {"1"}},
        {"emphasis", "level", {"strong", "moderate", "none", "reduced"}, {"", "Strong", "very"}},
        {"prosody",
         "rate",
         {"x-slow", "slow", "medium", "fast", "x-fast", "50%", "200%", "99.5%"},
         {"", "49%", "201%", "+10%", "-10%", "1.2", "faster"}},
        {"prosody",
         "pitch",
         {"x-low", "low", "medium", "high", "x-high", "+2st", "-12st", "12st", "+10%", "-50%"},
         {"", "13st", "-12.5st", "2", "10%", "+101%", "50Hz"}},
        {"prosody",
         "volume",
         {"silent", "x-soft", "soft", "medium", "loud", "x-loud", "-20dB", "+10dB", "3db"},
         {"", "-21dB", "11dB", "5", "louder"}},
        {"say-as",
         "interpret-as",
         {"cardinal", "ordinal", "characters", "digits", "date", "time", "telephone", "currency", "unit",
          "fraction", "expletive"},
         {"", "number", "spell-out", "Date"}},
        {"sub", "alias", {"x", "a < b", "&amp;"}, {"", "  "}},
        {"phoneme", "alphabet", {"ipa", "cmu-arpabet"}, {"", "x-sampa"}},
        {"phoneme", "ph", {"x", "ˈɛ"}, {""}},
        {"mark", "name", {"here"}, {""}},
        {"audio",
         "src",
         {"a.wav", "sounds/a.wav"},
         {"", "/etc/passwd", "../a.wav", "a/../../b.wav", "http://x/y.wav", "a\\b.wav", "a//b.wav", "a/"}},
        {"audio", "gain", {"-12dB", "0dB", "+12dB", "-60dB"}, {"", "-61dB", "13dB", "5"}},
        {"audio", "fade", {"500ms", "10s"}, {"", "500", "11s"}},
        {"voice", "name", {"Mara", "jon"}, {""}},
    };
    for (const auto& values : table)
        for (const bool isTaken : {true, false})
            for (const char* value : isTaken ? values.taken : values.refused)
                QTest::addRow("%s %s '%s'", values.tag, values.attribute, value)
                    << std::string(values.tag) << std::string(values.attribute) << std::string(value)
                    << isTaken;
}

void TestScriptProblems::attributes()
{
    QFETCH(std::string, tag);
    QFETCH(std::string, attribute);
    QFETCH(std::string, value);
    QFETCH(bool, isTaken);
    const auto* rule = findTagRule(tag);
    QVERIFY(rule != nullptr);
    std::string text = "<" + tag;
    for (const auto& known : rule->attributes)
        if (known.isRequired && known.name != attribute)
            text += " " + std::string(known.name) + "=\"" +
                    (known.choices.empty() ? "x" : std::string(known.choices[0])) + "\"";
    text += " " + attribute + "=\"";
    const auto column = text.size() + 7; // behind "Before"
    text += value + "\"" + (rule->content == TagContent::Empty ? "/>" : ">text</" + tag + ">");
    const auto reading = readScript(kVoices + "Before" + text + " after.\n", ScriptNotation::Markdown);
    if (isTaken) {
        QVERIFY2(reading.problems.empty(), describe(reading.problems).c_str());
        return;
    }
    QCOMPARE(reading.problems.size(), std::size_t{1});
    const auto& problem = reading.problems.front();
    const bool isPath = attribute == "src" && !value.empty();
    QCOMPARE(problem.kind, isPath ? ProblemKind::PathOutsideProject : ProblemKind::WrongAttributeValue);
    QCOMPARE(problem.position.line, std::size_t{4});
    QCOMPARE(problem.position.column, column - (value.empty() ? 1 : 0));
    QCOMPARE(problem.found, value);
    QCOMPARE(problem.subject, "<" + tag + "> " + attribute);
}

void TestScriptProblems::markdown_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<Expectations>("expected");
    using Kind = ProblemKind;

    row("unknown tag", kVoices + "A <empasis level=\"strong\">b</empasis>.",
        {{Kind::UnknownTag, 4, 3, "<empasis level=\"strong\">", "break", "<emphasis level=\"strong\">"},
         {Kind::UnknownTag, 4, 28, "</empasis>", "break", "</emphasis>"}});
    row("unknown tag, nothing near", kVoices + "<blink>a</blink>",
        {{Kind::UnknownTag, 4, 1, "<blink>", "break", ""},
         {Kind::UnknownTag, 4, 9, "</blink>", "break", ""}});
    row("columns count code points", kVoices + "Zoë – <foobarbaz/>",
        {{Kind::UnknownTag, 4, 7, "<foobarbaz/>", "break", ""}});
    row("case matters", kVoices + "a <Break/>", {{Kind::UnknownTag, 4, 3, "<Break/>", "break", "<break/>"}});
    row("unknown attribute", kVoices + "a <break tiem=\"1s\"/>",
        {{Kind::UnknownAttribute, 4, 10, "tiem", "time", "time"}});
    row("attribute on a closing tag", kVoices + "<s>a</s x=\"1\">",
        {{Kind::UnknownAttribute, 4, 9, "x", "", ""}});
    row("attribute twice", kVoices + "a <break time=\"1s\" time=\"2s\"/>",
        {{Kind::DuplicateAttribute, 4, 20, "time", "", ""}});
    row("without quotes", kVoices + "a <break time=1s/> b",
        {{Kind::AttributeNotQuoted, 4, 15, "1s", "", "\"1s\""}});
    row("without value", kVoices + "a <break time/> b", {{Kind::AttributeNotQuoted, 4, 10, "time", "", ""}});
    row("missing attribute", kVoices + "<sub>a</sub>",
        {{Kind::MissingAttribute, 4, 1, "<sub>", "alias", ""}});
    row("prosody needs one", kVoices + "<prosody>a</prosody>",
        {{Kind::MissingAttribute, 4, 1, "<prosody>", "rate", ""}});
    row("wrong value with a guess", kVoices + "<emphasis level=\"strnog\">a</emphasis>",
        {{Kind::WrongAttributeValue, 4, 18, "strnog", "strong", "strong"}});
    row("negative pause", kVoices + "a <break time=\"-1s\"/>",
        {{Kind::WrongAttributeValue, 4, 16, "-1s", "0s to 10s", ""}});
    row("10,000-second pause", kVoices + "a [pause 10000s] b",
        {{Kind::WrongAttributeValue, 4, 10, "10000s", "0s to 10s", ""}});
    row("pause without unit", kVoices + "a [pause 2] b",
        {{Kind::WrongAttributeValue, 4, 10, "2", "0s to 10s", ""}});
    row("never closed", kVoices + "a <emphasis>b\n\nc",
        {{Kind::TagNotClosed, 4, 3, "<emphasis>", "</emphasis>", ""}});
    row("two never closed", kVoices + "<emphasis>a <prosody rate=\"slow\">b",
        {{Kind::TagNotClosed, 4, 1, "<emphasis>", "</emphasis>", ""},
         {Kind::TagNotClosed, 4, 13, "<prosody rate=\"slow\">", "</prosody>", ""}});
    row("voice never closed", kVoices + "<voice name=\"Jon\">\n\na\n",
        {{Kind::TagNotClosed, 4, 1, "<voice name=\"Jon\">", "</voice>", ""}});
    row("break left open", kVoices + "a <break time=\"1s\"> b",
        {{Kind::TagNotClosed, 4, 3, "<break time=\"1s\">", "</break>", "<break time=\"1s\"/>"}});
    row("break with text", kVoices + "a <break>b</break>",
        {{Kind::TagMustBeEmpty, 4, 3, "<break>", "<break/>", ""}});
    row("break closed at once", kVoices + "a <break></break> b", {});
    row("closed without opening", kVoices + "a</s>", {{Kind::TagClosedWithoutOpening, 4, 2, "</s>", "", ""}});
    row("wrong order", kVoices + "<emphasis><prosody rate=\"slow\">a</emphasis></prosody>",
        {{Kind::TagClosedOutOfOrder, 4, 33, "</emphasis>", "</prosody>", ""}});
    row("tag inside sub", kVoices + "<sub alias=\"x\">a<break/></sub>",
        {{Kind::TagNotAllowedHere, 4, 17, "<break/>", "text", ""}});
    row("p inside s", kVoices + "<s>a<p>b</p></s>",
        {{Kind::TagNotAllowedHere, 4, 5, "<p>", "<s> closed first", ""}});
    row("tag in a heading", kVoices + "## A <break/>\n\nb",
        {{Kind::TagNotAllowedHere, 4, 6, "<break/>", "text", ""}});
    row("tag not finished", kVoices + "a <emphasis level=\"str\n\nb",
        {{Kind::TagNotFinished, 4, 3, "<emphasis level=\"str", ">", ""}});
    row("tag not finished before another", kVoices + "a <emphasis <break/> b",
        {{Kind::TagNotFinished, 4, 3, "<emphasis", ">", ""}});
    row("stray <", kVoices + "a <5 b", {{Kind::StrayLessThan, 4, 3, "<", "a tag", "&lt;"}});
    row("stray < at the end", kVoices + "a <", {{Kind::StrayLessThan, 4, 3, "<", "a tag", "&lt;"}});
    row("< with spaces is text", kVoices + "a < b and \\<b\\> and `<x>`", {});
    row("unknown entity", kVoices + "a &nbsp; b", {{Kind::UnknownEntity, 4, 3, "&nbsp;", "&amp;", ""}});
    row("entity of no character", kVoices + "a &#0; b &#xD800; c",
        {{Kind::UnknownEntity, 4, 3, "&#0;", "&amp;", ""},
         {Kind::UnknownEntity, 4, 10, "&#xD800;", "&amp;", ""}});
    row("& alone is text", kVoices + "R & D, AT&T", {});
    row("mark twice", kVoices + "<mark name=\"m\"/>a\n\nb<mark name=\"m\"/>",
        {{Kind::DuplicateMark, 6, 2, "m", "", ""}});
    row("image", kVoices + "a ![alt *x*](b.png) c",
        {{Kind::CannotBeSpoken, 4, 3, "![alt *x*](b.png)", "", ""}});
    row("table", kVoices + "a\n\n| b | c |\n|---|---|\n| d | e |",
        {{Kind::CannotBeSpoken, 6, 1, "| b | c |", "", ""}});
    row("footnote", kVoices + "a[^1]\n\n[^1]: b",
        {{Kind::CannotBeSpoken, 4, 2, "[^1]", "", ""}, {Kind::CannotBeSpoken, 6, 1, "[^1]", "", ""}});
    row("code block", kVoices + "a\n\n```c\nx <y>\n```\n", {{Kind::CannotBeSpoken, 6, 1, "```c", "", ""}});
    row("doctype", kVoices + "a <!DOCTYPE html> b",
        {{Kind::CannotBeSpoken, 4, 3, "<!DOCTYPE html>", "", ""}});
    row("comment not finished", kVoices + "a\n\n<!-- b\n\nc",
        {{Kind::TagNotFinished, 6, 1, "<!--", "-->", ""}});
    row("tags in notes are no tags", kVoices + "> a <b> [pause x]\n\n<!-- <c> -->\n\nd", {});

    row("speaker without voice", kVoices + "Marra: a\n\nMarra: b",
        {{Kind::SpeakerWithoutVoice, 4, 1, "Marra", "Mara", "Mara"}});
    row("a name that stands once is text", kVoices + "Note: a", {});
    row("unknown speaker in voice", kVoices + "<voice name=\"Al\">a</voice>",
        {{Kind::SpeakerWithoutVoice, 4, 1, "<voice name=\"Al\">", "Mara", ""}});
    row("voices assigned", "JON: a\n\nMARA: b\n\nJon: c\n\nmara: d\n",
        {{Kind::VoicesAssigned, 1, 1, "JON: draft/slt, MARA: draft/rms", "", "", Severity::Warning}});

    row("front matter not closed", "---\ntitle: x\n\nText.",
        {{Kind::FrontMatterNotClosed, 1, 1, "---", "---", ""}});
    row("not YAML", "---\ntitle: [a\n---\nText.",
        {{Kind::FrontMatterSyntax, 3, 1, "end of sequence flow not found", "", ""}});
    row("anchor", "---\ntitle: &a x\n---\nText.", {{Kind::FrontMatterFeature, 2, 8, "&a", "", ""}});
    row("YAML tag", "---\ntitle: !!str x\n---\nText.", {{Kind::FrontMatterFeature, 2, 8, "!!str", "", ""}});
    row("unknown key", "---\nvoice: x\n---\nText.",
        {{Kind::UnknownKey, 2, 1, "voice", "title", "voices", Severity::Warning}});
    row("key twice", "---\nseed: 1\nseed: 2\n---\nText.", {{Kind::DuplicateKey, 3, 1, "seed", "", ""}});
    row("wrong seed", "---\nseed: -1\n---\nText.",
        {{Kind::WrongValue, 2, 7, "-1", "0 to 18446744073709551615", ""}});
    row("wrong profile", "---\nprofile: podcast\n---\nText.",
        {{Kind::WrongValue, 2, 10, "podcast", "podcast-mono", ""}});
    row("wrong language", "---\nlanguage: de\n---\nText.", {{Kind::WrongValue, 2, 11, "de", "en-US", ""}});
    row("pause without unit", "---\npauses:\n  sentence: 350\n---\nText.",
        {{Kind::WrongValue, 3, 13, "350", "0s to 10s", ""}});
    row("unknown pause", "---\npauses: {sentense: 350ms}\n---\nText.",
        {{Kind::UnknownKey, 2, 10, "sentense", "sentence", "sentence", Severity::Warning}});
    row("voices no map", "---\nvoices: Mara\n---\nText.", {{Kind::WrongValue, 2, 9, "Mara", "object", ""}});
    row("voice twice", "---\nvoices: {Mara: a, MARA: b}\n---\nText.",
        {{Kind::DuplicateKey, 2, 19, "MARA", "", ""}});
    row("narrator without voice", "---\nvoices: {Mara: a}\nnarrator: Maria\n---\nText.",
        {{Kind::WrongValue, 3, 11, "Maria", "Mara", "Mara"}});
    row("target out of range", "---\nprofile: custom\ntarget: 3 LUFS\nceiling: -1\n---\nText.",
        {{Kind::WrongValue, 3, 9, "3 LUFS", "-40 LUFS to -8 LUFS", ""},
         {Kind::WrongValue, 4, 10, "-1", "-20 dBTP to 0 dBTP", ""}});
    row("list as front matter", "---\n- a\n---\nText.",
        {{Kind::WrongValue, 2, 1, "- a", "keys and values", ""}});

    row("all in one pass, in order", kVoices + "<foo>\n\nJON: a <break time=\"x\"/>\n\nb &foo; </s>",
        {{Kind::UnknownTag, 4, 1, "<foo>", "break", ""},
         {Kind::WrongAttributeValue, 6, 21, "x", "0s to 10s", ""},
         {Kind::UnknownEntity, 8, 3, "&foo;", "&amp;", ""},
         {Kind::TagClosedWithoutOpening, 8, 9, "</s>", "", ""}});
    row("CRLF", "---\r\nseed: x\r\n---\r\na <break time=\"x\"/>\r\n",
        {{Kind::WrongValue, 2, 7, "x", "0 to 18446744073709551615", ""},
         {Kind::WrongAttributeValue, 4, 16, "x", "0s to 10s", ""}});
    row("BOM", "\xEF\xBB\xBF---\nseed: x\n---\na",
        {{Kind::WrongValue, 2, 7, "x", "0 to 18446744073709551615", ""}});
    row("empty", "", {{Kind::Empty, 1, 1, "", "", ""}});
    row("only white space", " \n\n", {{Kind::Empty, 1, 1, "", "", ""}});
    row("only front matter", "---\ntitle: x\n---\n", {{Kind::Empty, 1, 1, "", "", ""}});
    row("only a note and a pause", "> a\n\n---\n", {{Kind::Empty, 1, 1, "", "", ""}});
}

void TestScriptProblems::markdown()
{
    QFETCH(std::string, source);
    QFETCH(Expectations, expected);
    const auto reading = readScript(source, ScriptNotation::Markdown);
    const auto said = describe(reading.problems);
    QVERIFY2(reading.problems.size() == expected.size(), said.c_str());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(isSame(reading.problems[i], expected[i]), describe(reading.problems[i]).c_str());
    std::size_t errors = 0;
    for (const auto& span : reading.highlights)
        errors += span.kind == HighlightKind::Error ? 1 : 0;
    QCOMPARE(errors > 0, reading.hasErrors());
}

void TestScriptProblems::json_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<Expectations>("expected");
    QTest::addColumn<std::string>("pointer");
    using Kind = ProblemKind;
    const auto add = [](const char* name, const std::string& source, const Expected& expected,
                        const char* pointer) {
        QTest::newRow(name) << source << Expectations{expected} << std::string(pointer);
    };
    const auto body = [](const std::string& paragraphs) {
        return "{\"version\": 1, \"voices\": {\"Mara\": \"draft/slt\"},\n\"sections\": [{\"paragraphs\": "
               "[\n" +
               paragraphs + "]}]}";
    };
    const std::string hello = "{\"text\": \"Hello.\"}";

    add("trailing comma", "{\"version\": 1,}", {Kind::JsonSyntax, 1, 15, "}", "a key in quotes", ""}, "");
    add("NaN", "{\"version\": NaN}", {Kind::JsonSyntax, 1, 13, "NaN", "a value", ""}, "/version");
    add("cut off", "{\"version\": 1", {Kind::JsonSyntax, 1, 14, "the end", ",", ""}, "");
    add("cut off in a string", "{\"versi", {Kind::JsonSyntax, 1, 8, "the end", "\"", ""}, "");
    add("something behind", "{} x", {Kind::JsonSyntax, 1, 4, "x", "the end", ""}, "");
    add("leading zero", "{\"version\": 01}", {Kind::JsonSyntax, 1, 13, "01", "a number", ""}, "/version");
    add("line end in a string", "{\"a\": \"b\nc\"}", {Kind::JsonSyntax, 1, 9, "\n", "\\n", ""}, "/a");
    add("unknown escape", "{\"a\": \"\\x\"}", {Kind::JsonSyntax, 1, 8, "\\x\"", "\\\"", ""}, "/a");
    add("half a surrogate pair", "{\"a\": \"\\uD800\"}", {Kind::JsonSyntax, 1, 8, "\\uD800\"", "\\\"", ""},
        "/a");
    add("single quotes", "{'a': 1}", {Kind::JsonSyntax, 1, 2, "'a':", "a key in quotes", ""}, "");
    add("key twice", "{\"version\": 1, \"version\": 1, \"sections\": [{\"paragraphs\": [" + hello + "]}]}",
        {Kind::DuplicateKey, 1, 17, "version", "", ""}, "");
    add("no version", "{\"sections\": [{\"paragraphs\": [" + hello + "]}]}",
        {Kind::JsonMissingKey, 1, 1, "{", "", ""}, "");
    add("newer version", "{\"version\": 2, \"sections\": [{\"paragraphs\": [" + hello + "]}]}",
        {Kind::WrongValue, 1, 13, "2", "1", ""}, "/version");
    add("no sections", "{\"version\": 1}", {Kind::JsonMissingKey, 1, 1, "{", "", ""}, "");
    add("a list", "[1]", {Kind::JsonWrongType, 1, 1, "array", "object", ""}, "");
    add("text is a number", body("{\"text\": 5}"), {Kind::JsonWrongType, 3, 10, "number", "string", ""},
        "/sections/0/paragraphs/0/text");
    add("no text", body(hello + ", {\"speaker\": \"Mara\"}"), {Kind::JsonMissingKey, 3, 21, "{", "", ""},
        "/sections/0/paragraphs/1");
    add("unknown key", body("{\"text\": \"Hello.\", \"speker\": \"Mara\"}"),
        {Kind::UnknownKey, 3, 21, "speker", "speaker", "speaker", Severity::Warning},
        "/sections/0/paragraphs/0/speker");
    add("unknown speaker", body("{\"text\": \"Hello.\", \"speaker\": \"Jon\"}"),
        {Kind::SpeakerWithoutVoice, 3, 32, "Jon", "Mara", ""}, "/sections/0/paragraphs/0/speaker");
    add("tag in text", body("{\"text\": \"Héllo <foobarbaz/>.\"}"),
        {Kind::UnknownTag, 3, 17, "<foobarbaz/>", "break", ""}, "/sections/0/paragraphs/0/text");
    add("behind escapes", body("{\"text\": \"\\u00e9\\n\\\"<break time=\\\"x\\\"/>.\"}"),
        {Kind::WrongAttributeValue, 3, 35, "x", "0s to 10s", ""}, "/sections/0/paragraphs/0/text");
    add("unclosed in text", body("{\"text\": \"<s>Hello.\"}"), {Kind::TagNotClosed, 3, 11, "<s>", "</s>", ""},
        "/sections/0/paragraphs/0/text");
    add("comment in text", body("{\"text\": \"Hello <!-- a --> you.\"}"),
        {Kind::CannotBeSpoken, 3, 17, "<!-- a -->", "", ""}, "/sections/0/paragraphs/0/text");
    add("wrong break", body(hello + ", {\"break\": \"20s\"}"),
        {Kind::WrongValue, 3, 32, "20s", "0s to 10s", ""}, "/sections/0/paragraphs/1/break");
    add("audio outside", body(hello + ", {\"audio\": {\"src\": \"../a.wav\"}}"),
        {Kind::PathOutsideProject, 3, 40, "../a.wav", "", ""}, "/sections/0/paragraphs/1/audio/src");
    add("wrong gain", body(hello + ", {\"audio\": {\"src\": \"a.wav\", \"gain\": \"5\"}}"),
        {Kind::WrongValue, 3, 57, "5", "-60dB to +12dB", ""}, "/sections/0/paragraphs/1/audio/gain");
    add("seed is a string",
        "{\"version\": 1, \"seed\": \"7\", \"sections\": [{\"paragraphs\": [" + hello + "]}]}",
        {Kind::JsonWrongType, 1, 25, "string", "number", ""}, "/seed");
    add("pointer escapes", "{\"version\": 1, \"a/b~\": 1, \"sections\": [{\"paragraphs\": [" + hello + "]}]}",
        {Kind::UnknownKey, 1, 17, "a/b~", "title", "", Severity::Warning}, "/a~1b~0");
    add("empty", "", {Kind::Empty, 1, 1, "", "", ""}, "");
    add("older form, wrong type",
        "{\"episode\": {\"segments\": [{\"type\": \"song\", \"speaker\": \"A\", \"text\": \"Hello.\"}], "
        "\"speakers\": {\"A\": "
        "\"slt\"}}}",
        {Kind::WrongValue, 1, 37, "song", "monologue", ""}, "/episode/segments/0/type");
}

void TestScriptProblems::json()
{
    QFETCH(std::string, source);
    QFETCH(Expectations, expected);
    QFETCH(std::string, pointer);
    const auto reading = readScript(source, ScriptNotation::Json);
    QVERIFY2(reading.problems.size() == 1, describe(reading.problems).c_str());
    QVERIFY2(isSame(reading.problems.front(), expected.front()), describe(reading.problems).c_str());
    QCOMPARE(reading.problems.front().pointer, pointer);
}

/// Whatever is wrong with a tag, its letters do not reach the speech.
void TestScriptProblems::everyTagIsNeverSpoken()
{
    for (const char* tag :
         {"<zzz>", "</zzz>", "<zzz", "<zzz a=\"b>", "<zzz a=b/>", "<zzz\na=\"1\">", "*<zzz>*", "`x` <zzz>",
          "- `a\n- <zzz>b`", "[<zzz>](c)", "<s zzz>a</s>", "1. <zzz/>", "**<zzz**>", "&<zzz>;", "a`<zzz>"}) {
        const auto reading =
            readScript("Before " + std::string(tag) + "\n\nAfter.", ScriptNotation::Markdown);
        QVERIFY2(reading.hasErrors(), tag);
        for (const auto& block : reading.script.sections.at(0).blocks)
            for (const auto& part : std::get<Paragraph>(block).content)
                if (const auto* run = std::get_if<TextRun>(&part))
                    QVERIFY2(run->text.find("zzz") == std::string::npos, tag);
    }
}

void TestScriptProblems::limits_data()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<std::size_t>("begin");
    const auto add = [](const char* name, const std::string& source, ProblemKind kind, std::size_t begin) {
        QTest::newRow(name) << source << kind << begin;
    };
    const auto repeated = [](const std::string& text, std::size_t count) {
        std::string result;
        for (std::size_t i = 0; i < count; ++i)
            result += text;
        return result;
    };
    add("50 MB", std::string(50'000'000, 'a'), ProblemKind::TooLarge, 0);
    add("one byte too much", std::string(kMaxScriptBytes + 1, 'a'), ProblemKind::TooLarge, 0);
    add("NUL", std::string("ab\0c", 4), ProblemKind::BinaryData, 2);
    add("control", "abc\x01", ProblemKind::BinaryData, 3);
    add("not UTF-8", "caf\xE9!", ProblemKind::NotUtf8, 3);
    add("cut off in a character", "abc\xE2\x82", ProblemKind::NotUtf8, 3);
    add("surrogate", "a\xED\xA0\x80", ProblemKind::NotUtf8, 1);
    add("nested tags", repeated("<emphasis>", 33) + "a" + repeated("</emphasis>", 33),
        ProblemKind::NestedTooDeep, 320);
    add("nested quotes", repeated(">", 33) + " a\n\nb", ProblemKind::NestedTooDeep, 32);
    add("nested lists", repeated("- ", 33) + " a", ProblemKind::NestedTooDeep, 64);
    add("nested YAML", "---\ntitle: " + repeated("[", 33) + repeated("]", 33) + "\n---\na",
        ProblemKind::NestedTooDeep, 4);
    add("nested JSON", "{\"a\": " + repeated("[", 32) + repeated("]", 32) + "}", ProblemKind::NestedTooDeep,
        37);
    add("too many lines", repeated("One two three four.\n\n", kMaxScriptLines + 1), ProblemKind::TooManyLines,
        kMaxScriptLines * 21);
}

void TestScriptProblems::limits()
{
    QFETCH(std::string, source);
    QFETCH(ProblemKind, kind);
    QFETCH(std::size_t, begin);
    const auto reading = readScript(source, guessNotation(source));
    QVERIFY2(reading.problems.size() == 1, describe(reading.problems).c_str());
    QCOMPARE(reading.problems.front().kind, kind);
    QCOMPARE(reading.problems.front().begin, begin);
    QVERIFY(reading.hasErrors());
}

/// Much of what a careless parser takes a square of time for: it must come to an end within the test's
/// limit.
void TestScriptProblems::longInput_data()
{
    QTest::addColumn<std::string>("unit");
    for (const char* unit : {"<",     "<a ",    "<a b=\"",     "<a b=' c=\" ",
                             "<!--",  "<!",     "[",           "[pause ",
                             "[^",    "*",      "*a ",         "_a*",
                             "**a *", "`",      "`a``b",       "``` ",
                             ">",     "> ",     "- ",          "-\n",
                             "1. ",   "&",      "&amp;",       "&a",
                             "\\",    "![",     "[a](",        "[a]: b\n",
                             "<s>",   "</s>",   "<emphasis>",  "<p></emphasis>",
                             "a: ",   "A: b\n", "(",           "A (",
                             "#",     "# a\n",  "|-\n",        "|a|-",
                             "\n",    "\t",     " ",           "a\n===\n",
                             "---\n", "a<b c",  "<a:b>",       "<mark name=\"m\"/>",
                             "a, ",   "a. ",    "a b, c: d; ", "\xC3\xA9"})
        QTest::newRow(QByteArray(unit).toPercentEncoding().constData()) << std::string(unit);
}

void TestScriptProblems::longInput()
{
    QFETCH(std::string, unit);
    constexpr std::size_t kSize = 200'000;
    std::string text;
    while (text.size() < kSize)
        text += unit;
    const auto reading = readScript(text, ScriptNotation::Markdown);
    for (const auto& problem : reading.problems)
        QVERIFY(problem.end <= text.size());
    readScript("{\"version\": 1, \"x\": " + text, ScriptNotation::Json);
}

QTEST_GUILESS_MAIN(TestScriptProblems)
#include "tst_script_problems.moc"

#include "core/base/random.h"
#include "tests/core/episode/fixture.h"

#include <set>

using namespace understudy;

namespace {

using Version = QStringList; ///< of a script: "A: text", a new section before "# A: text"

std::vector<ScriptLine> linesOf(const Version& version)
{
    std::vector<ScriptLine> lines;
    std::size_t section = 0;
    for (auto text : version) {
        if (text.startsWith(QLatin1String("# "))) {
            ++section;
            text = text.mid(2);
        }
        lines.push_back(scriptLine(text.left(1).toStdString(), text.mid(3).toStdString(), section));
    }
    return lines;
}

/// Aligns, then remembers, as a session does.
std::vector<LineId> follow(std::vector<KnownLine>& known, const std::vector<ScriptLine>& lines)
{
    const auto ids = alignLines(known, lines);
    EpisodePlan plan;
    for (std::size_t i = 0; i < lines.size(); ++i)
        plan.lines.push_back(plannedLine(ids[i].value, lines[i]));
    known = knownLines(plan, known);
    return ids;
}

const QString kLamps = QStringLiteral("A: Lamps burned whale oil until 1860.");
const QString kThen = QStringLiteral("A: Then came kerosene, and the smell went.");
const QString kEvery = QStringLiteral("B: Did every keeper live alone?");
const QString kNo = QStringLiteral("A: No.");

VoiceInfo voiceInfo()
{
    return FakeEngine().voices().front();
}

struct Ingredients
{
    ScriptLine line = scriptLine("A", "Whale oil.");
    VoiceInfo voice = voiceInfo();
    SoundSource source{"fake", "1", "{}"};
    std::uint64_t seed = 7;
    LineId id{"s1-l001"};
    int number = 1;

    std::string key() const
    {
        return takeKey(makeReceipt(line, voice, source, lineSeed(seed, id, number)), id, number);
    }
};

Style styled(const std::function<void(Style&)>& change)
{
    Style style;
    change(style);
    return style;
}

Script scriptOf(const std::vector<std::string>& paragraphs)
{
    Script script;
    script.header = emptyPlan().header;
    Section section;
    section.title = "One";
    for (const auto& text : paragraphs) {
        Paragraph paragraph;
        paragraph.speaker = "A";
        paragraph.content = {scriptLine("A", text).runs.front()};
        section.blocks.emplace_back(std::move(paragraph));
    }
    script.sections = {section};
    return script;
}

Take rendered(const PlannedLine& line, const EpisodePlan& plan, int number)
{
    auto take = takeOf(line.id.value);
    take.number = number;
    take.receipt =
        makeReceipt(line.line, line.voice, plan.source, lineSeed(plan.header.seed, line.id, number));
    take.key = takeKey(take.receipt, line.id, number);
    return take;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(Ingredients&)>)

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsFollowTheirLines_data()
    {
        QTest::addColumn<QList<Version>>("versions");
        QTest::addColumn<QStringList>("ids"); ///< of the last version
        const auto row = [](const char* name, QList<Version> versions, const char* ids) {
            QTest::newRow(name) << versions
                                << QString::fromLatin1(ids).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        const Version all{kLamps, kThen, kEvery, kNo};
        const auto edited = QStringLiteral("A: Then came paraffin, and the smell went.");
        row("first", {all}, "s1-l001 s1-l002 s1-l003 s1-l004");
        row("unchanged", {all, all}, "s1-l001 s1-l002 s1-l003 s1-l004");
        row("emptied", {all, {}}, "");
        row("inserted", {all, {kLamps, QStringLiteral("B: And before?"), kThen, kEvery, kNo}},
            "s1-l001 s1-l005 s1-l002 s1-l003 s1-l004");
        row("deleted", {all, {kLamps, kEvery, kNo}}, "s1-l001 s1-l003 s1-l004");
        row("moved", {all, {kThen, kEvery, kNo, kLamps}}, "s1-l002 s1-l003 s1-l004 s1-l001");
        row("swapped", {all, {kThen, kLamps, kEvery, kNo}}, "s1-l002 s1-l001 s1-l003 s1-l004");
        row("one word edited", {all, {kLamps, edited, kEvery, kNo}}, "s1-l001 s1-l002 s1-l003 s1-l004");
        row("every line edited", {{kLamps, kThen}, {kLamps + QStringLiteral(" So"), edited}},
            "s1-l001 s1-l002");
        row("edited after an insertion", {all, {kLamps, QStringLiteral("B: Zebras!"), edited, kEvery, kNo}},
            "s1-l001 s1-l005 s1-l002 s1-l003 s1-l004");
        row("replaced by another sentence",
            {all, {kLamps, QStringLiteral("A: Zebras quarrel."), kEvery, kNo}},
            "s1-l001 s1-l005 s1-l003 s1-l004");
        row("speaker changed", {all, {kLamps, kThen, QStringLiteral("A") + kEvery.mid(1), kNo}},
            "s1-l001 s1-l002 s1-l003 s1-l004");
        row("equal texts, the middle one deleted",
            {{kNo, kLamps, kNo, kThen, kNo}, {kNo, kLamps, kThen, kNo}}, "s1-l001 s1-l002 s1-l004 s1-l005");
        row("equal texts, one inserted", {{kNo, kLamps, kNo}, {kNo, kLamps, kNo, kNo}},
            "s1-l001 s1-l002 s1-l003 s1-l004");
        row("equal texts stay in their sections",
            {{kLamps, kNo, QStringLiteral("# A: No.")}, {kNo, kLamps, QStringLiteral("# A: No."), kThen}},
            "s1-l002 s1-l001 s2-l003 s2-l004");
        row("moved to another section",
            {{kLamps, kThen, QStringLiteral("# B: Did every keeper live alone?")},
             {kThen, QStringLiteral("# B: Did every keeper live alone?"), kLamps}},
            "s1-l002 s2-l003 s1-l001");
        row("retired and back", {all, {kLamps, kEvery, kNo}, all}, "s1-l001 s1-l002 s1-l003 s1-l004");
        row("numbers of retired lines are not reused",
            {{kLamps, kThen}, {kLamps}, {kLamps, QStringLiteral("B: Zebras!")}}, "s1-l001 s1-l003");
        row("back beside a new one",
            {{kLamps, kThen}, {kLamps}, {kLamps, QStringLiteral("B: Zebras!"), kThen}},
            "s1-l001 s1-l003 s1-l002");
    }
    void idsFollowTheirLines()
    {
        QFETCH(QList<Version>, versions);
        QFETCH(QStringList, ids);
        std::vector<KnownLine> known;
        QStringList last;
        for (const auto& version : versions) {
            last.clear();
            for (const auto& id : follow(known, linesOf(version)))
                last.append(QString::fromStdString(id.value));
        }
        QCOMPARE(last, ids);
    }

    void randomEditsKeepIds()
    {
        RandomStream random(1, 1);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random.next()) % n; };
        const std::vector<std::string> words{"whale", "oil", "lamp",  "keeper", "storm",
                                             "light", "sea", "alone", "never"};
        const auto sentence = [&] {
            std::string text;
            for (std::size_t i = 0; i < 2 + below(8); ++i)
                text += words[below(words.size())] + " ";
            return text;
        };
        std::vector<ScriptLine> lines;
        std::vector<KnownLine> known;
        std::set<LineId> ever;
        for (int step = 0; step < 400; ++step) {
            const auto at = lines.empty() ? 0 : below(lines.size());
            const auto before = static_cast<std::ptrdiff_t>(at);
            switch (lines.empty() ? 0 : below(5)) {
            case 0:
            case 1:
                lines.insert(lines.begin() + before, scriptLine(below(2) ? "A" : "B", sentence(), below(3)));
                break;
            case 2:
                lines.erase(lines.begin() + before);
                break;
            case 3:
                std::swap(lines[at], lines[below(lines.size())]);
                break;
            case 4:
                lines[at].runs[0].text += words[below(words.size())];
                break;
            }
            std::map<std::string, std::multiset<LineId>> idsByText;
            for (const auto& line : known)
                if (!line.isRetired)
                    idsByText[line.text].insert(line.id);
            const auto ids = follow(known, lines);
            QCOMPARE(ids.size(), lines.size());
            QCOMPARE(std::set<LineId>(ids.begin(), ids.end()).size(), ids.size());
            std::map<std::string, std::size_t> kept, count;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const auto text = lines[i].text();
                ++count[text];
                kept[text] += idsByText[text].contains(ids[i]);
                const bool isKnown = ever.contains(ids[i]);
                const bool isNew = !isKnown && ids[i].value.starts_with("s");
                QVERIFY(isKnown || isNew);
                ever.insert(ids[i]);
            }
            // As many lines of one text keep their ids as there were and still are.
            for (const auto& [text, number] : count)
                QCOMPARE(kept[text], std::min(number, idsByText[text].size()));
            QCOMPARE(known.size(), ever.size()); // nothing is forgotten, so nothing is reused
        }
    }

    void keyTells_data()
    {
        QTest::addColumn<std::function<void(Ingredients&)>>("change");
        QTest::addColumn<bool>("differs");
        const auto row = [](const char* name, bool differs, std::function<void(Ingredients&)> change) {
            QTest::newRow(name) << std::move(change) << differs;
        };
        const auto restyle = [](std::function<void(Style&)> change) {
            return [change](Ingredients& i) { i.line = scriptLine("A", "Whale oil.", 0, styled(change)); };
        };
        row("nothing", false, [](auto&) {});
        row("spoken form", true, [](auto& i) { i.line.spoken.runs[0].text = "Wale oil."; });
        row("emphasis", true, restyle([](Style& s) { s.emphasis = Emphasis::Strong; }));
        row("rate", true, restyle([](Style& s) { s.rate = 1.1; }));
        row("pitch", true, restyle([](Style& s) { s.pitch = -2; }));
        row("volume", true, restyle([](Style& s) { s.volume = 3; }));
        row("silent", true, restyle([](Style& s) { s.isSilent = true; }));
        row("phoneme", true, restyle([](Style& s) {
                s.phoneme = Phoneme{PhonemeAlphabet::CmuArpabet, "W EY L"};
            }));
        row("style boundary", true, [](auto& i) {
            i.line.spoken.runs = {{"Whale ", styled([](Style& s) { s.rate = 2; })}, {"oil.", {}}};
        });
        row("text that looks like a tag", true,
            [](auto& i) { i.line.spoken.runs[0].text = "<emphasis level=\"strong\">Whale oil.</emphasis>"; });
        row("direction", true, [](auto& i) { i.line.direction = "smiling"; });
        row("anchor", true, [](auto& i) { i.line.anchor = "clip-0042"; });
        row("voice", true, [](auto& i) { i.voice.id = VoiceId("fake/high"); });
        row("voice version", true, [](auto& i) { i.voice.version = "2"; });
        row("engine", true, [](auto& i) { i.source.engine = "other"; });
        row("engine version", true, [](auto& i) { i.source.engineVersion = "2"; });
        row("sound settings", true, [](auto& i) { i.source.settings = "{\"rate\":1.1}"; });
        row("episode seed", true, [](auto& i) { i.seed = 8; });
        row("line id", true, [](auto& i) { i.id = LineId("s1-l002"); });
        row("take number", true, [](auto& i) { i.number = 2; });
        row("position", false, [](auto& i) {
            i.line.section = 3;
            i.line.paragraph = 9;
        });
        row("speaker's name", false, [](auto& i) { i.line.speaker = "B"; });
        row("written form, spoken alike", false, [](auto& i) { i.line.runs[0].text = "WHALE OIL"; });
        row("pause", false, [](auto& i) {
            i.line.pauseBefore = Milliseconds(900);
            i.line.join = Join::Section;
        });
    }
    void keyTells()
    {
        QFETCH(std::function<void(Ingredients&)>, change);
        QFETCH(bool, differs);
        Ingredients changed;
        change(changed);
        QCOMPARE(changed.key() != Ingredients().key(), differs);
    }

    void receiptSpeaksSsml()
    {
        auto line = scriptLine("A", "a & b", 0, styled([](Style& s) {
                                   s.emphasis = Emphasis::Strong;
                                   s.rate = 0.8;
                                   s.pitch = 2;
                                   s.volume = -1.5;
                               }));
        QCOMPARE(makeReceipt(line, voiceInfo(), {}, 0).spoken,
                 std::string("<prosody rate=\"80%\" pitch=\"2st\" volume=\"-1.5dB\">"
                             "<emphasis level=\"strong\">a &amp; b</emphasis></prosody>"));
    }

    void planTellsWhatIsFresh()
    {
        const auto first = scriptOf({"Lamps burned whale oil.", "Then came the kerosene."});
        const auto second = scriptOf({"Lamps burned whale oil.", "Then came the paraffin."});
        PlanInput input;
        input.source = {"fake", "1", "{}"};
        input.voices = FakeEngine().voices();
        const auto planOf = [&](const Script& script) {
            input.script = &script;
            auto plan = planEpisode(input);
            input.known = knownLines(plan.value(), input.known);
            return plan.value();
        };
        const auto before = planOf(first);
        QCOMPARE(before.count(LineState::NotRendered), std::size_t(2));
        QVERIFY(before.lines[1].estimate > Seconds(0));

        input.takes = {rendered(before.lines[0], before, 1), rendered(before.lines[1], before, 1)};
        QCOMPARE(planOf(first).count(LineState::Fresh), std::size_t(2));

        const auto edited = planOf(second);
        QCOMPARE(edited.lines[0].state, LineState::Fresh);
        QCOMPARE(edited.lines[1].state, LineState::Stale);
        QCOMPARE(edited.lines[1].take->number, 1);

        input.takes.push_back(rendered(edited.lines[1], edited, 2));
        QCOMPARE(planOf(second).lines[1].take->number, 2);
        const auto undone = planOf(first);
        QCOMPARE(undone.lines[1].state, LineState::Fresh); // the old take fits again
        QCOMPARE(undone.lines[1].take->number, 1);
        QCOMPARE(undone.lines[1].takeCount, 2);

        input.takes.push_back(rendered(undone.lines[1], undone, 3)); // redone: the newest that fits
        QCOMPARE(planOf(first).lines[1].take->number, 3);

        input.isIntact = [](const Take& take) { return take.number == 2; };
        const auto damaged = planOf(first);
        QCOMPARE(damaged.lines[0].state, LineState::NotRendered);
        QCOMPARE(damaged.lines[1].state, LineState::Stale);
    }

    void movingALineRendersNothing()
    {
        const auto first = scriptOf({"Lamps burned whale oil.", "Then came the kerosene."});
        const auto moved = scriptOf({"Then came the kerosene.", "Lamps burned whale oil."});
        PlanInput input{.script = &first, .source = {"fake", "1", "{}"}, .voices = FakeEngine().voices()};
        const auto before = planEpisode(input).value();
        input.known = knownLines(before, {});
        input.takes = {rendered(before.lines[0], before, 1), rendered(before.lines[1], before, 1)};
        input.script = &moved;
        QCOMPARE(planEpisode(input)->count(LineState::Fresh), std::size_t(2));
        input.source.engineVersion = "2";
        QCOMPARE(planEpisode(input)->count(LineState::Stale), std::size_t(2));
    }

    void missingVoiceIsNamed()
    {
        auto script = scriptOf({"Lamps burned whale oil."});
        PlanInput input{.script = &script, .voices = FakeEngine().voices()};
        script.header.voices[0].second = VoiceId("fake/gone");
        const auto plan = planEpisode(input);
        VERIFY_REASON(plan, Reason::VoiceUnknown);
        QCOMPARE(plan.error().subject, std::string("fake/gone"));
        script.header.voices.clear();
        VERIFY_REASON(planEpisode(input), Reason::SpeakerUnknown);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"

// What comparisons are made of by name, what their results are used for, taken back and written.
#include "tests/core/session/comparing_fixture.h"

using namespace understudy;
using namespace understudy::test;

class TestComparedUses : public ComparingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_session.reset(); }

    void foldersAreComparedFileByFile()
    {
        for (const auto* folder : {"first", "second"})
            VERIFY_OK(ensureFolder(m_folder / folder));
        for (const auto* name : {"one.wav", "two.wav", "three.wav"})
            writeVoice(m_folder / "first" / name, 200, 0.1);
        for (const auto* name : {"two.wav", "one.wav", "other.wav"})
            writeVoice(m_folder / "second" / name, 300, 0.2);
        const auto made = make(ListeningMode::Preference, {"first", "second"});
        VERIFY_OK(made);
        QCOMPARE(made->plan.items.size(), std::size_t(2));
        QCOMPARE(made->plan.items[0].key, std::string("one"));
    }

    void voicesSayWhatTheyAreGiven()
    {
        ComparisonToMake wanted;
        wanted.mode = ListeningMode::Preference;
        wanted.slots = {parseSlot("voice:fake/high"), parseSlot("Low=voice:fake/low")};
        VERIFY_ERROR(service().create(wanted)->wait(), Code::InvalidInput); // no text
        wanted.texts = {"The sea lets go of this shelf of rock.", "How exact?"};
        const auto made = service().create(wanted)->wait();
        VERIFY_OK(made);
        QCOMPARE(made->plan.items.size(), std::size_t(2));
        QCOMPARE(made->plan.items[1].text, std::string("How exact?"));
        QCOMPARE(made->plan.slots[1].slot.name, std::string("Low"));
    }

    void theChosenTakeFollowsAndIsTakenBack()
    {
        const auto script = "---\ntitle: E\nvoices:\n  Mara: fake/high\n---\n\nMARA: The sea is calm.\n";
        const auto id = m_session->episodes().create("e", script, ScriptNotation::Markdown);
        VERIFY_OK(id);
        VERIFY_OK(m_session->episodes().render(*id)->wait());
        VERIFY_OK(m_session->episodes().render(*id, {}, true)->wait());
        const auto takeNow = [&] {
            return m_session->episodes().refresh(*id)->wait().value()->plan->lines[0].take->number;
        };
        QCOMPARE(takeNow(), 2);
        const auto line = m_session->episodes().snapshot(*id)->plan->lines[0].id.value;
        const auto made = make(ListeningMode::Abx, {"take:e/" + line + "/1", "take:e/" + line + "/2"}, 2);
        VERIFY_OK(made);
        QCOMPARE(made->plan.items[0].text, std::string("The sea is calm."));
        VERIFY_OK(service().use(made->id, 0));
        QCOMPARE(takeNow(), 1);
        VERIFY_OK(m_session->edits().undo());
        QCOMPARE(takeNow(), 2);
        VERIFY_OK(m_session->edits().redo());
        QCOMPARE(takeNow(), 1);
        // Somebody redoes the line: what is new is what they want to hear.
        VERIFY_OK(m_session->episodes().render(*id, {}, true)->wait());
        QCOMPARE(takeNow(), 3);
    }

    void theRankingFollowsAndIsTakenBack()
    {
        auto& choices = m_session->choices();
        QVERIFY(choices.ranking(RunId("run-1")).empty());
        VERIFY_OK(choices.rank(RunId("run-1"), {600, 700}));
        QCOMPARE(choices.ranking(RunId("run-1")), (std::vector<std::int64_t>{600, 700}));
        VERIFY_OK(m_session->edits().undo());
        QVERIFY(choices.ranking(RunId("run-1")).empty());
        VERIFY_ERROR(choices.chooseTake(EpisodeId("e"), LineId("s1-l001"), 1), Code::NotFound);
    }

    void isTakenOutAndPutBack()
    {
        const auto made = make({}, {"a.wav", "b.wav"});
        VERIFY_OK(made);
        VERIFY_ERROR(service().answer(made->id, {0, 0, "Tomas"}), Code::InvalidInput); // nothing is asked
        VERIFY_OK(service().remove(made->id));
        QVERIFY(service().list()->empty());
        VERIFY_OK(m_session->edits().undo());
        QCOMPARE(service().list()->size(), std::size_t(1));
        VERIFY_OK(service().load(made->id)->wait());
    }

    void exports()
    {
        ComparisonToMake wanted;
        wanted.mode = ListeningMode::Preference;
        wanted.trials = 4;
        wanted.repeats = 1;
        wanted.slots = {slot("a.wav"), slot("b.wav")};
        wanted.slots[0].name = "the \"first\", quoted";
        const auto made = service().create(wanted)->wait();
        VERIFY_OK(made);
        const auto trials = made->trials();
        QCOMPARE(trials.size(), std::size_t(5));
        for (std::size_t trial = 0; trial < 4; ++trial)
            VERIFY_OK(service().answer(made->id, {trial, trials[trial].first == 0 ? 0 : 1, "Tomas"}));
        VERIFY_ERROR(service().results(made->id), Code::Busy);
        VERIFY_OK(service().end(made->id)); // enough for somebody
        VERIFY_OK(service().exportResults(made->id, m_folder / "votes.csv"));
        VERIFY_OK(service().exportResults(made->id, m_folder / "all.json"));
        VERIFY_ERROR(service().exportResults(made->id, m_folder / "votes.txt"), Code::InvalidInput);
        const auto csv = readFile(m_folder / "votes.csv", Bytes(1 << 20));
        VERIFY_OK(csv);
        QCOMPARE(int(std::count(csv->begin(), csv->end(), '\n')), 5);
        QVERIFY(csv->find("\"the \"\"first\"\", quoted\"") != std::string::npos);
        const auto results = service().results(made->id);
        VERIFY_OK(results);
        QCOMPARE(results->best(), std::optional(std::size_t(0)));
        const FileSizeLimit limit(0);
        QVERIFY(!service().exportResults(made->id, m_folder / "more.csv"));
        QVERIFY(!fs::exists(m_folder / "more.csv"));
    }

    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("of");
        QTest::addColumn<QString>("name");
        QTest::newRow("a file") << "a/b.wav"
                                << "file"
                                << "a/b.wav"
                                << "";
        QTest::newRow("a checkpoint") << "run-3@600"
                                      << "checkpoint"
                                      << "run-3@600"
                                      << "";
        QTest::newRow("named") << "Ines=clip:talk_0007"
                               << "clip"
                               << "talk_0007"
                               << "Ines";
        QTest::newRow("a take") << "take:low-water/s1-l001/2"
                                << "take"
                                << "low-water/s1-l001/2"
                                << "";
        QTest::newRow("a path with signs") << "a/b=c:d.wav"
                                           << "file"
                                           << "a/b=c:d.wav"
                                           << "";
        QTest::newRow("a file with a colon") << "anchor:x"
                                             << "file"
                                             << "anchor:x"
                                             << "";
    }
    void names()
    {
        QFETCH(QString, text);
        const auto slot = parseSlot(text.toStdString());
        QTEST(QString::fromUtf8(name(slot.kind).data()), "kind");
        QTEST(QString::fromStdString(slot.of), "of");
        QTEST(QString::fromStdString(slot.name), "name");
    }

    void plansThatAreDamaged()
    {
        const auto made = make(ListeningMode::Preference, {"a.wav", "b.wav"});
        VERIFY_OK(made);
        const auto text = formatPlan(made->plan);
        QVERIFY(parsePlan(text).value() == made->plan);
        for (const auto* bad : {"", "{}", "[]", "{\"format\":1}"})
            QVERIFY(!parsePlan(bad));
        for (std::size_t cut = 1; cut < text.size(); cut += 7)
            QVERIFY(!parsePlan(text.substr(0, cut)));
        auto escaping = QString::fromStdString(text);
        escaping.replace(QLatin1String("1-1.wav"), QLatin1String("../1.wav"));
        VERIFY_ERROR(parsePlan(escaping.toStdString()), Code::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestComparedUses)
#include "tst_compared_uses.moc"

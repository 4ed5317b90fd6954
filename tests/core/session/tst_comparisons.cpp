// Comparisons by ear: made of files, answered, sealed, handed to another listener.
#include "tests/core/session/comparing_fixture.h"

using namespace understudy;
using namespace understudy::test;

class TestComparisons : public ComparingTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeProject(); }
    void cleanup() { m_session.reset(); }

    void soundsAreAlikeInAllButWhatTheySay()
    {
        const auto made = make(ListeningMode::Preference, {"a.wav", "b.wav", "c.wav"});
        VERIFY_OK(made);
        QCOMPARE(made->plan.slots.size(), std::size_t(3));
        QCOMPARE(made->plan.slots[1].slot.name, std::string("b"));
        QCOMPARE(made->plan.design.trials, 20);
        QCOMPARE(made->plan.design.repeats, 3);
        const auto waves = service().load(made->id)->wait();
        VERIFY_OK(waves);
        for (const auto& wave : waves->front()) {
            QCOMPARE(wave->rate, kStudioRate);
            QCOMPARE(wave->length(), waves->front().front()->length());
            QVERIFY2(std::abs(loudnessOf(*wave) - made->plan.loudness.value) <= 0.1,
                     QByteArray::number(loudnessOf(*wave)));
        }
        // The files of all are alike too.
        const auto folder = m_session->folder() / "comparisons" / made->id.value;
        QCOMPARE(fs::file_size(folder / "1-1.wav"), fs::file_size(folder / "1-3.wav"));
    }

    void abxIsCutToTheShorter()
    {
        const auto made = make(ListeningMode::Abx, {"a.wav", "c.wav"});
        VERIFY_OK(made);
        const auto waves = service().load(made->id)->wait();
        VERIFY_OK(waves);
        QVERIFY(toSeconds(waves->front()[0]->length(), kStudioRate) < Seconds(2.1));
        QCOMPARE(made->plan.design.trials, 16);
    }

    void isResumedWhereItWas()
    {
        const auto made = make(ListeningMode::Abx, {"a.wav", "b.wav"}, 8);
        VERIFY_OK(made);
        for (std::size_t trial = 0; trial < 5; ++trial)
            VERIFY_OK(service().answer(made->id, {trial, int(trial % 2), "Tomas", {}, 3, 4.5}));
        open(false);
        const auto again = service().show(made->id);
        VERIFY_OK(again);
        QVERIFY(again->plan == made->plan);
        QVERIFY(again->trials() == made->trials());
        QCOMPARE(again->answered("Tomas"), 5);
        QCOMPARE(again->nextTrial("Tomas"), std::optional(std::size_t(5)));
        QCOMPARE(again->nextTrial("Mara"), std::optional(std::size_t(0)));
        QCOMPARE(again->answers[3].switches, 3);
        QVERIFY(!again->answers[3].time.empty());
    }

    void answersAreFinal()
    {
        const auto made = make(ListeningMode::Preference, {"a.wav", "b.wav"}, 4);
        VERIFY_OK(made);
        VERIFY_OK(service().answer(made->id, {0, 1, "Tomas"}));
        VERIFY_OK(service().answer(made->id, {0, 0, "Tomas"}));
        QCOMPARE(service().show(made->id)->answers.front().choice, 1);
        VERIFY_ERROR(service().answer(made->id, {99, 0, "Tomas"}), Code::InvalidInput);
        VERIFY_ERROR(service().answer(made->id, {1, 5, "Tomas"}), Code::InvalidInput);
        VERIFY_ERROR(service().answer(ComparisonId("compare-99"), {1, 0, "Tomas"}), Code::NotFound);
    }

    void nobodyPeeks()
    {
        const auto made = make(ListeningMode::Abx, {"a.wav", "b.wav"}, 6);
        VERIFY_OK(made);
        const auto trials = made->trials();
        for (std::size_t trial = 0; trial < 6; ++trial) {
            const auto peeked = service().results(made->id);
            VERIFY_ERROR(peeked, Code::Busy);
            QCOMPARE(peeked.error().reason, Reason::ComparisonSealed);
            QCOMPARE(peeked.error().detail, std::to_string(trial) + "/6");
            VERIFY_ERROR(service().exportResults(made->id, m_folder / "peek.csv"), Code::Busy);
            VERIFY_ERROR(service().end(made->id), Code::InvalidInput);
            VERIFY_OK(service().answer(made->id, {trial, trials[trial].x == AbxAnswer::A ? 0 : 1, "Tomas"}));
        }
        const auto results = service().results(made->id);
        VERIFY_OK(results);
        QCOMPARE(results->abx->correct, 6);
        QCOMPARE(results->abx->chance, 1.0 / 64);
        // Somebody else in the middle seals it again.
        VERIFY_OK(service().answer(made->id, {0, 0, "Mara"}));
        VERIFY_ERROR(service().results(made->id), Code::Busy);
        // Who never goes on does not keep it sealed, and does not count.
        VERIFY_OK(service().end(made->id));
        const auto ended = service().results(made->id);
        VERIFY_OK(ended);
        QCOMPARE(ended->abx->trials, 6);
    }

    void onePlanThatCannotBeReadKeepsNoOtherFromBeingSeen()
    {
        const auto one = make(ListeningMode::Abx, {"a.wav", "b.wav"}, 4);
        const auto other = make(std::nullopt, {"a.wav", "b.wav"});
        VERIFY_OK(one);
        VERIFY_OK(other);
        m_session.reset();
        SQLite::Database(m_folder / "p.understudy" / "project.db", SQLite::OPEN_READWRITE)
            .exec("UPDATE comparisons SET plan = '{\"format\":2}' WHERE id = 1");
        open(false);
        QCOMPARE(service().list()->size(), std::size_t(1));
        VERIFY_REASON(service().show(one->id), Reason::ProjectCorrupt);
        VERIFY_OK(service().remove(one->id));
        VERIFY_REASON(service().show(one->id), Reason::ComparisonUnknown);
    }

    /// What is read again has limits: nothing beyond them is stored.
    void whatIsTooMuchIsRefused_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<quint64>("seed");
        QTest::newRow("sounds") << 1001 << quint64(1);
        QTest::newRow("seed") << 1 << quint64(INT64_MAX) + 1;
    }
    void whatIsTooMuchIsRefused()
    {
        QFETCH(const int, files);
        QFETCH(const quint64, seed);
        for (const auto* folder : {"first", "second"}) {
            VERIFY_OK(ensureFolder(m_folder / folder));
            for (int i = 0; i < files; ++i)
                VERIFY_OK(writeFile(m_folder / folder / (std::to_string(i) + ".wav"), "not looked at"));
        }
        auto wanted = toMake(ListeningMode::Preference, 0, {slot("first"), slot("second")});
        wanted.seed = seed;
        VERIFY_ERROR(service().create(std::move(wanted))->wait(), Code::InvalidInput);
    }

    void ratedSheetsHaveHiddenReferenceAndAnchor()
    {
        ComparisonToMake wanted;
        wanted.mode = ListeningMode::Opinion;
        wanted.slots = {slot("a.wav"), slot("b.wav")};
        wanted.slots[1].isReference = true;
        const auto made = service().create(wanted)->wait();
        VERIFY_OK(made);
        QCOMPARE(made->plan.slots.size(), std::size_t(3));
        QVERIFY(made->plan.slots[1].slot.isReference);
        QVERIFY(made->plan.slots[2].slot.isAnchor);
        const auto trials = made->trials();
        QCOMPARE(trials.size(), std::size_t(3));
        for (std::size_t trial = 0; trial < trials.size(); ++trial)
            VERIFY_OK(service().answer(made->id, {trial, 5 - 2 * int(trials[trial].first % 3), "Tomas"}));
        const auto results = service().results(made->id);
        VERIFY_OK(results);
        QCOMPARE(results->best(), std::optional(std::size_t(0))); // neither reference nor anchor
        QCOMPARE(results->opinion->scores[1].mean, 3.0);
    }

    void anotherListenerAnswersOnAPage()
    {
        const auto made = make(ListeningMode::Abx, {"a.wav", "b.wav"}, 4);
        VERIFY_OK(made);
        const auto size = service().savePage(made->id, m_folder / "page.html")->wait();
        VERIFY_OK(size);
        const auto page = readFile(m_folder / "page.html", Bytes(100 << 20));
        VERIFY_OK(page);
        QCOMPARE(std::int64_t(page->size()), size->value);
        QVERIFY(page->find("http://") == std::string::npos && page->find("https://") == std::string::npos);
        // Nothing tells what is what.
        const auto data = dataOf(QByteArray::fromStdString(*page));
        QCOMPARE(data.keys(),
                 (QStringList{QStringLiteral("format"), QStringLiteral("kind"), QStringLiteral("mode"),
                              QStringLiteral("print"), QStringLiteral("sounds"), QStringLiteral("test"),
                              QStringLiteral("trials")}));
        for (const auto trial : data[QLatin1String("trials")].toArray())
            QCOMPARE(trial.toObject().keys(),
                     (QStringList{QStringLiteral("sounds"), QStringLiteral("text")}));

        const auto answers = answersFor(*made, "Mara", 4);
        VERIFY_OK(writeFile(m_folder / "answers.json", answers));
        const auto taken = service().takeAnswers(m_folder / "answers.json");
        VERIFY_OK(taken);
        QCOMPARE(taken->added, 4);
        QCOMPARE(taken->listener, std::string("Mara"));
        QCOMPARE(service().takeAnswers(m_folder / "answers.json")->added, 0);
        auto others = QString::fromStdString(answers); // of another of that name
        others.replace(QStringLiteral("T10:00:00Z"), QStringLiteral("T11:00:00Z"));
        VERIFY_OK(writeFile(m_folder / "others.json", others.toStdString()));
        const auto second = service().takeAnswers(m_folder / "others.json");
        VERIFY_OK(second);
        QCOMPARE(second->added, 4);
        QCOMPARE(second->listener, std::string("Mara (2)"));
        QCOMPARE(service().takeAnswers(m_folder / "others.json")->added, 0);
        VERIFY_OK(service().results(made->id));
    }

    void foreignAnswers_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const char* what, Reason reason) {
            QTest::newRow(name) << QString::fromUtf8(what) << int(reason);
        };
        row("no JSON", "text", Reason::AnswersDamaged);
        row("another kind", "kind", Reason::AnswersDamaged);
        row("another version", "format", Reason::AnswersNewer);
        row("another test", "print", Reason::AnswersOther);
        row("not all of an ABX", "few", Reason::AnswersDamaged);
        row("a trial there is not", "trial", Reason::AnswersDamaged);
        row("nobody", "listener", Reason::AnswersDamaged);
        row("the same trial twice", "twice", Reason::AnswersDamaged);
    }
    void foreignAnswers()
    {
        QFETCH(QString, what);
        QFETCH(int, reason);
        const auto made = make(ListeningMode::Abx, {"a.wav", "b.wav"}, 4);
        VERIFY_OK(made);
        auto text = QString::fromStdString(answersFor(*made, "Mara", what == QLatin1String("few") ? 3 : 4));
        const auto swap = [&](const char* key, const char* from, const char* to) {
            if (what == QLatin1String(key))
                text.replace(QLatin1String(from), QLatin1String(to));
        };
        swap("text", "{", "<");
        swap("kind", "understudy-answers", "answers");
        swap("format", "\"format\":1", "\"format\":2");
        swap("trial", "\"trial\":2", "\"trial\":70");
        swap("twice", "\"trial\":2", "\"trial\":1");
        swap("listener", "\"Mara\"", "\"\"");
        if (what == QLatin1String("print"))
            text.replace(QString::fromStdString(printOf(made->plan)), QString(64, QLatin1Char('0')));
        VERIFY_OK(writeFile(m_folder / "answers.json", text.toStdString()));
        const auto taken = service().takeAnswers(m_folder / "answers.json");
        QVERIFY(!taken);
        QCOMPARE(int(taken.error().reason), reason);
        QVERIFY(service().show(made->id)->answers.empty());
    }

    void aSoundThatIsGone_data()
    {
        QTest::addColumn<bool>("isChanged");
        QTest::newRow("gone") << false;
        QTest::newRow("another file") << true;
    }
    void aSoundThatIsGone()
    {
        QFETCH(bool, isChanged);
        const auto made = make(ListeningMode::Preference, {"a.wav", "b.wav"}, 4);
        VERIFY_OK(made);
        // What the sounds were made of may go.
        fs::remove(m_folder / "a.wav");
        VERIFY_OK(service().load(made->id)->wait());
        VERIFY_OK(service().answer(made->id, {0, 1, "Tomas"}));
        const auto file = m_session->folder() / "comparisons" / made->id.value / "1-2.wav";
        fs::remove(file);
        if (isChanged)
            writeVoice(file, 500, 0.1);
        const auto loaded = service().load(made->id)->wait();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().reason, Reason::SoundGone);
        QCOMPARE(service().show(made->id)->answers.size(), std::size_t(1));
    }

    void whatCannotBeCompared_data()
    {
        QTest::addColumn<QString>("files");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("reason");
        const int abx = int(ListeningMode::Abx), preference = int(ListeningMode::Preference);
        QTest::newRow("a silent one") << "a.wav silent.wav" << preference << int(Reason::SoundSilent);
        QTest::newRow("one that is not there") << "a.wav none.wav" << preference << int(Reason::FileMissing);
        QTest::newRow("one that is no sound") << "a.wav text.wav" << preference << int(Reason::NotAudio);
        QTest::newRow("one alone") << "a.wav" << preference << int(Reason::General);
        QTest::newRow("ABX of a sound with itself") << "a.wav a.wav" << abx << int(Reason::General);
        QTest::newRow("ABX of three") << "a.wav b.wav c.wav" << abx << int(Reason::General);
        QTest::newRow("a take of no episode")
            << "a.wav take:x/s1-l001/2" << preference << int(Reason::EpisodeUnknown);
        QTest::newRow("a run there is not") << "a.wav run-7@100" << preference << int(Reason::RunUnknown);
        QTest::newRow("a clip there is not") << "a.wav clip:x" << preference << int(Reason::General);
        QTest::newRow("a voice there is not")
            << "a.wav voice:nobody" << preference << int(Reason::VoiceUnknown);
    }
    void whatCannotBeCompared()
    {
        QFETCH(QString, files);
        QFETCH(int, mode);
        QFETCH(int, reason);
        VERIFY_OK(writeFile(m_folder / "text.wav", "no sound at all"));
        auto silent = AudioWriter::create(m_folder / "silent.wav", {});
        VERIFY_OK(silent);
        VERIFY_OK(silent->write(std::vector<float>(24'000)));
        VERIFY_OK(silent->commit());
        std::vector<std::string> names;
        for (const auto& file : files.split(QLatin1Char(' ')))
            names.push_back(file.toStdString());
        const auto made = make(ListeningMode(mode), names);
        QVERIFY(!made);
        QCOMPARE(int(made.error().reason), reason);
        VERIFY_OK(service().list());
        QVERIFY(service().list()->empty());
        std::error_code ignored;
        QVERIFY(fs::is_empty(m_session->folder() / "comparisons", ignored) || ignored); // nothing half made
    }
};

QTEST_GUILESS_MAIN(TestComparisons)
#include "tst_comparisons.moc"

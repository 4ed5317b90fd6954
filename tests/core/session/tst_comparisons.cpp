// Comparisons by ear: made of files, answered, sealed, handed to another listener, told, used, taken back.
#include "core/audio/loudness.h"
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/session/choices.h"
#include "core/session/comparing/compare_service.h"
#include "core/session/comparing/listener_answers.h"
#include "core/session/edit_history.h"
#include "core/session/episode_service.h"
#include "core/session/session.h"
#include "core/session/train_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <SQLiteCpp/Database.h>

#include <numbers>

using namespace understudy;

namespace fs = std::filesystem;

namespace {

/// Words of a tone and noise, `channels` alike.
void writeVoice(const fs::path& file, double hertz, double level, SampleRate rate = kStudioRate,
                double seconds = 2, int channels = 1)
{
    RandomStream random(std::uint64_t(hertz), 0);
    std::vector<float> samples;
    for (int i = 0; i < int(seconds * rate.value); ++i) {
        const auto t = double(i) / rate.value;
        const auto sample = std::fmod(t, 0.7) < 0.5 ? level * (std::sin(2 * std::numbers::pi * hertz * t) +
                                                               0.2 * (2 * double(random.uniform()) - 1))
                                                    : 0;
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(float(sample));
    }
    auto writer = AudioWriter::create(file, {.rate = rate, .channels = channels});
    VERIFY_OK(writer);
    VERIFY_OK(writer->write(samples));
    VERIFY_OK(writer->commit());
}

double loudnessOf(const Waveform& sound)
{
    LoudnessMeter meter({.rate = sound.rate});
    if (!meter.add(sound.samples))
        return 0;
    return meter.finish().integrated.value_or(Lufs(0)).value;
}

ComparisonToMake toMake(std::optional<ListeningMode> mode, int trials, std::vector<SlotToCompare> sounds)
{
    ComparisonToMake wanted;
    wanted.mode = mode;
    wanted.trials = trials;
    wanted.seed = 7;
    wanted.slots = std::move(sounds);
    return wanted;
}

} // namespace

class TestComparisons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->path().toStdString();
        open(true);
        writeVoice(m_folder / "a.wav", 200, 0.1);
        writeVoice(m_folder / "b.wav", 260, 0.3, SampleRate(48'000), 2.6, 2);
        writeVoice(m_folder / "c.wav", 330, 0.02, SampleRate(44'100), 1.7);
    }
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

private:
    void open(bool isNew)
    {
        m_session.reset();
        SessionOptions options;
        options.engine = std::make_unique<FakeEngine>();
        auto session = isNew ? Session::create(m_folder / "p", std::move(options))
                             : Session::open(m_folder / "p.understudy", std::move(options));
        VERIFY_OK(session);
        m_session = std::move(*session);
    }
    CompareService& service() { return m_session->comparisons(); }
    SlotToCompare slot(const std::string& name) const
    {
        return parseSlot(name.find(':') != std::string::npos || name.find('@') != std::string::npos
                             ? name
                             : (m_folder / name).string());
    }
    Result<Comparison> make(std::optional<ListeningMode> mode, const std::vector<std::string>& names,
                            int trials = 0)
    {
        std::vector<SlotToCompare> wanted;
        for (const auto& name : names)
            wanted.push_back(slot(name));
        return service().create(toMake(mode, trials, std::move(wanted)))->wait();
    }
    /// What a page's script reads.
    static QJsonObject dataOf(const QByteArray& page)
    {
        const QByteArray mark = "type=\"text/plain\">";
        const auto begin = page.indexOf(mark) + mark.size();
        const auto text = QByteArray::fromBase64(page.mid(begin, page.indexOf('<', begin) - begin));
        return QJsonDocument::fromJson(text).object();
    }
    static std::string answersFor(const Comparison& comparison, const std::string& listener, int count)
    {
        std::string answers;
        for (int trial = 0; trial < count; ++trial)
            answers += (trial == 0 ? "" : ",") + std::string("{\"trial\":") + std::to_string(trial) +
                       ",\"choice\":1,\"switches\":2,\"seconds\":3.5,\"given\":\"2026-11-30T10:00:00Z\"}";
        return "{\"kind\":\"understudy-answers\",\"format\":1,\"print\":\"" + printOf(comparison.plan) +
               "\",\"test\":\"" + comparison.plan.name + "\",\"listener\":\"" + listener +
               "\",\"answers\":[" + answers + "]}";
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestComparisons)
#include "tst_comparisons.moc"

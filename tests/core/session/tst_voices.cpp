// Trained voices of a project: how they come and go, and what may be done with them, and for how long.
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/hash.h"
#include "core/model/weights/tensor_store.h"
#include "core/session/consent_service.h"
#include "tests/core/session/project_fixture.h"

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

const EpisodeId kId("tides");
const VoiceId kMara("mara");

/// A store with one base that speaks and one that is marked synthetic.
Result<BaseModel> findBase(const std::string& id)
{
    if (id == "csm-1b")
        return BaseModel{id, sha256("weights"), false};
    if (id == "noise")
        return BaseModel{id, sha256("noise"), true};
    return fail(Code::NotFound, Reason::ModelMissing, id, "models");
}

SessionOptions options(Access access = Access::Write, FakeEngine::Options engine = {})
{
    auto made = fakeOptions(access, std::move(engine));
    made.findBase = findBase;
    return made;
}

Result<void> writeTone(const fs::path& file, Seconds length, double level = 0.3)
{
    constexpr SampleRate kRate{16000};
    std::vector<float> samples(static_cast<std::size_t>(toFrames(length, kRate).value));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            level * std::sin(2 * std::numbers::pi * 220 * static_cast<double>(i) / kRate.value));
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(file, {.rate = kRate}));
    UNDERSTUDY_CHECK(writer.write(samples));
    return writer.commit();
}

Result<void> writeAdapter(const fs::path& folder, const std::string& tensor, const std::string& extra = {})
{
    static const std::array<std::byte, 16> bytes{};
    UNDERSTUDY_CHECK(ensureFolder(folder));
    UNDERSTUDY_CHECK(writeFile(
        folder / "adapter_config.json",
        R"({"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["q_proj"])" + extra + "}"));
    const NamedTensor one{tensor, {TensorType::F32, {2, 2}, bytes}};
    return writeTensors(folder / "adapter_model.safetensors", std::array{one});
}

constexpr const char* kLoraTensor = "base_model.model.backbone_model.layers.0.self_attn.q_proj.lora_A.weight";

ConsentToAdd consent(std::set<ConsentScope> scopes)
{
    return {.person = "Mara Quill", .statement = "My voice may be used.", .scopes = std::move(scopes)};
}

Date daysFromNow(int days)
{
    return Date(std::chrono::sys_days(today()) + std::chrono::days(days));
}

std::size_t filesIn(const fs::path& folder)
{
    std::error_code ignored;
    const fs::directory_iterator entries(folder, ignored);
    return static_cast<std::size_t>(std::distance(entries, fs::directory_iterator()));
}

} // namespace

class TestVoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        VERIFY_OK(open());
        VERIFY_OK(writeTone(root() / "clip.wav", Seconds(2)));
        VERIFY_OK(writeAdapter(root() / "adapter", kLoraTensor));
    }
    void cleanup() { m_session.reset(); }

    void comesAndGoesWithUndo()
    {
        auto given = maraToAdd();
        given.anchors[0].text += "\n"; // as files of words end
        VERIFY_OK(add(given));
        const auto profile = voices().show(kMara);
        VERIFY_OK(profile);
        QCOMPARE(profile->anchors[0].text, maraToAdd().anchors[0].text);
        QCOMPARE(profile->base.id, std::string("csm-1b"));
        QVERIFY(profile->defaultAnchors == std::vector<std::string>{"clip"});
        VERIFY_OK(verifyVoice(*profile));
        const auto sound = AudioReader::open(profile->folder / profile->anchors[0].file);
        VERIFY_OK(sound);
        QCOMPARE(sound->info().rate.value, kStudioRate.value);
        QCOMPARE(sound->info().channels, 1);
        QVERIFY(std::abs(profile->anchors[0].length.value - 2) < 0.01);
        QVERIFY(isThere());

        auto& edits = m_session->edits();
        QCOMPARE(edits.undoWhat(), std::string("voice"));
        VERIFY_OK(edits.undo());
        QVERIFY(!isThere());
        VERIFY_OK(edits.redo());
        QVERIFY(isThere());
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        VERIFY_OK(voices().remove(kMara));
        QVERIFY(!isThere());
        QCOMPARE(filesIn(path() / "voices" / ".removed"), std::size_t(1));
        VERIFY_REASON(voices().show(kMara), Reason::VoiceUnknown);
        VERIFY_OK(edits.undo());
        QVERIFY(isThere());
        VERIFY_OK(m_session->consents().check(kMara, ConsentScope::Render));
    }

    void refuses_data()
    {
        QTest::addColumn<std::function<void(VoiceToAdd&, const fs::path&)>>("change");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, Reason reason,
                            std::function<void(VoiceToAdd&, const fs::path&)> change) {
            QTest::newRow(name) << std::move(change) << int(reason);
        };
        row("a name that leads out", Reason::NameInvalid, [](auto& v, auto&) { v.name = "../mara"; });
        row("a base that is not there", Reason::ModelMissing, [](auto& v, auto&) { v.base = "none"; });
        row("no adapter", Reason::FileMissing, [](auto& v, auto& root) { v.adapter = root / "none"; });
        row("a whole model as adapter", Reason::WeightsUnknown, [](auto& v, auto& root) {
            VERIFY_OK(writeAdapter(root / "model", "backbone_model.layers.0.self_attn.q_proj.weight"));
            v.adapter = root / "model";
        });
        row("an adapter we cannot run", Reason::AdapterUnknown, [](auto& v, auto& root) {
            VERIFY_OK(writeAdapter(root / "dora", kLoraTensor, R"(, "use_dora": true)"));
            v.adapter = root / "dora";
        });
        row("a damaged adapter", Reason::WeightsDamaged, [](auto& v, auto& root) {
            VERIFY_OK(writeFile(root / "adapter" / "adapter_model.safetensors", "not this"));
            v.adapter = root / "adapter";
        });
        row("a clip that is not there", Reason::FileMissing,
            [](auto& v, auto& root) { v.anchors[0].clip = root / "none.wav"; });
        row("a clip that is no sound", Reason::NotAudio, [](auto& v, auto& root) {
            VERIFY_OK(writeFile(root / "text.wav", "words"));
            v.anchors[0].clip = root / "text.wav";
        });
        row("a silent clip", Reason::AnchorUnusable, [](auto& v, auto& root) {
            VERIFY_OK(writeTone(root / "silent.wav", Seconds(5), 0));
            v.anchors[0].clip = root / "silent.wav";
        });
        row("half a second", Reason::AnchorUnusable, [](auto& v, auto& root) {
            VERIFY_OK(writeTone(root / "short.wav", Seconds(0.5)));
            v.anchors[0].clip = root / "short.wav";
        });
        row("five minutes", Reason::AnchorUnusable, [](auto& v, auto& root) {
            VERIFY_OK(writeTone(root / "long.wav", Seconds(300)));
            v.anchors[0].clip = root / "long.wav";
        });
        row("no words", Reason::AnchorUnusable, [](auto& v, auto&) { v.anchors[0].text = " "; });
        row("a clip twice", Reason::AlreadyExists, [](auto& v, auto&) { v.anchors.push_back(v.anchors[0]); });
        row("a speaker who is no number", Reason::General, [](auto& v, auto&) { v.speaker = "Mara"; });
        row("too hot", Reason::General, [](auto& v, auto&) { v.sampling.temperature = 3; });
    }
    void refuses()
    {
        QFETCH(std::function<void(VoiceToAdd&, const fs::path&)>, change);
        QFETCH(int, reason);
        auto voice = maraToAdd();
        change(voice, root());
        VERIFY_REASON(add(voice), static_cast<Reason>(reason));
        QVERIFY(!isThere());
        QCOMPARE(filesIn(path() / "voices" / ".removed"), std::size_t(0));
        QVERIFY(!m_session->edits().canUndo());
    }

    void aNameIsTakenOnce()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_REASON(add(maraToAdd()), Reason::AlreadyExists);
    }

    void aFullDiskLeavesNothing()
    {
        {
            const FileSizeLimit limit(20'000); // the clip's copy takes 144,000 bytes
            VERIFY_REASON(add(maraToAdd()), Reason::DiskFull);
        }
        QVERIFY(!isThere());
        QCOMPARE(filesIn(path() / "voices" / ".removed"), std::size_t(0));
    }

    void staysSilentUntilSomebodyConsents()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(write());
        auto& consents = m_session->consents();
        VERIFY_REASON(render(), Reason::ConsentNeeded);
        VERIFY_REASON(say(), Reason::ConsentNeeded);
        QVERIFY(obstacle() == Reason::ConsentNeeded);
        VERIFY_OK(consents.add(kMara, consent({ConsentScope::Render})));
        QVERIFY(obstacle() == Reason::General);
        VERIFY_OK(say());
        VERIFY_OK(render());
        // To listen to, not to give away.
        VERIFY_OK(master(ConsentScope::Render));
        VERIFY_REASON(master(ConsentScope::Publish), Reason::ConsentNeeded);
        VERIFY_OK(consents.add(kMara, consent({ConsentScope::Render, ConsentScope::Publish})));
        VERIFY_OK(master(ConsentScope::Publish));
        VERIFY_OK(consents.revoke(kMara));
        VERIFY_REASON(render(), Reason::ConsentEnded);
        VERIFY_REASON(say(), Reason::ConsentEnded);
        VERIFY_REASON(master(ConsentScope::Render), Reason::ConsentEnded);
        QVERIFY(obstacle() == Reason::ConsentEnded);
        QCOMPARE(m_session->edits().undoWhat(), std::string("consent"));
        VERIFY_OK(m_session->edits().undo());
        VERIFY_OK(render());
    }

    void holdsToTheEndOfItsLastDay_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("ends tomorrow") << 1 << true;
        QTest::newRow("ended") << -1 << false;
    }
    void holdsToTheEndOfItsLastDay()
    {
        QFETCH(int, days);
        QFETCH(bool, isAllowed);
        VERIFY_OK(add(maraToAdd()));
        auto given = consent({ConsentScope::Render});
        given.given = daysFromNow(-10);
        given.ends = daysFromNow(days);
        VERIFY_OK(m_session->consents().add(kMara, given));
        QCOMPARE(say().has_value(), isAllowed);
    }

    void refusesRecordsThatSayNothing()
    {
        VERIFY_OK(add(maraToAdd()));
        auto& consents = m_session->consents();
        VERIFY_ERROR(consents.add(kMara, consent({})), Code::InvalidInput);
        auto wordless = consent({ConsentScope::Render});
        wordless.statement.clear();
        VERIFY_ERROR(consents.add(kMara, wordless), Code::InvalidInput);
        auto unheard = consent({ConsentScope::Render});
        unheard.spoken = root() / "none.wav";
        VERIFY_REASON(consents.add(kMara, unheard), Reason::FileMissing);
        VERIFY_REASON(consents.add(VoiceId("nobody"), consent({ConsentScope::Render})), Reason::VoiceUnknown);
        VERIFY_REASON(consents.revoke(kMara), Reason::ConsentNeeded);
        QVERIFY(!consents.show(kMara)->has_value());
    }

    void keepsTheSpokenStatement()
    {
        VERIFY_OK(add(maraToAdd()));
        auto given = consent({ConsentScope::Render});
        given.spoken = root() / "clip.wav";
        VERIFY_OK(m_session->consents().add(kMara, given));
        const auto record = *m_session->consents().show(kMara);
        const auto kept = voiceFolder() / record->spoken->file;
        QCOMPARE(*sha256File(kept), record->spoken->sha256);
        QCOMPARE(*sha256File(kept), *sha256File(root() / "clip.wav"));
    }

    void theProjectsSpeakerHasARecordToo()
    {
        auto& consents = m_session->consents();
        QVERIFY(!consents.show({})->has_value());
        VERIFY_OK(consents.add({}, consent({ConsentScope::Train})));
        VERIFY_OK(reopen());
        QCOMPARE((*m_session->consents().show({}))->person, std::string("Mara Quill"));
        VERIFY_OK(m_session->consents().revoke({}));
        QVERIFY((*m_session->consents().show({}))->revoked.has_value());
    }

    void theStricterOfFileAndProjectCounts()
    {
        VERIFY_OK(add(maraToAdd()));
        auto& consents = m_session->consents();
        VERIFY_OK(consents.add(kMara, consent({ConsentScope::Render, ConsentScope::Publish})));
        const auto wide = *readFile(voiceFolder() / kConsentFile, Bytes(10'000));
        // Somebody puts the old file back over a revoked one.
        VERIFY_OK(consents.revoke(kMara));
        VERIFY_OK(writeFile(voiceFolder() / kConsentFile, wide));
        VERIFY_REASON(consents.check(kMara, ConsentScope::Render), Reason::ConsentEnded);
        // Or the voice is copied from a project where less was agreed to.
        VERIFY_OK(consents.add(kMara, consent({ConsentScope::Render, ConsentScope::Publish})));
        auto narrow = wide;
        narrow.replace(narrow.find("\"publish\""), 9, "\"train\"");
        VERIFY_OK(writeFile(voiceFolder() / kConsentFile, narrow));
        VERIFY_REASON(consents.check(kMara, ConsentScope::Publish), Reason::ConsentNeeded);
        VERIFY_OK(consents.check(kMara, ConsentScope::Render));
        // A file that says nothing readable is no consent.
        VERIFY_OK(writeFile(voiceFolder() / kConsentFile, "{}"));
        VERIFY_REASON(consents.check(kMara, ConsentScope::Render), Reason::ConfigDamaged);
    }

    void aCopiedFolderKeepsItsConsent()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        auto other = Session::create(root() / "other.understudy", options());
        VERIFY_OK(other);
        fs::create_directories((*other)->folder() / "voices");
        fs::copy(voiceFolder(), (*other)->folder() / "voices" / "mara", fs::copy_options::recursive);
        VERIFY_OK((*other)->consents().check(kMara, ConsentScope::Render));
        VERIFY_REASON((*other)->consents().check(kMara, ConsentScope::Publish), Reason::ConsentNeeded);
    }

    void aLaterVoiceInheritsNoConsent()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        VERIFY_OK(voices().remove(kMara));
        VERIFY_OK(add(maraToAdd()));
        VERIFY_REASON(m_session->consents().check(kMara, ConsentScope::Render), Reason::ConsentNeeded);
    }

    void syntheticBasesNeedNone()
    {
        auto noise = maraToAdd();
        noise.base = "noise";
        VERIFY_OK(add(noise));
        VERIFY_OK(m_session->consents().check(kMara, ConsentScope::Publish));
        VERIFY_OK(m_session->consents().check(VoiceId("fake/low"), ConsentScope::Publish));
        VERIFY_REASON(m_session->consents().check(VoiceId("nobody"), ConsentScope::Render),
                      Reason::VoiceUnknown);
    }

    /// The mark is the base's own; voice.json only remembers it.
    void nobodyWritesThatMarkIntoAVoice()
    {
        VERIFY_OK(add(maraToAdd()));
        auto profile = *voices().show(kMara);
        profile.base.isSynthetic = true;
        VERIFY_OK(writeVoiceProfile(voiceFolder(), profile));
        VERIFY_REASON(m_session->consents().check(kMara, ConsentScope::Render), Reason::ConsentNeeded);
        profile.base.id = "noise";
        VERIFY_OK(writeVoiceProfile(voiceFolder(), profile));
        VERIFY_REASON(m_session->consents().check(kMara, ConsentScope::Render), Reason::ConsentNeeded);
    }

    void saysWhatKeepsAVoiceFromSpeaking()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        auto profile = *voices().show(kMara);
        profile.base.id = "gone";
        VERIFY_OK(writeVoiceProfile(voiceFolder(), profile));
        QVERIFY(obstacle() == Reason::ModelMissing);
        profile.base = {"csm-1b", sha256("other weights"), false};
        VERIFY_OK(writeVoiceProfile(voiceFolder(), profile));
        QVERIFY(obstacle() == Reason::HashMismatch);
        VERIFY_OK(writeFile(voiceFolder() / kVoiceFile, "{"));
        QVERIFY(obstacle() == Reason::ConfigDamaged);
        VERIFY_OK(write());
        QVERIFY(refreshed()->reading->problems.front().kind == ProblemKind::UnknownVoice);
        VERIFY_OK(voices().remove(kMara));
    }

    void aRevocationStopsARenderUnderWay()
    {
        Session* session = nullptr;
        const auto revokeBeforeTheLast = [&](const SpeechRequest& request, int chunk) {
            if (chunk == 0 && request.runs.front().text.starts_with("Nothing"))
                VERIFY_OK(session->consents().revoke(kMara));
        };
        m_session.reset();
        VERIFY_OK(open({.beforeChunk = revokeBeforeTheLast}));
        session = m_session.get();
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        VERIFY_OK(write());
        VERIFY_REASON(render(), Reason::ConsentEnded);
        const auto plan = refreshed()->plan;
        QCOMPARE(plan->count(LineState::Fresh), std::size_t(4)); // finished takes stay
    }

    void anAnchorIsTheParagraphsElseTheSpeakers()
    {
        VERIFY_OK(writeTone(root() / "calm.wav", Seconds(1.5)));
        auto voice = maraToAdd();
        voice.anchors.push_back({root() / "calm.wav", "It was calm.", {}});
        VERIFY_OK(add(voice));
        VERIFY_OK(write("anchors:\n  MARA: calm\n",
                        "MARA (softly; anchor=clip): Here is the first line of it.\n\n"
                        "Here is a second one of it.\n\n"
                        "MARA: Here is the third line of it.\n\n"
                        "JON: Nobody asked me at all here.\n"));
        const auto plan = refreshed()->plan;
        QVERIFY(plan);
        std::vector<std::string> anchors;
        for (const auto& line : plan->lines)
            anchors.push_back(line.line.anchor);
        QVERIFY((anchors == std::vector<std::string>{"clip", "clip", "calm", ""}));
    }

    void anUnknownAnchorIsAProblemWithAPlace_data()
    {
        QTest::addColumn<QString>("front");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("of a turn") << QString()
                                   << QStringLiteral("MARA (softly; anchor=none): Here is a line of it.\n\n"
                                                     "Here is one more line of it.\n")
                                   << 6 << 22;
        QTest::newRow("of the front matter") << QStringLiteral("anchors:\n  Mara: none\n")
                                             << QStringLiteral("MARA: Here is a line of it.\n") << 6 << 9;
    }
    void anUnknownAnchorIsAProblemWithAPlace()
    {
        QFETCH(QString, front);
        QFETCH(QString, body);
        QFETCH(int, line);
        QFETCH(int, column);
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(write(front.toStdString(), body.toStdString()));
        const auto problems = refreshed()->reading->problems;
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY(problems[0].kind == ProblemKind::UnknownAnchor);
        QCOMPARE(problems[0].found, std::string("none"));
        QCOMPARE(problems[0].position, (TextPosition{std::size_t(line), std::size_t(column)}));
        QVERIFY(problems[0].allowed == std::vector<std::string>{"clip"});
    }

    void draftVoicesIgnoreAnchors()
    {
        VERIFY_OK(write("anchors:\n  Jon: none\n", "JON (anchor=none): Nobody asked me at all here.\n"));
        VERIFY_OK(add(maraToAdd()));
        QVERIFY(!refreshed()->reading->hasErrors());
    }

    void aChangedVoiceMakesItsTakesStale()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        VERIFY_OK(write());
        VERIFY_OK(render());
        auto profile = *voices().show(kMara);
        profile.sampling.topK = 20;
        VERIFY_OK(writeVoiceProfile(voiceFolder(), profile));
        const auto plan = refreshed()->plan;
        QCOMPARE(plan->count(LineState::Stale), std::size_t(4));
        QCOMPARE(plan->count(LineState::Fresh), std::size_t(1)); // Jon's
    }

    void aBackupHoldsVoicesAndConsents()
    {
        VERIFY_OK(add(maraToAdd()));
        VERIFY_OK(m_session->consents().add(kMara, consent({ConsentScope::Render})));
        auto spoken = consent({ConsentScope::Train});
        spoken.spoken = root() / "clip.wav";
        VERIFY_OK(m_session->consents().add({}, spoken));
        VERIFY_OK(backUp(path(), root() / "copy.understudy"));
        const auto copy = Session::open(root() / "copy.understudy", options());
        VERIFY_OK(copy);
        VERIFY_OK((*copy)->consents().check(kMara, ConsentScope::Render));
        VERIFY_OK(verifyVoice(*(*copy)->voices().show(kMara)));
        const auto record = *(*copy)->consents().show({});
        QVERIFY(fs::exists((*copy)->folder() / record->spoken->file));
    }

    void aReaderChangesNothing()
    {
        VERIFY_OK(add(maraToAdd()));
        m_session.reset();
        auto reader = Session::open(path(), options(Access::ReadOnly));
        VERIFY_OK(reader);
        VERIFY_REASON((*reader)->voices().remove(kMara), Reason::ProjectReadOnly);
        VERIFY_REASON((*reader)->voices().add(maraToAdd())->wait(), Reason::ProjectReadOnly);
        VERIFY_REASON((*reader)->consents().add(kMara, consent({ConsentScope::Render})),
                      Reason::ProjectReadOnly);
        VERIFY_REASON((*reader)->consents().revoke(kMara), Reason::ProjectReadOnly);
        QCOMPARE((*reader)->voices().list().size(), std::size_t(3));
    }

    /// While the studio has the project open: the command line adds, the studio sees and uses it.
    void addsBesideAnotherProgram()
    {
        VERIFY_OK(m_session->consents().add({}, consent({ConsentScope::Render})));
        const auto beside = Session::open(path(), options(Access::ReadOnly));
        VERIFY_OK(beside);
        auto given = maraToAdd();
        given.isProjectSpeaker = true;
        const auto added = (*beside)->voices().addBeside(given)->wait();
        VERIFY_OK(added);
        VERIFY_OK(verifyVoice(*voices().show(kMara)));
        VERIFY_OK(m_session->consents().check(kMara, ConsentScope::Render));
        VERIFY_REASON((*beside)->voices().addBeside(given)->wait(), Reason::AlreadyExists);
        given.name = "../mara";
        VERIFY_REASON((*beside)->voices().addBeside(given)->wait(), Reason::NameInvalid);
        // What the studio says of its consent from now on holds.
        VERIFY_OK(m_session->consents().revoke(kMara));
        VERIFY_REASON((*beside)->consents().check(kMara, ConsentScope::Render), Reason::ConsentEnded);
        VERIFY_OK(voices().remove(kMara));
        QVERIFY(!isThere());
    }

private:
    fs::path root() const { return m_dir->path().toStdString(); }
    fs::path path() const { return root() / "tides.understudy"; }
    fs::path voiceFolder() const { return path() / "voices" / "mara"; }
    bool isThere() const { return fs::exists(voiceFolder()); }
    VoiceService& voices() { return m_session->voices(); }

    Result<void> open(FakeEngine::Options engine = {})
    {
        std::error_code ignored;
        fs::remove_all(path(), ignored);
        UNDERSTUDY_TRY(m_session, Session::create(path(), options(Access::Write, std::move(engine))));
        return {};
    }
    Result<void> reopen()
    {
        m_session.reset();
        UNDERSTUDY_TRY(m_session, Session::open(path(), options()));
        return {};
    }
    VoiceToAdd maraToAdd() const
    {
        return {.name = "mara",
                .base = "csm-1b",
                .adapter = root() / "adapter",
                .anchors = {{root() / "clip.wav", "The sea lets go of this shelf of rock.", {}}}};
    }
    Result<VoiceStatus> add(const VoiceToAdd& voice) { return voices().add(voice)->wait(); }
    /// General: nothing.
    Reason obstacle()
    {
        const auto status = voices().status(kMara);
        return status.obstacle ? status.obstacle->reason : Reason::General;
    }
    /// Mara speaks with the trained voice, Jon with a draft.
    Result<void> write(const std::string& front = {}, const std::string& body = {})
    {
        const auto text = std::string(kTides);
        const auto script = body.empty() ? text.substr(text.find("## Pull")) : body;
        return m_session->episodes()
            .create("tides", "---\nvoices:\n  Mara: mara\n  Jon: fake/high\n" + front + "---\n" + script,
                    ScriptNotation::Markdown)
            .map([](const auto&) {});
    }
    SnapshotPtr refreshed() { return *m_session->episodes().refresh(kId)->wait(); }
    Result<RenderReport> render() { return m_session->episodes().render(kId, {}, true)->wait(); }
    Result<MasterReport> master(ConsentScope use)
    {
        return m_session->episodes().exportMaster(kId, {.target = root() / "out", .use = use})->wait();
    }
    Result<Seconds> say() { return voices().say({"Hello there.", kMara, 1}, root() / "say.wav")->wait(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestVoices)
#include "tst_voices.moc"

// voice.json: what it keeps, what changes a voice's version, what bad files get.
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/synth/voice_profile.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <functional>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

VoiceProfile profile()
{
    VoiceProfile made;
    made.name = "ines";
    made.base = {"csm-1b", std::string(64, '1'), false};
    made.adapter = AdapterHashes{std::string(64, '2'), std::string(64, '3')};
    made.speaker = "12";
    made.gender = "female";
    made.anchors = {{"clip-0042", "anchors/clip-0042.wav", "The sea lets go.", sha256("sea"), Seconds(8.25)},
                    {"clip-0050", "anchors/clip-0050.wav", "A cup of coffee.", sha256("cup"), Seconds(5)}};
    made.defaultAnchors = {"clip-0042"};
    return made;
}

} // namespace

class TestVoiceProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        auto written = profile();
        VERIFY_OK(writeVoiceProfile(folder(), written));
        const auto read = readVoiceProfile(folder());
        VERIFY_OK(read);
        written.name = folder().filename().string(); // a copied folder is a voice of its own name
        written.folder = folder();
        QVERIFY(*read == written);
        QCOMPARE(voiceVersion(*read), voiceVersion(profile()));
        QVERIFY(read->anchor("clip-0050") != nullptr);
        QVERIFY(read->anchor("clip-0051") == nullptr);
    }

    void engineAndScriptsKnowItsAnchors()
    {
        const auto info = voiceInfo(profile());
        QCOMPARE(info.id.value, std::string("ines"));
        QVERIFY(info.kind == VoiceKind::Cloned);
        QVERIFY((info.anchors == std::vector<std::string>{"clip-0042", "clip-0050"}));
        QCOMPARE(info.version, voiceVersion(profile()));
    }

    void versionChangesWithTheSound_data()
    {
        using Change = std::function<void(VoiceProfile&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("changes");
        const auto row = [](const char* name, Change change, bool changes = true) {
            QTest::newRow(name) << change << changes;
        };
        row("base", [](auto& v) { v.base.sha256[0] = '9'; });
        row("adapter's weights", [](auto& v) { v.adapter->weights[0] = '9'; });
        row("adapter's config", [](auto& v) { v.adapter->config[0] = '9'; });
        row("no adapter", [](auto& v) { v.adapter.reset(); });
        row("speaker", [](auto& v) { v.speaker = "0"; });
        row("temperature", [](auto& v) { v.sampling.temperature = 0.8999999; });
        row("top-k", [](auto& v) { v.sampling.topK = 49; });
        row("an anchor's sound", [](auto& v) { v.anchors[1].sha256[0] = 'f'; });
        row("an anchor's words", [](auto& v) { v.anchors[1].text += " Yes."; });
        row("an anchor less", [](auto& v) { v.anchors.pop_back(); });
        row("another default anchor", [](auto& v) { v.defaultAnchors = {"clip-0050"}; });
        row("no default anchor", [](auto& v) { v.defaultAnchors.clear(); });
        row(
            "name", [](auto& v) { v.name = "jon"; }, false);
        row(
            "folder", [](auto& v) { v.folder = "/elsewhere"; }, false);
        row(
            "gender", [](auto& v) { v.gender.clear(); }, false);
        row(
            "id of the same base", [](auto& v) { v.base.id = "csm"; }, false);
    }
    void versionChangesWithTheSound()
    {
        QFETCH(std::function<void(VoiceProfile&)>, change);
        QFETCH(bool, changes);
        auto changed = profile();
        change(changed);
        QCOMPARE(voiceVersion(changed) != voiceVersion(profile()), changes);
    }

    void refusesWhatIsNoVoice_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("detail"); // a part of it
        const auto row = [](const char* name, const char* from, const char* to, const char* detail) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to)
                                << QString::fromLatin1(detail);
        };
        row("no JSON", "{", "", "");
        row("format 0", "\"format\": 1", "\"format\": 0", "format");
        row("key missing", "\"speaker\"", "\"talker\"", "speaker");
        row("speaker is no number", "\"12\"", "\"1a\"", "speaker");
        row("speaker is a number", "\"12\"", "12", "string");
        row("base leads out", "csm-1b", "../csm-1b", "base");
        row("base without hash", "1111", "", "base");
        row("adapter without hash", "3333", "zzzz", "adapter");
        row("too hot", "0.9", "2.5", "sampling");
        row("no choice", "\"top_k\": 50", "\"top_k\": 0", "sampling");
        row("a choice beyond numbers", "\"top_k\": 50", "\"top_k\": 1e99", "sampling");
        row("language", "en-US", "en US", "language");
        row("gender", "female", "loud", "gender");
        row("anchor leads out", "anchors/clip-0042.wav", "../clip-0042.wav", "anchors");
        row("anchor's id leads out", "\"id\": \"clip-0050\"", "\"id\": \"../x\"", "anchors");
        row("anchor without words", "The sea lets go.", "  ", "anchors");
        row("endless anchor", "8.25", "1e300", "anchors");
        row("an id twice", "\"id\": \"clip-0050\"", "\"id\": \"clip-0042\"", "anchors");
        row("unknown default", "[\n    \"clip-0042\"", "[\n    \"clip-0099\"", "default_anchors");
    }
    void refusesWhatIsNoVoice()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, detail);
        auto text = QString::fromStdString(formatVoiceProfile(profile()));
        QVERIFY(text.contains(from));
        const auto read = parseVoiceProfile(text.replace(from, to).toStdString(), "/voices/ines");
        VERIFY_REASON(read, Reason::ConfigDamaged);
        QVERIFY2(QString::fromStdString(read.error().detail).contains(detail), read.error().detail.c_str());
    }

    void refusesANewerFormat()
    {
        auto text = formatVoiceProfile(profile());
        text.replace(text.find("\"format\": 1"), 11, "\"format\": 2");
        VERIFY_ERROR(parseVoiceProfile(text, "/voices/ines"), Code::Unsupported);
    }

    void writesNothingThatItWouldNotRead()
    {
        auto bad = profile();
        bad.speaker = "x";
        VERIFY_ERROR(writeVoiceProfile(folder(), bad), Code::InvalidInput);
        bad = profile();
        bad.name = "../x";
        VERIFY_REASON(writeVoiceProfile(folder(), bad), Reason::NameInvalid);
        VERIFY_REASON(readVoiceProfile(folder()), Reason::FileMissing);
    }

    void verifiesEveryFile()
    {
        auto made = profile();
        made.folder = folder();
        made.adapter = AdapterHashes{sha256("config"), sha256("weights")};
        fs::create_directory(folder() / "anchors");
        VERIFY_OK(writeFile(folder() / kAdapterConfig, "config"));
        VERIFY_OK(writeFile(folder() / kAdapterWeights, "weights"));
        VERIFY_OK(writeFile(folder() / "anchors/clip-0042.wav", "sea"));
        VERIFY_REASON(verifyVoice(made), Reason::FileMissing);
        VERIFY_OK(writeFile(folder() / "anchors/clip-0050.wav", "cup"));
        VERIFY_OK(verifyVoice(made));
        VERIFY_OK(writeFile(folder() / kAdapterWeights, "other weights"));
        VERIFY_REASON(verifyVoice(made), Reason::HashMismatch);
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

private:
    fs::path folder() const { return m_dir->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestVoiceProfile)
#include "tst_voice_profile.moc"

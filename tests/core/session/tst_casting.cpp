// Giving voices to the speakers of a script: in its text, by a render from the command line, and in a
// project.
#include "core/session/casting.h"
#include "core/session/episode_service.h"
#include "tests/core/session/project_fixture.h"
#include "tests/support/results.h"

using namespace understudy;

namespace {

constexpr const char* kScript = "---\n"
                                "title: Two # a comment\n"
                                "voices:\n"
                                "  Mara: draft/slt # the host\n"
                                "  Jon: draft/rms\n"
                                "---\n"
                                "MARA: The tide goes out.\n"
                                "\n"
                                "JON: And comes back.\n";

std::vector<VoiceInfo> voices()
{
    return ownVoices(*makeDraftEngine());
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

class TestCasting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesTheVoicesOnly()
    {
        const std::vector<Casting> one{{"Jon", VoiceId("draft/kal")}};
        const auto recastOne = recast(kScript, ScriptNotation::Markdown, one, voices());
        VERIFY_OK(recastOne);
        QCOMPARE(*recastOne, replaced(kScript, "draft/rms", "draft/kal"));
        const std::vector<Casting> all{{"", VoiceId("draft/awb")}, {"Mara", VoiceId("draft/slt")}};
        const auto recastAll = recast(kScript, ScriptNotation::Markdown, all, voices());
        VERIFY_OK(recastAll);
        QCOMPARE(*recastAll, replaced(kScript, "draft/rms", "draft/awb"));
        QCOMPARE(*recast(kScript, ScriptNotation::Markdown, {}, {}), std::string(kScript));
        // Names as scripts have them, in any case; quotes of who was not asked for stay.
        const auto quoted = replaced(kScript, "draft/rms", "\"draft/rms\"");
        const std::vector<Casting> shouted{{"MARA", VoiceId("draft/kal")}};
        QCOMPARE(*recast(quoted, ScriptNotation::Markdown, shouted, voices()),
                 replaced(quoted, "draft/slt", "draft/kal"));
    }

    void writesDownWhatReadingGave()
    {
        const auto script = "MARA: One.\n\nJON: Two.\n\nMARA: Three.\n\nJON: Four.\n";
        const std::vector<Casting> one{{"JON", VoiceId("draft/kal")}};
        const auto text = recast(script, ScriptNotation::Markdown, one, voices());
        VERIFY_OK(text);
        const auto header = readScript(*text, ScriptNotation::Markdown).script.header;
        QCOMPARE(header.voices.size(), std::size_t(2));
        QCOMPARE(header.narrator, std::string("MARA"));
        QCOMPARE(header.voices[0].second, VoiceId("draft/slt"));
        QCOMPARE(header.voices[1].second, VoiceId("draft/kal"));
    }

    void json()
    {
        const auto script =
            std::string("{\"version\": 1, \"voices\": {\"Mara\": \"draft/slt\"}, \"sections\": []}");
        const std::vector<Casting> all{{"", VoiceId("draft/kal")}};
        const auto text = recast(script, ScriptNotation::Json, all, voices());
        VERIFY_OK(text);
        QCOMPARE(readScript(*text, ScriptNotation::Json).script.header.voices.front().second,
                 VoiceId("draft/kal"));
    }

    void badCasts()
    {
        const std::vector<Casting> noVoice{{"", VoiceId("none")}}, noSpeaker{{"Ann", VoiceId("draft/slt")}};
        VERIFY_REASON(recast(kScript, ScriptNotation::Markdown, noVoice, voices()), Reason::VoiceUnknown);
        const auto unknown = recast(kScript, ScriptNotation::Markdown, noSpeaker, voices());
        VERIFY_REASON(unknown, Reason::SpeakerUnknown);
        QCOMPARE(unknown.error().detail, std::string("Mara, Jon"));
    }

    void anImportIsCastAndCanBeRepeated()
    {
        TemporaryProject project;
        auto& episodes = project.episodes();
        QTemporaryDir dir;
        const auto file = std::filesystem::path(dir.path().toStdString()) / "two.md";
        const auto script = replaced(replaced(kScript, "draft/slt", "fake/low"), "draft/rms", "fake/low");
        VERIFY_OK(writeFile(file, script));
        const std::vector<Casting> all{{"", VoiceId("fake/high")}};
        const auto refuse = EpisodeService::WhenEdited::Refuse;
        const auto id = episodes.import(file, refuse, {}, all);
        VERIFY_OK(id);
        QVERIFY(episodes.text(*id)->find("Jon: fake/high") != std::string::npos);
        VERIFY_OK(episodes.import(file, refuse, {}, all)); // what a cast changed is no edit
        VERIFY_OK(episodes.import(file, refuse));
        QCOMPARE(*episodes.text(*id), script);
        VERIFY_OK(episodes.cast(*id, all));
        QVERIFY(episodes.isSaved(*id));
        QVERIFY(episodes.text(*id)->find("Mara: fake/high # the host") != std::string::npos);
        VERIFY_REASON(episodes.import(file, refuse), Reason::ScriptChangedOutside); // but this is
    }
};

QTEST_GUILESS_MAIN(TestCasting)
#include "tst_casting.moc"

// What the tests of the command line share: a folder with a script, and a trained voice as if copied in.
#pragma once

#include "core/base/files.h"
#include "core/synth/voice_profile.h"
#include "tests/app/cli/outcome.h"
#include "tests/support/results.h"

#include <QTemporaryDir>

#include <filesystem>

namespace understudy {

inline constexpr const char* kScript =
    "---\ntitle: Two lines\nseed: 5\nvoices:\n  Mara: draft/slt\n  Jon: draft/rms\n---\n"
    "## One\n\nMARA: The sea lets go of this shelf of rock.\n\n"
    "JON: And I was promised a cup of coffee.\n";

class CliTest : public QObject
{
protected:
    void makeFolder()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        VERIFY_OK(writeFile(path("two.md"), kScript));
    }

    std::string path(const std::string& name) const
    {
        return (std::filesystem::path(m_dir->path().toStdString()) / name).string();
    }
    Outcome render(const std::string& out = "out") const
    {
        return understudyCli({"episode", "render", path("two.md"), "-o", path(out), "--json"});
    }
    /// As another program would copy it in: the base is not on this machine.
    static void makeVoice(const std::string& project)
    {
        VoiceProfile profile;
        profile.name = "mara";
        profile.base = {"csm-1b", std::string(64, 'a'), false};
        VERIFY_OK(ensureFolder(std::filesystem::path(project) / "voices" / "mara"));
        VERIFY_OK(writeVoiceProfile(std::filesystem::path(project) / "voices" / "mara", profile));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace understudy

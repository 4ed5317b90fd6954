// A project in a temporary folder, spoken by the fake engine.
#pragma once

#include "core/base/files.h"
#include "core/session/edit_history.h"
#include "core/session/episode_service.h"
#include "core/session/job_service.h"
#include "core/session/project_settings.h"
#include "core/session/session.h"
#include "core/session/voice_service.h"
#include "tests/support/fake_engine.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/results.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>

namespace understudy {

/// Two speakers, two sections, five lines.
inline constexpr const char* kTides =
    "---\n"
    "title: Tides\n"
    "author: Mara Quill\n"
    "voices:\n"
    "  Mara: fake/low\n"
    "  Jon: fake/high\n"
    "---\n"
    "\n"
    "## Pull\n"
    "\n"
    "MARA: The moon pulls the sea along. Twice a day it turns around again.\n"
    "\n"
    "JON: And everything moves with it then.\n"
    "\n"
    "## Rest\n"
    "\n"
    "MARA: Between the tides there is an hour of rest. Nothing in the pool moves now.\n";

inline SessionOptions fakeOptions(Access access = Access::Write, FakeEngine::Options engine = {})
{
    return {.access = access, .program = "test", .engine = std::make_unique<FakeEngine>(std::move(engine))};
}

/// Both parts of it, as on one thread.
inline Result<EpisodeService::Outside> checkOutside(EpisodeService& episodes, const EpisodeId& id)
{
    UNDERSTUDY_TRY(const auto outside, episodes.readOutside(id));
    return episodes.takeOutside(outside);
}

inline Result<void> resolveOutside(EpisodeService& episodes, const EpisodeId& id, EpisodeService::Keep keep)
{
    UNDERSTUDY_TRY(const auto outside, episodes.prepareResolve(id, keep));
    UNDERSTUDY_CHECK(episodes.finishResolve(outside, keep));
    return episodes.save(id);
}

class TemporaryProject
{
public:
    explicit TemporaryProject(FakeEngine::Options engine = {})
    {
        auto made = Session::create(path(), fakeOptions(Access::Write, std::move(engine)));
        if (!made)
            qFatal("%s", made.error().describe().c_str());
        session = std::move(*made);
    }

    std::filesystem::path root() const { return m_dir.path().toStdString(); }
    std::filesystem::path path() const { return root() / "tides.understudy"; }
    EpisodeService& episodes() const { return session->episodes(); }
    Result<void> reopen(Access access = Access::Write)
    {
        session.reset();
        UNDERSTUDY_TRY(session, Session::open(path(), fakeOptions(access)));
        return {};
    }

private:
    QTemporaryDir m_dir;

public:
    std::unique_ptr<Session> session; // goes before the folder
};

/// A job that no lane runs.
struct LooseJob
{
    Job<void> job{JobId("test"), JobKind::Background, "test", nullptr};
    JobContext context{job};
};

inline Result<void> backUp(const std::filesystem::path& project, const std::filesystem::path& target)
{
    LooseJob loose;
    return Session::backup(project, target, loose.context);
}

/// Puts `replacement` where `found` is first.
inline Result<void> editText(EpisodeService& episodes, const EpisodeId& id, const std::string& found,
                             const std::string& replacement)
{
    UNDERSTUDY_TRY(const auto text, episodes.text(id));
    const auto at = text.find(found);
    return episodes.edit(id, {at, at + found.size(), replacement});
}

} // namespace understudy

// A project with two prompts, and a microphone that hears what it is given.
#pragma once

#include "core/device/fake_input.h"
#include "core/session/recording_service.h"
#include "core/session/review_service.h"
#include "tests/core/data/recordings.h"
#include "tests/core/session/project_fixture.h"

#include <algorithm>

namespace understudy {

inline const std::string kFirst = "The moon pulls the sea along.",
                         kSecond = "Twice a day it turns around again.";

/// What the tests of recording share.
class RecordingTest : public QObject
{
protected:
    static constexpr int kWait = 60'000;
    static constexpr SampleRate kRate{48000};

    static std::vector<float> speech(int phrases, std::uint64_t seed = 1)
    {
        return test::talk(seed, phrases, 2.4, 0.5, kRate);
    }

    void renew()
    {
        m_session.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_fake = std::make_unique<FakeInput>();
        auto made = Session::create(path(), options());
        VERIFY_OK(made);
        m_session = std::move(*made);
        VERIFY_OK(service().load());
        VERIFY_OK(service().setPrompts(kFirst + "\n" + kSecond + "\n", "test"));
    }

    std::filesystem::path root() const { return m_dir->path().toStdString(); }
    std::filesystem::path path() const { return root() / "p.understudy"; }
    std::filesystem::path file(const std::string& name) const { return path() / "recordings" / name; }
    RecordingService& service() const { return m_session->recordings(); }

    SessionOptions options(Access access = Access::Write) const
    {
        auto made = fakeOptions(access);
        made.input = m_fake->input();
        return made;
    }
    void reopen()
    {
        m_session.reset();
        auto opened = Session::open(path(), options());
        VERIFY_OK(opened);
        m_session = std::move(*opened);
    }

    void listen()
    {
        service().listen({});
        QTRY_VERIFY_WITH_TIMEOUT(service().status().input.isListening, kWait);
    }
    void begin()
    {
        VERIFY_OK(service().start());
        QTRY_COMPARE_WITH_TIMEOUT(service().status().state, RecordingState::Recording, kWait);
    }
    /// Of the current prompt, from start to stop.
    Result<void> take(const std::vector<float>& said)
    {
        const auto before = service().status().last;
        UNDERSTUDY_CHECK(service().start());
        if (!QTest::qWaitFor([this] { return service().status().state == RecordingState::Recording; }, kWait))
            return fail(Code::Internal, "does not record");
        m_fake->push(said);
        service().stop();
        const auto isDone = [&] {
            const auto status = service().status();
            return status.state == RecordingState::Idle && status.last &&
                   (!before || before->file != status.last->file);
        };
        return QTest::qWaitFor(isDone, kWait) ? Result<void>() : fail(Code::Internal, "does not end");
    }
    bool isImported(const std::string& name) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto snapshot = m_session->reviews().snapshot();
                return std::ranges::any_of(snapshot->recordings,
                                           [&](const auto& one) { return one->file == file(name); });
            },
            kWait);
    }
    bool areJobsDone() const
    {
        return std::ranges::all_of(m_session->jobs().board().snapshot(),
                                   [](const JobStatus& job) { return isFinished(job.state); });
    }
    std::vector<ReviewedClip> clipsOf(const std::string& name) const
    {
        std::vector<ReviewedClip> clips;
        const auto snapshot = m_session->reviews().snapshot();
        for (const auto& clip : snapshot->clips)
            if (snapshot->recording(clip->clip.recording)->file == file(name))
                clips.push_back(*clip);
        return clips;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeInput> m_fake;
    std::unique_ptr<Session> m_session; // goes before the folder
};

} // namespace understudy

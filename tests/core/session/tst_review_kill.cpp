// kill -9 at random instants of an import, of edits and of a dataset's build: what was told as done is there,
// nothing that a person did is lost, and done again all is as if nothing had happened.
#include "tests/core/session/review_fixture.h"

#include <QProcess>
#include <QRandomGenerator>

#include <iostream>
#include <map>

using namespace understudy;
namespace fs = std::filesystem;

namespace {

using Values = std::vector<ReviewedClip>;

/// The `n`th edit: a verdict, a trim, a text, and again, over all clips in turn.
Result<void> edit(ReviewService& reviews, const Values& clips, int n)
{
    constexpr std::array kVerdicts{Verdict::Rejected, Verdict::Accepted, Verdict::Unsure};
    const auto& clip = clips[std::size_t(n) / 3 % clips.size()].clip;
    if (n % 3 == 0)
        return reviews.setVerdict({clip.id}, kVerdicts.at(std::size_t(n) / 3 % 3), RejectReason::Noise);
    if (n % 3 == 1) {
        const Frames less(480 + n);
        return reviews.setTrim(clip.id, FrameSpan{clip.span.begin + less, clip.span.end});
    }
    return reviews.setText(clip.id, "edit " + std::to_string(n));
}

Result<void> editSome(ReviewService& reviews, const Values& clips, int count)
{
    for (int n = 0; n < count; ++n)
        UNDERSTUDY_CHECK(edit(reviews, clips, n));
    return {};
}

/// A byte on standard output for each step that is done.
void tell()
{
    std::cout << '.' << std::flush;
}

/// What is killed: this program, told what to do.
int runChild(const std::string& act, const fs::path& project, const fs::path& folder)
{
    const auto session = Session::open(project, fakeOptions());
    if (!session)
        return 1;
    auto& reviews = (*session)->reviews();
    if (act == "import") {
        auto known = reviews.snapshot()->recordings.size();
        const auto subscription = reviews.subscribe([&](const ReviewSnapshotPtr& snapshot) {
            for (; known < snapshot->recordings.size(); ++known)
                tell();
        });
        return reviews.importRecordings({folder}, byLength(), IfStopped::Keep)->wait() ? 0 : 1;
    }
    if (act == "build")
        return reviews.buildDataset({.out = folder})->wait() ? 0 : 1;
    const auto clips = valuesOf(reviews.snapshot());
    for (int n = 0; edit(reviews, clips, n); ++n)
        tell();
    return 1;
}

} // namespace

class TestReviewKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_project = std::make_unique<ReviewedProject>();
        m_kills = std::max(2, qEnvironmentVariableIntValue("UNDERSTUDY_KILLS") / 3);
        bool isGiven = false; // of a run to be repeated
        const auto given = qEnvironmentVariable("UNDERSTUDY_SEED").toUInt(&isGiven);
        const auto seed = isGiven ? given : QRandomGenerator::global()->generate();
        qInfo("seed %u, %d kills each", seed, m_kills);
        m_random.seed(seed);
    }
    void cleanupTestCase() { m_project.reset(); }

    void edits()
    {
        int told = 0;
        for (int i = 0; i < m_kills; ++i) {
            VERIFY_OK(m_project->renew());
            const auto clips = valuesOf(m_project->snapshot());
            const int done = killed("edit", {}, 300);
            const auto found = valuesOf(m_project->snapshot());
            VERIFY_OK(m_project->renew());
            VERIFY_OK(editSome(m_project->reviews(), clips, done));
            const auto expected = valuesOf(m_project->snapshot());
            VERIFY_OK(edit(m_project->reviews(), clips, done));
            QVERIFY2(found == expected || found == valuesOf(m_project->snapshot()),
                     qPrintable(QString::number(done)));
            told += done;
        }
        QVERIFY(told > 0);
    }

    void imports()
    {
        const auto folder = m_project->root() / "more";
        for (int i = 0; i < 4; ++i)
            test::writeTalk(folder / (std::to_string(i) + ".wav"), std::uint64_t(40 + i), 4);
        VERIFY_OK(renewWithEdits());
        const auto before = valuesOf(m_project->snapshot());
        const int whole = run("import", folder);
        const auto undisturbed = valuesOf(m_project->snapshot());
        QVERIFY(undisturbed.size() > before.size());
        for (int i = 0; i < m_kills; ++i) {
            VERIFY_OK(renewWithEdits());
            const int done = killed("import", folder, whole);
            const auto kept = m_project->snapshot();
            QVERIFY(!kept->problem);
            QVERIFY(int(kept->recordings.size()) >= 2 + done);
            QVERIFY(peoplesWork(valuesOf(kept), before) == peoplesWork(before, before));
            const auto left = m_project->reviews().unfinishedImport();
            VERIFY_OK(left);
            // Nothing falls between what is in and what is offered.
            if (const bool hasBegun = done > 0 || left->isAny(); hasBegun && kept->recordings.size() < 6)
                QVERIFY(kept->recordings.size() + left->files.size() >= 6);
            VERIFY_OK(left->isAny() ? m_project->reviews().resumeImport(byLength())->wait()
                                    : m_project->reviews().importRecordings({folder}, byLength())->wait());
            QVERIFY(valuesOf(m_project->snapshot()) == undisturbed);
            QVERIFY(!m_project->reviews().unfinishedImport()->isAny());
        }
    }

    void builds()
    {
        VERIFY_OK(renewWithEdits());
        const auto before = valuesOf(m_project->snapshot());
        const auto out = m_project->root() / "dataset";
        const int whole = run("build", out);
        const auto undisturbed = test::contentsOf(out);
        QVERIFY(undisturbed.size() > 3);
        for (int i = 0; i < m_kills; ++i) {
            fs::remove_all(out);
            killed("build", out, whole);
            QVERIFY(valuesOf(m_project->snapshot()) == before);
            if (fs::exists(out))
                QVERIFY(test::contentsOf(out) == undisturbed);
            VERIFY_OK(m_project->reviews().buildDataset({.out = out})->wait());
            QVERIFY(test::contentsOf(out) == undisturbed);
        }
    }

private:
    /// Every clip judged, trimmed or given a text; some accepted.
    Result<void> renewWithEdits()
    {
        UNDERSTUDY_CHECK(m_project->renew());
        const auto clips = valuesOf(m_project->snapshot());
        return editSome(m_project->reviews(), clips, int(3 * clips.size()));
    }

    /// Of the clips in `which`: what a person said of them. Their figures of doubles may move with new clips.
    static std::map<std::string, std::tuple<Verdict, RejectReason, std::int64_t, std::string>>
    peoplesWork(const Values& clips, const Values& which)
    {
        std::map<std::string, std::tuple<Verdict, RejectReason, std::int64_t, std::string>> work;
        for (const auto& clip : clips)
            if (std::ranges::any_of(which, [&](const auto& other) { return other.clip.id == clip.clip.id; }))
                work[clip.clip.id] = {clip.verdict, clip.reason, clip.span().begin.value, clip.clip.text.raw};
        return work;
    }

    void start(QProcess& process, const std::string& act, const fs::path& folder)
    {
        m_project->session.reset();
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--child"), QString::fromStdString(act),
                       QString::fromStdString(m_project->path().string()),
                       QString::fromStdString(folder.string())});
    }

    /// Undisturbed: how long it took, in ms.
    int run(const std::string& act, const fs::path& folder)
    {
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        start(process, act, folder);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qFatal("%s failed: %s", act.c_str(), process.readAllStandardError().constData());
        if (!m_project->reopen())
            qFatal("the project does not open");
        return int(timer.elapsed());
    }

    /// Killed at some instant of its first `longest` ms, which for edits begin with the first: the steps it
    /// had told of. The project is open again.
    int killed(const std::string& act, const fs::path& folder, int longest)
    {
        QProcess process;
        start(process, act, folder);
        if (act == "edit")
            process.waitForReadyRead();
        if (!process.waitForFinished(m_random.bounded(1, longest)))
            process.kill();
        process.waitForFinished();
        if (const auto opened = m_project->reopen(); !opened)
            qFatal("the project does not open after a kill");
        return int(process.readAllStandardOutput().size());
    }

    std::unique_ptr<ReviewedProject> m_project;
    QRandomGenerator m_random;
    int m_kills = 0;
};

int main(int argc, char** argv)
{
    if (argc == 5 && std::string_view(argv[1]) == "--child")
        return runChild(argv[2], argv[3], argv[4]);
    const QCoreApplication app(argc, argv);
    TestReviewKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_review_kill.moc"

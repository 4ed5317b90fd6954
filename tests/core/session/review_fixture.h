// Two recordings, and a project that holds their clips.
#pragma once

#include "core/data/dataset/dataset.h"
#include "core/session/review_service.h"
#include "tests/core/data/recordings.h"
#include "tests/core/session/project_fixture.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace understudy {

inline IngestOptions byLength()
{
    IngestOptions options;
    options.limits = test::lengthLimits();
    return options;
}

inline std::vector<ReviewedClip> valuesOf(const ReviewSnapshotPtr& snapshot)
{
    std::vector<ReviewedClip> values;
    for (const auto& clip : snapshot->clips)
        values.push_back(*clip);
    return values;
}

/// Once no clip is being measured.
inline ReviewSnapshotPtr settled(ReviewService& reviews)
{
    Observable<ReviewSnapshotPtr> newest;
    const auto subscription = reviews.subscribe([&](const ReviewSnapshotPtr& snapshot) {
        newest.update([&](ReviewSnapshotPtr& known) { known = snapshot; });
    });
    return newest.waitUntil([](const ReviewSnapshotPtr& snapshot) {
        return std::ranges::all_of(snapshot->clips, [](const ReviewedClipPtr& clip) {
            return clip->isMeasured || clip->whyUnmeasured;
        });
    });
}

/// "00:00:02.400": of WebVTT.
inline std::string vttTime(double seconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "00:%02d:%06.3f", int(seconds) / 60, std::fmod(seconds, 60));
    return text.data();
}

/// Six words a phrase of talk(), each with its time.
inline std::string timedWords(int phrases)
{
    std::string vtt = "WEBVTT\n";
    for (int i = 0; i < phrases; ++i) {
        const double start = 0.4 + 2.9 * i;
        vtt += "\n" + vttTime(start) + " --> " + vttTime(start + 2.4) + "\n";
        for (int word = 0; word < 6; ++word)
            vtt += "<" + vttTime(start + 0.4 * word) + ">timed" + std::to_string(6 * i + word) + " ";
        vtt += "\n";
    }
    return vtt;
}

/// Words of a clip between two shares of its length, by the middle of each.
inline std::string saidIn(const Clip& clip, double from, double to)
{
    const auto length = toSeconds(clip.span.length(), kStudioRate).value;
    std::string said;
    for (const auto& word : clip.words)
        if (const auto middle = (word.start.value + word.end.value) / 2 / length;
            middle >= from && middle < to)
            said += (said.empty() ? "" : " ") + word.text;
    return said;
}

/// Measured once, copied for each test.
class ReviewedProject
{
public:
    ReviewedProject()
    {
        test::writeTalk(m_root / "in" / "a.wav", 1, 12);
        test::writeTalk(m_root / "in" / "b.wav", 2, 8);
        std::string words;
        for (int i = 0; i < 60; ++i)
            words += "word" + std::to_string(i) + " ";
        if (!writeFile(m_root / "in" / "a.txt", words) ||
            !writeFile(m_root / "in" / "b.vtt", timedWords(8)) || !create(m_root / "first.understudy") ||
            !session->reviews().importRecordings({m_root / "in"}, byLength())->wait())
            qFatal("no project to review");
        session.reset();
    }

    Result<void> renew()
    {
        session.reset();
        std::error_code ignored;
        std::filesystem::remove_all(path(), ignored);
        std::filesystem::copy(m_root / "first.understudy", path(), std::filesystem::copy_options::recursive);
        return reopen();
    }
    Result<void> reopen(Access access = Access::Write)
    {
        session.reset();
        UNDERSTUDY_TRY(session, Session::open(path(), fakeOptions(access)));
        return {};
    }
    Result<void> create(const std::filesystem::path& folder)
    {
        session.reset();
        UNDERSTUDY_TRY(session, Session::create(folder, fakeOptions()));
        return {};
    }

    std::filesystem::path root() const { return m_root; }
    std::filesystem::path path() const { return m_root / "tides.understudy"; }
    ReviewService& reviews() const { return session->reviews(); }
    ReviewSnapshotPtr snapshot() const { return settled(reviews()); }
    std::string id(std::size_t clip) const { return snapshot()->clips.at(clip)->clip.id; }

private:
    QTemporaryDir m_dir;
    const std::filesystem::path m_root{m_dir.path().toStdString()};

public:
    std::unique_ptr<Session> session; // goes before the folder
};

/// What the tests of the review share: a project, which their init() renews.
class ReviewTest : public QObject
{
protected:
    std::filesystem::path in() const { return m_project->root() / "in"; }
    Result<ImportReport> import(std::vector<std::filesystem::path> files)
    {
        return m_project->reviews().importRecordings(std::move(files), byLength())->wait();
    }
    Result<BuildReport> build() { return m_project->reviews().buildDataset({})->wait(); }
    /// Of the dataset that was built, by clip.
    std::map<std::string, DatasetRow> rows() const
    {
        std::map<std::string, DatasetRow> rows;
        if (const auto set = readDataset(m_project->path() / "dataset"))
            for (const auto& entry : set->entries)
                rows[entry.row.clip.id] = entry.row;
        return rows;
    }

    Clip untimedClip() const { return m_project->snapshot()->clips.front()->clip; }
    Clip timedClip() const { return m_project->snapshot()->clips.back()->clip; }
    ReviewedClipPtr clip(const std::string& id) const
    {
        const auto snapshot = m_project->snapshot();
        return *std::ranges::find(snapshot->clips, id, [](const auto& one) { return one->clip.id; });
    }

    const std::unique_ptr<ReviewedProject> m_project = std::make_unique<ReviewedProject>();
};

} // namespace understudy

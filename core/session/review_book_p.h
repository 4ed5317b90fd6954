// All of a project's recordings, clips and reviews in memory; what is shown is made from it.
#pragma once

#include "core/base/result.h"
#include "core/session/review_rows_p.h"
#include "core/session/review_snapshot.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace understudy {

class ProjectStore;

/// Not thread-safe: ReviewDesk guards it.
class ReviewBook
{
public:
    struct Entry
    {
        DatasetRow row;
        ReviewRow review;
        ReviewedClipPtr shown; ///< also of one that is replaced
    };

    /// ProjectCorrupt.
    static Result<ReviewBook> load(const ProjectStore& store);

    void add(const RecordingRow& row, const std::vector<ClipRecord>& clips);
    void setFile(const std::string& recording, const std::filesystem::path& file);
    /// What was measured anew.
    void setRow(const DatasetRow& row);
    /// What takes `change` back; asked before apply().
    ReviewChange inverseOf(const ReviewChange& change) const;
    void apply(const ReviewChange& change);

    /// NotFound: no such clip, or it was replaced.
    Result<const Entry*> find(const std::string& clip) const;
    const Recording& recordingOf(const Entry& entry) const;
    /// Null: there is none.
    const Recording* recordingWithHash(const std::string& sha256) const;
    int numbersGiven(const std::string& recording) const { return m_recordings.at(recording).numbersGiven; }
    /// The clip right after `clip` in its recording; null: it is the last.
    const Entry* after(const Entry& clip) const;

    std::shared_ptr<ReviewSnapshot> snapshot() const;

private:
    struct Known
    {
        std::shared_ptr<const Recording> recording;
        int numbersGiven = 0;
    };
    /// Those that are shown, by time.
    std::vector<const Entry*> clipsOf(const std::string& recording) const;
    void insert(DatasetRow row, const ReviewRow& review);

    std::map<std::string, Known> m_recordings;
    std::map<std::string, Entry> m_clips;
    std::map<std::string, std::vector<std::string>> m_clipsOf; // by recording
};

} // namespace understudy

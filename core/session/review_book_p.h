// All of a project's recordings, clips and reviews in memory; what is shown is made from it.
#pragma once

#include "core/base/result.h"
#include "core/data/qc/grading.h"
#include "core/session/review_rows_p.h"
#include "core/session/review_snapshot.h"
#include "core/session/review_texts_p.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
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
        ReviewedClipPtr shown;          ///< also of one that is replaced
        bool isMeasured = true;         ///< as it was cut, with the repairs of its recording's import
        std::optional<HeardClip> heard; ///< measured again since
        std::shared_ptr<const Error> whyUnmeasured; ///< of the last try in this session
        std::int64_t turn = 0; ///< to be measured: those with the least first, the last change has it
    };

    /// ProjectCorrupt.
    static Result<ReviewBook> load(const ProjectStore& store, std::vector<Limit> limits);

    /// Of a clip that nobody reviewed yet.
    static Entry entryOf(ClipRecord clip);
    /// Those that words are judged by which a trim or a person changed, from now on.
    const std::vector<Limit>& limits() const { return m_limits; }
    void setLimits(std::vector<Limit> limits) { m_limits = std::move(limits); }
    void add(const RecordingRow& row, std::vector<Entry> clips);
    /// What could not be measured for want of the file may be tried again.
    void setFile(const std::string& recording, const std::filesystem::path& file);
    /// What was measured anew.
    void setRow(const DatasetRow& row);
    void setMeasured(const DatasetRow& row);
    void setHeard(const HeardClip& clip);
    void setUnmeasured(const std::string& clip, Error why);
    /// Of the clips that are shown, not measured as they are, and were not tried in vain, the one that was
    /// changed last; null: there is none.
    const Entry* unmeasured() const;
    /// Should it wait to be measured, it is the next one.
    void putFirst(const std::string& clip);
    /// What of the clip is to be measured next: as it was cut before as it is now.
    Heard wanted(const Entry& entry) const;
    /// Of what was measured at its import.
    RepairSettings importRepairs(const Entry& entry) const;
    /// What takes `change` back; asked before apply().
    ReviewChange inverseOf(const ReviewChange& change) const;
    void apply(const ReviewChange& change);

    /// NotFound: no such clip, or it was replaced.
    Result<const Entry*> find(const std::string& clip) const;
    const Recording& recordingOf(const Entry& entry) const;
    /// Null: there is none.
    const Recording* recordingWithHash(const std::string& sha256) const;
    /// Null: there is no such recording.
    const RepairSettings* repairsOf(const std::string& recording) const;
    int numbersGiven(const std::string& recording) const { return m_recordings.at(recording).numbersGiven; }
    /// What was cut of a recording, by time: clips that hold no other one, also those that are replaced.
    std::vector<SpokenPart> spokenParts(const std::string& recording) const;
    /// The clip right after `clip` in its recording; null: it is the last.
    const Entry* after(const Entry& clip) const;

    std::shared_ptr<ReviewSnapshot> snapshot() const;

private:
    struct Known
    {
        std::shared_ptr<const Recording> recording;
        int numbersGiven = 0;
        RepairSettings repairs, atImport;
    };
    /// Those that are shown, by time.
    std::vector<const Entry*> clipsOf(const std::string& recording) const;
    void insert(Entry entry);
    /// Makes what is shown of it, once anything changed.
    void show(Entry& entry);
    Heard now(const Entry& entry) const;   ///< what a dataset gets
    Heard asCut(const Entry& entry) const; ///< what its row is of
    void setTurn(Entry& entry, std::int64_t turn);
    void changeRepairs(const std::string& recording, const RepairSettings& repairs);

    std::vector<Limit> m_limits;
    std::map<std::string, Known> m_recordings;
    std::map<std::string, std::string> m_byHash; // ids of recordings
    std::map<std::string, Entry> m_clips;
    std::map<std::string, std::vector<std::string>> m_clipsOf; // by recording
    std::set<std::pair<std::int64_t, std::string>> m_waiting;  // turns and ids of those that wait
    std::int64_t m_lastTurn = 0;
};

} // namespace understudy

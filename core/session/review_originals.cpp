// The files that recordings were imported from: still there, or found elsewhere.
#include "core/session/review_jobs_p.h"

#include <map>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Those of other recordings that are gone, in a folder where one of them was found: how many.
Result<int> locateOthers(ReviewDesk& desk, const ReviewSnapshot& snapshot, const fs::path& folder)
{
    int found = 0;
    for (const auto& recording : snapshot.recordings) {
        std::error_code ignored;
        const auto beside = folder / recording->file.filename();
        if (fs::exists(recording->file, ignored) || !checkOriginal(*recording, beside))
            continue;
        UNDERSTUDY_CHECK(desk.relink(recording->id, beside));
        ++found;
    }
    return found;
}

} // namespace

ClipsToHear acceptedToHear(ReviewDesk& desk, const ReviewSnapshot& snapshot)
{
    ClipsToHear found;
    std::map<std::string_view, Result<void>> originals; // each is looked at once
    for (const auto& reviewed : snapshot.clips) {
        if (reviewed->verdict != Verdict::Accepted)
            continue;
        const std::string& id = reviewed->clip.recording;
        auto original = originals.find(id);
        if (original == originals.end())
            original = originals.emplace(id, desk.originals().check(*snapshot.recording(id))).first;
        if (original->second) {
            found.clips.push_back(reviewed->clip.id);
            continue;
        }
        ++found.away;
        if (!found.why)
            found.why = original->second.error();
    }
    return found;
}

Result<int> locateOriginals(ReviewDesk& desk, const std::string& id, const fs::path& file)
{
    UNDERSTUDY_CHECK(desk.store().checkWritable());
    const auto snapshot = desk.snapshot();
    const auto* recording = snapshot->recording(id);
    if (recording == nullptr)
        return fail(Code::NotFound, id);
    const auto place = fs::absolute(file).lexically_normal();
    UNDERSTUDY_CHECK(checkOriginal(*recording, place));
    UNDERSTUDY_CHECK(desk.relink(id, place));
    UNDERSTUDY_TRY(const int others, locateOthers(desk, *desk.snapshot(), place.parent_path()));
    return 1 + others;
}

} // namespace understudy

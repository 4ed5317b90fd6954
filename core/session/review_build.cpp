#include "core/session/review_jobs_p.h"

#include "core/session/review_texts_p.h"

#include <algorithm>
#include <map>
#include <vector>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Those that are said in `span`, in seconds of it. None where a person wrote others.
std::vector<ClipWord> wordsIn(const ReviewedClip& reviewed, FrameSpan span, SampleRate rate)
{
    std::vector<ClipWord> words;
    if (reviewed.clip.text != reviewed.measuredText)
        return words;
    const auto begin = toSeconds(span.begin - reviewed.clip.span.begin, rate),
               end = begin + toSeconds(span.length(), rate);
    for (const auto& word : reviewed.clip.words)
        if (auto part = partOf(word, begin, end))
            words.push_back(std::move(*part));
    return words;
}

GivenClip givenOf(const ReviewedClip& reviewed, SampleRate rate)
{
    const auto span = reviewed.span();
    GivenClip given;
    given.start = toSeconds(span.begin, rate);
    given.end = toSeconds(span.end, rate);
    given.text = reviewed.clip.text.raw;
    given.speaker = reviewed.clip.speaker;
    given.language = reviewed.clip.language;
    given.source = reviewed.clip.text.source;
    given.confidence = reviewed.clip.text.confidence;
    given.id = reviewed.clip.id;
    given.verdict = reviewed.verdict;
    given.reason = name(reviewed.reason);
    given.words = wordsIn(reviewed, span, rate);
    return given;
}

/// By recording: a file that was edited and imported again is two of them at one path.
std::map<std::string, std::vector<GivenClip>> acceptedClips(const ReviewSnapshot& snapshot)
{
    std::map<std::string, std::vector<GivenClip>> accepted;
    for (const auto& reviewed : snapshot.clips)
        if (const auto& id = reviewed->clip.recording; reviewed->verdict == Verdict::Accepted)
            accepted[id].push_back(givenOf(*reviewed, snapshot.recording(id)->rate));
    return accepted;
}

/// One original that is gone does not keep the others from being built.
LeftOutRecording leaveOut(const std::vector<GivenClip>& clips, const Error& why)
{
    LeftOutRecording leftOut{why, {}};
    for (const auto& clip : clips)
        leftOut.clips.push_back(clip.id);
    return leftOut;
}

} // namespace

Result<BuildReport> buildFrom(ReviewDesk& desk, const ReviewService::DatasetToBuild& dataset,
                              JobContext& context)
{
    if (dataset.out.empty())
        UNDERSTUDY_CHECK(desk.store().checkWritable());
    const auto snapshot = desk.snapshot();
    if (snapshot->problem)
        return Failure(*snapshot->problem);
    BuildRequest request;
    request.out = dataset.out.empty() ? desk.store().folder() / "dataset" : dataset.out;
    request.ingest = dataset.ingest;
    request.ingest.given.clear();
    request.shares = dataset.shares;
    request.seed = dataset.seed;
    std::vector<LeftOutRecording> leftOut;
    for (auto& [id, clips] : acceptedClips(*snapshot)) {
        const auto& recording = *snapshot->recording(id);
        const auto isThere = desk.originals().check(recording, context.stopToken());
        if (context.cancelled())
            return fail(Code::Cancelled, request.out.string());
        if (!isThere) {
            leftOut.push_back(leaveOut(clips, isThere.error()));
            continue;
        }
        request.recordings.push_back(recording.file);
        request.ingest.given[recording.file] = std::move(clips);
        if (const auto repairs = snapshot->repairsOf(id); repairs.isAny())
            request.ingest.ownRepairs[recording.file] = repairs;
    }
    if (dataset.ifAway == ReviewService::IfAway::Tell && !leftOut.empty()) {
        BuildReport told;
        told.leftOut = std::move(leftOut);
        return told;
    }
    if (request.recordings.empty())
        return leftOut.empty()
                   ? fail(Code::InvalidInput, Reason::NothingAccepted, desk.store().folder().string())
                   : Failure(leftOut.front().why);
    UNDERSTUDY_TRY(auto report, understudy::buildDataset(
                                    request, {context.stopToken(), [&context](const Progress& progress) {
                                                  context.report(progress);
                                              }}));
    report.leftOut = std::move(leftOut);
    return report;
}

} // namespace understudy

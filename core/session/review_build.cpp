#include "core/base/hash.h"
#include "core/session/review_jobs_p.h"

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
    const auto shift = toSeconds(reviewed.clip.span.begin - span.begin, rate);
    const auto length = toSeconds(span.length(), rate);
    for (const auto& word : reviewed.clip.words)
        if (const Seconds start = word.start + shift, end = word.end + shift;
            start.value >= 0 && end <= length)
            words.push_back({start, end, word.text});
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
    given.source = reviewed.clip.text.source;
    given.confidence = reviewed.clip.text.confidence;
    given.id = reviewed.clip.id;
    given.verdict = reviewed.verdict;
    given.reason = name(reviewed.reason);
    given.words = wordsIn(reviewed, span, rate);
    return given;
}

/// The file is there, and the one that was heard.
Result<void> checkOriginal(const Recording& recording)
{
    UNDERSTUDY_TRY(const auto found, sha256File(recording.file));
    if (found != recording.sha256)
        return fail(Code::Corrupt, Reason::HashMismatch, recording.file.string(),
                    found + "/" + recording.sha256);
    return {};
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
    for (const auto& reviewed : snapshot->clips) {
        if (reviewed->verdict != Verdict::Accepted)
            continue;
        const auto& recording = *snapshot->recording(reviewed->clip.recording);
        request.ingest.given[recording.file].push_back(givenOf(*reviewed, recording.rate));
    }
    for (const auto& recording : snapshot->recordings) {
        if (!request.ingest.given.contains(recording->file))
            continue;
        if (context.cancelled())
            return fail(Code::Cancelled, request.out.string());
        UNDERSTUDY_CHECK(checkOriginal(*recording));
        request.recordings.push_back(recording->file);
    }
    if (request.recordings.empty())
        return fail(Code::InvalidInput, Reason::NoRecordings, desk.store().folder().string());
    return understudy::buildDataset(
        request, {context.stopToken(), [&context](const Progress& progress) { context.report(progress); }});
}

} // namespace understudy

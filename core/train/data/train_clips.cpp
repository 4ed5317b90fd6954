#include "core/train/data/train_clips.h"

#include "core/audio/reader.h"
#include "core/base/digits.h"
#include "core/base/hash.h"
#include "core/data/clips/findings.h"
#include "core/data/dataset/dataset.h"
#include "core/text/sentences.h"
#include "core/text/spoken_form.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Seconds kShortest{0.5};
constexpr int kAnchors = 4;

/// What a voice that renders the text is given. Other languages are spoken as they are written.
std::string spokenText(const Clip& clip)
{
    const auto& written = clip.text.normalized;
    if (!clip.language.starts_with("en"))
        return written;
    const std::array runs{TextRun{written, {}, {}, {}}};
    return spokenForm(runs, {}).text();
}

std::string inSeconds(Seconds length)
{
    return digitsOf(length.value, 1) + " s";
}

/// Of a part of a file, its place too.
std::string keyOf(const DatasetEntry& entry, const std::string& hash)
{
    if (entry.start == Seconds() && entry.end == Seconds())
        return hash;
    return hash + "-" + digitsOf(entry.start.value, 3) + "-" + digitsOf(entry.end.value, 3);
}

std::string idOf(const DatasetEntry& entry)
{
    const auto& clip = entry.row.clip;
    return clip.id.empty() ? entry.audio.stem().string() : clip.id;
}

/// Empty where each clip is a file, and nobody says of what.
std::string recordingOf(const DatasetEntry& entry)
{
    const auto& row = entry.row;
    if (!row.clip.recording.empty())
        return row.clip.recording;
    if (!row.source.empty())
        return row.source;
    return entry.end == Seconds() ? std::string() : entry.audio.string();
}

AnchorGrounds groundsOf(const DatasetRow& row)
{
    const auto& text = row.clip.text;
    const bool isAccepted = row.verdict == Verdict::Accepted;
    return {isAccepted, isAccepted || !areWordsUnsure(text), isWholeSentence(text.normalized),
            row.clip.figure(Measure::SignalToNoise)};
}

/// How good an anchor it makes: each ground counts, what a person heard the most; then the least noise.
double worthAsAnchor(const TrainClip& clip)
{
    constexpr double kAccepted = 4, kSure = 4, kFits = 3, kSentence = 2, kClean = 1;
    constexpr double kMostNoise = 1000; // dB: less than any ground
    const auto& grounds = clip.grounds;
    const auto noise = grounds.signalToNoise.value_or(0);
    const bool doesFit = clip.length >= kShortestAnchor && clip.length <= kLongestAnchor;
    return (grounds.isAccepted ? kAccepted : 0) + (grounds.areWordsSure ? kSure : 0) + (doesFit ? kFits : 0) +
           (grounds.isSentence ? kSentence : 0) + (noise >= kCleanAnchor ? kClean : 0) + noise / kMostNoise;
}

class Collecting
{
public:
    Collecting(Seconds longest, const ClipWatch& watch) : m_longest(longest), m_watch(&watch) {}

    Result<TrainClips> from(const Dataset& dataset)
    {
        double done = 0;
        for (const auto& entry : dataset.entries) {
            if (m_watch->stop.stop_requested())
                return fail(Code::Cancelled, dataset.folder.string());
            if (m_watch->report)
                m_watch->report(done++, double(dataset.entries.size()));
            if (entry.row.split != Split::Test)
                add(entry);
        }
        chooseAnchors();
        return std::move(m_made);
    }

private:
    void add(const DatasetEntry& entry)
    {
        TrainClip clip{idOf(entry), entry.row.split, entry.audio, entry.start, entry.end, {}, {}, {}, 0, {}};
        clip.text = spokenText(entry.row.clip);
        if (clip.text.find_first_not_of(" \t\r\n") == std::string::npos)
            return leaveOut(clip.id, LeftOut::Text, {});
        const auto reader = AudioReader::open(entry.audio);
        if (!reader)
            return leaveOut(clip.id, LeftOut::Sound, reader.error().describe());
        const auto whole = toSeconds(reader->info().length, reader->info().rate);
        clip.length = entry.end == Seconds() ? whole - entry.start : entry.end - entry.start;
        if (clip.length > m_longest)
            return leaveOut(clip.id, LeftOut::Long,
                            inSeconds(clip.length) + "; at most " + inSeconds(m_longest), clip.length);
        if (clip.length < kShortest)
            return leaveOut(clip.id, LeftOut::Short,
                            inSeconds(clip.length) + "; at least " + inSeconds(kShortest), clip.length);
        const auto hash = hashOf(entry.audio);
        if (!hash)
            return leaveOut(clip.id, LeftOut::Sound, hash.error().describe());
        clip.key = keyOf(entry, *hash);
        clip.grounds = groundsOf(entry.row);
        clip.recording = recordingOf(entry);
        m_made.clips.push_back(std::move(clip));
    }

    /// Of one file with many clips only once.
    Result<std::string> hashOf(const fs::path& file)
    {
        if (const auto known = m_hashes.find(file); known != m_hashes.end())
            return known->second;
        UNDERSTUDY_TRY(auto hash, sha256File(file));
        return m_hashes.emplace(file, std::move(hash)).first->second;
    }

    void leaveOut(const std::string& id, LeftOut why, std::string detail, Seconds length = {})
    {
        m_made.leftOut.push_back({id, why, std::move(detail), length});
    }

    void chooseAnchors()
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_made.clips.size(); ++i)
            if (m_made.clips[i].split == Split::Train)
                order.push_back(i);
        std::ranges::stable_sort(order, std::greater(),
                                 [this](std::size_t i) { return worthAsAnchor(m_made.clips[i]); });
        for (int i = 0; i < std::min(kAnchors, int(order.size())); ++i)
            m_made.clips[order[std::size_t(i)]].anchor = i + 1;
    }

    Seconds m_longest;
    const ClipWatch* m_watch;
    TrainClips m_made;
    std::map<fs::path, std::string> m_hashes;
};

} // namespace

std::string_view name(LeftOut why)
{
    static constexpr std::array<std::string_view, 4> kNames{"text", "long", "short", "sound"};
    return kNames.at(std::size_t(why));
}

std::size_t TrainClips::count(Split split) const
{
    return std::size_t(std::ranges::count(clips, split, &TrainClip::split));
}

Seconds TrainClips::length(Split split) const
{
    Seconds sum;
    for (const auto& clip : clips)
        if (clip.split == split)
            sum += clip.length;
    return sum;
}

std::string countedReasons(const std::vector<LeftOutClip>& leftOut)
{
    std::map<LeftOut, int> counts;
    for (const auto& clip : leftOut)
        ++counts[clip.why];
    std::string text;
    for (const auto& [why, count] : counts)
        text.append(text.empty() ? "" : ", ").append(name(why)).append(" ").append(std::to_string(count));
    return std::to_string(leftOut.size()) + "; " + text;
}

Result<TrainClips> sortTrainClips(const fs::path& folder, Seconds longest, const ClipWatch& watch)
{
    UNDERSTUDY_TRY(const auto dataset, readDataset(folder));
    if (dataset.entries.empty())
        return fail(Code::InvalidInput, Reason::DatasetEmpty, folder.string());
    return Collecting(longest, watch).from(dataset);
}

Result<TrainClips> readTrainClips(const fs::path& folder, Seconds longest, const ClipWatch& watch)
{
    UNDERSTUDY_TRY(auto clips, sortTrainClips(folder, longest, watch));
    if (clips.count(Split::Train) == 0)
        return fail(Code::InvalidInput, Reason::NothingToTrain, folder.string(),
                    countedReasons(clips.leftOut));
    return clips;
}

} // namespace understudy

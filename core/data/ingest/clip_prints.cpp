#include "core/data/ingest/clip_prints.h"

#include "core/data/recognition/voice_print.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace understudy {
namespace {

constexpr double kLeastLikeness = 0.3; // below, two clips are two clips
constexpr std::size_t kFewestForOutliers = 20;
constexpr std::size_t kMostOfAFile = 2, kFewestForRoom = 8; // clips

void setFigure(Clip& clip, Measure measure, double value)
{
    const auto at = std::ranges::lower_bound(clip.figures, measure, {}, &Figure::measure);
    if (at != clip.figures.end() && at->measure == measure)
        at->value = value;
    else
        clip.figures.insert(at, {measure, value});
}

void compareSounds(std::span<Clip* const> clips, std::span<const ClipPrint> prints)
{
    std::vector<Fingerprint> all;
    for (const auto& print : prints)
        all.push_back(print.fingerprint);
    std::vector<double> most(clips.size());
    for (const auto& pair : nearDuplicates(all, kLeastLikeness))
        for (const auto i : {pair.earlier, pair.later})
            most[i] = std::max(most[i], pair.likeness);
    for (std::size_t i = 0; i < clips.size(); ++i)
        setFigure(*clips[i], Measure::Duplicate, most[i]);
}

/// Vectors of another encoder than most have another length, and are not compared.
std::size_t voiceLength(std::span<const ClipPrint> prints)
{
    std::map<std::size_t, std::size_t> counts;
    for (const auto& print : prints)
        if (!print.voice.empty())
            ++counts[print.voice.size()];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? 0 : most->first;
}

double leastSimilarity(const std::vector<Limit>& limits)
{
    const auto limit = std::ranges::find(limits, Measure::Similarity, &Limit::measure);
    return limit == limits.end() ? -1 : limit->review;
}

using Likenesses = std::vector<std::optional<double>>; // for each print, where it has a voice

/// Each voice to the mean direction of the others that `isOne` says are the speaker's.
Likenesses likenesses(std::span<const ClipPrint> prints, std::size_t length, const std::vector<bool>& isOne)
{
    std::vector<std::vector<float>> directions(prints.size());
    std::vector<float> sum;
    int count = 0;
    for (std::size_t i = 0; i < prints.size(); ++i) {
        if (prints[i].voice.size() != length)
            continue;
        addDirection(directions[i], prints[i].voice);
        if (!isOne[i])
            continue;
        addDirection(sum, prints[i].voice);
        ++count;
    }
    Likenesses found(prints.size());
    for (std::size_t i = 0; i < prints.size(); ++i) {
        if (directions[i].empty() || count == int(isOne[i])) // nobody else to be like
            continue;
        auto others = sum;
        for (std::size_t k = 0; k < length && isOne[i]; ++k)
            others[k] -= directions[i][k];
        found[i] = cosineOf(directions[i], others);
    }
    return found;
}

/// Twice: the second time, strangers do not pull the mean.
Likenesses likenessesToMost(std::span<const ClipPrint> prints, std::size_t length, double least)
{
    const auto first = likenesses(prints, length, std::vector<bool>(prints.size(), true));
    std::vector<bool> isOne;
    for (const auto& likeness : first)
        isOne.push_back(likeness && !(*likeness < least));
    return std::ranges::count(isOne, true) < 2 ? first : likenesses(prints, length, isOne);
}

/// Whether voices were there to compare.
bool compareVoices(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                   const std::vector<Limit>& limits, const std::vector<float>& target)
{
    const auto length = target.empty() ? voiceLength(prints) : target.size();
    if (length == 0)
        return false;
    Likenesses found(prints.size());
    if (target.empty())
        found = likenessesToMost(prints, length, leastSimilarity(limits));
    else
        for (std::size_t i = 0; i < prints.size(); ++i)
            if (prints[i].voice.size() == length)
                found[i] = cosineOf(prints[i].voice, target);
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (found[i])
            setFigure(*clips[i], Measure::Similarity, *found[i]);
    return true;
}

void compareSpectra(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                    std::span<const SpectralProfile> target)
{
    std::vector<SpectralProfile> profiles;
    for (const auto& print : prints)
        if (print.profile)
            profiles.push_back(*print.profile);
    if (target.empty() && profiles.size() < kFewestForOutliers)
        return;
    const ProfileCentre centre(target.empty() ? profiles : target);
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (prints[i].profile)
            setFigure(*clips[i], Measure::Outlier, centre.distance(*prints[i].profile));
}

/// Files of a clip or two are heard together: those of one dataset come from one room.
void compareRooms(std::span<Clip* const> clips, std::span<const ClipPrint> prints)
{
    std::map<std::string_view, std::size_t> counts;
    for (const auto* clip : clips)
        ++counts[clip->recording];
    std::vector<Clip*> together;
    std::vector<std::optional<double>> decays;
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (counts[clips[i]->recording] <= kMostOfAFile && prints[i].decay) {
            together.push_back(clips[i]);
            decays.push_back(prints[i].decay);
        }
    if (together.size() >= kFewestForRoom)
        shareReverberation(together, decays);
}

} // namespace

void shareReverberation(std::span<Clip* const> clips, std::span<const std::optional<double>> decays)
{
    std::vector<double> told;
    for (const auto& decay : decays)
        if (decay)
            told.push_back(*decay);
    if (told.empty())
        return;
    const auto middle = told.begin() + std::ptrdiff_t(told.size() / 2);
    std::ranges::nth_element(told, middle);
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (decays[i])
            setFigure(*clips[i], Measure::Reverberation, *middle);
}

void compareClips(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                  const std::vector<Limit>& limits, const TargetSpeaker& target)
{
    compareRooms(clips, prints);
    compareSounds(clips, prints);
    if (!compareVoices(clips, prints, limits, target.voice))
        compareSpectra(clips, prints, target.profiles);
    for (auto* clip : clips)
        grade(*clip, limits);
}

} // namespace understudy

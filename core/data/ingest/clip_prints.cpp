#include "core/data/ingest/clip_prints.h"

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

void compareVoices(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
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
                  const std::vector<Limit>& limits, std::span<const SpectralProfile> target)
{
    compareRooms(clips, prints);
    compareSounds(clips, prints);
    compareVoices(clips, prints, target);
    for (auto* clip : clips)
        grade(*clip, limits);
}

} // namespace understudy

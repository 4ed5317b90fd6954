#include "core/data/ingest/clip_prints.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr double kLeastLikeness = 0.3; // below, two clips are two clips
constexpr std::size_t kFewestForOutliers = 20;

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

void compareVoices(std::span<Clip* const> clips, std::span<const ClipPrint> prints)
{
    std::vector<SpectralProfile> profiles;
    for (const auto& print : prints)
        if (print.profile)
            profiles.push_back(*print.profile);
    if (profiles.size() < kFewestForOutliers)
        return;
    const ProfileCentre centre(profiles);
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (prints[i].profile)
            setFigure(*clips[i], Measure::Outlier, centre.distance(*prints[i].profile));
}

} // namespace

void compareClips(std::span<Clip* const> clips, std::span<const ClipPrint> prints,
                  const std::vector<Limit>& limits)
{
    compareSounds(clips, prints);
    compareVoices(clips, prints);
    for (auto* clip : clips)
        grade(*clip, limits);
}

} // namespace understudy

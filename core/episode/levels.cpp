#include "core/episode/levels.h"

#include <algorithm>
#include <map>

namespace understudy {

namespace {

/// A speaker further off than this is a fault of the voice that a mix should not hide.
constexpr double kMaxSpeakerGain = 12.0;

bool hasLevelOfItsOwn(const ScriptLine& line)
{
    return std::any_of(line.spoken.runs.begin(), line.spoken.runs.end(), [](const SpokenRun& run) {
        return run.style.volume != 0.0 || run.style.isSilent || run.style.emphasis != Emphasis::None;
    });
}

std::optional<double> plainLevel(const PlannedLine& line)
{
    if (!line.take || !line.take->figures.loudness || hasLevelOfItsOwn(line.line))
        return std::nullopt;
    return line.take->figures.loudness->value;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::map<std::string, double> speakerLevels(const EpisodePlan& plan)
{
    std::map<std::string, std::vector<double>> lines;
    for (const auto& line : plan.lines)
        if (const auto level = plainLevel(line))
            lines[line.line.speaker].push_back(*level);
    std::map<std::string, double> levels;
    for (auto& [speaker, values] : lines)
        levels[speaker] = median(std::move(values));
    return levels;
}

} // namespace

std::vector<Decibels> lineGains(const EpisodePlan& plan, const MixSettings& settings)
{
    std::vector<Decibels> gains(plan.lines.size());
    const auto levels = speakerLevels(plan);
    if (levels.empty())
        return gains;
    std::vector<double> all;
    for (const auto& [speaker, level] : levels)
        all.push_back(level);
    const double reference = median(std::move(all));
    const double most = settings.maxLineGain.value;
    for (std::size_t i = 0; i < gains.size(); ++i) {
        const auto speaker = levels.find(plan.lines[i].line.speaker);
        if (speaker == levels.end())
            continue;
        gains[i] = Decibels(std::clamp(reference - speaker->second, -kMaxSpeakerGain, kMaxSpeakerGain));
        if (const auto level = plainLevel(plan.lines[i]))
            gains[i] += Decibels(std::clamp(settings.evenness * (speaker->second - *level), -most, most));
    }
    return gains;
}

} // namespace understudy

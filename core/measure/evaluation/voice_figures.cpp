#include "core/measure/evaluation/voice_figures.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace understudy {

namespace {

using Lines = std::span<const MeasuredLine>;

std::optional<Spread> spreadOf(Lines lines, std::optional<double> MeasuredLine::*figure)
{
    std::vector<double> values;
    for (const auto& line : lines)
        if (const auto& value = line.*figure)
            values.push_back(*value);
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * double(values.size() - 1) + 0.5)];
    };
    return Spread{std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()), at(0.05),
                  at(0.95), static_cast<int>(values.size())};
}

std::optional<PooledRate> pooled(Lines lines, ErrorCounts HeardLine::*counts)
{
    std::map<std::string, ErrorCounts> groups;
    PooledRate rate;
    for (const auto& line : lines) {
        if (!line.heard)
            continue;
        groups[line.isReal() ? line.recording : line.file] += *line.heard.*counts;
        rate.counts += *line.heard.*counts;
    }
    if (groups.empty())
        return {};
    std::vector<ErrorCounts> drawn;
    for (const auto& [name, group] : groups)
        drawn.push_back(group);
    rate.rate = errorRate(rate.counts);
    rate.interval = bootstrapRate(drawn);
    return rate;
}

} // namespace

VoiceFigures figuresOf(Lines lines)
{
    VoiceFigures figures;
    double took = 0;
    for (const auto& line : lines) {
        ++figures.lines;
        figures.length += line.length;
        took += line.took.value;
    }
    figures.words = pooled(lines, &HeardLine::words);
    figures.characters = pooled(lines, &HeardLine::characters);
    figures.similarity = spreadOf(lines, &MeasuredLine::similarity);
    figures.loudness = spreadOf(lines, &MeasuredLine::loudness);
    figures.noise = spreadOf(lines, &MeasuredLine::noise);
    figures.pitch = spreadOf(lines, &MeasuredLine::pitch);
    figures.pitchRange = spreadOf(lines, &MeasuredLine::pitchRange);
    figures.rate = spreadOf(lines, &MeasuredLine::rate);
    if (took > 0)
        figures.speed = figures.length.value / took;
    return figures;
}

} // namespace understudy

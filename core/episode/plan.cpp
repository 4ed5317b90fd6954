#include "core/episode/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace understudy {

namespace {

using TakesByLine = std::unordered_map<LineId, std::vector<const Take*>>;

TakesByLine intactTakes(const PlanInput& input)
{
    TakesByLine takes;
    for (const auto& take : input.takes)
        if (!input.isIntact || input.isIntact(take))
            takes[take.line].push_back(&take);
    for (auto& [line, list] : takes)
        std::sort(list.begin(), list.end(), [](auto a, auto b) { return a->number > b->number; });
    return takes;
}

using VoicesBySpeaker = std::unordered_map<std::string, VoiceInfo>;

Result<VoicesBySpeaker> castVoices(const PlanInput& input)
{
    VoicesBySpeaker cast;
    for (const auto& [speaker, id] : input.script->header.voices) {
        const auto found =
            std::find_if(input.voices.begin(), input.voices.end(),
                         [&, &wanted = id](const VoiceInfo& voice) { return voice.id == wanted; });
        if (found == input.voices.end()) {
            std::string known;
            for (const auto& voice : input.voices)
                known.append(known.empty() ? "" : ", ").append(voice.id.value);
            return fail(Code::NotFound, Reason::VoiceUnknown, id.value, std::move(known));
        }
        cast.emplace(speaker, *found);
    }
    return cast;
}

/// `takes`: newest first. `chosen`: the number of the one that somebody chose.
void chooseTake(PlannedLine& line, std::vector<const Take*> takes, std::optional<int> chosen,
                const SoundSource& source, std::uint64_t episodeSeed)
{
    // ranges::stable_partition: not with clang 14
    std::stable_partition(takes.begin(), takes.end(),
                          [&](const Take* take) { return take->number == chosen; });
    line.takeCount = static_cast<int>(takes.size());
    line.take = *takes.front();
    line.state = LineState::Stale;
    auto receipt = makeReceipt(line.line, line.voice, source, 0);
    for (const auto* take : takes) {
        receipt.seed = lineSeed(episodeSeed, line.id, take->number);
        if (take->key == takeKey(receipt, line.id, take->number)) {
            line.take = *take;
            line.state = LineState::Fresh;
            return;
        }
    }
}

std::optional<int> chosenOf(const PlanInput& input, const LineId& line)
{
    const auto found = input.chosen.find(line);
    return found == input.chosen.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::size_t EpisodePlan::count(LineState state) const
{
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const PlannedLine& line) { return line.state == state; }));
}

Result<EpisodePlan> planEpisode(const PlanInput& input)
{
    UNDERSTUDY_TRY(const auto cast, castVoices(input));
    const auto takes = intactTakes(input);
    auto split = splitLines(*input.script);
    const auto ids = alignLines(input.known, split.lines);

    EpisodePlan plan;
    plan.header = input.script->header;
    plan.source = input.source;
    for (const auto& section : input.script->sections)
        plan.sectionTitles.push_back(section.title);
    for (std::size_t i = 0; i < split.lines.size(); ++i) {
        PlannedLine line;
        line.id = ids[i];
        line.line = std::move(split.lines[i]);
        const auto voice = cast.find(line.line.speaker);
        if (voice == cast.end())
            return fail(Code::InvalidInput, Reason::SpeakerUnknown, line.line.speaker);
        line.voice = voice->second;
        line.estimate = estimateSpeech(line.line.spoken.text());
        if (const auto found = takes.find(line.id); found != takes.end())
            chooseTake(line, found->second, chosenOf(input, line.id), input.source, plan.header.seed);
        plan.lines.push_back(std::move(line));
    }
    plan.audio = std::move(split.audio);
    plan.pauseAtEnd = split.pauseAtEnd;
    plan.marksAtEnd = std::move(split.marksAtEnd);
    return plan;
}

std::vector<KnownLine> knownLines(const EpisodePlan& plan, std::span<const KnownLine> before)
{
    std::vector<KnownLine> known;
    std::unordered_set<LineId> live;
    for (const auto& line : plan.lines) {
        known.push_back({line.id, line.line.speaker, line.line.text(), line.line.section, false});
        live.insert(line.id);
    }
    for (auto line : before) {
        if (live.contains(line.id))
            continue;
        line.isRetired = true;
        known.push_back(std::move(line));
    }
    return known;
}

} // namespace understudy

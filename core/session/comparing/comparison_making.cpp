#include "core/audio/excerpt.h"
#include "core/audio/filters.h"
#include "core/audio/matched_sounds.h"
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/hash.h"
#include "core/session/comparing/comparison_making_p.h"

#include <algorithm>
#include <random>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Seconds kLongest{120};
constexpr SampleRate kMostRate{48'000};
constexpr int kAbxTrials = 16, kPreferenceTrials = 20;
constexpr int kRepeatEvery = 6;

using ItemSounds = std::vector<Waveform>; ///< by slot

Result<Waveform> readSound(const FoundSound& sound)
{
    UNDERSTUDY_TRY(const auto reader, AudioReader::open(sound.file));
    const auto rate = std::min(reader.info().rate, kMostRate);
    if (sound.end <= Seconds(0))
        return readMono(sound.file, rate, kLongest);
    const auto own = reader.info().rate;
    const auto begin = toFrames(sound.start, own),
               end = toFrames(std::min(sound.end, sound.start + kLongest), own);
    return readExcerpt(sound.file, sound.channel, begin, end - begin);
}

std::string nameOf(const ComparisonToMake& wanted, const std::vector<ComparedSlot>& slots)
{
    std::string name = wanted.name;
    if (name.empty())
        for (const auto& slot : slots)
            if (!slot.slot.isAnchor)
                name.append(name.empty() ? "" : ", ").append(slot.slot.name);
    return name;
}

ListeningDesign designOf(const ComparisonToMake& wanted, std::size_t slots, std::size_t items)
{
    ListeningDesign design;
    design.slots = slots;
    design.items = items;
    design.seed = wanted.seed ? *wanted.seed : std::random_device()() % 100'000;
    if (!wanted.mode)
        return design;
    design.mode = *wanted.mode;
    const auto pairs = static_cast<int>(slots * (slots - 1) / 2 * items);
    const auto usual = *wanted.mode == ListeningMode::Abx
                           ? kAbxTrials
                           : std::clamp(pairs, kPreferenceTrials, kMostTrials / 2); // with room for repeats
    design.trials = wanted.trials > 0 ? wanted.trials : usual;
    if (*wanted.mode == ListeningMode::Preference)
        design.repeats = wanted.repeats >= 0 ? wanted.repeats : std::max(1, design.trials / kRepeatEvery);
    return design;
}

/// As it is heard, bit for bit what is hashed and played.
Result<ComparedSound> writeSound(const Waveform& sound, const fs::path& folder, const std::string& file)
{
    UNDERSTUDY_TRY(auto writer,
                   AudioWriter::create(folder / file, {.rate = sound.rate, .format = SampleFormat::Pcm24}));
    UNDERSTUDY_CHECK(writer.write(sound.samples));
    UNDERSTUDY_CHECK(writer.commit());
    UNDERSTUDY_TRY(auto hash, sha256File(folder / file));
    return ComparedSound{file, std::move(hash), {}};
}

class Making
{
public:
    Making(const ComparisonToMake& wanted, std::vector<FoundSlot> slots, const SpeakText& speak,
           JobContext& context)
        : m_wanted(wanted), m_slots(std::move(slots)), m_speak(speak), m_context(context)
    {
        for (const auto& slot : m_slots)
            m_plan.slots.push_back(slot.slot);
        const auto isReference = [](const FoundSlot& slot) { return slot.slot.slot.isReference; };
        const auto reference = std::ranges::find_if(m_slots, isReference);
        m_anchorOf = reference == m_slots.end() ? 0 : std::size_t(reference - m_slots.begin());
        if (wanted.mode == ListeningMode::Opinion && wanted.hasAnchor && m_slots.size() < kMostSlots)
            m_plan.slots.push_back({{"Anchor", false, true}, SoundKind::Anchor, m_plan.slots[m_anchorOf].of});
        m_plan.name = nameOf(wanted, m_plan.slots);
        m_plan.mode = wanted.mode;
    }

    Result<ComparisonPlan> make(const fs::path& folder)
    {
        const auto count = m_slots.front().items.size();
        std::vector<MatchedSounds> items;
        for (std::size_t item = 0; item < count; ++item) {
            m_context.report({Stage::Reading, double(item), double(count), ProgressUnit::Clips, {}});
            UNDERSTUDY_TRY(auto sounds, load(item));
            UNDERSTUDY_TRY(auto matched, match(std::move(sounds)));
            items.push_back(std::move(matched));
        }
        m_plan.loudness = items.front().match.loudness;
        for (const auto& item : items)
            m_plan.loudness = std::min(m_plan.loudness, item.match.loudness);
        for (std::size_t item = 0; item < count; ++item)
            UNDERSTUDY_CHECK(write(item, std::move(items[item]), folder));
        const auto isOne = [](const ComparedItem& item) {
            return item.sounds[0].sha256 == item.sounds[1].sha256;
        };
        if (m_wanted.mode == ListeningMode::Abx && std::ranges::all_of(m_plan.items, isOne))
            return fail(Code::InvalidInput, "slots", "both are the same sound");
        m_plan.design = designOf(m_wanted, m_plan.slots.size(), m_plan.items.size());
        return std::move(m_plan);
    }

private:
    Result<ItemSounds> load(std::size_t item)
    {
        ItemSounds sounds;
        for (const auto& slot : m_slots) {
            if (m_context.cancelled())
                return fail(Code::Cancelled);
            const auto& found = slot.items[item];
            UNDERSTUDY_TRY(auto sound, found.file.empty()
                                           ? m_speak(VoiceId(slot.slot.of), found.text, m_context)
                                           : readSound(found));
            sounds.push_back(std::move(sound));
        }
        if (m_plan.slots.size() > m_slots.size())
            sounds.push_back(lowPassed(sounds[m_anchorOf]));
        return sounds;
    }

    Result<MatchedSounds> match(ItemSounds sounds)
    {
        const auto length =
            m_wanted.mode == ListeningMode::Abx ? SharedLength::Shortest : SharedLength::Longest;
        auto matched = matchSounds(std::move(sounds), length);
        if (matched || matched.error().reason != Reason::SoundSilent)
            return matched;
        auto error = std::move(matched).error();
        error.subject = m_plan.slots.at(std::stoul(error.subject)).slot.name;
        return Failure(std::move(error));
    }

    Result<void> write(std::size_t item, MatchedSounds matched, const fs::path& folder)
    {
        const auto& first = m_slots.front().items[item];
        ComparedItem made{first.key,
                          first.text,
                          toSeconds(matched.sounds.front().length(), matched.sounds.front().rate),
                          {}};
        const auto lower = m_plan.loudness - matched.match.loudness; // as loud as the other items
        for (std::size_t slot = 0; slot < matched.sounds.size(); ++slot) {
            applyGain(matched.sounds[slot].samples, Decibels(lower.value));
            const auto file = std::to_string(item + 1) + "-" + std::to_string(slot + 1) + ".wav";
            UNDERSTUDY_TRY(auto sound, writeSound(matched.sounds[slot], folder, file));
            sound.gain = Decibels(matched.match.gains[slot].value + lower.value);
            made.sounds.push_back(std::move(sound));
        }
        m_plan.items.push_back(std::move(made));
        return {};
    }

    const ComparisonToMake& m_wanted;
    std::vector<FoundSlot> m_slots;
    const SpeakText& m_speak;
    JobContext& m_context;
    std::size_t m_anchorOf = 0; // of the slots
    ComparisonPlan m_plan;
};

} // namespace

Result<ComparisonPlan> makeComparison(const ComparisonToMake& wanted, std::vector<FoundSlot> slots,
                                      const fs::path& folder, const SpeakText& speak, JobContext& context)
{
    return Making(wanted, std::move(slots), speak, context).make(folder);
}

} // namespace understudy

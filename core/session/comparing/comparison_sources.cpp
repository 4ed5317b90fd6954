#include "core/session/comparing/comparison_sources.h"

#include "core/base/files.h"
#include "core/session/project_store_p.h"
#include "core/session/review_service.h"
#include "core/session/train_service.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr std::array kEndings{".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a", ".aiff", ".aif"};

Result<FoundSlot> findTake(const SlotToCompare& wanted, const ProjectStore& store)
{
    const auto name = takeNamed(wanted.of);
    if (!name)
        return fail(Code::InvalidInput, wanted.of, "episode/line/take");
    UNDERSTUDY_TRY(const auto episodes, store.episodes());
    if (std::ranges::find(episodes, EpisodeId(name->episode), &EpisodeRow::id) == episodes.end())
        return fail(Code::NotFound, Reason::EpisodeUnknown, name->episode);
    UNDERSTUDY_TRY(const auto takes, store.takes(EpisodeId(name->episode)));
    const auto take = std::ranges::find_if(
        takes, [&](const Take& one) { return one.line.value == name->line && one.number == name->number; });
    if (take == takes.end())
        return fail(Code::NotFound, Reason::TakeDamaged, wanted.of);
    const auto folder = store.folder() / "episodes" / name->episode;
    UNDERSTUDY_CHECK(checkTakeFile(folder, *take));
    FoundSlot found;
    found.slot.slot.name = "Take " + std::to_string(name->number);
    found.items.push_back({{}, take->receipt.text, folder / take->file(), {}, {}, -1});
    return found;
}

Result<FoundSlot> findCheckpoint(const SlotToCompare& wanted, const TrainService& runs)
{
    UNDERSTUDY_TRY(const auto name, parseCheckpointName(wanted.of));
    UNDERSTUDY_TRY(const auto details, runs.details(RunId(name.run)));
    const auto step = name.step           ? name.step
                      : details.suggested ? std::optional(details.suggested->step)
                                          : std::nullopt;
    std::map<std::string, std::string> texts;
    for (const auto& line : standardProbes())
        texts[line.id] = line.text;
    FoundSlot found;
    std::string steps;
    for (const auto& sample : details.samples) {
        if (step && sample.step == *step)
            found.items.push_back({sample.line, texts[sample.line], sample.file, {}, {}, -1});
        const auto known = std::to_string(sample.step);
        if (!steps.ends_with(known))
            steps.append(steps.empty() ? "" : ", ").append(known);
    }
    if (found.items.empty())
        return fail(Code::NotFound, Reason::CheckpointUnknown, wanted.of, steps);
    found.slot.slot.name = "Step " + std::to_string(*step);
    found.slot.of = name.run + "@" + std::to_string(*step);
    return found;
}

Result<FoundSlot> findClip(const SlotToCompare& wanted, const ReviewService& reviews)
{
    const auto snapshot = reviews.snapshot();
    const auto* clip = snapshot->clip(wanted.of);
    const auto* recording = clip != nullptr ? snapshot->recording(clip->clip.recording) : nullptr;
    if (recording == nullptr)
        return fail(Code::NotFound, wanted.of, "clip");
    if (!isFile(recording->file))
        return fail(Code::NotFound, Reason::FileMissing, recording->file.string());
    const auto span = clip->span();
    FoundSlot found;
    found.slot.slot.name = wanted.of;
    found.items.push_back({{},
                           clip->clip.text.raw,
                           recording->file,
                           toSeconds(span.begin, recording->rate),
                           toSeconds(span.end, recording->rate),
                           recording->channel});
    return found;
}

Result<FoundSlot> findFiles(const SlotToCompare& wanted)
{
    const auto path = fs::absolute(wanted.of).lexically_normal();
    FoundSlot found;
    found.slot.of = path.string();
    found.slot.slot.name = path.stem().string();
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        if (!isFile(path))
            return fail(Code::NotFound, Reason::FileMissing, path.string());
        found.items.push_back({path.stem().string(), {}, path, {}, {}, -1});
        return found;
    }
    for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const auto file = entry->path();
        if (std::ranges::find(kEndings, file.extension().string()) != kEndings.end() && isFile(file))
            found.items.push_back({file.stem().string(), {}, file, {}, {}, -1});
    }
    if (found.items.empty())
        return fail(Code::NotFound, Reason::NoRecordings, path.string());
    std::ranges::sort(found.items, {}, &FoundSound::key);
    return found;
}

/// By key, which says that it is of the same words: none where a slot has a sound alone and others have
/// several.
const FoundSound* itemOf(const FoundSlot& slot, const std::string& key)
{
    const auto found = std::ranges::find(slot.items, key, &FoundSound::key);
    return found == slot.items.end() ? nullptr : &*found;
}

std::string textFor(const std::vector<FoundSlot>& slots, const std::string& key)
{
    for (const auto& slot : slots)
        if (const auto* item = itemOf(slot, key); item != nullptr && !item->text.empty())
            return item->text;
    return {};
}

} // namespace

std::optional<TakeName> takeNamed(const std::string& of)
{
    const auto last = of.rfind('/');
    const auto first = last == std::string::npos ? last : of.rfind('/', last - 1);
    if (first == std::string::npos || first == 0 || last == first + 1)
        return {};
    TakeName name{of.substr(0, first), of.substr(first + 1, last - first - 1), 0};
    const auto digits = std::string_view(of).substr(last + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), name.number);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(name)
                                                                               : std::nullopt;
}

SoundName checkpointSound(const RunId& run, std::int64_t step)
{
    return {SoundKind::Checkpoint, run.value + "@" + std::to_string(step)};
}

SoundName takesOf(const EpisodeId& episode, const LineId& line)
{
    return {SoundKind::Take, episode.value + "/" + line.value + "/"};
}

SlotToCompare parseSlot(std::string_view text)
{
    SlotToCompare slot;
    const auto equals = text.find('=');
    // A path may have an equals sign too; a name has no slash.
    if (equals != std::string_view::npos && text.substr(0, equals).find('/') == std::string_view::npos) {
        slot.name = text.substr(0, equals);
        text.remove_prefix(equals + 1);
    }
    const auto colon = text.find(':');
    const auto kind = colon == std::string_view::npos ? std::nullopt : soundKindNamed(text.substr(0, colon));
    slot.of = text;
    if (kind && *kind != SoundKind::Anchor) {
        slot.kind = *kind;
        slot.of = text.substr(colon + 1);
    } else if (text.starts_with("run-") && text.find('@') != std::string_view::npos) {
        slot.kind = SoundKind::Checkpoint;
    }
    return slot;
}

Result<FoundSlot> findSlot(const SlotToCompare& wanted, const ProjectStore& store, const TrainService& runs,
                           const ReviewService& reviews)
{
    const auto find = [&]() -> Result<FoundSlot> {
        switch (wanted.kind) {
        case SoundKind::Take:
            return findTake(wanted, store);
        case SoundKind::Checkpoint:
            return findCheckpoint(wanted, runs);
        case SoundKind::Clip:
            return findClip(wanted, reviews);
        case SoundKind::Voice: {
            FoundSlot found;
            found.slot.slot.name = wanted.of;
            return found;
        }
        case SoundKind::File:
        case SoundKind::Anchor:
            break;
        }
        return findFiles(wanted);
    };
    UNDERSTUDY_TRY(auto found, find());
    found.slot.kind = wanted.kind;
    if (found.slot.of.empty())
        found.slot.of = wanted.of;
    if (!wanted.name.empty())
        found.slot.slot.name = wanted.name;
    found.slot.slot.isReference = wanted.isReference;
    return found;
}

Result<std::vector<FoundSlot>> joinItems(std::vector<FoundSlot> slots, const std::vector<std::string>& texts)
{
    const auto speaks = [](const FoundSlot& slot) { return slot.slot.kind == SoundKind::Voice; };
    const bool isSingle = std::ranges::all_of(
        slots, [&](const FoundSlot& slot) { return speaks(slot) || slot.items.size() == 1; });
    if (isSingle)
        for (auto& slot : slots)
            for (auto& item : slot.items)
                item.key.clear();
    std::vector<std::string> keys;
    const auto first = std::ranges::find_if(slots, [&](const FoundSlot& slot) { return !speaks(slot); });
    if (first == slots.end()) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            keys.push_back("text-" + std::to_string(i + 1));
    } else {
        for (const auto& item : first->items)
            if (std::ranges::all_of(slots, [&](const FoundSlot& slot) {
                    return speaks(slot) || itemOf(slot, item.key) != nullptr;
                }))
                keys.push_back(item.key);
    }
    if (keys.empty())
        return fail(Code::InvalidInput, "slots",
                    first == slots.end() ? "no text for the voices to speak"
                                         : "the slots have no sound in common");
    std::vector<FoundSlot> joined;
    for (const auto& slot : slots) {
        joined.push_back({slot.slot, {}});
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto text = first == slots.end()                                  ? texts[i]
                              : textFor(slots, keys[i]).empty() && i < texts.size() ? texts[i]
                                                                                    : textFor(slots, keys[i]);
            auto item = speaks(slot) ? FoundSound{keys[i], text, {}, {}, {}, -1} : *itemOf(slot, keys[i]);
            item.text = text;
            if (speaks(slot) && text.empty())
                return fail(Code::InvalidInput, slot.slot.of, "no text for the voice to speak");
            joined.back().items.push_back(std::move(item));
        }
    }
    return joined;
}

} // namespace understudy

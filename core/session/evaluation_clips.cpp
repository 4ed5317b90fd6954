#include "core/session/evaluation_clips_p.h"

#include "core/audio/reader.h"
#include "core/base/digits.h"

#include <map>

namespace understudy {

namespace {

constexpr Seconds kLongestClip{120};

/// Where an entry is only a part of its file.
bool isPart(const DatasetEntry& entry)
{
    return entry.start.value > 0 || entry.end.value > 0;
}

} // namespace

std::vector<DatasetEntry> heldOut(const Dataset& dataset, std::size_t most)
{
    std::map<std::string, std::vector<DatasetEntry>> recordings;
    for (const auto& entry : dataset.entries)
        if (entry.row.split != Split::Train)
            recordings[entry.row.clip.recording].push_back(entry);
    std::vector<DatasetEntry> clips;
    for (std::size_t round = 0; clips.size() < most; ++round) {
        const auto before = clips.size();
        for (const auto& [name, entries] : recordings)
            if (round < entries.size() && clips.size() < most)
                clips.push_back(entries[round]);
        if (clips.size() == before)
            break;
    }
    return clips;
}

Result<Waveform> soundOf(const DatasetEntry& entry)
{
    return isPart(entry) ? readMonoPart(entry.audio, kStudioRate, entry.start, entry.end)
                         : readMono(entry.audio, kStudioRate, kLongestClip);
}

std::string fileOf(const DatasetEntry& entry)
{
    return entry.audio.string() + (isPart(entry)
                                       ? "#t=" + digitsOf(entry.start.value) + "," + digitsOf(entry.end.value)
                                       : std::string());
}

} // namespace understudy

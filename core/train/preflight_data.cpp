#include "core/model/device_report.h"
#include "core/model/free_memory.h"
#include "core/model/torch_device_p.h"
#include "core/synth/turn_tokens.h"
#include "core/train/data/code_cache.h"
#include "core/train/machine_speed.h"
#include "core/train/preflight.h"

#include <cmath>
#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

/// Keys of clips that any codec encoded.
std::set<std::string> keysIn(const fs::path& codeCache)
{
    std::set<std::string> keys;
    std::error_code error;
    fs::directory_iterator codecs(codeCache, error);
    for (; !error && codecs != fs::directory_iterator(); codecs.increment(error)) {
        std::error_code ignored;
        fs::directory_iterator files(codecs->path(), ignored);
        for (; !ignored && files != fs::directory_iterator(); files.increment(ignored))
            keys.insert(files->path().stem().string());
    }
    return keys;
}

void weigh(PreflightData& data, const TurnTokens& tokens, const CodeCache& cache,
           const std::set<std::string>& encoded, const std::string& speaker)
{
    std::set<std::int64_t> words;
    for (const auto& clip : data.clips.clips) {
        const auto text = tokens.of(speaker, clip.text);
        words.insert(text.begin(), text.end());
        data.load.clips.push_back(
            {std::int64_t(text.size()), framesIn(clip.length), clip.split, clip.anchor});
        if (cache.find(clip.key))
            continue;
        ++data.load.notEncoded;
        data.load.toEncode += clip.length;
        if (encoded.contains(clip.key))
            data.otherCodec.push_back(clip.id);
    }
    data.load.differentWords = std::int64_t(words.size());
}

/// Where a folder is, or would be made.
std::optional<Bytes> freeOnDisk(fs::path folder)
{
    std::error_code error;
    while (folder.has_relative_path() && !fs::exists(folder, error))
        folder = folder.parent_path();
    const auto space = fs::space(folder.empty() ? fs::path(".") : folder, error);
    return error ? std::nullopt : std::optional(Bytes(std::int64_t(space.available)));
}

std::optional<Bytes> freeOn(const std::string& name)
{
    const auto device = deviceOrFirst(name);
    if (!device)
        return std::nullopt;
    if (const auto memory = memoryOf(*device))
        return memory->free;
    return device->is_cpu() ? freeMemory() : std::nullopt;
}

} // namespace

Result<PreflightData> readPreflightData(const fs::path& dataset, const CsmFiles& base,
                                        const fs::path& codeCache, const TrainSettings& settings,
                                        const ClipWatch& watch)
{
    PreflightData data;
    UNDERSTUDY_TRY(data.config, readCsmConfig(base.config));
    auto clips = sortTrainClips(dataset, Seconds(settings.longestClip), watch);
    if (!clips && clips.error().code == Code::Cancelled)
        return Failure(std::move(clips).error());
    if (!clips) {
        data.problem = std::move(clips).error();
        return data;
    }
    data.clips = std::move(*clips);
    if (!base.codecConfig.empty()) {
        UNDERSTUDY_TRY(const auto codec, readMimiConfig(base.codecConfig));
        data.load.codec = codecCost(codec);
    }
    UNDERSTUDY_TRY(const auto tokens, TurnTokens::open(base.tokenizer));
    weigh(data, tokens, CodeCache(codeCache, base.sha256, data.config.codebooks), keysIn(codeCache),
          settings.speaker);
    return data;
}

TrainMachine lookAtMachine(const TrainSettings& settings, const PreflightData& data, const fs::path& runs)
{
    TrainMachine machine;
    for (const auto& device : computeReport().devices)
        machine.devices.push_back(device.id);
    machine.freeMemory = freeOn(settings.device);
    machine.freeDisk = freeOnDisk(runs);
    if (data.clips.count(Split::Train) == 0 || !checkSettings(settings))
        return machine;
    const auto estimate = estimateTraining(settings, data.config, data.load, std::nullopt);
    const auto positions = std::llround(estimate.positions / settings.accumulate);
    if (const auto speed = measureSpeed(settings, data.config, positions, settings.clips))
        machine.speed = *speed;
    return machine;
}

} // namespace understudy

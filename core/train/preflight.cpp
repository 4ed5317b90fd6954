#include "core/train/preflight.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace understudy {
namespace {

constexpr double kTight = 0.9; // of what is free
constexpr int kLeastRank = 4, kMostRank = 64;
constexpr double kLongestLimit = 60; // of longest_clip
constexpr std::size_t kFewClips = 5; // whose mean loss jumps from one evaluation to the next

struct Scale
{
    const PreflightData* data;
    const TrainMachine* machine;

    TrainEstimate estimate(const TrainSettings& settings) const
    {
        return estimateTraining(settings, data->config, data->load, machine->speed);
    }
    bool fitsMemory(const TrainSettings& settings) const
    {
        return !machine->freeMemory || estimate(settings).memory.value <= machine->freeMemory->value;
    }
    bool fitsDisk(const TrainSettings& settings) const
    {
        return !machine->freeDisk || estimate(settings).disk.value <= machine->freeDisk->value;
    }
};

/// One step down; false where there is none.
using Smaller = bool (*)(TrainSettings&);

bool checkpoints(TrainSettings& settings)
{
    return std::exchange(settings.checkpointing, Checkpointing::On) == Checkpointing::Off;
}

/// The same clips to a step, fewer of them at once.
bool takesFewerAtOnce(TrainSettings& settings)
{
    constexpr int kMostAccumulated = 256;
    if (settings.frameBudget > 0) {
        settings.frameBudget /= 2;
        return settings.frameBudget > 0;
    }
    if (settings.clips <= 1 || settings.accumulate * 2 > kMostAccumulated)
        return false;
    settings.accumulate = (settings.accumulate * settings.clips + settings.clips / 2 - 1) / (settings.clips / 2);
    settings.clips /= 2;
    return true;
}

bool computesNarrow(TrainSettings& settings)
{
    if (settings.precision != Precision::Fp32)
        return false;
    settings.precision = Precision::Bf16;
    return true;
}

/// As strong as before.
bool learnsLess(TrainSettings& settings)
{
    if (settings.rank <= kLeastRank)
        return false;
    const auto rank = std::max(kLeastRank, settings.rank / 2);
    settings.alpha *= double(rank) / settings.rank;
    settings.rank = rank;
    return true;
}

constexpr std::array<Smaller, 4> kSmaller{checkpoints, takesFewerAtOnce, computesNarrow, learnsLess};

template<typename Fits>
std::optional<TrainSettings> shrunk(TrainSettings settings, Smaller smaller, const Fits& fits)
{
    while (smaller(settings))
        if (fits(settings))
            return settings;
    return std::nullopt;
}

/// Those that do it alone; where none does, as many after one another as it takes.
std::vector<SettingChanges> memoryRemedies(const TrainSettings& settings, const Scale& scale)
{
    const auto fits = [&](const TrainSettings& tried) { return scale.fitsMemory(tried); };
    std::vector<SettingChanges> remedies;
    for (const auto smaller : kSmaller)
        if (const auto found = shrunk(settings, smaller, fits))
            remedies.push_back(changesBetween(settings, *found));
    if (!remedies.empty())
        return remedies;
    auto tried = settings;
    for (const auto smaller : kSmaller)
        while (smaller(tried))
            if (fits(tried))
                return {changesBetween(settings, tried)};
    return {};
}

std::vector<SettingChanges> diskRemedies(const TrainSettings& settings, const Scale& scale)
{
    auto tried = settings;
    while (tried.keepBest > 0) {
        --tried.keepBest;
        if (scale.fitsDisk(tried))
            return {changesBetween(settings, tried)};
    }
    const auto less =
        shrunk(tried, learnsLess, [&](const TrainSettings& smaller) { return scale.fitsDisk(smaller); });
    if (!less)
        return {};
    return {changesBetween(settings, *less)};
}

CheckState against(double needed, double free)
{
    return needed > free ? CheckState::Fail : needed > kTight * free ? CheckState::Look : CheckState::Pass;
}

class Checking
{
public:
    Checking(const TrainSettings& settings, const PreflightData& data, const TrainMachine& machine)
        : m_settings(&settings), m_data(&data), m_machine(&machine)
    {
    }

    Preflight run()
    {
        if (m_data->problem)
            add({.kind = CheckKind::Dataset, .state = CheckState::Fail, .problem = m_data->problem});
        checkClips();
        for (const auto& [kind, why] : {std::pair(CheckKind::LongClips, LeftOut::Long),
                                       std::pair(CheckKind::ShortClips, LeftOut::Short),
                                       std::pair(CheckKind::NoWords, LeftOut::Text),
                                       std::pair(CheckKind::NoSound, LeftOut::Sound)})
            checkLeftOut(kind, why);
        const bool isSound = checkTheSettings(), isThere = checkDevice();
        if (isSound && isThere && m_data->clips.count(Split::Train) > 0) {
            checkCodes();
            m_made.estimate = Scale{m_data, m_machine}.estimate(*m_settings);
            checkRoom();
        }
        return std::move(m_made);
    }

private:
    PreflightCheck& add(PreflightCheck check)
    {
        m_made.checks.push_back(std::move(check));
        return m_made.checks.back();
    }

    void checkClips()
    {
        if (m_data->problem)
            return;
        const auto training = m_data->clips.count(Split::Train);
        add({.kind = CheckKind::Clips,
             .state = training == 0   ? CheckState::Fail
                      : training == 1 ? CheckState::Look
                                      : CheckState::Pass,
             .found = double(training),
             .length = m_data->clips.length(Split::Train)});
        const auto validation = m_data->clips.count(Split::Validation);
        add({.kind = CheckKind::Validation,
             .state = validation < kFewClips ? CheckState::Look : CheckState::Pass,
             .found = double(validation),
             .allowed = double(kFewClips),
             .length = m_data->clips.length(Split::Validation)});
        checkRecordings();
    }

    /// One room is learned with its voice, or decides what validation says of all.
    void checkRecordings()
    {
        std::set<std::string> all, validating;
        for (const auto& clip : m_data->clips.clips) {
            if (clip.recording.empty())
                return;
            all.insert(clip.recording);
            if (clip.split == Split::Validation)
                validating.insert(clip.recording);
        }
        if (!all.empty())
            add({.kind = CheckKind::Recordings,
                 .state = all.size() == 1 || validating.size() == 1 ? CheckState::Look : CheckState::Pass,
                 .found = double(all.size()),
                 .allowed = double(validating.size())});
    }

    void checkLeftOut(CheckKind kind, LeftOut why)
    {
        PreflightCheck check{.kind = kind, .state = CheckState::Look};
        for (const auto& clip : m_data->clips.leftOut) {
            if (clip.why != why)
                continue;
            check.names.push_back(clip.id);
            check.found = std::max(check.found, clip.length.value);
        }
        if (check.names.empty())
            return;
        if (kind == CheckKind::LongClips) {
            check.allowed = m_settings->longestClip;
            if (const auto limit = limitThatTakesMost(); limit > m_settings->longestClip) {
                auto longer = *m_settings;
                longer.longestClip = limit;
                check.remedies.push_back(changesBetween(*m_settings, longer));
            }
        }
        add(std::move(check));
    }

    /// As many of the long clips as may be; 0 where none may.
    double limitThatTakesMost() const
    {
        double limit = 0;
        for (const auto& clip : m_data->clips.leftOut)
            if (const auto wanted = std::ceil(clip.length.value);
                clip.why == LeftOut::Long && wanted <= kLongestLimit)
                limit = std::max(limit, wanted);
        return limit;
    }

    bool checkTheSettings()
    {
        if (const auto sound = checkSettings(*m_settings); !sound) {
            add({.kind = CheckKind::Settings, .state = CheckState::Fail, .problem = sound.error()});
            return false;
        }
        const auto parameters = trainedParameters(m_settings->targets, m_settings->rank, m_data->config);
        const auto layers = checkLayers(m_settings->targets, m_data->config);
        add({.kind = CheckKind::Targets,
             .state = layers ? CheckState::Pass : CheckState::Fail,
             .found = double(parameters),
             .problem = layers ? std::nullopt : std::optional(layers.error())});
        if (const auto rank = m_settings->rank; rank < kLeastRank || rank > kMostRank)
            add({.kind = CheckKind::Rank,
                 .state = CheckState::Look,
                 .found = double(rank),
                 .allowed = double(rank < kLeastRank ? kLeastRank : kMostRank)});
        return layers.has_value();
    }

    bool checkDevice()
    {
        const auto& devices = m_machine->devices;
        auto& check = add({.kind = CheckKind::Device, .names = {m_settings->device}});
        if (m_settings->device.empty() || std::ranges::find(devices, m_settings->device) != devices.end())
            return true;
        check.state = CheckState::Fail;
        check.names.insert(check.names.end(), devices.begin(), devices.end());
        if (const auto other = otherDevice()) {
            auto changed = *m_settings;
            changed.device = *other;
            check.remedies.push_back(changesBetween(*m_settings, changed));
        }
        return false;
    }

    /// By name, so that whoever reads it knows what it will be: the first card, else the first there is.
    std::optional<std::string> otherDevice() const
    {
        const auto& devices = m_machine->devices;
        const auto card = std::ranges::find_if(
            devices, [](const std::string& device) { return device.starts_with("cuda"); });
        if (card != devices.end())
            return *card;
        return devices.empty() ? std::nullopt : std::optional(devices.front());
    }

    void checkCodes()
    {
        const auto all = m_data->clips.clips.size();
        add({.kind = CheckKind::Codes,
             .state = m_data->otherCodec.empty() ? CheckState::Pass : CheckState::Look,
             .found = double(all - m_data->load.notEncoded),
             .allowed = double(all),
             .length = m_data->load.toEncode,
             .names = m_data->otherCodec});
    }

    void checkRoom()
    {
        const Scale scale{m_data, m_machine};
        if (m_machine->freeMemory) {
            const auto needed = double(m_made.estimate->memory.value);
            const auto free = double(m_machine->freeMemory->value);
            auto& check = add({.kind = CheckKind::Memory,
                               .state = against(needed, free),
                               .found = needed,
                               .allowed = free});
            if (check.state == CheckState::Fail)
                check.remedies = memoryRemedies(*m_settings, scale);
        }
        if (m_machine->freeDisk) {
            const auto needed = double(m_made.estimate->disk.value);
            const auto free = double(m_machine->freeDisk->value);
            auto& check = add(
                {.kind = CheckKind::Disk, .state = against(needed, free), .found = needed, .allowed = free});
            if (check.state == CheckState::Fail)
                check.remedies = diskRemedies(*m_settings, scale);
        }
    }

    const TrainSettings* m_settings;
    const PreflightData* m_data;
    const TrainMachine* m_machine;
    Preflight m_made;
};

} // namespace

std::string_view name(CheckKind kind)
{
    static constexpr std::array<std::string_view, 15> kNames{
        "dataset",    "settings",    "targets",  "rank",     "device", "clips",  "validation", "recordings",
        "long_clips", "short_clips", "no_words", "no_sound", "codes",  "memory", "disk"};
    return kNames.at(std::size_t(kind));
}

std::string_view name(CheckState state)
{
    static constexpr std::array<std::string_view, 3> kNames{"pass", "look", "fail"};
    return kNames.at(std::size_t(state));
}

SettingChanges changesBetween(const TrainSettings& from, const TrainSettings& to)
{
    SettingChanges changes;
    for (const auto& row : trainParameters())
        if (row.get(from) != row.get(to))
            changes.push_back({std::string(row.key), row.get(to)});
    return changes;
}

bool Preflight::mayStart() const
{
    return estimate.has_value() && std::ranges::none_of(checks, [](const PreflightCheck& check) {
               return check.state == CheckState::Fail;
           });
}

Preflight checkTraining(const TrainSettings& settings, const PreflightData& data, const TrainMachine& machine)
{
    return Checking(settings, data, machine).run();
}

} // namespace understudy

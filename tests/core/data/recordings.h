// Recordings for tests: bursts with a syllable's beat, like speech to everything that goes by energy.
#pragma once

#include "core/data/dataset/build.h"
#include "core/data/qc/grading.h"
#include "tests/core/audio/sound_files.h"

#include <cmath>
#include <map>
#include <vector>

namespace understudy::test {

/// `spoken` seconds of it, then a pause, again and again; the floor is at -70 dBFS. Each seed sounds
/// otherwise.
inline Signal talk(std::uint64_t seed, int phrases, double spoken = 2.4, double pause = 0.5,
                   SampleRate rate = kStudioRate)
{
    auto signal = silence(Seconds(0.4), rate);
    for (int i = 0; i < phrases; ++i) {
        auto phrase = noise(0.25, Seconds(spoken), rate, seed * 1000 + std::uint64_t(i));
        for (std::size_t n = 0; n < phrase.size(); ++n)
            phrase[n] *= float(0.6 + 0.4 * std::cos(2 * M_PI * 4 * double(n) / rate.value));
        signal = signal + phrase + silence(Seconds(pause), rate);
    }
    const auto floor = noise(0.0005, Seconds(double(signal.size()) / rate.value + 1), rate, seed);
    for (std::size_t n = 0; n < signal.size(); ++n)
        signal[n] += floor[n];
    return signal;
}

/// Of the length alone: to every other rule this noise is what it is.
inline std::vector<Limit> lengthLimits()
{
    auto limits = defaultLimits();
    std::erase_if(limits, [](const Limit& limit) { return limit.measure != Measure::Duration; });
    return limits;
}

inline void writeTalk(const std::filesystem::path& file, std::uint64_t seed, int phrases)
{
    std::filesystem::create_directories(file.parent_path());
    VERIFY_OK(writeSound(file, {}, talk(seed, phrases)));
}

/// Chords with a bass and a drum, one every second, and no rest between them.
inline Signal music()
{
    Signal signal(std::size_t(40 * kStudioRate.value));
    const auto drum = noise(0.2, Seconds(0.1));
    for (std::size_t n = 0; n < signal.size(); ++n) {
        const double time = double(n) / kStudioRate.value;
        const double root = 131 * std::exp2((int(time) % 4) * 3 / 12.0);
        for (const double ratio : {0.5, 1.0, 1.25, 1.5})
            signal[n] +=
                float(0.1 * std::sin(2 * M_PI * root * ratio * time) * std::exp(-std::fmod(time, 1.0)));
        if (const auto beat = n % std::size_t(kStudioRate.value / 2); beat < drum.size())
            signal[n] += drum[beat];
    }
    return signal;
}

/// talk0.wav to talk2.wav.
inline void writeTalks(const std::filesystem::path& folder)
{
    for (int i = 0; i < 3; ++i)
        writeTalk(folder / ("talk" + std::to_string(i) + ".wav"), std::uint64_t(i + 1), 12);
}

/// Of folder/in, into folder/out.
inline BuildRequest talkRequest(const std::filesystem::path& folder)
{
    BuildRequest request;
    request.recordings = {folder / "in"};
    request.out = folder / "out";
    request.ingest.limits = lengthLimits();
    return request;
}

/// Path in the folder -> bytes.
inline std::map<std::string, std::string> contentsOf(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all[entry.path().lexically_relative(folder).string()] = bytesOf(entry.path());
    return all;
}

} // namespace understudy::test

#include "tests/evaluation/speech_clips.h"

#include "core/audio/levels.h"
#include "core/audio/reader.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>

namespace understudy::evaluation {
namespace {

constexpr std::size_t kFrame = 320;          // 20 ms
constexpr double kMargin = 0.15;             // s
constexpr double kQuiet = -65, kNoisy = -50; // dBFS RMS, of a noise floor
constexpr std::size_t kShortestPrompt = 3200;
constexpr double kLongestPrompt = 10; // s

/// From the first to the last moment within 42 dB of the loudest.
Sound trimmed(const Sound& sound)
{
    constexpr std::size_t step = kFrame / 4;
    std::vector<double> powers;
    for (std::size_t at = 0; at + kFrame / 2 <= sound.size(); at += step)
        powers.push_back(meanSquare(std::span(sound).subspan(at, kFrame / 2)));
    if (powers.empty())
        return {};
    const auto least = std::max(3e-6, *std::max_element(powers.begin(), powers.end()) * 6.3e-5);
    const auto loud = [least](double power) { return power > least; };
    const auto first = std::find_if(powers.begin(), powers.end(), loud);
    const auto last = std::find_if(powers.rbegin(), powers.rend(), loud);
    if (first == powers.end())
        return {};
    const auto begin = std::size_t(first - powers.begin()) * step;
    const auto end = std::size_t(powers.rend() - last - 1) * step + kFrame / 2;
    return {sound.begin() + std::ptrdiff_t(begin), sound.begin() + std::ptrdiff_t(end)};
}

void shuffle(std::vector<Sound>& prompts, RandomStream& chance)
{
    for (auto left = prompts.size(); left > 1; --left)
        std::swap(prompts[left - 1], prompts[std::size_t(chance.uniform() * float(left))]);
}

} // namespace

Result<std::vector<SpokenPrompt>> readSpokenPrompts(const std::filesystem::path& folder, double longest)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".wav")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<SpokenPrompt> prompts;
    for (const auto& file : files) {
        const auto sound = readMono(file, kRate);
        if (!sound)
            return tl::unexpected(sound.error());
        SpokenPrompt prompt{trimmed(sound->samples), {}};
        std::getline(std::ifstream(std::filesystem::path(file).replace_extension(".txt")), prompt.text);
        if (prompt.sound.size() >= kShortestPrompt && double(prompt.sound.size()) < longest * kRate.value)
            prompts.push_back(std::move(prompt));
    }
    return prompts;
}

Result<std::vector<Sound>> readPrompts(const std::filesystem::path& folder)
{
    UNDERSTUDY_TRY(auto spoken, readSpokenPrompts(folder, kLongestPrompt));
    std::vector<Sound> prompts;
    for (auto& prompt : spoken)
        prompts.push_back(std::move(prompt.sound));
    return prompts;
}

std::vector<Sound> half(const std::vector<Sound>& prompts, std::size_t first)
{
    std::vector<Sound> result;
    for (auto i = first; i < prompts.size(); i += 2)
        result.push_back(prompts[i]);
    return result;
}

ClipMaker::ClipMaker(std::vector<Sound> prompts, std::uint64_t seed)
    : m_prompts(std::move(prompts)), m_at(m_prompts.size()), m_chance(seed, 0)
{
}

const Sound& ClipMaker::nextPrompt()
{
    if (m_at >= m_prompts.size()) {
        shuffle(m_prompts, m_chance);
        m_at = 0;
    }
    return m_prompts[m_at++];
}

SpeechClip ClipMaker::next(const ClipShape& shape)
{
    SpeechClip clip;
    const auto wanted = between(m_chance, shape.shortest, shape.longest - 1) * kRate.value;
    clip.samples.resize(std::size_t(kMargin * kRate.value));
    while (double(clip.samples.size()) < wanted) {
        const auto& prompt = nextPrompt();
        if (double(clip.samples.size() + prompt.size()) > (shape.longest - kMargin) * kRate.value)
            continue;
        if (!clip.prompts.empty())
            clip.samples.resize(clip.samples.size() +
                                std::size_t(between(m_chance, shape.leastPause, shape.pause) * kRate.value));
        const Frames begin(std::int64_t(clip.samples.size()));
        clip.samples.insert(clip.samples.end(), prompt.begin(), prompt.end());
        clip.prompts.push_back({begin, Frames(std::int64_t(clip.samples.size()))});
    }
    clip.samples.resize(clip.samples.size() + std::size_t(kMargin * kRate.value));
    const auto level = float(toGain(Decibels(between(m_chance, kQuiet, kNoisy))));
    const auto floor = noise(m_chance, clip.samples.size(), 0.9F);
    for (std::size_t i = 0; i < floor.size(); ++i)
        clip.samples[i] += level * floor[i];
    return clip;
}

double between(RandomStream& chance, double least, double most)
{
    return least + (most - least) * double(chance.uniform());
}

Sound noise(RandomStream& chance, std::size_t count, float colour)
{
    Sound samples(count);
    const auto fresh = std::sqrt(1 - colour * colour);
    float last = 0;
    for (auto& sample : samples) {
        const auto radius = std::sqrt(-2 * std::log(1 - chance.uniform()));
        last = colour * last + fresh * radius * std::cos(2 * std::numbers::pi_v<float> * chance.uniform());
        sample = last;
    }
    return samples;
}

double meanSquare(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return samples.empty() ? 0 : sum / double(samples.size());
}

float peak(std::span<const float> samples)
{
    return samplePeak(samples);
}

double speechPower(const SpeechClip& clip)
{
    std::vector<double> powers;
    for (const auto& prompt : clip.prompts)
        for (auto at = prompt.begin; (at + Frames(kFrame)) <= prompt.end; at += Frames(kFrame))
            powers.push_back(meanSquare(std::span(clip.samples).subspan(std::size_t(at.value), kFrame)));
    std::sort(powers.begin(), powers.end());
    const auto least = powers[(powers.size() - 1) * 95 / 100] * 1e-3;
    double sum = 0, count = 0;
    for (const auto power : powers) {
        sum += power < least ? 0 : power;
        count += power < least ? 0 : 1;
    }
    return sum / count;
}

} // namespace understudy::evaluation

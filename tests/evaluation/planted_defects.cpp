// How many planted faults the measures of clips find in recorded speech, and how often they are wrong about
// clips that nobody touched: planted_defects PROMPTS [--other PROMPTS] [--tuning] [--scores] [--seed N].
// Thresholds were tuned on every second prompt (--tuning); without it, the figures are of the others.
#include "core/data/qc/bandwidth.h"
#include "core/data/qc/edges.h"
#include "core/data/qc/fingerprint.h"
#include "core/data/qc/noise_bursts.h"
#include "core/data/qc/pitch.h"
#include "core/data/qc/plosives.h"
#include "core/data/qc/reverberation.h"
#include "core/data/qc/sibilance.h"
#include "core/data/qc/spectral_profile.h"
#include "tests/evaluation/defects.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string_view>

using namespace understudy;
using namespace understudy::evaluation;

namespace {

struct Scores
{
    std::vector<double> planted, untouched;
};

Scores scoresOf(const Kind& kind, const std::vector<Sound>& prompts, std::uint64_t seed)
{
    Scores scores;
    ClipMaker maker(prompts, seed);
    for (int i = 0; i < kPlanted; ++i) {
        auto clip = maker.next(kind.shape);
        const auto span = kind.plant(clip, maker.chance());
        scores.planted.push_back(kind.score(clip.samples, span));
    }
    for (int i = 0; i < kind.untouched; ++i)
        scores.untouched.push_back(kind.score(maker.next(kind.shape).samples, kAnywhere));
    return scores;
}

/// 60 clips of the other among 200 of the one, as a dataset would have them.
Scores speakerScores(const std::vector<Sound>& prompts, const std::vector<Sound>& others, std::uint64_t seed)
{
    std::vector<SpectralProfile> profiles;
    ClipMaker maker(prompts, seed), other(others, seed + 1);
    for (int i = 0; i < kUntouched + kPlanted; ++i) {
        const auto sound = (i < kUntouched ? maker : other).next().samples;
        profiles.push_back(
            spectralProfileOf(sound, kRate, pitchOf(sound, kRate)).value_or(SpectralProfile{}));
    }
    const ProfileCentre centre(profiles);
    Scores scores;
    for (int i = 0; i < kUntouched + kPlanted; ++i)
        (i < kUntouched ? scores.untouched : scores.planted)
            .push_back(centre.distance(profiles[std::size_t(i)]));
    return scores;
}

/// Louder, with other noise and cut elsewhere.
Sound again(const Sound& samples, RandomStream& chance)
{
    const auto cut = std::size_t(between(chance, 0.01, 0.3) * kRate.value);
    Sound copy(samples.begin() + std::ptrdiff_t(cut), samples.end());
    const auto hiss = noise(chance, copy.size());
    for (std::size_t i = 0; i < copy.size(); ++i)
        copy[i] = 0.7F * copy[i] + 0.001F * hiss[i];
    return copy;
}

Fingerprint printOf(const Sound& sound)
{
    return fingerprintOf(MeasuredSound(sound, kRate));
}

/// Clips so short that no prompt is used twice.
Scores duplicateScores(const std::vector<Sound>& prompts, std::uint64_t seed)
{
    std::vector<Fingerprint> prints;
    ClipMaker maker(prompts, seed);
    std::vector<Sound> first;
    for (int i = 0; i < kPlanted; ++i) {
        first.push_back(maker.next({5, 7, 0.2, 0.6}).samples);
        prints.push_back(printOf(first.back()));
    }
    for (const auto& sound : first)
        prints.push_back(printOf(again(sound, maker.chance())));
    Scores scores{std::vector<double>(kPlanted), std::vector<double>(kPlanted)};
    for (const auto& found : nearDuplicates(prints, 0)) {
        const bool second = found.later >= kPlanted;
        if (!second)
            scores.untouched[found.later] = found.likeness;
        else if (found.earlier + kPlanted == found.later)
            scores.planted[found.later - kPlanted] = found.likeness;
    }
    return scores;
}

void print(const char* name, double limit, int askedFound, int askedFalse, const Scores& scores, bool details)
{
    const auto over = [limit](const auto& all) {
        return std::count_if(all.begin(), all.end(), [limit](double score) { return score >= limit; });
    };
    const auto found = over(scores.planted), wrong = over(scores.untouched);
    std::printf("%-24s %7zu %8td %6.1f %% %9zu %6td %6.1f %%   >= %d %%, <= %d %%\n", name,
                scores.planted.size(), found, 100.0 * double(found) / double(scores.planted.size()),
                scores.untouched.size(), wrong, 100.0 * double(wrong) / double(scores.untouched.size()),
                askedFound, askedFalse);
    if (!details)
        return;
    for (auto values : {scores.planted, scores.untouched}) {
        std::sort(values.begin(), values.end());
        std::printf("    ");
        for (const int percent : {0, 2, 5, 10, 30, 50, 75, 90, 95, 98, 99, 100})
            std::printf(" %d%%:%.1f", percent, values[(values.size() - 1) * std::size_t(percent) / 100]);
        std::printf("\n");
    }
}

void printTimes(const std::vector<Sound>& prompts)
{
    ClipMaker maker(prompts, 9);
    std::vector<Sound> clips;
    double seconds = 0;
    for (int i = 0; i < 20; ++i) {
        const Frames length(std::int64_t(clips.emplace_back(maker.next().samples).size()));
        seconds += toSeconds(length, kStudioRate).value;
    }
    // The figures are of the studio's rate; what is heard does not matter for them.
    const auto time = [&](const char* name, const std::function<void(const Sound&)>& measure) {
        const auto begin = std::chrono::steady_clock::now();
        std::for_each(clips.begin(), clips.end(), measure);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        std::printf("%-24s %.3f ms a second of 24 kHz\n", name, took.count() / seconds);
    };
    time("pitch", [](const Sound& s) { (void)pitchOf(s, kStudioRate); });
    time("plosives", [](const Sound& s) { (void)plosivesIn(s, kStudioRate); });
    time("noise bursts", [](const Sound& s) { (void)noiseBurstsIn(s, kStudioRate); });
    time("sibilance", [](const Sound& s) { (void)sibilanceOf(s, kStudioRate); });
    time("reverberation", [](const Sound& s) { (void)reverberationOf(s, kStudioRate); });
    time("bandwidth", [](const Sound& s) { (void)bandwidthOf(s, kStudioRate); });
    time("edges", [](const Sound& s) { (void)edgesOf(s, kStudioRate); });
    time("fingerprint", [](const Sound& s) { (void)fingerprintOf(MeasuredSound(s, kStudioRate)); });
    time("spectral profile", [](const Sound& s) { (void)spectralProfileOf(s, kStudioRate, {}); });
}

/// What the measures without a planted fault read on untouched clips.
void printFigures(const std::vector<Sound>& prompts)
{
    ClipMaker maker(prompts, 9);
    std::vector<Sound> clips;
    for (int i = 0; i < kUntouched; ++i)
        clips.push_back(maker.next().samples);
    const auto figure = [&](const char* name, const std::function<double(const Sound&)>& measure) {
        std::vector<double> values;
        std::transform(clips.begin(), clips.end(), std::back_inserter(values), measure);
        std::erase(values, kNothing);
        std::sort(values.begin(), values.end());
        const auto at = [&](std::size_t percent) {
            return values.empty() ? kNothing : values[(values.size() - 1) * percent / 100];
        };
        std::printf("%-24s %9zu clips, 5 %% %.2f, 50 %% %.2f, 95 %% %.2f\n", name, values.size(), at(5),
                    at(50), at(95));
    };
    const auto pitch = [](const Sound& s) { return pitchOf(s, kRate).value_or(Pitch{}); };
    figure("pitch, Hz", [&](const Sound& s) { return pitch(s).median; });
    figure("pitch range, semitones", [&](const Sound& s) { return pitch(s).semitones; });
    figure("voiced share", [&](const Sound& s) { return pitch(s).voiced; });
    figure("sibilance, dB",
           [](const Sound& s) { return sibilanceOf(s, kRate).value_or(Decibels(kNothing)).value; });
    figure("decay, s", [](const Sound& s) {
        const auto found = reverberationOf(s, kRate);
        return found ? found->decay.value : kNothing;
    });
    figure("edge, Hz", [](const Sound& s) { return bandwidthOf(s, kRate).value_or(Bandwidth{}).edge; });
    figure("steepness, dB",
           [](const Sound& s) { return bandwidthOf(s, kRate).value_or(Bandwidth{}).steepness.value; });
    std::printf("\n");
}

struct Options
{
    std::filesystem::path prompts, other;
    bool tuning = false, scores = false;
    std::uint64_t seed = 1;
};

Options parse(int count, char** words)
{
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--tuning")
            options.tuning = true;
        else if (word == "--scores")
            options.scores = true;
        else if (word == "--other" && i + 1 < count)
            options.other = words[++i];
        else if (word == "--seed" && i + 1 < count)
            options.seed = std::strtoull(words[++i], nullptr, 10);
        else
            options.prompts = word;
    }
    return options;
}

} // namespace

int main(int count, char** words)
{
    const auto options = parse(count, words);
    const auto read = readPrompts(options.prompts);
    if (!read || read->empty()) {
        std::fprintf(stderr, "planted_defects: no prompts; see fetch_prompts.sh\n");
        return 1;
    }
    const auto prompts = half(*read, options.tuning ? 0 : 1);
    std::printf("%zu prompts, the %s half, seed %llu\n\n", prompts.size(),
                options.tuning ? "tuning" : "other", static_cast<unsigned long long>(options.seed));
    std::printf("%-24s %7s %8s %8s %9s %6s %8s   asked\n", "kind", "planted", "detected", "rate", "untouched",
                "false", "rate");
    for (const auto& kind : kinds())
        print(kind.name, kind.limit, kind.askedFound, kind.askedFalse, scoresOf(kind, prompts, options.seed),
              options.scores);
    if (const auto other = options.other.empty() ? Result<std::vector<Sound>>{} : readPrompts(options.other);
        other && !other->empty())
        print("other speaker", 4, 70, 2,
              speakerScores(prompts, half(*other, options.tuning ? 0 : 1), options.seed), options.scores);
    print("near duplicate", 0.4, 95, 2, duplicateScores(prompts, options.seed), options.scores);
    std::printf("\n");
    printFigures(prompts);
    printTimes(prompts);
    return 0;
}

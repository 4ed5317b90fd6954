// How many planted faults the measures of clips find in recorded speech, and how often they are wrong about
// clips that nobody touched: planted_defects PROMPTS [--other PROMPTS] [--tuning] [--scores] [--seed N].
// Thresholds were tuned on every second prompt (--tuning); without it, the figures are of the others.
#include "core/data/qc/bandwidth.h"
#include "core/data/qc/clicks.h"
#include "core/data/qc/clipping.h"
#include "core/data/qc/edges.h"
#include "core/data/qc/fingerprint.h"
#include "core/data/qc/hum.h"
#include "core/data/qc/noise_bursts.h"
#include "core/data/qc/pitch.h"
#include "core/data/qc/plosives.h"
#include "core/data/qc/reverberation.h"
#include "core/data/qc/sibilance.h"
#include "core/data/qc/spectral_profile.h"
#include "tests/evaluation/speech_clips.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string_view>

using namespace understudy;
using namespace understudy::evaluation;

namespace {

constexpr int kPlanted = 60, kUntouched = 200, kRecordings = 40;
constexpr double kNothing = -99;
constexpr FrameSpan kAnywhere{Frames(0), Frames(std::int64_t(1) << 40)};
constexpr Frames kNear{1600}; // 100 ms

/// A fault: where it was put, how a measure scores what it finds there, and from which score on it counts.
struct Kind
{
    const char* name;
    double limit;
    int askedFound, askedFalse; // percent
    std::function<FrameSpan(SpeechClip&, RandomStream&)> plant;
    std::function<double(std::span<const float>, FrameSpan)> score;
    ClipShape shape{};
    int untouched = kUntouched;
};

bool isNear(Frames place, Frames length, FrameSpan span)
{
    return place <= span.end + kNear && place + length + kNear >= span.begin;
}

std::size_t placeIn(std::size_t first, std::size_t last, RandomStream& chance)
{
    return first + std::size_t(double(last - first) * double(chance.uniform()));
}

FrameSpan spanAt(std::size_t begin, std::size_t length)
{
    return {Frames(std::int64_t(begin)), Frames(std::int64_t(begin + length))};
}

FrameSpan clip(SpeechClip& clip, RandomStream& chance)
{
    const auto most = peak(clip.samples) * float(toGain(Decibels(-between(chance, 3, 12))));
    for (auto& sample : clip.samples)
        sample = std::clamp(sample, -most, most);
    return kAnywhere;
}

double clippedTops(std::span<const float> samples, FrameSpan)
{
    ClippingMeter meter(kRate);
    meter.add(samples);
    int tops = 0;
    for (const auto& spot : meter.finish())
        tops += spot.tops;
    return tops;
}

FrameSpan hum(SpeechClip& clip, RandomStream& chance)
{
    const auto hertz = (chance.uniform() < 0.5F ? 50 : 60) + between(chance, -0.05, 0.05);
    const auto level = toGain(Decibels(between(chance, -45, -30)));
    const double parts[] = {1, between(chance, 0.2, 1), between(chance, 0.2, 0.7)};
    const auto scale = level * std::sqrt(2 / (1 + parts[1] * parts[1] + parts[2] * parts[2]));
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
        for (int harmonic = 1; harmonic <= 3; ++harmonic)
            clip.samples[i] += float(scale * parts[harmonic - 1] *
                                     std::sin(2 * M_PI * hertz * harmonic * double(i) / kRate.value));
    return kAnywhere;
}

double humLevel(std::span<const float> samples, FrameSpan)
{
    HumMeter meter(kRate);
    meter.add(samples);
    const auto report = meter.finish();
    return report.hum ? report.hum->level.value : kNothing;
}

/// One sample, or a millisecond at 4 kHz, twice the peak of the 50 ms on either side; where somebody speaks.
FrameSpan click(SpeechClip& clip, RandomStream& chance)
{
    std::size_t place = 0;
    float around = 0;
    while (around < 0.03F) {
        place = placeIn(1600, clip.samples.size() - 1600, chance);
        around = peak(std::span(clip.samples).subspan(place - 800, 1600));
    }
    const auto height = 2 * around * (chance.uniform() < 0.5F ? 1 : -1);
    if (chance.uniform() < 0.5F) {
        clip.samples[place] += height;
        return spanAt(place, 1);
    }
    for (std::size_t i = 0; i < 16; ++i)
        clip.samples[place + i] += height * float(std::cos(M_PI * double(i) / 2) * std::exp(-double(i) / 5));
    return spanAt(place, 16);
}

/// dB to the clip's peak.
double clickHeight(std::span<const float> samples, FrameSpan span)
{
    ClickMeter meter(kRate);
    meter.add(samples);
    const auto loudest = toDecibels(peak(samples)).value;
    auto most = kNothing;
    for (const auto& found : meter.finish()) {
        if (isNear(found.place, {}, span))
            most = std::max(most, found.peak.value - loudest);
    }
    return most;
}

/// 200 ms as loud as the clip's speech, anywhere; `colour` as noise() has it.
FrameSpan burst(SpeechClip& clip, RandomStream& chance, float colour)
{
    constexpr std::size_t length = 3200;
    const auto place = placeIn(1600, clip.samples.size() - 1600 - length, chance);
    const auto level = float(std::sqrt(speechPower(clip)));
    const auto sound = noise(chance, length, colour);
    for (std::size_t i = 0; i < length; ++i)
        clip.samples[place + i] += level * sound[i];
    return spanAt(place, length);
}

double burstLevel(std::span<const float> samples, FrameSpan span)
{
    auto most = kNothing;
    for (const auto& found : noiseBurstsIn(samples, kRate))
        most = isNear(found.place, found.length, span) ? std::max(most, found.toSpeech.value) : most;
    return most;
}

/// 80 to 300 ms before the end of the last prompt, but within its last half.
FrameSpan cut(SpeechClip& clip, RandomStream& chance)
{
    const auto last = clip.prompts.back();
    const auto missing = between(chance, 0.08, std::min(0.3, toSeconds(last.length(), kRate).value / 2));
    clip.samples.resize(std::size_t((last.end - toFrames(Seconds(missing), kRate)).value));
    return kAnywhere;
}

double endEdge(std::span<const float> samples, FrameSpan)
{
    const auto edges = edgesOf(samples, kRate);
    return edges ? std::max(edges->start.value, edges->end.value) : kNothing;
}

/// A blast of 30 to 90 Hz for 60 to 140 ms from 60 ms before a prompt begins to 40 ms after, its peak -12 to
/// +6 dB of the clip's.
FrameSpan pop(SpeechClip& clip, RandomStream& chance)
{
    const auto at = placeIn(0, clip.prompts.size(), chance);
    const auto length = std::size_t(between(chance, 0.06, 0.14) * kRate.value);
    const auto begin = std::size_t(double(clip.prompts[at].begin.value) + between(chance, -960, 640));
    const auto height = peak(clip.samples) * float(toGain(Decibels(between(chance, -12, 6))));
    const auto hertz = between(chance, 30, 90), phase = between(chance, 0, 2 * M_PI);
    for (std::size_t i = 0; i < length && begin + i < clip.samples.size(); ++i) {
        const auto shape = std::sin(M_PI * double(i) / double(length));
        clip.samples[begin + i] +=
            height * float(shape * shape * std::sin(phase + 2 * M_PI * hertz * double(i) / kRate.value));
    }
    return spanAt(begin, length);
}

double popLevel(std::span<const float> samples, FrameSpan span)
{
    auto most = kNothing;
    for (const auto& found : plosivesIn(samples, kRate))
        most = isNear(found.place, found.length, span) ? std::max(most, found.over.value) : most;
    return most;
}

std::vector<Kind> kinds()
{
    using namespace std::placeholders;
    const ClipShape minute{60, 75, 0.2, 1.2};
    return {{"clipping 3-12 dB", 1, 95, 2, clip, clippedTops},
            {"hum -45..-30 dBFS", -90, 95, 2, hum, humLevel, minute, kRecordings},
            {"click +6 dB", -26, 95, 2, click, clickHeight},
            {"noise burst 0 dB, white", -14, 95, 2, std::bind(burst, _1, _2, 0.0F), burstLevel},
            {"noise burst 0 dB, dull", -14, 95, 2, std::bind(burst, _1, _2, 0.7F), burstLevel},
            {"word cut >= 80 ms", 12, 95, 2, cut, endEdge},
            {"pop -12..+6 dB", 3, 60, 2, pop, popLevel}};
}

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

/// Clips so short that no prompt is used twice.
Scores duplicateScores(const std::vector<Sound>& prompts, std::uint64_t seed)
{
    std::vector<Fingerprint> prints;
    ClipMaker maker(prompts, seed);
    std::vector<Sound> first;
    for (int i = 0; i < kPlanted; ++i) {
        first.push_back(maker.next({5, 7, 0.2, 0.6}).samples);
        prints.push_back(fingerprintOf(first.back(), kRate));
    }
    for (const auto& sound : first)
        prints.push_back(fingerprintOf(again(sound, maker.chance()), kRate));
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
    time("fingerprint", [](const Sound& s) { (void)fingerprintOf(s, kStudioRate); });
    time("spectral profile", [](const Sound& s) { (void)spectralProfileOf(s, kStudioRate, {}); });
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
    printTimes(prompts);
    return 0;
}

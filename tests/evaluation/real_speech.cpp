// What becomes of recorded speech whose pauses are known: real_speech PROMPTS SCRATCH [--seed N] [--slow].
// Joins prompts into four recordings, builds a dataset of them four times (clean, with babble at 20 dB, with
// 50 Hz hum at -40 dBFS, as 64 kbit/s mp3) and prints how right its cuts are. The folder SCRATCH is made and
// stays.
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/data/dataset/build.h"
#include "core/data/dataset/dataset.h"
#include "core/data/ingest/scan.h"
#include "tests/evaluation/speech_clips.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <numbers>
#include <string_view>

using namespace understudy;
using namespace understudy::evaluation;
namespace fs = std::filesystem;

namespace {

constexpr int kRecordings = 4;
constexpr double kFloor = -65; // dBFS RMS, of the room

using Gaps = std::pair<double, double>; ///< seconds between prompts, at least and at most
constexpr Gaps kUsual{0.2, 1.2}, kSlow{0.5, 1.5};

struct Joined
{
    Sound speech;                   ///< without the room's noise
    std::vector<FrameSpan> prompts; ///< in order
    std::vector<std::string> texts;
};

std::vector<Joined> join(std::vector<SpokenPrompt> prompts, const Gaps& gaps, RandomStream& chance)
{
    for (auto left = prompts.size(); left > 1; --left)
        std::swap(prompts[left - 1], prompts[std::size_t(chance.uniform() * float(left))]);
    std::vector<Joined> joined(kRecordings);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        auto& [speech, spans, texts] = joined[i % kRecordings];
        speech.resize(speech.size() + std::size_t(between(chance, gaps.first, gaps.second) * kRate.value));
        const Frames begin(std::int64_t(speech.size()));
        speech.insert(speech.end(), prompts[i].sound.begin(), prompts[i].sound.end());
        spans.push_back({begin, Frames(std::int64_t(speech.size()))});
        texts.push_back(prompts[i].text);
    }
    for (auto& one : joined)
        one.speech.resize(one.speech.size() + std::size_t(kRate.value / 2));
    return joined;
}

void add(Sound& sound, const Sound& other, double gain)
{
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = std::clamp(sound[i] + float(gain) * other[i], -1.0F, 1.0F);
}

/// Six of the prompts at a time, at random.
Sound babble(const std::vector<SpokenPrompt>& prompts, std::size_t length, RandomStream& chance)
{
    Sound sound(length);
    for (int voice = 0; voice < 6; ++voice) {
        for (std::size_t at = 0; at < length;) {
            const auto& prompt = prompts[std::size_t(chance.uniform() * float(prompts.size()))].sound;
            for (std::size_t i = 0; i < prompt.size() && at < length; ++i)
                sound[at++] += prompt[i];
        }
    }
    return sound;
}

double speechPower(const Joined& joined)
{
    double sum = 0;
    std::int64_t count = 0;
    for (const auto& span : joined.prompts) {
        for (auto i = span.begin.value; i < span.end.value; ++i)
            sum += double(joined.speech[std::size_t(i)]) * joined.speech[std::size_t(i)];
        count += span.length().value;
    }
    return sum / double(count);
}

struct Condition
{
    const char* name;
    const char* extension;
    bool hasBabble, hasHum;
};

Sound soundIn(const Condition& condition, const Joined& joined, const std::vector<SpokenPrompt>& prompts,
              RandomStream& chance)
{
    auto sound = joined.speech;
    add(sound, noise(chance, sound.size(), 0.9F), std::pow(10, kFloor / 20));
    if (condition.hasBabble) {
        const auto others = babble(prompts, sound.size(), chance);
        add(sound, others, std::sqrt(speechPower(joined) / meanSquare(others)) * 0.1);
    }
    if (condition.hasHum) {
        Sound hum(sound.size());
        for (std::size_t i = 0; i < hum.size(); ++i)
            hum[i] = float(std::sin(2 * std::numbers::pi * 50 * double(i) / kRate.value));
        add(sound, hum, 0.01 * std::numbers::sqrt2);
    }
    return sound;
}

/// Cues that are off by up to 0.2 s, as subtitles are.
std::string subtitles(const Joined& joined, RandomStream& chance)
{
    std::string text;
    for (std::size_t i = 0; i < joined.prompts.size(); ++i) {
        const auto time = [&](Frames at) {
            const auto ms =
                std::max(0L, std::lround(1000 * (toSeconds(at, kRate).value + between(chance, -0.2, 0.2))));
            char written[32];
            std::snprintf(written, sizeof written, "%02ld:%02ld:%02ld,%03ld", ms / 3'600'000,
                          ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
            return std::string(written);
        };
        text += std::to_string(i + 1) + "\n" + time(joined.prompts[i].begin) + " --> " +
                time(joined.prompts[i].end) + "\n" + (joined.texts[i].empty() ? "..." : joined.texts[i]) +
                "\n\n";
    }
    return text;
}

Result<void> write(const fs::path& file, const Sound& sound)
{
    const auto container = file.extension() == ".mp3" ? Container::Mp3 : Container::Wav;
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(file, {.rate = kRate, .container = container}));
    UNDERSTUDY_CHECK(writer.write(sound));
    return writer.commit();
}

/// Cases and how many of them are right.
struct Score
{
    int cases = 0, right = 0;
    void count(bool isRight)
    {
        ++cases;
        right += isRight ? 1 : 0;
    }
    double percent() const { return 100.0 * right / std::max(1, cases); }
};

/// Detected ends and begins of speech beside pauses of at least 0.3 s.
Result<void> scoreEdges(const fs::path& file, const Joined& joined, const fs::path& scratch, Score& score)
{
    UNDERSTUDY_TRY(const auto scanned, scanRecording(file, ChannelChoice::Auto, kRate, scratch, {}));
    const auto near = toFrames(Milliseconds(50), kRate);
    for (std::size_t i = 0; i + 1 < joined.prompts.size(); ++i) {
        const auto ends = joined.prompts[i].end, begins = joined.prompts[i + 1].begin;
        if (begins - ends < toFrames(Milliseconds(300), kRate))
            continue;
        const Frames middle((ends.value + begins.value) / 2);
        const auto& pauses = scanned.activity.pauses;
        const auto found = std::ranges::find_if(
            pauses, [&](const Pause& p) { return p.span.begin <= middle && p.span.end > middle; });
        const auto isNear = [&](Frames a, Frames b) { return std::abs((a - b).value) <= near.value; };
        score.count(found != pauses.end() && isNear(found->span.begin, ends));
        score.count(found != pauses.end() && isNear(found->span.end, begins));
    }
    return {};
}

/// Where nobody speaks: the prompts' own sound is 45 dB below full scale for 20 ms around.
bool isPause(const Joined& joined, Frames at)
{
    const auto begin = std::max<std::int64_t>(0, at.value - kRate.value / 100);
    const auto end = std::min<std::int64_t>(std::int64_t(joined.speech.size()), at.value + kRate.value / 100);
    const auto part = std::span(joined.speech).subspan(std::size_t(begin), std::size_t(end - begin));
    return meanSquare(part) < 3.2e-5;
}

std::size_t wordsIn(const std::string& text)
{
    return text.empty() ? 0 : 1 + std::size_t(std::ranges::count(text, ' '));
}

Result<void> evaluate(const Condition& condition, const std::vector<Joined>& joined,
                      const std::vector<SpokenPrompt>& prompts, const fs::path& scratch, std::uint64_t seed)
{
    RandomStream chance(seed, 7);
    const auto folder = scratch / condition.name;
    UNDERSTUDY_CHECK(ensureFolder(folder));
    Score edges, cuts, inside;
    std::size_t words = 0, wordsOut = 0;
    for (int i = 0; i < kRecordings; ++i) {
        const auto& one = joined[std::size_t(i)];
        const auto file = folder / ("talk" + std::to_string(i) + condition.extension);
        UNDERSTUDY_CHECK(write(file, soundIn(condition, one, prompts, chance)));
        UNDERSTUDY_CHECK(writeFile(fs::path(file).replace_extension(".srt"), subtitles(one, chance)));
        UNDERSTUDY_CHECK(scoreEdges(file, one, scratch, edges));
        for (const auto& text : one.texts)
            words += wordsIn(text);
    }
    BuildRequest request;
    request.recordings = {folder};
    request.out = scratch / (std::string(condition.name) + "-dataset");
    request.ingest.repairs.hum.isOn = true;
    if (condition.hasBabble) // as loud as it is asked to be, it is too loud for any dataset: only cuts are
                             // looked at
        std::erase_if(request.ingest.limits, [](const Limit& limit) {
            return limit.measure == Measure::NoiseFloor || limit.measure == Measure::Reverberation;
        });
    UNDERSTUDY_TRY(const auto report, buildDataset(request, {}));
    UNDERSTUDY_TRY(const auto set, readDataset(request.out));
    for (const auto& entry : set.entries) {
        const auto& one = joined[std::size_t(entry.row.source[4] - '0')]; // "talk2.wav"
        cuts.count(isPause(one, entry.row.clip.span.begin));
        cuts.count(isPause(one, entry.row.clip.span.end));
        inside.count(entry.row.duration().value >= 5 && entry.row.duration().value <= 15);
        wordsOut += wordsIn(entry.row.clip.text.normalized);
    }
    const auto& totals = report.totals;
    std::printf("%-8s %9.1f %% %9.1f %% %9.1f %% %9.1f %% %9.1f %% %6d %5d\n", condition.name,
                edges.percent(), cuts.percent(), inside.percent(),
                100 * totals.exportedSpeechSeconds / totals.speechSeconds,
                100.0 * double(wordsOut) / double(words), totals.exported(), totals.rejectedClips);
    for (const auto& [rule, clips] : totals.rejected)
        std::printf("         rejected by %s: %d\n", rule.c_str(), clips);
    return {};
}

Result<void> run(const fs::path& from, const fs::path& scratch, std::uint64_t seed, const Gaps& gaps)
{
    UNDERSTUDY_TRY(const auto prompts, readSpokenPrompts(from, 120));
    RandomStream chance(seed, 0);
    const auto joined = join(prompts, gaps, chance);
    double seconds = 0;
    for (const auto& one : joined)
        seconds += double(one.speech.size()) / kRate.value;
    std::printf("%zu prompts, %.1f min in %d recordings, seed %llu\n", prompts.size(), seconds / 60,
                kRecordings, static_cast<unsigned long long>(seed));
    std::printf("%-8s %11s %11s %11s %11s %11s %6s %5s\n", "", "edges<50ms", "cuts quiet", "5 to 15 s",
                "speech out", "words out", "clips", "left");
    std::printf("%-8s %11s %11s %11s %11s\n", "asked", ">= 99", "all", ">= 95", ">= 97");
    for (const auto& condition :
         {Condition{"clean", ".wav", false, false}, Condition{"hum", ".wav", false, true},
          Condition{"mp3", ".mp3", false, false}, Condition{"babble", ".wav", true, false}})
        UNDERSTUDY_CHECK(evaluate(condition, joined, prompts, scratch, seed));
    return {};
}

} // namespace

int main(int count, char** arguments)
{
    std::vector<std::string_view> given(arguments + 1, arguments + count);
    const bool isSlow = std::erase(given, "--slow") > 0;
    if (given.size() != 2 && !(given.size() == 4 && given[2] == "--seed")) {
        std::fprintf(stderr, "usage: real_speech PROMPTS SCRATCH [--seed N] [--slow]\n");
        return 2;
    }
    const auto done =
        run(given[0], given[1], given.size() == 4 ? std::strtoull(given[3].data(), nullptr, 10) : 3,
            isSlow ? kSlow : kUsual);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().describe().c_str());
    return done ? 0 : 1;
}

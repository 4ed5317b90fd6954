// bench measure: what hears and judges speech, at true size
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "app/cli/hearing_figures.h"

#include "core/base/digits.h"
#include "core/base/random.h"
#include "core/measure/errors/error_rate.h"
#include "core/measure/text/english_normalizer.h"

#include <array>
#include <chrono>

namespace understudy::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kAskedWords = 1e6; ///< a second

struct ScoringFigures
{
    std::int64_t words = 0;
    double scored = 0, normalised = 0; ///< words a second
    double rate = 0;                   ///< WER, so that nothing is left out
};

/// Lines of `words` words in all, some fourteen each, of which one in ten was heard as another.
std::vector<std::pair<std::string, std::string>> heardLines(std::int64_t words)
{
    constexpr std::array kWords{"the",    "quick",   "Brown",     "fox,",    "it's",  "twenty", "three",
                                "colour", "Mister",  "organised", "walking", "house", "over",   "seventeenth",
                                "lazy",   "don't",   "happened",  "because", "of",    "water."};
    RandomStream chance(1, 0);
    const auto word = [&] { return kWords[chance.below(kWords.size())]; };
    std::vector<std::pair<std::string, std::string>> lines;
    for (std::int64_t made = 0; made < words;) {
        auto& [said, heard] = lines.emplace_back();
        const auto count = 8 + chance.below(12);
        for (std::uint32_t i = 0; i < count; ++i, ++made) {
            const auto* one = word();
            said += std::string(i > 0 ? " " : "") + one;
            heard += std::string(i > 0 ? " " : "") + (chance.below(10) == 0 ? word() : one);
        }
    }
    return lines;
}

Result<ScoringFigures> benchScoring(std::int64_t words)
{
    UNDERSTUDY_TRY(const auto normalise, EnglishNormalizer::open());
    auto lines = heardLines(words);
    ScoringFigures figures{words, 0, 0, 0};
    const auto since = [](Clock::time_point begin) {
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    auto begin = Clock::now();
    for (auto& [said, heard] : lines) {
        said = normalise(said);
        heard = normalise(heard);
    }
    figures.normalised = 2 * double(words) / since(begin);
    begin = Clock::now();
    ErrorCounts sum;
    for (const auto& [said, heard] : lines) {
        UNDERSTUDY_TRY(const auto counts, countWordErrors(said, heard));
        sum += counts;
    }
    figures.scored = double(words) / since(begin);
    figures.rate = errorRate(sum);
    return figures;
}

std::string lineOf(const ScoringFigures& figures)
{
    return "WER: " + digitsOf(figures.scored / 1e6, 2) + " M words a second scored (asked " +
           digitsOf(kAskedWords / 1e6, 0) + "; ratio " + digitsOf(figures.scored / kAskedWords, 2) + "), " +
           digitsOf(figures.normalised / 1e6, 2) + " M normalised, on one core; rate " +
           digitsOf(100 * figures.rate, 1) + " %";
}

nlohmann::ordered_json jsonOf(const ScoringFigures& figures)
{
    return {{"words", figures.words},
            {"words_per_sec", figures.scored},
            {"normalised_words_per_sec", figures.normalised},
            {"asked_words_per_sec", kAskedWords}};
}

} // namespace

int benchMeasure(const Cli& cli, const BenchOptions& options)
{
    WhisperBenchOptions whisper;
    whisper.precision = *precisionNamed(options.precision);
    whisper.device = options.device;
    if (options.isQuick) {
        whisper.sizes = {"base"};
        whisper.repeats = 1;
    }
    const auto report = benchWhisper(whisper, [&](const WhisperBenchRow& row) { cli.say(lineOf(row)); });
    if (!report)
        return cli.failed(report.error());
    const auto voices = benchVoices({.device = options.device, .repeats = options.isQuick ? 1 : 8});
    if (!voices)
        return cli.failed(voices.error());
    cli.say(lineOf(*voices));
    const auto scoring = benchScoring(options.isQuick ? 20'000 : 1'000'000);
    if (!scoring)
        return cli.failed(scoring.error());
    cli.say(lineOf(*scoring));
    if (cli.isJson)
        cli.print({{"whisper", jsonOf(*report)}, {"ecapa", jsonOf(*voices)}, {"wer", jsonOf(*scoring)}});
    if (options.isBaseline)
        cli.say(whisperBaseline());
    return kOk;
}

} // namespace understudy::cli

// bench tokenizer: text to token ids
#include "app/cli/bench.h"
#include "app/cli/exit_status.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/text/bpe_tokenizer.h"

#include <algorithm>
#include <chrono>

namespace understudy::cli {

namespace {

constexpr double kTargetRate = 5; ///< MB/s of English
constexpr std::size_t kTextBytes = 4'000'000;
constexpr int kRepeats = 5;

double secondsSince(std::chrono::steady_clock::time_point began)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// The sample episode, over and over.
Result<std::string> englishText()
{
    UNDERSTUDY_TRY(const auto sample,
                   readFile(resourceFolder() / "sample" / "keepers-of-the-light.md", Bytes(1'000'000)));
    std::string text;
    while (text.size() < kTextBytes)
        text += sample;
    return text;
}

} // namespace

int benchTokenizer(const Cli& cli, const BenchOptions& options)
{
    const auto text = englishText();
    if (!text)
        return cli.failed(text.error());
    const auto opening = std::chrono::steady_clock::now();
    const auto tokenizer = BpeTokenizer::open(options.tokenizer);
    if (!tokenizer)
        return cli.failed(tokenizer.error());
    const double openSeconds = secondsSince(opening);
    std::vector<double> runs;
    std::size_t tokens = 0;
    for (int i = 0; i < kRepeats; ++i) {
        const auto began = std::chrono::steady_clock::now();
        tokens = tokenizer->encode(*text, {.specialText = Special::AsText}).size();
        runs.push_back(secondsSince(began));
    }
    std::ranges::sort(runs);
    const double megabytes = static_cast<double>(text->size()) / 1e6;
    const double rate = megabytes / runs.front();
    if (cli.isJson)
        cli.print({{"bytes", text->size()},
                   {"tokens", tokens},
                   {"vocabulary", tokenizer->size()},
                   {"open_s", openSeconds},
                   {"mb_per_s", rate},
                   {"median_mb_per_s", megabytes / runs[runs.size() / 2]},
                   {"ratio_to_target", rate / kTargetRate}});
    cli.say(digitsOf(megabytes, 1) + " MB of English to " + std::to_string(tokens) + " tokens of " +
            std::to_string(tokenizer->size()) + " at " + digitsOf(rate, 1) + " MB/s (median " +
            digitsOf(megabytes / runs[runs.size() / 2], 1) + "); " + digitsOf(rate / kTargetRate, 2) +
            " × as fast as asked (5 MB/s); opened in " + digitsOf(openSeconds, 2) + " s");
    return kOk;
}

} // namespace understudy::cli

// How many words of real speech the stand-in recogniser gets wrong: heard_words PROMPTS [--prompts 200]
// [--seed N]. Prompts whose words are known are heard by PocketSphinx, then spoken by a draft voice and heard
// again; the error rates are those of an evaluation (normalised, all words together), with the intervals of
// bootstrapRate.
#include "core/audio/resampler.h"
#include "core/data/recognition/pocket_sphinx.h"
#include "core/measure/errors/error_rate.h"
#include "core/measure/text/english_normalizer.h"
#include "core/session/text_to_say_p.h"
#include "tests/evaluation/speech_clips.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace understudy;
using namespace understudy::evaluation;

namespace {

constexpr double kLongest = 20, kSilence = 0.3; // s
constexpr const char* kVoice = "draft/slt";

struct Figures
{
    std::vector<ErrorCounts> words, characters; ///< a group for each prompt
    double seconds = 0, took = 0;
};

ErrorCounts sumOf(const std::vector<ErrorCounts>& groups)
{
    ErrorCounts sum;
    for (const auto& counts : groups)
        sum += counts;
    return sum;
}

void print(const char* what, const Figures& figures)
{
    const auto words = sumOf(figures.words), characters = sumOf(figures.characters);
    const auto interval = bootstrapRate(figures.words);
    std::printf("%-14s WER %5.1f %% (95 %%: %.1f to %.1f), CER %5.1f %%, %lld words: %lld substituted, %lld "
                "left out, "
                "%lld put in; %.1f min heard at %.1f x real time\n",
                what, 100 * errorRate(words), 100 * interval.low, 100 * interval.high,
                100 * errorRate(characters), static_cast<long long>(words.inReference()),
                static_cast<long long>(words.substitutions), static_cast<long long>(words.deletions),
                static_cast<long long>(words.insertions), figures.seconds / 60,
                figures.seconds / figures.took);
}

class Hearing
{
public:
    Hearing(Recognizer& recognizer, EnglishNormalizer normalise)
        : m_recognizer(recognizer), m_normalise(std::move(normalise))
    {
    }

    Result<void> hear(const std::string& said, Sound sound, Figures& figures)
    {
        const Sound silence(std::size_t(kSilence * kRate.value));
        sound.insert(sound.begin(), silence.begin(), silence.end());
        sound.insert(sound.end(), silence.begin(), silence.end());
        const auto begin = std::chrono::steady_clock::now();
        UNDERSTUDY_TRY(const auto heard, m_recognizer.hear(sound, kRate, {}));
        figures.took += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        figures.seconds += double(sound.size()) / kRate.value;
        const auto reference = m_normalise(said), hypothesis = m_normalise(heard.text);
        UNDERSTUDY_TRY(const auto words, countWordErrors(reference, hypothesis));
        UNDERSTUDY_TRY(const auto characters, countCharacterErrors(reference, hypothesis));
        figures.words.push_back(words);
        figures.characters.push_back(characters);
        return {};
    }

private:
    Recognizer& m_recognizer;
    EnglishNormalizer m_normalise;
};

Result<Sound> spoken(VoiceEngine& engine, const std::string& text)
{
    Resampler resampler(engine.rate(), kRate);
    Sound sound;
    UNDERSTUDY_CHECK(sayText(
        engine, {text, VoiceId(kVoice), 0}, {},
        [&](std::span<const float> chunk) -> Result<void> {
            resampler.process(chunk, sound);
            return {};
        },
        [](std::size_t, std::size_t) {}));
    resampler.flush(sound);
    return sound;
}

/// `most` of those with words, at random.
std::vector<SpokenPrompt> chosen(std::vector<SpokenPrompt> prompts, std::size_t most, std::uint64_t seed)
{
    std::erase_if(prompts, [](const SpokenPrompt& prompt) { return prompt.text.empty(); });
    RandomStream chance(seed, 0);
    for (auto left = std::uint32_t(prompts.size()); left > 1; --left)
        std::swap(prompts[left - 1], prompts[chance.below(left)]);
    prompts.resize(std::min(prompts.size(), most));
    return prompts;
}

Result<void> run(const std::filesystem::path& folder, std::size_t most, std::uint64_t seed)
{
    UNDERSTUDY_TRY(auto all, readSpokenPrompts(folder, kLongest));
    const auto prompts = chosen(std::move(all), most, seed);
    const auto recognizer = findPocketSphinx();
    if (!recognizer)
        return fail(Code::NotFound, kPocketSphinxModel, "install pocketsphinx-en-us");
    UNDERSTUDY_TRY(auto normalise, EnglishNormalizer::open());
    Hearing hearing(*recognizer, std::move(normalise));
    const auto engine = makeDraftEngine();
    Figures real, draft;
    for (const auto& prompt : prompts) {
        auto again = spoken(*engine, prompt.text);
        if (!again)
            continue; // no text of a script, as one in brackets
        UNDERSTUDY_CHECK(hearing.hear(prompt.text, prompt.sound, real));
        UNDERSTUDY_CHECK(hearing.hear(prompt.text, std::move(*again), draft));
    }
    std::printf("%zu prompts, seed %llu, heard by %s\n", real.words.size(),
                static_cast<unsigned long long>(seed), std::string(recognizer->name()).c_str());
    print("as recorded", real);
    print(kVoice, draft);
    return {};
}

} // namespace

int main(int count, char** arguments)
{
    std::size_t most = 200;
    std::uint64_t seed = 1;
    bool isUsage = count < 2 || count % 2 == 1;
    for (int i = 2; i + 1 < count; i += 2) {
        const std::string_view option(arguments[i]);
        const auto value = std::strtoull(arguments[i + 1], nullptr, 10);
        isUsage = isUsage || (option != "--prompts" && option != "--seed");
        (option == "--prompts" ? most : seed) = value;
    }
    if (isUsage) {
        std::fprintf(stderr, "usage: heard_words PROMPTS [--prompts 200] [--seed N]\n");
        return 2;
    }
    const auto done = run(arguments[1], most, seed);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().describe().c_str());
    return done ? 0 : 1;
}

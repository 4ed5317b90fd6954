#include "core/synth/turn_tokens.h"

#include "core/text/spoken_form.h"

#include <algorithm>
#include <cmath>

namespace understudy {
namespace {

constexpr double kFramesPerSecond = 12.5;
constexpr double kSlowest = 2.5, kSpare = 2.0; // times the estimate, and seconds

Result<TokenId> tokenOf(const BpeTokenizer& tokenizer, const char* spelling,
                        const std::filesystem::path& file)
{
    if (const auto id = tokenizer.idOf(spelling))
        return *id;
    return fail(Code::Corrupt, Reason::TokenizerDamaged, file.string(), std::string("no ") + spelling);
}

} // namespace

Result<TurnTokens> TurnTokens::open(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(auto tokenizer, BpeTokenizer::open(file));
    UNDERSTUDY_TRY(const auto begin, tokenOf(tokenizer, "<|begin_of_text|>", file));
    UNDERSTUDY_TRY(const auto end, tokenOf(tokenizer, "<|end_of_text|>", file));
    return TurnTokens(std::move(tokenizer), begin, end);
}

std::vector<std::int64_t> TurnTokens::of(const std::string& speaker, const std::string& text) const
{
    const auto ids =
        m_tokenizer.encode("[" + speaker + "]" + text, {.addSpecial = false, .specialText = Special::AsText});
    std::vector<std::int64_t> all{m_begin};
    all.insert(all.end(), ids.begin(), ids.end());
    all.push_back(m_end);
    return all;
}

std::int64_t mostFrames(std::string_view text, bool isSynthetic)
{
    const auto speech = estimateSpeech(text).value;
    const auto most = isSynthetic ? speech : kSlowest * speech + kSpare;
    return std::max<std::int64_t>(1, std::llround(std::ceil(most * kFramesPerSecond)));
}

} // namespace understudy

#include "core/model/whisper/whisper_tokenizer.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

/// Times of all windows, in steps of 20 ms.
constexpr std::int64_t kTimes = 1501;

/// Of which no word is written apart from the next.
constexpr std::array<std::string_view, 6> kWithoutBlanks{"zh", "ja", "th", "lo", "my", "yue"};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Python's string.punctuation.
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

std::vector<TokenId> narrow(std::span<const std::int64_t> ids, std::int64_t end)
{
    std::vector<TokenId> kept;
    for (const auto id : ids)
        if (id < end)
            kept.push_back(TokenId(id));
    return kept;
}

std::string_view stripped(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\n\r\v\f");
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(" \t\n\r\v\f") - first + 1);
}

} // namespace

std::optional<std::int64_t> WhisperMarks::language(std::string_view code) const
{
    const auto found =
        std::ranges::find(languages, code, [](const auto& row) -> std::string_view { return row.first; });
    return found == languages.end() ? std::nullopt : std::optional(found->second);
}

Result<WhisperTokenizer> WhisperTokenizer::open(const std::filesystem::path& folder,
                                                const WhisperConfig& config,
                                                const WhisperGeneration& generation)
{
    UNDERSTUDY_TRY(auto bytes, BpeTokenizer::openFolder(folder));
    return make(std::move(bytes), config, generation, (folder / "tokenizer.json").string());
}

Result<WhisperTokenizer> WhisperTokenizer::make(BpeTokenizer bytes, const WhisperConfig& config,
                                                const WhisperGeneration& generation,
                                                const std::string& subject)
{
    WhisperTokenizer tokenizer(std::move(bytes));
    UNDERSTUDY_CHECK(tokenizer.findMarks(config, generation, subject));
    return tokenizer;
}

Result<void> WhisperTokenizer::findMarks(const WhisperConfig& config, const WhisperGeneration& generation,
                                         const std::string& subject)
{
    const auto damaged = [&](std::string detail) {
        return fail(Code::Corrupt, Reason::TokenizerDamaged, subject, std::move(detail));
    };
    auto& m = m_marks;
    const std::array<std::pair<const char*, std::int64_t*>, 7> needed{
        {{"<|endoftext|>", &m.end},
         {"<|startoftranscript|>", &m.start},
         {"<|translate|>", &m.translate},
         {"<|transcribe|>", &m.transcribe},
         {"<|startoflm|>", &m.startOfModel},
         {"<|startofprev|>", &m.startOfPrevious},
         {"<|notimestamps|>", &m.noTimestamps}}};
    for (const auto& [name, id] : needed) {
        const auto found = m_bytes.idOf(name);
        if (!found)
            return damaged(std::string("no ") + name);
        *id = *found;
    }
    const auto later = m_bytes.idOf("<|nospeech|>"), earlier = m_bytes.idOf("<|nocaptions|>");
    m.noSpeech = later ? *later : earlier ? *earlier : m.noTimestamps - 1;
    // Files from before these were listed have them all the same.
    m.firstTime = m_bytes.idOf("<|0.00|>").value_or(TokenId(m.noTimestamps + 1));
    m.lastTime = std::min(m.firstTime + kTimes, config.vocabulary) - 1;
    if (m.lastTime < m.firstTime || m.noSpeech < 0 ||
        std::ranges::any_of(needed, [&](const auto& row) { return *row.second >= m.firstTime; }))
        return damaged("its marks are not those of a model with " + std::to_string(config.vocabulary) +
                       " tokens");
    if (generation.noTimestamps.value_or(m.noTimestamps) != m.noTimestamps)
        return damaged("<|notimestamps|> is " + std::to_string(m.noTimestamps) + ", and " +
                       std::to_string(*generation.noTimestamps) + " in generation_config.json");
    for (auto id = m.start + 1; id < std::min(m.translate, m.start + 1000); ++id) {
        const auto name = m_bytes.bytesOf(TokenId(id)); // "<|en|>"
        if (name.size() > 4 && name.starts_with("<|") && name.ends_with("|>"))
            m.languages.emplace_back(name.substr(2, name.size() - 4), id);
    }
    return {};
}

std::string WhisperTokenizer::decode(std::span<const std::int64_t> ids) const
{
    return m_bytes.decode(narrow(ids, m_marks.firstTime));
}

std::string WhisperTokenizer::text(std::span<const std::int64_t> ids) const
{
    return m_bytes.decode(narrow(ids, m_marks.end));
}

std::vector<std::int64_t> WhisperTokenizer::encode(std::string_view text) const
{
    const auto ids = m_bytes.encode(text, {.addSpecial = false, .specialText = Special::AsText});
    return {ids.begin(), ids.end()};
}

/// Tokens until their bytes are whole characters. What is no character in the whole text either is not waited
/// for.
std::vector<WhisperWordTokens> WhisperTokenizer::characters(std::span<const std::int64_t> ids) const
{
    std::vector<WhisperWordTokens> all;
    const auto whole = decode(ids);
    WhisperWordTokens current;
    std::size_t offset = 0;
    for (const auto id : ids) {
        current.tokens.push_back(id);
        current.word = decode(current.tokens);
        const auto broken = current.word.find(kReplacement);
        const bool isWhole =
            broken == std::string::npos ||
            std::string_view(whole).substr(std::min(offset + broken, whole.size())).starts_with(kReplacement);
        if (!isWhole)
            continue;
        offset += current.word.size();
        all.push_back(std::exchange(current, {}));
    }
    return all;
}

std::vector<WhisperWordTokens> WhisperTokenizer::words(std::span<const std::int64_t> ids,
                                                       std::string_view language) const
{
    auto parts = characters(ids);
    if (std::ranges::find(kWithoutBlanks, language) != kWithoutBlanks.end())
        return parts;
    std::vector<WhisperWordTokens> words;
    for (auto& part : parts) {
        const auto inner = stripped(part.word);
        const bool isMark = part.tokens.front() >= m_marks.end;
        // As Python's "in": what is nothing but blanks, and runs as they stand in the list, too.
        const bool isPunctuation = kPunctuation.find(inner) != std::string_view::npos;
        if (words.empty() || isMark || part.word.starts_with(' ') || isPunctuation) {
            words.push_back(std::move(part));
            continue;
        }
        words.back().word += part.word;
        words.back().tokens.insert(words.back().tokens.end(), part.tokens.begin(), part.tokens.end());
    }
    return words;
}

} // namespace understudy

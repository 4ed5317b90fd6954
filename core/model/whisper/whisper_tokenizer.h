// A Whisper's words and marks: which ids its tokenizer gives them, and text of what it says.
#pragma once

#include "core/model/whisper/whisper_generation.h"
#include "core/text/bpe_tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy {

struct WhisperMarks
{
    std::int64_t end = 0, start = 0;
    std::int64_t translate = 0, transcribe = 0;
    std::int64_t startOfModel = 0, startOfPrevious = 0;
    std::int64_t noSpeech = 0; ///< spelt <|nocaptions|> before large-v3
    std::int64_t noTimestamps = 0;
    std::int64_t firstTime = 0, lastTime = 0; ///< <|0.00|> and the last one that there is
    /// Without translate and transcribe nothing can be chosen: an English-only model.
    std::vector<std::pair<std::string, std::int64_t>> languages; ///< "en", id; by id

    std::optional<std::int64_t> language(std::string_view code) const;
    bool isTime(std::int64_t id) const { return id >= firstTime; }
};

/// A word and the tokens that it is made of.
struct WhisperWordTokens
{
    std::string word; ///< with the blank before it
    std::vector<std::int64_t> tokens;
};

class WhisperTokenizer
{
public:
    /// tokenizer.json, or vocab.json with merges.txt and added_tokens.json, in `folder`. FileMissing
    /// (subject: the former's path) where there is neither; TokenizerDamaged for one of another model.
    static Result<WhisperTokenizer> open(const std::filesystem::path& folder, const WhisperConfig& config,
                                         const WhisperGeneration& generation);
    static Result<WhisperTokenizer> make(BpeTokenizer bytes, const WhisperConfig& config,
                                         const WhisperGeneration& generation, const std::string& subject);

    const WhisperMarks& marks() const { return m_marks; }
    /// Without times; other marks are spelt.
    std::string decode(std::span<const std::int64_t> ids) const;
    /// What is said: ids below the end mark alone.
    std::string text(std::span<const std::int64_t> ids) const;
    std::vector<std::int64_t> encode(std::string_view text) const;
    /// Words as they are written between blanks or, in languages without any, characters. (openai-whisper
    /// tokenizer.py, split_to_word_tokens)
    std::vector<WhisperWordTokens> words(std::span<const std::int64_t> ids, std::string_view language) const;

private:
    explicit WhisperTokenizer(BpeTokenizer bytes) : m_bytes(std::move(bytes)) {}
    Result<void> findMarks(const WhisperConfig& config, const WhisperGeneration& generation,
                           const std::string& subject);
    std::vector<WhisperWordTokens> characters(std::span<const std::int64_t> ids) const;

    BpeTokenizer m_bytes;
    WhisperMarks m_marks;
};

} // namespace understudy

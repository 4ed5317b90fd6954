// GPT-2's three files as the one that we read.
#include "core/base/json_limits.h"
#include "core/text/bpe_model_p.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace {

using Json = nlohmann::json;

constexpr JsonLimits kLimits{.depth = 4, .values = 2'000'000};

Result<Json> objectIn(std::string_view text, const char* what, const std::string& subject)
{
    if (auto sound = checkJson(text, kLimits); !sound)
        return fail(Code::Corrupt, Reason::TokenizerDamaged, subject, what + (": " + sound.error().detail));
    auto object = Json::parse(text, nullptr, false);
    if (!object.is_object())
        return fail(Code::Corrupt, Reason::TokenizerDamaged, subject, what + std::string(": no object"));
    return object;
}

/// The one mark that GPT-2's vocabulary itself holds.
constexpr auto kEnd = "<|endoftext|>";

/// A pair a line, after a line that tells a version.
Json mergesIn(std::string_view text)
{
    Json merges = Json::array();
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty() && !line.starts_with("#version"))
            merges.push_back(line);
    }
    return merges;
}

} // namespace

Result<std::string> joinBpeParts(std::string_view vocabulary, std::string_view merges, std::string_view added,
                                 const std::string& subject)
{
    UNDERSTUDY_TRY(auto words, objectIn(vocabulary, "vocab.json", subject));
    Json tokens = Json::array();
    if (!added.empty()) {
        UNDERSTUDY_TRY(const auto ids, objectIn(added, "added_tokens.json", subject));
        for (const auto& [content, id] : ids.items())
            tokens.push_back({{"id", id}, {"content", content}});
        if (words.contains(kEnd) && !ids.contains(kEnd))
            tokens.push_back({{"id", words[kEnd]}, {"content", kEnd}, {"special", true}});
    }
    const Json bytes = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", true}};
    const Json whole = {
        {"added_tokens", std::move(tokens)},
        {"pre_tokenizer", bytes},
        {"decoder", {{"type", "ByteLevel"}}},
        {"model", {{"type", "BPE"}, {"vocab", std::move(words)}, {"merges", mergesIn(merges)}}}};
    return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace understudy

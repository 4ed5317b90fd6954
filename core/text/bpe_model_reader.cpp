// tokenizer.json, as the tokenizers library writes it. What we do not do is refused by name, never left out.
#include "core/base/json_limits.h"
#include "core/text/bpe_model_p.h"
#include "core/text/bpe_pieces_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace understudy {

namespace {

using Json = nlohmann::json;

/// The published file has 1.1 million values.
constexpr JsonLimits kLimits{.depth = 16, .values = 5'000'000};
constexpr TokenId kMaxTokens = 2'000'000;

/// The member of an object, or null.
const Json& at(const Json& object, const char* key)
{
    static const Json none;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : none;
}

bool isText(const Json& value, std::string_view text)
{
    return value.is_string() && value.get_ref<const std::string&>() == text;
}

std::string_view textOf(const Json& value)
{
    return value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view();
}

/// For messages: the type that an object names, or the value itself.
std::string kindOf(const Json& value)
{
    return at(value, "type").is_string() ? at(value, "type").get<std::string>().substr(0, 60)
                                         : value.dump(-1, ' ', true).substr(0, 60);
}

bool isOff(const Json& value)
{
    return value.is_null() || value == false || value == 0 || isText(value, "");
}

/// Byte of each character of the byte-level alphabet, -1 for the others: printable bytes are themselves, the
/// rest follow from U+0100 on.
constexpr auto kByteOfCharacter = [] {
    std::array<std::int16_t, 0x144> bytes = {};
    std::int16_t next = 0x100;
    for (auto& byte : bytes)
        byte = -1;
    for (std::int16_t byte = 0; byte < 256; ++byte) {
        const bool isItself = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) ||
                              (byte >= 0xAE && byte <= 0xFF);
        bytes[static_cast<std::size_t>(isItself ? byte : next++)] = byte;
    }
    return bytes;
}();

/// The bytes that a token of the byte-level alphabet stands for; nothing when it holds other characters. The
/// alphabet ends below U+0144: one or two bytes of UTF-8 each.
std::optional<std::string> bytesOf(std::string_view token)
{
    std::string bytes;
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::size_t character = static_cast<unsigned char>(token[i]);
        if (character >= 0xE0)
            return std::nullopt;
        if (character >= 0x80 && i + 1 < token.size())
            character = ((character & 0x1F) << 6) | (static_cast<unsigned char>(token[++i]) & 0x3F);
        if (character >= kByteOfCharacter.size() || kByteOfCharacter[character] < 0)
            return std::nullopt;
        bytes += static_cast<char>(kByteOfCharacter[character]);
    }
    return bytes;
}

class Reader
{
public:
    Reader(const Json& root, const std::string& subject)
        : m_root(root), m_subject(subject), m_model(std::make_shared<BpeModel>())
    {
    }

    Result<std::shared_ptr<const BpeModel>> read()
    {
        m_model->cut = hasGpt2Pieces() ? BpePieces::Gpt2 : BpePieces::Llama;
        UNDERSTUDY_CHECK(checkSteps());
        UNDERSTUDY_CHECK(checkModel());
        UNDERSTUDY_CHECK(readVocabulary());
        UNDERSTUDY_CHECK(readAdded());
        UNDERSTUDY_CHECK(readMerges());
        UNDERSTUDY_CHECK(readTemplates());
        return std::shared_ptr<const BpeModel>(std::move(m_model));
    }

private:
    Failure damaged(std::string detail) const
    {
        return fail(Code::Corrupt, Reason::TokenizerDamaged, m_subject, std::move(detail));
    }
    Failure unknown(std::string detail) const
    {
        return fail(Code::Unsupported, Reason::TokenizerDamaged, m_subject, std::move(detail));
    }

    /// GPT-2's pattern is part of its ByteLevel, whose switch is on where it is not spelt.
    bool hasGpt2Pieces() const
    {
        const auto& steps = at(m_root, "pre_tokenizer");
        return isText(at(steps, "type"), "ByteLevel") && at(steps, "use_regex") != false &&
               at(steps, "add_prefix_space") == false;
    }
    Result<void> checkSteps() const;
    Result<void> checkSplit() const;
    Result<void> checkModel() const;
    Result<void> readVocabulary();
    Result<void> readAdded();
    Result<void> addToken(const Json& entry);
    Result<void> readMerges();
    Result<void> addMerge(const Json& entry);
    Result<void> readTemplates();
    Result<BpeTemplate> readTemplate(const Json& processor, const char* name) const;
    /// False: the part is no text and no special token of the file.
    bool appendPart(const Json& part, const Json& specials, BpeTemplate& pattern) const;

    Result<TokenId> idFrom(const Json& value, std::string_view token) const;
    /// The place of an id, made where there is none yet.
    BpeToken& place(TokenId id)
    {
        const auto index = static_cast<std::size_t>(id);
        m_model->tokens.resize(std::max(m_model->tokens.size(), index + 1));
        return m_model->tokens[index];
    }
    const Json& m_root;
    const std::string& m_subject;
    std::shared_ptr<BpeModel> m_model;
    std::int32_t m_merges = 0; ///< so far
};

Result<void> Reader::checkSteps() const
{
    if (!m_root.is_object())
        return damaged("no object");
    if (!at(m_root, "normalizer").is_null())
        return unknown("normalizer " + kindOf(at(m_root, "normalizer")));
    if (!isText(at(at(m_root, "decoder"), "type"), "ByteLevel"))
        return unknown("decoder " + kindOf(at(m_root, "decoder")));
    return m_model->cut == BpePieces::Gpt2 ? Result<void>() : checkSplit();
}

Result<void> Reader::checkSplit() const
{
    const auto& steps = at(m_root, "pre_tokenizer");
    const auto& list = at(steps, "pretokenizers");
    if (!isText(at(steps, "type"), "Sequence") || !list.is_array() || list.size() != 2)
        return unknown("pre_tokenizer " + kindOf(steps));
    const auto& split = list[0];
    if (!isText(at(split, "type"), "Split") || !isText(at(split, "behavior"), "Isolated") ||
        !isOff(at(split, "invert")))
        return unknown("pre_tokenizer " + kindOf(split));
    if (!isText(at(at(split, "pattern"), "Regex"), kPiecePattern))
        return unknown("pre_tokenizer Split by another pattern");
    const auto& bytes = list[1];
    if (!isText(at(bytes, "type"), "ByteLevel") || at(bytes, "add_prefix_space") != false ||
        at(bytes, "use_regex") != false)
        return unknown("pre_tokenizer " + kindOf(bytes));
    return {};
}

Result<void> Reader::checkModel() const
{
    const auto& model = at(m_root, "model");
    if (!model.is_object())
        return damaged("no model");
    if (!isText(at(model, "type"), "BPE"))
        return unknown("model " + kindOf(model));
    for (const auto* option :
         {"dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback"})
        if (!isOff(at(model, option)))
            return unknown("model BPE with " + std::string(option));
    m_model->takesWholePieces = at(model, "ignore_merges") == true;
    return {};
}

Result<TokenId> Reader::idFrom(const Json& value, std::string_view token) const
{
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= std::uint64_t(kMaxTokens))
        return damaged("id of \"" + std::string(token.substr(0, 60)) + "\" out of range");
    return value.get<TokenId>();
}

Result<void> Reader::readVocabulary()
{
    const auto& vocabulary = at(at(m_root, "model"), "vocab");
    if (!vocabulary.is_object())
        return damaged("no vocabulary");
    m_model->pieces.reserve(vocabulary.size());
    for (const auto& [token, value] : vocabulary.items()) {
        UNDERSTUDY_TRY(const auto id, idFrom(value, token));
        auto& stored = place(id).bytes;
        if (token.empty() && stored.empty() && m_model->cut == BpePieces::Gpt2)
            continue; // Whisper's list has a token that is nothing
        if (token.empty() || !stored.empty())
            return damaged(token.empty() ? "an empty token" : "id " + std::to_string(id) + " twice");
        // A token of other characters can come out of the model, but no text becomes it.
        const auto bytes = bytesOf(token);
        stored = bytes.value_or(token);
        if (bytes)
            m_model->pieces.emplace(*bytes, id);
    }
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const auto found = m_model->pieces.find(std::string(1, static_cast<char>(byte)));
        if (found == m_model->pieces.end())
            return damaged("no token for byte " + std::to_string(byte));
        m_model->bytes[byte] = found->second;
    }
    return {};
}

Result<void> Reader::readAdded()
{
    const auto& added = at(m_root, "added_tokens");
    if (!added.is_array() && !added.is_null())
        return damaged("added_tokens are no list");
    for (const auto& entry : added)
        UNDERSTUDY_CHECK(addToken(entry));
    auto& sorted = m_model->added;
    std::ranges::sort(sorted, {}, &AddedToken::content);
    const auto twice = std::ranges::adjacent_find(sorted, {}, &AddedToken::content);
    if (twice != sorted.end())
        return damaged("added token \"" + twice->content.substr(0, 60) + "\" twice");
    return {};
}

Result<void> Reader::addToken(const Json& entry)
{
    const std::string content(textOf(at(entry, "content")));
    if (content.empty())
        return damaged("an added token without content");
    // "normalized" means nothing: there is no normalizer.
    for (const auto* option : {"single_word", "lstrip", "rstrip"})
        if (!isOff(at(entry, option)))
            return unknown("added token \"" + content.substr(0, 60) + "\" with " + option);
    UNDERSTUDY_TRY(const auto id, idFrom(at(entry, "id"), content));
    auto& token = place(id);
    // Some files list a special token in the vocabulary as well; it has to be the same one.
    if (!token.bytes.empty() && token.bytes != bytesOf(content).value_or(content))
        return damaged("id " + std::to_string(id) + " twice");
    token.bytes = bytesOf(content).value_or(content);
    token.isSpecial = at(entry, "special") == true;
    m_model->added.push_back({content, id, token.isSpecial});
    return {};
}

Result<void> Reader::readMerges()
{
    const auto& merges = at(at(m_root, "model"), "merges");
    if (!merges.is_array())
        return damaged("no merges");
    m_model->merges.reserve(merges.size());
    for (const auto& entry : merges)
        if (!textOf(entry).starts_with("#version"))
            UNDERSTUDY_CHECK(addMerge(entry));
    return {};
}

/// ["a", "b"], or "a b" in older files.
Result<void> Reader::addMerge(const Json& entry)
{
    const auto line = textOf(entry);
    const auto space = line.find(' ');
    const bool isPair = entry.is_array() && entry.size() == 2;
    const auto left = isPair ? textOf(entry[0]) : line.substr(0, space);
    const auto right = isPair               ? textOf(entry[1])
                       : space == line.npos ? std::string_view()
                                            : line.substr(space + 1);
    const auto where = [&] { return "merge " + std::to_string(m_merges) + ": "; };
    if (left.empty() || right.empty() || (!isPair && right.find(' ') != std::string_view::npos))
        return damaged(where() + "no two tokens");
    std::array<TokenId, 3> ids = {};
    const std::string both = std::string(left).append(right);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto token = std::array<std::string_view, 3>{left, right, both}[i];
        const auto bytes = bytesOf(token);
        const auto found = bytes ? m_model->pieces.find(*bytes) : m_model->pieces.end();
        if (found == m_model->pieces.end())
            return damaged(where() + "\"" + std::string(token.substr(0, 60)) + "\" is not in the vocabulary");
        ids[i] = found->second;
    }
    m_model->merges.insert_or_assign(pairKey(ids[0], ids[1]), BpeMerge{m_merges++, ids[2]});
    return {};
}

Result<void> Reader::readTemplates()
{
    const auto& processor = at(m_root, "post_processor");
    // Stock Llama files put a ByteLevel step first; it moves offsets only.
    const auto& list = at(processor, "processors");
    const Json alone = Json::array({processor});
    for (const auto& step : isText(at(processor, "type"), "Sequence") && list.is_array() ? list : alone) {
        if (isText(at(step, "type"), "TemplateProcessing")) {
            UNDERSTUDY_TRY(m_model->single, readTemplate(step, "single"));
            UNDERSTUDY_TRY(m_model->pair, readTemplate(step, "pair"));
        } else if (!step.is_null() && !isText(at(step, "type"), "ByteLevel")) {
            return unknown("post_processor " + kindOf(step));
        }
    }
    return {};
}

Result<BpeTemplate> Reader::readTemplate(const Json& processor, const char* name) const
{
    const auto& parts = at(processor, name);
    if (!parts.is_array())
        return damaged("template without " + std::string(name));
    BpeTemplate pattern;
    for (const auto& part : parts)
        if (!appendPart(part, at(processor, "special_tokens"), pattern))
            return damaged("template " + std::string(name) + ": " + part.dump(-1, ' ', true).substr(0, 80));
    const bool isPair = std::string_view(name) == "pair";
    if (std::ranges::count(pattern, kTextA) != 1 || std::ranges::count(pattern, kTextB) != (isPair ? 1 : 0))
        return damaged("template " + std::string(name) + ": not its texts, each once");
    return pattern;
}

bool Reader::appendPart(const Json& part, const Json& specials, BpeTemplate& pattern) const
{
    const auto& text = at(at(part, "Sequence"), "id");
    if (isText(text, "A") || isText(text, "B")) {
        pattern.push_back(isText(text, "A") ? kTextA : kTextB);
        return true;
    }
    const auto& special = at(at(part, "SpecialToken"), "id");
    const auto& ids = at(
        special.is_string() ? at(specials, special.get_ref<const std::string&>().c_str()) : special, "ids");
    if (!ids.is_array())
        return false;
    return std::ranges::all_of(ids, [&](const Json& value) {
        const auto id = idFrom(value, "");
        if (!id || static_cast<std::size_t>(*id) >= m_model->tokens.size())
            return false;
        pattern.push_back(*id);
        return true;
    });
}

} // namespace

Result<std::shared_ptr<const BpeModel>> readBpeModel(std::string_view json, const std::string& subject)
{
    if (auto sound = checkJson(json, kLimits); !sound)
        return fail(Code::Corrupt, Reason::TokenizerDamaged, subject, sound.error().detail);
    const auto root = Json::parse(json, nullptr, false);
    return Reader(root, subject).read();
}

} // namespace understudy

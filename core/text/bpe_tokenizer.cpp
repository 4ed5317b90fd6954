#include "core/text/bpe_tokenizer.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/text/bpe_merger_p.h"
#include "core/text/bpe_model_p.h"
#include "core/text/bpe_pieces_p.h"

#include <unicode/unistr.h>

#include <algorithm>

namespace understudy {

namespace {

constexpr Bytes kMaxFile{100'000'000};

/// The longest added token that `text` starts with; nullptr for none. Narrows the sorted list byte by byte.
const AddedToken* addedAt(const std::vector<AddedToken>& added, std::string_view text, Special specialText)
{
    const AddedToken* longest = nullptr;
    auto begin = added.begin();
    auto end = added.end();
    for (std::size_t length = 0; length < text.size() && begin != end; ++length) {
        const auto byteOf = [length](const AddedToken& token) {
            return length < token.content.size() ? int(static_cast<unsigned char>(token.content[length]))
                                                 : -1;
        };
        const int byte = static_cast<unsigned char>(text[length]);
        begin = std::ranges::lower_bound(begin, end, byte, {}, byteOf);
        end = std::ranges::upper_bound(begin, end, byte, {}, byteOf);
        if (begin != end && begin->content.size() == length + 1 &&
            !(begin->isSpecial && specialText == Special::AsText))
            longest = &*begin;
    }
    return longest;
}

/// Cuts a text into plain stretches and added tokens, and both into ids.
class Encoder
{
public:
    Encoder(const BpeModel& model, Special specialText, std::vector<TokenId>& ids)
        : m_model(model), m_merger(model), m_specialText(specialText), m_ids(ids)
    {
        for (const auto& token : model.added)
            m_starts[static_cast<unsigned char>(token.content.front())] = true;
    }

    void append(std::string_view text)
    {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto* token = m_starts[static_cast<unsigned char>(text[at])]
                                    ? addedAt(m_model.added, text.substr(at), m_specialText)
                                    : nullptr;
            if (!token) {
                ++at;
                continue;
            }
            appendPlain(text.substr(begin, at - begin));
            m_ids.push_back(token->id);
            at += token->content.size();
            begin = at;
        }
        appendPlain(text.substr(begin));
    }

private:
    void appendPlain(std::string_view text)
    {
        while (!text.empty()) {
            const auto length = bytesOfFirstPiece(text, m_model.cut);
            m_merger.append(text.substr(0, length), m_ids);
            text.remove_prefix(length);
        }
    }

    const BpeModel& m_model;
    BpeMerger m_merger;
    Special m_specialText;
    std::array<bool, 256> m_starts = {}; ///< first bytes of added tokens
    std::vector<TokenId>& m_ids;
};

} // namespace

BpeTokenizer::BpeTokenizer(std::shared_ptr<const BpeModel> model) : m_model(std::move(model)) {}

Result<BpeTokenizer> BpeTokenizer::open(const std::filesystem::path& file)
{
    UNDERSTUDY_TRY(const auto json, readFile(file, kMaxFile));
    return fromJson(json, file.string());
}

Result<BpeTokenizer> BpeTokenizer::fromJson(std::string_view json, const std::string& subject)
{
    UNDERSTUDY_TRY(auto model, readBpeModel(json, subject));
    return BpeTokenizer(std::move(model));
}

Result<BpeTokenizer> BpeTokenizer::openFolder(const std::filesystem::path& folder)
{
    const auto whole = folder / "tokenizer.json", vocabulary = folder / "vocab.json";
    if (isFile(whole) || !isFile(vocabulary))
        return open(whole);
    UNDERSTUDY_TRY(const auto words, readFile(vocabulary, kMaxFile));
    UNDERSTUDY_TRY(const auto merges, readFile(folder / "merges.txt", kMaxFile));
    std::string added;
    if (isFile(folder / "added_tokens.json")) {
        UNDERSTUDY_TRY(added, readFile(folder / "added_tokens.json", kMaxFile));
    }
    return fromParts(words, merges, added, folder.string());
}

Result<BpeTokenizer> BpeTokenizer::fromParts(std::string_view vocabulary, std::string_view merges,
                                             std::string_view added, const std::string& subject)
{
    UNDERSTUDY_TRY(const auto json, joinBpeParts(vocabulary, merges, added, subject));
    return fromJson(json, subject);
}

std::vector<TokenId> BpeTokenizer::fill(std::span<const TokenId> pattern, std::string_view a,
                                        std::string_view b, Special specialText) const
{
    std::vector<TokenId> ids;
    Encoder encoder(*m_model, specialText, ids);
    for (const auto part : pattern) {
        if (part == kTextA)
            encoder.append(a);
        else if (part == kTextB)
            encoder.append(b);
        else
            ids.push_back(part);
    }
    return ids;
}

std::vector<TokenId> BpeTokenizer::encode(std::string_view text, EncodeOptions options) const
{
    static const BpeTemplate bare = {kTextA};
    return fill(options.addSpecial ? m_model->single : bare, text, {}, options.specialText);
}

std::vector<TokenId> BpeTokenizer::encodePair(std::string_view a, std::string_view b,
                                              EncodeOptions options) const
{
    static const BpeTemplate bare = {kTextA, kTextB};
    return fill(options.addSpecial ? m_model->pair : bare, a, b, options.specialText);
}

std::string BpeTokenizer::decode(std::span<const TokenId> ids, DecodeOptions options) const
{
    std::string text;
    for (const auto id : ids) {
        if (id < 0 || static_cast<std::size_t>(id) >= size())
            continue;
        const auto& token = m_model->tokens[static_cast<std::size_t>(id)];
        if (!(options.skipSpecial && token.isSpecial))
            text += token.bytes;
    }
    if (!findInvalidUtf8(text))
        return text;
    std::string mended;
    icu::UnicodeString::fromUTF8(text).toUTF8String(mended);
    return mended;
}

std::optional<TokenId> BpeTokenizer::idOf(std::string_view content) const
{
    const auto found = std::ranges::lower_bound(m_model->added, content, {}, &AddedToken::content);
    return found != m_model->added.end() && found->content == content ? std::optional(found->id)
                                                                      : std::nullopt;
}

std::string_view BpeTokenizer::bytesOf(TokenId id) const
{
    return id < 0 || static_cast<std::size_t>(id) >= size() ? std::string_view()
                                                            : m_model->tokens[static_cast<std::size_t>(id)].bytes;
}

std::size_t BpeTokenizer::size() const
{
    return m_model->tokens.size();
}

} // namespace understudy

// Any bytes as a tokenizer.json, and any bytes as text for a good one: an error, or ids that exist and, as
// text, decode to what went in.
#include "core/base/contract.h"
#include "core/base/utf8.h"
#include "core/text/bpe_tokenizer.h"

using namespace understudy;

namespace {

/// The byte alphabet as the published files spell it, a few merges, one added token.
std::string smallTokenizer()
{
    std::string json = R"({"added_tokens":[{"id":300,"content":"<|x|>","special":true}],"normalizer":null,
        "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","behavior":"Isolated","invert":false,
        "pattern":{"Regex":"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|)"
                       R"( ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"}},
        {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]},"decoder":{"type":"ByteLevel"},
        "model":{"type":"BPE","ignore_merges":true,"merges":["a a","aa aa","b a","e r","< |"],
        "vocab":{"aa":256,"aaaa":257,"ba":258,"er":259,"<|":260,"bab":261)";
    int next = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
        const bool isItself =
            (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        const int character = isItself ? byte : next++;
        std::string key;
        if (character < 0x80)
            key =
                std::string(character == '"' || character == '\\' ? "\\" : "") + static_cast<char>(character);
        else
            key = {static_cast<char>(0xC0 | (character >> 6)), static_cast<char>(0x80 | (character & 0x3F))};
        json += ",\"" + key + "\":" + std::to_string(byte);
    }
    return json + "}}}";
}

void encode(const BpeTokenizer& tokenizer, std::string_view text)
{
    for (const auto special : {Special::AsToken, Special::AsText}) {
        const auto ids = tokenizer.encode(text, {.addSpecial = false, .specialText = special});
        for (const auto id : ids)
            UNDERSTUDY_ASSERT(id >= 0 && static_cast<std::size_t>(id) < tokenizer.size());
        const auto decoded = tokenizer.decode(ids);
        UNDERSTUDY_ASSERT(findInvalidUtf8(text) || decoded == text);
        UNDERSTUDY_ASSERT(!findInvalidUtf8(decoded));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static const auto good = BpeTokenizer::fromJson(smallTokenizer(), "good");
    UNDERSTUDY_ASSERT(good);
    encode(*good, bytes);
    if (const auto foreign = BpeTokenizer::fromJson(bytes, "fuzz"))
        encode(*foreign, "It'll be <|x|> 1234 caf\xC3\xA9\n\n");
    return 0;
}

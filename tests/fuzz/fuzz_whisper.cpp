// Any bytes as what lies beside a Whisper's weights: an error, or what its network can be built of.
#include "core/base/contract.h"
#include "core/base/utf8.h"
#include "core/model/whisper/whisper_tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace understudy;

namespace {

void say(const BpeTokenizer& bytes)
{
    WhisperConfig config;
    config.vocabulary = std::int64_t(bytes.size()) + 1;
    const auto tokenizer = WhisperTokenizer::make(bytes, config, {}, "fuzz");
    if (!tokenizer)
        return;
    const auto ids = tokenizer->encode("It's 20 o'clock, caf\xC3\xA9\n");
    UNDERSTUDY_ASSERT(!findInvalidUtf8(tokenizer->decode(ids)));
    std::size_t tokens = 0;
    for (const auto& word : tokenizer->words(ids, "en"))
        tokens += word.tokens.size();
    UNDERSTUDY_ASSERT(tokens <= ids.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto config = readWhisperConfig(text, "fuzz")) {
        UNDERSTUDY_ASSERT(config->width % config->encoderHeads == 0 && config->samples() > 0);
        (void)checkWhisperPreprocessor(text, *config, "fuzz");
    }
    const WhisperConfig config;
    if (const auto generation = readWhisperGeneration(text, config, "fuzz")) {
        for (const auto id : generation->suppressed)
            UNDERSTUDY_ASSERT(id >= 0 && id < config.vocabulary);
        for (const auto& head : generation->alignmentHeads)
            UNDERSTUDY_ASSERT(head.layer < config.decoderLayers && head.head < config.decoderHeads);
    }
    // Three texts, parted by a byte that none of them has.
    const auto first = text.find('\0'), second = first == text.npos ? text.npos : text.find('\0', first + 1);
    if (second != text.npos)
        if (const auto parts =
                BpeTokenizer::fromParts(text.substr(0, first), text.substr(first + 1, second - first - 1),
                                        text.substr(second + 1), "fuzz"))
            say(*parts);
    if (const auto whole = BpeTokenizer::fromJson(text, "fuzz"))
        say(*whole);
    return 0;
}

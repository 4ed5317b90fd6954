#include "core/episode/take.h"

#include "core/base/digits.h"
#include "core/base/hash.h"
#include "core/base/version.h"

#include <charconv>
#include <system_error>

namespace understudy {

namespace fs = std::filesystem;

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string emphasisName(Emphasis emphasis)
{
    switch (emphasis) {
    case Emphasis::None:
        return "none";
    case Emphasis::Reduced:
        return "reduced";
    case Emphasis::Moderate:
        return "moderate";
    case Emphasis::Strong:
        return "strong";
    }
    return {};
}

/// <prosody>'s attributes; empty when the style changes nothing of it.
std::string prosody(const Style& style)
{
    std::string attributes;
    if (style.rate != 1.0)
        attributes += " rate=\"" + digitsOf(style.rate * 100) + "%\"";
    if (style.pitch != 0.0)
        attributes += " pitch=\"" + digitsOf(style.pitch) + "st\"";
    if (style.isSilent)
        attributes += " volume=\"silent\"";
    else if (style.volume != 0.0)
        attributes += " volume=\"" + digitsOf(style.volume) + "dB\"";
    return attributes;
}

/// say-as, sub and literal text are resolved by now: only what a voice still acts on is written.
std::string asSsml(const SpokenRun& run)
{
    const Style& style = run.style;
    auto text = escaped(run.text);
    if (style.phoneme) {
        const bool isIpa = style.phoneme->alphabet == PhonemeAlphabet::Ipa;
        text = std::string("<phoneme alphabet=\"") + (isIpa ? "ipa" : "cmu-arpabet") + "\" ph=\"" +
               escaped(style.phoneme->symbols) + "\">" + text + "</phoneme>";
    }
    if (style.sayAs == SayAs::Expletive)
        text = "<say-as interpret-as=\"expletive\">" + text + "</say-as>";
    if (style.emphasis != Emphasis::None)
        text = "<emphasis level=\"" + emphasisName(style.emphasis) + "\">" + text + "</emphasis>";
    if (const auto attributes = prosody(style); !attributes.empty())
        text = "<prosody" + attributes + ">" + text + "</prosody>";
    return text;
}

} // namespace

fs::path Take::file() const
{
    return fs::path("takes") / line.value / (std::to_string(number) + ".wav");
}

std::uint64_t lineSeed(std::uint64_t episodeSeed, const LineId& line, int takeNumber)
{
    Sha256 hash;
    hash.addField("understudy line seed 1");
    hash.addField(std::to_string(episodeSeed));
    hash.addField(line.value);
    hash.addField(std::to_string(takeNumber));
    const auto digits = hash.finish();
    std::uint64_t seed = 0;
    std::from_chars(digits.data(), digits.data() + 16, seed, 16);
    return seed;
}

TakeReceipt makeReceipt(const ScriptLine& line, const VoiceInfo& voice, const SoundSource& source,
                        std::uint64_t seed)
{
    std::string spoken;
    for (const auto& run : line.spoken.runs)
        spoken += asSsml(run);
    const auto engine =
        voice.engine.name.empty() ? EngineStamp{source.engine, source.engineVersion} : voice.engine;
    return {.text = line.text(),
            .spoken = std::move(spoken),
            .direction = line.direction,
            .anchor = line.anchor,
            .voice = voice.id,
            .voiceVersion = voice.version,
            .engine = engine.name,
            .engineVersion = engine.version,
            .settings = source.settings,
            .seed = seed,
            .programVersion = std::string(kVersion)};
}

std::string takeKey(const TakeReceipt& receipt, const LineId& line, int takeNumber)
{
    Sha256 hash;
    hash.addField("understudy take key 1");
    for (const auto* field :
         {&receipt.engine, &receipt.engineVersion, &receipt.voice.value, &receipt.voiceVersion,
          &receipt.spoken, &receipt.direction, &receipt.anchor, &receipt.settings, &line.value})
        hash.addField(*field);
    hash.addField(std::to_string(receipt.seed));
    hash.addField(std::to_string(takeNumber));
    return hash.finish();
}

Result<void> checkTakeFile(const fs::path& folder, const Take& take)
{
    // RIFF, fmt and data headers take 44 bytes; a longer fmt chunk or an odd byte of padding may be added to
    // them.
    constexpr std::uintmax_t kLeastHeader = 44, kMostHeader = 256;
    const auto path = folder / take.file();
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(Code::Corrupt, Reason::TakeDamaged, path.string(), error.message());
    const auto samples = 3 * static_cast<std::uintmax_t>(take.figures.length.value);
    if (size < samples + kLeastHeader || size > samples + kMostHeader)
        return fail(Code::Corrupt, Reason::TakeDamaged, path.string(), std::to_string(size) + " bytes");
    return {};
}

} // namespace understudy

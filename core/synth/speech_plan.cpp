#include "core/synth/speech_plan_p.h"

#include "core/base/contract.h"
#include "core/synth/phones_p.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

namespace understudy {
namespace {

// Flite holds an utterance whole, and some of its features cost the square of a phrase's length. A sentence
// ends an utterance; so does a clause once it grows long. What is not a word may be spelt, so characters
// count too.
constexpr std::size_t kLongUtterance = 40; // words
constexpr std::size_t kLongestUtterance = 80;
constexpr std::size_t kLongestWord = 40; // characters
constexpr std::size_t kLongestSpelling = 600;

constexpr std::string_view kOpening = "\"'`({[";
constexpr std::string_view kClosing = "\"'`.,:;!?(){}[]-";
constexpr std::string_view kPhrasing = ".,:;!?"; // what Flite's phrasing knows

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return c <= ' ';
}

std::string toAscii(const std::string& text)
{
    if (std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; }))
        return text;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> folding(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    UNDERSTUDY_ASSERT(folding); // the rules are part of ICU's own data
    icu::UnicodeString folded = icu::UnicodeString::fromUTF8(text);
    for (const char16_t* dash :
         {u"\u2014", u"\u2013"}) // else a dash would become a hyphen and join two words
        folded.findAndReplace(dash, u", ");
    folding->transliterate(folded);
    std::string ascii;
    for (int i = 0; i < folded.length(); ++i)
        if (folded[i] < 0x80)
            ascii += static_cast<char>(folded[i]);
    return ascii;
}

struct EmphasisEffect
{
    double volume; // dB
    double rate;
    double pitch; // semitones
};

EmphasisEffect effectOf(Emphasis emphasis)
{
    switch (emphasis) {
    case Emphasis::None:
        return {0.0, 1.0, 0.0};
    case Emphasis::Reduced:
        return {-2.0, 1.05, 0.0};
    case Emphasis::Moderate:
        return {2.0, 0.95, 0.5};
    case Emphasis::Strong:
        return {3.5, 0.90, 1.0};
    }
    return {0.0, 1.0, 0.0};
}

/// Cuts text into words as it comes; a word may begin in one run and end in the next, and keeps the style it
/// began with.
class WordCutter
{
public:
    void addText(std::string_view text, const Prosody& prosody)
    {
        for (const char c : text) {
            if (isSpace(c) || m_pending.size() == kLongestWord)
                closeWord();
            if (isSpace(c))
                continue;
            if (m_pending.empty())
                m_prosody = prosody;
            m_pending += c;
        }
    }

    void addPhones(std::string phones, const Prosody& prosody)
    {
        closeWord();
        m_words.push_back({"word", {}, std::move(phones), prosody});
    }

    std::vector<PlannedWord> take()
    {
        closeWord();
        return std::move(m_words);
    }

private:
    void closeWord()
    {
        const std::string raw = std::exchange(m_pending, {});
        const auto begin = std::min(raw.find_first_not_of(kOpening), raw.size());
        const auto end = raw.find_last_not_of(kClosing) + 1; // npos + 1 is 0
        if (std::ranges::any_of(raw, isWordCharacter) && begin < end)
            m_words.push_back({raw.substr(begin, end - begin), {}, {}, m_prosody});
        if (!m_words.empty())
            addPunctuation(std::string_view(raw).substr(std::min(end, raw.size())));
    }

    void addPunctuation(std::string_view marks)
    {
        for (const char mark : marks)
            if (kPhrasing.find(mark) != std::string_view::npos)
                m_words.back().punctuation += mark;
        if (marks == "-" || marks == "--")
            m_words.back().punctuation += ',';
    }

    std::string m_pending;
    Prosody m_prosody;
    std::vector<PlannedWord> m_words;
};

bool endsUtterance(const PlannedUtterance& utterance, const PlannedWord& next)
{
    const std::string& marks = utterance.back().punctuation;
    const bool isSentenceEnd = marks.find_first_of(".!?") != std::string::npos;
    const bool startsSentence = next.text.front() >= 'A' && next.text.front() <= 'Z';
    std::size_t characters = next.text.size();
    for (const PlannedWord& word : utterance)
        characters += word.text.size();
    return (isSentenceEnd && startsSentence) || (utterance.size() >= kLongUtterance && !marks.empty()) ||
           utterance.size() >= kLongestUtterance || characters > kLongestSpelling;
}

} // namespace

Prosody prosodyOf(const Style& style)
{
    const EmphasisEffect effect = effectOf(style.emphasis);
    Prosody prosody;
    prosody.stretch = 1.0 / (style.rate * effect.rate);
    prosody.pitch = std::exp2((style.pitch + effect.pitch) / 12.0);
    prosody.gain =
        style.isSilent ? 0.0F : static_cast<float>(std::pow(10.0, (style.volume + effect.volume) / 20.0));
    return prosody;
}

Result<std::vector<PlannedUtterance>> planSpeech(std::span<const SpokenRun> runs)
{
    WordCutter cutter;
    for (const SpokenRun& run : runs) {
        const Prosody prosody = prosodyOf(run.style);
        if (run.style.phoneme) {
            UNDERSTUDY_TRY(auto phones, flitePhones(*run.style.phoneme));
            cutter.addPhones(std::move(phones), prosody);
        } else {
            cutter.addText(toAscii(run.text), prosody);
        }
    }
    std::vector<PlannedUtterance> utterances;
    std::vector<PlannedWord> words = cutter.take();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (utterances.empty() || endsUtterance(utterances.back(), words[i]))
            utterances.emplace_back();
        utterances.back().push_back(std::move(words[i]));
    }
    return utterances;
}

} // namespace understudy

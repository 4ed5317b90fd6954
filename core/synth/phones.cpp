#include "core/synth/phones_p.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

namespace understudy {
namespace {

struct Sound
{
    std::string_view symbol;
    std::string_view phones; ///< of Flite, without stress
};

constexpr std::array kVowels = {"aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh",
                                "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw"};
constexpr std::array kConsonants = {"b",  "ch", "d", "dh", "f",  "g", "hh", "jh", "k", "l", "m", "n",
                                    "ng", "p",  "r", "s",  "sh", "t", "th", "v",  "w", "y", "z", "zh"};

// IPA to the nearest US English phone. British and narrow symbols fold into their US counterparts; the
// longest symbol that fits is taken, so "aɪ" is one sound.
constexpr std::array kIpa = std::to_array<Sound>({
    {"aɪ", "ay"}, {"aʊ", "aw"}, {"eɪ", "ey"}, {"oʊ", "ow"}, {"əʊ", "ow"},  {"ɔɪ", "oy"},  {"ɜr", "er"},
    {"ər", "er"}, {"i", "iy"},  {"ɪ", "ih"},  {"ᵻ", "ih"},  {"ɨ", "ih"},   {"e", "eh"},   {"ɛ", "eh"},
    {"æ", "ae"},  {"a", "aa"},  {"ɑ", "aa"},  {"ɒ", "aa"},  {"ɔ", "ao"},   {"o", "ow"},   {"ʊ", "uh"},
    {"u", "uw"},  {"ʉ", "uw"},  {"ʌ", "ah"},  {"ɐ", "ah"},  {"ə", "ax"},   {"ɚ", "er"},   {"ɝ", "er"},
    {"ɜ", "er"},  {"p", "p"},   {"b", "b"},   {"t", "t"},   {"d", "d"},    {"k", "k"},    {"ɡ", "g"},
    {"g", "g"},   {"f", "f"},   {"v", "v"},   {"θ", "th"},  {"ð", "dh"},   {"s", "s"},    {"z", "z"},
    {"ʃ", "sh"},  {"ʒ", "zh"},  {"h", "hh"},  {"ɦ", "hh"},  {"ç", "hh"},   {"x", "k"},    {"tʃ", "ch"},
    {"t͡ʃ", "ch"}, {"ʧ", "ch"},  {"dʒ", "jh"}, {"d͡ʒ", "jh"}, {"ʤ", "jh"},   {"m", "m"},    {"n", "n"},
    {"ŋ", "ng"},  {"l", "l"},   {"ɫ", "l"},   {"ɹ", "r"},   {"r", "r"},    {"ɻ", "r"},    {"ʁ", "r"},
    {"ɾ", "d"},   {"j", "y"},   {"w", "w"},   {"ʍ", "w"},   {"n̩", "ax n"}, {"m̩", "ax m"}, {"l̩", "ax l"},
});

// Length, syllables, word breaks and the slashes people write around a transcription say nothing to Flite.
constexpr std::array<std::string_view, 8> kIpaIgnored = {"ː", "ˑ", ".", " ", "/", "[", "]", "‿"};
constexpr std::string_view kPrimaryStress = "ˈ";
constexpr std::string_view kSecondaryStress = "ˌ";

bool isVowel(std::string_view phone)
{
    return std::ranges::find(kVowels, phone) != kVowels.end();
}

/// Every word is stressed somewhere: where the symbols do not say, on its first vowel.
std::string join(std::vector<std::string> phones)
{
    const auto endsIn = [](char stress) {
        return [stress](const std::string& p) { return p.back() == stress; };
    };
    const auto first = std::ranges::find_if(phones, endsIn('0'));
    if (std::ranges::none_of(phones, endsIn('1')) && first != phones.end())
        first->back() = '1';
    std::string joined;
    for (const std::string& phone : phones)
        joined += (joined.empty() ? "" : " ") + phone;
    return joined;
}

const Sound* longestSound(std::string_view text)
{
    const Sound* best = nullptr;
    for (const Sound& sound : kIpa)
        if (text.starts_with(sound.symbol) && (!best || sound.symbol.size() > best->symbol.size()))
            best = &sound;
    return best;
}

std::size_t ignoredPrefix(std::string_view text)
{
    for (std::string_view mark : kIpaIgnored)
        if (text.starts_with(mark))
            return mark.size();
    return 0;
}

Failure noSound(const std::string& symbols, std::string_view where)
{
    return fail(Code::InvalidInput, symbols, std::string(where));
}

Result<std::vector<std::string>> fromIpa(const std::string& symbols)
{
    std::vector<std::string> phones;
    bool isStressed = false;
    for (std::string_view rest = symbols; !rest.empty();) {
        if (rest.starts_with(kPrimaryStress) || rest.starts_with(kSecondaryStress)) {
            isStressed = true;
            rest.remove_prefix(kPrimaryStress.size());
        } else if (const std::size_t skipped = ignoredPrefix(rest)) {
            rest.remove_prefix(skipped);
        } else if (const Sound* sound = longestSound(rest)) {
            rest.remove_prefix(sound->symbol.size());
            const std::size_t space = std::min(sound->phones.find(' '), sound->phones.size());
            phones.emplace_back(sound->phones.substr(0, space));
            if (isVowel(phones.back()))
                phones.back() += std::exchange(isStressed, false) ? '1' : '0';
            if (space < sound->phones.size())
                phones.emplace_back(sound->phones.substr(space + 1));
        } else {
            return noSound(symbols, rest);
        }
    }
    return phones;
}

/// "AH0" is "ax0": CMU writes schwa as unstressed AH, Flite has a phone for it. Flite knows no secondary
/// stress.
std::string fromArpabetPhone(std::string phone)
{
    std::ranges::transform(phone, phone.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::ranges::find(kConsonants, phone) != kConsonants.end())
        return phone;
    if (isVowel(phone))
        return phone + '0';
    const char stress = phone.back();
    phone.pop_back();
    if (!isVowel(phone) || stress < '0' || stress > '2')
        return {};
    if (phone == "ah" && stress == '0')
        phone = "ax";
    return phone + (stress == '0' ? '0' : '1');
}

Result<std::vector<std::string>> fromArpabet(const std::string& symbols)
{
    constexpr std::string_view kSeparators = " \t\r\n-";
    std::vector<std::string> phones;
    for (std::size_t begin = 0;
         (begin = symbols.find_first_not_of(kSeparators, begin)) != std::string::npos;) {
        const std::size_t end = std::min(symbols.find_first_of(kSeparators, begin), symbols.size());
        phones.push_back(fromArpabetPhone(symbols.substr(begin, end - begin)));
        if (phones.back().empty())
            return noSound(symbols, symbols.substr(begin, end - begin));
        begin = end;
    }
    return phones;
}

} // namespace

Result<std::string> flitePhones(const Phoneme& phoneme)
{
    const bool isIpa = phoneme.alphabet == PhonemeAlphabet::Ipa;
    UNDERSTUDY_TRY(auto phones, isIpa ? fromIpa(phoneme.symbols) : fromArpabet(phoneme.symbols));
    if (phones.empty())
        return noSound(phoneme.symbols, {});
    return join(std::move(phones));
}

} // namespace understudy

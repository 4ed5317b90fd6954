#include "core/text/spoken_form.h"

#include "core/text/spoken_reader_p.h"
#include "core/text/spoken_say_as_p.h"
#include "core/text/spoken_writer_p.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace understudy {
namespace {

// In the order in which they are asked: the particular before the general.
constexpr Reader kWordReaders[] = {readWeb,          readDate,         readMoney,
                                   readRomanNumeral, readAbbreviation, readAcronym};
constexpr Reader kNumberReaders[] = {readWeb,    readDate,  readTime,     readTelephone,
                                     readDecade, readMoney, readQuantity, readNumeral};

MaybeReading firstOf(std::span<const Reader> readers, const Place& place)
{
    for (const Reader reader : readers) {
        if (MaybeReading reading = reader(place))
            return reading;
    }
    return std::nullopt;
}

/// The bytes of `text` at `at` that spell `word` in any case; 0 if they do not.
std::size_t matchLength(std::string_view text, std::size_t at, std::string_view word)
{
    std::size_t end = at;
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint wanted = codePointAt(word, i);
        const CodePoint found = codePointAt(text, end);
        const auto fold = [](CodePoint c) {
            return u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT);
        };
        if (found.length == 0 || fold(wanted) != fold(found))
            return 0;
        i += wanted.length;
        end += found.length;
    }
    return end - at;
}

MaybeReading readLexicon(const Place& place, const Lexicon& lexicon)
{
    const std::string_view text = place.text.substr(0, place.end);
    Reading longest;
    for (const auto& [word, respelling] : lexicon) {
        const std::size_t length = matchLength(text, place.at, word);
        const bool isWhole =
            length > 0 && !(isWordBefore(text, place.at + length) && isWordAt(place.text, place.at + length));
        if (isWhole && length > longest.length)
            longest = {length, respelling};
    }
    return longest.length > 0 ? MaybeReading(std::move(longest)) : std::nullopt;
}

/// A word that is said as it is written, in Unicode's composed form.
std::string composed(std::string_view word)
{
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status))
        normalizer->normalizeUTF8(0, {word.data(), static_cast<int>(word.size())}, sink, nullptr, status);
    return U_SUCCESS(status) ? result : std::string(word);
}

bool isDigitOfAnyScript(char32_t c)
{
    return c < 0x80 ? isDigit(static_cast<char>(c)) : u_isdigit(static_cast<UChar32>(c)) != 0;
}

/// Letters up to the next digit, which is never said as written.
std::size_t lettersLength(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    CodePoint c = codePointAt(text, end);
    while (isWordCodePoint(c.value) && !isDigitOfAnyScript(c.value)) {
        end += c.length;
        c = codePointAt(text, end);
    }
    return end - at;
}

MaybeReading readPlainWord(const Place& place)
{
    const std::string_view word =
        place.rest().substr(0, lettersLength(place.text.substr(0, place.end), place.at));
    const bool isAscii = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
    return isAscii ? MaybeReading() : Reading{word.size(), composed(word)};
}

/// Does a number, word or sign begin here, and not in the middle of a word?
bool isTokenStart(const Place& place)
{
    const CodePoint before = codePointBefore(place.text.substr(place.begin), place.at - place.begin);
    if (!isWordCodePoint(before.value) || before.length == 0)
        return true;
    const bool wasDigit = before.value < 0x80 && isDigit(static_cast<char>(before.value));
    return wasDigit != isDigit(place.text[place.at]) || !isWordAt(place.text, place.at);
}

MaybeReading readAt(const Place& place, const Lexicon& lexicon)
{
    if (place.text[place.at] == ' ')
        return readSymbol(place);
    if (isTokenStart(place)) {
        if (!isWordBefore(place.text, place.at)) {
            if (MaybeReading reading = readLexicon(place, lexicon))
                return reading;
        }
        const bool isWord = isLetter(place.text[place.at]);
        if (MaybeReading reading = isWord ? firstOf(kWordReaders, place) : firstOf(kNumberReaders, place))
            return reading;
    }
    if (MaybeReading reading = readSymbol(place))
        return reading;
    return readPlainWord(place);
}

void readText(Place place, const Lexicon& lexicon, SpokenWriter& writer)
{
    while (place.at < place.end) {
        const MaybeReading reading = readAt(place, lexicon);
        const std::size_t letters = lettersLength(place.text.substr(0, place.end), place.at);
        const std::size_t plain = letters > 0 ? letters : codePointAt(place.text, place.at).length;
        const std::size_t length = std::min(reading ? reading->length : plain, place.end - place.at);
        const std::string_view written = place.text.substr(place.at, length);
        if (reading)
            writer.replace(written, reading->spoken);
        else
            writer.copy(written);
        place.at += length;
    }
}

std::string spokenText(std::string_view text, const Lexicon& lexicon)
{
    SpokenWriter writer;
    readText({text, 0, text.size(), 0}, lexicon, writer);
    return std::move(writer).finish().text();
}

/// What the style asks to be said for the whole run, if it does.
std::optional<std::string> forced(std::string_view text, const Style& style, const Lexicon& lexicon)
{
    if (style.alias)
        return spokenText(*style.alias, lexicon);
    if (style.sayAs != SayAs::None)
        return sayAs(text, style.sayAs, style.sayAsFormat);
    return std::nullopt;
}

void readRun(const Place& place, const Style& style, const Lexicon& lexicon, SpokenWriter& writer)
{
    const std::string_view written = place.rest();
    if (style.phoneme) {
        writer.copy(written);
        return;
    }
    const std::size_t begin = std::min(written.find_first_not_of(' '), written.size());
    const std::size_t end = std::max(written.find_last_not_of(' ') + 1, begin);
    const std::string_view core = written.substr(begin, end - begin);
    const std::optional<std::string> said = core.empty() ? std::nullopt : forced(core, style, lexicon);
    if (!said) {
        readText(place, lexicon, writer);
        return;
    }
    writer.copy(written.substr(0, begin));
    writer.replace(core, *said);
    writer.copy(written.substr(end));
}

} // namespace

std::string SpokenForm::text() const
{
    std::string joined;
    for (const SpokenRun& run : runs)
        joined += run.text;
    return joined;
}

SpokenForm spokenForm(std::span<const TextRun> runs, const Lexicon& lexicon)
{
    std::string text;
    for (const TextRun& run : runs)
        text += run.text;
    SpokenWriter writer;
    std::size_t begin = 0;
    for (const TextRun& run : runs) {
        writer.beginRun(run.style);
        readRun({text, begin, begin + run.text.size(), begin}, run.style, lexicon, writer);
        begin += run.text.size();
    }
    return std::move(writer).finish();
}

Seconds estimateSpeech(std::string_view spoken)
{
    constexpr double kCharactersPerSecond = 15.0;
    constexpr double kPerDigit = 5.0;  // "seven"
    constexpr double kPerLetter = 3.0; // "F" as "eff"
    double characters = 0.0;
    for (std::size_t at = 0; at < spoken.size();) {
        const CodePoint c = codePointAt(spoken, at);
        const std::size_t next = at + c.length;
        const bool isAlone =
            isUpper(spoken[at]) && spoken[at] != 'I' && !isWordBefore(spoken, at) && !isWordAt(spoken, next);
        characters += isDigit(spoken[at]) ? kPerDigit : isAlone ? kPerLetter : 1.0;
        at = next;
    }
    return Seconds(characters / kCharactersPerSecond);
}

} // namespace understudy

#include "core/text/sentences.h"

#include "core/base/contract.h"
#include "core/text/abbreviations_p.h"
#include "core/text/spoken_reader_p.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

namespace understudy {
namespace {

constexpr std::string_view kEllipsis = "…";

/// The plain rules: the "ss=standard" variant suppresses breaks after words such as "OK." and "On." too.
icu::BreakIterator& sentenceIterator()
{
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status));
        UNDERSTUDY_ASSERT(U_SUCCESS(status));
        return made;
    }();
    return *iterator;
}

std::vector<std::size_t> icuEnds(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    icu::BreakIterator& iterator = sentenceIterator();
    iterator.setText(&utext, status);
    std::vector<std::size_t> ends;
    for (int end = iterator.next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         end = iterator.next())
        ends.push_back(static_cast<std::size_t>(end));
    utext_close(&utext);
    return ends;
}

/// UAX 29 does not take "…" for the end of anything.
void addEllipsisEnds(std::string_view text, std::vector<std::size_t>& ends)
{
    for (std::size_t at = text.find(kEllipsis); at != std::string_view::npos;
         at = text.find(kEllipsis, at + 1)) {
        std::size_t end = skipClosers(text, at + kEllipsis.size());
        const std::size_t gap = end;
        while (spaceLength(text, end) > 0)
            end += spaceLength(text, end);
        if (end > gap && end < text.size())
            ends.push_back(end);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

std::size_t skipBackOver(std::string_view text, std::size_t end, bool (*isSkipped)(char32_t))
{
    for (CodePoint c = codePointBefore(text, end); c.length > 0 && isSkipped(c.value);
         c = codePointBefore(text, end))
        end -= c.length;
    return end;
}

bool isSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isCloser(char32_t c)
{
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return c == '"' || c == '\'' || (mask & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)) != 0;
}

bool isTerminator(char32_t c)
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0 || c == 0x2026;
}

/// What is written up to `end` without a space, quote or bracket: "p.m", "U.S", "Dr".
std::string_view tokenBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && (isWordBefore(text, begin) || text[begin - 1] == '.'))
        begin -= codePointBefore(text, begin).length;
    return text.substr(begin, end - begin);
}

bool isInitials(std::string_view token)
{
    for (std::size_t i = 0; i < token.size(); i += 2) {
        if (!isLetter(token[i]) || (i + 1 < token.size() && token[i + 1] != '.'))
            return false;
    }
    return token.size() % 2 == 1 && (token.size() > 1 || (isUpper(token[0]) && token != "I"));
}

/// Whether the full stop before `stop` ends a sentence that begins at `begin`.
bool isFullStop(std::string_view text, std::size_t begin, std::size_t stop)
{
    const std::string_view token = tokenBefore(text, stop - 1);
    if (token.empty() || token.ends_with('.'))
        return true;
    if (token.data() == text.data() + begin && countDigits(token) == token.size())
        return false; // "1. Open the door."
    if (const Abbreviation* abbreviation = findAbbreviation(token))
        return endsSentence(text, stop, abbreviation->ending);
    const bool isAbbreviation = isInitials(token) || token.ends_with("Ph.D");
    return !isAbbreviation || endsSentence(text, stop, Ending::Starter);
}

bool isSentenceEnd(std::string_view text, std::size_t begin, std::size_t end)
{
    if (end == text.size())
        return true;
    const std::size_t gap = skipBackOver(text, end, isSpace);
    if (text.substr(gap, end - gap).find("\n\n") != std::string_view::npos)
        return true;
    const std::size_t stop = skipBackOver(text, gap, isCloser);
    const std::size_t next = skipClosers(text, end);
    if (!isTerminator(codePointBefore(text, stop).value) ||
        u_islower(static_cast<UChar32>(codePointAt(text, next).value)))
        return false; // a line break inside a sentence; "Stop!" he said
    return text[stop - 1] != '.' || isFullStop(text, begin, stop);
}

bool isClauseMark(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == ',') // "March 5, 2024" stays whole
        return at == 0 || !isDigit(text[at - 1]) || !isDigit(byteAt(text, at + 2));
    if (c == ';' || c == ':')
        return true;
    return c == '-' && at > 0 && text[at - 1] == ' ';
}

} // namespace

std::vector<std::size_t> sentenceEnds(std::string_view text)
{
    std::vector<std::size_t> candidates = icuEnds(text);
    addEllipsisEnds(text, candidates);
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    for (const std::size_t end : candidates) {
        if (isSentenceEnd(text, begin, end)) {
            ends.push_back(end);
            begin = end;
        }
    }
    return ends;
}

bool isWholeSentence(std::string_view text)
{
    const auto stop = skipBackOver(text, skipBackOver(text, text.size(), isSpace), isCloser);
    if (stop == 0 || !isTerminator(codePointBefore(text, stop).value))
        return false;
    std::size_t first = 0;
    while (first < stop && u_isalnum(static_cast<UChar32>(codePointAt(text, first).value)) == 0)
        first += codePointAt(text, first).length;
    return first < stop && u_islower(static_cast<UChar32>(codePointAt(text, first).value)) == 0;
}

std::vector<std::size_t> clauseEnds(std::string_view text)
{
    std::vector<std::size_t> ends;
    const std::size_t begin = text.find_first_not_of(' ');
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char32_t c = codePointAt(text, at).value;
        const bool isDash = c == 0x2013 || c == 0x2014;
        if (!isDash && !(c < 0x80 && isClauseMark(text, at)))
            continue;
        std::size_t end = skipClosers(text, at + codePointAt(text, at).length);
        const std::size_t gap = end;
        while (spaceLength(text, end) > 0)
            end += spaceLength(text, end);
        const bool hasGap = end > gap || (c == 0x2014 && at > 0);
        if (hasGap && end < text.size() && begin < at)
            ends.push_back(end);
    }
    return ends;
}

} // namespace understudy

#include "core/measure/text/characters_p.h"
#include "core/measure/text/english_normalizer.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace understudy {

namespace {

/// A space between clusters of characters that users see as one letter (Unicode Standard Annex 29).
std::string lettersApart(const std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> letters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0)
        return text;
    const auto whole = icu::UnicodeString::fromUTF8(text);
    letters->setText(whole);
    std::string apart;
    for (auto begin = letters->first(), end = letters->next(); end != icu::BreakIterator::DONE;
         begin = end, end = letters->next()) {
        if (begin > 0)
            apart.push_back(' ');
        whole.tempSubStringBetween(begin, end).toUTF8String(apart);
    }
    return apart;
}

} // namespace

std::string normalizeBasic(std::string_view text, const BasicNormalizing& options)
{
    const auto bare = unicode::withoutBrackets(unicode::lowered(text));
    const auto clean = unicode::lowered(options.removeDiacritics ? unicode::withoutSymbolsAndDiacritics(bare)
                                                                 : unicode::withoutSymbols(bare));
    if (!options.splitLetters)
        return unicode::toUtf8(unicode::withSingleSpaces(clean));
    return unicode::toUtf8(
        unicode::withSingleSpaces(unicode::fromUtf8(lettersApart(unicode::toUtf8(clean)))));
}

} // namespace understudy

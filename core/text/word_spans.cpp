#include "core/text/word_spans.h"

#include "core/base/contract.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace understudy {

namespace {

icu::BreakIterator& wordIterator()
{
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        UNDERSTUDY_ASSERT(U_SUCCESS(status)); // the rules are part of ICU's own data
        return made;
    }();
    return *iterator;
}

} // namespace

std::vector<WordSpan> wordSpans(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    auto& iterator = wordIterator();
    iterator.setText(&utext, status);
    std::vector<WordSpan> words;
    std::size_t begin = 0;
    for (int end = iterator.next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         end = iterator.next()) {
        if (iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT)
            words.push_back({begin, static_cast<std::size_t>(end)});
        begin = static_cast<std::size_t>(end);
    }
    utext_close(&utext);
    return words;
}

std::string foldedWord(std::string_view word)
{
    auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    text.findAndReplace(icu::UnicodeString(char16_t(0x2019)), icu::UnicodeString(u'\''));
    std::string folded;
    return text.foldCase().toUTF8String(folded);
}

} // namespace understudy

#include "core/measure/text/number_words_p.h"

#include "core/measure/text/characters_p.h"
#include "core/measure/text/decimal_p.h"
#include "core/measure/text/number_word_table_p.h"

namespace understudy {

namespace {

using Text = std::u32string;
using TextView = std::u32string_view;

/// Where "and a half" stands as words from `at`; its end, or npos.
std::size_t endOfAndAHalf(TextView text, std::size_t at)
{
    if (text[at] != U'a' || !unicode::isWordEdge(text, at))
        return TextView::npos;
    for (const auto word : {TextView(U"and"), TextView(U"a"), TextView(U"half")}) {
        if (text.substr(at, word.size()) != word)
            return TextView::npos;
        at += word.size();
        if (word == U"half")
            break;
        const auto gap = at;
        while (at < text.size() && unicode::isSpace(text[at]))
            ++at;
        if (at == gap)
            return TextView::npos;
    }
    return unicode::isWordEdge(text, at) ? at : TextView::npos;
}

/// "two and a half" -> "two point five".
Text withHalves(TextView text)
{
    Text out;
    const auto add = [&](TextView part) {
        if (!out.empty())
            out.push_back(U' ');
        out.append(part);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto end = endOfAndAHalf(text, at);
        if (end == TextView::npos)
            continue;
        const auto words = unicode::splitAtSpaces(text.substr(begin, at - begin));
        if (!words.empty()) {
            const auto last = numberWord(words.back());
            const auto isCounted =
                last && (last->role == NumberRole::Zero || last->role == NumberRole::Ones ||
                         last->role == NumberRole::Tens || last->role == NumberRole::Multiplier);
            add(text.substr(begin, at - begin));
            add(isCounted ? U"point five" : U"and a half");
        }
        begin = end;
        at = end - 1;
    }
    if (!unicode::splitAtSpaces(text.substr(begin)).empty())
        add(text.substr(begin));
    return out;
}

bool isAsciiLetter(char32_t c)
{
    return c >= U'a' && c <= U'z';
}

/// A space wherever a letter meets a digit.
Text withLettersApart(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto before = i > 0 ? text[i - 1] : U' ';
        if ((isAsciiLetter(before) && unicode::isAsciiDigit(text[i])) ||
            (unicode::isAsciiDigit(before) && isAsciiLetter(text[i])))
            out.push_back(U' ');
        out.push_back(text[i]);
    }
    return out;
}

/// An ending like "th" stands at `at`, and nothing behind it.
bool isEndingAt(TextView text, std::size_t at)
{
    for (const auto ending :
         {TextView(U"st"), TextView(U"nd"), TextView(U"rd"), TextView(U"th"), TextView(U"s")})
        if (text.substr(at, ending.size()) == ending && unicode::isWordEdge(text, at + ending.size()))
            return true;
    return false;
}

/// "10 th" -> "10th".
Text withEndingsBack(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back(text[i]);
        if (!unicode::isAsciiDigit(text[i]))
            continue;
        auto end = i + 1;
        while (end < text.size() && unicode::isSpace(text[end]))
            ++end;
        if (end > i + 1 && end < text.size() && isEndingAt(text, end))
            i = end - 1;
    }
    return out;
}

/// How many ASCII digits stand at `at`, where no other word character follows them; 0 when one does.
std::size_t digitsUpToEdge(TextView text, std::size_t at)
{
    auto end = at;
    while (end < text.size() && unicode::isAsciiDigit(text[end]))
        ++end;
    return unicode::isWordEdge(text, end) ? end - at : 0;
}

/// "$2 and ¢7" -> "$2.07".
Text withCentsBehind(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back(text[i]);
        if (TextView(U"€£$").find(text[i]) == TextView::npos)
            continue;
        auto end = i + 1;
        while (end < text.size() && unicode::isAsciiDigit(text[end]))
            ++end;
        auto cents = end;
        for (const auto joint : {TextView(U" and ¢"), TextView(U" ¢")})
            if (cents == end && end > i + 1 && text.substr(end, joint.size()) == joint)
                cents = end + joint.size();
        const auto count = cents > end ? digitsUpToEdge(text, cents) : 0;
        if (count != 1 && count != 2)
            continue;
        out.append(text.substr(i + 1, end - i - 1)).append(count == 1 ? U".0" : U".");
        out.append(text.substr(cents, count));
        i = cents + count - 1;
    }
    return out;
}

/// "$0.36" -> "¢36".
Text withCentsAlone(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isNothing = TextView(U"€£$").find(text[i]) != TextView::npos && i + 2 < text.size() &&
                               text[i + 1] == U'0' && text[i + 2] != U'\n';
        const auto count = isNothing ? digitsUpToEdge(text, i + 3) : 0;
        if (count == 1 || count == 2) {
            out.append(U"¢").append(decimal::whole(text.substr(i + 3, count)));
            i += 2 + count;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

/// A lone 1 is "one" again, and 1s "ones".
Text withOneSpelled(TextView text)
{
    Text out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isLone = text[i] == U'1' && unicode::isWordEdge(text, i) &&
                            (unicode::isWordEdge(text, i + 1) ||
                             (text.substr(i + 1, 1) == U"s" && unicode::isWordEdge(text, i + 2)));
        isLone ? out.append(U"one") : out.append(1, text[i]);
    }
    return out;
}

} // namespace

Text readyForNumbers(TextView text)
{
    return withEndingsBack(withLettersApart(withHalves(text)));
}

Text withMarksOfNumbers(TextView text)
{
    return withOneSpelled(withCentsAlone(withCentsBehind(text)));
}

} // namespace understudy

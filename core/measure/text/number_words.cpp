#include "core/measure/text/number_words_p.h"

#include "core/measure/text/characters_p.h"
#include "core/measure/text/decimal_p.h"
#include "core/measure/text/number_word_table_p.h"

#include <algorithm>
#include <vector>

namespace understudy {

namespace {

using Text = std::u32string;
using TextView = std::u32string_view;

/// What has been read of a number: a whole number, which more words add to, or digits, which they are written
/// behind.
struct Reading
{
    Text text;
    bool isWhole = true;
};

Text written(int number)
{
    const auto digits = std::to_string(number);
    return {digits.begin(), digits.end()};
}

Text powerOfTen(int zeros)
{
    return U"1" + Text(static_cast<std::size_t>(zeros), U'0');
}

/// \d+(\.\d+)?
bool isNumeral(TextView word)
{
    const auto point = std::min(word.find(U'.'), word.size());
    const auto isDigits = [](TextView part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), unicode::isDecimalDigit);
    };
    return isDigits(word.substr(0, point)) && (point == word.size() || isDigits(word.substr(point + 1)));
}

bool isSign(char32_t c)
{
    return TextView(U"-+£€$¢").find(c) != TextView::npos;
}

struct Word
{
    TextView text;
    std::optional<NumberWord> number; ///< what it says, when it is a number word
    bool isNumeral = false;

    bool is(NumberRole role) const { return number && number->role == role; }
    bool goesOn() const { return number || isNumeral; }
};

class NumberReader
{
public:
    explicit NumberReader(TextView text)
    {
        for (const auto word : unicode::splitAtSpaces(text))
            m_words.push_back({word, numberWord(word), isNumeral(word)});
    }

    Text read()
    {
        for (m_at = 0; m_at < m_words.size(); ++m_at)
            readWord();
        putReading();
        return std::move(m_out);
    }

private:
    const Word& current() const { return m_words[m_at]; }
    const Word& previous() const { return m_at > 0 ? m_words[m_at - 1] : m_none; }
    const Word& next() const { return m_at + 1 < m_words.size() ? m_words[m_at + 1] : m_none; }

    void put(const Text& text)
    {
        if (!m_out.empty())
            m_out.push_back(U' ');
        m_out.append(m_prefix).append(text);
        m_reading.reset();
        m_prefix.clear();
    }

    void putReading()
    {
        if (m_reading)
            put(Text(m_reading->text));
    }

    void putWord()
    {
        putReading();
        put(Text(current().text));
    }

    /// The digits so far; a lone whole zero is none, as in the reference.
    Text digitsSoFar() const
    {
        return !m_reading || (m_reading->isWhole && m_reading->text == U"0") ? Text() : m_reading->text;
    }

    void readWord()
    {
        const auto& word = current();
        const auto hasSign = isSign(word.text.front());
        const auto unsignedText = hasSign ? word.text.substr(1) : word.text;
        if (isNumeral(unsignedText))
            readNumeral(unsignedText, hasSign ? word.text.substr(0, 1) : TextView());
        else if (word.number)
            readNumberWord(*word.number);
        else
            putWord();
    }

    void readNumeral(TextView numeral, TextView sign)
    {
        if (m_reading && !m_reading->isWhole && m_reading->text.back() == U'.') {
            m_reading->text.append(current().text);
            return;
        }
        putReading();
        if (!sign.empty())
            m_prefix = sign;
        const auto whole = decimal::fractionTimes(numeral, 0);
        m_reading = whole ? Reading{*whole, true} : Reading{Text(numeral), false};
    }

    void readNumberWord(const NumberWord& word)
    {
        switch (word.role) {
        case NumberRole::Zero:
            m_reading = Reading{digitsSoFar() + U"0", false};
            break;
        case NumberRole::Ones:
            m_reading = withOnes(word.value);
            break;
        case NumberRole::OnesSuffixed:
            put(withOnes(word.value).text + Text(word.suffix));
            break;
        case NumberRole::Tens:
            m_reading = withTens(word.value);
            break;
        case NumberRole::TensSuffixed:
            put(withTens(word.value).text + Text(word.suffix));
            break;
        case NumberRole::Multiplier:
            m_reading = Reading{multiplied(word.value), true};
            break;
        case NumberRole::MultiplierSuffixed:
            put(multiplied(word.value) + Text(word.suffix));
            break;
        case NumberRole::PrefixBefore:
            readSignBefore(word);
            break;
        case NumberRole::PrefixAfter:
            if (m_reading)
                m_prefix = word.suffix;
            m_reading ? putReading() : putWord();
            break;
        case NumberRole::Percent:
            m_reading ? put(m_reading->text + U"%") : putWord();
            break;
        case NumberRole::Per:
            readPer();
            break;
        case NumberRole::And:
        case NumberRole::Double:
        case NumberRole::Triple:
        case NumberRole::Point:
            next().goesOn() ? readJoint(word.role) : putWord();
            break;
        }
    }

    static Reading behind(const Reading& reading, int number)
    {
        return {reading.text + written(number), false};
    }

    Reading withOnes(int ones) const
    {
        if (!m_reading)
            return {written(ones), true};
        const auto& text = m_reading->text;
        if (!m_reading->isWhole || previous().is(NumberRole::Ones)) {
            // "one twenty three": the zero of twenty becomes the three.
            const auto fillsTens = previous().is(NumberRole::Tens) && ones < 10;
            return fillsTens ? Reading{text.substr(0, text.size() - 1) + written(ones), false}
                             : behind(*m_reading, ones);
        }
        const std::size_t room = ones < 10 ? 1 : 2;
        return decimal::lastDigits(text, room) == 0 ? Reading{decimal::plusBelow(text, ones), true}
                                                    : behind(*m_reading, ones);
    }

    Reading withTens(int tens) const
    {
        if (!m_reading)
            return {written(tens), true};
        return m_reading->isWhole && decimal::lastDigits(m_reading->text, 2) == 0
                   ? Reading{decimal::plusBelow(m_reading->text, tens), true}
                   : behind(*m_reading, tens);
    }

    /// The number read so far times 10^zeros; what cannot be multiplied is put out, and 10^zeros begins a new
    /// number.
    Text multiplied(int zeros)
    {
        const auto count = static_cast<std::size_t>(zeros);
        if (!m_reading)
            return powerOfTen(zeros);
        if (m_reading->isWhole)
            return decimal::thousandsTimes(m_reading->text, count);
        if (const auto product = decimal::fractionTimes(m_reading->text, count))
            return *product;
        putReading();
        return powerOfTen(zeros);
    }

    void readSignBefore(const NumberWord& word)
    {
        putReading();
        if (next().goesOn())
            m_prefix = word.suffix;
        else
            putWord();
    }

    void readPer()
    {
        if (m_reading && next().text == U"cent") {
            put(m_reading->text + U"%");
            ++m_at;
        } else {
            putWord();
        }
    }

    /// A word that joins two parts of a number, and is followed by one.
    void readJoint(NumberRole role)
    {
        const auto isDigitNext = next().is(NumberRole::Ones) || next().is(NumberRole::Zero);
        if (role == NumberRole::And) {
            if (!previous().is(NumberRole::Multiplier))
                putWord();
        } else if (role == NumberRole::Point) {
            if (isDigitNext || next().is(NumberRole::Tens) || next().isNumeral)
                m_reading = Reading{digitsSoFar() + U".", false};
        } else if (isDigitNext) {
            auto digits = digitsSoFar();
            for (auto left = role == NumberRole::Double ? 2 : 3; left > 0; --left)
                digits.append(written(next().number->value));
            m_reading = Reading{digits, false};
            ++m_at;
        } else {
            putWord();
        }
    }

    std::vector<Word> m_words;
    const Word m_none;
    std::size_t m_at = 0;
    std::optional<Reading> m_reading;
    Text m_prefix; ///< a sign, written before the next thing put out
    Text m_out;
};

} // namespace

Text withDigits(TextView text)
{
    const auto prepared = readyForNumbers(text); // outlives the words that are views of it
    return withMarksOfNumbers(NumberReader(prepared).read());
}

} // namespace understudy

#include "core/measure/errors/alignment.h"

#include "core/measure/text/characters_p.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace understudy {

namespace {

constexpr std::size_t kMostPairs = std::size_t{1} << 31;
constexpr std::size_t kBits = 64;

/// A word or character as a small number; equal ones have equal numbers.
using Symbol = std::uint32_t;
using Symbols = std::vector<Symbol>;

/// How the distances of a row grow along the reference, a bit for each symbol of it: by one (`up`), or fall
/// (`down`).
struct Row
{
    std::vector<std::uint64_t> up;
    std::vector<std::uint64_t> down;
};

bool bitAt(const std::vector<std::uint64_t>& bits, std::size_t at)
{
    return (bits[at / kBits] >> (at % kBits) & 1U) != 0;
}

/// Where each symbol stands in the reference.
class Places
{
public:
    Places(const Symbol* reference, std::size_t size, std::size_t symbols)
        : m_first(symbols, kNone), m_next(size, kNone), m_bits((size + kBits - 1) / kBits)
    {
        for (auto i = size; i-- > 0;) {
            m_next[i] = m_first[reference[i]];
            m_first[reference[i]] = i;
        }
    }

    /// One bit for each place; valid until it is asked for the next.
    const std::vector<std::uint64_t>& of(Symbol symbol)
    {
        for (auto i = m_last; i != kNone; i = m_next[i])
            m_bits[i / kBits] = 0;
        m_last = m_first[symbol];
        for (auto i = m_last; i != kNone; i = m_next[i])
            m_bits[i / kBits] |= std::uint64_t{1} << (i % kBits);
        return m_bits;
    }

private:
    static constexpr std::size_t kNone = SIZE_MAX;
    std::vector<std::size_t> m_first;
    std::vector<std::size_t> m_next;
    std::vector<std::uint64_t> m_bits;
    std::size_t m_last = kNone;
};

/// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003), block by
/// block.
Row nextRow(const Row& row, const std::vector<std::uint64_t>& equal)
{
    Row next{std::vector<std::uint64_t>(equal.size()), std::vector<std::uint64_t>(equal.size())};
    std::uint64_t upCarry = 1;
    std::uint64_t downCarry = 0;
    for (std::size_t i = 0; i < equal.size(); ++i) {
        const auto up = row.up[i];
        const auto down = row.down[i];
        const auto match = equal[i] | downCarry;
        const auto diagonal = (((match & up) + up) ^ up) | match | down;
        auto grows = down | ~(diagonal | up);
        auto falls = diagonal & up;
        const auto upOut = grows >> (kBits - 1);
        const auto downOut = falls >> (kBits - 1);
        grows = grows << 1U | upCarry;
        falls = falls << 1U | downCarry;
        next.up[i] = falls | ~(diagonal | grows);
        next.down[i] = grows & diagonal;
        upCarry = upOut;
        downCarry = downOut;
    }
    return next;
}

/// The runs, last first while they are made.
class RunsBackwards
{
public:
    void add(Change change, std::size_t reference, std::size_t hypothesis, std::size_t count = 1)
    {
        if (count == 0)
            return;
        const auto inReference = change == Change::Insert ? 0 : count;
        const auto inHypothesis = change == Change::Delete ? 0 : count;
        if (!m_runs.empty() && m_runs.back().change == change) {
            m_runs.back().referenceBegin = reference;
            m_runs.back().hypothesisBegin = hypothesis;
        } else {
            m_runs.push_back(
                {change, reference, reference + inReference, hypothesis, hypothesis + inHypothesis});
        }
    }

    Alignment forwards() &&
    {
        std::reverse(m_runs.begin(), m_runs.end());
        return std::move(m_runs);
    }

private:
    Alignment m_runs;
};

Alignment align(const Symbols& reference, const Symbols& hypothesis, std::size_t symbols)
{
    const auto both = std::min(reference.size(), hypothesis.size());
    const auto begin = static_cast<std::size_t>(
        std::mismatch(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(both),
                      hypothesis.begin())
            .first -
        reference.begin());
    std::size_t same = 0; // at the end
    while (same < both - begin &&
           reference[reference.size() - 1 - same] == hypothesis[hypothesis.size() - 1 - same])
        ++same;
    auto i = reference.size() - begin - same;
    auto j = hypothesis.size() - begin - same;

    std::vector<Row> rows;
    rows.reserve(j);
    Places places(reference.data() + begin, i, symbols);
    const auto blocks = (i + kBits - 1) / kBits;
    const Row first{std::vector<std::uint64_t>(blocks, ~std::uint64_t{0}),
                    std::vector<std::uint64_t>(blocks)};
    for (std::size_t row = 0; i > 0 && row < j; ++row)
        rows.push_back(nextRow(row == 0 ? first : rows.back(), places.of(hypothesis[begin + row])));

    RunsBackwards runs;
    runs.add(Change::Equal, begin + i, begin + j, same);
    while (i > 0 && j > 0) {
        if (bitAt(rows[j - 1].up, i - 1)) {
            runs.add(Change::Delete, begin + --i, begin + j);
        } else if (--j; j > 0 && bitAt(rows[j - 1].down, i - 1)) {
            runs.add(Change::Insert, begin + i, begin + j);
        } else {
            --i;
            const auto isEqual = reference[begin + i] == hypothesis[begin + j];
            runs.add(isEqual ? Change::Equal : Change::Substitute, begin + i, begin + j);
        }
    }
    for (; i > 0; --i)
        runs.add(Change::Delete, begin + i - 1, begin + j);
    for (; j > 0; --j)
        runs.add(Change::Insert, begin + i, begin + j - 1);
    if (begin > 0)
        runs.add(Change::Equal, 0, 0, begin);
    return std::move(runs).forwards();
}

Result<Alignment> checkedAlignment(const Symbols& reference, const Symbols& hypothesis, std::size_t symbols)
{
    if (!hypothesis.empty() && reference.size() > kMostPairs / hypothesis.size())
        return fail(Code::Unsupported, std::to_string(std::max(reference.size(), hypothesis.size())),
                    "too long to compare at once");
    return align(reference, hypothesis, symbols);
}

template<typename Unit, typename Units>
Symbols numbered(const Units& units, std::unordered_map<Unit, Symbol>& numbers)
{
    Symbols symbols;
    symbols.reserve(units.size());
    for (const auto unit : units)
        symbols.push_back(numbers.try_emplace(unit, static_cast<Symbol>(numbers.size())).first->second);
    return symbols;
}

template<typename Unit, typename Units>
Result<Alignment> alignUnits(const Units& reference, const Units& hypothesis)
{
    std::unordered_map<Unit, Symbol> numbers;
    const auto left = numbered<Unit>(reference, numbers);
    const auto right = numbered<Unit>(hypothesis, numbers);
    return checkedAlignment(left, right, numbers.size());
}

std::u32string stripped(std::u32string text)
{
    const auto isInk = [](char32_t c) { return !unicode::isSpace(c); };
    text.erase(std::find_if(text.rbegin(), text.rend(), isInk).base(), text.end());
    text.erase(text.begin(), std::find_if(text.begin(), text.end(), isInk));
    return text;
}

} // namespace

std::vector<std::string_view> countedWords(std::string_view text)
{
    std::vector<std::string_view> words;
    const auto size = static_cast<std::int32_t>(text.size());
    std::size_t begin = 0; // of the word, or where one may begin
    std::size_t end = 0;   // of its last character that is no space
    std::size_t spaces = 0;
    auto isParted = true; // a space or several characters of white space came since the last word
    for (std::int32_t at = 0; at < size;) {
        const auto start = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c >= 0 && unicode::isSpace(static_cast<char32_t>(c))) {
            isParted = isParted || c == ' ' || ++spaces > 1;
            continue;
        }
        if (isParted) {
            if (end > begin)
                words.push_back(text.substr(begin, end - begin));
            begin = start;
        }
        end = static_cast<std::size_t>(at);
        isParted = false;
        spaces = 0;
    }
    if (end > begin)
        words.push_back(text.substr(begin, end - begin));
    return words;
}

Result<Alignment> alignWords(std::string_view reference, std::string_view hypothesis)
{
    return alignUnits<std::string_view>(countedWords(reference), countedWords(hypothesis));
}

Result<Alignment> alignCharacters(std::string_view reference, std::string_view hypothesis)
{
    return alignUnits<char32_t>(stripped(unicode::fromUtf8(reference)),
                                stripped(unicode::fromUtf8(hypothesis)));
}

} // namespace understudy

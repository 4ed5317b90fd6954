#include "widgets/script/source_text.h"

#include "widgets/support/conversions.h"

#include <QTextBlock>

#include <algorithm>

namespace understudy {

namespace {

bool isInsideCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The smallest edit that turns `before` into `after`, in whole characters; offsets from `base`.
std::optional<TextEdit> difference(std::string_view before, std::string_view after, std::size_t base)
{
    if (before == after)
        return {};
    const std::size_t shorter = std::min(before.size(), after.size());
    auto begin = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    while (begin > 0 && (begin < before.size() ? isInsideCharacter(before[begin])
                                               : begin < after.size() && isInsideCharacter(after[begin])))
        --begin;
    std::size_t tail = 0;
    while (tail < shorter - begin && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isInsideCharacter(before[before.size() - tail]))
        --tail;
    return TextEdit{base + begin, base + before.size() - tail,
                    std::string(after.substr(begin, after.size() - tail - begin))};
}

} // namespace

SourceText::SourceText(const QTextDocument* document) : m_document(document)
{
    reset();
}

void SourceText::reset()
{
    m_bytes.clear();
    m_lengths.clear();
    m_validStarts = 0;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        const std::string line = toUtf8(block.text());
        m_lengths.push_back(line.size() + 1);
        m_bytes += line;
        if (block.next().isValid())
            m_bytes += '\n';
    }
}

std::optional<TextEdit> SourceText::update(int position, int charsAdded)
{
    // Qt counts the end of the document as a character when all of it is replaced.
    const int last = m_document->characterCount() - 1;
    const auto first =
        static_cast<std::size_t>(m_document->findBlock(std::min(position, last)).blockNumber());
    const auto end = static_cast<std::size_t>(
        m_document->findBlock(std::clamp(position + charsAdded, 0, last)).blockNumber() + 1);
    const auto blocks = static_cast<std::size_t>(m_document->blockCount());
    const std::size_t oldEnd = end + m_lengths.size() - blocks;

    std::string after;
    std::vector<std::size_t> lengths;
    QTextBlock block = m_document->findBlockByNumber(static_cast<int>(first));
    for (std::size_t i = first; i < end; ++i, block = block.next()) {
        const std::string line = toUtf8(block.text());
        lengths.push_back(line.size() + 1);
        after += line;
        after += '\n';
    }
    if (end == blocks)
        after.pop_back(); // nothing follows the last block
    const std::size_t begin = blockOffset(static_cast<int>(first));
    std::size_t length = 0;
    for (std::size_t i = first; i < oldEnd; ++i)
        length += m_lengths[i];
    length = std::min(length, m_bytes.size() - begin);

    const auto edit = difference(std::string_view(m_bytes).substr(begin, length), after, begin);
    if (!edit)
        return {};
    m_bytes.replace(edit->begin, edit->end - edit->begin, edit->replacement);
    const auto at = m_lengths.begin() + static_cast<std::ptrdiff_t>(first);
    m_lengths.erase(at, m_lengths.begin() + static_cast<std::ptrdiff_t>(oldEnd));
    m_lengths.insert(m_lengths.begin() + static_cast<std::ptrdiff_t>(first), lengths.begin(), lengths.end());
    m_validStarts = std::min(m_validStarts, first + 1);
    return edit;
}

void SourceText::refreshStarts() const
{
    m_starts.resize(m_lengths.size());
    if (m_validStarts == 0) {
        m_starts[0] = 0;
        m_validStarts = 1;
    }
    for (; m_validStarts < m_lengths.size(); ++m_validStarts)
        m_starts[m_validStarts] = m_starts[m_validStarts - 1] + m_lengths[m_validStarts - 1];
}

std::size_t SourceText::blockOffset(int block) const
{
    refreshStarts();
    return m_starts[static_cast<std::size_t>(block)];
}

std::size_t SourceText::toOffset(int position) const
{
    const auto block = m_document->findBlock(std::clamp(position, 0, m_document->characterCount() - 1));
    const QString text = block.text();
    const auto units = std::min<qsizetype>(std::max(0, position - block.position()), text.size());
    // Half a pair belongs to the character before it.
    const bool splits = units > 0 && text[units - 1].isHighSurrogate();
    return blockOffset(block.blockNumber()) + utf8Length(QStringView(text).left(splits ? units - 1 : units));
}

int SourceText::toPosition(std::size_t offset) const
{
    refreshStarts();
    const auto next = std::ranges::upper_bound(m_starts, std::min(offset, m_bytes.size()));
    const auto number = static_cast<int>(next - m_starts.begin()) - 1;
    const auto block = m_document->findBlockByNumber(number);
    const auto within = std::min(offset, m_bytes.size()) - m_starts[static_cast<std::size_t>(number)];
    return block.position() + static_cast<int>(utf16Length(block.text(), within));
}

} // namespace understudy

// Tables whose header names the columns, read as Python's csv module reads them: fields may be quoted, then
// hold separators and line ends.

#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/table_readers_p.h"

#include <algorithm>
#include <optional>

namespace understudy {

namespace {

using Record = std::vector<std::string>;

/// Where each field of a row is, by kColumnNames; nothing where the header lacks it.
using Places = std::array<std::optional<std::size_t>, kColumnNames.size()>;

Places placesOf(const Record& header)
{
    Places places;
    for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
        for (const auto name : kColumnNames[i].names) {
            const auto found = std::ranges::find_if(header, [&](const auto& column) {
                return !name.empty() && lowered(trimmed(column)) == name;
            });
            if (found != header.end() && !places[i])
                places[i] = static_cast<std::size_t>(found - header.begin());
        }
    }
    return places;
}

/// What stands most often in the header between names, none of which holds it.
char separatorOf(std::string_view header)
{
    char best = ',';
    for (const char candidate : {'|', '\t'})
        if (std::ranges::count(header, candidate) > std::ranges::count(header, best))
            best = candidate;
    return best;
}

class RecordReader
{
public:
    RecordReader(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    /// The next record that is not a line of nothing or spaces; nothing at the end.
    std::optional<Record> next()
    {
        skipBlankLines();
        if (m_at >= m_text.size())
            return std::nullopt;
        m_begin = m_line;
        m_beginAt = m_at;
        m_isOpen = false;
        Record record;
        do
            record.push_back(field());
        while (!m_isOpen && m_at < m_text.size() && m_text[m_at] == m_separator && ++m_at);
        skipLineEnd();
        return record;
    }

    /// Of the record that next() read last.
    std::size_t line() const { return m_begin; }
    /// Its last field begins with a quote that does not close.
    bool isOpen() const { return m_isOpen; }

    /// Where that record is none: a stray quote may have taken the next lines in, which are read again, their
    /// quotes line by line.
    void readLinesAgain()
    {
        m_lineByLine = std::max(m_lineByLine, m_at);
        m_at = std::min(m_text.find_first_of("\r\n", m_beginAt), m_text.size());
        m_line = m_begin;
        skipLineEnd();
    }

private:
    void skipBlankLines()
    {
        while (m_at < m_text.size()) {
            const auto end = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
            if (!trimmed(m_text.substr(m_at, end - m_at)).empty())
                return;
            m_at = end;
            skipLineEnd();
        }
    }

    void skipLineEnd()
    {
        if (m_at >= m_text.size())
            return;
        m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
        ++m_line;
    }

    /// Up to the separator or the line's end. Behind a closing quote more may follow, as in Python's.
    std::string field()
    {
        std::string value;
        if (m_at < m_text.size() && m_text[m_at] == '"')
            value = quotedPart();
        const auto isEnd = [&](char c) { return c == m_separator || c == '\n' || c == '\r'; };
        // A quote that closes in the middle of another line's field was not opened by one.
        const bool isStray = value.find_first_of("\r\n") != value.npos && m_at < m_text.size() &&
                             !isEnd(m_text[m_at]);
        m_isOpen = m_isOpen || isStray;
        while (m_at < m_text.size() && !isEnd(m_text[m_at]))
            value += m_text[m_at++];
        return value;
    }

    std::string quotedPart()
    {
        std::string value;
        const auto end = m_at < m_lineByLine ? std::min(m_text.find_first_of("\r\n", m_at), m_text.size())
                                             : m_text.size();
        for (++m_at; m_at < end; ++m_at) {
            if (m_text[m_at] == '"' && !m_text.substr(m_at).starts_with("\"\"")) {
                ++m_at;
                return value;
            }
            m_at += m_text[m_at] == '"' ? 1 : 0;
            m_line += m_text[m_at] == '\n' ? 1 : 0;
            value += m_text[m_at];
        }
        m_isOpen = true;
        return value;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0, m_beginAt = 0;
    std::size_t m_lineByLine = 0; // up to there no quote holds a line end
    std::size_t m_line = 1, m_begin = 1;
    bool m_isOpen = false;
};

std::string_view firstLine(std::string_view text)
{
    LineReader lines(text);
    while (const auto line = lines.next())
        if (!trimmed(*line).empty())
            return *line;
    return {};
}

/// Empty where all is well.
std::string flawOf(const Record& record, const Record& header, const Places& places, const RecordReader& reader)
{
    if (reader.isOpen())
        return "a quote that does not end";
    if (record.size() != header.size())
        return std::to_string(record.size()) + " fields; the header has " + std::to_string(header.size());
    return collapsed(record[*places[0]]).empty() ? "no recording" : "";
}

TableRow rowOf(const Record& record, const Places& places)
{
    TableRow row;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i])
            row.*kColumnNames[i].field = collapsed(record[*places[i]]);
    return row;
}

} // namespace

bool hasHeader(std::string_view text)
{
    const auto line = firstLine(text);
    RecordReader reader(line, separatorOf(line));
    const auto header = reader.next();
    if (!header || reader.isOpen())
        return false;
    const auto places = placesOf(*header);
    return places[0] && places[1];
}

std::vector<TableRow> readColumns(std::string_view text, LineProblems& problems)
{
    RecordReader records(text, separatorOf(firstLine(text)));
    const auto header = records.next().value_or(Record());
    const auto places = placesOf(header);
    std::vector<TableRow> rows;
    while (const auto record = records.next()) {
        if (const auto flaw = flawOf(*record, header, places, records); !flaw.empty()) {
            problems.add(records.line(), flaw);
            records.readLinesAgain();
            continue;
        }
        rows.push_back(rowOf(*record, places));
        rows.back().line = records.line();
    }
    return rows;
}

} // namespace understudy

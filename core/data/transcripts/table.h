// One file that tells the words of many recordings, as data sets have them.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace understudy {

struct TableRow
{
    std::string audio; ///< id or path as written, never empty; foreign: isInside() before it is opened
    std::string text;  ///< may be empty
    std::string normalized, speaker, language, split; ///< empty: not told
    std::size_t line = 0;                             ///< where the row begins, from 1
    bool operator==(const TableRow&) const = default;
};

enum class TableFormat
{
    LjSpeech,  ///< id|text|normalised text, without header
    List,      ///< path|speaker|language|text, without header: GPT-SoVITS
    Columns,   ///< a header names the columns; between them "|" (XTTS, F5), tab or comma (Hugging Face)
    JsonLines, ///< an object a line (Hugging Face, NeMo)
};

class Table
{
public:
    Table(TableFormat format, std::vector<TableRow> rows, std::vector<Error> problems = {});

    TableFormat format() const { return m_format; }
    const std::vector<TableRow>& rows() const { return m_rows; }
    /// Lines that are left out, with the reason: LineLeftOut.
    const std::vector<Error>& problems() const { return m_problems; }

    /// The row of a recording: of its stem, and where several have that, the one whose path the recording's
    /// ends with. Null when none or more than one fits.
    const TableRow* find(const std::filesystem::path& recording) const;

private:
    TableFormat m_format;
    std::vector<TableRow> m_rows;
    std::vector<Error> m_problems;
    std::vector<std::pair<std::string, std::size_t>> m_stems; ///< sorted; stem -> row
};

/// At most 32 MiB, decoded as a transcript is. A line that cannot be read is a problem of the table, as is one
/// that names a recording once more with different words. A table without rows is InvalidInput, Corrupt where
/// all of them are damaged; the detail begins with "line N: " then.
Result<Table> readTable(const std::filesystem::path& path);
/// `path` is what errors name; its extension tells lists and JSON Lines.
Result<Table> parseTable(std::string bytes, const std::filesystem::path& path);

} // namespace understudy

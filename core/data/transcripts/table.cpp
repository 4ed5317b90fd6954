#include "core/data/transcripts/table.h"

#include "core/base/files.h"
#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/table_readers_p.h"
#include "core/text/language_tag.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace understudy {

namespace {

using namespace std::string_view_literals;

constexpr std::array kAudioExtensions{".wav"sv,  ".flac"sv, ".mp3"sv, ".ogg"sv,  ".opus"sv,
                                      ".m4a"sv,  ".aac"sv,  ".aif"sv, ".aiff"sv, ".wma"sv,
                                      ".webm"sv, ".mp4"sv,  ".mkv"sv, ".mka"sv};

/// Without the extension, where that is one of sound: the id "talk.2" has none.
std::string_view withoutExtension(std::string_view audio)
{
    const auto point = audio.rfind('.');
    if (point == audio.npos)
        return audio;
    const auto extension = lowered(audio.substr(point));
    return std::ranges::find(kAudioExtensions, extension) == kAudioExtensions.end() ? audio
                                                                                    : audio.substr(0, point);
}

/// Lists made on Windows have its separators.
std::string withSlashes(std::string_view path)
{
    std::string result(path);
    std::ranges::replace(result, '\\', '/');
    return result;
}

std::string stemOf(std::string_view audio)
{
    const auto path = withSlashes(withoutExtension(audio));
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

/// Whether `path` is `tail`, or ends with it behind a separator.
bool endsWithPath(std::string_view path, std::string_view tail)
{
    if (tail.starts_with("./"))
        tail.remove_prefix(2);
    return path.ends_with(tail) && (path.size() == tail.size() || path[path.size() - tail.size() - 1] == '/');
}

/// More lines have the fields of a list than have not; of as many, the first tells.
bool isListLike(std::string_view text)
{
    LineReader lines(trimmed(text));
    const auto isOne = [](std::string_view line) { return std::ranges::count(line, '|') >= 3; };
    const auto first = lines.next();
    if (!first)
        return false;
    std::int64_t more = 0;
    for (auto line = first; line; line = lines.next())
        if (!trimmed(*line).empty())
            more += isOne(*line) ? 1 : -1;
    return more > 0 || (more == 0 && isOne(*first));
}

TableFormat formatOf(std::string_view text, const std::filesystem::path& path)
{
    const auto extension = extensionOf(path);
    if (extension == ".jsonl" || trimmed(text).starts_with('{'))
        return TableFormat::JsonLines;
    if (hasHeader(text))
        return TableFormat::Columns;
    if (extension == ".list")
        return TableFormat::List;
    return isListLike(text) ? TableFormat::List : TableFormat::LjSpeech;
}

std::vector<TableRow> readRows(std::string_view text, TableFormat format, LineProblems& problems)
{
    switch (format) {
    case TableFormat::JsonLines:
        return readJsonLines(text, problems);
    case TableFormat::Columns:
        return readColumns(text, problems);
    case TableFormat::LjSpeech:
    case TableFormat::List:
        break;
    }
    return readFields(text, format, problems);
}

/// A row that says the same once more goes, one that says otherwise is told as well.
void dropDoubles(std::vector<TableRow>& rows, LineProblems& problems)
{
    std::unordered_map<std::string_view, const TableRow*> seen;
    std::vector<bool> isDouble(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [first, isNew] = seen.emplace(rows[i].audio, &rows[i]);
        if (!isNew && first->second->text != rows[i].text)
            problems.add(rows[i].line, inQuotes(rows[i].audio) + " has other words in line " +
                                           std::to_string(first->second->line));
        isDouble[i] = !isNew;
    }
    std::vector<TableRow> kept;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!isDouble[i])
            kept.push_back(std::move(rows[i]));
    rows = std::move(kept);
}

} // namespace

Table::Table(TableFormat format, std::vector<TableRow> rows, std::vector<Error> problems)
    : m_format(format), m_rows(std::move(rows)), m_problems(std::move(problems))
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_stems.emplace_back(stemOf(m_rows[i].audio), i);
    std::ranges::sort(m_stems);
}

const TableRow* Table::find(const std::filesystem::path& recording) const
{
    const auto stem = stemOf(recording.generic_string());
    constexpr auto kStem = &std::pair<std::string, std::size_t>::first;
    const auto begin = std::ranges::lower_bound(m_stems, stem, {}, kStem);
    const auto end = std::ranges::upper_bound(m_stems, stem, {}, kStem);
    if (end - begin == 1)
        return &m_rows[begin->second];
    const auto path = withSlashes(withoutExtension(recording.generic_string()));
    const TableRow* found = nullptr;
    for (auto same = begin; same != end; ++same) {
        const auto& row = m_rows[same->second];
        if (!endsWithPath(path, withSlashes(withoutExtension(row.audio))))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &row;
    }
    return found;
}

Result<Table> parseTable(std::string bytes, const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(const auto text, decodeText(std::move(bytes), path));
    const auto format = formatOf(text, path);
    LineProblems problems(path);
    auto rows = readRows(text, format, problems);
    if (rows.empty())
        return problems.isEmpty() ? fail(Code::InvalidInput, path.string(), "no rows")
                                  : Failure(problems.ofWhole());
    for (auto& row : rows)
        row.language = canonicalLanguageTag(row.language);
    dropDoubles(rows, problems);
    return Table(format, std::move(rows), problems.take());
}

Result<Table> readTable(const std::filesystem::path& path)
{
    UNDERSTUDY_TRY(auto bytes, readFile(path, kMostTranscriptBytes));
    return parseTable(std::move(bytes), path);
}

} // namespace understudy

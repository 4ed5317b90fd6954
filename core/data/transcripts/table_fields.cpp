// Tables without a header: LJSpeech's metadata.csv and the lists of GPT-SoVITS.

#include "core/data/transcripts/source_text_p.h"
#include "core/data/transcripts/table_readers_p.h"

#include <algorithm>

namespace understudy {

namespace {

using Fields = std::vector<std::string_view>;

/// At most `most`: the last takes what is left.
Fields splitFields(std::string_view line, std::size_t most)
{
    Fields fields;
    while (fields.size() + 1 < most) {
        const auto bar = line.find('|');
        if (bar == line.npos)
            break;
        fields.push_back(trimmed(line.substr(0, bar)));
        line.remove_prefix(bar + 1);
    }
    fields.push_back(trimmed(line));
    return fields;
}

TableRow ljSpeechRow(const Fields& fields)
{
    TableRow row{std::string(fields[0]), std::string(fields[1]), {}, {}, {}};
    if (fields.size() > 2)
        row.normalized = fields[2];
    return row;
}

TableRow listRow(const Fields& fields)
{
    return {
        std::string(fields[0]), std::string(fields[3]), {}, std::string(fields[1]), std::string(fields[2])};
}

} // namespace

std::vector<TableRow> readFields(std::string_view text, TableFormat format, LineProblems& problems)
{
    const bool isList = format == TableFormat::List;
    std::vector<TableRow> rows;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty())
            continue;
        // The text of a list may hold bars; LJSpeech's may not, as the normalised text follows.
        const auto fields = splitFields(*line, 4);
        const bool fits = isList ? fields.size() == 4 : fields.size() == 2 || fields.size() == 3;
        if (!fits || fields[0].empty()) {
            problems.add(lines.number(),
                         fits ? "no recording"
                              : std::string(isList ? "not path|speaker|language|text: "
                                                   : "not id|text|normalized: ") +
                                    inQuotes(*line));
            continue;
        }
        rows.push_back(isList ? listRow(fields) : ljSpeechRow(fields));
        rows.back().line = lines.number();
    }
    return rows;
}

} // namespace understudy

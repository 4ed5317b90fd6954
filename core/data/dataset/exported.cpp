#include "core/data/dataset/exported_p.h"

#include "core/base/files.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/dataset_row_p.h"
#include "core/data/dataset/exchange.h"
#include "core/data/dataset/heard_p.h"
#include "core/text/spaced_words.h"

#include <map>

namespace understudy {
namespace {

namespace fs = std::filesystem;

/// By place in the export.
std::map<std::string, DatasetRow> exportedRowsIn(const fs::path& folder)
{
    const auto text = readFile(folder / kExportedRows, kMostMetadata).value_or(std::string());
    std::map<std::string, DatasetRow> rows;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (auto row = parseRow(std::string_view(text).substr(begin, end - begin)))
            rows.try_emplace(row->fileName, std::move(*row));
        begin = end + 1;
    }
    return rows;
}

/// Layouts without a place for raw words have the plain ones for both; LJSpeech has none for bars.
bool saysTheSame(const ClipText& listed, const ClipText& own, DatasetLayout layout)
{
    const auto isSame = [&](const std::string& text, const std::string& as) {
        return text == as ||
               (layout == DatasetLayout::LjSpeech && singleSpaced(text) == singleSpaced(barField(as)));
    };
    return isSame(listed.normalized, own.normalized) &&
           (isSame(listed.raw, own.raw) || isSame(listed.raw, own.normalized));
}

DatasetRow merged(const DatasetRow& listed, DatasetRow own, DatasetLayout layout)
{
    own.split = listed.split;
    own.fileName = listed.fileName;
    if (!saysTheSame(listed.clip.text, own.clip.text, layout)) {
        own.clip.text = listed.clip.text;
        own.clip.words.clear();
    }
    const bool isNumbered = layout == DatasetLayout::SesameJson;
    if (!listed.clip.speaker.empty() && !isNumbered)
        own.clip.speaker = listed.clip.speaker;
    return own;
}

} // namespace

std::string barField(const std::string& text)
{
    std::string plain = text;
    for (auto& c : plain)
        if (c == '|' || c == '\n' || c == '\r')
            c = c == '|' ? '/' : ' ';
    return plain;
}

std::string exportedRow(const DatasetEntry& entry, const fs::path& place)
{
    if (!entry.isOurs && !entry.isExported)
        return {};
    auto row = toJson(entry.row);
    row["file_name"] = place.generic_string();
    row.erase("audio"); // of the folder that it comes from
    return lineOf(row);
}

void addExportedRows(Dataset& set)
{
    if (set.layout == DatasetLayout::Understudy)
        return;
    const auto rows = exportedRowsIn(set.folder);
    for (auto& entry : set.entries) {
        const auto own = rows.find(entry.audio.lexically_relative(set.folder).generic_string());
        if (own == rows.end())
            continue;
        entry.row = merged(entry.row, own->second, set.layout);
        entry.isExported = true;
    }
}

bool isAsExported(const DatasetEntry& entry)
{
    if (!entry.isExported)
        return false;
    const auto heard = hear(entry);
    return heard && heard->hash == entry.row.pcmSha256;
}

bool isCutAlready(const fs::path& folder)
{
    if (isOurDataset(folder))
        return true;
    const auto text = readFile(folder / kExportedRows, kMostMetadata).value_or(std::string());
    const auto first = text.substr(0, text.find('\n'));
    return parseRow(first) &&
           valueOf(Json::parse(first, nullptr, false), "tool", std::string()) == kDatasetTool;
}

} // namespace understudy

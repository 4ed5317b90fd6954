#include "core/data/dataset/exchange.h"

#include "core/audio/excerpt.h"
#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/dataset_row_p.h"
#include "core/data/dataset/exported_p.h"
#include "core/data/dataset/written_lists_p.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

/// Lists of each file, in the layout's form.
class Lists
{
public:
    explicit Lists(DatasetLayout layout) : m_layout(layout) {}

    /// Where the clip's sound goes, relative to the folder: no name is given twice, none leads out.
    fs::path place(const DatasetEntry& entry, const fs::path& extension)
    {
        auto id = entry.row.clip.id;
        if (!isValidName(id))
            id = isValidName(entry.audio.stem().string()) ? entry.audio.stem().string() : "clip";
        const auto base = id;
        for (int number = 2; !m_ids.insert(id).second; ++number)
            id = base + "-" + std::to_string(number);
        const auto split = entry.row.split == Split::Validation ? "validation" : name(entry.row.split);
        const fs::path folder = m_layout == DatasetLayout::LjSpeech      ? "wavs"
                                : m_layout == DatasetLayout::AudioFolder ? fs::path(split)
                                                                         : "audio";
        return folder / (id + extension.string());
    }

    void add(const DatasetEntry& entry, const fs::path& place, Seconds length)
    {
        const auto& clip = entry.row.clip;
        if (const auto row = exportedRow(entry, place); !row.empty())
            m_rows += row + "\n";
        if (m_layout == DatasetLayout::LjSpeech) {
            const auto row = barField(place.stem().string()) + "|" + barField(clip.text.raw) + "|" +
                             barField(clip.text.normalized) + "\n";
            m_files["metadata.csv"] += row;
            m_splitLists["metadata_" + std::string(name(entry.row.split)) + ".csv"] += row;
        } else if (m_layout == DatasetLayout::AudioFolder) {
            Json row{{"file_name", place.filename().string()},
                     {"text", clip.text.normalized},
                     {"speaker", clip.speaker}};
            for (const auto& figure : clip.figures)
                row[std::string(name(figure.measure))] = figure.value;
            m_files[(place.parent_path() / "metadata.jsonl").string()] += lineOf(row) + "\n";
        } else {
            const auto speaker = m_speakers.try_emplace(clip.speaker, int(m_speakers.size())).first->second;
            const Json row{{"text", clip.text.normalized},
                           {"path", place.string()},
                           {"start", 0.0},
                           {"end", length.value},
                           {"speaker", speaker}};
            auto& file = m_files[std::string(name(entry.row.split)) + ".json"];
            file += (file.empty() ? "[\n" : ",\n") + lineOf(row);
        }
    }

    Result<void> write(const fs::path& folder)
    {
        if (m_splitLists.size() > 1) // the layout itself has one list, and no word for a split
            m_files.merge(m_splitLists);
        for (const auto& [file, text] : m_files)
            UNDERSTUDY_CHECK(
                writeFile(folder / file, m_layout == DatasetLayout::SesameJson ? text + "\n]\n" : text));
        return m_rows.empty() ? Result<void>() : writeFile(folder / kExportedRows, m_rows);
    }

private:
    DatasetLayout m_layout;
    std::map<std::string, std::string> m_files;
    std::string m_rows; // as they were here
    std::map<std::string, std::string> m_splitLists; // of LJSpeech, as its trainers read them
    std::set<std::string> m_ids;
    std::map<std::string, int> m_speakers; ///< numbers, in the order in which they come
};

/// As it is where the whole file is the clip, else its part of it. What is no sound is an error.
Result<void> writeEntry(const DatasetEntry& entry, const fs::path& folder, Lists& lists)
{
    UNDERSTUDY_TRY(const auto reader, AudioReader::open(entry.audio));
    const auto rate = reader.info().rate;
    const bool isWhole = entry.start == Seconds(0.0) && entry.end == Seconds(0.0);
    const auto place = lists.place(entry, isWhole ? entry.audio.extension() : fs::path(".wav"));
    const auto target = folder / place;
    UNDERSTUDY_CHECK(ensureFolder(target.parent_path()));
    auto length = std::max(Frames(0), reader.info().length);
    if (isWhole) {
        UNDERSTUDY_CHECK(copyFile(entry.audio, target));
    } else {
        const auto begin = toFrames(entry.start, rate);
        const auto end = entry.end == Seconds(0.0) ? length : toFrames(entry.end, rate);
        UNDERSTUDY_TRY(const auto part, readExcerpt(entry.audio, -1, begin, end - begin));
        UNDERSTUDY_TRY(auto writer, AudioWriter::create(target, {.rate = rate}, Landing::WithItsFolder));
        UNDERSTUDY_CHECK(writer.write(part.samples));
        UNDERSTUDY_CHECK(writer.commit());
        length = part.length();
    }
    lists.add(entry, place, toSeconds(length, rate));
    return {};
}

/// The whole of its file, though its end may be told.
bool isWholeFile(const DatasetEntry& entry)
{
    if (entry.start > Seconds(0.0) || entry.end == Seconds(0.0))
        return entry.start == Seconds(0.0);
    const auto reader = AudioReader::open(entry.audio);
    const auto length = reader ? reader->info().length : Frames(0);
    return length.value > 0 && toFrames(entry.end, reader->info().rate) >= length;
}

/// None where the row does not tell it.
std::optional<ClipOrigin> originOf(const DatasetRow& row)
{
    if (row.clip.recording.empty() || row.sourceRate.value <= 0)
        return std::nullopt;
    return ClipOrigin{row.clip.recording, row.source,      row.sourceSha256, row.sourceRate,
                      row.clip.span,      row.clip.speech, row.processing};
}

std::string idOf(const DatasetEntry& entry)
{
    return entry.row.clip.id.empty() ? entry.audio.stem().string() : entry.row.clip.id;
}

/// Ids that clips have there are kept, where no two are the same and one tells the whole clip.
class OwnIds
{
public:
    explicit OwnIds(const Dataset& set)
    {
        for (const auto& entry : set.entries)
            ++m_clips[idOf(entry)];
    }
    /// Empty: none of its own.
    std::string of(const DatasetEntry& entry) const
    {
        auto id = idOf(entry);
        return isValidName(id) && m_clips.at(id) == 1 ? id : std::string();
    }

private:
    std::map<std::string, int> m_clips;
};

} // namespace

Result<ExportReport> exportDataset(const fs::path& from, DatasetLayout layout, const fs::path& out,
                          const BuildWatch& watch)
{
    constexpr std::array kWritten{DatasetLayout::LjSpeech, DatasetLayout::AudioFolder,
                                  DatasetLayout::SesameJson};
    if (std::ranges::find(kWritten, layout) == kWritten.end())
        return fail(Code::Unsupported, std::string(name(layout)));
    UNDERSTUDY_TRY(const auto set, readDataset(from));
    ExportReport report;
    report.failed = WrittenLists(set.folder, readAbout(set.folder).value_or(Json())).problems();
    report.failed.insert(report.failed.end(), set.problems.begin(), set.problems.end());
    if (set.entries.empty())
        return nothingLeft(set, report.failed);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(fs::absolute(out).lexically_normal()));
    const auto ofOut = [&](Error error) { return staged.ofTarget(std::move(error)); };
    Lists lists(layout);
    for (const auto& entry : set.entries) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, out.string());
        UNDERSTUDY_CHECK(writeEntry(entry, staged.path(), lists).map_error(ofOut));
        ++report.clips;
        const auto& text = entry.row.clip.text;
        if (text.normalized.empty())
            report.withoutWords.push_back(idOf(entry));
        if (layout == DatasetLayout::LjSpeech && (text.raw + text.normalized).find('|') != std::string::npos)
            report.changedWords.push_back(idOf(entry));
        if (watch.report)
            watch.report({Stage::Writing, double(report.clips), double(set.entries.size()), ProgressUnit::Clips,
                          entry.audio.filename().string()});
    }
    UNDERSTUDY_CHECK(lists.write(staged.path()).map_error(ofOut));
    UNDERSTUDY_CHECK(staged.commit().map_error(ofOut));
    return report;
}

Result<BuildRequest> importRequest(const fs::path& from, const fs::path& out, std::vector<Error>& problems)
{
    UNDERSTUDY_TRY(const auto set, readDataset(from));
    problems.insert(problems.end(), set.problems.begin(), set.problems.end());
    BuildRequest request;
    request.out = out;
    request.keepsSplits = true;
    if (set.entries.empty())
        return nothingLeft(set, set.problems);
    request.ingest.limits = importLimits();
    const OwnIds ids(set);
    for (const auto& entry : set.entries) {
        const auto file = entry.audio.lexically_normal();
        auto& clips = request.ingest.given[file];
        if (clips.empty())
            request.recordings.push_back(file);
        const auto& clip = entry.row.clip;
        // What was said of another sound is not said of this one.
        const bool isAsItWas = isAsExported(entry), isKnown = isAsItWas || !entry.isExported;
        clips.push_back({.start = entry.start,
                         .end = isWholeFile(entry) ? Seconds(0.0) : entry.end,
                         .text = clip.text.raw,
                         .speaker = clip.speaker,
                         .language = clip.language,
                         .source = clip.text.source.empty() ? from.filename().string() : clip.text.source,
                         .confidence = clip.text.confidence,
                         .id = ids.of(entry),
                         .verdict = isKnown ? entry.row.verdict : Verdict::None,
                         .reason = isKnown ? entry.row.reason : std::string(),
                         .words = clip.words,
                         .normalized = clip.text.normalized,
                         .split = std::string(name(entry.row.split)),
                         .isTakenOver = isAsItWas,
                         .origin = isAsItWas ? originOf(entry.row) : std::nullopt});
    }
    return request;
}

std::vector<Limit> importLimits()
{
    auto limits = defaultLimits();
    setDurations(limits, Seconds(0.5), Seconds(30.0));
    return limits;
}

Result<BuildReport> importDataset(const fs::path& from, const fs::path& out, const BuildWatch& watch,
                                  const std::vector<Limit>& limits)
{
    if (isOurDataset(from))
        return takeOver(from, out, watch);
    std::vector<Error> problems;
    UNDERSTUDY_TRY(auto request, importRequest(from, out, problems));
    request.ingest.limits = limits;
    UNDERSTUDY_TRY(auto report, buildDataset(request, watch));
    report.failed.insert(report.failed.begin(), problems.begin(), problems.end());
    return report;
}

} // namespace understudy

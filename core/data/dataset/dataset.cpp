#include "core/data/dataset/dataset.h"

#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/data/dataset/dataset_folder_p.h"
#include "core/data/dataset/exchange.h"
#include "core/data/dataset/exported_p.h"
#include "core/data/dataset/json_fields_p.h"
#include "core/data/dataset/row_claims_p.h"
#include "core/data/transcripts/table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace understudy {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kLayouts{"understudy", "audiofolder", "ljspeech", "table",
                                                   "sesame"};
constexpr std::array<std::string_view, 6> kSplitFolders{"train", "val", "validation", "valid", "dev", "test"};

/// "metadata_eval", "val.list": what a list is named for; train where it is not.
Split splitOf(const fs::path& list)
{
    const auto stem = list.stem().string();
    return splitNamed(stem.substr(stem.find_last_of("_-.") + 1)).value_or(Split::Train);
}

/// Reads one file of entries after the other into a dataset.
class Reader
{
public:
    explicit Reader(fs::path folder) { m_set.folder = std::move(folder); }

    Dataset take(DatasetLayout layout)
    {
        m_set.layout = layout;
        return std::move(m_set);
    }

    /// Ours, or Hugging Face's. Without a split the lines tell theirs.
    Result<void> jsonLines(const fs::path& file, std::optional<Split> split)
    {
        UNDERSTUDY_TRY(const auto text, readFile(file, kMostMetadata));
        std::size_t number = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find('\n', begin), text.size());
            const auto line = std::string_view(text).substr(begin, end - begin);
            begin = end + 1;
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string_view::npos)
                continue;
            auto row = parseRow(line);
            const auto listed = listedAt(file, number);
            if (!row || row->fileName.empty()) {
                m_set.problems.push_back({Code::Corrupt,
                                          Reason::LineLeftOut,
                                          file.string(),
                                          "line " + std::to_string(number) + ": " +
                                              (row ? "no \"file_name\"" : row.error().detail),
                                          {}});
                continue;
            }
            row->split = split.value_or(row->split);
            DatasetEntry entry{{}, {}, {}, *row, listed};
            addClaims(line, entry);
            add(file.parent_path(), row->fileName, std::move(entry));
        }
        return {};
    }

    enum class Rows
    {
        All,
        New ///< of sounds that no list before told
    };
    Result<void> table(const fs::path& file, Split split, Rows rows = Rows::All)
    {
        UNDERSTUDY_TRY(const auto table, readTable(file));
        m_format = table.format();
        std::ranges::copy(table.problems(), std::back_inserter(m_set.problems));
        for (const auto& told : table.rows()) {
            const auto sound = soundNamed(file.parent_path(), told.audio);
            if (!m_sounds.insert(sound).second && rows == Rows::New)
                continue;
            DatasetEntry entry;
            entry.listed = listedAt(file, told.line);
            entry.row.split = splitNamed(told.split).value_or(split);
            entry.row.clip.speaker = told.speaker;
            entry.row.clip.text = {told.text, told.normalized.empty() ? told.text : told.normalized,
                                   file.filename().string(), 1};
            if (!told.language.empty())
                entry.row.clip.language = told.language;
            add(file.parent_path(), sound, std::move(entry));
        }
        return {};
    }

    Result<void> sesame(const fs::path& file, Split split)
    {
        UNDERSTUDY_TRY(const auto text, readFile(file, kMostMetadata));
        if (const auto sound = checkJson(text); !sound)
            return fail(Code::Corrupt, file.string(), sound.error().detail);
        const auto json = Json::parse(text, nullptr, false);
        if (!json.is_array())
            return fail(Code::Corrupt, file.string(), "not a JSON array");
        std::size_t number = 0;
        for (const auto& told : json) {
            DatasetEntry entry;
            entry.listed = listedAt(file, ++number);
            entry.start = Seconds(valueOf(told, "start", 0.0));
            entry.end = Seconds(valueOf(told, "end", 0.0));
            entry.row.split = split;
            const auto words = valueOf(told, "text", std::string());
            entry.row.clip.text = {words, words, file.filename().string(), 1};
            entry.row.clip.speaker = speakerOf(told);
            const auto path = valueOf(told, "path", std::string());
            if (path.empty())
                m_set.problems.push_back({Code::Corrupt,
                                          Reason::LineLeftOut,
                                          file.string(),
                                          "item " + std::to_string(number) + ": no \"path\"",
                                          {}});
            else
                add(file.parent_path(), path, std::move(entry));
        }
        return {};
    }

    std::optional<TableFormat> format() const { return m_format; }

private:
    static std::string speakerOf(const Json& told)
    {
        const auto number = valueOf(told, "speaker", std::int64_t(-1));
        return number >= 0 ? std::to_string(number) : valueOf(told, "speaker", std::string());
    }

    std::string listedAt(const fs::path& file, std::size_t line) const
    {
        return file.lexically_relative(m_set.folder).string() + ", line " + std::to_string(line);
    }

    /// "LJ001-0001" is wavs/LJ001-0001.wav; others are told with their folders.
    static std::string soundNamed(const fs::path& folder, const std::string& audio)
    {
        for (const auto* form : {"%", "wavs/%.wav", "%.wav", "wavs/%", "audio/%"}) {
            const std::string_view pattern(form);
            const auto at = pattern.find('%');
            auto path = std::string(pattern.substr(0, at)) + audio + std::string(pattern.substr(at + 1));
            if (isFile(folder / path))
                return path;
        }
        return audio;
    }

    void add(const fs::path& base, const std::string& path, DatasetEntry entry)
    {
        // Who sends a list may name any file in it; a path given in full replaces the base.
        const auto audio = (base / path).lexically_normal();
        if (!isInside(m_set.folder, audio)) {
            m_set.problems.push_back(
                {Code::InvalidInput, Reason::General, entry.listed, path + " leads out of the folder", {}});
            return;
        }
        constexpr Seconds kLongest{1e7};
        const bool isSpan = entry.start >= Seconds(0.0) && entry.start <= kLongest && entry.end <= kLongest &&
                            (entry.end == Seconds(0.0) || entry.end > entry.start);
        if (!isSpan) {
            m_set.problems.push_back(
                {Code::InvalidInput, Reason::General, entry.listed, "its times are no part of a file", {}});
            return;
        }
        entry.audio = audio;
        m_set.entries.push_back(std::move(entry));
    }

    Dataset m_set;
    std::optional<TableFormat> m_format;
    std::set<std::string> m_sounds; // of tables, as their rows name them
};

Result<Dataset> readFolders(const fs::path& folder)
{
    Reader reader(folder);
    for (const auto name : kSplitFolders) {
        const auto split = splitNamed(name).value_or(Split::Train);
        if (isFile(folder / name / "metadata.jsonl")) {
            UNDERSTUDY_CHECK(reader.jsonLines(folder / name / "metadata.jsonl", split));
        } else if (isFile(folder / name / "metadata.csv")) {
            UNDERSTUDY_CHECK(reader.table(folder / name / "metadata.csv", split));
        }
    }
    return reader.take(isOurDataset(folder) ? DatasetLayout::Understudy : DatasetLayout::AudioFolder);
}

/// Lists of one dataset, each of a split. XTTS has such lists alone; beside LJSpeech's, `all` has all clips,
/// and more where they are not kept up.
Result<Dataset> readTables(const std::vector<fs::path>& files, const fs::path& all = {})
{
    Reader reader(files.front().parent_path());
    for (const auto& file : files)
        UNDERSTUDY_CHECK(reader.table(file, splitOf(file)));
    const bool isLjSpeech = reader.format() == TableFormat::LjSpeech;
    if (isLjSpeech && isFile(all)) {
        UNDERSTUDY_CHECK(reader.table(all, Split::Train, Reader::Rows::New));
    }
    return reader.take(isLjSpeech ? DatasetLayout::LjSpeech : DatasetLayout::Table);
}

/// "metadata_train.csv", "metadata_val.csv", ...
std::vector<fs::path> splitListsIn(const fs::path& folder)
{
    std::vector<fs::path> lists;
    for (const auto* split : {"train", "val", "validation", "valid", "dev", "eval", "test"})
        if (const auto list = folder / ("metadata_" + std::string(split) + ".csv"); isFile(list))
            lists.push_back(list);
    return lists;
}

Result<Dataset> readOneFile(const fs::path& file)
{
    Reader reader(file.parent_path());
    const auto extension = file.extension().string();
    if (extension == ".jsonl") {
        UNDERSTUDY_CHECK(reader.jsonLines(file, std::nullopt));
        return reader.take(DatasetLayout::AudioFolder);
    }
    if (extension == ".json") {
        UNDERSTUDY_CHECK(reader.sesame(file, splitOf(file)));
        return reader.take(DatasetLayout::SesameJson);
    }
    return readTables({file});
}

Result<Dataset> readSesame(const fs::path& folder)
{
    Reader reader(folder);
    for (const auto name : kSplitFolders) {
        const auto file = folder / (std::string(name) + ".json");
        if (isFile(file)) {
            UNDERSTUDY_CHECK(reader.sesame(file, splitNamed(name).value_or(Split::Train)));
        }
    }
    return reader.take(DatasetLayout::SesameJson);
}

} // namespace

std::string_view name(DatasetLayout layout)
{
    return kLayouts.at(std::size_t(layout));
}

std::optional<DatasetLayout> layoutNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kLayouts, name);
    return found == kLayouts.end() ? std::nullopt : std::optional(DatasetLayout(found - kLayouts.begin()));
}

namespace {

Result<Dataset> readLists(const fs::path& path)
{
    std::error_code ignored;
    if (isFile(path))
        return readOneFile(path);
    for (const auto name : kSplitFolders)
        if (isFile(path / name / "metadata.jsonl") || isFile(path / name / "metadata.csv"))
            return readFolders(path);
    if (isFile(path / "metadata.jsonl"))
        return readOneFile(path / "metadata.jsonl");
    if (const auto lists = splitListsIn(path); lists.size() > 1)
        return readTables(lists, path / "metadata.csv");
    for (const auto* file : {"metadata.csv", "metadata_train.csv"})
        if (isFile(path / file))
            return readOneFile(path / file);
    if (isFile(path / "train.json"))
        return readSesame(path);
    std::vector<fs::path> lists;
    for (fs::directory_iterator entry(path, ignored); entry != fs::directory_iterator();
         entry.increment(ignored))
        if (entry->path().extension() == ".list")
            lists.push_back(entry->path());
    std::ranges::sort(lists);
    if (!lists.empty())
        return readTables(lists);
    return fail(Code::InvalidInput, Reason::DatasetUnknown, path.string());
}

} // namespace

Result<Dataset> readDataset(const fs::path& given)
{
    std::error_code ignored;
    const auto path = fs::absolute(given).lexically_normal();
    if (!fs::exists(path, ignored))
        return fail(Code::NotFound, Reason::FileMissing, path.string());
    UNDERSTUDY_TRY(auto set, readLists(path));
    addExportedRows(set);
    return set;
}

} // namespace understudy

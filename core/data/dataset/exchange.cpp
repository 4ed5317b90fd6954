#include "core/data/dataset/exchange.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/json_fields_p.h"

#include <algorithm>
#include <array>

namespace understudy {
namespace {

namespace fs = std::filesystem;

/// A field of a table whose fields end at "|".
std::string field(const std::string& text)
{
    std::string plain = text;
    for (auto& c : plain)
        if (c == '|' || c == '\n' || c == '\r')
            c = c == '|' ? '/' : ' ';
    return plain;
}

/// Lists of each file, in the layout's form.
class Lists
{
public:
    explicit Lists(DatasetLayout layout) : m_layout(layout) {}

    /// Where the clip's sound goes, relative to the folder.
    fs::path place(const DatasetEntry& entry) const
    {
        if (m_layout == DatasetLayout::LjSpeech)
            return fs::path("wavs") / (idOf(entry) + entry.audio.extension().string());
        const auto split = entry.row.split == Split::Validation ? "validation" : name(entry.row.split);
        const auto file = idOf(entry) + entry.audio.extension().string();
        return m_layout == DatasetLayout::AudioFolder ? fs::path(split) / file : fs::path("audio") / file;
    }

    void add(const DatasetEntry& entry)
    {
        const auto& clip = entry.row.clip;
        if (m_layout == DatasetLayout::LjSpeech) {
            m_files["metadata.csv"] +=
                field(idOf(entry)) + "|" + field(clip.text.raw) + "|" + field(clip.text.normalized) + "\n";
        } else if (m_layout == DatasetLayout::AudioFolder) {
            Json row{{"file_name", place(entry).filename().string()},
                     {"text", clip.text.normalized},
                     {"speaker", clip.speaker}};
            for (const auto& figure : clip.figures)
                row[std::string(name(figure.measure))] = figure.value;
            m_files[(place(entry).parent_path() / "metadata.jsonl").string()] += line(row) + "\n";
        } else {
            const auto seconds = entry.row.duration().value;
            const Json row{{"text", clip.text.normalized},
                           {"path", place(entry).string()},
                           {"start", 0.0},
                           {"end", seconds},
                           {"speaker", 0}};
            auto& file = m_files[std::string(name(entry.row.split)) + ".json"];
            file += (file.empty() ? "[\n" : ",\n") + line(row);
        }
    }

    Result<void> write(const fs::path& folder) const
    {
        for (const auto& [file, text] : m_files)
            UNDERSTUDY_CHECK(
                writeFile(folder / file, m_layout == DatasetLayout::SesameJson ? text + "\n]\n" : text));
        return {};
    }

private:
    static std::string idOf(const DatasetEntry& entry)
    {
        return entry.row.clip.id.empty() ? entry.audio.stem().string() : entry.row.clip.id;
    }
    static std::string line(const Json& row)
    {
        return row.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    DatasetLayout m_layout;
    std::map<std::string, std::string> m_files;
};

} // namespace

Result<int> exportDataset(const fs::path& from, DatasetLayout layout, const fs::path& out,
                          const BuildWatch& watch)
{
    constexpr std::array kWritten{DatasetLayout::LjSpeech, DatasetLayout::AudioFolder,
                                  DatasetLayout::SesameJson};
    if (std::ranges::find(kWritten, layout) == kWritten.end())
        return fail(Code::Unsupported, std::string(name(layout)));
    UNDERSTUDY_TRY(const auto set, readDataset(from));
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(fs::absolute(out).lexically_normal()));
    Lists lists(layout);
    int count = 0;
    for (const auto& entry : set.entries) {
        if (watch.stop.stop_requested())
            return fail(Code::Cancelled, out.string());
        const auto target = staged.path() / lists.place(entry);
        UNDERSTUDY_CHECK(ensureFolder(target.parent_path()));
        std::error_code error;
        fs::copy_file(entry.audio, target, error);
        if (error)
            return Failure(systemError(error.value(),
                                       error == std::errc::no_such_file_or_directory ? entry.audio : target));
        lists.add(entry);
        ++count;
        if (watch.report)
            watch.report({Stage::Writing, double(count), double(set.entries.size()), ProgressUnit::Lines,
                          entry.audio.filename().string()});
    }
    UNDERSTUDY_CHECK(lists.write(staged.path()));
    UNDERSTUDY_CHECK(staged.commit());
    return count;
}

Result<BuildRequest> importRequest(const fs::path& from, const fs::path& out, std::vector<Error>& problems)
{
    UNDERSTUDY_TRY(const auto set, readDataset(from));
    problems.insert(problems.end(), set.problems.begin(), set.problems.end());
    BuildRequest request;
    request.out = out;
    setDurations(request.ingest.limits, Seconds(0.5), Seconds(30.0));
    for (const auto& entry : set.entries) {
        const auto file = entry.audio.lexically_normal();
        auto& clips = request.ingest.given[file];
        if (clips.empty())
            request.recordings.push_back(file);
        clips.push_back({entry.start, entry.end, entry.row.clip.text.raw, entry.row.clip.speaker,
                         entry.row.clip.text.source.empty() ? fs::path(from).filename().string()
                                                            : entry.row.clip.text.source});
        request.givenSplits[file] = entry.row.split;
    }
    return request;
}

} // namespace understudy

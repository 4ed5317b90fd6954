#include "core/data/dataset/parts_p.h"

#include "core/audio/writer.h"
#include "core/base/digits.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/base/stored_error.h"
#include "core/data/dataset/json_fields_p.h"
#include "core/data/dataset/pcm_p.h"
#include "core/data/ingest/ingest_json.h"
#include "core/data/ingest/ingest_json_p.h"

#include <algorithm>

namespace understudy {
namespace {

constexpr const char* kRecording = "recording.json";
constexpr const char* kRows = "rows.jsonl";
constexpr const char* kPrints = "prints.json";
constexpr Bytes kMostRows{1LL << 30}, kMostRecording{1LL << 26};

std::string hashOf(const std::vector<std::int16_t>& pcm)
{
    // This machine's order is the file's: little-endian (the build refuses others).
    return sha256({reinterpret_cast<const char*>(pcm.data()), pcm.size() * sizeof(std::int16_t)});
}

std::vector<std::string> processingOf(const Recording& recording, bool isFaded)
{
    std::vector<std::string> steps;
    if (recording.channels > 1)
        steps.push_back(recording.channel < 0 ? "mean of the channels"
                                              : "channel " + std::to_string(recording.channel + 1));
    const auto& repairs = recording.repairs;
    if (repairs.clicks > 0)
        steps.push_back(std::to_string(repairs.clicks) + " clicks of the recording interpolated");
    if (const auto& hum = recording.humBefore)
        steps.push_back("hum of " + digitsOf(hum->mainsHz, 2) + " Hz at " + digitsOf(hum->level.value, 1) +
                        " dBFS subtracted");
    if (repairs.highPassHz > 0)
        steps.push_back("high-pass at " + digitsOf(repairs.highPassHz, 0) + " Hz, zero phase");
    if (repairs.noiseReduction.value > 0)
        steps.push_back("steady noise reduced by " + digitsOf(repairs.noiseReduction.value, 1) + " dB");
    if (isFaded)
        steps.push_back("fades of 5 ms");
    return steps;
}

/// Fewer than there are clips where the file is not as we wrote it.
std::vector<ClipPrint> readPrints(const std::filesystem::path& file)
{
    const auto text = readFile(file, kMostRows);
    const auto json = text ? Json::parse(*text, nullptr, false) : Json();
    std::vector<ClipPrint> prints;
    for (const auto& one : json.is_array() ? json : Json::array())
        prints.push_back(printOf(one));
    return prints;
}

/// What we wrote ourselves; of a file that somebody changed, nothing.
std::optional<Part> readPart(const std::filesystem::path& folder)
{
    const auto head = readFile(folder / kRecording, kMostRecording);
    const auto list = readFile(folder / kRows, kMostRows);
    auto json = head ? Json::parse(*head, nullptr, false) : Json();
    if (!list || !json.is_object())
        return std::nullopt;
    Part part;
    part.folder = folder;
    part.recording = recordingOf(json);
    part.speech = speechOf(json);
    for (const auto& problem : valueOf(json, "problems", Json::array()))
        if (auto error = parseError(problem.dump()))
            part.problems.push_back(std::move(*error));
    for (std::size_t begin = 0; begin < list->size();) {
        const auto end = std::min(list->find('\n', begin), list->size());
        auto row = parseRow(std::string_view(*list).substr(begin, end - begin));
        if (!row)
            return std::nullopt;
        part.rows.push_back(std::move(*row));
        begin = end + 1;
    }
    part.prints = readPrints(folder / kPrints);
    return part.prints.size() == part.rows.size() ? std::optional(std::move(part)) : std::nullopt;
}

Result<void> writeClip(DatasetRow& row, std::span<const float> sound, SampleRate rate,
                       const std::filesystem::path& folder)
{
    const auto pcm = pcmOf(sound);
    row.fileName = row.clip.id + ".wav";
    row.pcmSha256 = hashOf(pcm);
    row.rate = rate;
    row.length = Frames(std::int64_t(pcm.size()));
    UNDERSTUDY_TRY(auto writer,
                   AudioWriter::create(folder / row.fileName, {.rate = rate}, Landing::WithItsFolder));
    UNDERSTUDY_CHECK(writer.writePcm16(pcm));
    return writer.commit();
}

/// What the one who gave the clip told of it.
void takeTold(DatasetRow& row, const GivenClip& given)
{
    row.verdict = given.verdict;
    row.reason = given.reason;
    row.split = splitNamed(given.split).value_or(Split::Train);
    row.isTakenOver = given.isTakenOver;
}

Result<Part> fillPart(const PartWork& work, const IngestOptions& options, const std::filesystem::path& staged,
                      const ScanWatch& watch)
{
    Part part;
    UNDERSTUDY_TRY(auto ingested,
                   ingestRecording(work.file, work.sha256, options, staged, watch,
                                   [&](const Clip& clip, const ClipPrint& print,
                                       std::span<const float> sound) -> Result<void> {
                                       DatasetRow row;
                                       row.clip = clip;
                                       UNDERSTUDY_CHECK(writeClip(row, sound, options.rate, staged));
                                       part.rows.push_back(std::move(row));
                                       part.prints.push_back(print);
                                       return {};
                                   }));
    std::string list;
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        auto& row = part.rows[i];
        row.clip = ingested.clips[i]; // with what the whole recording told last
        row.source = work.file.filename().string();
        row.sourceSha256 = work.sha256;
        row.sourceRate = ingested.recording.rate;
        const auto* given =
            ingested.given.empty() ? nullptr : &options.given.at(work.file)[ingested.given[i]];
        row.processing = processingOf(ingested.recording, given == nullptr || !given->isWholeFile());
        if (given != nullptr)
            takeTold(row, *given);
        list += lineOf(row) + "\n";
    }
    UNDERSTUDY_CHECK(writeFile(staged / kRows, list, Landing::WithItsFolder));
    Json prints = Json::array();
    for (const auto& print : part.prints)
        prints.push_back(toJson(print));
    UNDERSTUDY_CHECK(writeFile(staged / kPrints, prints.dump(), Landing::WithItsFolder));
    UNDERSTUDY_CHECK(writeFile(staged / kRecording,
                               toJson(ingested).dump(1, ' ', false, Json::error_handler_t::replace),
                               Landing::WithItsFolder));
    return part;
}

void addFields(Sha256& key, const GivenClip& clip)
{
    for (const auto& field :
         {digitsOf(clip.start.value), digitsOf(clip.end.value), clip.text, clip.normalized, clip.speaker,
          clip.source, digitsOf(clip.confidence), clip.id, std::string(name(clip.verdict)), clip.reason,
          clip.language, clip.split, std::string(clip.isTakenOver ? "taken over" : "")})
        key.addField(field);
    for (const auto& word : clip.words)
        for (const auto& field : {digitsOf(word.start.value), digitsOf(word.end.value), word.text})
            key.addField(field);
}

} // namespace

Result<PartWork> partWork(const std::filesystem::path& file, const IngestOptions& options,
                          const std::string& optionsKey, const std::stop_token& stop)
{
    PartWork work{file, {}, {}};
    UNDERSTUDY_TRY(work.sha256, sha256File(file, stop));
    Sha256 key;
    key.addField(work.sha256);
    key.addField(file.stem().string());
    key.addField(optionsKey);
    if (options.ownRepairs.contains(file))
        key.addField(formatRepairs(repairsOf(options, file)));
    if (const auto given = options.given.find(file); given != options.given.end()) {
        for (const auto& clip : given->second)
            addFields(key, clip);
    } else if (const auto beside = options.finder->find(file)) {
        key.addField(beside->filename().string());
        key.addField(sha256File(*beside).value_or("unread"));
    }
    work.key = key.finish().substr(0, 32);
    return work;
}

Result<Part> makePart(const PartWork& work, const IngestOptions& options, const std::filesystem::path& parts,
                      const ScanWatch& watch)
{
    const auto folder = parts / work.key;
    const auto read = [&] {
        auto part = readPart(folder);
        if (part)
            part->file = work.file;
        return part;
    };
    if (auto there = read())
        return std::move(*there);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(folder));
    UNDERSTUDY_CHECK(fillPart(work, options, staged.path(), watch));
    UNDERSTUDY_CHECK(staged.commit());
    auto made = read(); // as a build that goes on finds it, so that both write the same
    if (!made)
        return fail(Code::Corrupt, folder.string());
    return std::move(*made);
}

} // namespace understudy

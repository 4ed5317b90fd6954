#include "core/data/dataset/parts_p.h"

#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/staged_folder.h"
#include "core/data/dataset/json_fields_p.h"
#include "core/data/transcripts/transcript.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace understudy {
namespace {

constexpr const char* kRecording = "recording.json";
constexpr const char* kRows = "rows.jsonl";
constexpr const char* kPrints = "prints.json";
constexpr Bytes kMostRows{1LL << 30}, kMostRecording{1LL << 20};

std::vector<std::int16_t> pcmOf(std::span<const float> sound)
{
    std::vector<std::int16_t> pcm;
    pcm.reserve(sound.size());
    for (const float sample : sound)
        pcm.push_back(std::int16_t(std::clamp(std::lrintf(sample * 32768.0F), -32768L, 32767L)));
    return pcm;
}

std::string hashOf(const std::vector<std::int16_t>& pcm)
{
    // This machine's order is the file's: little-endian (the build refuses others).
    return sha256({reinterpret_cast<const char*>(pcm.data()), pcm.size() * sizeof(std::int16_t)});
}

std::string text(const char* format, double a, double b = 0)
{
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), format, a, b);
    return line.data();
}

std::vector<std::string> processingOf(const Recording& recording)
{
    std::vector<std::string> steps;
    if (recording.channels > 1)
        steps.push_back(recording.channel < 0 ? "mean of the channels"
                                              : "channel " + std::to_string(recording.channel + 1));
    if (recording.humBefore)
        steps.push_back(text("hum of %.2f Hz at %.1f dBFS subtracted", recording.humBefore->mainsHz,
                             recording.humBefore->level.value));
    steps.push_back("fades of 5 ms");
    return steps;
}

Json toJson(const Hum& hum)
{
    return {{"mains_hz", hum.mainsHz}, {"level_db", hum.level.value}};
}

std::optional<Hum> humOf(const Json& json)
{
    if (!json.is_object())
        return std::nullopt;
    return Hum{valueOf(json, "mains_hz", 0.0), Decibels(valueOf(json, "level_db", 0.0)), {}};
}

Json toJson(const IngestedRecording& ingested)
{
    const auto& r = ingested.recording;
    Json json{{"id", r.id},
              {"file", r.file.filename().string()},
              {"sha256", r.sha256},
              {"format", r.format},
              {"rate", r.rate.value},
              {"channels", r.channels},
              {"frames", r.length.value},
              {"channel", r.channel},
              {"channel_reason", r.channelReason},
              {"speech_sec", ingested.speech.value},
              {"hum_windows", r.hum.windows}};
    if (std::isfinite(r.dc.value))
        json["dc_db"] = r.dc.value;
    if (r.hum.hum)
        json["hum"] = toJson(*r.hum.hum);
    if (r.humBefore)
        json["hum_before"] = toJson(*r.humBefore);
    if (ingested.transcript)
        json["transcript_error"] = {{"reason", name(ingested.transcript->reason)},
                                    {"subject", ingested.transcript->subject},
                                    {"detail", ingested.transcript->detail}};
    return json;
}

Json toJson(const std::vector<ClipPrint>& prints)
{
    Json all = Json::array();
    for (const auto& print : prints) {
        Json one{{"fingerprint", print.fingerprint}};
        if (print.profile)
            one["profile"] = *print.profile;
        all.push_back(std::move(one));
    }
    return all;
}

/// Fewer than there are clips where the file is not as we wrote it.
std::vector<ClipPrint> readPrints(const std::filesystem::path& file)
{
    const auto text = readFile(file, kMostRows);
    const auto json = text ? Json::parse(*text, nullptr, false) : Json();
    std::vector<ClipPrint> prints;
    for (const auto& one : json.is_array() ? json : Json::array()) {
        ClipPrint print;
        for (const auto& word : valueOf(one, "fingerprint", Json::array()))
            print.fingerprint.push_back(word.is_number_unsigned() ? word.get<std::uint32_t>() : 0);
        const auto profile = valueOf(one, "profile", Json::array());
        if (profile.size() == std::tuple_size_v<SpectralProfile> &&
            std::ranges::all_of(profile, [](const Json& v) { return v.is_number(); }))
            print.profile = profile.get<SpectralProfile>();
        prints.push_back(std::move(print));
    }
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
    auto& r = part.recording;
    r.id = valueOf(json, "id", std::string());
    r.file = valueOf(json, "file", std::string());
    r.sha256 = valueOf(json, "sha256", std::string());
    r.format = valueOf(json, "format", std::string());
    r.rate = SampleRate(valueOf(json, "rate", 0));
    r.channels = valueOf(json, "channels", 0);
    r.length = Frames(valueOf(json, "frames", std::int64_t(0)));
    r.channel = valueOf(json, "channel", -1);
    r.channelReason = valueOf(json, "channel_reason", std::string());
    r.dc = json.contains("dc_db") ? Decibels(valueOf(json, "dc_db", 0.0)) : toDecibels(0);
    r.hum.windows = valueOf(json, "hum_windows", 0);
    r.hum.hum = humOf(valueOf(json, "hum", Json()));
    r.humBefore = humOf(valueOf(json, "hum_before", Json()));
    part.speech = Seconds(valueOf(json, "speech_sec", 0.0));
    if (json.contains("transcript_error"))
        part.transcript = Error{Code::InvalidInput,
                                Reason::General,
                                valueOf(json["transcript_error"], "subject", std::string()),
                                valueOf(json["transcript_error"], "detail", std::string()),
                                {}};
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
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(folder / row.fileName, {.rate = rate}));
    UNDERSTUDY_CHECK(writer.writePcm16(pcm));
    return writer.commit();
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
        row.processing = processingOf(ingested.recording);
        list += lineOf(row) + "\n";
    }
    UNDERSTUDY_CHECK(writeFile(staged / kRows, list));
    UNDERSTUDY_CHECK(writeFile(staged / kPrints, toJson(part.prints).dump()));
    UNDERSTUDY_CHECK(writeFile(staged / kRecording, toJson(ingested).dump(1)));
    return part;
}

} // namespace

Result<PartWork> partWork(const std::filesystem::path& file, const IngestOptions& options)
{
    PartWork work{file, {}, {}};
    UNDERSTUDY_TRY(work.sha256, sha256File(file));
    Sha256 key;
    key.addField(work.sha256);
    key.addField(file.stem().string());
    key.addField(keyOf(options));
    if (const auto given = options.given.find(file); given != options.given.end()) {
        for (const auto& clip : given->second)
            for (const auto& field :
                 {std::to_string(clip.start.value), std::to_string(clip.end.value), clip.text, clip.speaker})
                key.addField(field);
    } else if (const auto beside = findTranscript(file)) {
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
    if (auto there = readPart(folder))
        return std::move(*there);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    UNDERSTUDY_TRY(auto staged, StagedFolder::create(folder));
    UNDERSTUDY_CHECK(fillPart(work, options, staged.path(), watch));
    UNDERSTUDY_CHECK(staged.commit());
    auto made = readPart(folder); // as a build that goes on finds it, so that both write the same
    if (!made)
        return fail(Code::Corrupt, folder.string());
    return std::move(*made);
}

} // namespace understudy

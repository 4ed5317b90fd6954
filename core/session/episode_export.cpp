// Masters and deliveries.

#include "core/audio/reader.h"
#include "core/audio/writer.h"
#include "core/base/files.h"
#include "core/session/episode_parts_p.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace understudy {

namespace fs = std::filesystem;

namespace {

std::string endingOf(const fs::path& file)
{
    auto ending = file.extension().string();
    const auto lowered = [](unsigned char c) { return static_cast<char>(std::tolower(c)); };
    std::ranges::transform(ending, ending.begin(), lowered);
    return ending;
}

/// What people call sound files, and no writer here makes. Any other ending may be a folder's: "out-1.2".
bool isOtherAudio(const std::string& ending)
{
    constexpr std::array<std::string_view, 15> kEndings = {".aac", ".aif", ".aifc", ".aiff", ".alac",
                                                           ".amr", ".au",  ".caf",  ".m4a",  ".m4b",
                                                           ".mp4", ".oga", ".opus", ".w64",  ".wma"};
    return std::ranges::find(kEndings, ending) != kEndings.end();
}

std::optional<Container> containerOf(const fs::path& file)
{
    const auto extension = endingOf(file);
    if (extension == ".wav")
        return Container::Wav;
    if (extension == ".flac")
        return Container::Flac;
    if (extension == ".ogg")
        return Container::Ogg;
    if (extension == ".mp3")
        return Container::Mp3;
    return std::nullopt;
}

/// Where the master goes, and what is made of it.
struct Destination
{
    fs::path folder;                    ///< of master.wav and timestamps.json
    std::optional<Container> container; ///< of the delivery, when a file was asked for
    fs::path delivery;
};

/// Before an hour is spent on rendering.
Result<Destination> destinationOf(const OpenEpisode& episode, const fs::path& asked)
{
    const auto target = fs::absolute(asked).lexically_normal();
    std::error_code ignored;
    if (isInside(episode.folder / "takes", target))
        return fail(Code::InvalidInput, Reason::OutputInsideInput, target.string());
    const auto container = containerOf(target);
    if (!container) {
        if (isOtherAudio(endingOf(target)) && !fs::exists(target, ignored))
            return fail(Code::InvalidInput, Reason::NameInvalid, target.string(), ".wav, .flac, .mp3, .ogg");
        UNDERSTUDY_CHECK(ensureFolder(target));
        UNDERSTUDY_CHECK(AtomicFile::create(target / "master.wav"));
        return Destination{target, {}, {}};
    }
    // Made and dropped: what would keep us from writing it later is said now.
    UNDERSTUDY_CHECK(AtomicFile::create(target));
    return Destination{episode.folder / "out", container, target};
}

AudioTags tagsOf(const EpisodeSnapshot& snapshot)
{
    const auto& plan = *snapshot.plan;
    AudioTags tags;
    tags.title = plan.header.title;
    tags.artist = plan.header.author;
    const auto& starts = snapshot.timeline->sectionStarts;
    for (std::size_t i = 0; i < starts.size() && i < plan.sectionTitles.size(); ++i)
        tags.chapters.push_back({toSeconds(starts[i], kStudioRate), plan.sectionTitles[i]});
    return tags;
}

Result<void> deliver(const fs::path& master, const Destination& to, AudioTags tags, JobContext& context)
{
    UNDERSTUDY_TRY(auto reader, AudioReader::open(master));
    const auto rate = reader.info().rate;
    UNDERSTUDY_TRY(auto writer, AudioWriter::create(to.delivery, {.rate = rate, .container = *to.container}));
    writer.setTags(std::move(tags));
    std::vector<float> block(1U << 16U);
    for (Frames done; !context.cancelled();) {
        UNDERSTUDY_TRY(const auto got, reader.read(block));
        if (got == Frames(0))
            return writer.commit();
        UNDERSTUDY_CHECK(writer.write(std::span(block).first(static_cast<std::size_t>(got.value))));
        done += got;
        context.report({Stage::Writing, toSeconds(done, rate).value,
                        toSeconds(reader.info().length, rate).value, ProgressUnit::AudioSeconds,
                        to.delivery.filename().string()});
    }
    return fail(Code::Cancelled);
}

/// Why a sound has no length.
Failure unreadable(const fs::path& folder, const fs::path& sound)
{
    const auto file = (folder / sound).lexically_normal();
    if (!isInside(folder, sound))
        return fail(Code::NotFound, Reason::FileMissing, file.string());
    if (const auto reader = AudioReader::open(file); !reader)
        return Failure(reader.error());
    return fail(Code::InvalidInput, Reason::NoFrames, file.string());
}

/// A stale take says what the script no longer says: it is no part of a master.
Result<void> checkComplete(const OpenEpisode& episode, const EpisodeSnapshot& snapshot, const Destination& to)
{
    UNDERSTUDY_CHECK(checkRenderable(snapshot));
    const auto& plan = *snapshot.plan;
    const auto missing = plan.lines.size() - plan.count(LineState::Fresh) - plan.count(LineState::Locked);
    if (missing > 0)
        return fail(Code::InvalidInput, Reason::LinesNotRendered, snapshot.id.value, std::to_string(missing));
    for (const auto& placed : plan.audio) {
        const auto sound = (episode.folder / placed.cue.path).lexically_normal();
        if (episode.planner->audioLength(placed.cue.path) == Frames(0))
            return unreadable(episode.folder, placed.cue.path);
        if (sound == to.delivery || sound == to.folder / "master.wav")
            return fail(Code::InvalidInput, Reason::OutputInsideInput, sound.string());
    }
    return {};
}

} // namespace

Result<MasterReport> EpisodeService::Parts::exportMaster(OpenEpisode& episode, const ExportRequest& request,
                                                         JobContext& context)
{
    UNDERSTUDY_CHECK(store.checkPlace());
    UNDERSTUDY_TRY(const auto to, destinationOf(episode, request.target));
    if (request.renderFirst)
        UNDERSTUDY_CHECK(render(episode, {}, false, context));
    UNDERSTUDY_TRY(const auto snapshot, plan(episode));
    UNDERSTUDY_CHECK(checkComplete(episode, *snapshot, to));
    UNDERSTUDY_CHECK(checkConsents(voices, *snapshot->plan, {}, request.use));
    if (to.container) {
        UNDERSTUDY_CHECK(store.checkWritable());
        UNDERSTUDY_CHECK(ensureFolder(to.folder));
    }
    const MasterInput input{snapshot->plan, snapshot->timeline,       snapshot->mix,
                            episode.folder, to.folder / "master.wav", to.folder / "timestamps.json"};
    auto report = masterEpisode(input, context);
    if (!report)
        return Failure(explained()(std::move(report).error()));
    if (to.container) {
        UNDERSTUDY_CHECK(deliver(input.master, to, tagsOf(*snapshot), context));
        report->master = to.delivery;
    }
    return report;
}

JobHandle<MasterReport> EpisodeService::exportMaster(const EpisodeId& id, ExportRequest request)
{
    auto& parts = *m_parts;
    const auto found = parts.find(id);
    const auto title = found ? (*found)->planner->row().title : id.value;
    const auto token = found && request.renderFirst ? renderToken(*found, {}) : nullptr;
    auto& lane = request.renderFirst ? parts.jobs.compute() : parts.jobs.workers();
    return lane.start<MasterReport>(
        JobKind::EpisodeExport, title,
        [&parts, found, token, request = std::move(request)](JobContext& context) -> Result<MasterReport> {
            if (!found)
                return Failure(found.error());
            return parts.exportMaster(**found, request, context);
        },
        &parts.jobs.board());
}

} // namespace understudy

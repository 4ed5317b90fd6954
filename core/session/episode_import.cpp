// How scripts get into a project: written new, or copied with the sounds they name.

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/session/episode_parts_p.h"
#include "core/session/script_check.h"

#include <set>

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMaxSound{500'000'000};

std::set<std::string> soundsIn(const Script& script)
{
    std::set<std::string> sounds;
    const auto take = [&](const auto& content) {
        if (const auto* cue = std::get_if<AudioCue>(&content))
            sounds.insert(cue->path);
    };
    for (const auto& section : script.sections) {
        for (const auto& block : section.blocks) {
            take(block);
            if (const auto* paragraph = std::get_if<Paragraph>(&block))
                for (const auto& part : paragraph->content)
                    take(part);
        }
    }
    return sounds;
}

/// The copy is newer and of the same size: nobody changed the original since.
bool isCopied(const fs::path& from, const fs::path& to)
{
    const auto before = FileStamp::of(from);
    const auto after = FileStamp::of(to);
    return after.size == before.size && after.modified >= before.modified;
}

/// Sounds that are not there are left to the export to name: a script may be written before its sounds.
Result<void> copySounds(const Script& script, const fs::path& from, const fs::path& to,
                        const std::stop_token& stop)
{
    for (const auto& name : soundsIn(script)) {
        if (stop.stop_requested())
            return fail(Code::Cancelled);
        const auto source = from / name;
        std::error_code error;
        if (!isInside(from, name) || !isInside(to, name) || !fs::is_regular_file(source, error) ||
            isCopied(source, to / name))
            continue;
        if (fs::file_size(source, error) > static_cast<std::uintmax_t>(kMaxSound.value))
            return fail(Code::InvalidInput, Reason::FileTooLarge, source.string(),
                        std::to_string(kMaxSound.value));
        UNDERSTUDY_CHECK(ensureFolder((to / name).parent_path()));
        UNDERSTUDY_TRY(auto copy, AtomicFile::create(to / name));
        fs::copy_file(source, copy.temporaryPath(), fs::copy_options::overwrite_existing, error);
        if (error)
            return Failure(systemError(error.value(), to / name));
        UNDERSTUDY_CHECK(copy.commit());
    }
    return {};
}

std::string titleOf(const ScriptReading& reading, const EpisodeId& id)
{
    return reading.script.header.title.empty() ? id.value : reading.script.header.title;
}

/// What was edited in the project would be lost: `source` comes from an editor that knows nothing of it.
Result<void> checkUnedited(EpisodeService::Parts& parts, const OpenEpisodePtr& episode,
                           const fs::path& source, const std::string& text)
{
    UNDERSTUDY_TRY(const auto* document, parts.document(*episode));
    const auto ours = document->content().text;
    UNDERSTUDY_TRY(const auto imported, parts.store.importedHash(episode->planner->row().id));
    if (ours == text || imported == sha256(ours))
        return {};
    return fail(Code::InvalidInput, Reason::ScriptChangedOutside, episode->script.string(), source.string());
}

} // namespace

Result<EpisodeId> EpisodeService::create(std::string_view name, std::string_view script,
                                         ScriptNotation notation)
{
    auto& store = m_parts->store;
    UNDERSTUDY_CHECK(store.checkWritable());
    if (!isValidName(name))
        return fail(Code::InvalidInput, Reason::NameInvalid, std::string(name));
    const EpisodeId id{std::string(name)};
    const auto folder = store.folder() / "episodes" / id.value;
    std::error_code ignored;
    if (m_parts->find(id) || fs::exists(folder, ignored))
        return fail(Code::InvalidInput, Reason::EpisodeExists, id.value);
    const auto file = folder / scriptFileName(notation);
    UNDERSTUDY_CHECK(checkScriptText(script, file));
    UNDERSTUDY_CHECK(ensureFolder(folder));
    UNDERSTUDY_CHECK(writeFile(file, script));
    UNDERSTUDY_CHECK(store.addEpisode(
        {.id = id, .title = titleOf(readScript(script, notation), id), .notation = notation}));
    m_parts->tell(EpisodeEvent::ListChanged, id);
    return id;
}

Result<EpisodeId> EpisodeService::import(const fs::path& script, WhenEdited whenEdited, std::stop_token stop,
                                         const std::vector<Casting>& castings)
{
    UNDERSTUDY_TRY(const auto import, prepareImport(script, whenEdited, std::move(stop), castings));
    UNDERSTUDY_CHECK(finishImport(import));
    UNDERSTUDY_CHECK(saveImport(import));
    return import.id;
}

Result<EpisodeService::Import> EpisodeService::prepareImport(const fs::path& script, WhenEdited whenEdited,
                                                             std::stop_token stop,
                                                             const std::vector<Casting>& castings)
{
    auto& store = m_parts->store;
    UNDERSTUDY_CHECK(store.checkWritable());
    UNDERSTUDY_TRY(const auto text, readScriptFile(script));
    const EpisodeId id{script.stem().string()};
    if (!isValidName(id.value))
        return fail(Code::InvalidInput, Reason::NameInvalid, id.value);
    const auto notation = notationOf(script, text);
    const auto reading = readScript(text, notation);
    const auto folder = store.folder() / "episodes" / id.value;
    const auto file = folder / scriptFileName(notation);
    const auto original = plainScriptText(text);
    UNDERSTUDY_TRY(auto plain, recast(original, notation, castings, castable(m_parts->voices.statuses())));
    auto hash = sha256(plain);
    std::error_code ignored;
    const auto known = m_parts->find(id);
    if (whenEdited == WhenEdited::Refuse && known && (*known)->script == file && fs::exists(file, ignored))
        UNDERSTUDY_CHECK(checkUnedited(*m_parts, *known, script, plain));
    // The file and its hash before the row: a row always has a script. What a killed import left behind is
    // taken up again.
    UNDERSTUDY_CHECK(ensureFolder(folder));
    UNDERSTUDY_CHECK(copySounds(reading.script, fs::absolute(script).parent_path(), folder, stop));
    if (!fs::exists(file, ignored))
        UNDERSTUDY_CHECK(writeFile(file, text));
    if (!known) {
        UNDERSTUDY_CHECK(store.setImportedHash(id, sha256(original)));
        UNDERSTUDY_CHECK(store.addEpisode({.id = id, .title = titleOf(reading, id), .notation = notation}));
        m_parts->tell(EpisodeEvent::ListChanged, id);
    }
    UNDERSTUDY_TRY(const auto episode, m_parts->find(id));
    if (episode->script != file)
        return fail(Code::InvalidInput, Reason::EpisodeExists, id.value, episode->script.filename().string());
    UNDERSTUDY_CHECK(m_parts->document(*episode));
    return Import{id, std::move(plain), std::move(hash)};
}

Result<void> EpisodeService::finishImport(const Import& import)
{
    UNDERSTUDY_TRY(const auto before, text(import.id));
    return before == import.text ? Result<void>() : m_parts->replaceText(import.id, import.text);
}

Result<void> EpisodeService::saveImport(const Import& import)
{
    UNDERSTUDY_CHECK(save(import.id));
    return m_parts->store.setImportedHash(import.id, import.hash);
}

} // namespace understudy

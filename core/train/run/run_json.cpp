#include "core/base/json_limits.h"
#include "core/base/stored_error.h"
#include "core/train/run/run_info.h"

#include <nlohmann/json.hpp>

namespace understudy {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;

std::optional<RunState> stateNamed(std::string_view text)
{
    for (const auto state : {RunState::New, RunState::Running, RunState::Interrupted, RunState::Stopped,
                             RunState::Failed, RunState::Finished, RunState::EndedEarly})
        if (name(state) == text)
            return state;
    return std::nullopt;
}

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t wholeAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

BaseModel baseFrom(const Json& object)
{
    const auto synthetic = object.find("synthetic");
    return {textAt(object, "id"), textAt(object, "sha256"), synthetic != object.end() && *synthetic == true};
}

std::vector<Rollback> rollbacksFrom(const Json& list)
{
    std::vector<Rollback> rollbacks;
    for (const auto& entry : list)
        if (entry.is_object())
            rollbacks.push_back({wholeAt(entry, "at"), wholeAt(entry, "back_to")});
    return rollbacks;
}

} // namespace

std::string formatRun(const RunInfo& info)
{
    Json rollbacks = Json::array();
    for (const auto& rollback : info.rollbacks)
        rollbacks.push_back({{"at", rollback.at}, {"back_to", rollback.backTo}});
    const Json document = {
        {"format", kFormat},
        {"id", info.id.value},
        {"note", info.note},
        {"created", info.created},
        {"state", name(info.state)},
        {"why", info.why ? Json::parse(formatError(*info.why)) : Json()},
        {"preset", info.preset},
        {"settings", Json::parse(formatSettings(info.settings))},
        {"base", {{"id", info.base.id}, {"sha256", info.base.sha256}, {"synthetic", info.base.isSynthetic}}},
        {"dataset", info.dataset.string()},
        {"consent", info.consent},
        {"machine", info.machine},
        {"rollbacks", std::move(rollbacks)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RunInfo> parseRun(std::string_view text, const std::filesystem::path& folder)
{
    const auto subject = (folder / kRunFile).string();
    const auto damaged = [&](const char* what) {
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, what);
    };
    if (const auto sound = checkJson(text); !sound)
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, sound.error().detail);
    const auto document = Json::parse(text, nullptr, false);
    if (!document.is_object())
        return damaged("it is not a JSON object");
    if (wholeAt(document, "format") > kFormat)
        return fail(Code::Unsupported, subject, "a newer version wrote it");
    const auto state = stateNamed(textAt(document, "state"));
    const auto settings = document.find("settings"), base = document.find("base");
    if (!state)
        return damaged("state");
    if (settings == document.end() || base == document.end() || !base->is_object())
        return damaged("settings or base is missing");
    RunInfo info;
    UNDERSTUDY_TRY(info.settings, parseSettings(settings->dump(), subject));
    info.id = RunId(folder.filename().string());
    info.folder = folder;
    info.note = textAt(document, "note");
    info.created = textAt(document, "created");
    info.preset = textAt(document, "preset");
    info.base = baseFrom(*base);
    info.dataset = textAt(document, "dataset");
    info.consent = textAt(document, "consent");
    info.machine = textAt(document, "machine");
    info.rollbacks = rollbacksFrom(document.value("rollbacks", Json::array()));
    info.state = *state;
    if (const auto why = document.find("why"); why != document.end() && why->is_object())
        info.why = parseError(why->dump());
    return info;
}

} // namespace understudy

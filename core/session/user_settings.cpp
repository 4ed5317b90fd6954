#include "core/base/contract.h"
#include "core/base/files.h"
#include "core/base/json_limits.h"
#include "core/session/settings.h"

#include <nlohmann/json.hpp>

#include <tuple>
#include <utility>

namespace understudy {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMaxRecent = 12;
constexpr Bytes kMaxFile{4'000'000};

/// An empty object where `key` is missing or something else.
json objectIn(const json& parent, const char* key)
{
    const auto found = parent.find(key);
    return found != parent.end() && found->is_object() ? *found : json::object();
}

} // namespace

UserSettings::UserSettings(fs::path file) : m_file(std::move(file))
{
    const auto bytes = readFile(m_file, kMaxFile);
    if (bytes)
        load(*bytes);
    else if (bytes.error().code != Code::NotFound)
        m_unread = bytes.error();
}

void UserSettings::load(const std::string& bytes)
{
    auto root = checkJson(bytes) ? json::parse(bytes, nullptr, false) : json();
    if (!root.is_object()) {
        const fs::path kept = m_file.string() + ".broken";
        std::error_code ignored;
        if (!fs::exists(kept, ignored))
            std::ignore = writeFile(kept, bytes); // the fallbacks serve either way
        return;
    }
    auto settings = objectIn(root, "settings");
    for (const auto& row : settingRows()) {
        const auto text = settings.find(std::string(row.key));
        if (row.scope != SettingScope::User || text == settings.end() || !text->is_string())
            continue;
        if (auto value = parseSetting(row, text->get<std::string>())) {
            m_values[std::string(row.key)] = std::move(*value);
            settings.erase(text);
        }
    }
    const auto state = objectIn(root, "state");
    for (const auto& [key, text] : state.items())
        if (text.is_string())
            m_state[key] = text.get<std::string>();
    if (const auto recent = root.find("recent"); recent != root.end() && recent->is_array())
        for (const auto& folder : *recent)
            if (folder.is_string())
                m_recent.emplace_back(folder.get<std::string>());
    root["settings"] = std::move(settings);
    m_rest = root.dump();
}

SettingValue UserSettings::value(std::string_view key) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_values.find(key); found != m_values.end())
        return found->second;
    const auto* row = findSettingRow(key);
    UNDERSTUDY_ASSERT(row && row->scope == SettingScope::User);
    return row->fallback;
}

Result<void> UserSettings::set(std::string_view key, SettingValue value)
{
    const auto* row = findSettingRow(key);
    if (!row || row->scope != SettingScope::User)
        return fail(Code::InvalidInput, Reason::SettingUnknown, std::string(key));
    UNDERSTUDY_CHECK(checkSetting(*row, value));
    return change(Changed::Setting, [&] { m_values.insert_or_assign(std::string(key), std::move(value)); });
}

Result<void> UserSettings::restoreDefaults()
{
    return change(Changed::Setting, [this] { m_values.clear(); });
}

std::string UserSettings::state(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_state.find(key);
    return found == m_state.end() ? std::string() : found->second;
}

Result<void> UserSettings::setState(const std::string& key, std::string value)
{
    return setStates({{key, std::move(value)}});
}

Result<void> UserSettings::setStates(const std::map<std::string, std::string>& values)
{
    return change(Changed::State, [&] {
        for (const auto& [key, value] : values)
            m_state[key] = value;
    });
}

std::vector<fs::path> UserSettings::recentProjects() const
{
    const std::lock_guard lock(m_mutex);
    return m_recent;
}

Result<void> UserSettings::addRecentProject(const fs::path& folder)
{
    return change(Changed::State, [&] {
        std::erase(m_recent, folder);
        m_recent.insert(m_recent.begin(), folder);
        if (m_recent.size() > kMaxRecent)
            m_recent.resize(kMaxRecent);
    });
}

void UserSettings::setWriteLater(std::function<void(Changed)> isDue)
{
    m_isDue = std::move(isDue);
}

Result<void> UserSettings::change(Changed what, const std::function<void()>& apply)
{
    {
        const std::lock_guard lock(m_mutex);
        apply();
        m_hasChanged = true;
    }
    if (m_unread)
        return Failure(*m_unread);
    if (!m_isDue)
        return save();
    m_isDue(what);
    return {};
}

Result<void> UserSettings::save()
{
    if (m_unread)
        return Failure(*m_unread);
    const std::lock_guard writing(m_fileMutex);
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_hasChanged, false))
            return {};
    }
    auto done = ensureFolder(m_file.parent_path());
    if (done)
        done = writeFile(m_file, written());
    if (!done) {
        const std::lock_guard lock(m_mutex);
        m_hasChanged = true;
    }
    return done;
}

/// What the file should hold.
std::string UserSettings::written()
{
    auto root = m_rest.empty() ? json::object() : json::parse(m_rest);
    const auto version = root.find("version");
    if (version == root.end() || !version->is_number_integer() || version->get<std::int64_t>() < kVersion)
        root["version"] = kVersion;
    const std::lock_guard lock(m_mutex);
    for (const auto& [key, value] : m_values)
        root["settings"][key] = formatSetting(value);
    root["state"] = m_state;
    root["recent"] = json::array();
    for (const auto& folder : m_recent)
        root["recent"].push_back(folder.string());
    // State and paths may hold any bytes; what is not UTF-8 is replaced rather than thrown about.
    return root.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace understudy

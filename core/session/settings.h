// Settings: one row each, from which form, flag, HTTP field and documentation come. Project rows live in
// project.db and are undoable; user rows live in the user's settings file.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace understudy {

using SettingValue = std::variant<bool, std::int64_t, double, std::string>;

enum class SettingScope
{
    User,
    Project
};

struct SettingRow
{
    std::string_view key; ///< "mix.evenness"; also the flag --mix-evenness
    SettingScope scope = SettingScope::User;
    SettingValue fallback;
    double minimum = 0, maximum = 0;           ///< for numbers
    std::span<const std::string_view> choices; ///< for strings; empty: free text
};

std::span<const SettingRow> settingRows();
const SettingRow* findSettingRow(std::string_view key);

/// Reads "0.5" for a row; SettingOutOfRange or SettingUnknown when it does not fit.
Result<SettingValue> parseSetting(const SettingRow& row, std::string_view text);
std::string formatSetting(const SettingValue& value);
/// Type, range and choices.
Result<void> checkSetting(const SettingRow& row, const SettingValue& value);

/// The user's own settings: config folder, settings.json. Thread-safe.
class UserSettings
{
public:
    /// Values that cannot be read fall back; what is not known here, as of a newer version, stays in the file.
    /// Of a file that is no JSON the bytes are kept beside it once (settings.json.broken); one that cannot be
    /// read at all is not written over: every change then says why.
    explicit UserSettings(std::filesystem::path file);

    /// Of a row of SettingScope::User; another key is a mistake of the caller.
    SettingValue value(std::string_view key) const;
    template<typename T>
    T get(std::string_view key) const
    {
        return std::get<T>(value(key));
    }
    Result<void> set(std::string_view key, SettingValue value);
    Result<void> restoreDefaults();
    /// State of the window and such: free keys, not settings.
    std::string state(const std::string& key) const;
    Result<void> setState(const std::string& key, std::string value);
    /// Several at once: the file is written once.
    Result<void> setStates(const std::map<std::string, std::string>& values);
    std::vector<std::filesystem::path> recentProjects() const;
    Result<void> addRecentProject(const std::filesystem::path& folder);

    enum class Changed
    {
        Setting,
        State ///< nobody asked for it
    };
    /// For who must not wait for the disk: a change only calls `isDue`, and save() writes it, on any thread.
    /// Empty, as it begins: each change is written at once.
    void setWriteLater(std::function<void(Changed)> isDue);
    /// Writes what changed since it was written last.
    Result<void> save();

private:
    void load(const std::string& bytes);
    /// Applies it under the lock, then writes it, now or later.
    Result<void> change(Changed what, const std::function<void()>& apply);
    std::string written();
    std::filesystem::path m_file;
    std::optional<Error> m_unread; ///< why the file cannot be read
    std::string m_rest;            ///< JSON: what of the file is not known here; empty: nothing
    std::function<void(Changed)> m_isDue;
    std::mutex m_fileMutex; // taken before m_mutex; by who writes
    mutable std::mutex m_mutex;
    bool m_hasChanged = false; // under m_mutex; since it was written
    std::map<std::string, SettingValue, std::less<>> m_values; // under m_mutex
    std::map<std::string, std::string> m_state;                // under m_mutex
    std::vector<std::filesystem::path> m_recent;               // under m_mutex
};

} // namespace understudy

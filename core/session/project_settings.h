// Settings kept in the project: how its episodes are mixed and its clips judged. Changes are undoable edits.
#pragma once

#include "core/data/qc/grading.h"
#include "core/episode/timeline.h"
#include "core/session/settings.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace understudy {

class ProjectStore;
class EditHistory;

/// Thread-safe.
class ProjectSettings
{
public:
    ProjectSettings(ProjectStore& store, EditHistory& history);

    /// Of a row of SettingScope::Project; another key is a mistake of the caller. What cannot be read is the
    /// default.
    SettingValue value(std::string_view key) const;
    template<typename T>
    T get(std::string_view key) const
    {
        return std::get<T>(value(key));
    }
    /// SettingUnknown, SettingOutOfRange (for limits as setLimit), ProjectReadOnly.
    Result<void> set(std::string_view key, const SettingValue& value);

    MixSettings mix() const;
    /// Sets those limits of the review that are not the defaults. What a newer version set is left out.
    void applyTo(std::vector<Limit>& limits) const;
    /// Told after every change, also by undo and redo, on the thread that made it.
    void setListener(std::function<void()> changed);

private:
    friend class SettingEdit;
    void tell() const;

    ProjectStore* m_store;
    EditHistory* m_history;
    mutable std::mutex m_mutex;
    std::function<void()> m_changed; // under m_mutex
};

} // namespace understudy

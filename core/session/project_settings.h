// Settings kept in the project: mix and rendering. Changes are undoable edits.
#pragma once

#include "core/session/settings.h"

#include <memory>

namespace understudy {

class ProjectStore;
class EditHistory;

class ProjectSettings
{
public:
    ProjectSettings(ProjectStore& store, EditHistory& history);
    SettingValue value(std::string_view key) const;
    template<typename T>
    T get(std::string_view key) const
    {
        return std::get<T>(value(key));
    }
    Result<void> set(std::string_view key, SettingValue value);

private:
    ProjectStore* m_store;
    EditHistory* m_history;
};

} // namespace understudy

// How ProjectStore uses SQLite: under its lock, with exceptions turned into errors.
#pragma once

#include "core/session/project_store_p.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace understudy {

/// How a file is kept: what lies in the project's folder goes with it when that is moved.
std::string storedPath(const std::filesystem::path& project, const std::filesystem::path& file);

/// Runs under the lock; `function` returns a Result.
template<typename Function>
auto ProjectStore::guarded(const Function& function) const -> decltype(function())
{
    const std::lock_guard lock(m_mutex);
    try {
        return function();
    } catch (const SQLite::Exception& e) {
        return Failure(errorOf(e));
    }
}

/// As guarded(), but `function` gets a connection that reads, and nobody waits for it.
template<typename Function>
auto ProjectStore::apart(const Function& function) const
    -> decltype(function(std::declval<SQLite::Database&>()))
{
    try {
        const auto database = reader();
        return function(*database);
    } catch (const SQLite::Exception& e) {
        return Failure(errorOf(e));
    }
}

} // namespace understudy

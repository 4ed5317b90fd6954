// How ProjectStore uses SQLite: under its lock, with exceptions turned into errors.
#pragma once

#include "core/session/project_store_p.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace understudy {

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

} // namespace understudy

// The schema of project.db: its version, and the steps from each older version to the next.
#pragma once

namespace SQLite {
class Database;
}

namespace understudy {

/// `PRAGMA user_version` of the files we write. Raised by one with each entry added to the steps.
extern const int kSchemaVersion;
/// `PRAGMA application_id`, "UNDS": tells our file from any other database, and from an emptied one.
inline constexpr int kApplicationId = 0x554E4453;

/// From `version` to kSchemaVersion, in one transaction. Throws SQLite::Exception.
void migrate(SQLite::Database& database, int version);

} // namespace understudy

#include "core/session/project_schema_p.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <string>

namespace understudy {

namespace {

/// Step n leads from version n to n + 1. A step that was ever released is never changed.
constexpr std::array kSteps = {
    // 0 -> 1: an empty database that carries our application id
    R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE episodes (
    id TEXT PRIMARY KEY,                 -- name of the folder below episodes/
    title TEXT NOT NULL,
    notation TEXT NOT NULL,              -- markdown, json
    created TEXT NOT NULL,               -- ISO 8601, UTC
    lines INTEGER NOT NULL DEFAULT 0,    -- the rest: as of the last plan, for lists
    fresh INTEGER NOT NULL DEFAULT 0,
    length REAL NOT NULL DEFAULT 0,      -- seconds
    problems INTEGER NOT NULL DEFAULT 0);
CREATE TABLE lines (
    episode TEXT NOT NULL REFERENCES episodes(id),
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    text TEXT NOT NULL,
    section INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    PRIMARY KEY (episode, id)) WITHOUT ROWID;
CREATE TABLE takes (
    episode TEXT NOT NULL REFERENCES episodes(id),
    line TEXT NOT NULL,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    receipt TEXT NOT NULL,               -- JSON
    figures TEXT NOT NULL,               -- JSON
    UNIQUE (episode, line, number));
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
)",
    // 1 -> 2
    R"(
CREATE TABLE consents (
    subject TEXT PRIMARY KEY,            -- name of the voice; empty: the project's speaker
    record TEXT NOT NULL) WITHOUT ROWID; -- as in consent.json
)",
    // 2 -> 3: what was measured, and what a person said of it, in tables of their own
    R"(
CREATE TABLE recordings (
    id TEXT PRIMARY KEY,
    file TEXT NOT NULL,                  -- the original, absolute
    sha256 TEXT NOT NULL UNIQUE,         -- of its bytes
    info TEXT NOT NULL,                  -- JSON
    speech REAL NOT NULL,                -- seconds
    numbers INTEGER NOT NULL);           -- given to clips so far
CREATE TABLE clips (
    id TEXT PRIMARY KEY,
    recording TEXT NOT NULL REFERENCES recordings(id),
    row TEXT NOT NULL,                   -- JSON as in metadata.jsonl
    print TEXT NOT NULL);                -- JSON; empty for one made of others
CREATE TABLE reviews (
    clip TEXT PRIMARY KEY REFERENCES clips(id),
    verdict TEXT NOT NULL,               -- none, accepted, rejected, unsure
    reason TEXT NOT NULL,
    trim_begin INTEGER,                  -- frames of the recording; NULL: as it was cut
    trim_end INTEGER,
    text TEXT,                           -- NULL: as it was measured
    replaced INTEGER NOT NULL,           -- by the clips it was split or merged into
    changed TEXT NOT NULL);              -- ISO 8601, UTC
)",
};

} // namespace

const int kSchemaVersion = static_cast<int>(kSteps.size());

void migrate(SQLite::Database& database, int version)
{
    if (version == kSchemaVersion)
        return;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (auto step = static_cast<std::size_t>(version); step < kSteps.size(); ++step)
        database.exec(kSteps.at(step));
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    transaction.commit();
}

} // namespace understudy

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
    // 3 -> 4: a second pass over a sample of what was accepted
    R"(
CREATE TABLE blind_passes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seed INTEGER NOT NULL,               -- of the draw
    accepted INTEGER NOT NULL,           -- clips it was drawn from
    begun TEXT NOT NULL);                -- ISO 8601, UTC
CREATE TABLE blind_answers (
    pass INTEGER NOT NULL REFERENCES blind_passes(id),
    place INTEGER NOT NULL,              -- in the order of hearing
    clip TEXT NOT NULL REFERENCES clips(id),
    verdict TEXT NOT NULL,               -- none: not heard yet; accepted; rejected: a defect
    reason TEXT NOT NULL,
    PRIMARY KEY (pass, place)) WITHOUT ROWID;
)",
    // 4 -> 5: clips measured again, as they were trimmed or repaired since
    R"(
ALTER TABLE recordings ADD COLUMN repairs TEXT NOT NULL DEFAULT ''; -- JSON, as at its import; empty: none
-- What is set may have been changed since; where no repair was made then, it was.
UPDATE recordings SET repairs = COALESCE((SELECT value FROM settings WHERE key = 'repairs/' || id), '')
    WHERE CASE WHEN json_valid(info) THEN COALESCE(
        json_extract(info, '$.hum_before'), json_extract(info, '$.high_pass_hz'),
        json_extract(info, '$.denoise_db'), json_extract(info, '$.clicks_repaired')) END IS NOT NULL;
CREATE TABLE measures (
    clip TEXT PRIMARY KEY REFERENCES clips(id),
    repairs TEXT NOT NULL,               -- JSON; empty: none
    row TEXT NOT NULL) WITHOUT ROWID;    -- as in clips, of the span that was heard
)",
    // 5 -> 6: an import that was stopped, or that a crash ended, can go on
    R"(
CREATE TABLE imports (
    file TEXT PRIMARY KEY,               -- as recordings.file
    done INTEGER NOT NULL) WITHOUT ROWID; -- 1: taken in or refused, while the others are not
)",
    // 6 -> 7: the span that a text was written for, in frames of the recording; NULL: as trimmed
    R"(
ALTER TABLE reviews ADD COLUMN text_begin INTEGER;
ALTER TABLE reviews ADD COLUMN text_end INTEGER;
)",
    // 7 -> 8: what was wrong with a file of an import that goes on later
    R"(
ALTER TABLE imports ADD COLUMN error TEXT NOT NULL DEFAULT ''; -- JSON; empty: nothing
)",
    // 8 -> 9: what was compared by ear, and what listeners answered
    R"(
CREATE TABLE comparisons (
    id INTEGER PRIMARY KEY,              -- of the folder compare-<id>
    plan TEXT NOT NULL,                  -- JSON: what is compared, on what, in which order
    state TEXT NOT NULL,                 -- open, ended, removed
    begun TEXT NOT NULL);                -- ISO 8601, UTC
CREATE TABLE comparison_answers (
    comparison INTEGER NOT NULL REFERENCES comparisons(id),
    listener TEXT NOT NULL,
    trial INTEGER NOT NULL,              -- of the plan, from 0
    choice INTEGER NOT NULL,             -- 0 the first, 1 the second; of opinions 1 to 5
    switches INTEGER NOT NULL,           -- between the sounds
    seconds REAL NOT NULL,               -- from the trial's start
    given TEXT NOT NULL,                 -- ISO 8601, UTC
    PRIMARY KEY (comparison, listener, trial)) WITHOUT ROWID;
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

// The tables of project.db that comparisons need.

#include "core/base/log.h"
#include "core/session/comparing/comparison.h"
#include "core/session/project_store_guard_p.h"

#include <SQLiteCpp/VariadicBind.h>

#include <charconv>

namespace understudy {

namespace {

constexpr std::string_view kPrefix = "compare-";
constexpr const char* kNow = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

/// None: it is no id of ours.
std::optional<std::int64_t> numberOf(const ComparisonId& id)
{
    if (!id.value.starts_with(kPrefix))
        return {};
    std::int64_t number = 0;
    const auto digits = std::string_view(id.value).substr(kPrefix.size());
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(number)
                                                                               : std::nullopt;
}

std::vector<ListeningAnswer> answersTo(SQLite::Database& database, std::int64_t comparison)
{
    SQLite::Statement query(database, "SELECT trial, choice, listener, given, switches, seconds FROM "
                                      "comparison_answers WHERE comparison = ? ORDER BY listener, trial");
    query.bind(1, comparison);
    std::vector<ListeningAnswer> answers;
    while (query.executeStep())
        answers.push_back({static_cast<std::size_t>(query.getColumn(0).getInt64()),
                           query.getColumn(1).getInt(), query.getColumn(2).getString(),
                           query.getColumn(3).getString(), query.getColumn(4).getInt(),
                           query.getColumn(5).getDouble()});
    return answers;
}

} // namespace

Result<ComparisonId> ProjectStore::nextComparison() const
{
    return guarded([&]() -> Result<ComparisonId> {
        SQLite::Statement query(*m_database, "SELECT COALESCE(MAX(id), 0) + 1 FROM comparisons");
        query.executeStep();
        return ComparisonId(std::string(kPrefix) + query.getColumn(0).getString());
    });
}

Result<void> ProjectStore::addComparison(const ComparisonId& id, const ComparisonPlan& plan)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement insert(*m_database,
                                 std::string("INSERT INTO comparisons VALUES (?, ?, 'open', ") + kNow + ")");
        SQLite::bind(insert, numberOf(id).value_or(-1), formatPlan(plan));
        insert.exec();
        return {};
    });
}

Result<std::vector<Comparison>> ProjectStore::comparisons() const
{
    return guarded([&]() -> Result<std::vector<Comparison>> {
        SQLite::Statement query(*m_database, "SELECT id, plan, state, begun FROM comparisons "
                                             "WHERE state != 'removed' ORDER BY id DESC");
        std::vector<Comparison> all;
        while (query.executeStep()) {
            const auto plan = parsePlan(query.getColumn(1).getString());
            const auto number = query.getColumn(0).getInt64();
            const auto id = std::string(kPrefix) + std::to_string(number);
            if (!plan) { // one that a newer program made, or somebody changed, keeps no other from being seen
                log::error({plan.error().code,
                            Reason::ProjectCorrupt,
                            m_folder.string(),
                            id + ": " + plan.error().detail,
                            {}});
                continue;
            }
            all.push_back({ComparisonId(id), *plan, query.getColumn(3).getString(),
                           query.getColumn(2).getString() == "ended", answersTo(*m_database, number)});
        }
        return all;
    });
}

Result<void> ProjectStore::setComparisonState(const ComparisonId& id, std::string_view state)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement update(*m_database, "UPDATE comparisons SET state = ? WHERE id = ?");
        SQLite::bind(update, std::string(state), numberOf(id).value_or(-1));
        if (update.exec() == 0)
            return fail(Code::NotFound, Reason::ComparisonUnknown, id.value);
        return {};
    });
}

Result<std::string> ProjectStore::comparisonState(const ComparisonId& id) const
{
    return guarded([&]() -> Result<std::string> {
        SQLite::Statement query(*m_database, "SELECT state FROM comparisons WHERE id = ?");
        query.bind(1, numberOf(id).value_or(-1));
        if (!query.executeStep())
            return fail(Code::NotFound, Reason::ComparisonUnknown, id.value);
        return query.getColumn(0).getString();
    });
}

Result<void> ProjectStore::addAnswers(const ComparisonId& id, std::span<const ListeningAnswer> answers)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(*m_database);
        for (const auto& answer : answers) {
            // Answers are final: the first to a trial stays.
            SQLite::Statement insert(
                *m_database, std::string("INSERT OR IGNORE INTO comparison_answers VALUES (?, ?, ?, ?, ?, "
                                         "?, COALESCE(NULLIF(?, ''), ") +
                                 kNow + "))");
            SQLite::bind(insert, numberOf(id).value_or(-1), answer.listener,
                         static_cast<std::int64_t>(answer.trial), answer.choice, answer.switches,
                         answer.seconds, answer.time);
            insert.exec();
        }
        transaction.commit();
        return {};
    });
}

} // namespace understudy

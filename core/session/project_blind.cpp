// The tables of project.db that a second, blind pass needs.

#include "core/data/dataset/dataset_row.h"
#include "core/session/blind_pass.h"
#include "core/session/project_store_guard_p.h"

#include <SQLiteCpp/VariadicBind.h>

namespace understudy {

Result<BlindPass> ProjectStore::addBlindPass(BlindPass pass)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<BlindPass> {
        SQLite::Transaction transaction(*m_database);
        SQLite::Statement insert(*m_database,
                                 "INSERT INTO blind_passes (seed, accepted, begun) VALUES "
                                 "(?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) RETURNING id, begun");
        // SQLite's integers have a sign.
        SQLite::bind(insert, static_cast<std::int64_t>(pass.seed), pass.accepted);
        insert.executeStep();
        pass.id = insert.getColumn(0).getInt64();
        pass.begun = insert.getColumn(1).getString();
        insert.reset();
        for (std::size_t i = 0; i < pass.answers.size(); ++i) {
            SQLite::Statement clip(*m_database, "INSERT INTO blind_answers VALUES (?, ?, ?, 'none', '')");
            SQLite::bind(clip, pass.id, static_cast<std::int64_t>(i), pass.answers[i].clip);
            clip.exec();
        }
        transaction.commit();
        return pass;
    });
}

Result<std::optional<BlindPass>> ProjectStore::blindPass() const
{
    return guarded([&]() -> Result<std::optional<BlindPass>> {
        SQLite::Statement newest(*m_database, "SELECT id, seed, accepted, begun FROM blind_passes "
                                              "ORDER BY id DESC LIMIT 1");
        if (!newest.executeStep())
            return std::nullopt;
        BlindPass pass{newest.getColumn(0).getInt64(),
                       static_cast<std::uint64_t>(newest.getColumn(1).getInt64()),
                       newest.getColumn(2).getInt(),
                       newest.getColumn(3).getString(),
                       {}};
        SQLite::Statement query(*m_database, "SELECT clip, verdict, reason FROM blind_answers "
                                             "WHERE pass = ? ORDER BY place");
        query.bind(1, pass.id);
        while (query.executeStep()) {
            const auto verdict = verdictNamed(query.getColumn(1).getString());
            const auto reason = rejectReasonNamed(query.getColumn(2).getString());
            if (!verdict || !reason || *verdict == Verdict::Unsure)
                return fail(Code::Corrupt, Reason::ProjectCorrupt, m_folder.string(),
                            query.getColumn(0).getString());
            pass.answers.push_back({query.getColumn(0).getString(), *verdict, *reason});
        }
        return pass;
    });
}

Result<void> ProjectStore::setBlindAnswer(std::int64_t pass, const BlindAnswer& answer)
{
    UNDERSTUDY_CHECK(checkWritable());
    return guarded([&]() -> Result<void> {
        SQLite::Statement update(*m_database, "UPDATE blind_answers SET verdict = ?, reason = ? "
                                              "WHERE pass = ? AND clip = ?");
        SQLite::bind(update, std::string(name(answer.verdict)), std::string(name(answer.reason)), pass,
                     answer.clip);
        if (update.exec() == 0)
            return fail(Code::NotFound, answer.clip);
        return {};
    });
}

} // namespace understudy

// What a person does in a review: stored at once, and kept in memory as long as the disk does not take it.

#include "core/session/review_desk_p.h"

#include <algorithm>

namespace understudy {

Result<ReviewChange> ReviewDesk::change(const MakeChange& make)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    auto limits = this->limits();
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    m_book->setLimits(std::move(limits));
    UNDERSTUDY_TRY(const auto change, make(*m_book));
    if (change.isEmpty())
        return change;
    auto inverse = m_book->inverseOf(change);
    UNDERSTUDY_CHECK(keep(change));
    m_book->apply(change);
    const auto now = take();
    lock.unlock();
    tell(now);
    return inverse;
}

/// A disk that is full, or fails, may take it later: what somebody did is not lost for that.
Result<void> ReviewDesk::keep(Kept kept)
{
    m_kept.push_back(std::move(kept));
    if (const auto stored = storeAll(); !stored && stored.error().code != Code::Io) {
        m_kept.pop_back();
        if (m_kept.empty())
            m_whyKept.reset();
        return stored;
    }
    return {};
}

Result<void> ReviewDesk::store(const Kept& kept)
{
    if (const auto* change = std::get_if<ReviewChange>(&kept))
        return m_store.changeReviews(*change);
    const auto& [pass, answer] = std::get<KeptAnswer>(kept);
    return m_store.setBlindAnswer(pass, answer);
}

Result<void> ReviewDesk::storeAll()
{
    while (!m_kept.empty()) {
        if (const auto stored = store(m_kept.front()); !stored) {
            m_whyKept = stored.error();
            return stored;
        }
        m_kept.pop_front();
    }
    m_whyKept.reset();
    return {};
}

Result<void> ReviewDesk::storeKept()
{
    std::unique_lock lock(m_mutex);
    if (m_kept.empty())
        return {};
    const auto stored = storeAll();
    const auto now = take();
    lock.unlock();
    publish(now);
    return stored;
}

Result<void> ReviewDesk::answerBlindly(std::int64_t pass, const BlindAnswer& answer)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    std::unique_lock lock(m_mutex);
    UNDERSTUDY_CHECK(load());
    const bool wasKept = !m_kept.empty();
    UNDERSTUDY_CHECK(keep(KeptAnswer{pass, answer}));
    if (!wasKept && m_kept.empty())
        return {};
    const auto now = take();
    lock.unlock();
    publish(now);
    return {};
}

Result<std::optional<BlindPass>> ReviewDesk::blindPass()
{
    const std::lock_guard lock(m_mutex);
    UNDERSTUDY_TRY(auto pass, m_store.blindPass());
    for (const auto& kept : m_kept)
        if (const auto* told = std::get_if<KeptAnswer>(&kept); told != nullptr && pass && told->pass == pass->id) {
            const auto answer = std::ranges::find(pass->answers, told->answer.clip, &BlindAnswer::clip);
            if (answer != pass->answers.end())
                *answer = told->answer;
        }
    return pass;
}

} // namespace understudy

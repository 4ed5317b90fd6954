#include "core/model/whisper/whisper_rules_p.h"

#include <limits>

namespace understudy {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

void forbid(at::Tensor& row, std::int64_t first, std::int64_t end)
{
    if (end > first)
        row.narrow(0, first, end - first).fill_(kNever);
}

at::Tensor idsOf(const std::vector<std::int64_t>& ids)
{
    return ids.empty() ? at::Tensor() : at::tensor(ids, at::kLong);
}

} // namespace

WhisperRules::WhisperRules(const WhisperMarks& marks, const WhisperGeneration& generation, WhisperTimes times,
                           bool suppresses)
    : m_marks(marks), m_latestBegin(generation.latestBegin), m_times(times)
{
    if (!suppresses)
        return;
    auto never = generation.suppressed;
    never.insert(never.end(), {marks.translate, marks.transcribe, marks.start, marks.startOfPrevious,
                               marks.startOfModel, marks.noSpeech});
    m_suppressed = idsOf(never);
    m_suppressedAtBegin = idsOf(generation.suppressedAtBegin);
}

void WhisperRules::apply(at::Tensor& logits, const std::vector<std::vector<std::int64_t>>& said) const
{
    if (said.front().empty() && m_suppressedAtBegin.defined())
        logits.index_fill_(1, m_suppressedAtBegin, kNever);
    if (m_suppressed.defined())
        logits.index_fill_(1, m_suppressed, kNever);
    if (m_times == WhisperTimes::None)
        return;
    for (std::size_t row = 0; row < said.size(); ++row)
        applyTimes(logits[std::int64_t(row)], said[row]);
}

void WhisperRules::applyTimes(at::Tensor row, const std::vector<std::int64_t>& said) const
{
    const auto first = m_marks.firstTime, vocabulary = row.size(0);
    forbid(row, m_marks.noTimestamps, m_marks.noTimestamps + 1);
    const auto isTimeFromEnd = [&](std::size_t back) { return m_marks.isTime(said[said.size() - back]); };
    const bool lastIsTime = !said.empty() && isTimeFromEnd(1);
    const bool isPair = said.size() < 2 || isTimeFromEnd(2);
    // Times come in pairs, an end and a beginning, but for the first one.
    if (lastIsTime && isPair)
        forbid(row, first, vocabulary);
    if (lastIsTime && !isPair)
        forbid(row, 0, m_marks.end);
    const auto latest = std::find_if(said.rbegin(), said.rend(), [&](auto id) { return m_marks.isTime(id); });
    if (latest != said.rend()) // they never go back, and no segment is without length
        forbid(row, first, std::min(*latest + (lastIsTime && !isPair ? 0 : 1), vocabulary));
    if (said.empty()) {
        forbid(row, 0, first);
        forbid(row, std::min(first + m_latestBegin + 1, vocabulary), vocabulary);
    }
    // All times together are likelier than the likeliest word.
    const auto likely = row.log_softmax(0);
    const auto times = likely.narrow(0, first, vocabulary - first).logsumexp(0).item<float>();
    if (times > likely.narrow(0, 0, first).max().item<float>())
        forbid(row, 0, first);
}

} // namespace understudy

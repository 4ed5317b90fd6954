#include "app/desktop/review/review_pace.h"

#include "widgets/words/progress_text.h"

namespace understudy {

void ReviewPace::add(int verdicts)
{
    if (!m_since.isValid())
        m_since.start();
    m_count += verdicts;
}

QString ReviewPace::text() const
{
    constexpr double kTooShort = 0.05; // minutes: no rate yet
    if (!m_since.isValid())
        return {};
    const double minutes = double(m_since.elapsed()) / 60'000;
    const auto rate = minutes > kTooShort ? m_count / minutes : 0;
    return tr("%1 min, %2 clips a minute").arg(int(minutes)).arg(words::number(rate, 1));
}

} // namespace understudy

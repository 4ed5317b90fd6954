#include "app/desktop/review/review_pace.h"

#include "widgets/words/progress_text.h"

namespace understudy {

void ReviewPace::hear(const std::string& clip)
{
    if (!m_since.isValid())
        m_since.start();
    m_heard.insert(clip);
}

void ReviewPace::judge(const std::vector<std::string>& clips)
{
    for (const auto& clip : clips)
        m_judged += int(m_heard.erase(clip));
}

QString ReviewPace::text() const
{
    const double minutes = m_since.isValid() ? double(m_since.elapsed()) / 60'000 : 0;
    if (m_judged == 0 || minutes < 1)
        return {};
    return tr("%1 min, %2 clips a minute").arg(int(minutes)).arg(words::number(m_judged / minutes, 1));
}

} // namespace understudy
